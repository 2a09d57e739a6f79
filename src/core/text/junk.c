/*
 * junk.c
 *	  What stands in a field instead of data: placeholders, damaged text, errors of spreadsheets.
 *
 * A placeholder is a word of the table, with or without marks around and in it, one
 * letter three times or more, a digit five times or more, digits counting up from 0
 * or 1 or down to them, or marks alone. All tables are constant; nothing is kept.
 */
#include "core/base/ascii.h"
#include "core/text/junk.h"

#include <string.h>

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/text/word_list.h"

#define COUNT(array)	((int) (sizeof(array) / sizeof((array)[0])))
#define SAME_LETTERS	3
#define DIGITS			5

/* Sorted by their bytes; what a folded text is after its marks are gone, or with them. */
static const char *const words[] = {
	"123test", "abc", "abc123", "abcd", "abcde", "abcdef", "abcdefg", "address", "anon",
	"anonymous", "asd", "asdasd", "asdf", "asdfg", "asdfgh", "asdfghj", "asdfghjk",
	"asdfghjkl", "aucun", "azerty", "bar", "baz", "blabla", "blah", "blank", "brak", "company",
	"companyname", "customer", "default", "demo", "desconhecido", "desconocido", "dummy",
	"email", "empty", "essai", "example", "fake", "fghj", "firstname", "foo", "foobar",
	"fullname", "geen", "guest", "inconnu", "jkl", "kein", "keine", "keiner", "lastname",
	"lorem", "loremipsum", "n.a", "n.a.", "n/a", "n/d", "na", "name", "nan", "nd", "nenhum",
	"nessuno", "nil", "ninguno", "no", "nobody", "noname", "none", "noone", "nope",
	"notapplicable", "notavailable", "nothing", "notknown", "notprovided", "notset",
	"notspecified", "null", "phone", "placeholder", "poiuy", "prueba", "qwe", "qwer", "qwert",
	"qwerty", "qwertyuiop", "qwertz", "sample", "sconosciuto", "sdf", "sdfsdf", "surname",
	"tba", "tbc", "tbd", "test", "test-user", "test1", "test123", "test2", "teste", "testen",
	"tester", "testi", "testing", "tests", "testuser", "tset", "unbekannt", "undefined",
	"undisclosed", "unknow", "unknown", "unnamed", "user", "void", "xyz", "yourname", "zxc",
	"zxcv", "zxcvbn", "zxcvbnm", "неизвестно", "нет", "тест", "なし", "テスト", "ナシ", "不便", "不明",
	"不清楚", "不知道", "不详", "个人", "保密", "先生", "公司", "公司名称", "匿名", "同上", "名字", "地址", "女士", "姓名",
	"客户", "小姐", "待完善", "待定", "待补", "待补充", "手机", "无", "无し", "无公司", "无单位", "无名", "无名氏", "暂无",
	"未知", "某人", "某公司", "某某", "没", "没有", "测试", "测试客户", "测试数据", "测试用", "测试用户", "用户", "电话", "略",
	"空", "空白", "老板", "自由职业", "邮箱", "顾客", "미정", "없음", "테스트"
};

/* Of these, what is a name of somebody. */
static const char *const name_words[] = {
	"abc", "asd", "bar", "blank", "brak", "demo", "fake", "foo", "geen", "guest", "na", "name",
	"nan", "nil", "no", "null", "tester", "user", "void", "个人", "没", "略", "空"
};

static bool
is_word(const uint32_t *points, size_t n, bool name)
{
	return dbm_in_words(points, n, words, COUNT(words)) &&
		!(name && dbm_in_words(points, n, name_words, COUNT(name_words)));
}

/* aaa, 00000, 123456, 987654321 */
static bool
is_row(const uint32_t *points, size_t n)
{
	bool		same = true;
	bool		up = dbm_is_digit(points[0]) && points[0] <= '1';
	bool		down = dbm_is_digit(points[0]);
	bool		digits = true;

	for (size_t i = 1; i < n; i++)
	{
		same = same && points[i] == points[0];
		/* the digit behind 9 is 0 */
		up = up && dbm_is_digit(points[i]) && points[i] - '0' == (points[i - 1] - '0' + 1) % 10;
		down = down && dbm_is_digit(points[i]) && points[i] + 1 == points[i - 1];
	}
	for (size_t i = 0; i < n; i++)
		digits = digits && dbm_is_digit(points[i]);
	if (digits)
		return n >= DIGITS && (same || up || (down && points[n - 1] <= '1'));
	return same && n >= SAME_LETTERS && points[0] < 0x3000;
}

static bool
is_mark(uint32_t c)
{
	return c < '0' || (c > '9' && c < 'a') || (c > 'z' && c < 0xAA) || c == 0xB7 ||
		(c >= 0x2010 && c <= 0x205E) || (c >= 0x2190 && c <= 0x2BFF) ||
		(c >= 0x3001 && c <= 0x3003);
}

bool
dbm_is_filler(const uint32_t *folded, size_t n, bool name)
{
	uint32_t	bare[DBM_JUNK_TEXT];
	size_t		length = 0;

	if (n == 0 || n > DBM_JUNK_TEXT)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (!is_mark(folded[i]))
			bare[length++] = folded[i];
	}
	return length == 0 || is_word(folded, n, name) || is_word(bare, length, name) ||
		is_row(bare, length);
}

bool
dbm_is_filler_date(int year, int month, int day)
{
	static const int days[] = {
		10101, 11111111, 17530101, 18991230, 18991231, 19000101, 19010101, 19700101, 99991231
	};
	int			date = year * 10000 + month * 100 + day;

	for (int i = 0; i < COUNT(days); i++)
	{
		if (days[i] == date)
			return true;
	}
	return false;
}

bool
dbm_is_filler_number(const char *digits)
{
	static const char *const tails[] = {"00000000", "12345678", "87654321", "13800138000"};
	size_t		n = strlen(digits);

	for (int i = 0; i < COUNT(tails); i++)
	{
		size_t		m = strlen(tails[i]);

		if (n >= m && strcmp(digits + n - m, tails[i]) == 0)
			return true;
	}
	/* of North America: the exchange of films */
	return n == 11 && digits[0] == '1' && strncmp(digits + 4, "55501", 5) == 0;
}

/* A letter of Latin-1 and a mark of its upper half: two bytes of one letter of UTF-8. */
static bool
is_split_letter(const uint32_t *points)
{
	return (points[0] == 0xC3 || points[0] == 0xC2) &&
		((points[1] >= 0x80 && points[1] <= 0xBF) || points[1] == 0x20AC || points[1] == 0x2122);
}

bool
dbm_is_damaged(const uint32_t *points, size_t n)
{
	/* what GBK makes of replacement characters and of memory never written */
	static const uint32_t rows[][3] = {
		{0x951F, 0x65A4, 0x62F7}, {0x70EB, 0x70EB, 0x70EB}, {0x5C6F, 0x5C6F, 0x5C6F},
		{'?', '?', '?'}
	};

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] == DBM_REPLACEMENT)
			return true;
		if (i + 1 < n && is_split_letter(points + i))
			return true;
		for (int j = 0; j < COUNT(rows) && i + 2 < n; j++)
		{
			if (memcmp(points + i, rows[j], sizeof(rows[j])) == 0)
				return true;
		}
	}
	return false;
}

bool
dbm_is_sheet_error(const uint32_t *points, size_t n)
{
	static const char *const errors[] = {
		"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"
	};

	while (n > 0 && dbm_blank(points[n - 1]))
		n--;
	while (n > 0 && dbm_blank(*points))
	{
		points++;
		n--;
	}
	for (int i = 0; i < COUNT(errors); i++)
	{
		size_t		j = 0;

		while (j < n && errors[i][j] != '\0' &&
			   dbm_lower(points[j]) == dbm_lower((uint32_t) errors[i][j]))
			j++;
		if (j == n && errors[i][j] == '\0')
			return true;
	}
	/* as wide as its column: ##### */
	for (size_t i = 0; i < n; i++)
	{
		if (points[i] != '#')
			return false;
	}
	return n >= 3;
}

/* Does the text of code points contain a word of Chinese characters? */
static bool
contains(const uint32_t *points, size_t n, const uint32_t *word)
{
	size_t		length = 0;

	while (word[length] != 0)
		length++;
	for (size_t i = 0; i + length <= n; i++)
	{
		if (memcmp(points + i, word, length * sizeof(uint32_t)) == 0)
			return true;
	}
	return false;
}

bool
dbm_has_company_form(const uint32_t *folded, size_t n)
{
	static const uint32_t *const han[] = {
		U"公司", U"集团", U"事务所", U"工作室", U"商行", U"合伙企业", U"经营部", U"株式会社",
		U"合作社"
	};
	static const char *const forms[] = {
		"ltd", "limited", "inc", "incorporated", "llc", "llp", "gmbh", "sarl", "plc", "corp",
		"corporation", "pty", "pvt", "bhd", "kgaa", "srl", "oyj", "ltda", "lda", "eirl", "kft"
	};
	size_t		end = n;
	size_t		start;

	for (int i = 0; i < COUNT(han); i++)
	{
		if (contains(folded, n, han[i]))
			return true;
	}
	while (end > 0 && is_mark(folded[end - 1]))
		end--;
	for (start = end; start > 0 && !is_mark(folded[start - 1]);)
		start--;
	for (int i = 0; i < COUNT(forms) && start > 0; i++)
	{
		if (dbm_is_word(folded + start, end - start, forms[i]))
			return true;
	}
	return false;
}

const char *
dbm_placeholder_word(int i)
{
	return i >= 0 && i < COUNT(words) ? words[i] : NULL;
}
