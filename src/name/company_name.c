/*
 * company_name.c
 *	  Names of companies in SQL: reading, comparing, aliases.
 *
 * The texts are composed (NFKC) and read by code point, so the answers do not
 * depend on locale or collation. Aliases are parsed once for a call site: each
 * name's key belongs to a class, and two names are aliases when their keys share
 * one, so that pairs may form chains.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "core/company/compare.h"
#include "core/text/fold.h"
#include "core/company/legal_form.h"
#include "core/company/trade_word.h"
#include "core/cluster/union_find.h"
#include "core/text/utf8.h"

PG_FUNCTION_INFO_V1(dbm_sql_parse_company_name);
PG_FUNCTION_INFO_V1(dbm_sql_company_similarity);
PG_FUNCTION_INFO_V1(dbm_sql_company_level);
PG_FUNCTION_INFO_V1(dbm_sql_default_legal_forms);
PG_FUNCTION_INFO_V1(dbm_sql_default_trade_words);

#define COMPANY_FIELDS 12

/*
 * Further legal forms.
 */

static bool
is_letter_point(uint32_t c)
{
	return c >= 0x80 || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

/* How many code points at the end are the folded form; 0 when it is not there or is all. */
static size_t
form_at_end(const uint32_t *points, size_t n, const uint32_t *form, size_t length)
{
	size_t		left = n;

	while (length > 0)
	{
		uint32_t	folded[DBM_FOLD_GROWTH];
		size_t		count;

		/* marks and blanks do not count on either side */
		if (!is_letter_point(form[length - 1]))
		{
			length--;
			continue;
		}
		if (left == 0)
			return 0;
		count = dbm_fold(points + --left, 1, folded);
		if (count == 1 && !is_letter_point(folded[0]))
			continue;
		if (count > length || memcmp(folded, form + length - count, count * sizeof(uint32_t)) != 0)
			return 0;
		length -= count;
	}
	/* a word in Latin letters begins behind a blank */
	if (left == 0 || (points[left] < 0x80 && is_letter_point(points[left - 1])))
		return 0;
	return n - left;
}

static size_t
strip_forms(const uint32_t *points, size_t n, ArrayType *forms)
{
	Datum	   *items;
	bool	   *nulls;
	int			count;

	if (forms == NULL)
		return n;
	deconstruct_array(forms, TEXTOID, -1, false, TYPALIGN_INT, &items, &nulls, &count);
	for (int i = 0; i < count; i++)
	{
		text	   *item;
		uint32_t   *form;
		size_t		length;

		if (nulls[i])
			continue;
		item = DatumGetTextPP(items[i]);
		form = dbm_folded_points(VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item), &length);
		while (n > 0 && dbm_blank(points[n - 1]))
			n--;
		n -= length == 0 ? 0 : form_at_end(points, n, form, length);
	}
	return n;
}

static uint32_t *
read_name(text *value, ArrayType *forms, dbm_company_name *name)
{
	size_t		n;
	uint32_t   *points = dbm_text_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &n);

	dbm_company_name_parse(points, strip_forms(points, n, forms), name);
	return points;
}

/*
 * Reading.
 */

static Datum
typed(const uint32_t *points, dbm_span span, bool *isnull)
{
	*isnull = span.from == span.to;
	return *isnull ? (Datum) 0 :
		PointerGetDatum(dbm_points_text(points + span.from, span.to - span.from));
}

static Datum
known(const char *word, bool *isnull)
{
	*isnull = word == NULL;
	return word == NULL ? (Datum) 0 : CStringGetTextDatum(word);
}

static Datum
brand_of(const dbm_company_name *name, bool *isnull)
{
	uint32_t	out[2 * DBM_COMPANY_POINTS];
	size_t		n = 0;

	for (int i = 0; i < name->n_tokens; i++)
	{
		const dbm_company_token *token = &name->token[i];

		if (token->kind != DBM_TOKEN_BRAND && token->kind != DBM_TOKEN_NUMBER)
			continue;
		if (n > 0)
			out[n++] = ' ';
		memcpy(out + n, name->points + token->start, token->length * sizeof(uint32_t));
		n += token->length;
	}
	*isnull = n == 0;
	return *isnull ? (Datum) 0 : PointerGetDatum(dbm_points_text(out, n));
}

static Datum
trades_of(const dbm_company_name *name)
{
	Datum		words[DBM_COMPANY_TOKENS];
	int			count = 0;

	for (int i = 0; i < name->n_tokens; i++)
	{
		const dbm_company_token *token = &name->token[i];

		if (token->kind == DBM_TOKEN_TRADE)
			words[count++] = PointerGetDatum(dbm_points_text(name->points + token->start,
															 token->length));
	}
	return PointerGetDatum(construct_array(words, count, TEXTOID, -1, false, TYPALIGN_INT));
}

Datum
dbm_sql_parse_company_name(PG_FUNCTION_ARGS)
{
	static const char *const kinds[] = {"empty", "junk", "company"};
	dbm_company_name name;
	uint32_t   *points;
	uint32_t	key[DBM_COMPANY_POINTS];
	size_t		length;
	Datum		values[COMPANY_FIELDS];
	bool		nulls[COMPANY_FIELDS] = {false};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	points = read_name(PG_GETARG_TEXT_PP(0), PG_ARGISNULL(1) ? NULL : PG_GETARG_ARRAYTYPE_P(1),
					   &name);
	values[0] = typed(points, name.core, &nulls[0]);
	values[1] = brand_of(&name, &nulls[1]);
	values[2] = trades_of(&name);
	values[3] = typed(points, name.legal, &nulls[3]);
	values[4] = known(dbm_form_name(name.form), &nulls[4]);
	values[5] = typed(points, name.region, &nulls[5]);
	values[6] = known(dbm_country_code(name.place.country), &nulls[6]);
	values[7] = known(dbm_province_name(name.place.province), &nulls[7]);
	values[8] = known(dbm_city_name(name.place.city), &nulls[8]);
	values[9] = typed(points, name.branch, &nulls[9]);
	values[10] = known(kinds[name.kind], &nulls[10]);
	length = dbm_company_name_key(&name, key);
	nulls[11] = length == 0;
	if (!nulls[11])
		values[11] = PointerGetDatum(dbm_points_text(key, length));
	return dbm_form_composite(fcinfo, values, nulls);
}

/*
 * Aliases.
 */

typedef struct alias
{
	uint32_t   *key;
	size_t		length;
	int			class;			/* the smallest alias it can be reached from */
} alias;

typedef struct alias_cache
{
	dbm_seen	seen;			/* its context holds the aliases */
	alias	   *item;			/* sorted by key */
	int			count;
} alias_cache;

static int
compare_keys(const void *a, const void *b)
{
	const alias *x = a;
	const alias *y = b;

	if (x->length != y->length)
		return x->length < y->length ? -1 : 1;
	return memcmp(x->key, y->key, x->length * sizeof(uint32_t));
}

static void
read_alias(Datum item, alias *out)
{
	uint32_t	key[DBM_COMPANY_POINTS];
	dbm_company_name name;
	uint32_t   *points = read_name(DatumGetTextPP(item), NULL, &name);

	pfree(points);
	out->length = dbm_company_name_key(&name, key);
	out->key = palloc(out->length * sizeof(uint32_t));
	memcpy(out->key, key, out->length * sizeof(uint32_t));
}

/* Joins the classes of both sides of each pair, and of equal keys. */
static void
join_classes(alias_cache *cache)
{
	uint32_t   *parent = palloc(Max(cache->count, 1) * sizeof(uint32_t));

	dbm_union_init(parent, cache->count);
	for (int i = 0; i < cache->count; i++)
		cache->item[i].class = i;
	for (int i = 0; i + 1 < cache->count; i += 2)
		dbm_union_join(parent, i, i + 1);
	qsort(cache->item, cache->count, sizeof(alias), compare_keys);
	for (int i = 1; i < cache->count; i++)
	{
		if (compare_keys(&cache->item[i - 1], &cache->item[i]) == 0)
			dbm_union_join(parent, cache->item[i - 1].class, cache->item[i].class);
	}
	for (int i = 0; i < cache->count; i++)
		cache->item[i].class = dbm_union_find(parent, cache->item[i].class);
	pfree(parent);
}

static void
read_aliases(ArrayType *array, alias_cache *cache)
{
	Datum	   *items;
	bool	   *nulls;
	int			count;

	count = dbm_text_pairs(array, "aliases",
						   "Write '{{AAPL,Apple},{Tencent,腾讯}}', or "
						   "collect ARRAY[alias, name] with array_agg.",
						   &items, &nulls);
	cache->item = palloc(Max(count, 1) * sizeof(alias));
	cache->count = 0;
	for (int i = 0; i + 1 < count; i += 2)
	{
		alias	   *pair = &cache->item[cache->count];

		CHECK_FOR_INTERRUPTS();
		if (nulls[i] || nulls[i + 1])
			continue;
		read_alias(items[i], &pair[0]);
		read_alias(items[i + 1], &pair[1]);
		/* a name that is empty or a placeholder is nobody's alias */
		if (pair[0].length > 0 && pair[1].length > 0)
			cache->count += 2;
	}
	join_classes(cache);
}

static const alias_cache *
given_aliases(FunctionCallInfo fcinfo, int arg)
{
	alias_cache *cache = dbm_call_site(fcinfo, sizeof(alias_cache));
	ArrayType  *array;

	if (PG_ARGISNULL(arg))
		return NULL;
	array = dbm_seen_anew(fcinfo, arg, &cache->seen);
	if (array != NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(cache->seen.context);

		read_aliases(array, cache);
		MemoryContextSwitchTo(old);
		cache->seen.bytes = array;
	}
	return cache;
}

/* -1 without one */
static int
alias_class(const alias_cache *cache, const dbm_company_name *name)
{
	uint32_t	key[DBM_COMPANY_POINTS];
	alias		wanted = {key, dbm_company_name_key(name, key), 0};
	alias	   *found = bsearch(&wanted, cache->item, cache->count, sizeof(alias), compare_keys);

	return found == NULL ? -1 : found->class;
}

/*
 * Comparing.
 */

static dbm_company_match
compare_arguments(FunctionCallInfo fcinfo, bool *names)
{
	ArrayType  *forms = PG_ARGISNULL(3) ? NULL : PG_GETARG_ARRAYTYPE_P(3);
	const alias_cache *aliases = given_aliases(fcinfo, 2);
	dbm_company_name name[2];
	dbm_company_match match;

	for (int i = 0; i < 2; i++)
		pfree(read_name(PG_GETARG_TEXT_PP(i), forms, &name[i]));
	*names = name[0].kind == DBM_COMPANY_FIRM && name[1].kind == DBM_COMPANY_FIRM;
	match = dbm_company_name_compare(&name[0], &name[1]);
	if (aliases != NULL && match.level < DBM_COMPANY_ALIAS)
	{
		int			class = alias_class(aliases, &name[0]);

		if (class >= 0 && class == alias_class(aliases, &name[1]))
			return dbm_company_name_alias(&name[0], &name[1]);
	}
	return match;
}

Datum
dbm_sql_company_similarity(PG_FUNCTION_ARGS)
{
	dbm_company_match match;
	bool		names;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	match = compare_arguments(fcinfo, &names);
	if (!names)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(match.similarity);
}

Datum
dbm_sql_company_level(PG_FUNCTION_ARGS)
{
	dbm_company_match match;
	bool		names;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	match = compare_arguments(fcinfo, &names);
	PG_RETURN_TEXT_P(cstring_to_text(dbm_company_level_label(match.level)));
}

/*
 * Tables.
 */

Datum
dbm_sql_default_legal_forms(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	dbm_check_text(0);
	InitMaterializedSRF(fcinfo, 0);
	for (size_t i = 0; i < dbm_form_count(); i++)
	{
		const char *word[3];
		Datum		values[3];
		bool		nulls[3] = {false, false, false};

		dbm_form_entry(i, &word[0], &word[1], &word[2]);
		for (int j = 0; j < 3; j++)
			values[j] = CStringGetTextDatum(word[j]);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

Datum
dbm_sql_default_trade_words(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	const char *concept;
	const char *word;
	size_t		length;
	size_t		i = 0;

	dbm_check_text(0);
	InitMaterializedSRF(fcinfo, 0);
	while ((length = dbm_trade_entry(i++, &concept, &word)) > 0)
	{
		Datum		values[2];
		bool		nulls[2] = {false, false};

		values[0] = CStringGetTextDatum(concept);
		values[1] = PointerGetDatum(cstring_to_text_with_len(word, (int) length));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
