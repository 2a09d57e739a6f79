/*
 * exact_sum.c
 *	  Exact sums of doubles.
 *
 * A double is a whole number times a power of two, so a sum of them is a long whole number.
 * It is kept in digits of 32 bits held in 64, so that a billion additions touch three
 * digits each before a carry must run (R. M. Neal, "Fast exact summation using small and
 * large superaccumulators", 2015). Integers add up the same in every order.
 */
#include <math.h>
#include <string.h>

#include "core/base/exact_sum.h"

#define DIGIT_BITS		32
#define DIGIT_MASK		UINT64_C(0xFFFFFFFF)
#define LOWEST			1074	/* 2^-LOWEST is the smallest double */
#define CARRY_AFTER		(INT64_C(1) << 29)

/* Brings every digit but the last, which has the sign, into 0 .. 2^32 - 1. */
static void
carry(dbm_exact_sum *sum)
{
	int64_t		over = 0;

	for (int i = 0; i < DBM_EXACT_DIGITS - 1; i++)
	{
		int64_t		digit = sum->digits[i] + over;

		over = digit >> DIGIT_BITS;
		sum->digits[i] = (int64_t) ((uint64_t) digit & DIGIT_MASK);
	}
	sum->digits[DBM_EXACT_DIGITS - 1] += over;
	sum->pending = 0;
}

dbm_status
dbm_exact_add(dbm_exact_sum *sum, double value)
{
	uint64_t	bits;
	uint64_t	mantissa;
	int			exponent;
	int			digit;
	unsigned __int128 shifted;
	int64_t		sign = value < 0.0 ? -1 : 1;

	if (!isfinite(value))
		return DBM_INVALID;
	memcpy(&bits, &value, sizeof(bits));
	exponent = (int) (bits >> 52 & 0x7FF);
	mantissa = bits & UINT64_C(0xFFFFFFFFFFFFF);
	if (exponent > 0)
		mantissa |= UINT64_C(1) << 52;
	else
		exponent = 1;
	/* mantissa * 2^(exponent - 1075) */
	digit = (exponent - 1) / DIGIT_BITS;
	shifted = (unsigned __int128) mantissa << ((exponent - 1) % DIGIT_BITS);
	for (int i = 0; i < 3; i++)
	{
		sum->digits[digit + i] += sign * (int64_t) ((uint64_t) shifted & DIGIT_MASK);
		shifted >>= DIGIT_BITS;
	}
	if (++sum->pending >= CARRY_AFTER)
		carry(sum);
	return DBM_OK;
}

void
dbm_exact_merge(dbm_exact_sum *sum, const dbm_exact_sum *other)
{
	dbm_exact_sum ordered = *other;

	carry(&ordered);
	carry(sum);
	for (int i = 0; i < DBM_EXACT_DIGITS; i++)
		sum->digits[i] += ordered.digits[i];
	carry(sum);
}

bool
dbm_exact_valid(const dbm_exact_sum *sum)
{
	const int64_t most = INT64_C(1) << 62;

	if (sum->pending < 0 || sum->pending > CARRY_AFTER)
		return false;
	for (int i = 0; i < DBM_EXACT_DIGITS; i++)
	{
		if (sum->digits[i] > most || sum->digits[i] < -most)
			return false;
	}
	return sum->digits[DBM_EXACT_DIGITS - 1] < most >> DIGIT_BITS &&
		sum->digits[DBM_EXACT_DIGITS - 1] > -(most >> DIGIT_BITS);
}

double
dbm_exact_value(const dbm_exact_sum *sum)
{
	dbm_exact_sum ordered = *sum;
	unsigned __int128 leading = 0;
	bool		negative;
	int			top = DBM_EXACT_DIGITS - 1;
	double		value;

	carry(&ordered);
	negative = ordered.digits[top] < 0;
	if (negative)
	{
		for (int i = 0; i < DBM_EXACT_DIGITS; i++)
			ordered.digits[i] = -ordered.digits[i];
		carry(&ordered);
	}
	while (top > 2 && ordered.digits[top] == 0)
		top--;
	for (int i = top; i > top - 3; i--)
		leading = leading << DIGIT_BITS | (uint64_t) ordered.digits[i];
	/* what lies below decides only between two neighbours */
	for (int i = top - 3; i >= 0; i--)
	{
		if (ordered.digits[i] != 0)
			leading |= 1;
	}
	value = ldexp((double) leading, (top - 2) * DIGIT_BITS - LOWEST);
	return negative ? -value : value;
}
