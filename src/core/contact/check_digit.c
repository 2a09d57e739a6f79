/*
 * check_digit.c
 *	  Registered numbers that carry a check of their own.
 *
 * Unified social credit code (GB 32100-2015): 18 characters of 31 (no I, O, S, V, Z);
 *	registry, kind, six digits of the region, nine of the organisation, and
 *	31 - sum of c[i] * (3^i mod 31) over the first 17, mod 31.
 * Identity card (GB 11643-1999): region, day of birth, order, and a character of
 *	10X98765432 at sum of c[i] * (2^(17 - i) mod 11) mod 11 (ISO 7064 MOD 11-2).
 * Registration number (GS 15-2006): 15 digits under ISO 7064 MOD 11,10.
 * Every single wrong character is found, and every two neighbours that changed
 * places. The caller owns the buffers.
 */
#include "core/base/ascii.h"
#include "core/contact/check_digit.h"

#include <string.h>

#include "core/text/fold.h"

/* Characters that a code may be cut up by, and what the eye takes for them. */
static bool
separates(uint32_t c)
{
	return dbm_blank(c) || dbm_invisible(c) || c == '-' || c == '.' || c == '\'' || c == '"' ||
		c == 0x2010 || c == 0x2013 || c == 0x2014 || c == 0xB7 || c == 0x2018 || c == 0x2019;
}

size_t
dbm_code_clean(const uint32_t *points, size_t n, char *code, size_t room)
{
	size_t		count = 0;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = points[i];

		if (separates(c))
			continue;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (!((c >= 'A' && c <= 'Z') || dbm_is_digit(c)) || count == room)
			return room + 1;
		code[count++] = (char) c;
	}
	code[count] = '\0';
	return count;
}

/* Cleans and checks the length; other characters count as a wrong length only when none fit. */
static dbm_code_reason
clean(const uint32_t *points, size_t n, char *code, size_t length)
{
	size_t		count = 0;
	size_t		letters = 0;

	for (size_t i = 0; i < n; i++)
	{
		count += !separates(points[i]);
		letters += points[i] >= 0x80 && !separates(points[i]);
	}
	if (count == 0)
		return DBM_CODE_EMPTY;
	if (letters > 0)
		return DBM_CODE_CHARACTERS;
	if (count != length)
		return DBM_CODE_LENGTH;
	return dbm_code_clean(points, n, code, length) == length ? DBM_CODE_GOOD : DBM_CODE_CHARACTERS;
}

static bool
all_digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		if (s[i] < '0' || s[i] > '9')
			return false;
	}
	return true;
}

/* Provinces of GB/T 2260, and 71 to 83 for Taiwan, Hong Kong, Macao and who lives there. */
static bool
is_province(const char *s)
{
	static const char provinces[] =
		"11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 "
		"61 62 63 64 65 71 81 82 83 91";

	for (size_t i = 0; i + 1 < sizeof(provinces) - 1; i += 3)
	{
		if (s[0] == provinces[i] && s[1] == provinces[i + 1])
			return true;
	}
	return false;
}

static const char credit_characters[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/* Why a clean code of 18 is none. */
static dbm_code_reason
check_credit_code(const char *code)
{
	int			weight = 1;
	int			sum = 0;

	for (int i = 0; i < DBM_CREDIT_CODE; i++)
	{
		const char *at = strchr(credit_characters, code[i]);

		if (at == NULL)
			return DBM_CODE_CHARACTERS;
		sum += (int) (at - credit_characters) * (i < DBM_CREDIT_CODE - 1 ? weight : 1);
		weight = weight * 3 % 31;
	}
	/* the registries: 1 to 9, A, N and Y; the region is digits, 000000 no region */
	if (strchr("123456789ANY", code[0]) == NULL || !all_digits(code + 2, 6) ||
		memcmp(code + 2, "000000", 6) == 0)
		return DBM_CODE_AUTHORITY;
	return sum % 31 == 0 ? DBM_CODE_GOOD : DBM_CODE_CHECK;
}

dbm_code_reason
dbm_credit_code(const uint32_t *points, size_t n, char *code)
{
	dbm_code_reason reason = clean(points, n, code, DBM_CREDIT_CODE);

	return reason == DBM_CODE_GOOD ? check_credit_code(code) : reason;
}

bool
dbm_credit_code_meant(const uint32_t *points, size_t n, char *code)
{
	bool		changed = false;

	if (clean(points, n, code, DBM_CREDIT_CODE) != DBM_CODE_GOOD)
		return false;
	for (int i = 0; i < DBM_CREDIT_CODE; i++)
	{
		const char *wrong = "IOSZ";
		const char *at = strchr(wrong, code[i]);

		if (at == NULL)
			continue;
		code[i] = "1052"[at - wrong];
		changed = true;
	}
	return changed && check_credit_code(code) == DBM_CODE_GOOD;
}

static bool
is_day(int year, int month, int day)
{
	static const int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return year >= 1860 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 &&
		day <= days[month - 1] && (month != 2 || day < 29 || leap);
}

static char
identity_check(const char *code)
{
	int			weight = 1;
	int			sum = 0;

	for (int i = DBM_IDENTITY_CARD - 2; i >= 0; i--)
	{
		weight = weight * 2 % 11;
		sum += (code[i] - '0') * weight;
	}
	return "10X98765432"[sum % 11];
}

dbm_code_reason
dbm_identity_card(const uint32_t *points, size_t n, char *code)
{
	dbm_code_reason reason = clean(points, n, code, DBM_IDENTITY_CARD);
	bool		former = false;
	int			number[8];

	/* before 1999: 15 digits, the year of two, no check */
	if (reason == DBM_CODE_LENGTH &&
		(reason = clean(points, n, code, DBM_REGISTRATION)) == DBM_CODE_GOOD)
	{
		former = true;
		memmove(code + 8, code + 6, 9);
		memcpy(code + 6, "19", 2);
	}
	if (reason != DBM_CODE_GOOD)
		return reason;
	if (!all_digits(code, DBM_IDENTITY_CARD - 1))
		return DBM_CODE_CHARACTERS;
	if (former)
		code[DBM_IDENTITY_CARD - 1] = identity_check(code);
	code[DBM_IDENTITY_CARD] = '\0';
	if (!is_province(code))
		return DBM_CODE_AUTHORITY;
	for (int i = 0; i < 8; i++)
		number[i] = code[6 + i] - '0';
	if (!is_day(number[0] * 1000 + number[1] * 100 + number[2] * 10 + number[3],
				number[4] * 10 + number[5], number[6] * 10 + number[7]))
		return DBM_CODE_DATE;
	return code[DBM_IDENTITY_CARD - 1] == identity_check(code) ? DBM_CODE_GOOD : DBM_CODE_CHECK;
}

dbm_code_reason
dbm_registration_number(const uint32_t *points, size_t n, char *code)
{
	dbm_code_reason reason = clean(points, n, code, DBM_REGISTRATION);
	int			product = 10;

	if (reason != DBM_CODE_GOOD)
		return reason;
	if (!all_digits(code, DBM_REGISTRATION))
		return DBM_CODE_CHARACTERS;
	if (!is_province(code) && memcmp(code, "100000", 6) != 0)
		return DBM_CODE_AUTHORITY;
	for (int i = 0; i < DBM_REGISTRATION - 1; i++)
	{
		int			sum = (product + code[i] - '0') % 10;

		product = (sum == 0 ? 10 : sum) * 2 % 11;
	}
	return (product + code[DBM_REGISTRATION - 1] - '0') % 10 == 1 ? DBM_CODE_GOOD : DBM_CODE_CHECK;
}
