/*
 * radix_sort.c
 *	  Sorts 64-bit numbers by some of their bits: counting passes, each stable.
 *
 * Digits of eight bits: more places than the cache has lines make a pass slower than
 * the passes they save. No comparison, no recursion, no bad input.
 */
#include <string.h>

#include "core/base/radix_sort.h"

#define DIGIT_BITS	8
#define DIGITS		(1 << DIGIT_BITS)

static void
pass(const uint64_t *from, uint64_t *to, size_t n, int shift, dbm_tick tick)
{
	size_t		start[DIGITS] = {0};
	size_t		sum = 0;

	for (size_t i = 0; i < n; i++)
		start[from[i] >> shift & (DIGITS - 1)]++;
	for (int digit = 0; digit < DIGITS; digit++)
	{
		size_t		here = start[digit];

		start[digit] = sum;
		sum += here;
	}
	for (size_t i = 0; i < n; i++)
	{
		DBM_TICK(tick, i);
		to[start[from[i] >> shift & (DIGITS - 1)]++] = from[i];
	}
}

void
dbm_radix_sort(uint64_t *numbers, uint64_t *spare, size_t n, int low, int width, dbm_tick tick)
{
	uint64_t   *from = numbers;
	uint64_t   *to = spare;

	for (int shift = low; shift < low + width; shift += DIGIT_BITS)
	{
		uint64_t   *swap = from;

		pass(from, to, n, shift, tick);
		from = to;
		to = swap;
	}
	if (from != numbers)
		memcpy(numbers, from, n * sizeof(*numbers));
}
