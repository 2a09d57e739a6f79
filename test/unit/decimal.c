/*
 * decimal.c
 *	  Exact decimals: laws on random numbers against plain 128-bit integers, and the edges of 38 digits.
 */
#include "check.h"

#include "core/base/decimal.h"

#define NINES_38	"99999999999999999999999999999999999999"

static dbm_int128
power10(int n)
{
	dbm_int128	v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

static dbm_decimal
decimal(int64_t mantissa, int scale)
{
	dbm_decimal v = {mantissa, scale};

	return v;
}

/* Any digits up to 18 and any scale up to 12: a common scale still fits 128 bits. */
static dbm_decimal
random_decimal(void)
{
	int64_t		limit = (int64_t) power10((int) dbm_test_between(1, 18)) - 1;

	return decimal(dbm_test_between(-limit, limit), (int) dbm_test_between(0, 12));
}

static dbm_int128
at_scale_12(dbm_decimal v)
{
	return v.mantissa * power10(12 - v.scale);
}

static bool
same(dbm_decimal a, dbm_decimal b)
{
	return a.mantissa == b.mantissa && a.scale == b.scale;
}

static bool
parses_to(const char *text, const char *printed)
{
	dbm_decimal v;
	char		out[DBM_DECIMAL_DIGITS + 4];

	if (dbm_decimal_parse(text, &v) != DBM_OK)
		return false;
	dbm_decimal_print(v, out);
	if (strcmp(out, printed) != 0)
		printf("%s printed as %s\n", text, out);
	return strcmp(out, printed) == 0;
}

static dbm_status
parse_status(const char *text)
{
	dbm_decimal v;

	return dbm_decimal_parse(text, &v);
}

static dbm_decimal
parsed(const char *text)
{
	dbm_decimal v = {0, 0};

	CHECK(dbm_decimal_parse(text, &v) == DBM_OK);
	return v;
}

/* Addition and order agree with integers at a common scale. */
static void
check_laws(void)
{
	for (int i = 0; i < 100000; i++)
	{
		dbm_decimal a = random_decimal();
		dbm_decimal b = random_decimal();
		dbm_decimal ab = a;
		dbm_decimal ba = b;
		dbm_int128	x = at_scale_12(a);
		dbm_int128	y = at_scale_12(b);

		CHECK(dbm_decimal_add(&ab, b) == DBM_OK);
		CHECK(dbm_decimal_add(&ba, a) == DBM_OK);
		CHECK(at_scale_12(ab) == x + y);
		CHECK(at_scale_12(ab) == at_scale_12(ba));
	}
}

static void
check_rescale(void)
{
	for (int i = 0; i < 20000; i++)
	{
		dbm_decimal a = random_decimal();
		dbm_decimal up = a;
		dbm_decimal trimmed = a;
		int			scale = (int) dbm_test_between(a.scale, 12);

		CHECK(dbm_decimal_rescale(&up, scale) == DBM_OK);
		CHECK(up.scale == scale && at_scale_12(up) == at_scale_12(a));
		CHECK(dbm_decimal_rescale(&up, a.scale) == DBM_OK);
		CHECK(same(up, a));
		dbm_decimal_trim(&trimmed);
		CHECK(at_scale_12(trimmed) == at_scale_12(a));
		CHECK(trimmed.scale == 0 || trimmed.mantissa % 10 != 0);
	}
}

static void
check_rescale_refusals(void)
{
	dbm_decimal v = decimal(125, 2);

	/* a digit that counts is never cut, and a refusal leaves the number alone */
	CHECK(dbm_decimal_rescale(&v, 1) == DBM_INVALID);
	CHECK(same(v, decimal(125, 2)));
	CHECK(dbm_decimal_rescale(&v, DBM_DECIMAL_DIGITS + 1) == DBM_OVERFLOW);
	CHECK(dbm_decimal_rescale(&v, -1) == DBM_OVERFLOW);
	CHECK(dbm_decimal_rescale(&v, 37) == DBM_OK);
	CHECK(dbm_decimal_rescale(&v, 38) == DBM_OVERFLOW);
	CHECK(v.scale == 37 && v.mantissa == 125 * power10(35));
}

/* What is printed parses to the same value, and a double of it is the nearest one C finds. */
static void
check_text(void)
{
	for (int i = 0; i < 20000; i++)
	{
		dbm_decimal a = random_decimal();
		dbm_decimal b;
		char		text[DBM_DECIMAL_DIGITS + 4];

		dbm_decimal_print(a, text);
		CHECK(dbm_decimal_parse(text, &b) == DBM_OK);
		CHECK(at_scale_12(a) == at_scale_12(b));
		CHECK_NEAR(dbm_decimal_to_double(a), strtod(text, NULL), 3e-16);
	}
	CHECK(parses_to("0", "0"));
	CHECK(parses_to("-0", "0"));
	CHECK(parses_to("007", "7"));
	CHECK(parses_to("+12.34", "12.34"));
	CHECK(parses_to(".5", "0.5"));
	CHECK(parses_to("5.", "5"));
	CHECK(parses_to("-0.050", "-0.05"));
	CHECK(parses_to("1000", "1000"));
	CHECK(parses_to("100.00", "100"));
	CHECK(parses_to(NINES_38, NINES_38));
	CHECK(parses_to("-" NINES_38, "-" NINES_38));
	CHECK(parses_to("0." NINES_38, "0." NINES_38));
	CHECK(parses_to("-0." NINES_38, "-0." NINES_38));
	CHECK(parses_to(NINES_38 ".000", NINES_38));
	CHECK(parse_status(NINES_38 "0") == DBM_OVERFLOW);
	CHECK(parse_status("0.0" NINES_38) == DBM_OVERFLOW);
	CHECK(parse_status(NINES_38 ".1") == DBM_OVERFLOW);
	CHECK(parse_status("1.2.3") == DBM_INVALID);
	CHECK(parse_status("1e5") == DBM_INVALID);
	CHECK(parse_status(" 1") == DBM_INVALID);
	CHECK(parse_status("--1") == DBM_INVALID);
	CHECK(parse_status("NaN") == DBM_INVALID);
	CHECK(parse_status("") == DBM_INVALID);
	CHECK(parse_status("-") == DBM_INVALID);
	CHECK(parse_status(".") == DBM_INVALID);
}

static void
check_edges(void)
{
	dbm_decimal largest = parsed(NINES_38);
	dbm_decimal smallest = parsed("-" NINES_38);
	dbm_decimal tiny = parsed("0.00000000000000000000000000000000000001");
	dbm_decimal sum = largest;

	CHECK(dbm_decimal_add(&sum, decimal(1, 0)) == DBM_OVERFLOW);
	CHECK(same(sum, largest));
	CHECK(dbm_decimal_add(&sum, decimal(1, 1)) == DBM_OVERFLOW);
	CHECK(dbm_decimal_add(&sum, smallest) == DBM_OK && sum.mantissa == 0);
	sum = smallest;
	CHECK(dbm_decimal_add(&sum, decimal(-1, 0)) == DBM_OVERFLOW);
	/* zeros behind the point do not stand in the way of a sum that fits */
	sum = parsed("90000000000000000000000000000000000000");
	CHECK(dbm_decimal_add(&sum, decimal(1000, 3)) == DBM_OK);
	CHECK(sum.mantissa == 9 * power10(37) + 1 && sum.scale == 0);
	CHECK_NEAR(dbm_decimal_to_double(largest), 1e38, 1e-15);
	CHECK_NEAR(dbm_decimal_to_double(tiny), 1e-38, 1e-15);
}

/* The groups of base 10,000 of a whole number, as numeric sends them. */
static void
check_base10000(void)
{
	for (int i = 0; i < 20000; i++)
	{
		int16_t		digits[4];
		int			weight = (int) dbm_test_between(-2, 4);
		int			below;
		dbm_int128	whole = 0;
		dbm_decimal v;
		dbm_status	status;

		digits[0] = (int16_t) dbm_test_between(1, 9999);
		for (int j = 1; j < 4; j++)
			digits[j] = (int16_t) dbm_test_between(0, 9999);
		for (int j = 0; j < 4; j++)
			whole = whole * 10000 + digits[j];
		below = 4 * (3 - weight);
		status = dbm_decimal_from_base10000(digits, 4, weight, below > 0 ? below : 0, i % 2 == 1, &v);
		CHECK(status == DBM_OK);
		if (i % 2 == 1)
			whole = -whole;
		CHECK(below >= 0 ? v.mantissa * power10(below - v.scale) == whole
			  : v.mantissa == whole * power10(-below));
	}
}

static void
check_base10000_edges(void)
{
	int16_t		cents[] = {12, 5000};
	int16_t		bad[] = {1, 10000};
	int16_t		below_zero[] = {-1};
	int16_t		past_128_bits[] = {170, 1411, 8346, 469, 2317, 3168, 7303, 7158, 8410, 5728};
	int16_t		nines[11];
	dbm_decimal v;

	/* 12.50: the display scale keeps one zero, the wire's other two go */
	CHECK(dbm_decimal_from_base10000(cents, 2, 0, 2, false, &v) == DBM_OK && same(v, decimal(1250, 2)));
	CHECK(dbm_decimal_from_base10000(cents, 2, 0, 1, true, &v) == DBM_OK && same(v, decimal(-125, 1)));
	CHECK(dbm_decimal_from_base10000(NULL, 0, 0, 0, false, &v) == DBM_OK && v.mantissa == 0);
	CHECK(dbm_decimal_from_base10000(NULL, 0, 0, 20, false, &v) == DBM_OK && v.mantissa == 0);
	CHECK(dbm_decimal_from_base10000(bad, 2, 0, 0, false, &v) == DBM_INVALID);
	CHECK(dbm_decimal_from_base10000(below_zero, 1, 0, 0, false, &v) == DBM_INVALID);
	/* 38 digits fit, in whichever place they stand; 40 do not */
	for (int i = 0; i < 11; i++)
		nines[i] = 9999;
	CHECK(dbm_decimal_from_base10000(nines, 9, 8, 0, false, &v) == DBM_OK && v.mantissa == power10(36) - 1);
	CHECK(dbm_decimal_from_base10000(nines, 10, 9, 0, false, &v) == DBM_OVERFLOW);
	CHECK(dbm_decimal_from_base10000(nines, 11, 10, 0, false, &v) == DBM_OVERFLOW);
	nines[0] = 99;
	CHECK(dbm_decimal_from_base10000(nines, 10, 9, 0, true, &v) == DBM_OK && v.mantissa == 1 - power10(38));
	CHECK(dbm_decimal_from_base10000(nines, 1, 30, 0, false, &v) == DBM_OVERFLOW);
	CHECK(dbm_decimal_from_base10000(past_128_bits, 10, 9, 0, false, &v) == DBM_OVERFLOW);
	CHECK(dbm_decimal_from_base10000(nines, 1, -30, 120, false, &v) == DBM_OVERFLOW);
}

int
main(void)
{
	check_laws();
	check_rescale();
	check_rescale_refusals();
	check_text();
	check_edges();
	check_base10000();
	check_base10000_edges();
	return dbm_test_report("decimal");
}
