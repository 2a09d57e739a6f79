/*
 * person_name.c
 *	  Names of persons in SQL: reading, comparing, pinyin.
 *
 * The texts are composed (NFKC) and read by code point, so the answers do not
 * depend on locale or collation. What one call reads is freed with its memory
 * context; the pairs of nicknames are kept with the call site while they stay the
 * same.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/tuplestore.h"

#include "core/base/ascii.h"
#include "core/text/fold.h"
#include "core/company/parse.h"
#include "core/text/junk.h"
#include "core/name/compare.h"
#include "core/name/nickname.h"
#include "core/text/pinyin.h"

PG_FUNCTION_INFO_V1(dbm_sql_parse_person_name);
PG_FUNCTION_INFO_V1(dbm_sql_name_similarity);
PG_FUNCTION_INFO_V1(dbm_sql_name_level);
PG_FUNCTION_INFO_V1(dbm_sql_default_nicknames);
PG_FUNCTION_INFO_V1(dbm_sql_pinyin);
PG_FUNCTION_INFO_V1(dbm_sql_pinyin_initials);
PG_FUNCTION_INFO_V1(dbm_sql_pinyin_order);

#define NAME_FIELDS 11

static uint32_t *
read_points(text *value, size_t *n)
{
	return dbm_text_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), n);
}

/*
 * Reading.
 */

/* The part of a role that stands behind `after` in the text, the nearest; -1: none. */
static int
next_part(const dbm_person_name *name, dbm_name_role role, int after)
{
	int			next = -1;

	for (int i = 0; i < name->n_parts; i++)
	{
		if (name->part[i].role == role && name->part[i].from >= after &&
			(next < 0 || name->part[i].from < name->part[next].from))
			next = i;
	}
	return next;
}

/* The parts of a role as they were typed, a blank between those that do not adjoin. */
static Datum
typed_parts(const dbm_person_name *name, const uint32_t *points, dbm_name_role role, bool *isnull)
{
	uint32_t	out[2 * DBM_NAME_LONGEST];
	size_t		n = 0;
	int			before = -1;

	for (int i = next_part(name, role, 0); i >= 0; i = next_part(name, role, name->part[i].to))
	{
		const dbm_name_part *part = &name->part[i];

		if (before >= 0 && name->part[before].to != part->from)
		{
			/* what stands between words that follow one another is kept: García-López */
			if (part->from == name->part[before].to + 1)
				out[n++] = points[part->from - 1];
			else
				out[n++] = ' ';
		}
		memcpy(out + n, points + part->from, (part->to - part->from) * sizeof(uint32_t));
		n += part->to - part->from;
		before = i;
	}
	*isnull = n == 0;
	return *isnull ? (Datum) 0 : PointerGetDatum(dbm_points_text(out, n));
}

static Datum
label(const char *word, bool *isnull)
{
	*isnull = word == NULL;
	return word == NULL ? (Datum) 0 : CStringGetTextDatum(word);
}

/* Surname and given name of a Chinese name as pinyin, each as one word. */
static Datum
name_pinyin(const dbm_person_name *name, bool initials, bool *isnull)
{
	uint32_t	out[DBM_NAME_POINTS * (DBM_SYLLABLE_LENGTH + 1)];
	size_t		n = 0;
	static const dbm_name_role order[] = {DBM_PART_SURNAME, DBM_PART_GIVEN};

	for (int r = 0; r < 2; r++)
	{
		bool		first = true;

		for (int i = 0; i < name->n_parts; i++)
		{
			const dbm_name_part *part = &name->part[i];
			dbm_reading reading[DBM_NAME_POINTS];

			if (part->role != order[r])
				continue;
			if (first && n > 0 && !initials)
				out[n++] = ' ';
			first = false;
			dbm_pinyin_readings(name->points + part->start, part->length,
								order[r] == DBM_PART_SURNAME, reading);
			for (int j = 0; j < part->length; j++)
			{
				const char *letters = dbm_pinyin_syllable(reading[j]);

				while (*letters != '\0')
				{
					out[n++] = (unsigned char) *letters++;
					if (initials)
						break;
				}
			}
		}
	}
	*isnull = n == 0;
	return *isnull ? (Datum) 0 : PointerGetDatum(dbm_points_text(out, n));
}

/* First letters of the given names, then of the surname. */
static Datum
name_initials(const dbm_person_name *name, bool *isnull)
{
	uint32_t	out[DBM_NAME_PARTS];
	size_t		n = 0;

	if (name->script == DBM_SCRIPT_HAN)
		return name_pinyin(name, true, isnull);
	for (int i = 0; i < name->n_parts; i++)
	{
		if (name->part[i].role != DBM_PART_ALIAS)
			out[n++] = name->points[name->part[i].start];
	}
	*isnull = n == 0;
	return *isnull ? (Datum) 0 : PointerGetDatum(dbm_points_text(out, n));
}

static const char *const kinds[] = {"empty", "junk", "role", "company", "person"};
static const char *const scripts[] = {
	"other", "latin", "han", "kana", "hangul", "cyrillic", "greek", "arabic", "hebrew", "thai",
	"indic"
};
static const char *const suffixes[] = {NULL, "Sr", "Jr", "III", "IV", "V"};

/* Why there is no surname, or what the parts cannot be used for. */
static const char *
note_of(const dbm_person_name *name)
{
	static const char *const reasons[] = {
		"nothing but blanks, marks or titles",
		"a placeholder, digits or a text longer than names are",
		"a function or department",
		"a company: it has a legal form",
		NULL
	};
	bool		read = name->script == DBM_SCRIPT_LATIN || name->script == DBM_SCRIPT_HAN ||
		name->script == DBM_SCRIPT_CYRILLIC || name->script == DBM_SCRIPT_GREEK;

	if (name->kind != DBM_NAME_PERSON)
		return reasons[name->kind];
	if (read)
		return NULL;
	return name->script == DBM_SCRIPT_KANA ?
		"script not read: compared with kana and Chinese characters only" :
		"script not read: compared with names in the same script only";
}

/* Can a legal form be in it? A quick look: parsing a firm takes longer than a person. */
static bool
may_name_firm(const uint32_t *points, size_t n)
{
	uint32_t   *folded;
	size_t		last = n;
	size_t		small = n;			/* the last of the small letters */

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] >= 0x1100)
			return n >= 4;
		if (points[i] >= 'a' && points[i] <= 'z')
			small = i;
	}
	while (last > 0 && points[last - 1] != ' ')
	{
		last--;
		if (points[last] == '.')
			return true;
	}
	if (last > 0 && last < n && small < last && points[last] >= 'A' && points[last] <= 'Z')
		return true;
	folded = dbm_fold_points(points, &n);
	return dbm_has_company_form(folded, n);
}

/*
 * Is the text a firm's name, by its legal form? Forms of one or two Latin letters are
 * also surnames and initials (Sa, Co): they need capitals among small letters or dots.
 */
static bool
names_firm(const uint32_t *points, size_t n)
{
	dbm_company_name firm;
	bool		capitals = true;
	bool		small = false;
	size_t		letters = 0;

	if (!may_name_firm(points, n))
		return false;
	dbm_company_name_parse(points, n, &firm);
	if (firm.kind != DBM_COMPANY_FIRM || firm.legal.from == firm.legal.to)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		bool		legal = i >= firm.legal.from && i < firm.legal.to;
		bool		lower = points[i] >= 'a' && points[i] <= 'z';

		if (legal && (points[i] >= 0x80 || points[i] == '.'))
			return true;
		letters += legal && points[i] != ' ';
		capitals = capitals && !(legal && lower);
		small = small || (!legal && lower);
	}
	return letters > 2 || (capitals && small);
}

Datum
dbm_sql_parse_person_name(PG_FUNCTION_ARGS)
{
	dbm_person_name name;
	size_t		n;
	uint32_t   *points = read_points(PG_GETARG_TEXT_PP(0), &n);
	uint32_t	key[DBM_NAME_KEY_POINTS];
	size_t		key_length;
	Datum		values[NAME_FIELDS];
	bool		nulls[NAME_FIELDS] = {false};
	bool		person;

	dbm_person_name_parse(points, n, &name);
	if (name.kind == DBM_NAME_PERSON && names_firm(points, n))
	{
		memset(&name, 0, sizeof(name));
		name.kind = DBM_NAME_COMPANY;
	}
	person = name.kind == DBM_NAME_PERSON;
	values[0] = typed_parts(&name, points, DBM_PART_SURNAME, &nulls[0]);
	values[1] = typed_parts(&name, points, DBM_PART_GIVEN, &nulls[1]);
	values[2] = label(suffixes[name.suffix], &nulls[2]);
	nulls[3] = name.title_from == name.title_to;
	if (!nulls[3])
		values[3] = PointerGetDatum(dbm_points_text(points + name.title_from,
													name.title_to - name.title_from));
	values[4] = typed_parts(&name, points, DBM_PART_ALIAS, &nulls[4]);
	values[5] = label(kinds[name.kind], &nulls[5]);
	values[6] = label(person ? scripts[name.script] : NULL, &nulls[6]);
	key_length = dbm_person_name_key(&name, key);
	nulls[7] = key_length == 0;
	if (!nulls[7])
		values[7] = PointerGetDatum(dbm_points_text(key, key_length));
	nulls[8] = name.script != DBM_SCRIPT_HAN;
	if (!nulls[8])
		values[8] = name_pinyin(&name, false, &nulls[8]);
	values[9] = name_initials(&name, &nulls[9]);
	values[10] = label(note_of(&name), &nulls[10]);
	return dbm_form_composite(fcinfo, values, nulls);
}

/*
 * Comparing.
 */

/* The nicknames a call site was given last, as hashes. */
typedef struct nickname_cache
{
	dbm_seen	seen;			/* its context holds the hashes */
	dbm_name_pairs pairs;
} nickname_cache;

static int
compare_hashes(const void *a, const void *b)
{
	uint64		x = *(const uint64 *) a;
	uint64		y = *(const uint64 *) b;

	return x < y ? -1 : x > y;
}

/* The n x 2 texts, folded and hashed in pairs. */
static void
read_nicknames(ArrayType *array, dbm_name_pairs *pairs)
{
	Datum	   *items;
	bool	   *nulls;
	int			count;
	uint64_t   *hash;

	count = dbm_text_pairs(array, "nicknames",
						   "Write '{{peggy,margaret},{bob,robert}}', or "
						   "collect ARRAY[nickname, name] with array_agg.",
						   &items, &nulls);
	hash = palloc(Max(count / 2, 1) * sizeof(uint64_t));
	pairs->n = 0;
	for (int i = 0; i + 1 < count; i += 2)
	{
		uint32_t   *side[2];
		size_t		length[2];

		CHECK_FOR_INTERRUPTS();
		if (nulls[i] || nulls[i + 1])
			continue;
		for (int j = 0; j < 2; j++)
		{
			text	   *item = DatumGetTextPP(items[i + j]);

			side[j] = dbm_folded_points(VARDATA_ANY(item), VARSIZE_ANY_EXHDR(item), &length[j]);
		}
		hash[pairs->n++] = dbm_name_pair_hash(side[0], length[0], side[1], length[1]);
	}
	qsort(hash, pairs->n, sizeof(uint64_t), compare_hashes);
	pairs->hash = hash;
}

static const dbm_name_pairs *
given_nicknames(FunctionCallInfo fcinfo, int arg)
{
	nickname_cache *cache = dbm_call_site(fcinfo, sizeof(nickname_cache));
	ArrayType  *array;

	if (PG_ARGISNULL(arg))
		return NULL;
	array = dbm_seen_anew(fcinfo, arg, &cache->seen);
	if (array != NULL)
	{
		MemoryContext old = MemoryContextSwitchTo(cache->seen.context);

		read_nicknames(array, &cache->pairs);
		MemoryContextSwitchTo(old);
		cache->seen.bytes = array;
	}
	return &cache->pairs;
}

static dbm_name_match
compare_arguments(FunctionCallInfo fcinfo)
{
	dbm_person_name name[2];

	for (int i = 0; i < 2; i++)
	{
		size_t		n;
		uint32_t   *points = read_points(PG_GETARG_TEXT_PP(i), &n);

		dbm_person_name_parse(points, n, &name[i]);
		pfree(points);
	}
	return dbm_person_name_compare(&name[0], &name[1], given_nicknames(fcinfo, 2));
}

Datum
dbm_sql_name_similarity(PG_FUNCTION_ARGS)
{
	dbm_name_match match;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	match = compare_arguments(fcinfo);
	if (match.level == DBM_NAME_UNKNOWN)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(match.similarity);
}

Datum
dbm_sql_name_level(PG_FUNCTION_ARGS)
{
	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(dbm_name_level_label(compare_arguments(fcinfo).level)));
}

Datum
dbm_sql_default_nicknames(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	dbm_check_text(0);
	InitMaterializedSRF(fcinfo, 0);
	for (size_t i = 0; i < dbm_nickname_count(); i++)
	{
		const char *form;
		const char *name;
		Datum		values[2];
		bool		nulls[2] = {false, false};

		if (!dbm_nickname_entry(i, &form, &name))
			continue;
		values[0] = CStringGetTextDatum(form);
		values[1] = CStringGetTextDatum(name);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*
 * Pinyin.
 */

static dbm_reading *
read_readings(FunctionCallInfo fcinfo, uint32_t **points, size_t *n)
{
	dbm_reading *readings;

	*points = read_points(PG_GETARG_TEXT_PP(0), n);
	readings = dbm_scratch(*n, sizeof(dbm_reading), "pinyin");
	dbm_pinyin_readings(*points, *n, PG_GETARG_BOOL(1), readings);
	return readings;
}

Datum
dbm_sql_pinyin(PG_FUNCTION_ARGS)
{
	uint32_t   *points;
	size_t		n;
	dbm_reading *readings = read_readings(fcinfo, &points, &n);
	uint32_t   *out = dbm_scratch(n, (DBM_SYLLABLE_LENGTH + 2) * sizeof(uint32_t), "pinyin");
	size_t		length = 0;

	for (size_t i = 0; i < n; i++)
	{
		bool		spaced = i > 0 && !dbm_blank(points[i]) && !dbm_blank(points[i - 1]);

		CHECK_FOR_INTERRUPTS();
		/* a syllable stands apart from what is before it, and a word from a syllable */
		if (spaced && (readings[i] != 0 || readings[i - 1] != 0))
			out[length++] = ' ';
		if (readings[i] == 0)
			out[length++] = points[i];
		for (const char *at = dbm_pinyin_syllable(readings[i]); *at != '\0'; at++)
			out[length++] = (unsigned char) *at;
	}
	PG_RETURN_TEXT_P(dbm_points_text(out, length));
}

static bool
is_word_point(uint32_t c)
{
	return c >= 0x80 ? !dbm_blank(c) && (c < 0x2000 || c > 0x303F) :
		dbm_is_alnum(c);
}

Datum
dbm_sql_pinyin_initials(PG_FUNCTION_ARGS)
{
	uint32_t   *points;
	size_t		n;
	dbm_reading *readings = read_readings(fcinfo, &points, &n);
	uint32_t   *out = dbm_scratch(n, sizeof(uint32_t), "pinyin");
	size_t		length = 0;
	bool		in_word = false;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	folded[DBM_FOLD_GROWTH];
		bool		letter;

		CHECK_FOR_INTERRUPTS();
		if (readings[i] != 0)
		{
			out[length++] = (unsigned char) dbm_pinyin_syllable(readings[i])[0];
			in_word = false;
			continue;
		}
		letter = dbm_fold(points + i, 1, folded) > 0 && is_word_point(folded[0]);
		if (letter && (!in_word || dbm_is_digit(folded[0])))
			out[length++] = folded[0];
		in_word = letter;
	}
	PG_RETURN_TEXT_P(dbm_points_text(out, length));
}

Datum
dbm_sql_pinyin_order(PG_FUNCTION_ARGS)
{
	uint32_t   *points;
	size_t		n;
	size_t		m = 0;
	dbm_reading *readings = read_readings(fcinfo, &points, &n);
	bytea	   *key = dbm_scratch(DBM_FOLD_GROWTH * n + 2, DBM_SORT_KEY_BYTES, "pinyin");
	uint32_t   *folded = dbm_scratch(n, DBM_FOLD_GROWTH * sizeof(uint32_t), "pinyin");
	dbm_reading *of = dbm_scratch(n, DBM_FOLD_GROWTH * sizeof(dbm_reading), "pinyin");

	/* one reading for each folded code point */
	for (size_t i = 0; i < n; i++)
	{
		size_t		length = dbm_blank(points[i]) ? 1 : dbm_fold(points + i, 1, folded + m);

		CHECK_FOR_INTERRUPTS();
		if (dbm_blank(points[i]))
			folded[m] = ' ';
		for (size_t j = 0; j < length; j++)
			of[m++] = readings[i];
	}
	SET_VARSIZE(key, VARHDRSZ + dbm_pinyin_sort_key(folded, of, m,
													(unsigned char *) VARDATA(key)));
	PG_RETURN_BYTEA_P(key);
}
