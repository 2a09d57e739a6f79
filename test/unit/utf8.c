/*
 * utf8.c
 *	  Code points and bytes: every code point there and back, and every way a byte can be wrong.
 */
#include "check.h"

#include "core/text/utf8.h"

static bool
decodes_to(const char *text, size_t length, const uint32_t *wanted, size_t n)
{
	uint32_t	points[64];

	return dbm_utf8_decode(text, length, points) == n &&
		memcmp(points, wanted, n * sizeof(uint32_t)) == 0;
}

/* A text with one ill-formed byte after another: as many replacement characters. */
static bool
refused(const char *text)
{
	uint32_t	points[64];
	size_t		n = dbm_utf8_decode(text, strlen(text), points);

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] != DBM_REPLACEMENT)
			return false;
	}
	return n == strlen(text);
}

static void
check_round_trip(void)
{
	long		wrong = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		char		text[DBM_UTF8_BYTES];
		uint32_t	back[DBM_UTF8_BYTES];
		size_t		length = dbm_utf8_encode(&c, 1, text);
		bool		surrogate = c >= 0xD800 && c <= 0xDFFF;

		wrong += dbm_utf8_decode(text, length, back) != 1 ||
			back[0] != (surrogate ? DBM_REPLACEMENT : c);
	}
	CHECK(wrong == 0);
}

static void
check_edges(void)
{
	uint32_t	too_far[] = {0x110000, 0xFFFFFFFF, 'a'};
	char		text[3 * DBM_UTF8_BYTES];

	CHECK(decodes_to("", 0, (uint32_t[]) {0}, 0));
	CHECK(decodes_to("a\0b", 3, (uint32_t[]) {'a', 0, 'b'}, 3));
	CHECK(decodes_to("é\xF0\xA0\xAE\xB7华", 9, (uint32_t[]) {0xE9, 0x20BB7, 0x534E}, 3));
	CHECK(dbm_utf8_encode(too_far, 3, text) == 7 && memcmp(text, "\xEF\xBF\xBD\xEF\xBF\xBD" "a", 7) == 0);
	CHECK(refused("\x80") && refused("\xC0\xAF") && refused("\xC1\xBF"));
	CHECK(refused("\xE0\x9F\xBF") && refused("\xED\xA0\x80") && refused("\xF0\x8F\xBF\xBF"));
	CHECK(refused("\xF4\x90\x80\x80") && refused("\xF5\x80\x80\x80") && refused("\xFF\xFE"));
	/* cut short: the bytes that are there are refused, and what follows is read */
	CHECK(refused("\xE5\x8D") && refused("\xF0\xA0\xAE"));
	CHECK(decodes_to("\xE5\x8D" "a", 3, (uint32_t[]) {0xFFFD, 0xFFFD, 'a'}, 3));
	CHECK(dbm_utf8_count("é\xF0\xA0\xAE\xB7华a", 10) == 4 && dbm_utf8_count("华", 0) == 0);
}

/* Any bytes: never more code points than bytes, and what is encoded again decodes to the same. */
static void
check_random(void)
{
	long		wrong = 0;

	for (int i = 0; i < 50000; i++)
	{
		char		bytes[12];
		char		text[12 * DBM_UTF8_BYTES];
		uint32_t	first[12];
		uint32_t	second[12];
		size_t		length = (size_t) dbm_test_between(0, 12);
		size_t		n;

		for (size_t j = 0; j < length; j++)
			bytes[j] = (char) dbm_test_between(i % 2 * 0x80, 0xFF);
		n = dbm_utf8_decode(bytes, length, first);
		wrong += n > length ||
			dbm_utf8_decode(text, dbm_utf8_encode(first, n, text), second) != n ||
			memcmp(first, second, n * sizeof(uint32_t)) != 0;
	}
	CHECK(wrong == 0);
}

int
main(void)
{
	check_round_trip();
	check_edges();
	check_random();
	return dbm_test_report("utf8");
}
