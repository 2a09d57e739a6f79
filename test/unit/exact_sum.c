/*
 * Exact sums: the same to the last bit in any order and split.
 */
#include "check.h"

#include "core/base/exact_sum.h"

#define N 20000

static double numbers[N];

static double
sum_of(int from, int step, int splits)
{
	dbm_exact_sum total;
	dbm_exact_sum part;

	memset(&total, 0, sizeof(total));
	for (int s = 0; s < splits; s++)
	{
		memset(&part, 0, sizeof(part));
		for (int i = s; i < N; i += splits)
			CHECK(dbm_exact_add(&part, numbers[(from + (int64_t) i * step) % N]) == DBM_OK);
		CHECK(dbm_exact_valid(&part));
		dbm_exact_merge(&total, &part);
	}
	CHECK(dbm_exact_valid(&total));
	return dbm_exact_value(&total);
}

static double
of(int n, const double *values)
{
	dbm_exact_sum sum;

	memset(&sum, 0, sizeof(sum));
	for (int i = 0; i < n; i++)
		CHECK(dbm_exact_add(&sum, values[i]) == DBM_OK);
	return dbm_exact_value(&sum);
}

int
main(void)
{
	static const double ends[] = {1.7976931348623157e308, 4.9406564584124654e-324,
	-1.7976931348623157e308};
	static const double huge[] = {1.7e308, 1.7e308, -1.7e308};
	static const double tenths[] = {.1, .1, .1, .1, .1, .1, .1, .1, .1, .1};
	static const double half_even[] = {9007199254740992, 1, 0x1p-1074};
	dbm_exact_sum bad;
	double		sum;

	CHECK(of(0, ends) == 0.0);
	CHECK(of(3, ends) == 4.9406564584124654e-324);
	CHECK(of(1, ends) == 1.7976931348623157e308 && of(1, ends + 2) == -1.7976931348623157e308);
	CHECK(of(3, huge) == 1.7e308 && isinf(of(2, huge)));
	CHECK(of(10, tenths) == 1.0);
	/* a tie goes to the even neighbour, and above it as soon as anything is left */
	CHECK(of(2, half_even) == 9007199254740992 && of(3, half_even) == 9007199254740994);
	for (int i = 0; i < N; i++)
		numbers[i] = (dbm_test_uniform() - .5) * exp((dbm_test_uniform() - .5) * 200);
	sum = sum_of(0, 1, 1);
	CHECK(sum_of(17, 7919, 1) == sum && sum_of(5, 1, 7) == sum && sum_of(1, 13, 100) == sum);
	for (int i = 0; i < N / 2; i++)
		numbers[i] = -numbers[N - 1 - i];
	CHECK(sum_of(3, 7, 3) == 0.0);
	memset(&bad, 0, sizeof(bad));
	CHECK(dbm_exact_add(&bad, NAN) == DBM_INVALID && dbm_exact_add(&bad, INFINITY) == DBM_INVALID);
	CHECK(dbm_exact_value(&bad) == 0.0);
	bad.digits[3] = INT64_MAX;
	CHECK(!dbm_exact_valid(&bad));
	bad.digits[3] = 0;
	bad.pending = -1;
	CHECK(!dbm_exact_valid(&bad));
	return dbm_test_report("exact_sum");
}
