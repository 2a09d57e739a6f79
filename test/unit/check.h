/*
 * check.h
 *	  What the unit tests of the core share: checks that count, and reproducible random numbers.
 *
 * A test is one program: a main() that checks and ends with
 *	  return dbm_test_report("name");
 * A failed check prints where and what and the test goes on. test/run links each test
 * with all of src/core under the address and undefined-behaviour sanitizers.
 */
#ifndef DBM_TEST_CHECK_H
#define DBM_TEST_CHECK_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/dbm_core.h"

#define DBM_TEST_SHOWN	20		/* failures printed; all are counted */

static long dbm_test_passed;
static long dbm_test_failed;

static inline bool
dbm_test_count(bool good)
{
	if (good)
		dbm_test_passed++;
	else
		dbm_test_failed++;
	return !good && dbm_test_failed <= DBM_TEST_SHOWN;
}

/* Equal within a relative tolerance; exactly equal values and two NaNs are near, whatever they are. */
static inline bool
dbm_test_near(double actual, double expected, double tolerance)
{
	if (isnan(actual) || isnan(expected))
		return isnan(actual) && isnan(expected);
	return actual == expected || fabs(actual - expected) <= tolerance * fabs(expected);
}

#define CHECK(condition) \
	do { \
		if (dbm_test_count(condition)) \
			printf("%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
	} while (0)

#define CHECK_NEAR(actual, expected, tolerance) \
	do { \
		double		check_actual = (actual); \
		double		check_expected = (expected); \
		if (dbm_test_count(dbm_test_near(check_actual, check_expected, (tolerance)))) \
			printf("%s:%d: %s is %.17g, expected %.17g within %g\n", __FILE__, __LINE__, \
				   #actual, check_actual, check_expected, (double) (tolerance)); \
	} while (0)

/* The same numbers in every run: xorshift64*. */
static inline uint64_t
dbm_test_random(void)
{
	static uint64_t state = UINT64_C(0x9E3779B97F4A7C15);

	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return state * UINT64_C(0x2545F4914F6CDD1D);
}

/* From low to high, both included. */
static inline int64_t
dbm_test_between(int64_t low, int64_t high)
{
	return low + (int64_t) (dbm_test_random() % ((uint64_t) (high - low) + 1));
}

/* From 0 up to, and not including, 1. */
static inline double
dbm_test_uniform(void)
{
	return (double) (dbm_test_random() >> 11) * 0x1p-53;
}

/* The exit code of main(). No check at all is a failure too. */
static inline int
dbm_test_report(const char *name)
{
	printf("%s: %ld passed, %ld failed\n", name, dbm_test_passed, dbm_test_failed);
	return dbm_test_failed > 0 || dbm_test_passed == 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif							/* DBM_TEST_CHECK_H */
