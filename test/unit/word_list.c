/*
 * word_list.c
 *	  Unit tests of tables of words.
 */
#include "check.h"

#include "core/text/word_list.h"

static void
words_of_ascii(void)
{
	static const uint32_t text[] = {'a', 'b', 'c'};

	CHECK(dbm_is_word(text, 3, "abc"));
	CHECK(!dbm_is_word(text, 2, "abc"));
	CHECK(!dbm_is_word(text, 3, "ab"));
	CHECK(!dbm_is_word(text, 3, "abd"));
	CHECK(dbm_is_word(text, 0, ""));
	CHECK(!dbm_is_word(text, 0, "a"));
}

/* Sorted by bytes: ASCII, two, three and four of them. */
static void
tables_of_any_script(void)
{
	static const char *const words[] = {"", "ab", "abc", "b", "é", "тест", "不详", "某", "某人", "🙂"};
	static const uint32_t *const same[] = {U"", U"ab", U"abc", U"b", U"é", U"тест", U"不详", U"某",
		U"某人", U"🙂"};
	static const uint32_t *const other[] = {U"a", U"abd", U"abcd", U"c", U"ê", U"тес", U"тестa",
		U"不", U"某人们", U"🙃", U"A"};
	static const uint32_t zero[] = {0, 'b'};
	static const uint32_t wild[] = {0xFFFFFFFF};

	for (int i = 0; i < 10; i++)
	{
		size_t		n = 0;

		while (same[i][n] != 0)
			n++;
		CHECK(dbm_in_words(same[i], n, words, 10));
		CHECK(!dbm_in_words(same[i], n, words, 0));
	}
	for (int i = 0; i < 11; i++)
	{
		size_t		n = 0;

		while (other[i][n] != 0)
			n++;
		CHECK(!dbm_in_words(other[i], n, words, 10));
	}
	CHECK(!dbm_in_words(zero, 1, words, 10));
	CHECK(!dbm_in_words(zero, 2, words, 10));
	CHECK(!dbm_in_words(wild, 1, words, 10));
}

int
main(void)
{
	words_of_ascii();
	tables_of_any_script();
	return dbm_test_report("word_list");
}
