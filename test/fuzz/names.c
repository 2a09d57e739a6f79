/*
 * Fuzz target: names of persons and companies, and the comparators of texts.
 *
 * The input is UTF-8, cut in two at the first zero. Whatever it is: no part of a
 * name lies outside, a block may be copied, comparisons are symmetric, from 0 to
 * 1, and 1 for a name against itself.
 *
 * Runs: 2000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/names.c $(find src/core -name '*.c') -lm -o fuzz_names && ./fuzz_names
 */
#include "core/text/edit_distance.h"
#include "core/company/compare.h"
#include "core/text/jaro_winkler.h"
#include "core/name/compare.h"
#include "core/text/ngram.h"
#include "core/name/nickname.h"
#include "core/text/pinyin.h"
#include "core/text/utf8.h"
#include "expect.h"

#define MOST	400

typedef struct operand
{
	uint32_t	points[MOST];
	size_t		n;
} operand;

static void
check_persons(const operand *a, const operand *b)
{
	dbm_person_name x;
	dbm_person_name y;
	dbm_person_name copy;
	uint32_t	key[DBM_NAME_KEY_POINTS];
	dbm_name_match there;
	dbm_name_match back;

	dbm_person_name_parse(a->points, a->n, &x);
	dbm_person_name_parse(b->points, b->n, &y);
	for (int i = 0; i < x.n_parts; i++)
		EXPECT(x.part[i].from < x.part[i].to && x.part[i].to <= a->n &&
			   x.part[i].start + x.part[i].length <= x.n_points);
	EXPECT(x.size <= sizeof(x) && x.n_points <= DBM_NAME_POINTS);
	memset(&copy, 0xA5, sizeof(copy));
	memcpy(&copy, &x, x.size);
	there = dbm_person_name_compare(&copy, &y, NULL);
	back = dbm_person_name_compare(&y, &x, NULL);
	EXPECT(there.level == back.level && there.similarity == back.similarity);
	EXPECT(there.similarity >= 0.0 && there.similarity <= 1.0);
	there = dbm_person_name_compare(&copy, &x, NULL);
	EXPECT(there.similarity == (there.level == DBM_NAME_UNKNOWN ? 0.0 : 1.0));
	EXPECT(dbm_person_name_key(&x, key) <= DBM_NAME_KEY_POINTS);
}

static void
check_firms(const operand *a, const operand *b)
{
	dbm_company_name x;
	dbm_company_name y;
	dbm_company_name copy;
	uint32_t	key[DBM_COMPANY_POINTS];
	dbm_company_match there;
	dbm_company_match back;

	dbm_company_name_parse(a->points, a->n, &x);
	dbm_company_name_parse(b->points, b->n, &y);
	EXPECT(x.core.to <= a->n && x.legal.to <= a->n && x.region.to <= a->n && x.branch.to <= a->n);
	EXPECT(x.core.from <= x.core.to && x.legal.from <= x.legal.to);
	EXPECT(x.region.from <= x.region.to && x.branch.from <= x.branch.to);
	EXPECT(x.size <= sizeof(x) && x.n_points <= DBM_COMPANY_POINTS);
	EXPECT(dbm_company_name_key(&x, key) <= DBM_COMPANY_POINTS);
	memset(&copy, 0xA5, sizeof(copy));
	memcpy(&copy, &x, x.size);
	there = dbm_company_name_compare(&copy, &y);
	back = dbm_company_name_compare(&y, &x);
	EXPECT(there.level == back.level && there.similarity == back.similarity);
	EXPECT(there.similarity >= 0.0 && there.similarity <= 1.0);
	there = dbm_company_name_compare(&copy, &x);
	EXPECT(there.similarity == (there.level == DBM_COMPANY_UNKNOWN ? 0.0 : 1.0));
}

static void
check_texts(const operand *a, const operand *b)
{
	static uint64_t words[4 * MOST];
	static uint32_t rows[3 * MOST + 3];
	static unsigned char key[DBM_SORT_KEY_BYTES * MOST];
	static uint64_t grams[2 * MOST];
	dbm_reading reading[MOST];
	double		there;

	there = dbm_jaro_winkler(a->points, a->n, b->points, b->n, words, NULL);
	EXPECT(there >= 0.0 && there <= 1.0);
	EXPECT(there == dbm_jaro_winkler(b->points, b->n, a->points, a->n, words, NULL));
	EXPECT(dbm_edit_distance(a->points, a->n, b->points, b->n, MOST, rows, NULL) ==
		   dbm_edit_distance(b->points, b->n, a->points, a->n, MOST, rows, NULL));
	EXPECT(dbm_edit_distance(a->points, a->n, b->points, b->n, 2, rows, NULL) <= 3);
	for (size_t width = 1; width <= 8; width += 7)
	{
		there = dbm_ngram_similarity(a->points, a->n, b->points, b->n, width, grams, NULL);
		EXPECT(there >= 0.0 && there <= 1.0);
		EXPECT(there == dbm_ngram_similarity(b->points, b->n, a->points, a->n, width, grams, NULL));
	}
	EXPECT(dbm_are_nicknames(a->points, a->n, b->points, b->n) ==
		   dbm_are_nicknames(b->points, b->n, a->points, a->n));
	dbm_pinyin_readings(a->points, a->n, true, reading);
	EXPECT(dbm_pinyin_sort_key(a->points, reading, a->n, key) <= sizeof(key));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static operand a;
	static operand b;
	const uint8_t *zero = memchr(data, 0, size);
	size_t		first = zero == NULL ? size : (size_t) (zero - data);
	size_t		rest = zero == NULL ? 0 : size - first - 1;

	if (first > MOST || rest > MOST)
		return 0;
	a.n = dbm_utf8_decode((const char *) data, first, a.points);
	b.n = zero == NULL ? 0 : dbm_utf8_decode((const char *) zero + 1, rest, b.points);
	check_persons(&a, &b);
	check_firms(&a, &b);
	check_texts(&a, &b);
	return 0;
}
