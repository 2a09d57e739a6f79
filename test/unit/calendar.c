/*
 * calendar.c
 *	  Elapsed months and units of time, against a calendar walked day by day.
 */
#include "check.h"

#include "core/base/calendar.h"

#define WALK_FROM	(-40000)	/* 1890 */
#define WALK_DAYS	80000		/* to 2109 */

typedef struct date
{
	int			year;
	int			month;
	int			day;
} date;

static date walked[WALK_DAYS];

static int
month_length(int year, int month)
{
	if (month == 2)
		return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
	return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/* Every civil date of the range, one step at a time in both directions from 2000-01-01. */
static void
walk(void)
{
	date		d = {2000, 1, 1};

	for (int i = -WALK_FROM; i < WALK_DAYS; i++)
	{
		walked[i] = d;
		if (++d.day > month_length(d.year, d.month))
		{
			d.day = 1;
			d.year += d.month == 12;
			d.month = d.month == 12 ? 1 : d.month + 1;
		}
	}
	d = (date) {2000, 1, 1};
	for (int i = -WALK_FROM; i >= 0; i--)
	{
		walked[i] = d;
		if (--d.day == 0)
		{
			d.year -= d.month == 1;
			d.month = d.month == 1 ? 12 : d.month - 1;
			d.day = month_length(d.year, d.month);
		}
	}
}

static int32_t
day_of(int year, int month, int day)
{
	/* close enough to search from */
	int			i = (year - 2000) * 365 + (year - 2000) / 4 + (month - 1) * 30 + day - 1 - 40 - WALK_FROM;

	for (int step = 0; step < 120; step++)
	{
		date		d = walked[i + step];

		if (d.year == year && d.month == month && d.day == day)
			return i + step + WALK_FROM;
	}
	printf("no day %d-%d-%d\n", year, month, day);
	exit(EXIT_FAILURE);
}

/* Is `to` the monthly anniversary of `from`, the last day of the month standing for days it lacks? */
static bool
is_anniversary(date from, date to)
{
	int			last = month_length(to.year, to.month);

	return to.day == (from.day < last ? from.day : last);
}

/* Walks on from one day: whole on anniversaries, strictly rising between them, never a step back. */
static void
check_run(int start, int length)
{
	int			whole = 0;
	double		before = 0;

	CHECK(dbm_months_between(start + WALK_FROM, start + WALK_FROM) == 0);
	for (int i = start + 1; i < start + length; i++)
	{
		double		months = dbm_months_between(start + WALK_FROM, i + WALK_FROM);

		if (is_anniversary(walked[start], walked[i]))
			CHECK(months == ++whole);
		else
			CHECK(months > whole && months < whole + 1);
		CHECK(months > before);
		CHECK(dbm_months_between(i + WALK_FROM, start + WALK_FROM) == -months);
		before = months;
	}
}

static void
check_known(void)
{
	int32_t		jan31 = day_of(2023, 1, 31);

	CHECK(dbm_months_between(jan31, day_of(2023, 2, 28)) == 1);
	CHECK(dbm_months_between(jan31, day_of(2023, 3, 31)) == 2);
	CHECK_NEAR(dbm_months_between(jan31, day_of(2023, 2, 14)), 0.5, 1e-15);
	CHECK_NEAR(dbm_months_between(day_of(2023, 1, 1), day_of(2023, 1, 2)), 1.0 / 31, 1e-15);
	CHECK(dbm_months_between(day_of(2024, 2, 29), day_of(2025, 2, 28)) == 12);
	CHECK(dbm_months_between(day_of(2024, 2, 29), day_of(2028, 2, 29)) == 48);
	CHECK(dbm_months_between(day_of(1900, 2, 28), day_of(1900, 3, 28)) == 1);
	/* 1900 is no leap year, 2000 is: the century rule, on both sides of the epoch */
	CHECK(day_of(1900, 3, 1) - day_of(1900, 2, 28) == 1);
	CHECK(dbm_months_between(day_of(1899, 12, 31), day_of(2099, 12, 31)) == 2400);
	/* 400 years are 146,097 days wherever they start */
	for (int i = 0; i < 100; i++)
	{
		int32_t		day = (int32_t) dbm_test_between(-2000000000, 2000000000 - 146097);

		CHECK(dbm_months_between(day, day + 146097) == 4800);
	}
}

static void
check_units(void)
{
	CHECK(dbm_unit_days("day", 3) == 1);
	CHECK(dbm_unit_days("week", 4) == 7);
	CHECK_NEAR(dbm_unit_days("month", 5) * 12, 365.25, 1e-15);
	CHECK(dbm_unit_days("year", 4) == 365.25);
	CHECK(dbm_unit_days("", 0) == 0);
	CHECK(dbm_unit_days("weeks", 5) == 0);
	CHECK(dbm_unit_days("week", 3) == 0);
	CHECK(dbm_unit_days("Week", 4) == 0);
	/* the length counts, not a final zero */
	CHECK(dbm_unit_days("daylight", 3) == 1);
}

int
main(void)
{
	walk();
	check_known();
	check_units();
	check_run(-WALK_FROM, 3000);
	for (int i = 0; i < 200; i++)
		check_run((int) dbm_test_between(0, WALK_DAYS - 900), 800);
	/* far days stay finite and in order */
	CHECK(dbm_months_between(-2000000000, 2000000000) > 1.3e8);
	CHECK(dbm_months_between(INT32_MIN, INT32_MAX) > dbm_months_between(-2000000000, 2000000000));
	return dbm_test_report("calendar");
}
