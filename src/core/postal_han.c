/*
 * postal_han.c
 *	  Postal addresses in Chinese characters: province, city, district, street, number, room.
 *
 * Read from the left, each part up to the character that ends it: 省 市, 区 县 旗, 街道 镇
 * 乡, 路 街 道 巷, 弄 号, 栋 单元 层 室. Known provinces and cities count without their
 * mark too and a city says its province, so 广东省深圳市 and 深圳 meet. Houses and rooms
 * are numbers without marks: 3栋2单元501室 is 3-2-501. Every loop is bounded by
 * DBM_POSTAL_LONGEST; the caller owns the buffers.
 */
#include "core/fold.h"
#include "core/place.h"
#include "core/postal.h"
#include "core/utf8.h"

#include <string.h>

#define NAME_LONGEST	10		/* code points of a district's or town's name */

typedef struct han_reader
{
	uint32_t	text[DBM_POSTAL_LONGEST];
	size_t		n;
	size_t		at;
	dbm_postal *out;
} han_reader;

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static bool
is_alnum(uint32_t c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z');
}

/* Is c one of the characters of this UTF-8 text? */
static bool
one_of(uint32_t c, const char *set)
{
	uint32_t	points[64];
	size_t		n = dbm_utf8_decode(set, strlen(set), points);

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] == c)
			return true;
	}
	return false;
}

/* Code points of `word` when it stands at `at`, else 0. */
static size_t
word_at(const han_reader *in, size_t at, const char *word)
{
	uint32_t	points[64];
	size_t		n = dbm_utf8_decode(word, strlen(word), points);

	if (at + n > in->n || memcmp(in->text + at, points, n * sizeof(uint32_t)) != 0)
		return 0;
	return n;
}

static int
numeral(uint32_t c)
{
	static const char digits[] = "零一二三四五六七八九";
	uint32_t	points[sizeof(digits)];
	size_t		n = dbm_utf8_decode(digits, sizeof(digits) - 1, points);

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] == c)
			return (int) i;
	}
	return one_of(c, "〇") ? 0 : one_of(c, "两") ? 2 : one_of(c, "十") ? 10 : -1;
}

/* A numeral below 100, or digit by digit, into digits; how many, 0 when it is none. */
static size_t
write_numeral(const uint32_t *text, size_t n, uint32_t *digits)
{
	size_t		tens = n;
	int			value;
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (numeral(text[i]) == 10)
			tens = i;
	}
	if (tens == n)
	{
		for (size_t i = 0; i < n; i++)
			digits[i] = '0' + numeral(text[i]);
		return n;
	}
	if (tens > 1 || n - tens > 2 || (tens == 1 && numeral(text[0]) == 10))
		return 0;
	value = 10 * (tens == 1 ? numeral(text[0]) : 1) + (n - tens == 2 ? numeral(text[n - 1]) : 0);
	if (value >= 10)
		digits[used++] = '0' + value / 10;
	digits[used++] = '0' + value % 10;
	return used;
}

/*
 * The text without blanks and marks, 十八号 as 18号; blanks between two numbers stay
 * as a hyphen, so that they remain two.
 */
static void
copy_text(han_reader *in, const uint32_t *text, size_t n)
{
	in->n = 0;
	for (size_t i = 0; i < n; i++)
	{
		size_t		run = 0;
		size_t		written = 0;

		while (i + run < n && numeral(text[i + run]) >= 0)
			run++;
		if (run > 0 && run < 5 && i + run < n && one_of(text[i + run], "号弄栋幢座单室层楼"))
			written = write_numeral(text + i, run, in->text + in->n);
		if (written > 0)
		{
			in->n += written;
			i += run - 1;
		}
		else if (is_alnum(text[i]) || text[i] >= 0x80)
		{
			if (!one_of(text[i], "、，。·：；（）"))
				in->text[in->n++] = text[i];
		}
		else if (in->n > 0 && is_alnum(in->text[in->n - 1]) && i + 1 < n && is_alnum(text[i + 1]))
			in->text[in->n++] = '-';
	}
}

/* A postcode of six digits at either end; what remains is [*from, *to). */
static void
take_postcode(const uint32_t *text, size_t *from, size_t *to, dbm_postal *out)
{
	size_t		last = *to;
	size_t		head = 0;
	size_t		tail = 0;

	while (last > 0 && one_of(text[last - 1], ") .,"))
		last--;
	while (head < last && is_digit(text[head]))
		head++;
	while (tail < last && is_digit(text[last - 1 - tail]))
		tail++;
	if (head == 6 && last > 6 && !one_of(text[6], "-号弄栋室"))
	{
		dbm_postal_add(out, DBM_POSTAL_CODE, 0, text, 6);
		*from = 6;
	}
	else if (tail == 6 && last > 6 && text[last - 7] != '-' && !is_alnum(text[last - 7]))
	{
		dbm_postal_add(out, DBM_POSTAL_CODE, 0, text + last - 6, 6);
		*to = last - 6;
	}
}

/* Would the place just read rather be the name of a road: 南京路, 北京东路? */
static bool
names_road(const han_reader *in, size_t at)
{
	for (int i = 0; i < 3 && at < in->n; i++, at++)
	{
		if (one_of(in->text[at], "路街道巷弄"))
			return true;
		if (!one_of(in->text[at], "东西南北中大一二三四五"))
			return false;
	}
	return false;
}

/* Country, province and city, as far as they are known. */
static dbm_place
take_places(han_reader *in)
{
	dbm_place	found = {0, 0, 0};

	for (int i = 0; i < 5; i++)
	{
		dbm_place	place = {0, 0, 0};
		bool		marked;
		size_t		n = dbm_place_head(in->text + in->at, in->n - in->at, &place, &marked);

		if (n == 0 || (!marked && names_road(in, in->at + n)) || dbm_place_conflict(found, place))
			break;
		if (!marked && in->at + n < in->n && one_of(in->text[in->at + n], "区县镇乡村"))
			break;
		found = dbm_place_join(found, place);
		in->at += n;
		in->at += word_at(in, in->at, "市辖区");
	}
	return found;
}

/*
 * Where the nearest of these words ends, counted from the reader: its name is of two
 * characters or more, of Chinese characters only, and holds none of `stop`.
 */
static size_t
name_until(const han_reader *in, const char *const *words, const char *stop)
{
	for (size_t i = 1; i < NAME_LONGEST && in->at + i < in->n; i++)
	{
		if (!dbm_han(in->text[in->at + i - 1]) || one_of(in->text[in->at + i - 1], stop))
			return 0;
		for (int w = 0; words[w] != NULL; w++)
		{
			size_t		n = word_at(in, in->at + i, words[w]);

			if (n > 0)
				return i + n;
		}
	}
	return 0;
}

static void
take_name(han_reader *in, dbm_postal_kind kind, size_t n)
{
	dbm_postal_add(in->out, kind, ' ', in->text + in->at, n);
	in->at += n;
}

static void
take_district(han_reader *in)
{
	static const char *const cities[] = {"市", "自治州", "盟", NULL};
	static const char *const districts[] = {"工业园区", "自治县", "区", "县", "旗", "市", NULL};
	static const char *const towns[] = {"街道", "镇", "乡", NULL};
	size_t		n;

	if (in->out->length[DBM_POSTAL_CITY] == 0 && in->out->length[DBM_POSTAL_REGION] > 0)
	{
		n = name_until(in, cities, "区县路街道号村镇");
		if (n > 2)
			take_name(in, DBM_POSTAL_CITY, n);
	}
	n = name_until(in, districts, "路街道巷弄号村镇乡");
	/* a 小区 or 社区 is a place to live in, no part of the administration */
	if (n > 1 && !one_of(in->text[in->at + n - 2], "小社") &&
		(!one_of(in->text[in->at + n - 2], "园") || (n > 4 && word_at(in, in->at + n - 4, "工业园区"))))
		take_name(in, DBM_POSTAL_DISTRICT, n);
	n = name_until(in, towns, "路巷弄号");
	if (n > 2)
		take_name(in, DBM_POSTAL_DISTRICT, n);
}

/* Code points of the mark of a number here; *kind: h house, l lane, b building, f floor, r room. */
static size_t
number_mark(const han_reader *in, size_t at, char *kind)
{
	static const struct
	{
		const char *word;
		char		kind;
	}			marks[] = {
		{"号楼", 'b'}, {"号院", 'h'}, {"号室", 'r'}, {"号房", 'r'}, {"号", 'h'}, {"弄", 'l'}, {"栋", 'b'},
		{"幢", 'b'}, {"座", 'b'}, {"单元", 'b'}, {"层", 'f'}, {"楼", 'f'}, {"室", 'r'}, {"房", 'r'}
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
	{
		size_t		n = word_at(in, at, marks[i].word);

		*kind = marks[i].kind;
		if (n > 0)
			return n;
	}
	*kind = 'r';
	return 0;
}

/* Code points of a number at `at`, as 12, 12-3, a; 0 when it is part of a name. */
static size_t
number_at(const han_reader *in, size_t at, char *kind, size_t *mark)
{
	size_t		n = 0;

	while (at + n < in->n && (is_alnum(in->text[at + n]) || (n > 0 && in->text[at + n] == '-')))
		n++;
	*mark = number_mark(in, at + n, kind);
	if (n > 0 && *mark == 0 && at + n < in->n)
		return 0;
	return n;
}

/* Houses and rooms, with what else stands there (the name of a building). */
static void
take_numbers(han_reader *in)
{
	size_t		floor = 0;
	size_t		floor_length = 0;

	while (in->at < in->n)
	{
		char		kind;
		size_t		mark;
		size_t		n = number_at(in, in->at, &kind, &mark);
		dbm_postal_kind part = DBM_POSTAL_UNIT;
		size_t		house = in->out->length[DBM_POSTAL_HOUSE];

		if (n == 0)
		{
			if (in->text[in->at] != '-')
				dbm_postal_add(in->out, DBM_POSTAL_UNIT, 0, in->text + in->at, 1);
			in->at++;
			continue;
		}
		if (kind == 'l' || (kind == 'h' && in->out->length[DBM_POSTAL_UNIT] == 0))
			part = DBM_POSTAL_HOUSE;
		if (kind == 'f')
		{
			floor = in->at;
			floor_length = n;
		}
		else
			dbm_postal_add(in->out, part, part == DBM_POSTAL_HOUSE && house > 0 ? '/' : '-',
						   in->text + in->at, n);
		if (kind == 'r')
			floor_length = 0;
		in->at += n + mark;
	}
	/* a room's number says its floor */
	if (floor_length > 0)
	{
		dbm_postal_add(in->out, DBM_POSTAL_UNIT, '-', in->text + floor, floor_length);
		dbm_postal_add_name(in->out, DBM_POSTAL_UNIT, 0, "层");
	}
}

/* Up to the first number; behind the last 路 or the like it is the name of a building. */
static void
take_street(han_reader *in)
{
	size_t		end = in->at;
	size_t		road = 0;

	while (end < in->n)
	{
		char		kind;
		size_t		mark;

		if (number_at(in, end, &kind, &mark) > 0)
			break;
		end++;
		if (one_of(in->text[end - 1], "路街道巷村") || (end > 1 && word_at(in, end - 2, "胡同")))
			road = end;
	}
	if (road == 0)
		road = end;
	take_name(in, DBM_POSTAL_STREET, road - in->at);
}

bool
dbm_postal_parse_han(const uint32_t *folded, size_t n, dbm_postal *out)
{
	han_reader	in = {.out = out};
	dbm_place	place;
	size_t		from = 0;
	size_t		to = n;
	size_t		after_code;

	memset(out->length, 0, sizeof(out->length));
	if (n > DBM_POSTAL_LONGEST)
		return false;
	take_postcode(folded, &from, &to, out);
	copy_text(&in, folded + from, to - from);
	for (int i = 0; i < 2; i++)
	{
		static const char *const labels[] = {"邮编", "邮政编码"};

		after_code = dbm_utf8_decode(labels[i], strlen(labels[i]), (uint32_t[16]) {0});
		if (in.n >= after_code && word_at(&in, in.n - after_code, labels[i]))
			in.n -= after_code;
	}
	place = take_places(&in);
	dbm_postal_add_name(out, DBM_POSTAL_REGION, 0, dbm_province_name(place.province));
	dbm_postal_add_name(out, DBM_POSTAL_CITY, 0, dbm_city_name(place.city));
	take_district(&in);
	take_street(&in);
	take_numbers(&in);
	/* a few characters without a place, a district and a number tell nothing */
	return place.province != 0 || out->length[DBM_POSTAL_DISTRICT] > 0 ||
		(out->length[DBM_POSTAL_STREET] > 0 &&
		 out->length[DBM_POSTAL_HOUSE] + out->length[DBM_POSTAL_UNIT] > 0);
}
