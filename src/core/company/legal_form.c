/*
 * legal_form.c
 *	  The legal forms in names of companies.
 *
 * A table of the forms in use, folded, each with the canonical one it stands for.
 * Dots and blanks are the caller's: "G. m. b. H." arrives as gmbh, "S.p.A." as spa.
 * The longest form that fits wins.
 */
#include <limits.h>
#include <string.h>

#include "core/company/legal_form.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

typedef struct form_entry
{
	const char *written;
	const char *canonical;
	char		place;			/* t tail, h head, b both */
} form_entry;

static const form_entry forms[] = {
	{"inc", "inc", 't'}, {"incorporated", "inc", 't'}, {"corp", "corp", 't'},
	{"corporation", "corp", 't'}, {"company", "co", 't'}, {"co", "co", 't'}, {"cos", "co", 't'},
	{"companies", "co", 't'}, {"co inc", "inc", 't'}, {"company inc", "inc", 't'},
	{"ltd", "ltd", 't'}, {"limited", "ltd", 't'}, {"limted", "ltd", 't'}, {"co ltd", "ltd", 't'},
	{"co limited", "ltd", 't'}, {"company ltd", "ltd", 't'}, {"company limited", "ltd", 't'},
	{"corp ltd", "ltd", 't'}, {"private limited", "pvt ltd", 't'}, {"pvt ltd", "pvt ltd", 't'},
	{"pvt limited", "pvt ltd", 't'}, {"private ltd", "pvt ltd", 't'}, {"pvt", "pvt ltd", 't'},
	{"pty ltd", "pty ltd", 't'}, {"pty limited", "pty ltd", 't'}, {"pty", "pty ltd", 't'},
	{"proprietary limited", "pty ltd", 't'}, {"pte ltd", "pte ltd", 't'},
	{"pte limited", "pte ltd", 't'}, {"pte", "pte ltd", 't'}, {"plc", "plc", 't'},
	{"public limited company", "plc", 't'}, {"public company limited", "plc", 't'},
	{"pcl", "plc", 't'}, {"llc", "llc", 'b'}, {"limited liability company", "llc", 'b'},
	{"llp", "llp", 't'}, {"limited liability partnership", "llp", 't'}, {"lp", "lp", 't'},
	{"lllp", "lp", 't'}, {"pllc", "pllc", 't'}, {"dac", "dac", 't'}, {"cic", "cic", 't'},
	{"unlimited", "unltd", 't'}, {"gmbh", "gmbh", 't'}, {"mbh", "gmbh", 't'},
	{"ggmbh", "gmbh", 't'}, {"gesmbh", "gmbh", 't'}, {"gesellschaft mbh", "gmbh", 't'},
	{"gesellschaft mit beschrankter haftung", "gmbh", 't'}, {"gmbh co kg", "gmbh co kg", 't'},
	{"gmbh und co kg", "gmbh co kg", 't'}, {"gmbh and co kg", "gmbh co kg", 't'},
	{"gmbh cokg", "gmbh co kg", 't'}, {"gmbh co kgaa", "kgaa", 't'},
	{"ag co kg", "ag co kg", 't'}, {"se co kgaa", "kgaa", 't'}, {"se co kg", "se co kg", 't'},
	{"co kg", "kg", 't'}, {"kg", "kg", 't'}, {"kgaa", "kgaa", 't'}, {"ohg", "ohg", 't'},
	{"gbr", "gbr", 't'}, {"ag", "ag", 't'}, {"aktiengesellschaft", "ag", 't'}, {"ug", "ug", 't'},
	{"ug haftungsbeschrankt", "ug", 't'}, {"haftungsbeschrankt", "ug", 't'}, {"ev", "ev", 't'},
	{"eg", "eg", 't'}, {"ek", "ek", 't'}, {"se", "se", 't'}, {"societas europaea", "se", 't'},
	{"sa", "sa", 't'}, {"societe anonyme", "sa", 'b'}, {"sociedad anonima", "sa", 't'},
	{"sociedade anonima", "sa", 't'}, {"sas", "sas", 't'}, {"sasu", "sas", 't'},
	{"sarl", "sarl", 'b'}, {"eurl", "eurl", 'b'}, {"snc", "snc", 't'}, {"scop", "scop", 't'},
	{"sca", "sca", 't'}, {"scs", "scs", 't'}, {"srl", "srl", 't'}, {"srls", "srl", 't'},
	{"spa", "spa", 't'}, {"societa per azioni", "spa", 't'},
	{"societa a responsabilita limitata", "srl", 't'}, {"sl", "sl", 't'}, {"slu", "sl", 't'},
	{"sociedad limitada", "sl", 't'}, {"sau", "sa", 't'}, {"sa de cv", "sa de cv", 't'},
	{"sab de cv", "sa de cv", 't'}, {"s de rl de cv", "s de rl", 't'},
	{"s de rl", "s de rl", 't'}, {"sapi de cv", "sa de cv", 't'}, {"sac", "sac", 't'},
	{"eirl", "eirl", 't'}, {"ltda", "ltda", 't'}, {"limitada", "ltda", 't'}, {"lda", "lda", 't'},
	{"eireli", "eireli", 't'}, {"bv", "bv", 't'}, {"besloten vennootschap", "bv", 't'},
	{"bvba", "bv", 't'}, {"nv", "nv", 't'}, {"naamloze vennootschap", "nv", 't'},
	{"vof", "vof", 't'}, {"cvba", "cvba", 't'}, {"ab", "ab", 't'}, {"aktiebolag", "ab", 't'},
	{"publ", "ab", 't'}, {"ab publ", "ab", 't'}, {"hb", "hb", 't'}, {"as", "as", 't'},
	{"asa", "asa", 't'}, {"aps", "aps", 't'}, {"oy", "oy", 't'}, {"oyj", "oyj", 't'},
	{"ab oy", "oy", 't'}, {"oy ab", "oy", 't'}, {"osakeyhtio", "oy", 't'}, {"sro", "sro", 't'},
	{"spol sro", "sro", 't'}, {"sp zoo", "sp zoo", 't'}, {"spolka zoo", "sp zoo", 't'},
	{"spzoo", "sp zoo", 't'}, {"sp k", "sp k", 't'}, {"sp j", "sp j", 't'}, {"kft", "kft", 't'},
	{"zrt", "zrt", 't'}, {"nyrt", "nyrt", 't'}, {"doo", "doo", 't'}, {"ood", "ood", 't'},
	{"eood", "ood", 't'}, {"ltd sti", "ltd sti", 't'}, {"limited sirketi", "ltd sti", 't'},
	{"anonim sirketi", "as", 't'}, {"san ve tic as", "as", 't'},
	{"sanayi ve ticaret as", "as", 't'}, {"sdn bhd", "sdn bhd", 't'}, {"bhd", "bhd", 't'},
	{"berhad", "bhd", 't'}, {"pt", "pt", 'h'}, {"tbk", "pt", 't'}, {"pt tbk", "pt", 't'},
	{"kk", "kk", 't'}, {"kabushiki kaisha", "kk", 'b'}, {"kabushikigaisha", "kk", 'b'},
	{"godo kaisha", "gk", 'b'}, {"yugen kaisha", "yk", 'b'}, {"ooo", "ooo", 'h'},
	{"oao", "oao", 'h'}, {"zao", "zao", 'h'}, {"pao", "pao", 'h'}, {"ooo", "ooo", 't'},
	{"ojsc", "ojsc", 'b'}, {"pjsc", "pjsc", 'b'}, {"cjsc", "cjsc", 'b'}, {"jsc", "jsc", 'b'},
	{"joint stock company", "jsc", 'b'}, {"ооо", "ooo", 'b'}, {"оао", "oao", 'b'},
	{"зао", "zao", 'b'}, {"пао", "pao", 'b'}, {"ао", "ao", 'b'}, {"тоо", "too", 'b'},
	{"ип", "ip", 'h'}, {"тов", "tov", 'b'}, {"persero", "pt", 't'},
	{"общество с ограниченнои ответственностью", "ooo", 'b'}, {"акционерное общество", "ao", 'b'},
	{"публичное акционерное общество", "pao", 'b'}, {"открытое акционерное общество", "oao", 'b'},
	{"закрытое акционерное общество", "zao", 'b'}, {"нао", "zao", 'b'},
	{"индивидуальныи предприниматель", "ip", 'h'}, {"фоп", "ip", 'h'}, {"ат", "ao", 'b'},
	{"пат", "pao", 'b'}, {"прат", "zao", 'b'}, {"гуп", "gup", 'b'}, {"фгуп", "gup", 'b'},
	{"муп", "gup", 'b'}, {"оод", "ood", 't'}, {"еоод", "ood", 't'}, {"ад", "ad", 't'},
	{"еад", "ad", 't'}, {"доо", "doo", 't'}, {"αε", "ae", 't'}, {"αβεε", "ae", 't'},
	{"αεβε", "ae", 't'}, {"ανωνυμη εταιρεια", "ae", 't'}, {"ανωνυμη εταιρια", "ae", 't'},
	{"επε", "epe", 't'}, {"μον επε", "epe", 't'}, {"μονοπροσωπη επε", "epe", 't'},
	{"εταιρεια περιορισμενησ ευθυνησ", "epe", 't'}, {"ικε", "ike", 't'}, {"μον ικε", "ike", 't'},
	{"ιδιωτικη κεφαλαιουχικη εταιρεια", "ike", 't'}, {"οε", "oe", 't'}, {"εε", "ee", 't'},
	{"epe", "epe", 't'}
};

/* Without blanks; longest first is not needed. */
static const form_entry cjk_forms[] = {
	{"有限责任公司", "有限公司", 't'}, {"责任有限公司", "有限公司", 't'}, {"有限公司", "有限公司", 't'},
	{"有限责任", "有限公司", 't'}, {"股份有限公司", "股份有限公司", 't'}, {"股份公司", "股份有限公司", 't'},
	{"股份", "股份有限公司", 't'}, {"总公司", "公司", 't'}, {"公司", "公司", 't'}, {"有限", "有限公司", 't'},
	{"合伙企业", "合伙企业", 't'}, {"有限合伙企业", "合伙企业", 't'}, {"有限合伙", "合伙企业", 't'}, {"普通合伙", "合伙企业", 't'},
	{"特殊普通合伙", "合伙企业", 't'}, {"个体工商户", "个体工商户", 't'}, {"个人独资企业", "个人独资企业", 't'},
	{"个人独资", "个人独资企业", 't'}, {"独资企业", "个人独资企业", 't'}, {"事务所", "事务所", 't'}, {"工作室", "工作室", 't'},
	{"商行", "商行", 't'}, {"商社", "商行", 't'}, {"经营部", "经营部", 't'}, {"门市部", "经营部", 't'},
	{"厂", "厂", 't'}, {"工厂", "厂", 't'}, {"专业合作社", "合作社", 't'}, {"农民专业合作社", "合作社", 't'},
	{"合作社", "合作社", 't'}, {"株式会社", "株式会社", 'b'}, {"株", "株式会社", 'w'}, {"有限会社", "有限会社", 'b'},
	{"有", "有限会社", 'w'}, {"合同会社", "合同会社", 'b'}, {"合资会社", "合资会社", 'b'}, {"合名会社", "合名会社", 'b'},
	{"一般社团法人", "社团法人", 'b'}, {"社团法人", "社团法人", 'b'}, {"一般财团法人", "财团法人", 'b'},
	{"财团法人", "财团法人", 'b'}, {"学校法人", "学校法人", 'b'}, {"医疗法人", "医疗法人", 'b'},
	{"独立行政法人", "独立行政法人", 'h'}, {"股份", "股份有限公司", 'w'}, {"주식회사", "주식회사", 'b'}, {"주", "주식회사", 'w'},
	{"유한회사", "유한회사", 'b'}, {"유", "유한회사", 'w'}, {"유한책임회사", "유한회사", 'b'}, {"합자회사", "합자회사", 'b'},
	{"사단법인", "사단법인", 'b'}, {"재단법인", "재단법인", 'b'}
};

#define LATIN	COUNT(forms)
#define ALL		(LATIN + COUNT(cjk_forms))

static const form_entry *
entry_at(size_t i)
{
	return i < LATIN ? &forms[i] : &cjk_forms[i - LATIN];
}

/* The first entry of the same canonical form stands for all. */
static uint16_t
form_of(const form_entry *entry)
{
	for (size_t i = 0; i < ALL; i++)
	{
		if (strcmp(entry_at(i)->canonical, entry->canonical) == 0)
			return (uint16_t) (i + 1);
	}
	return 0;
}

static bool
stands_at(const form_entry *entry, bool at_end)
{
	return entry->place == 'b' || entry->place == (at_end ? 't' : 'h');
}

/* Bytes that a form at one end can begin with: of words, those that begin a word. */
static void
mark_beginnings(const char *text, size_t length, bool at_end, bool words, bool *begins)
{
	memset(begins, !(at_end ? words : length > 0), UCHAR_MAX + 1);
	if (length > 0)
		begins[(unsigned char) text[0]] = true;
	for (size_t i = 1; i < length && at_end; i++)
	{
		if (text[i - 1] == ' ')
			begins[(unsigned char) text[i]] = true;
	}
}

/* Longest entry of the table at one end; `words`: it ends at a blank. */
static size_t
find_form(const form_entry *table, size_t count, const char *text, size_t length, bool at_end,
		  bool words, uint16_t *form)
{
	const form_entry *found = NULL;
	size_t		longest = 0;
	bool		begins[UCHAR_MAX + 1];

	mark_beginnings(text, length, at_end, words, begins);
	for (size_t i = 0; i < count; i++)
	{
		size_t		bytes;

		if (!begins[(unsigned char) table[i].written[0]])
			continue;
		bytes = strlen(table[i].written);
		if (bytes <= longest || bytes > length || !stands_at(&table[i], at_end) ||
			memcmp(at_end ? text + length - bytes : text, table[i].written, bytes) != 0)
			continue;
		if (words && bytes < length &&
			(at_end ? text[length - bytes - 1] : text[bytes]) != ' ')
			continue;
		longest = bytes;
		found = &table[i];
	}
	if (found != NULL)
		*form = form_of(found);
	return longest;
}

size_t
dbm_form_tail(const char *text, size_t length, uint16_t *form)
{
	return find_form(forms, LATIN, text, length, true, true, form);
}

size_t
dbm_form_head(const char *text, size_t length, uint16_t *form)
{
	return find_form(forms, LATIN, text, length, false, true, form);
}

size_t
dbm_form_cjk_tail(const char *text, size_t length, uint16_t *form)
{
	return find_form(cjk_forms, COUNT(cjk_forms), text, length, true, false, form);
}

size_t
dbm_form_cjk_head(const char *text, size_t length, uint16_t *form)
{
	return find_form(cjk_forms, COUNT(cjk_forms), text, length, false, false, form);
}

bool
dbm_form_whole(const char *text, size_t length, uint16_t *form)
{
	for (size_t i = 0; i < ALL; i++)
	{
		const form_entry *entry = entry_at(i);

		if (strlen(entry->written) == length && memcmp(entry->written, text, length) == 0)
		{
			*form = form_of(entry);
			return true;
		}
	}
	return false;
}

const char *
dbm_form_name(uint16_t form)
{
	return form == 0 || form > ALL ? NULL : entry_at(form - 1)->canonical;
}

/*
 * The country whose law alone knows a form, as far as translations do not use it too:
 * Ltd, SA and KK are written by firms of many countries.
 */
static char
country_of(const char *canonical)
{
	static const struct
	{
		const char *form;
		char		country;
	}			known[] = {
		{"gmbh", 'd'}, {"ag", 'd'}, {"kg", 'd'}, {"kgaa", 'd'}, {"ohg", 'd'}, {"gmbh co kg", 'd'},
		{"ag co kg", 'd'}, {"se co kg", 'd'}, {"inc", 'u'}, {"corp", 'u'}, {"llc", 'u'},
		{"plc", 'g'}, {"llp", 'g'}, {"spa", 'i'}, {"sarl", 'f'}, {"sas", 'f'}, {"bv", 'n'},
		{"oy", 's'}, {"oyj", 's'}, {"ab", 'w'}, {"aps", 'k'}, {"sp zoo", 'p'}, {"kft", 'h'},
		{"zrt", 'h'}, {"nyrt", 'h'}, {"pty ltd", 'a'}, {"pte ltd", 'e'}, {"pvt ltd", 'y'},
		{"sdn bhd", 'm'}, {"ltda", 'b'}, {"pt", 'o'}
	};

	for (size_t i = 0; i < COUNT(known); i++)
	{
		if (strcmp(known[i].form, canonical) == 0)
			return known[i].country;
	}
	return '\0';
}

bool
dbm_forms_exclude(uint16_t a, uint16_t b)
{
	char		x;
	char		y;

	if (a == 0 || b == 0 || a == b)
		return false;
	x = country_of(dbm_form_name(a));
	y = country_of(dbm_form_name(b));
	/* a German firm goes by its form, which no one mistakes for another */
	return x != '\0' && y != '\0' && (x != y || x == 'd');
}

/*
 * Forms of one kind under the names of two languages, as firms translate them: ООО and LLC.
 */
static char
kind_of(const char *canonical)
{
	static const struct
	{
		const char *form;
		char		kind;
	}			known[] = {
		{"ooo", 'l'}, {"tov", 'l'}, {"too", 'l'}, {"llc", 'l'}, {"oao", 'o'}, {"ojsc", 'o'},
		{"pao", 'p'}, {"pjsc", 'p'}, {"zao", 'c'}, {"cjsc", 'c'}, {"ao", 'j'}, {"jsc", 'j'},
		{"ad", 'j'}, {"ae", 's'}, {"sa", 's'}
	};

	for (size_t i = 0; i < COUNT(known); i++)
	{
		if (strcmp(known[i].form, canonical) == 0)
			return known[i].kind;
	}
	return '\0';
}

bool
dbm_forms_equal(uint16_t a, uint16_t b)
{
	char		kind;

	if (a == b)
		return true;
	if (a == 0 || b == 0)
		return false;
	kind = kind_of(dbm_form_name(a));
	return kind != '\0' && kind == kind_of(dbm_form_name(b));
}

size_t
dbm_form_count(void)
{
	return ALL;
}

void
dbm_form_entry(size_t i, const char **written, const char **canonical, const char **place)
{
	const form_entry *entry = entry_at(i);

	*written = entry->written;
	*canonical = entry->canonical;
	*place = entry->place == 't' ? "tail" : entry->place == 'h' ? "head" :
		entry->place == 'b' ? "both" : "brackets";
}
