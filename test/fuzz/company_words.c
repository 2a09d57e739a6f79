/*
 * Fuzz target: any text against the lists of legal forms, trade words, places and numbers.
 *
 * What is found lies inside the text and is in its list; the places of two texts
 * contradict each other both ways or not at all.
 *
 * Runs: 4000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/company_words.c $(find src/core -name '*.c') -lm -o fuzz_company_words && ./fuzz_firm_words
 */
#include "core/text/fold.h"
#include "core/company/legal_form.h"
#include "core/address/place.h"
#include "core/company/trade_word.h"
#include "core/text/utf8.h"
#include "expect.h"

static void
check_forms(const char *text, size_t n)
{
	static size_t (*const find[]) (const char *, size_t, uint16_t *) = {
		dbm_form_tail, dbm_form_head, dbm_form_cjk_tail, dbm_form_cjk_head
	};
	uint16_t	form = 0;

	for (size_t i = 0; i < sizeof(find) / sizeof(find[0]); i++)
	{
		size_t		length = find[i] (text, n, &form);

		EXPECT(length <= n && (length == 0 || dbm_form_name(form) != NULL));
	}
	EXPECT(!dbm_form_whole(text, n, &form) || dbm_form_name(form) != NULL);
}

static bool
is_entry(const char *text, size_t n)
{
	const char *concept;
	const char *word;
	size_t		length;

	for (size_t i = 0; (length = dbm_trade_entry(i, &concept, &word)) > 0; i++)
	{
		if (length == n && memcmp(word, text, n) == 0)
			return true;
	}
	return false;
}

static void
check_trades(const char *text, size_t n)
{
	uint16_t	concept = 0;
	size_t		length = dbm_trade_tail(text, n, &concept);

	EXPECT(length <= n && (length == 0 || (concept > 0 && is_entry(text + n - length, length))));
	EXPECT(dbm_trade_word(text, n) == 0 || is_entry(text, n));
	EXPECT(dbm_group_tail(text, n) <= n && dbm_branch_tail(text, n) <= n);
	dbm_is_group_word(text, n);
	dbm_is_stop_word(text, n);
	EXPECT(dbm_number_word(text, n) <= 10);
}

static void
check_place(dbm_place place)
{
	EXPECT(dbm_place_known(place));
	EXPECT((place.country == 0) == (dbm_country_code(place.country) == NULL));
	EXPECT((place.province == 0) == (dbm_province_name(place.province) == NULL));
	EXPECT((place.city == 0) == (dbm_city_name(place.city) == NULL));
	EXPECT(!dbm_place_conflict(place, place));
}

static void
check_places(const uint32_t *text, size_t n)
{
	dbm_place	head = {0, 0, 0};
	dbm_place	tail = {0, 0, 0};
	dbm_place	latin = {0, 0, 0};
	bool		marked;
	size_t		length;

	if (n == 0)
		return;
	length = dbm_place_head(text, n, &head, &marked);
	EXPECT(length <= n);
	if (length > 0)
		check_place(head);
	length = dbm_place_tail(text, n, &tail);
	EXPECT(length <= n);
	if (length > 0)
		check_place(tail);
	if (dbm_place_latin(text, n, &latin))
		check_place(latin);
	EXPECT(dbm_place_conflict(head, tail) == dbm_place_conflict(tail, head));
	if (!dbm_place_conflict(head, tail))
		EXPECT(!dbm_place_conflict(dbm_place_join(head, tail), head));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t   *points = malloc((size + 1) * sizeof(uint32_t));
	uint32_t   *folded = malloc((size * DBM_FOLD_GROWTH + 1) * sizeof(uint32_t));
	size_t		n = dbm_fold(points, dbm_utf8_decode((const char *) data, size, points), folded);
	char	   *text = malloc(n * DBM_UTF8_BYTES + 1);
	size_t		bytes = dbm_utf8_encode(folded, n, text);
	char	   *exact = malloc(bytes + (bytes == 0));

	memcpy(exact, text, bytes);
	check_forms(exact, bytes);
	check_trades(exact, bytes);
	check_places(folded, n);
	free(points);
	free(folded);
	free(text);
	free(exact);
	return 0;
}
