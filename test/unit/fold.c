/*
 * fold.c
 *	  Folding: the examples a list of customers brings, and the laws over all of Unicode.
 */
#include "check.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#define ROOM	256

static bool
folds_to(const char *text, const char *wanted)
{
	uint32_t	points[ROOM];
	uint32_t	folded[ROOM * DBM_FOLD_GROWTH];
	char		result[ROOM * DBM_FOLD_GROWTH * DBM_UTF8_BYTES + 1];
	size_t		n = dbm_utf8_decode(text, strlen(text), points);
	size_t		length = dbm_utf8_encode(folded, dbm_fold(points, n, folded), result);

	result[length] = '\0';
	if (strcmp(result, wanted) != 0)
		printf("%s folds to %s\n", text, result);
	return strcmp(result, wanted) == 0;
}

static void
check_letters(void)
{
	CHECK(folds_to("ACME Ltd", "acme ltd"));
	CHECK(folds_to("ＡＢＣ１２３＠ｘ．ｃｎ", "abc123@x.cn"));
	CHECK(folds_to("Müller Straße Ægir Œuvre Øre Łódź Đặng Ðóra Þór Işık", "muller strasse aegir oeuvre ore lodz dang dora thor isik"));
	CHECK(folds_to("İSTANBUL ﬁn ﬃ", "istanbul fin ffi"));
	CHECK(folds_to("Cafe\xCC\x81", "cafe"));
	CHECK(folds_to("ΌΜΗΡΟΣ ὁμηρος", "ομηροσ ομηροσ"));
	CHECK(folds_to("ЁЛКА Йод", "елка иод"));
	CHECK(folds_to("ԱՐԱՄ", "արամ"));
	CHECK(folds_to("ﾄﾖﾀ がぎ", "トヨタ がぎ"));
	CHECK(folds_to("أحمد آل", "احمد ال"));
	CHECK(folds_to("नमस्ते ไทย 한국", "नमस्ते ไทย 한국"));
}

static void
check_han(void)
{
	CHECK(folds_to("華為技術有限公司", "华为技术有限公司"));
	CHECK(folds_to("臺灣積體電路製造", "台湾积体电路制造"));
	CHECK(folds_to("髙橋 渡邊 渡辺 沢 齋藤 斎藤 𠮷野", "高桥 渡边 渡边 泽 斋藤 斋藤 吉野"));
	CHECK(folds_to("鍾 後 裡 髮 發 於", "钟 后 里 发 发 于"));
	/* characters of the standard list that people choose for names stay what they are */
	CHECK(folds_to("喆 堃 淼 祐 乾 㐂", "喆 堃 淼 祐 乾 㐂"));
	CHECK(dbm_simplified(0x83EF) == 0x534E && dbm_simplified('a') == 'a');
	CHECK(dbm_han(0x4E00) && dbm_han(0x3007) && dbm_han(0x20BB7) && !dbm_han(0x3042) && !dbm_han('a'));
}

static void
check_marks(void)
{
	CHECK(folds_to("O’Brien O‘Neil O`Hara O´Dea", "o'brien o'neil o'hara o'dea"));
	CHECK(folds_to("“a” «b» 「c」 《d》", "\"a\" \"b\" \"c\" \"d\""));
	CHECK(folds_to("a–b—c−d‐e", "a-b-c-d-e"));
	CHECK(folds_to("阿凡提·买买提 阿凡提•买买提 阿凡提・买买提", "阿凡提·买买提 阿凡提·买买提 阿凡提·买买提"));
	CHECK(folds_to("腾讯（深圳）【总部】[a]{b}", "腾讯(深圳)(总部)(a)(b)"));
	CHECK(folds_to("≠ ∄ 3≥2 A→B", "≠ ∄ 3≥2 a→b"));
	CHECK(folds_to("  a \t\n　b\xC2\xA0\xE2\x80\x83" "c  ", "a b c"));
	CHECK(folds_to("\xEF\xBB\xBF" "a\xE2\x80\x8B" "b\xE2\x80\x8F\x07\xC2\xAD", "ab"));
	CHECK(folds_to(" \xE2\x80\x8B ", "") && folds_to("", ""));
	CHECK(folds_to("张三😊", "张三😊"));
}

/* Folding what is folded changes nothing, for every code point and for random rows of them. */
static void
check_idempotent(void)
{
	long		wrong = 0;
	size_t		most = 0;

	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		uint32_t	once[DBM_FOLD_GROWTH];
		uint32_t	twice[DBM_FOLD_GROWTH * DBM_FOLD_GROWTH];
		size_t		n = dbm_fold(&c, 1, once);

		wrong += dbm_fold(once, n, twice) != n || memcmp(once, twice, n * sizeof(uint32_t)) != 0;
		most = n > most ? n : most;
	}
	CHECK(wrong == 0);
	CHECK(most == DBM_FOLD_GROWTH);
	for (int i = 0; i < 50000; i++)
	{
		uint32_t	points[8];
		uint32_t	once[8 * DBM_FOLD_GROWTH];
		uint32_t	twice[8 * DBM_FOLD_GROWTH * DBM_FOLD_GROWTH];
		size_t		n;

		for (int j = 0; j < 8; j++)
			points[j] = (uint32_t) dbm_test_between(0, i % 3 == 0 ? 0x10FFFF : i % 3 == 1 ? 0x3FF : 0x2FFF);
		n = dbm_fold(points, 8, once);
		wrong += dbm_fold(once, n, twice) != n || memcmp(once, twice, n * sizeof(uint32_t)) != 0;
	}
	CHECK(wrong == 0);
}

int
main(void)
{
	check_letters();
	check_han();
	check_marks();
	check_idempotent();
	return dbm_test_report("fold");
}
