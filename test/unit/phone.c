/*
 * phone.c
 *	  Telephone numbers: how people of many countries write them, and what is none.
 *
 * Agreement with libphonenumber on random numbers of all plans is tested in the
 * server (test/t/phone.sh), where that library is installed.
 */
#include "check.h"

#include "core/contact/phone.h"
#include "core/text/utf8.h"

static dbm_phone
parsed(const char *region, const char *text)
{
	static uint32_t points[1024];
	dbm_phone	phone;
	size_t		n = dbm_utf8_decode(text, strlen(text), points);

	dbm_phone_parse(points, n, region == NULL ? NULL : dbm_phone_region_named(region), &phone);
	return phone;
}

/* The number, with its extension behind an x. */
static bool
reads(const char *region, const char *text, const char *wanted, dbm_phone_kind kind)
{
	dbm_phone	phone = parsed(region, text);
	char		got[64];

	snprintf(got, sizeof(got), "%s%s%s", phone.e164, phone.extension[0] ? "x" : "", phone.extension);
	if (strcmp(got, wanted) != 0 || phone.kind != kind)
		printf("%s in %s: %s %s, reason %d\n", text, region ? region : "no country", got,
			   dbm_phone_kind_name(phone.kind), phone.reason);
	return strcmp(got, wanted) == 0 && phone.kind == kind;
}

static bool
refused(const char *region, const char *text, dbm_phone_reason reason)
{
	dbm_phone	phone = parsed(region, text);

	if (phone.reason != reason)
		printf("%s: %s, reason %d\n", text, phone.e164, phone.reason);
	return phone.reason == reason && phone.kind == DBM_PHONE_INVALID && phone.e164[0] == '\0' &&
		phone.extension[0] == '\0';
}

static void
check_mobiles_of_china(void)
{
	static const char *const ways[] = {
		"13800138000", "138 0013 8000", "138-0013-8000", "(138)00138000", "+86 138 0013 8000",
		"+8613800138000", "0086 13800138000", "8613800138000", "+86 (0)138 0013 8000", "013800138000",
		"17951 13800138000", "1795113800138000", "'13800138000", "手机:13800138000", "tel:+86-138-0013-8000",
		"13800138000。", "13800138000.0"
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		CHECK(reads("CN", ways[i], "+8613800138000", DBM_PHONE_MOBILE));
	/* the block table: in use and not (144, 146, 148, 149, 174: other digits behind them are) */
	for (int block = 130; block < 200; block++)
	{
		static const char out[] = "140 141 142 143 144 146 148 149 154 160 161 163 164 168 169 174 179 194";
		char		text[24];

		snprintf(text, sizeof(text), "%d12345678", block);
		CHECK((parsed("CN", text).kind == DBM_PHONE_MOBILE) == (strstr(out, (char[]) {text[0], text[1], text[2], 0}) == NULL));
	}
}

static void
check_dial_codes(void)
{
	static const char *const ways[] = {
		"*31#+14155550123", "#31#+14155550123", "*31# +1 415 555 0123", "*67 415 555 0123",
		"*674155550123", "*82 (415) 555-0123", "*67+14155550123", "  #31#4155550123"
	};

	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		CHECK(reads("US", ways[i], "+14155550123", DBM_PHONE_FIXED_OR_MOBILE));
	CHECK(reads("DE", "#31#030 901820", "+4930901820", DBM_PHONE_FIXED));
	CHECK(reads("DE", "*030 901820*", "+4930901820", DBM_PHONE_FIXED));
	CHECK(refused("US", "*31#", DBM_PHONE_EMPTY));
}

static void
check_lines_of_china(void)
{
	CHECK(reads("CN", "021-62345678", "+862162345678", DBM_PHONE_FIXED));
	CHECK(reads("CN", "(010) 6552 9988", "+861065529988", DBM_PHONE_FIXED));
	CHECK(reads("CN", "021-12345678转801", "+862112345678x801", DBM_PHONE_FIXED));
	CHECK(reads("CN", "021-62345678-801", "+862162345678x801", DBM_PHONE_FIXED));
	CHECK(reads("CN", "0755-86013388 转分机 8888", "+8675586013388x8888", DBM_PHONE_FIXED));
	CHECK(reads("CN", "0755 8601 3388 分机:12", "+8675586013388x12", DBM_PHONE_FIXED));
	CHECK(reads("CN", "0755-86013388#5", "+8675586013388x5", DBM_PHONE_FIXED));
	CHECK(reads("CN", "400-820-8820", "+864008208820", DBM_PHONE_SHARED));
	CHECK(reads("CN", "800 820 8820", "+868008208820", DBM_PHONE_TOLL_FREE));
}

/* Numbers that the plans reserve for stories, and head offices. */
static void
check_world(void)
{
	CHECK(reads("US", "(212) 555-0123", "+12125550123", DBM_PHONE_FIXED_OR_MOBILE));
	CHECK(reads("US", "1-212-555-0123 ext. 45", "+12125550123x45", DBM_PHONE_FIXED_OR_MOBILE));
	CHECK(reads("US", "212.555.0123x45", "+12125550123x45", DBM_PHONE_FIXED_OR_MOBILE));
	CHECK(reads("US", "1-800-FLOWERS", "+18003569377", DBM_PHONE_TOLL_FREE));
	CHECK(reads("US", "011 44 20 7946 0958", "+442079460958", DBM_PHONE_FIXED));
	CHECK(reads("GB", "020 7946 0958", "+442079460958", DBM_PHONE_FIXED));
	CHECK(reads("GB", "+44 (0)7911 123456", "+447911123456", DBM_PHONE_MOBILE));
	CHECK(reads("DE", "030 901820", "+4930901820", DBM_PHONE_FIXED));
	CHECK(reads("FR", "06 12 34 56 78", "+33612345678", DBM_PHONE_MOBILE));
	CHECK(reads("IT", "06 698 12345", "+390669812345", DBM_PHONE_FIXED));
	CHECK(reads("JP", "03-3580-3311", "+81335803311", DBM_PHONE_FIXED));
	CHECK(reads("HK", "2345 6789", "+85223456789", DBM_PHONE_FIXED));
	CHECK(reads("TW", "0912-345-678", "+886912345678", DBM_PHONE_MOBILE));
	CHECK(reads("IN", "098765 43210", "+919876543210", DBM_PHONE_MOBILE));
	CHECK(reads("BR", "0 15 11 2345-6789", "+551123456789", DBM_PHONE_FIXED));
	CHECK(reads("AR", "011 15-2345-6789", "+5491123456789", DBM_PHONE_MOBILE));
	CHECK(reads(NULL, "+86 138 0013 8000", "+8613800138000", DBM_PHONE_MOBILE));
	CHECK(reads(NULL, "0044 20 7946 0958", "+442079460958", DBM_PHONE_FIXED));
	CHECK(reads("EG", "٠١٠١٢٣٤٥٦٧٨", "+201012345678", DBM_PHONE_MOBILE));
	CHECK(strcmp(parsed("US", "+1 416 555 0123").region, "CA") == 0);
	CHECK(strcmp(parsed(NULL, "+800 1234 5678").region, "001") == 0);
}

static void
check_refusals(void)
{
	char		nines[300];

	CHECK(refused("CN", "", DBM_PHONE_EMPTY) && refused("CN", "无", DBM_PHONE_EMPTY));
	CHECK(refused("CN", "n/a", DBM_PHONE_EMPTY) && refused("CN", "+", DBM_PHONE_EMPTY));
	CHECK(refused("CN", "1.38E+10", DBM_PHONE_SCIENTIFIC) && refused("CN", "1,38e10", DBM_PHONE_SCIENTIFIC));
	CHECK(refused(NULL, "13800138000", DBM_PHONE_NO_COUNTRY));
	CHECK(refused(NULL, "+999 1234567", DBM_PHONE_BAD_CODE) && refused("CN", "+0123456", DBM_PHONE_BAD_CODE));
	CHECK(refused("CN", "10086", DBM_PHONE_SHORT) && refused("CN", "1380013800", DBM_PHONE_UNASSIGNED));
	CHECK(refused("CN", "138001380001", DBM_PHONE_UNASSIGNED) || refused("CN", "138001380001", DBM_PHONE_LONG));
	CHECK(refused("CN", "15412345678", DBM_PHONE_UNASSIGNED) && refused("CN", "12345678901", DBM_PHONE_UNASSIGNED));
	CHECK(refused("CN", "13800138000张三", DBM_PHONE_CHARACTERS));
	CHECK(refused("US", "555-0123", DBM_PHONE_SHORT));
	memset(nines, '9', sizeof(nines) - 1);
	nines[sizeof(nines) - 1] = '\0';
	CHECK(refused("CN", nines, DBM_PHONE_LONG) && refused("CN", nines + 240, DBM_PHONE_LONG));
	CHECK(dbm_phone_region_named("ZZ") == NULL && dbm_phone_region_named("") == NULL);
	CHECK(dbm_phone_region_named("001") == NULL && dbm_phone_region_of_code(0) == NULL);
}

/* What is read is read again to the same, in whichever country. */
static void
check_idempotent(void)
{
	static const char *const regions[] = {"CN", "US", "GB", "AR", "BR", "IT", "JE", "FI", "GA", NULL};
	static const char marks[] = "0123456789012345678901234567890123456789+-() x#.";
	long		found = 0;

	for (int i = 0; i < 200000; i++)
	{
		const char *region = regions[i % 10];
		char		text[20];
		char		again[64];
		dbm_phone	phone;
		dbm_phone	second;

		for (int j = 0; j < 19; j++)
			text[j] = marks[dbm_test_between(0, (int64_t) sizeof(marks) - 2)];
		text[dbm_test_between(8, 19)] = '\0';
		phone = parsed(region, text);
		if (phone.kind == DBM_PHONE_INVALID)
			continue;
		found++;
		snprintf(again, sizeof(again), "%s%s%s", phone.e164, phone.extension[0] ? ";ext=" : "", phone.extension);
		second = parsed(regions[(i + 3) % 10], again);
		if (memcmp(&phone, &second, sizeof(phone)) != 0)
			printf("%s: %s, then %s\n", text, again, second.e164);
		CHECK(memcmp(&phone, &second, sizeof(phone)) == 0);
	}
	CHECK(found > 1000);
}

int
main(void)
{
	check_mobiles_of_china();
	check_dial_codes();
	check_lines_of_china();
	check_world();
	check_refusals();
	check_idempotent();
	return dbm_test_report("phone");
}
