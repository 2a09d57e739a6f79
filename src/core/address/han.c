/*
 * han.c
 *	  Postal addresses in Chinese characters: province, city, district, street, number, room.
 *
 * Read from the left, each part up to the character that ends it: 省 市, 区 县 旗, 街道 镇
 * 乡, 路 街 道 巷, 弄 号, 栋 单元 层 室. Known provinces and cities count without their
 * mark too and a city says its province, so 广东省深圳市 and 深圳 meet. Houses and rooms
 * are numbers without marks: 3栋2单元501室 is 3-2-501. Every loop is bounded by
 * DBM_ADDRESS_LONGEST; the caller owns the buffers.
 */
#include "core/base/ascii.h"
#include "core/text/fold.h"
#include "core/address/place.h"
#include "core/address/reader.h"
#include "core/text/utf8.h"

#include <string.h>

#define NAME_LONGEST	10		/* code points of a district's or town's name */

/* A postcode of six digits at either end; what remains is [*from, *to). */
static void
take_postcode(const uint32_t *text, size_t *from, size_t *to, dbm_address *out)
{
	size_t		last = *to;
	size_t		head = 0;
	size_t		tail = 0;

	while (last > 0 && dbm_han_one_of(text[last - 1], ") .,"))
		last--;
	while (head < last && dbm_is_digit(text[head]))
		head++;
	while (tail < last && dbm_is_digit(text[last - 1 - tail]))
		tail++;
	if (head == 6 && last > 6 && !dbm_han_one_of(text[6], "-号弄栋室"))
	{
		dbm_address_add(out, DBM_ADDRESS_POSTCODE, 0, text, 6);
		*from = 6;
	}
	else if (tail == 6 && last > 6 && text[last - 7] != '-' && !dbm_is_alnum(text[last - 7]))
	{
		dbm_address_add(out, DBM_ADDRESS_POSTCODE, 0, text + last - 6, 6);
		*to = last - 6;
	}
}

/* Would the place just read rather be the name of a road: 南京路, 北京东路? */
static bool
names_road(const han_reader *in, size_t at)
{
	for (int i = 0; i < 3 && at < in->n; i++, at++)
	{
		if (dbm_han_one_of(in->text[at], "路街道巷弄"))
			return true;
		if (!dbm_han_one_of(in->text[at], "东西南北中大一二三四五"))
			return false;
	}
	return false;
}

/* Cities and districts that people name without the city above them. */
static const struct
{
	const char *name;
	const char *mark;
	const char *city;
}			counties[] = {
	{"迁安", "市", "唐山"}, {"任丘", "市", "沧州"}, {"三河", "市", "廊坊"}, {"满洲里", "市", "呼伦贝尔"},
	{"瓦房店", "市", "大连"}, {"海城", "市", "鞍山"}, {"延吉", "市", "延边"}, {"昆山", "市", "苏州"},
	{"张家港", "市", "苏州"}, {"常熟", "市", "苏州"}, {"太仓", "市", "苏州"}, {"江阴", "市", "无锡"},
	{"宜兴", "市", "无锡"}, {"丹阳", "市", "镇江"}, {"如皋", "市", "南通"}, {"启东", "市", "南通"},
	{"海门", "区", "南通"}, {"义乌", "市", "金华"}, {"东阳", "市", "金华"}, {"永康", "市", "金华"},
	{"慈溪", "市", "宁波"}, {"余姚", "市", "宁波"}, {"诸暨", "市", "绍兴"}, {"海宁", "市", "嘉兴"},
	{"桐乡", "市", "嘉兴"}, {"平湖", "市", "嘉兴"}, {"乐清", "市", "温州"}, {"瑞安", "市", "温州"},
	{"温岭", "市", "台州"}, {"晋江", "市", "泉州"}, {"石狮", "市", "泉州"}, {"福清", "市", "福州"},
	{"寿光", "市", "潍坊"}, {"龙口", "市", "烟台"}, {"即墨", "区", "青岛"}, {"胶州", "市", "青岛"},
	{"滕州", "市", "枣庄"}, {"莱芜", "区", "济南"}, {"浏阳", "市", "长沙"}, {"顺德", "区", "佛山"},
	{"南海", "区", "佛山"}, {"番禺", "区", "广州"}, {"花都", "区", "广州"}, {"增城", "区", "广州"},
	{"格尔木", "市", "海西"}, {"库尔勒", "市", "巴音郭楞"}
};

static bool
is_county(dbm_place place)
{
	const char *city = dbm_city_name(place.city);

	for (size_t i = 0; city != NULL && i < sizeof(counties) / sizeof(counties[0]); i++)
	{
		if (strcmp(counties[i].name, city) == 0)
			return true;
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
		if (!marked && in->at + n < in->n && dbm_han_one_of(in->text[in->at + n], "区县镇乡村") &&
			!is_county(place))
			break;
		found = dbm_place_join(found, place);
		in->at += n;
		in->at += dbm_han_word_at(in, in->at, "市辖区");
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
		if (!dbm_han(in->text[in->at + i - 1]) || dbm_han_one_of(in->text[in->at + i - 1], stop))
			return 0;
		for (int w = 0; words[w] != NULL; w++)
		{
			size_t		n = dbm_han_word_at(in, in->at + i, words[w]);

			if (n > 0)
				return i + n;
		}
	}
	return 0;
}

static void
take_name(han_reader *in, dbm_address_kind kind, size_t n)
{
	dbm_address_add(in->out, kind, ' ', in->text + in->at, n);
	in->at += n;
}

/* The city, and the county-level city or district when that is what was named. */
static bool
add_city(han_reader *in, const char *city)
{
	for (size_t i = 0; city != NULL && i < sizeof(counties) / sizeof(counties[0]); i++)
	{
		if (strcmp(counties[i].name, city) != 0)
			continue;
		dbm_address_add_name(in->out, DBM_ADDRESS_CITY, 0, counties[i].city);
		dbm_address_add_name(in->out, DBM_ADDRESS_DISTRICT, 0, city);
		dbm_address_add_name(in->out, DBM_ADDRESS_DISTRICT, 0, counties[i].mark);
		in->at += dbm_han_word_at(in, in->at, "区");
		return true;
	}
	dbm_address_add_name(in->out, DBM_ADDRESS_CITY, 0, city);
	return false;
}

static void
take_district(han_reader *in, bool known)
{
	static const char *const cities[] = {"市", "自治州", "盟", NULL};
	static const char *const districts[] = {"工业园区", "自治县", "区", "县", "旗", "市", NULL};
	static const char *const towns[] = {"街道", "镇", "乡", NULL};
	size_t		n;

	if (in->out->length[DBM_ADDRESS_CITY] == 0 && in->out->length[DBM_ADDRESS_REGION] > 0)
	{
		n = name_until(in, cities, "区县路街道号村镇");
		if (n > 2)
			take_name(in, DBM_ADDRESS_CITY, n);
	}
	n = known ? 0 : name_until(in, districts, "路街道巷弄号村镇乡");
	/* a 小区 or 社区 is a place to live in, no part of the administration */
	if (n > 1 && !dbm_han_one_of(in->text[in->at + n - 2], "小社") &&
		(!dbm_han_one_of(in->text[in->at + n - 2], "园") ||
		 (n > 4 && dbm_han_word_at(in, in->at + n - 4, "工业园区"))))
		take_name(in, DBM_ADDRESS_DISTRICT, n);
	n = name_until(in, towns, "路巷弄号");
	if (n > 2)
		take_name(in, DBM_ADDRESS_DISTRICT, n);
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
		{"号楼", 'b'}, {"号院", 'h'}, {"号室", 'r'}, {"号房", 'r'}, {"号", 'h'}, {"弄", 'l'},
		{"组", 'l'}, {"栋", 'b'},
		{"幢", 'b'}, {"座", 'b'}, {"单元", 'b'}, {"层", 'f'}, {"楼", 'f'}, {"室", 'r'}, {"房", 'r'}
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
	{
		size_t		n = dbm_han_word_at(in, at, marks[i].word);

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

	while (at + n < in->n && (dbm_is_alnum(in->text[at + n]) || (n > 0 && in->text[at + n] == '-')))
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
		dbm_address_kind part = DBM_ADDRESS_UNIT;
		size_t		house = in->out->length[DBM_ADDRESS_HOUSE];

		if (n == 0)
		{
			if (in->text[in->at] != '-')
				dbm_address_add(in->out, DBM_ADDRESS_UNIT, 0, in->text + in->at, 1);
			in->at++;
			continue;
		}
		if (kind == 'l' || (kind == 'h' && in->out->length[DBM_ADDRESS_UNIT] == 0))
			part = DBM_ADDRESS_HOUSE;
		if (kind == 'f')
		{
			floor = in->at;
			floor_length = n;
		}
		else
			dbm_address_add(in->out, part, part == DBM_ADDRESS_HOUSE && house > 0 ? '/' : '-',
							in->text + in->at, n);
		if (kind == 'r')
			floor_length = 0;
		in->at += n + mark;
	}
	/* a room's number says its floor */
	if (floor_length > 0)
	{
		dbm_address_add(in->out, DBM_ADDRESS_UNIT, '-', in->text + floor, floor_length);
		dbm_address_add_name(in->out, DBM_ADDRESS_UNIT, 0, "层");
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
		if (dbm_han_one_of(in->text[end - 1], "路街道巷村段") ||
			(end > 1 && dbm_han_word_at(in, end - 2, "胡同")))
			road = end;
	}
	if (road == 0)
		road = end;
	take_name(in, DBM_ADDRESS_STREET, road - in->at);
}

/* 2718信箱, 邮政信箱2718号: the box takes the place of street and house. */
static bool
take_box(han_reader *in)
{
	size_t		box = 0;

	for (size_t at = in->at; at < in->n && box == 0; at++)
	{
		if (dbm_han_word_at(in, at, "信箱") > 0)
			box = at;
	}
	if (box == 0)
		return false;
	for (size_t at = in->at; at < in->n; at++)
	{
		if (dbm_is_digit(in->text[at]))
			dbm_address_add(in->out, DBM_ADDRESS_HOUSE,
							at > in->at && !dbm_is_digit(in->text[at - 1]) ? '-' : 0,
							in->text + at, 1);
	}
	if (in->out->length[DBM_ADDRESS_HOUSE] == 0)
		return false;
	dbm_address_add_name(in->out, DBM_ADDRESS_STREET, 0, "信箱");
	in->at = in->n;
	return true;
}

bool
dbm_address_parse_han(const uint32_t *folded, size_t n, dbm_address *out)
{
	han_reader	in = {.out = out};
	dbm_place	place;
	size_t		from = 0;
	size_t		to = n;
	size_t		after_code;

	memset(out->length, 0, sizeof(out->length));
	if (n > DBM_ADDRESS_LONGEST)
		return false;
	if (dbm_address_is_japanese(folded, n))
		return dbm_address_parse_japanese(folded, n, out);
	take_postcode(folded, &from, &to, out);
	dbm_han_copy(&in, folded + from, to - from);
	for (int i = 0; i < 2; i++)
	{
		static const char *const labels[] = {"邮编", "邮政编码"};

		after_code = dbm_utf8_decode(labels[i], strlen(labels[i]), (uint32_t[16]) {0});
		if (in.n >= after_code && dbm_han_word_at(&in, in.n - after_code, labels[i]))
			in.n -= after_code;
	}
	place = take_places(&in);
	dbm_address_add_name(out, DBM_ADDRESS_REGION, 0, dbm_province_name(place.province));
	take_district(&in, add_city(&in, dbm_city_name(place.city)));
	if (!take_box(&in))
		take_street(&in);
	take_numbers(&in);
	/* a few characters without a place, a district and a number tell nothing */
	return place.province != 0 || out->length[DBM_ADDRESS_DISTRICT] > 0 ||
		(out->length[DBM_ADDRESS_STREET] > 0 &&
		 out->length[DBM_ADDRESS_HOUSE] + out->length[DBM_ADDRESS_UNIT] > 0);
}
