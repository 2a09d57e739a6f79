/*
 * company.c
 *	  Names of firms as values of a linkage table.
 *
 * A name is taken apart by company/parse.c, and the parsed block is kept beside the value
 * for company/compare.c: names are compared here as dbm.company_level compares them. What
 * two values share decides which pairs are looked at:
 *
 *	hash	brand, trade, numbers, form, place and branch: one name, however written
 *	key		brand, trade and numbers alone, or the caller's alias of them
 *	latin	the words of the core, those of characters as they sound
 *
 * Levels, the higher the better:
 *	1 different, 2 another place, number, trade or branch of one brand, or a form that
 *	excludes the other, 3 another legal form, 4 a part, initials, the sound or a slip,
 *	5 a slip in a long word, 6 equal but for what one does not say, 7 equal with form and
 *	place, or by the caller's aliases
 */
#include <string.h>

#include "core/text/edit_distance.h"
#include "core/linkage/company_alias.h"
#include "core/company/compare.h"
#include "core/text/fold.h"
#include "core/company/legal_form.h"
#include "core/linkage/value.h"
#include "core/text/pinyin.h"

#define LIMIT	DBM_LINK_TEXT_LIMIT
#define SCRATCH	512
#define SHORT	8				/* letters of a name that may hold a slip */
#define LONG	14				/* and two */
#define OVERLAP	0.33			/* similarity of two names that have some words in common */
#define LOCAL	3				/* characters of a brand that needs no place to be one firm's */

static inline const dbm_company_name *
name_of(const dbm_link_table *table, const dbm_value *value)
{
	return (const dbm_company_name *) (table->points + value->name);
}

static void
parse(const uint32_t *points, size_t n, dbm_company_name *name)
{
	dbm_company_name_parse(points, n <= DBM_COMPANY_LONGEST ? n : DBM_COMPANY_LONGEST + 1, name);
}

/* ---- aliases ------------------------------------------------------------------------- */

void
dbm_link_alias(dbm_link_table *table, const uint32_t *x, size_t n, const uint32_t *y, size_t m)
{
	dbm_company_name a;
	dbm_company_name b;

	parse(x, n, &a);
	parse(y, m, &b);
	dbm_company_alias_join(table->room, &table->aliases, &a, &b);
}

/* ---- one name ---------------------------------------------------------------------- */

/* The words of the core in Latin letters, characters by their sound; a blank between words. */
static size_t
spell_core(const dbm_company_name *name, uint32_t *out)
{
	size_t		used = 0;
	int			last = -1;

	for (int i = 0; i < name->n_tokens; i++)
	{
		const dbm_company_token *token = &name->token[i];
		const uint32_t *text = name->points + token->start;
		dbm_reading readings[DBM_COMPANY_POINTS];

		if (token->kind == DBM_TOKEN_STOP || token->kind == DBM_TOKEN_GROUP)
			continue;
		if (used > 0 && used < LIMIT && (!name->cjk || token->kind != last))
			out[used++] = ' ';
		last = token->kind;
		dbm_pinyin_readings(text, token->length, false, readings);
		for (int k = 0; k < token->length && used < LIMIT; k++)
		{
			const char *syllable = dbm_pinyin_syllable(readings[k]);

			if (readings[k] == 0)
				out[used++] = text[k];
			for (; *syllable != '\0' && used < LIMIT; syllable++)
				out[used++] = (unsigned char) *syllable;
		}
	}
	return used;
}

/* Registered where and as what: nobody else there bears the name. */
static bool
is_full(const dbm_company_name *name)
{
	size_t		brand = 0;

	for (int i = 0; i < name->n_tokens; i++)
	{
		if (name->token[i].kind == DBM_TOKEN_BRAND || name->token[i].kind == DBM_TOKEN_NUMBER)
			brand += name->token[i].length;
	}
	return name->form != 0 && brand > 0 &&
		(!name->cjk || brand >= LOCAL || name->place.province != 0);
}

static uint64_t
whole_hash(const dbm_company_name *name, uint64_t key)
{
	uint64_t	hash = dbm_hash_mix(key, 9);
	uint64_t	place = (uint64_t) name->place.country << 32 |
		(uint64_t) name->place.province << 16 | name->place.city;

	hash = dbm_hash_mix(hash, (uint64_t) name->form << 2 | (uint64_t) name->has_group << 1 |
						name->has_domain);
	hash = dbm_hash_mix(hash, place);
	return dbm_hash_mix(hash, dbm_hash_points(name->points + name->branch_start,
											  name->branch_length, 5));
}

static void
push_name(dbm_link_table *table, const uint32_t *typed, size_t n, const dbm_company_name *name,
		  dbm_parsed *parsed)
{
	uint32_t	spelled[LIMIT];
	dbm_value	value = dbm_link_text_value(table, typed, n);

	value.key = dbm_company_alias_key(name);
	value.hash = whole_hash(name, value.key);
	value.part = dbm_company_alias_class(&table->aliases, value.key);
	/* so that one firm's names stand in one block */
	if (value.part != 0)
		value.key = value.part;
	value.latin_length = (uint16_t) spell_core(name, spelled);
	value.latin = dbm_table_text(table, spelled, value.latin_length);
	value.flags = (uint16_t) ((name->cjk ? DBM_VALUE_CJK : 0) |
							  (name->branch_length > 0 ? DBM_VALUE_BRANCH : 0) |
							  (is_full(name) ? DBM_VALUE_FULL : 0));
	value.name = dbm_table_text(table, (const uint32_t *) name,
								(name->size + sizeof(uint32_t) - 1) / sizeof(uint32_t));
	dbm_link_push(table, parsed, DBM_LINK_COMPANY, &value);
}

/* `points` as composed, not folded. */
void
dbm_link_company(dbm_link_table *table, const uint32_t *points, size_t n, dbm_parsed *parsed)
{
	uint32_t	folded[DBM_FOLD_GROWTH * DBM_COMPANY_LONGEST];
	uint32_t	plain[DBM_FOLD_GROWTH * DBM_COMPANY_LONGEST];
	dbm_company_name name;

	parse(points, n, &name);
	if (name.kind != DBM_COMPANY_FIRM)
		return;
	n = dbm_fold(points, n, folded);
	n = dbm_link_plain(folded, n, plain, DBM_FOLD_GROWTH * DBM_COMPANY_LONGEST);
	if (dbm_link_junk(plain, n, false))
		return;
	push_name(table, plain, n, &name, parsed);
}

/* ---- two names ----------------------------------------------------------------------- */

/* What the engine makes of a level of company/compare.h. */
static int
level_of(dbm_company_match match, const dbm_company_name *a, const dbm_company_name *b)
{
	switch (match.level)
	{
		case DBM_COMPANY_UNKNOWN:
			return 0;
		case DBM_COMPANY_CONFLICT:
		case DBM_COMPANY_BRANCH:
		case DBM_COMPANY_SISTER:
			return match.besides >= DBM_COMPANY_SISTER ? DBM_COMPANY_RELATED : 1;
		case DBM_COMPANY_DIFFERENT:
			return 1;
		case DBM_COMPANY_PARTIAL:
		case DBM_COMPANY_PINYIN:
		case DBM_COMPANY_INITIALS:
			return 4;
		case DBM_COMPANY_TYPO:
			return match.similarity >= DBM_COMPANY_MATCH ? 5 : 4;
		case DBM_COMPANY_ALIAS:
			return 7;
		default:
			break;
	}
	if (a->form != 0 && b->form != 0)
	{
		if (dbm_forms_exclude(a->form, b->form))
			return DBM_COMPANY_RELATED;
		if (!dbm_forms_equal(a->form, b->form) || a->has_group != b->has_group)
			return 3;
	}
	return match.similarity >= DBM_COMPANY_MATCH ? 6 : 4;
}

/*
 * Latin names that differ by a slip of the keys somewhere, blanks included; in short words
 * too, for which a comparison without other evidence has no use.
 */
static bool
slipped(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	uint32_t	scratch[SCRATCH];
	size_t		n = x->latin_length;
	size_t		m = y->latin_length;
	size_t		shorter = n < m ? n : m;
	size_t		limit = shorter >= LONG ? 2 : 1;

	if (((x->flags | y->flags) & DBM_VALUE_CJK) != 0 || shorter < SHORT ||
		n + m - 2 * shorter > limit || dbm_edit_scratch(n, m, limit) > SCRATCH)
		return false;
	return dbm_edit_distance(table->points + x->latin, n, table->points + y->latin, m, limit,
							 scratch, NULL) <= limit;
}

int
dbm_link_company_level(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	const dbm_company_name *a = name_of(table, x);
	const dbm_company_name *b = name_of(table, y);

	dbm_company_match match;

	if (x->hash == y->hash)
		return x->flags & DBM_VALUE_FULL ? 7 : 6;
	match = dbm_company_name_compare(a, b);
	if (x->part != 0 && x->part == y->part && match.level < DBM_COMPANY_ALIAS)
		match = dbm_company_name_alias(a, b);
	if (match.level == DBM_COMPANY_DIFFERENT && slipped(table, x, y))
		return 4;
	return level_of(match, a, b);
}

/* Of names that are different: have they no word in common that tells a firm? */
bool
dbm_link_strangers(const dbm_link_table *table, const dbm_value *x, const dbm_value *y)
{
	return dbm_company_name_compare(name_of(table, x), name_of(table, y)).similarity < OVERLAP;
}

/*
 * Do two firms that are not one belong together? A branch does by its name. Firms of
 * one brand may be strangers, so they must share a domain, a number or an address, be
 * it one that many share.
 */
bool
dbm_link_kin(const dbm_link_table *table, const dbm_evidence *evidence)
{
	static const struct
	{
		dbm_link_field field;
		int			least;
	}			shared[] = {
		{DBM_LINK_DOMAIN, 2}, {DBM_LINK_PHONE, 3}, {DBM_LINK_FAX, 3}, {DBM_LINK_ADDRESS, 4},
		{DBM_LINK_STREET, 4}, {DBM_LINK_CREDIT, 3}
	};
	const uint8_t *level = evidence->levels.level;
	const dbm_value *x = evidence->a[DBM_LINK_COMPANY];
	const dbm_value *y = evidence->b[DBM_LINK_COMPANY];

	if (!table->company || level[DBM_LINK_COMPANY] < DBM_COMPANY_RELATED ||
		level[DBM_LINK_COMPANY] > 4)
		return false;
	if (((x->flags | y->flags) & DBM_VALUE_BRANCH) != 0 && x->key == y->key &&
		!dbm_place_conflict(name_of(table, x)->place, name_of(table, y)->place))
		return true;
	for (size_t i = 0; i < sizeof(shared) / sizeof(shared[0]); i++)
	{
		if (level[shared[i].field] >= shared[i].least)
			return true;
	}
	return false;
}
