/*
 * decimal.c
 *	  Exact decimal arithmetic for money: value = mantissa / 10^scale.
 *
 * The mantissa has at most 38 digits, so sums of any order volume at any
 * customary scale stay exact. What does not fit is DBM_OVERFLOW, never a
 * rounded value.
 */
#include <string.h>

#include "core/base/decimal.h"

/* 10^38 - 1, the largest mantissa. */
#define LARGEST \
	((dbm_int128) UINT64_C(10000000000000000000) * UINT64_C(10000000000000000000) - 1)

bool
dbm_decimal_fits(dbm_int128 mantissa)
{
	return mantissa >= -LARGEST && mantissa <= LARGEST;
}

/* Change the scale without changing the value; digits that are not zero are never cut. */
dbm_status
dbm_decimal_rescale(dbm_decimal *value, int scale)
{
	dbm_int128	mantissa = value->mantissa;

	if (scale < 0 || scale > DBM_DECIMAL_DIGITS)
		return DBM_OVERFLOW;
	for (int s = value->scale; s < scale; s++)
	{
		if (!dbm_decimal_fits(mantissa) ||
			__builtin_mul_overflow(mantissa, (dbm_int128) 10, &mantissa) ||
			!dbm_decimal_fits(mantissa))
			return DBM_OVERFLOW;
	}
	for (int s = value->scale; s > scale; s--)
	{
		if (mantissa % 10 != 0)
			return DBM_INVALID;
		mantissa /= 10;
	}
	value->mantissa = mantissa;
	value->scale = scale;
	return DBM_OK;
}

/* Drop zeros at the end, so that equal values have equal forms. */
void
dbm_decimal_trim(dbm_decimal *value)
{
	while (value->scale > 0 && value->mantissa % 10 == 0)
	{
		value->mantissa /= 10;
		value->scale--;
	}
}

/* Bring two numbers to one scale; trims first when the plain way overflows. */
static dbm_status
align(dbm_decimal *a, dbm_decimal *b)
{
	int			scale = a->scale > b->scale ? a->scale : b->scale;
	dbm_decimal x = *a;
	dbm_decimal y = *b;

	if (dbm_decimal_rescale(&x, scale) != DBM_OK || dbm_decimal_rescale(&y, scale) != DBM_OK)
	{
		x = *a;
		y = *b;
		dbm_decimal_trim(&x);
		dbm_decimal_trim(&y);
		scale = x.scale > y.scale ? x.scale : y.scale;
		if (dbm_decimal_rescale(&x, scale) != DBM_OK || dbm_decimal_rescale(&y, scale) != DBM_OK)
			return DBM_OVERFLOW;
	}
	*a = x;
	*b = y;
	return DBM_OK;
}

dbm_status
dbm_decimal_add(dbm_decimal *sum, dbm_decimal value)
{
	dbm_decimal a = *sum;

	if (align(&a, &value) != DBM_OK)
		return DBM_OVERFLOW;
	if (__builtin_add_overflow(a.mantissa, value.mantissa, &a.mantissa) ||
		!dbm_decimal_fits(a.mantissa))
		return DBM_OVERFLOW;
	*sum = a;
	return DBM_OK;
}

double
dbm_decimal_to_double(dbm_decimal value)
{
	long double v = (long double) value.mantissa;
	long double divisor = 1.0L;

	for (int s = 0; s < value.scale; s++)
		divisor *= 10.0L;
	return (double) (v / divisor);
}

static const int16_t small_power[4] = {1, 10, 100, 1000};

/* How many of the zeros at the end of a group lie beyond the display scale. */
static int
padding_of(int group, int beyond)
{
	int			padding = beyond < 0 ? 0 : beyond > 3 ? 3 : beyond;

	while (padding > 0 && group % small_power[padding] != 0)
		padding--;
	return padding;
}

/* Up to four groups, nearly every amount there is, need 64 bits only. */
static int64_t
join_groups(const int16_t *digits, int n, int padding)
{
	int64_t		joined = 0;

	for (int i = 0; i < n - 1; i++)
		joined = joined * 10000 + digits[i];
	if (n > 0)
		joined = joined * (10000 / small_power[padding]) + digits[n - 1] / small_power[padding];
	return joined;
}

static dbm_status
join_long(const int16_t *digits, int n, int padding, dbm_int128 *joined)
{
	dbm_int128	v = 0;

	for (int i = 0; i < n; i++)
	{
		int			drop = i < n - 1 ? 1 : small_power[padding];

		if (__builtin_mul_overflow(v, (dbm_int128) (10000 / drop), &v) ||
			__builtin_add_overflow(v, (dbm_int128) (digits[i] / drop), &v))
			return DBM_OVERFLOW;
	}
	*joined = v;
	return DBM_OK;
}

/*
 * Digits of base 10,000, most significant first, the first weighing 10000^weight:
 * how numeric travels on the wire. scale is its display scale.
 */
dbm_status
dbm_decimal_from_base10000(const int16_t *digits, int n, int weight, int scale, bool negative,
						   dbm_decimal *value)
{
	dbm_decimal v = {0, 0};
	int			below = 4 * (n - 1 - weight);	/* decimal places of the last digit */
	int			padding;

	for (int i = 0; i < n; i++)
	{
		if (digits[i] < 0 || digits[i] > 9999)
			return DBM_INVALID;
	}
	/* the last group may hold up to three zeros below the display scale: they are not digits */
	padding = n > 0 ? padding_of(digits[n - 1], below - scale) : 0;
	if (n <= 4)
		v.mantissa = join_groups(digits, n, padding);
	else if (join_long(digits, n, padding, &v.mantissa) != DBM_OK)
		return DBM_OVERFLOW;
	below -= padding;
	for (; below > 0 && (below > scale || v.mantissa == 0) && v.mantissa % 10 == 0; below--)
		v.mantissa /= 10;
	for (; below < 0; below++)
	{
		if (__builtin_mul_overflow(v.mantissa, (dbm_int128) 10, &v.mantissa) ||
			!dbm_decimal_fits(v.mantissa))
			return DBM_OVERFLOW;
	}
	if (below > DBM_DECIMAL_DIGITS || !dbm_decimal_fits(v.mantissa))
		return DBM_OVERFLOW;
	v.scale = below;
	if (negative)
		v.mantissa = -v.mantissa;
	*value = v;
	return DBM_OK;
}

dbm_status
dbm_decimal_parse(const char *text, dbm_decimal *value)
{
	bool		negative = *text == '-';
	bool		in_fraction = false;
	int			digits = 0;
	dbm_decimal v = {0, 0};

	if (*text == '-' || *text == '+')
		text++;
	if (strpbrk(text, "0123456789") == NULL)
		return DBM_INVALID;
	for (; *text != '\0'; text++)
	{
		if (*text == '.' && !in_fraction)
		{
			in_fraction = true;
			continue;
		}
		if (*text < '0' || *text > '9')
			return DBM_INVALID;
		if (digits > 0 || *text != '0')
		{
			/* zeros at the far end of a fraction carry no value */
			if (in_fraction && strspn(text, "0") == strlen(text))
				break;
			if (++digits > DBM_DECIMAL_DIGITS)
				return DBM_OVERFLOW;
		}
		else if (in_fraction && strspn(text, "0") == strlen(text))
			break;
		if (in_fraction && ++v.scale > DBM_DECIMAL_DIGITS)
			return DBM_OVERFLOW;
		v.mantissa = v.mantissa * 10 + (*text - '0');
	}
	if (negative)
		v.mantissa = -v.mantissa;
	*value = v;
	return DBM_OK;
}

void
dbm_decimal_print(dbm_decimal value, char *text)
{
	char		reversed[DBM_DECIMAL_DIGITS + 4];
	int			n = 0;
	bool		negative = value.mantissa < 0;
	dbm_int128	rest = negative ? -value.mantissa : value.mantissa;

	for (int digits = 0; rest > 0 || digits <= value.scale; digits++)
	{
		if (digits == value.scale && value.scale > 0)
			reversed[n++] = '.';
		reversed[n++] = (char) ('0' + (int) (rest % 10));
		rest /= 10;
	}
	if (negative)
		*text++ = '-';
	while (n > 0)
		*text++ = reversed[--n];
	*text = '\0';
}
