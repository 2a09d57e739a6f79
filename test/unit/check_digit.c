/*
 * check_digit.c
 *	  Codes with a check: real ones pass, every single slip and change of neighbours is found.
 */
#include "check.h"

#include "core/contact/check_digit.h"
#include "core/text/utf8.h"

static uint32_t points[256];

typedef dbm_code_reason (*checker) (const uint32_t *points, size_t n, char *code);

static dbm_code_reason
checked(checker check, const char *text)
{
	char		code[32];

	return check(points, dbm_utf8_decode(text, strlen(text), points), code);
}

/* Tencent (Shenzhen) and Huawei, as they publish them. */
static void
check_credit_codes(void)
{
	CHECK(checked(dbm_credit_code, "9144030071526726XG") == DBM_CODE_GOOD);
	CHECK(checked(dbm_credit_code, "914403001922038216") == DBM_CODE_GOOD);
	CHECK(checked(dbm_credit_code, " 91440300-71526726xg ") == DBM_CODE_GOOD);
	CHECK(checked(dbm_credit_code, "9144030071526726XH") == DBM_CODE_CHECK);
	CHECK(checked(dbm_credit_code, "9144030071526726X") == DBM_CODE_LENGTH);
	CHECK(checked(dbm_credit_code, "9144030071526726XI") == DBM_CODE_CHARACTERS);
	CHECK(checked(dbm_credit_code, "914403OO71526726XG") == DBM_CODE_CHARACTERS);
	CHECK(checked(dbm_credit_code, "000000000000000000") == DBM_CODE_AUTHORITY);
	CHECK(checked(dbm_credit_code, "无") == DBM_CODE_CHARACTERS && checked(dbm_credit_code, " ") == DBM_CODE_EMPTY);
}

static void
check_meant(void)
{
	char		code[32];
	const char *text = "914403OO7I526726XG";

	CHECK(dbm_credit_code_meant(points, dbm_utf8_decode(text, 18, points), code));
	CHECK(strcmp(code, "9144030071526726XG") == 0);
	text = "9144030071526726XG";
	CHECK(!dbm_credit_code_meant(points, dbm_utf8_decode(text, 18, points), code));
}

/* The card of GB 11643-1999's own example. */
static void
check_identity_cards(void)
{
	char		code[32];

	CHECK(checked(dbm_identity_card, "11010519491231002X") == DBM_CODE_GOOD);
	CHECK(checked(dbm_identity_card, "11010519491231002x") == DBM_CODE_GOOD);
	CHECK(checked(dbm_identity_card, "110105194912310021") == DBM_CODE_CHECK);
	CHECK(checked(dbm_identity_card, "11010519491331002X") == DBM_CODE_DATE);
	CHECK(checked(dbm_identity_card, "110105190002290020") == DBM_CODE_DATE);
	CHECK(checked(dbm_identity_card, "99010519491231002X") == DBM_CODE_AUTHORITY);
	CHECK(checked(dbm_identity_card, "1101051949123100X2") == DBM_CODE_CHARACTERS);
	CHECK(checked(dbm_identity_card, "1101054912310") == DBM_CODE_LENGTH);
	CHECK(dbm_identity_card(points, dbm_utf8_decode("110105491231002", 15, points), code) == DBM_CODE_GOOD);
	CHECK(strcmp(code, "11010519491231002X") == 0);
	CHECK(checked(dbm_registration_number, "110108000000016") == DBM_CODE_GOOD);
	CHECK(checked(dbm_registration_number, "110108000000017") == DBM_CODE_CHECK);
}

/* Any one character changed, any two neighbours exchanged. */
static void
check_slips(checker check, const char *good, const char *alphabet)
{
	size_t		n = strlen(good);
	long		missed = 0;

	for (size_t i = 0; i < n; i++)
	{
		char		text[32];

		for (const char *c = alphabet; *c != '\0'; c++)
		{
			strcpy(text, good);
			text[i] = *c;
			missed += *c != good[i] && checked(check, text) == DBM_CODE_GOOD;
		}
		strcpy(text, good);
		if (i + 1 < n && text[i] != text[i + 1])
		{
			text[i] = good[i + 1];
			text[i + 1] = good[i];
			missed += checked(check, text) == DBM_CODE_GOOD;
		}
	}
	CHECK(missed == 0);
}

int
main(void)
{
	check_credit_codes();
	check_meant();
	check_identity_cards();
	check_slips(dbm_credit_code, "9144030071526726XG", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	check_slips(dbm_identity_card, "11010519491231002X", "0123456789X");
	check_slips(dbm_registration_number, "110108000000016", "0123456789");
	return dbm_test_report("check_digit");
}
