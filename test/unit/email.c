/*
 * email.c
 *	  E-mail addresses and internet names: how they are written, what is one box, what is none.
 */
#include "check.h"

#include "core/contact/domain.h"
#include "core/contact/email.h"
#include "core/text/utf8.h"

static uint32_t points[4096];

static dbm_email
parsed(const char *text)
{
	dbm_email	email;

	dbm_email_parse(points, dbm_utf8_decode(text, strlen(text), points), &email);
	return email;
}

static const char *
shown(const dbm_email_address *address)
{
	static char text[DBM_EMAIL_POINTS * DBM_UTF8_BYTES + 1];

	text[dbm_utf8_encode(address->points, address->length, text)] = '\0';
	return text;
}

static bool
reads(const char *text, const char *normal, dbm_email_kind kind)
{
	dbm_email	email = parsed(text);
	bool		good = strcmp(shown(&email.normal), normal) == 0 && email.kind == kind;

	if (!good)
		printf("%s: %s, %s, reason %d\n", text, shown(&email.normal), dbm_email_kind_name(email.kind),
			   email.reason);
	return good;
}

static bool
refused(const char *text, dbm_email_reason reason)
{
	dbm_email	email = parsed(text);

	if (email.reason != reason)
		printf("%s: %s, reason %d\n", text, shown(&email.normal), email.reason);
	return email.reason == reason && email.kind == DBM_EMAIL_INVALID &&
		email.address.length == 0 && email.normal.length == 0;
}

static void
check_ways(void)
{
	static const char *const ways[] = {
		"ann@acme.com", "Ann@ACME.com", " ann@acme.com. ", "<ann@acme.com>", "Ann Lee <ann@acme.com>",
		"\"Lee, Ann\" <ANN@acme.com>;", "mailto:ann@acme.com?subject=x", "ann @ acme . com",
		"ann+news@acme.com", "邮箱:ann@acme.com", "'ann@acme.com'", "ann@acme.com (Ann)",
		"ann@acme。com", "\"ann\"@acme.com", "ann@acme.com,"
	};
	dbm_email	email;

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		CHECK(reads(ways[i], "ann@acme.com", DBM_EMAIL_COMPANY));
	CHECK(reads("A.n.n+x@GoogleMail.com", "ann@gmail.com", DBM_EMAIL_PERSONAL));
	CHECK(reads("a.n.n@hotmail.com", "a.n.n@hotmail.com", DBM_EMAIL_PERSONAL));
	CHECK(reads("o'brien_x/y=z@acme.com", "o'brien_x/y=z@acme.com", DBM_EMAIL_COMPANY));
	CHECK(reads("张三@例子.中国", "张三@例子.中国", DBM_EMAIL_COMPANY));
	CHECK(reads("张三@xn--fsqu00a.xn--fiqs8s", "张三@例子.中国", DBM_EMAIL_COMPANY));
	CHECK(reads("info@MÜNCHEN.de", "info@münchen.de", DBM_EMAIL_ROLE));
	CHECK(reads("info@xn--mnchen-3ya.de", "info@münchen.de", DBM_EMAIL_ROLE));
	email = parsed("Ann+News@GoogleMail.com");
	CHECK(strcmp(shown(&email.address), "ann+news@googlemail.com") == 0);
}

static void
check_kinds(void)
{
	CHECK(reads("10001@qq.com", "10001@qq.com", DBM_EMAIL_PERSONAL));
	CHECK(reads("wang@vip.163.com", "wang@vip.163.com", DBM_EMAIL_PERSONAL));
	CHECK(reads("采购@acme.cn", "采购@acme.cn", DBM_EMAIL_ROLE));
	CHECK(reads("caigou01@acme.cn", "caigou01@acme.cn", DBM_EMAIL_ROLE));
	CHECK(reads("customer.service@acme.com", "customer.service@acme.com", DBM_EMAIL_ROLE));
	CHECK(reads("sales-uk@acme.com", "sales-uk@acme.com", DBM_EMAIL_ROLE));
	CHECK(reads("info2@gmail.com", "info2@gmail.com", DBM_EMAIL_ROLE));
	CHECK(reads("salesman.jones@acme.com", "salesman.jones@acme.com", DBM_EMAIL_COMPANY));
	CHECK(reads("x@sub.mailinator.com", "x@sub.mailinator.com", DBM_EMAIL_DISPOSABLE));
	CHECK(reads("test@acme.com", "test@acme.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("none@none.com", "none@none.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("a@a.com", "a@a.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("asdf@qq.com", "asdf@qq.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("ann@example.com", "ann@example.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("ann@shop.example", "ann@shop.example", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("测试@acme.cn", "测试@acme.cn", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("abe@abe.com", "abe@abe.com", DBM_EMAIL_PLACEHOLDER));
	CHECK(reads("jones@jones.com", "jones@jones.com", DBM_EMAIL_COMPANY));
}

static void
check_refusals(void)
{
	char		longer[400];

	CHECK(refused("", DBM_EMAIL_EMPTY) && refused(" . ", DBM_EMAIL_EMPTY));
	CHECK(refused("ann", DBM_EMAIL_NO_AT) && refused("13800138000", DBM_EMAIL_NO_AT));
	CHECK(refused("a@b.com; c@d.com", DBM_EMAIL_SEVERAL) && refused("a@@b.com", DBM_EMAIL_SEVERAL));
	CHECK(refused("@b.com", DBM_EMAIL_BAD_LOCAL) && refused("a..b@c.com", DBM_EMAIL_BAD_LOCAL));
	CHECK(refused("a b@c.com", DBM_EMAIL_BAD_LOCAL) && refused("a😊@c.com", DBM_EMAIL_BAD_LOCAL));
	CHECK(refused("\"a b\"@c.com", DBM_EMAIL_QUOTED));
	CHECK(refused("ann@acme", DBM_EMAIL_BAD_DOMAIN) && refused("ann@", DBM_EMAIL_BAD_DOMAIN));
	CHECK(refused("ann@acme.c", DBM_EMAIL_BAD_DOMAIN) && refused("ann@1.2.3.4", DBM_EMAIL_BAD_DOMAIN));
	CHECK(refused("ann@[1.2.3.4]", DBM_EMAIL_BAD_DOMAIN) && refused("ann@a..com", DBM_EMAIL_BAD_DOMAIN));
	CHECK(refused("ann@-a.com", DBM_EMAIL_BAD_DOMAIN) && refused("ann@a_b.com", DBM_EMAIL_BAD_DOMAIN));
	memset(longer, 'a', sizeof(longer));
	memcpy(longer + 65, "@acme.com", 10);
	CHECK(refused(longer, DBM_EMAIL_LONG));
	CHECK(parsed(longer + 1).kind == DBM_EMAIL_PLACEHOLDER);
}

static bool
suggests(const char *text, const char *wanted)
{
	dbm_email_address meant;
	bool		found = dbm_email_suggest(points, dbm_utf8_decode(text, strlen(text), points), &meant);

	if (found ? strcmp(shown(&meant), wanted) != 0 : strcmp(wanted, "x") != 0)
		printf("%s: %s\n", text, found ? shown(&meant) : "nothing");
	return found ? strcmp(shown(&meant), wanted) == 0 : *wanted == '\0';
}

static void
check_suggestions(void)
{
	CHECK(suggests("ann@gmial.com", "ann@gmail.com") && suggests("Ann@gmail.con", "ann@gmail.com"));
	CHECK(suggests("ann@gmailcom", "ann@gmail.com") && suggests("ann@hotmail", "ann@hotmail.com"));
	CHECK(suggests("ann@yahooo.com", "ann@yahoo.com") && suggests("ann@outlok.com", "ann@outlook.com"));
	CHECK(suggests("ann@acme.con", "ann@acme.com") && suggests("ann@qq.con", "ann@qq.com"));
	CHECK(!suggests("ann@gmail.com", "x") && !suggests("ann@ymail.com", "x") && !suggests("ann@cloud.com", "x"));
	CHECK(!suggests("ann@acme.com", "x") && !suggests("gmial.com", "x") && !suggests("", "x"));
}

static bool
registered(const char *name, const char *wanted)
{
	size_t		n = dbm_utf8_decode(name, strlen(name), points);

	return strcmp(name + dbm_domain_registered(points, n), wanted) == 0;
}

static bool
host_of(const char *text, const char *wanted)
{
	size_t		n = dbm_utf8_decode(text, strlen(text), points);
	size_t		from;
	size_t		to;

	dbm_domain_host(points, n, &from, &to);
	return to - from == strlen(wanted) && memcmp(text + from, wanted, to - from) == 0;
}

static void
check_domains(void)
{
	CHECK(registered("acme.com", "acme.com") && registered("a.b.acme.com", "acme.com"));
	CHECK(registered("www.acme.co.uk", "acme.co.uk") && registered("acme.co.uk", "acme.co.uk"));
	CHECK(registered("shop.acme.com.cn", "acme.com.cn") && registered("x.acme.bj.cn", "acme.bj.cn"));
	CHECK(registered("x.acme.de", "acme.de") && registered("com.cn", "com.cn"));
	CHECK(host_of("https://www.acme.com/a?b#c", "acme.com") && host_of("acme.com", "acme.com"));
	CHECK(host_of("http://u:p@acme.com:8080", "acme.com") && host_of("ann@acme.com", "acme.com"));
	CHECK(host_of("//acme.com\\x", "acme.com") && host_of("", "") && host_of("www.com", "com"));
}

/* What is read is read again to the same, in normal form and as an address. */
static void
check_idempotent(void)
{
	static const char *const marks[] = {
		"a", "b", "z", "1", "9", ".", ".", "-", "+", "@", "@", "com", "cn", "xn--", "gmail.com", "é",
		"中", "Ä", " ", "<", ">", "\"", "。", "_", "test", "info", "(", ":", "!", "\xE2\x80\x8B"
	};
	long		found = 0;

	for (int i = 0; i < 300000; i++)
	{
		char		text[200] = "";
		dbm_email	first;
		dbm_email	second;

		for (int64_t j = dbm_test_between(3, 12); j > 0; j--)
			strcat(text, marks[dbm_test_between(0, (int64_t) (sizeof(marks) / sizeof(marks[0])) - 1)]);
		if (i % 2 == 0)
			strcat(text, "@a.com");
		first = parsed(text);
		if (first.kind == DBM_EMAIL_INVALID)
			continue;
		found++;
		second = parsed(shown(&first.normal));
		if (strcmp(shown(&second.normal), shown(&first.normal)) != 0 || second.kind != first.kind)
			printf("%s: %s\n", text, shown(&first.normal));
		CHECK(second.normal.length == first.normal.length && second.kind == first.kind &&
			  memcmp(second.normal.points, first.normal.points, first.normal.length * sizeof(uint32_t)) == 0);
		second = parsed(shown(&first.address));
		CHECK(second.address.length == first.address.length &&
			  memcmp(second.address.points, first.address.points, first.address.length * sizeof(uint32_t)) == 0);
	}
	CHECK(found > 1000);
}

int
main(void)
{
	check_ways();
	check_kinds();
	check_refusals();
	check_suggestions();
	check_domains();
	check_idempotent();
	return dbm_test_report("email");
}
