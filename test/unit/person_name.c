/*
 * person_name.c
 *	  Parts of names, and what every name keeps to: parts that lie in their text and in
 *	  their points, blocks that may be copied, comparisons that are symmetric.
 */
#include "check.h"

#include "core/name/compare.h"
#include "core/name/nickname.h"
#include "core/text/utf8.h"

#define MOST	600

static uint32_t text_points[MOST];

static void
parse(const char *text, dbm_person_name *name)
{
	dbm_person_name_parse(text_points, dbm_utf8_decode(text, strlen(text), text_points), name);
}

/* The parts of a role with blanks between. */
static bool
has(const char *text, dbm_name_role role, const char *expected)
{
	dbm_person_name name;
	char		out[4 * DBM_NAME_POINTS + DBM_NAME_PARTS + 1] = "";
	size_t		n = 0;

	parse(text, &name);
	for (int i = 0; i < name.n_parts; i++)
	{
		if (name.part[i].role != role)
			continue;
		if (n > 0)
			out[n++] = ' ';
		n += dbm_utf8_encode(name.points + name.part[i].start, name.part[i].length, out + n);
	}
	out[n] = '\0';
	if (strcmp(out, expected) != 0)
		printf("%s has %s\n", text, out);
	return strcmp(out, expected) == 0;
}

static dbm_name_level
level(const char *a, const char *b)
{
	dbm_person_name x;
	dbm_person_name y;
	dbm_name_match there;
	dbm_name_match back;

	parse(a, &x);
	parse(b, &y);
	there = dbm_person_name_compare(&x, &y, NULL);
	back = dbm_person_name_compare(&y, &x, NULL);
	CHECK(there.level == back.level && there.similarity == back.similarity);
	return there.level;
}

static void
check_block(const uint32_t *points, size_t n)
{
	dbm_person_name name;
	dbm_person_name copy;
	uint32_t	key[DBM_NAME_KEY_POINTS];
	dbm_name_match match;

	dbm_person_name_parse(points, n, &name);
	CHECK(name.size <= sizeof(name));
	CHECK(name.n_parts <= DBM_NAME_PARTS && name.n_points <= DBM_NAME_POINTS);
	for (int i = 0; i < name.n_parts; i++)
	{
		CHECK(name.part[i].length > 0);
		CHECK(name.part[i].start + name.part[i].length <= name.n_points);
		CHECK(name.part[i].from < name.part[i].to && name.part[i].to <= n);
	}
	CHECK((name.kind == DBM_NAME_PERSON) == (name.n_parts > 0));
	CHECK(dbm_person_name_key(&name, key) <= DBM_NAME_KEY_POINTS);
	memset(&copy, 0xA5, sizeof(copy));
	memcpy(&copy, &name, name.size);
	match = dbm_person_name_compare(&copy, &name, NULL);
	CHECK(match.level == DBM_NAME_UNKNOWN ? match.similarity == 0.0 : match.similarity == 1.0);
}

static void
check_random(void)
{
	static const uint32_t letters[] = {
		'a', 'B', 'j', 'r', ' ', ' ', ',', '.', '-', '(', ')', '"', '\'', '3', 0xB7, 0xE9, 0xDF,
		0x738B, 0x603B, 0x5148, 0x751F, 0x6B27, 0x9633, 0x304B, 0x30AB, 0xAE40, 0xC528, 0x416,
		0x5D0, 0x1F600, 0x200B, 0xFB03, 0x10FFFF, 0
	};
	uint32_t	points[250];

	for (int round = 0; round < 20000; round++)
	{
		size_t		n = (size_t) dbm_test_between(0, round % 10 == 0 ? 249 : 24);

		for (size_t i = 0; i < n; i++)
			points[i] = letters[dbm_test_between(0, 33)];
		check_block(points, n);
	}
}

int
main(void)
{
	dbm_person_name name;

	CHECK(has("Smith, John", DBM_PART_SURNAME, "smith"));
	CHECK(has("Smith, John", DBM_PART_GIVEN, "john"));
	CHECK(has("Dr. John A. Smith, Jr., PhD", DBM_PART_GIVEN, "john a"));
	CHECK(has("Ludwig van Beethoven", DBM_PART_SURNAME, "van beethoven"));
	CHECK(has("Bin Laden", DBM_PART_GIVEN, "bin"));
	CHECK(has("Jun HUANG", DBM_PART_SURNAME, "huang"));
	CHECK(has("JP Morgan", DBM_PART_SURNAME, "morgan"));
	CHECK(has("欧阳娜娜", DBM_PART_GIVEN, "娜娜"));
	CHECK(has("王总", DBM_PART_SURNAME, "王"));
	CHECK(has("王总", DBM_PART_GIVEN, ""));
	CHECK(has("李君", DBM_PART_GIVEN, "君"));
	CHECK(has("王磊 (Lei)", DBM_PART_ALIAS, "lei"));
	parse("John Smith 3rd", &name);
	CHECK(name.suffix == DBM_SUFFIX_III);
	parse("V", &name);
	CHECK(name.suffix == DBM_SUFFIX_NONE);
	parse("Smith Jr., John", &name);
	CHECK(name.suffix == DBM_SUFFIX_JUNIOR && name.ordered);
	CHECK(level("John Smith", "Bob Smith") == DBM_NAME_SAME_SURNAME);
	CHECK(level("Robert Smith", "Bob Smith") == DBM_NAME_NICKNAME);
	CHECK(level("黄俊", "Jun Huang") == DBM_NAME_PINYIN);
	CHECK(level("John Smith Jr", "John Smith Sr") == DBM_NAME_CONFLICT);
	CHECK(level("", "") == DBM_NAME_UNKNOWN);
	for (int l = 0; l < DBM_NAME_LEVELS; l++)
		CHECK(strlen(dbm_name_level_label(l)) > 0);
	for (size_t i = 0; i < dbm_nickname_count(); i++)
	{
		const char *form;
		const char *full;
		uint32_t	x[MOST];
		uint32_t	y[MOST];

		if (!dbm_nickname_entry(i, &form, &full))
			continue;
		CHECK(dbm_are_nicknames(x, dbm_utf8_decode(form, strlen(form), x),
								y, dbm_utf8_decode(full, strlen(full), y)));
	}
	check_random();
	return dbm_test_report("person_name");
}
