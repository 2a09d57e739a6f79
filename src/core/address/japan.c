/*
 * japan.c
 *	  Japanese addresses: prefecture, city, district, town, block and house, building.
 *
 * A text is Japanese when it begins with a prefecture or has kana or 〒. Read from the
 * left: the prefecture, a city up to 市 or 郡 (区 in Tokyo), a district up to 区, 町 or
 * 村, the town up to the first number; 1丁目2番3号 and 1-2-3 are one. What follows is the
 * building. The text is folded, so that 県 is 县 and 東京 is 东京. Every loop is bounded by
 * DBM_ADDRESS_LONGEST; the caller owns the buffers.
 */
#include <string.h>

#include "core/base/ascii.h"
#include "core/text/fold.h"
#include "core/address/reader.h"

#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))
#define POST_SIGN		0x3012
#define NAME_LONGEST	8

static const char *const prefectures[] = {
	"北海道", "青森县", "岩手县", "宫城县", "秋田县", "山形县", "福岛县", "茨城县", "栃木县", "群马县",
	"埼玉县", "千叶县", "东京都", "神奈川县", "新潟县", "富山县", "石川县", "福井县", "山梨县", "长野县",
	"岐阜县", "静冈县", "爱知县", "三重县", "滋贺县", "京都府", "大阪府", "兵库县", "奈良县", "和歌山县",
	"鸟取县", "岛根县", "冈山县", "广岛县", "山口县", "德岛县", "香川县", "爱媛县", "高知县", "福冈县",
	"佐贺县", "长崎县", "熊本县", "大分县", "宫崎县", "鹿儿岛县", "冲绳县"
};

static size_t
prefecture_at(const han_reader *in, size_t at)
{
	for (size_t i = 0; i < COUNT(prefectures); i++)
	{
		size_t		n = dbm_han_word_at(in, at, prefectures[i]);

		if (n > 0)
			return n;
	}
	return 0;
}

bool
dbm_address_is_japanese(const uint32_t *folded, size_t n)
{
	han_reader	in;
	size_t		at = 0;

	if (n > DBM_ADDRESS_LONGEST)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (folded[i] == POST_SIGN || (folded[i] >= 0x3041 && folded[i] <= 0x30FA))
			return true;
	}
	memcpy(in.text, folded, n * sizeof(*folded));
	in.n = n;
	/* a postcode, and the name of the country */
	while (at < n && (dbm_is_digit(folded[at]) || dbm_han_one_of(folded[at], "日本-, ")))
		at++;
	return prefecture_at(&in, at) > 0;
}

/* Where the nearest of these characters ends a name, counted from the reader; 0 for none. */
static size_t
name_until(const han_reader *in, const char *ends)
{
	for (size_t i = 1; i < NAME_LONGEST && in->at + i < in->n; i++)
	{
		if (dbm_is_digit(in->text[in->at + i]))
			return 0;
		if (dbm_han_one_of(in->text[in->at + i], ends))
			return i + 1;
	}
	return 0;
}

static void
take_name(han_reader *in, dbm_address_kind kind, size_t n)
{
	dbm_address_add(in->out, kind, ' ', in->text + in->at, n);
	in->at += n;
}

/* 100-0005 at the reader, hyphen or not. */
static void
take_code(han_reader *in)
{
	static const uint32_t hyphen = '-';
	size_t		digits = 0;
	size_t		at = in->at;

	while (at < in->n && digits < 8 && (dbm_is_digit(in->text[at]) || in->text[at] == '-'))
		digits += dbm_is_digit(in->text[at++]);
	if (digits != 7 || (at < in->n && dbm_is_digit(in->text[at])))
		return;
	for (digits = 0; in->at < at; in->at++)
	{
		if (!dbm_is_digit(in->text[in->at]))
			continue;
		if (digits++ == 3)
			dbm_address_add(in->out, DBM_ADDRESS_POSTCODE, 0, &hyphen, 1);
		dbm_address_add(in->out, DBM_ADDRESS_POSTCODE, 0, in->text + in->at, 1);
	}
}

/* 1丁目2番3号, 1-2-3: numbers with whatever mark between; the rest is the building. */
static void
take_numbers(han_reader *in)
{
	static const char *const marks[] = {"丁目", "番地", "番", "号", "-", "の"};
	uint32_t	gap = 0;

	while (in->at < in->n && dbm_is_digit(in->text[in->at]))
	{
		size_t		mark = 0;

		for (; in->at < in->n && dbm_is_digit(in->text[in->at]); in->at++)
		{
			dbm_address_add(in->out, DBM_ADDRESS_HOUSE, gap, in->text + in->at, 1);
			gap = 0;
		}
		for (size_t i = 0; i < COUNT(marks) && mark == 0; i++)
			mark = dbm_han_word_at(in, in->at, marks[i]);
		in->at += mark;
		if (mark == 0)
			break;
		gap = '-';
	}
	if (in->at < in->n)
		take_name(in, DBM_ADDRESS_UNIT, in->n - in->at);
}

/* The code behind a 〒, wherever it is; what follows is cut off unless it heads the text. */
static void
take_signed_code(han_reader *in)
{
	size_t		from = in->at;

	for (size_t at = in->at; at < in->n; at++)
	{
		if (in->text[at] != POST_SIGN)
			continue;
		in->at = at + 1;
		take_code(in);
		if (at > from)
		{
			in->n = at;
			in->at = from;
		}
		return;
	}
	take_code(in);
}

bool
dbm_address_parse_japanese(const uint32_t *folded, size_t n, dbm_address *out)
{
	han_reader	in = {.out = out};
	size_t		town;
	bool		tokyo;

	memset(out->length, 0, sizeof(out->length));
	dbm_han_copy(&in, folded, n);
	in.at += dbm_han_word_at(&in, in.at, "日本国");
	in.at += dbm_han_word_at(&in, in.at, "日本");
	take_signed_code(&in);
	tokyo = dbm_han_word_at(&in, in.at, "东京都") > 0;
	town = prefecture_at(&in, in.at);
	if (town > 0)
		take_name(&in, DBM_ADDRESS_REGION, town);
	town = name_until(&in, tokyo ? "市区郡" : "市郡");
	if (town > 0)
		take_name(&in, DBM_ADDRESS_CITY, town);
	town = name_until(&in, in.text[in.at - (in.at > 0)] == 0x90E1 ? "町村" : "区");
	if (town > 0 && !tokyo)
		take_name(&in, DBM_ADDRESS_DISTRICT, town);
	for (town = 0; in.at + town < in.n && !dbm_is_digit(in.text[in.at + town]); town++)
		;
	take_name(&in, DBM_ADDRESS_STREET, town);
	take_numbers(&in);
	return out->length[DBM_ADDRESS_REGION] + out->length[DBM_ADDRESS_POSTCODE] > 0 ||
		(out->length[DBM_ADDRESS_STREET] > 0 && out->length[DBM_ADDRESS_HOUSE] > 0);
}
