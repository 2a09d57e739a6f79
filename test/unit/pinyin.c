/*
 * pinyin.c
 *	  Readings, surnames, the parting into syllables, the order of a directory.
 */
#include "check.h"

#include "core/text/fold.h"
#include "core/text/pinyin.h"
#include "core/text/utf8.h"

#define MOST	64

static size_t
points(const char *text, uint32_t *out)
{
	return dbm_utf8_decode(text, strlen(text), out);
}

/* pinyin.h: five numbers a syllable, one for each tone */
static int
tone_of(dbm_reading reading)
{
	return reading == 0 ? 0 : (reading - 1) % 5 + 1;
}

static bool
reads(const char *text, bool as_name, const char *expected)
{
	uint32_t	in[MOST];
	dbm_reading reading[MOST];
	char		out[MOST * (DBM_SYLLABLE_LENGTH + 2)] = "";
	size_t		n = points(text, in);

	dbm_pinyin_readings(in, n, as_name, reading);
	for (size_t i = 0; i < n; i++)
	{
		char		one[DBM_SYLLABLE_LENGTH + 2];

		snprintf(one, sizeof(one), "%s%d", dbm_pinyin_syllable(reading[i]),
				 tone_of(reading[i]));
		strcat(out, one);
	}
	if (strcmp(out, expected) != 0)
		printf("%s is read %s\n", text, out);
	return strcmp(out, expected) == 0;
}

static int
split(const char *text)
{
	uint32_t	in[MOST];

	return dbm_pinyin_split(in, points(text, in));
}

static int
rank(const char *text)
{
	uint32_t	in[MOST];

	return dbm_surname_rank(in, points(text, in));
}

static size_t
surname(const char *text)
{
	uint32_t	in[MOST];

	return dbm_surname_length(in, points(text, in));
}

/* -1, 0, 1 as the first sorts before, with or behind the second. */
static int
order(const char *a, const char *b)
{
	unsigned char key[2][MOST * DBM_SORT_KEY_BYTES];
	size_t		length[2];
	const char *text[2] = {a, b};
	int			result;

	for (int i = 0; i < 2; i++)
	{
		uint32_t	in[MOST];
		dbm_reading reading[MOST];
		size_t		n = points(text[i], in);

		dbm_pinyin_readings(in, n, true, reading);
		length[i] = dbm_pinyin_sort_key(in, reading, n, key[i]);
	}
	result = memcmp(key[0], key[1], length[0] < length[1] ? length[0] : length[1]);
	if (result == 0)
		return length[0] < length[1] ? -1 : length[0] > length[1];
	return result < 0 ? -1 : 1;
}

static void
check_table(void)
{
	int			with = 0;

	for (uint32_t c = 0x4E00; c <= 0x9FA5; c++)
	{
		dbm_reading reading = dbm_pinyin_reading(c);

		if (reading == 0)
			continue;
		with++;
		CHECK(tone_of(reading) >= 1 && tone_of(reading) <= 5);
		CHECK(strlen(dbm_pinyin_syllable(reading)) >= 1);
		CHECK(strlen(dbm_pinyin_syllable(reading)) <= DBM_SYLLABLE_LENGTH);
	}
	CHECK(with > 20800);
	CHECK(dbm_pinyin_reading(0x4DFF) == 0);
	CHECK(dbm_pinyin_reading(0x9FA6) == 0);
	CHECK(dbm_pinyin_reading(UINT32_MAX) == 0);
	CHECK(strcmp(dbm_pinyin_syllable(0), "") == 0);
}

int
main(void)
{
	check_table();
	CHECK(reads("周杰伦", true, "zhou1jie2lun2"));
	CHECK(reads("单田芳", true, "shan4tian2fang1"));
	CHECK(reads("单田芳", false, "dan1tian2fang1"));
	CHECK(reads("單田芳", true, "shan4tian2fang1"));
	CHECK(reads("曾国藩", true, "zeng1guo2fan1"));
	CHECK(reads("万俟卨", true, "mo4qi2xie4"));
	CHECK(reads("尉迟恭", true, "yu4chi2gong1"));
	CHECK(reads("长孙无忌", true, "zhang3sun1wu2ji4"));
	CHECK(reads("重庆", true, "chong2qing4"));
	CHECK(reads("重慶", false, "chong2qing4"));
	CHECK(reads("长沙银行", false, "chang2sha1yin2hang2"));
	/* a word as it stands is no name, with more behind it it may be */
	CHECK(reads("单位", true, "dan1wei4"));
	CHECK(reads("A", true, "0"));
	CHECK(surname("欧阳娜娜") == 2);
	CHECK(surname("歐陽娜娜") == 2);
	CHECK(surname("爱新觉罗溥仪") == 4);
	CHECK(surname("王伟") == 1);
	CHECK(surname("Wang") == 0);
	CHECK(surname("") == 0);
	CHECK(split("xiaodong") == 2);
	CHECK(split("xian") == 1);
	CHECK(split("zhuangzhuangzhuangzhuang") == 4);
	CHECK(split("zhuangzhuangzhuangzhuangz") == 0);
	CHECK(split("smith") == 0);
	CHECK(split("") == 0);
	CHECK(rank("wang") == 1);
	CHECK(rank("li") == 2);
	CHECK(rank("lyu") > 0 && rank("lyu") == rank("lv"));
	CHECK(rank("ouyang") > 0);
	CHECK(rank("ouya") == 0);
	CHECK(rank("smith") == 0);
	CHECK(dbm_is_surname(0x738B));
	CHECK(!dbm_is_surname('w'));
	CHECK(order("单田芳", "沈括") == -1);
	CHECK(order("仇和", "曾国藩") == -1);
	CHECK(order("张飞", "张飞") == 0);
	CHECK(order("张", "张飞") == -1);
	CHECK(order("Zoe", "阿明") == -1);
	CHECK(order("妈", "马") == -1);
	return dbm_test_report("pinyin");
}
