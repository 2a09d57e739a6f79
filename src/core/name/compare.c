/*
 * compare.c
 *	  Can two parsed names be the same person's?
 *
 * Surnames and given names are compared apart, each as a whole (so that van der
 * Berg is Vanderberg and Xiao Dong is Xiaodong) and then word by word:
 *
 *	same        the same letters
 *	shorter     one side leaves out words the other has
 *	nickname    by the table, the caller's pairs, or a name in brackets
 *	initial     first letters agree
 *	typo        Jaro-Winkler of at least 0.88 and few edits for the length
 *	different   none of these
 *
 * The level of the names is the weaker of the two; the similarity is the product
 * of what each part leaves. Chinese names are compared by character, and by sound
 * with names in Latin letters, which many people share. Given name and surname are
 * also tried exchanged. A name without given name, or without surname, agrees at
 * best in part; different suffixes (Jr, Sr, III) exclude each other.
 */
#include <string.h>

#include "core/base/hash.h"
#include "core/text/edit_distance.h"
#include "core/text/jaro_winkler.h"
#include "core/name/compare.h"
#include "core/name/group.h"
#include "core/name/nickname.h"
#include "core/text/pinyin.h"

#define SHORT			DBM_JARO_SHORT
#define TYPO_FROM		0.88
#define SWAP_FACTOR		0.95
#define ROMAN			0.85	/* Yuri and Iurii */

/* How a surname or the given names of two people stand to each other. */
typedef enum relation
{
	ABSENT = 0,					/* one side has none */
	DIFFERENT,
	OTHER_MIDDLE,				/* first names agree, middle names contradict */
	INITIAL,
	TYPO,
	NICKNAME,
	SHORTER,
	SAME
} relation;

typedef struct verdict
{
	relation	relation;
	double		similarity;
} verdict;

/*
 * Two words.
 */

/* 0 when the words are not one with a slip of the finger. */
static double
typo_similarity(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t		shortest = n < m ? n : m;
	size_t		allowed = shortest < 3 ? 0 : shortest < 7 ? 1 : 2;
	double		similarity;

	if (allowed == 0 || n > SHORT || m > SHORT)
		return 0.0;
	if (dbm_edit_distance(a, n, b, m, allowed, NULL, NULL) > allowed)
		return 0.0;
	similarity = dbm_jaro_winkler(a, n, b, m, NULL, NULL);
	return similarity >= TYPO_FROM ? similarity : 0.0;
}

uint64_t
dbm_name_pair_hash(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint64_t	hash[2] = {n, m};

	for (size_t i = 0; i < n; i++)
		hash[0] = (hash[0] ^ a[i]) * DBM_GOLDEN_RATIO >> 1;
	for (size_t i = 0; i < m; i++)
		hash[1] = (hash[1] ^ b[i]) * DBM_GOLDEN_RATIO >> 1;
	/* the same in either order */
	return (hash[0] + hash[1]) ^ (hash[0] * hash[1] >> 7);
}

static bool
is_given_pair(const dbm_name_pairs *more, const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	uint64_t	wanted;
	size_t		low = 0;
	size_t		high;

	if (more == NULL || more->n == 0)
		return false;
	wanted = dbm_name_pair_hash(a, n, b, m);
	high = more->n;
	while (low < high)
	{
		size_t		middle = (low + high) / 2;

		if (more->hash[middle] < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	return low < more->n && more->hash[low] == wanted;
}

static verdict
compare_words(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
			  const dbm_name_pairs *more)
{
	double		typo;

	if (dbm_same_points(a, n, b, m))
		return (verdict) {SAME, 1.0};
	if (n == 1 || m == 1)
		return a[0] == b[0] ? (verdict) {INITIAL, 0.8} : (verdict) {DIFFERENT, 0.0};
	if (dbm_are_nicknames(a, n, b, m) || is_given_pair(more, a, n, b, m))
		return (verdict) {NICKNAME, 0.92};
	typo = typo_similarity(a, n, b, m);
	if (typo > 0.0)
		return (verdict) {TYPO, 0.9 * typo};
	if (dbm_is_other_romanization(a, n, b, m))
		return (verdict) {TYPO, ROMAN};
	return (verdict) {DIFFERENT, 0.3 * dbm_jaro_winkler(a, n < SHORT ? n : SHORT, b,
														m < SHORT ? m : SHORT, NULL, NULL)};
}

static verdict
weaker(verdict x, verdict y)
{
	verdict		result = x.relation < y.relation ? x : y;

	result.similarity = x.similarity * y.similarity;
	return result;
}

/*
 * Two groups of words.
 */

/* Is the shorter the initials of the longer: J P for Jean Paul, JP, zq for zhi qiang? */
static bool
are_initials(const dbm_group *a, const dbm_group *b)
{
	if (a->count == 1 && b->count > 1 && a->length == (size_t) b->count)
	{
		for (int i = 0; i < b->count; i++)
		{
			if (a->joined[i] != dbm_part_points(b, i)[0])
				return false;
		}
		return true;
	}
	return false;
}

/* Every word of a in its turn in b, which has more of them. */
static bool
is_part_of(const dbm_group *a, const dbm_group *b)
{
	int			j = 0;

	for (int i = 0; i < a->count; i++)
	{
		while (j < b->count && !dbm_same_points(dbm_part_points(a, i), dbm_part_length(a, i),
											dbm_part_points(b, j), dbm_part_length(b, j)))
			j++;
		if (j++ >= b->count)
			return false;
	}
	return true;
}

static verdict
compare_given(const dbm_group *a, const dbm_group *b, const dbm_name_pairs *more)
{
	verdict		result;

	if (a->count == 0 || b->count == 0)
		return (verdict) {ABSENT, a->count == b->count ? 1.0 : 0.6};
	if (dbm_same_points(a->joined, a->length, b->joined, b->length))
		return (verdict) {SAME, 1.0};
	if (are_initials(a, b) || are_initials(b, a))
		return (verdict) {INITIAL, 0.8};
	result = compare_words(dbm_part_points(a, 0), dbm_part_length(a, 0),
						   dbm_part_points(b, 0), dbm_part_length(b, 0), more);
	if (a->count != b->count && result.relation < NICKNAME &&
		typo_similarity(a->joined, a->length, b->joined, b->length) > 0.0)
		return (verdict) {TYPO, 0.9 * typo_similarity(a->joined, a->length, b->joined, b->length)};
	if (result.relation == DIFFERENT)
	{
		/* a middle name used as the first */
		if ((a->count < b->count && is_part_of(a, b)) || (b->count < a->count && is_part_of(b, a)))
			return (verdict) {SHORTER, 0.85};
		return result;
	}
	for (int i = 1; i < a->count && i < b->count; i++)
	{
		verdict		middle = compare_words(dbm_part_points(a, i), dbm_part_length(a, i),
										   dbm_part_points(b, i), dbm_part_length(b, i), more);

		if (middle.relation == DIFFERENT)
			return (verdict) {OTHER_MIDDLE, 0.5 * result.similarity};
		/* a middle initial says little less than the middle name */
		if (middle.relation == INITIAL)
			middle = (verdict) {SHORTER, 0.97};
		result = weaker(result, middle);
	}
	if (a->count != b->count)
		result = weaker(result, (verdict) {SHORTER, 0.95});
	return result;
}

static verdict
compare_surnames(const dbm_group *a, const dbm_group *b)
{
	double		typo;

	if (a->count == 0 || b->count == 0)
		return (verdict) {ABSENT, a->count == b->count ? 1.0 : 0.6};
	if (dbm_same_points(a->joined, a->length, b->joined, b->length))
		return (verdict) {SAME, 1.0};
	if ((a->count < b->count && is_part_of(a, b)) || (b->count < a->count && is_part_of(b, a)))
		return (verdict) {SHORTER, 0.93};
	if (a->length == 1 || b->length == 1)
		return a->joined[0] == b->joined[0] ? (verdict) {INITIAL, 0.7} :
			(verdict) {DIFFERENT, 0.0};
	typo = typo_similarity(a->joined, a->length, b->joined, b->length);
	if (typo > 0.0)
		return (verdict) {TYPO, 0.9 * typo};
	if (dbm_is_other_romanization(a->joined, a->length, b->joined, b->length))
		return (verdict) {TYPO, ROMAN};
	return (verdict) {DIFFERENT, 0.0};
}

/*
 * Names of one script.
 */

static dbm_name_match
join(verdict surname, verdict given)
{
	verdict		both = weaker(surname, given);

	if (surname.relation == ABSENT && given.relation == ABSENT)
		return (dbm_name_match) {DBM_NAME_DIFFERENT, 0.0};
	if (surname.relation == DIFFERENT)
	{
		if (given.relation >= NICKNAME)
			return (dbm_name_match) {DBM_NAME_SAME_GIVEN, 0.35 * given.similarity};
		return (dbm_name_match) {DBM_NAME_DIFFERENT, 0.3 * given.similarity};
	}
	if (given.relation == DIFFERENT || given.relation == OTHER_MIDDLE)
	{
		if (surname.relation == ABSENT)
			return (dbm_name_match) {DBM_NAME_DIFFERENT, 0.5 * given.similarity};
		return (dbm_name_match) {DBM_NAME_SAME_SURNAME, both.similarity};
	}
	switch (both.relation)
	{
		case ABSENT:
			return (dbm_name_match) {DBM_NAME_SURNAME_ONLY, both.similarity};
		case INITIAL:
			return (dbm_name_match) {DBM_NAME_INITIAL, both.similarity};
		case TYPO:
			return (dbm_name_match) {DBM_NAME_TYPO, both.similarity};
		case NICKNAME:
			return (dbm_name_match) {DBM_NAME_NICKNAME, both.similarity};
		case SHORTER:
			return (dbm_name_match) {DBM_NAME_SHORTER, both.similarity};
		default:
			return (dbm_name_match) {DBM_NAME_EXACT, 1.0};
	}
}

static dbm_name_match
better(dbm_name_match x, dbm_name_match y)
{
	if (x.similarity == y.similarity)
		return x.level >= y.level ? x : y;
	return x.similarity > y.similarity ? x : y;
}

/* A name in brackets may stand for the given name: Robert (Bob) Smith. */
static verdict
compare_with_alias(const dbm_person *a, const dbm_person *b, verdict given,
				   const dbm_name_pairs *more)
{
	const dbm_group *with[2] = {&a->alias, &b->alias};
	const dbm_group *other[2] = {&b->given, &a->given};

	for (int i = 0; i < 2 && given.relation < NICKNAME; i++)
	{
		verdict		alias;

		if (with[i]->count == 0 || other[i]->count == 0)
			continue;
		alias = compare_given(with[i], other[i], more);
		if (alias.relation >= NICKNAME)
			given = (verdict) {NICKNAME, 0.92};
	}
	return given;
}

/* All words of a name as one group. */
static void
merge_groups(const dbm_group *first, const dbm_group *second, dbm_group *all)
{
	*all = *first;
	for (int i = 0; i < second->count; i++)
		all->part[all->count++] = second->part[i];
}

/* Words of one that the other lacks, with the first given name agreeing: José García (López). */
static bool
leaves_out(const dbm_person *a, const dbm_person *b)
{
	dbm_group	x;
	dbm_group	y;

	merge_groups(&a->given, &a->surname, &x);
	merge_groups(&b->given, &b->surname, &y);
	return x.count >= 2 && x.count < y.count && is_part_of(&x, &y) &&
		dbm_same_points(dbm_part_points(&x, 0), dbm_part_length(&x, 0), dbm_part_points(&y, 0),
					dbm_part_length(&y, 0));
}

/*
 * Two given names that both are pinyin, behind a Chinese surname, are two names:
 * Fang and Fan differ as 芳 and 凡 do.
 */
static verdict
judge_pinyin(const dbm_person *a, const dbm_person *b, verdict given)
{
	if (given.relation != TYPO ||
		dbm_surname_rank(a->surname.joined, a->surname.length) == 0 ||
		dbm_surname_rank(b->surname.joined, b->surname.length) == 0 ||
		dbm_pinyin_split(a->given.joined, a->given.length) == 0 ||
		dbm_pinyin_split(b->given.joined, b->given.length) == 0)
		return given;
	return (verdict) {DIFFERENT, 0.35 * given.similarity};
}

static dbm_name_match
compare_western(const dbm_person *a, const dbm_person *b, const dbm_name_pairs *more)
{
	verdict		given = compare_given(&a->given, &b->given, more);
	dbm_name_match straight =
		join(compare_surnames(&a->surname, &b->surname),
			 compare_with_alias(a, b, judge_pinyin(a, b, given), more));
	dbm_name_match swapped = {DBM_NAME_DIFFERENT, 0.0};

	if (straight.level == DBM_NAME_EXACT)
		return straight;
	if (a->surname.count > 0 && b->surname.count > 0)
		swapped = better(join(compare_surnames(&a->surname, &b->given),
							  compare_given(&a->given, &b->surname, more)),
						 join(compare_surnames(&a->given, &b->surname),
							  compare_given(&a->surname, &b->given, more)));
	/* one word alone may be either */
	else if (a->surname.count != b->surname.count)
		swapped = join((verdict) {ABSENT, 0.6},
					   a->surname.count == 0 ? compare_given(&a->given, &b->surname, more) :
					   compare_given(&a->surname, &b->given, more));
	if (swapped.level == DBM_NAME_EXACT)
		swapped.level = DBM_NAME_SWAPPED;
	swapped.similarity *= SWAP_FACTOR;
	straight = better(straight, swapped);
	if (straight.similarity < 0.9 && (leaves_out(a, b) || leaves_out(b, a)))
		return (dbm_name_match) {DBM_NAME_SHORTER, 0.9};
	return straight;
}

static bool
same_sound(const dbm_group *a, const dbm_group *b, bool as_surname)
{
	uint32_t	x[DBM_GROUP_POINTS];
	uint32_t	y[DBM_GROUP_POINTS];
	size_t		n = dbm_group_spell(a, as_surname, false, x);
	size_t		m = dbm_group_spell(b, as_surname, false, y);

	return n > 0 && a->length == b->length && dbm_same_points(x, n, y, m);
}

/* Characters: Chinese, Japanese, Korean. One other character is another name. */
static dbm_name_match
compare_characters(const dbm_person *a, const dbm_person *b)
{
	bool		surname = dbm_same_points(a->surname.joined, a->surname.length,
									  b->surname.joined, b->surname.length);
	bool		given = dbm_same_points(a->given.joined, a->given.length,
									b->given.joined, b->given.length);
	bool		whole = a->surname.count > 0 && b->surname.count > 0;

	if (surname && given)
		return (dbm_name_match) {whole && a->given.count > 0 ? DBM_NAME_EXACT :
								 DBM_NAME_SURNAME_ONLY, 1.0};
	if (whole && dbm_same_points(a->surname.joined, a->surname.length, b->given.joined,
							 b->given.length) &&
		dbm_same_points(a->given.joined, a->given.length, b->surname.joined, b->surname.length))
		return (dbm_name_match) {DBM_NAME_SWAPPED, SWAP_FACTOR};
	if (!whole)
		return given ? (dbm_name_match) {DBM_NAME_SURNAME_ONLY, 0.6} :
			(dbm_name_match) {DBM_NAME_DIFFERENT, 0.0};
	if (a->given.count == 0 || b->given.count == 0)
		return surname ? (dbm_name_match) {DBM_NAME_SURNAME_ONLY, 0.6} :
			(dbm_name_match) {DBM_NAME_DIFFERENT, 0.0};
	if (surname && same_sound(&a->given, &b->given, false))
		return (dbm_name_match) {DBM_NAME_SOUND, 0.7};
	if (surname)
		return (dbm_name_match) {DBM_NAME_SAME_SURNAME, 0.25};
	if (given && same_sound(&a->surname, &b->surname, true))
		return (dbm_name_match) {DBM_NAME_SOUND, 0.6};
	return given ? (dbm_name_match) {DBM_NAME_SAME_GIVEN, 0.25} :
		(dbm_name_match) {DBM_NAME_DIFFERENT, 0.05};
}

/*
 * Chinese characters against Latin letters.
 */

/* One of the usual ways to write the sound with v for u with two dots. */
static bool
spelled_as(const uint32_t *pinyin, size_t n, const dbm_group *latin)
{
	const char *const *way;
	static const char *const ways[] = {"v", "yu", "u", NULL};

	/* lyu in passports, lu where two dots cannot be typed */
	for (way = ways; *way != NULL; way++)
	{
		size_t		m = 0;
		bool		same = true;

		for (size_t i = 0; i < n && same; i++)
		{
			const char *letters = *way;

			if (pinyin[i] != 'v')
				same = m < latin->length && latin->joined[m++] == pinyin[i];
			else
				for (; *letters != '\0' && same; letters++)
					same = m < latin->length && latin->joined[m++] == (uint32_t) *letters;
		}
		if (same && m == latin->length)
			return true;
	}
	return false;
}

static dbm_name_match
sound_in_order(const dbm_person *han, const dbm_group *surname, const dbm_group *given,
			   const dbm_group *alias)
{
	uint32_t	pinyin[DBM_GROUP_POINTS];
	size_t		n = dbm_group_spell(&han->surname, true, false, pinyin);
	bool		same = n > 0 && spelled_as(pinyin, n, surname);

	if (!same)
		return (dbm_name_match) {DBM_NAME_DIFFERENT, 0.0};
	if (han->given.count == 0 || given->count == 0)
		return (dbm_name_match) {DBM_NAME_SURNAME_ONLY, 0.5};
	n = dbm_group_spell(&han->given, false, false, pinyin);
	if (n > 0 && spelled_as(pinyin, n, given))
		return (dbm_name_match) {DBM_NAME_PINYIN, 0.85};
	if (alias->count > 0 && dbm_same_points(alias->joined, alias->length, given->joined,
										given->length))
		return (dbm_name_match) {DBM_NAME_NICKNAME, 0.85};
	if (typo_similarity(pinyin, n, given->joined, given->length) > 0.0)
		return (dbm_name_match) {DBM_NAME_TYPO, 0.65};
	n = dbm_group_spell(&han->given, false, true, pinyin);
	if (given->length <= han->given.length && given->length <= n && given->length > 0 &&
		dbm_same_points(pinyin, given->length, given->joined, given->length))
		return (dbm_name_match) {DBM_NAME_INITIAL, 0.65};
	return (dbm_name_match) {DBM_NAME_SAME_SURNAME, 0.25};
}

static dbm_name_match
compare_sound(const dbm_person *han, const dbm_person *latin)
{
	dbm_name_match straight = sound_in_order(han, &latin->surname, &latin->given, &han->alias);
	dbm_name_match swapped = sound_in_order(han, &latin->given, &latin->surname, &han->alias);

	return better(straight, swapped);
}

/*
 * The whole.
 */

/* Latin letters, or what is read in them: with each way to read it, the best. */
static dbm_name_match
compare_letters(const dbm_person_name *a, const dbm_person_name *b, const dbm_name_pairs *more)
{
	dbm_name_match best = {DBM_NAME_DIFFERENT, 0.0};
	bool		mixed = a->script != b->script;

	for (int way = DBM_ROMAN_USUAL; way <= (mixed ? DBM_ROMAN_PASSPORT : DBM_ROMAN_USUAL); way++)
	{
		dbm_person_name common[2];
		dbm_person	x;
		dbm_person	y;
		bool		latin = mixed || a->script == DBM_SCRIPT_LATIN;

		dbm_open_person(latin && dbm_common_name(a, (dbm_roman_way) way, &common[0]) ?
						&common[0] : a, &x);
		dbm_open_person(latin && dbm_common_name(b, (dbm_roman_way) way, &common[1]) ?
						&common[1] : b, &y);
		best = better(best, compare_western(&x, &y, more));
	}
	return best;
}

/* One in Latin letters and the other in a script that is read in them. */
static bool
are_letters(const dbm_person_name *a, const dbm_person_name *b)
{
	return a->script == DBM_SCRIPT_LATIN && dbm_is_romanized(b);
}

static dbm_name_match
compare_persons(const dbm_person_name *a, const dbm_person_name *b, const dbm_name_pairs *more)
{
	dbm_person	x;
	dbm_person	y;

	if (are_letters(a, b) || are_letters(b, a) ||
		(a->script == b->script && (a->script <= DBM_SCRIPT_LATIN || dbm_is_romanized(a))))
		return compare_letters(a, b, more);
	dbm_open_person(a, &x);
	dbm_open_person(b, &y);
	if (a->script == DBM_SCRIPT_HAN && b->script == DBM_SCRIPT_LATIN)
		return compare_sound(&x, &y);
	if (b->script == DBM_SCRIPT_HAN && a->script == DBM_SCRIPT_LATIN)
		return compare_sound(&y, &x);
	if ((a->script == DBM_SCRIPT_HAN && b->script == DBM_SCRIPT_KANA) ||
		(b->script == DBM_SCRIPT_HAN && a->script == DBM_SCRIPT_KANA))
		return compare_characters(&x, &y);
	/* two scripts that nothing here can spell in one another */
	if (a->script != b->script)
		return (dbm_name_match) {DBM_NAME_UNKNOWN, 0.0};
	if (a->script == DBM_SCRIPT_HAN || a->script == DBM_SCRIPT_KANA ||
		a->script == DBM_SCRIPT_HANGUL)
		return compare_characters(&x, &y);
	return compare_western(&x, &y, more);
}

/* Part by part the same. */
static bool
is_same_name(const dbm_person_name *a, const dbm_person_name *b)
{
	if (a->n_parts != b->n_parts || a->n_points != b->n_points || a->suffix != b->suffix)
		return false;
	for (int i = 0; i < a->n_parts; i++)
	{
		if (a->part[i].role != b->part[i].role || a->part[i].length != b->part[i].length)
			return false;
	}
	return memcmp(a->points, b->points, a->n_points * sizeof(uint32_t)) == 0;
}

/* II against a lone I within the other name, IV against a lone V. */
static bool
generations_exclude(const dbm_person_name *a, const dbm_person_name *b)
{
	if (a->suffix == DBM_SUFFIX_NONE || b->suffix != DBM_SUFFIX_NONE || a->suffix == b->maybe)
		return false;
	/* a middle name that begins with V is more common than a fifth of his name */
	return b->maybe == DBM_SUFFIX_SENIOR ||
		(b->maybe == DBM_SUFFIX_V && a->suffix >= DBM_SUFFIX_III);
}

static bool
has_role(const dbm_person_name *name, dbm_name_role role)
{
	for (int i = 0; i < name->n_parts; i++)
	{
		if (name->part[i].role == role)
			return true;
	}
	return false;
}

dbm_name_match
dbm_person_name_compare(const dbm_person_name *a, const dbm_person_name *b,
						const dbm_name_pairs *more)
{
	dbm_name_match match;

	if (a->kind != DBM_NAME_PERSON || b->kind != DBM_NAME_PERSON)
		return (dbm_name_match) {DBM_NAME_UNKNOWN, 0.0};
	if (is_same_name(a, b))
		return (dbm_name_match) {has_role(a, DBM_PART_SURNAME) && has_role(a, DBM_PART_GIVEN) ?
								 DBM_NAME_EXACT : DBM_NAME_SURNAME_ONLY, 1.0};
	match = compare_persons(a, b, more);
	if (match.level > DBM_NAME_SAME_SURNAME &&
		(generations_exclude(a, b) || generations_exclude(b, a)))
		return (dbm_name_match) {DBM_NAME_CONFLICT, 0.05};
	if (a->suffix == b->suffix || match.level <= DBM_NAME_SAME_SURNAME)
		return match;
	if (a->suffix != DBM_SUFFIX_NONE && b->suffix != DBM_SUFFIX_NONE)
		return (dbm_name_match) {DBM_NAME_CONFLICT, 0.05};
	/* one does not say: father or son */
	match.similarity *= 0.9;
	if (match.level > DBM_NAME_SHORTER)
		match.level = DBM_NAME_SHORTER;
	return match;
}

const char *
dbm_name_level_label(dbm_name_level level)
{
	static const char *const labels[DBM_NAME_LEVELS] = {
		"unknown", "conflict", "different", "same_given", "same_surname", "sound", "surname_only",
		"initial", "typo", "pinyin", "nickname", "shorter", "swapped", "exact"
	};

	return labels[level];
}
