/*
 * place.c
 *	  Names of Chinese provinces and cities, and of countries.
 *
 * Places are told by name alone, so a city counts whether 市 follows or not. Hong
 * Kong, Macau and Taiwan are listed with the provinces. Two places contradict each
 * other when a level that both state differs; cities of one Latin name (苏州, 宿州)
 * do not contradict a name in Latin letters, which cannot tell them apart.
 */
#include <string.h>

#include "core/address/place.h"
#include "core/address/place_table.h"
#include "core/text/utf8.h"

#define COUNT(table)	(sizeof(table) / sizeof((table)[0]))
#define WINDOW			12		/* code points of the longest name with its mark */
#define CHINA			1

static const char *const marks[] = {
	"特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "地区", "省", "市", "州"
};

static dbm_place
place_of(size_t entry)
{
	dbm_place	place = {CHINA, places[entry].province, 0};

	if (places[entry].is_city)
		place.city = (uint16_t) (entry + 1);
	return place;
}

/* The country of which one name is the start (or the end) of the text; its bytes. */
static size_t
find_country(const char *text, size_t length, bool at_end, bool whole, uint16_t *country)
{
	size_t		longest = 0;

	for (size_t i = 0; i < COUNT(countries); i++)
	{
		const char *name = countries[i].names;

		while (*name != '\0')
		{
			size_t		bytes = 0;

			while (name[bytes] != '\0' && name[bytes] != '|')
				bytes++;
			if (bytes > longest && bytes <= length && (!whole || bytes == length) &&
				memcmp(name, at_end ? text + length - bytes : text, bytes) == 0)
			{
				longest = bytes;
				*country = (uint16_t) (i + 1);
			}
			name += bytes + (name[bytes] == '|');
		}
	}
	return longest;
}

/* 朝鲜族自治州, 蒙古自治州: the peoples of a prefecture stand before its mark. */
static size_t
peoples_mark(const char *text, size_t length)
{
	static const char mark[] = "自治州";
	static const char people[] = "族";
	static const char *const others[] = {"蒙古", "哈萨克", "柯尔克孜"};
	const size_t bytes = sizeof(mark) - 1;

	for (size_t at = 0; at + bytes <= length && at <= 6 * bytes; at++)
	{
		if (memcmp(text + at, mark, bytes) != 0)
			continue;
		if (at >= sizeof(people) - 1 &&
			memcmp(text + at - (sizeof(people) - 1), people, sizeof(people) - 1) == 0)
			return at + bytes;
		for (size_t i = 0; i < COUNT(others); i++)
		{
			if (strlen(others[i]) == at && memcmp(text, others[i], at) == 0)
				return at + bytes;
		}
		return 0;
	}
	return 0;
}

/* Bytes of the mark at the start of the text. */
static size_t
mark_at(const char *text, size_t length)
{
	for (size_t i = 0; i < COUNT(marks); i++)
	{
		size_t		bytes = strlen(marks[i]);

		if (bytes <= length && memcmp(text, marks[i], bytes) == 0)
			return bytes;
	}
	return peoples_mark(text, length);
}

size_t
dbm_place_head(const uint32_t *text, size_t n, dbm_place *place, bool *marked)
{
	char		head[WINDOW * DBM_UTF8_BYTES] = "";
	size_t		length = dbm_utf8_encode(text, n < WINDOW ? n : WINDOW, head);
	size_t		longest = 0;
	uint16_t	country = 0;
	size_t		mark;

	*marked = false;
	/* letters need a word's end, which dbm_place_latin sees */
	if (n == 0 || text[0] < 0x80)
		return 0;
	for (size_t i = 0; i < COUNT(places); i++)
	{
		size_t		bytes;

		if (places[i].name[0] != head[0] || places[i].name[1] != head[1])
			continue;
		bytes = strlen(places[i].name);
		if (bytes > longest && bytes <= length && memcmp(places[i].name, head, bytes) == 0)
		{
			longest = bytes;
			*place = place_of(i);
		}
	}
	if (longest == 0)
	{
		longest = find_country(head, length, false, false, &country);
		if (longest == 0)
			return 0;
		*place = (dbm_place) {country, 0, 0};
		return dbm_utf8_count(head, longest);
	}
	mark = mark_at(head + longest, length - longest);
	*marked = mark > 0;
	return dbm_utf8_count(head, longest + mark);
}

size_t
dbm_place_tail(const uint32_t *text, size_t n, dbm_place *place)
{
	char		tail[WINDOW * DBM_UTF8_BYTES];
	size_t		window = n < WINDOW ? n : WINDOW;
	size_t		length = dbm_utf8_encode(text + n - window, window, tail);
	size_t		longest = 0;
	uint16_t	country = 0;

	if (n == 0 || text[n - 1] < 0x80)
		return 0;
	for (size_t m = 0; m <= COUNT(marks); m++)
	{
		size_t		mark = m < COUNT(marks) ? strlen(marks[m]) : 0;

		if (mark > length ||
			memcmp(tail + length - mark, m < COUNT(marks) ? marks[m] : "", mark) != 0)
			continue;
		for (size_t i = 0; i < COUNT(places); i++)
		{
			size_t		bytes = strlen(places[i].name);

			if (bytes + mark <= length && bytes + mark > longest &&
				tail[length - mark - 1] == places[i].name[bytes - 1] &&
				memcmp(tail + length - mark - bytes, places[i].name, bytes) == 0)
			{
				longest = bytes + mark;
				*place = place_of(i);
			}
		}
	}
	if (longest > 0)
		return dbm_utf8_count(tail + length - longest, longest);
	longest = find_country(tail, length, true, false, &country);
	if (longest == 0 || (unsigned char) tail[length - longest] < 0x80)
		return 0;
	*place = (dbm_place) {country, 0, 0};
	return dbm_utf8_count(tail + length - longest, longest);
}

bool
dbm_place_latin(const uint32_t *letters, size_t n, dbm_place *place)
{
	char		text[32];
	uint16_t	country = 0;

	if (n == 0 || n >= sizeof(text))
		return false;
	for (size_t i = 0; i < n; i++)
	{
		if (letters[i] >= 0x80)
			return false;
		text[i] = (char) letters[i];
	}
	text[n] = '\0';
	for (size_t i = 0; i < COUNT(places); i++)
	{
		if (places[i].latin[0] == text[0] && strcmp(places[i].latin, text) == 0)
		{
			*place = place_of(i);
			return true;
		}
	}
	if (find_country(text, n, false, true, &country) == 0)
		return false;
	*place = (dbm_place) {country, 0, 0};
	return true;
}

bool
dbm_place_conflict(dbm_place a, dbm_place b)
{
	if (a.country != 0 && b.country != 0 && a.country != b.country)
		return true;
	if (a.city != 0 && b.city != 0)
		return a.city != b.city &&
			strcmp(places[a.city - 1].latin, places[b.city - 1].latin) != 0;
	return a.province != 0 && b.province != 0 && a.province != b.province;
}

bool
dbm_place_known(dbm_place place)
{
	return place.country != 0 || place.province != 0 || place.city != 0;
}

dbm_place
dbm_place_join(dbm_place a, dbm_place b)
{
	if (a.country == 0)
		a.country = b.country;
	if (a.province == 0)
		a.province = b.province;
	if (a.city == 0 && a.province == b.province)
		a.city = b.city;
	return a;
}

const char *
dbm_country_code(uint16_t country)
{
	return country == 0 || country > COUNT(countries) ? NULL : countries[country - 1].code;
}

const char *
dbm_province_name(uint16_t province)
{
	for (size_t i = 0; province > 0 && i < COUNT(places); i++)
	{
		if (places[i].province == province && !places[i].is_city)
			return places[i].name;
	}
	return NULL;
}

const char *
dbm_city_name(uint16_t city)
{
	return city == 0 || city > COUNT(places) ? NULL : places[city - 1].name;
}
