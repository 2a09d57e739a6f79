/*
 * address.c
 *	  Postal addresses: normal forms, and texts of any words in any order.
 */
#include "check.h"

#include "core/text/fold.h"
#include "core/address/address.h"
#include "core/text/utf8.h"

static uint32_t points[1024];
static uint32_t folded[1024 * DBM_FOLD_GROWTH];
static dbm_address address;

static bool
parse(const char *text)
{
	size_t		n = dbm_utf8_decode(text, strlen(text), points);
	uint32_t   *exact;
	bool		known;

	n = dbm_fold(points, n, folded);
	/* of its own size, so that a read behind the end is seen */
	exact = malloc((n + (n == 0)) * sizeof(uint32_t));
	memcpy(exact, folded, n * sizeof(uint32_t));
	known = dbm_address_parse(exact, n, NULL, &address);
	free(exact);
	return known;
}

static bool
normal_is(const char *text, const char *expected)
{
	static uint32_t normal[DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2)];
	static char bytes[sizeof(normal)];
	size_t		n;

	if (!parse(text))
		return false;
	n = dbm_utf8_encode(normal, dbm_address_normal(&address, normal), bytes);
	return n == strlen(expected) && memcmp(bytes, expected, n) == 0;
}

int
main(void)
{
	static const char *const pieces[] = {
		"12", "5/12", "/", "#", "#5", "apt", "p", "o", "box", "po", "st", "Main", "Street", "n", "IL", "10115",
		"1010", "SW1A", "1AA", ",", ".", "3rd", "floor", "rue", "c/", "usa", "a", "hauptstrasse", "省", "北京", "市",
		"区", "园区", "信箱", "自治州", "昆山", "延边", "族", "东京都", "〒", "丁目", "の", "new south wales", "suite", "level",
		"floor", "3/f", "12bis", "5/a", "no.", "saint", "strasse", "str.", "united kingdom", "postfach", "private bag",
		"blv.", "fifth", "bldg", "nordrhein-westfalen", "路", "号", "十二", "弄", "栋", "室", "层", "邮编", "100080", "-", "江苏", "街道", "x", "é"
	};
	const int	count = sizeof(pieces) / sizeof(pieces[0]);

	CHECK(normal_is("1 West Elm Road, Suite B, Reno, NV 89501", "nv, reno, w elm rd, 1, b, 89501"));
	CHECK(normal_is("上海市南京路100弄5号302室", "上海, 南京路, 100/5, 302"));
	CHECK(!parse("") && !parse("asdf") && !parse("测试"));
	for (int i = 0; i < 60000; i++)
	{
		char		text[1024] = "";
		int			n = (int) dbm_test_between(1, i % 10 == 0 ? 60 : 9);
		bool		blanks = dbm_test_between(0, 2) > 0;
		bool		fits = true;

		for (int j = 0; j < n; j++)
		{
			strcat(text, pieces[dbm_test_between(0, count - 1)]);
			strcat(text, blanks ? " " : "");
		}
		parse(text);
		for (int kind = 0; kind < DBM_ADDRESS_PARTS; kind++)
			fits = fits && address.length[kind] <= DBM_ADDRESS_ROOM;
		CHECK(fits);
	}
	return dbm_test_report("address");
}
