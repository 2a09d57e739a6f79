/*
 * person_name.c
 *	  Parts of names, and what every name keeps to: parts that lie in their text and in
 *	  their points, blocks that may be copied, comparisons that are symmetric.
 */
#include "check.h"

#include "core/name/compare.h"
#include "core/name/nickname.h"
#include "core/text/spelling.h"
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

static dbm_name_suffix
suffix(const char *text)
{
	dbm_person_name name;

	parse(text, &name);
	return (dbm_name_suffix) name.suffix;
}

/* I, II and III behind and within a name; a lone I or V is an initial where it may be one. */
static void
check_generations(void)
{
	CHECK(suffix("Morris II Klein") == DBM_SUFFIX_JUNIOR && has("Morris II Klein", DBM_PART_GIVEN, "morris"));
	CHECK(suffix("Klein, Morris III") == DBM_SUFFIX_III && suffix("Morris Klein IV") == DBM_SUFFIX_IV);
	CHECK(suffix("Morris Klein I") == DBM_SUFFIX_SENIOR && suffix("Morris Klein V") == DBM_SUFFIX_V);
	CHECK(has("Morris Klein I", DBM_PART_SURNAME, "klein"));
	CHECK(suffix("Robert V. Smith") == DBM_SUFFIX_NONE && has("Robert V. Smith", DBM_PART_GIVEN, "robert v"));
	CHECK(suffix("Smith, Robert V") == DBM_SUFFIX_NONE && has("Smith, Robert V", DBM_PART_GIVEN, "robert v"));
	CHECK(suffix("Morris I Klein") == DBM_SUFFIX_NONE && has("Morris I Klein", DBM_PART_GIVEN, "morris i"));
	CHECK(suffix("I") == DBM_SUFFIX_NONE && has("I", DBM_PART_GIVEN, "i"));
	CHECK(level("Morris I Klein", "Morris II Klein") == DBM_NAME_CONFLICT);
	CHECK(level("Morris Klein I", "Morris II Klein") == DBM_NAME_CONFLICT);
	CHECK(level("Klein, Morris III", "Morris Klein IV") == DBM_NAME_CONFLICT);
	CHECK(level("Robert V Smith", "Robert Smith IV") == DBM_NAME_CONFLICT);
	CHECK(level("Robert V Smith", "Robert Smith Jr") == DBM_NAME_SHORTER);
	CHECK(level("Robert V. Smith", "Robert Smith") == DBM_NAME_SHORTER);
	CHECK(level("Morris I Klein", "Anna II Roth") == DBM_NAME_DIFFERENT);
}

static void
check_titles(void)
{
	static const char *const ways[] = {
		"Prof Dr med Hans Meier MBA", "Herr Prof. Dr. Dr. h.c. mult. Hans Meier", "Meier, Prof. Dr. Hans",
		"Dipl.-Ing. (FH) Hans Meier", "Hans Meier M.B.A., Ph.D.", "Hans Meier, M.A.", "Hans Meier, MA",
		"Dott.ssa Hans Meier", "Sig.ra Hans Meier", "Sr. D. Hans Meier", "Dra. Hans Meier, PhD",
		"Mevr. drs. Hans Meier", "De heer Hans Meier", "M. le Professeur Hans Meier", "Mme Hans Meier",
		"Univ.-Prof. DDr. Hans Meier, LL.M.", "Dr. rer. nat. habil. Hans Meier", "Dr.-Ing. E.h. Hans Meier",
		"PROF DR MED HANS MEIER", "Rev. Dr. Hans Meier, DD, OBE", "Exmo. Sr. Hans Meier"
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		CHECK(has(ways[i], DBM_PART_GIVEN, "hans") && has(ways[i], DBM_PART_SURNAME, "meier"));
	CHECK(has("Dr. Phil Smith", DBM_PART_GIVEN, "phil") && has("Jack Ma", DBM_PART_SURNAME, "ma"));
	CHECK(has("M. Dupont", DBM_PART_GIVEN, "m") && has("H. C. Andersen", DBM_PART_GIVEN, "h c"));
	CHECK(has("Smith, J.D.", DBM_PART_GIVEN, "j d") && has("Don Johnson", DBM_PART_GIVEN, "don"));
}

static void
check_spellings(void)
{
	static const char *const same[][3] = {
		{"Hans Müller", "Hans Mueller", "Hans Muller"}, {"Lars Jørgensen", "Lars Joergensen", "Lars Jorgensen"},
		{"Jürgen Schäfer", "Juergen Schaefer", "Jurgen Schafer"}, {"Sören Krüger", "Soeren Krueger", "Soren Kruger"},
		{"Håkon Åberg", "Haakon Aaberg", "Hakon Aberg"}, {"Jörg Böhm", "Joerg Boehm", "Jorg Bohm"},
		{"Günther Grün", "Guenther Gruen", "Gunther Grun"}, {"Björn Löw", "Bjoern Loew", "Bjorn Low"},
		{"Karl Größer", "Karl Groesser", "Karl Grosser"}, {"Ole Kjærgård", "Ole Kjaergaard", "Ole Kjargard"},
		{"Uwe Bäumer", "Uwe Baeumer", "Uwe Baumer"}, {"Ida Ødegård", "Ida Oedegaard", "Ida Odegard"}
	};
	static const char *const other[][2] = {
		{"Samuel Roth", "Samul Roth"}, {"Manuel Roth", "Manul Roth"}, {"Joel Roth", "Jol Roth"},
		{"Miguel Roth", "Migul Roth"}, {"Raphael Roth", "Raphal Roth"}, {"Michael Roth", "Michal Roth"},
		{"Israel Roth", "Isral Roth"}, {"Noel Roth", "Nol Roth"}, {"Manuela Roth", "Manula Roth"},
		{"Max Bauer", "Max Baur"}, {"Ana Saenz", "Ana Sanz"}, {"Ana Vasquez", "Ana Vasquz"},
		{"Isaac Roth", "Isac Roth"}, {"Aaron Roth", "Aron Roth"}, {"Jan Graaf", "Jan Graf"},
		{"Jaehyun Kim", "Jahyun Kim"}, {"Raquel Roth", "Raqul Roth"}, {"Chloe Roth", "Chlo Roth"}
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
	{
		CHECK(level(same[i][0], same[i][1]) == DBM_NAME_EXACT);
		CHECK(level(same[i][0], same[i][2]) == DBM_NAME_EXACT);
		CHECK(level(same[i][1], same[i][2]) == DBM_NAME_EXACT);
	}
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		CHECK(level(other[i][0], other[i][1]) <= DBM_NAME_TYPO);
}

static void
check_scripts(void)
{
	static const char *const equal[][2] = {
		{"Иван Иванов", "Ivan Ivanov"}, {"Щербаков Алексей", "Alexey Shcherbakov"},
		{"Алексей Щербаков", "Aleksei Shcherbakov"}, {"Юлия Цветкова", "Yulia Tsvetkova"},
		{"Юлия Цветкова", "Iuliia Tsvetkova"}, {"Дмитрий Жуков", "Dmitry Zhukov"},
		{"Наталія Шевченко", "Nataliia Shevchenko"}, {"Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"},
		{"Ευάγγελος Μπακογιάννης", "Evangelos Bakogiannis"}, {"Χρήστος Οικονόμου", "Christos Oikonomou"}
	};

	for (size_t i = 0; i < sizeof(equal) / sizeof(equal[0]); i++)
	{
		if (level(equal[i][0], equal[i][1]) != DBM_NAME_EXACT)
			printf("%s\n", equal[i][0]);
		CHECK(level(equal[i][0], equal[i][1]) == DBM_NAME_EXACT);
	}
	CHECK(level("Юрий Гагарин", "Yuri Gagarin") >= DBM_NAME_TYPO);
	CHECK(level("Yuri Gagarin", "Iurii Gagarin") == DBM_NAME_TYPO);
	CHECK(level("Alexei Petrov", "Alexey Petrov") == DBM_NAME_TYPO);
	CHECK(level("Иван Иванов", "Петр Сидоров") <= DBM_NAME_SAME_SURNAME);
	CHECK(level("Иван Иванов", "John Smith") == DBM_NAME_DIFFERENT);
	CHECK(level("محمد علي", "Mohammed Ali") == DBM_NAME_UNKNOWN);
	CHECK(has("Иванов Иван Иванович", DBM_PART_SURNAME, "иванов"));
	CHECK(has("Петрова Анна", DBM_PART_SURNAME, "петрова") && has("Яков Петров", DBM_PART_SURNAME, "петров"));
}

static void
check_vietnamese(void)
{
	static const char *const ways[] = {
		"Nguyễn Văn An", "Nguyen Van An", "An Van Nguyen", "NGUYỄN Văn An", "Nguyễn, Văn An", "Nguyen, An Van"
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
	{
		CHECK(has(ways[i], DBM_PART_SURNAME, "nguyen") && has(ways[i], DBM_PART_GIVEN, "an van"));
		CHECK(level(ways[i], ways[0]) == DBM_NAME_EXACT);
	}
	CHECK(has("Nguyễn Văn A", DBM_PART_SURNAME, "nguyen") && has("Nguyễn Văn A", DBM_PART_GIVEN, "a van"));
	CHECK(has("An Nguyen", DBM_PART_SURNAME, "nguyen") && has("Tran Thi Mai", DBM_PART_SURNAME, "tran"));
	CHECK(has("Hồ Chí Minh", DBM_PART_SURNAME, "ho") && has("Võ Nguyên Giáp", DBM_PART_SURNAME, "vo"));
	CHECK(has("Marine Le Pen", DBM_PART_SURNAME, "le pen") && has("Le Roy Brown", DBM_PART_SURNAME, "brown"));
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
		/* none loses a letter to its spelling, or its pairs would not be found */
		CHECK(dbm_spelling(x, dbm_utf8_decode(form, strlen(form), x), y) == strlen(form));
		CHECK(dbm_are_nicknames(x, dbm_utf8_decode(form, strlen(form), x),
								y, dbm_utf8_decode(full, strlen(full), y)));
	}
	check_generations();
	check_titles();
	check_spellings();
	check_scripts();
	check_vietnamese();
	check_random();
	return dbm_test_report("person_name");
}
