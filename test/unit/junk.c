/*
 * junk.c
 *	  Placeholders, damaged text and errors of spreadsheets; and data that looks a little like them.
 */
#include "check.h"

#include "core/text/fold.h"
#include "core/text/junk.h"
#include "core/text/utf8.h"

static uint32_t points[512];
static uint32_t folded[512 * DBM_FOLD_GROWTH];

static bool
placeholder(const char *text, bool name)
{
	size_t		n = dbm_utf8_decode(text, strlen(text), points);

	return dbm_is_filler(folded, dbm_fold(points, n, folded), name);
}

static bool
damaged(const char *text)
{
	return dbm_is_damaged(points, dbm_utf8_decode(text, strlen(text), points));
}

static bool
sheet_error(const char *text)
{
	return dbm_is_sheet_error(points, dbm_utf8_decode(text, strlen(text), points));
}

static bool
company(const char *text)
{
	size_t		n = dbm_utf8_decode(text, strlen(text), points);

	return dbm_has_company_form(folded, dbm_fold(points, n, folded));
}

int
main(void)
{
	static const char *const junk[] = {
		"test", "TEST", "t.e.s.t", "Ｔｅｓｔ", "n/a", "N.A.", "asdf", "无", "無", "测试", "-", "***", "xxx",
		"12345", "00000", "0123456789", "54321", "未知", "テスト", "none", "？"
	};
	static const char *const data[] = {
		"Tess", "Ann", "王", "12", "13579", "aa", "李李李", "Xxy", "1234", "A1", "23456", "Testarossa", "无锡"
	};

	for (size_t i = 0; i < sizeof(junk) / sizeof(junk[0]); i++)
		CHECK(placeholder(junk[i], true));
	for (size_t i = 0; i < sizeof(data) / sizeof(data[0]); i++)
		CHECK(!placeholder(data[i], false));
	CHECK(placeholder("null", false) && !placeholder("Null", true) && !placeholder("", true));
	for (int i = 0; dbm_placeholder_word(i) != NULL; i++)
	{
		CHECK(placeholder(dbm_placeholder_word(i), false));
		CHECK(i == 0 || strcmp(dbm_placeholder_word(i - 1), dbm_placeholder_word(i)) < 0);
	}
	CHECK(damaged("锟斤拷") && damaged("CafÃ©") && damaged("???") && damaged("\xFF") && !damaged("why??"));
	CHECK(!damaged("Ã la carte") && !damaged("") && !damaged("锟斤") && damaged("Ã©"));
	CHECK(sheet_error("#N/A") && sheet_error(" #ref! ") && sheet_error("####") && !sheet_error("#1") && !sheet_error(""));
	CHECK(company("Acme Co., Ltd.") && company("腾讯科技有限公司") && company("Muster GmbH") && !company("Ltd"));
	CHECK(!company("Ann Lee") && !company("Incan") && !company(""));
	return dbm_test_report("junk");
}
