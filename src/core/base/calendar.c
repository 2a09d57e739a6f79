/*
 * calendar.c
 *	  Elapsed calendar months between two days, and lengths of time units.
 *
 * Whole months are counted on the calendar: one month after the 31st is the
 * last day of a shorter month. The rest is the share of the month under way,
 * so the result is whole on every monthly anniversary, never decreases as the
 * end moves on, and a year is twelve whatever its number of days.
 *
 * Civil dates come from the count of days in the proleptic Gregorian calendar
 * of 400-year cycles that start on 1 March, which puts the leap day last.
 */
#include <string.h>

#include "core/base/calendar.h"

#define DAYS_PER_ERA		146097	/* 400 years */
#define EPOCH_SHIFT			730425	/* 0000-03-01 to 2000-01-01 */

typedef struct civil
{
	int64_t		year;
	int			month;			/* 1..12 */
	int			day;			/* 1..31 */
} civil;

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static civil
civil_from_day(int32_t day)
{
	int64_t		since = (int64_t) day + EPOCH_SHIFT;
	int64_t		era = floor_div(since, DAYS_PER_ERA);
	int64_t		of_era = since - era * DAYS_PER_ERA;
	int64_t		year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t		of_year = of_era - (365 * year + year / 4 - year / 100);
	int			shifted = (int) ((5 * of_year + 2) / 153);	/* 0 = March */
	civil		c;

	c.day = (int) (of_year - (153 * shifted + 2) / 5) + 1;
	c.month = shifted < 10 ? shifted + 3 : shifted - 9;
	c.year = year + era * 400 + (c.month <= 2);
	return c;
}

static int
days_in_month(int64_t year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool		leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

static int64_t
day_from_civil(int64_t year, int month, int day)
{
	int64_t		shifted_year = year - (month <= 2);
	int64_t		era = floor_div(shifted_year, 400);
	int64_t		of_era = shifted_year - era * 400;
	int64_t		of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * DAYS_PER_ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - EPOCH_SHIFT;
}

/* The day `months` after `start`, held at the end of a shorter month. */
static int64_t
add_months(civil start, int64_t months)
{
	int64_t		count = start.year * 12 + start.month - 1 + months;
	int64_t		year = floor_div(count, 12);
	int			month = (int) (count - year * 12) + 1;
	int			last = days_in_month(year, month);

	return day_from_civil(year, month, start.day < last ? start.day : last);
}

double
dbm_months_between(int32_t from_day, int32_t to_day)
{
	civil		from;
	civil		to;
	int64_t		months;
	int64_t		reached;

	if (to_day < from_day)
		return -dbm_months_between(to_day, from_day);
	from = civil_from_day(from_day);
	to = civil_from_day(to_day);
	months = (to.year - from.year) * 12 + (to.month - from.month);
	reached = add_months(from, months);
	if (reached > to_day)
		reached = add_months(from, --months);
	return (double) months +
		(double) (to_day - reached) / (double) (add_months(from, months + 1) - reached);
}

double
dbm_unit_days(const char *unit, size_t length)
{
	static const struct
	{
		const char *name;
		double		days;
	}			units[] = {{"day", 1.0}, {"week", 7.0}, {"month", 365.25 / 12}, {"year", 365.25}};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
	{
		if (strlen(units[i].name) == length && memcmp(units[i].name, unit, length) == 0)
			return units[i].days;
	}
	return 0.0;
}
