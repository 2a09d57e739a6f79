/*
 * company_parse.c
 *	  Parts of names of companies, and what every name keeps to: parts that lie in their
 *	  text, blocks that may be copied, comparisons that are symmetric.
 */
#include "check.h"

#include "core/company/compare.h"
#include "core/company/legal_form.h"
#include "core/text/utf8.h"

#define MOST	600

static uint32_t text_points[MOST];

static void
parse(const char *text, dbm_company_name *name)
{
	dbm_company_name_parse(text_points, dbm_utf8_decode(text, strlen(text), text_points), name);
}

static bool
has_key(const char *text, const char *expected)
{
	dbm_company_name name;
	uint32_t	key[DBM_COMPANY_POINTS];
	char		out[DBM_UTF8_BYTES * DBM_COMPANY_POINTS + 1];

	parse(text, &name);
	out[dbm_utf8_encode(key, dbm_company_name_key(&name, key), out)] = '\0';
	if (strcmp(out, expected) != 0)
		printf("%s has the key %s\n", text, out);
	return strcmp(out, expected) == 0;
}

static dbm_company_match
match(const char *a, const char *b)
{
	dbm_company_name x;
	dbm_company_name y;
	dbm_company_match there;
	dbm_company_match back;

	parse(a, &x);
	parse(b, &y);
	there = dbm_company_name_compare(&x, &y);
	back = dbm_company_name_compare(&y, &x);
	CHECK(there.level == back.level && there.similarity == back.similarity);
	return there;
}

static void
check_block(const uint32_t *points, size_t n)
{
	dbm_company_name name;
	dbm_company_name copy;
	uint32_t	key[DBM_COMPANY_POINTS];
	dbm_company_match found;

	dbm_company_name_parse(points, n, &name);
	CHECK(name.size <= sizeof(name) && name.n_tokens <= DBM_COMPANY_TOKENS);
	CHECK(name.core.from <= name.core.to && name.core.to <= n);
	CHECK(name.legal.from <= name.legal.to && name.legal.to <= n);
	CHECK(name.region.from <= name.region.to && name.region.to <= n);
	CHECK(name.branch.from <= name.branch.to && name.branch.to <= n);
	for (int i = 0; i < name.n_tokens; i++)
		CHECK(name.token[i].length > 0 &&
			  name.token[i].start + name.token[i].length <= name.n_points);
	CHECK((name.kind == DBM_COMPANY_FIRM) == (name.n_tokens > 0));
	CHECK(dbm_company_name_key(&name, key) <= DBM_COMPANY_POINTS);
	memset(&copy, 0xA5, sizeof(copy));
	memcpy(&copy, &name, name.size);
	found = dbm_company_name_compare(&copy, &name);
	CHECK(found.level == DBM_COMPANY_UNKNOWN ? found.similarity == 0.0 : found.similarity == 1.0);
}

static void
check_random(void)
{
	static const char *const pieces[] = {
		"a", "B", "Ltd", "co", "GmbH", " ", " ", ",", ".", "&", "-", "(", ")", "\"", "3", "the", "of",
		"group", "bank", "Shanghai", "有限", "公司", "集团", "北京", "市", "科技", "华", "分公司", "区",
		"株", "会社", "トヨタ", "주식회사", "삼성", "é", "ß", "😀", ".com", "first", "第一"
	};
	uint32_t	points[400];

	for (int round = 0; round < 20000; round++)
	{
		int			count = (int) dbm_test_between(0, round % 20 == 0 ? 90 : 9);
		size_t		n = 0;

		for (int i = 0; i < count; i++)
		{
			const char *piece = pieces[dbm_test_between(0, 39)];

			n += dbm_utf8_decode(piece, strlen(piece), points + n);
		}
		check_block(points, n);
	}
}

/* Forms before the name, and in Cyrillic and Greek; one firm in two alphabets. */
static void
check_foreign(void)
{
	static const char *const same[][2] = {
		{"S.A. Nestlé", "Nestlé S.A."}, {"ООО Ромашка", "Romashka LLC"}, {"ООО «Ромашка»", "Ромашка ООО"},
		{"ПАО Газпром", "Gazprom PJSC"}, {"ЗАО Тандер", "Tander CJSC"}, {"ΔΕΗ Α.Ε.", "DEI S.A."},
		{"Акционерное общество Аэрофлот", "АО Аэрофлот"}, {"Παπαδόπουλος Α.Ε.", "Papadopoulos SA"}
	};

	for (size_t i = 0; i < sizeof(same) / sizeof(same[0]); i++)
		CHECK(match(same[i][0], same[i][1]).level == DBM_COMPANY_EXACT);
	CHECK(has_key("PT Telkom Indonesia (Persero) Tbk", "telkomindonesia"));
	CHECK(has_key("S.p.A. Barilla", "barilla") && has_key("GmbH Meier", "meier"));
	CHECK(has_key("Παπαδόπουλος Ε.Π.Ε.", "papadopoulos") && has_key("Яндекс", "yandex"));
	CHECK(has_key("S.A. Brain & Co Ltd", "sabrain") && has_key("SAS Institute", "sasinstitute"));
	CHECK(match("PT Telkom Indonesia (Persero) Tbk", "Telkom Indonesia").similarity >= DBM_COMPANY_MATCH);
	CHECK(match("ООО Лукойл", "Rosneft LLC").level == DBM_COMPANY_DIFFERENT);
	CHECK(match("Müller GmbH", "Mueller GmbH").similarity >= DBM_COMPANY_MATCH);
}

int
main(void)
{
	dbm_company_name name;

	CHECK(has_key("Vexillum G. m. b. H.", "vexillum"));
	CHECK(has_key("VEXILLUM GMBH & CO. KG", "vexillum"));
	CHECK(has_key("The Limited", "limited"));
	CHECK(has_key("Inc.", "inc"));
	CHECK(has_key("深圳市腾讯计算机系统有限公司", "腾讯计算机系统"));
	CHECK(has_key("北京银行", "北京银行"));
	CHECK(has_key("有限公司", "有限公司"));
	CHECK(has_key("ABC", "abc"));
	CHECK(has_key("n/a", ""));
	CHECK(has_key("株式会社ソニー", "ソニー"));
	parse("腾讯科技（深圳）有限公司北京分公司", &name);
	CHECK(name.branch_length == 5);
	CHECK(strcmp(dbm_city_name(name.place.city), "深圳") == 0);
	CHECK(match("Siemens AG", "Siemens Aktiengesellschaft").level == DBM_COMPANY_EXACT);
	CHECK(match("IBM", "International Business Machines").level == DBM_COMPANY_INITIALS);
	CHECK(match("First National Bank", "1st National Bank").similarity >= DBM_COMPANY_MATCH);
	CHECK(match("First National Bank", "Second National Bank").level == DBM_COMPANY_CONFLICT);
	CHECK(match("华为技术有限公司", "Huawei Technologies").similarity < DBM_COMPANY_MATCH);
	CHECK(match("", "").level == DBM_COMPANY_UNKNOWN);
	check_foreign();
	for (int l = 0; l < DBM_COMPANY_LEVELS; l++)
		CHECK(strlen(dbm_company_level_label(l)) > 0);
	CHECK(dbm_form_name(0) == NULL && dbm_form_name(UINT16_MAX) == NULL);
	check_random();
	return dbm_test_report("company_parse");
}
