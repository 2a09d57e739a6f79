/*
 * pareto.c
 *	  Tiers, curve and Gini against a plain walk over the sorted single values, and the
 *	  edges: nobody, one, equals, a lone giant, nothing positive, 38 digits.
 */
#include "check.h"

#include "core/customer/pareto.h"

#define MOST	400
#define ROOM	(3 * MOST + 3)

static union
{
	dbm_bag		bag;
	int64_t		words[ROOM + 2];
}			block;

static dbm_bag *const bag = &block.bag;

static void
fill(const int64_t *values, int n)
{
	dbm_bag_init(bag);
	for (int i = 0; i < n; i++)
		CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {values[i], 2}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK);
}

static int
descending(const void *a, const void *b)
{
	int64_t		x = *(const int64_t *) a;
	int64_t		y = *(const int64_t *) b;

	return (x < y) - (x > y);
}

static int64_t
positive(int64_t value)
{
	return value > 0 ? value : 0;
}

/* The scale of the bag may be smaller than 2: bring its sums back. */
static int64_t
cents(dbm_int128 value)
{
	for (int s = bag->scale; s < 2; s++)
		value *= 10;
	return (int64_t) value;
}

/* Each customer by himself, values descending; shares are given in percent. */
static void
check_tiers(const int64_t *values, int n, const dbm_concentration *all)
{
	static const int percent[3] = {50, 80, 95};
	const double shares[3] = {0.5, 0.8, 0.95};
	dbm_pareto_part parts[4];
	int64_t		customers[4] = {0};
	int64_t		held[4] = {0};
	int64_t		before = 0;
	int			tier = 0;

	for (int i = 0; i < n; i++)
	{
		if (i == 0 || values[i] != values[i - 1])
		{
			while (tier < 3 && before * 100 >= percent[tier] * cents(all->total))
				tier++;
			if (values[i] <= 0)
				tier = 3;
		}
		customers[tier]++;
		held[tier] += positive(values[i]);
		if (i == n - 1 || values[i] != values[i + 1])
		{
			before = 0;
			for (int j = 0; j <= i; j++)
				before += positive(values[j]);
		}
	}
	CHECK(dbm_pareto_tiers(bag, all, shares, 3, parts, NULL) == DBM_OK);
	for (int i = 0; i < 4; i++)
	{
		CHECK(parts[i].customers == customers[i]);
		CHECK(cents(parts[i].value) == held[i]);
	}
}

static void
check_curve(const int64_t *values, int n, const dbm_concentration *all, int points)
{
	dbm_pareto_part parts[129];
	int64_t		held = 0;
	int			seen = 0;

	CHECK(dbm_pareto_curve_points(bag, all, points, parts, NULL) == DBM_OK);
	for (int i = 0; i <= points; i++)
	{
		dbm_int128	top;

		for (; seen < n * i / points; seen++)
			held += positive(values[seen]);
		CHECK(parts[i].customers == seen);
		CHECK(cents(parts[i].value) == held);
		CHECK(dbm_pareto_customers(n, (double) i / points) == seen);
		CHECK(dbm_pareto_of_top(bag, seen, &top, NULL) == DBM_OK && cents(top) == held);
	}
}

static void
check_reach(const int64_t *values, int n, const dbm_concentration *all, int percent)
{
	int64_t		customers;
	int64_t		held = 0;
	int			needed = 0;

	while (needed < n && held * 100 < percent * cents(all->total))
		held += positive(values[needed++]);
	CHECK(dbm_pareto_reach(bag, all, percent / 100.0, &customers, NULL) == DBM_OK);
	CHECK(customers == needed);
}

static void
check_population(int64_t *values, int n)
{
	dbm_concentration all;
	double		spread = 0;
	int64_t		total = 0;
	int			not_positive = 0;

	fill(values, n);
	qsort(values, n, sizeof(int64_t), descending);
	for (int i = 0; i < n; i++)
	{
		total += positive(values[i]);
		not_positive += values[i] <= 0;
		for (int j = 0; j < n; j++)
			spread += fabs((double) (positive(values[i]) - positive(values[j])));
	}
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	CHECK(all.n == n && all.not_positive == not_positive && cents(all.total) == total);
	/* mean absolute difference over twice the mean: the other definition of Gini */
	if (total == 0)
		CHECK(isnan(all.gini));
	else
		CHECK(fabs(all.gini - spread / (2.0 * n * (double) total)) < 1e-13);
	check_tiers(values, n, &all);
	check_curve(values, n, &all, 100);
	check_curve(values, n, &all, 7);
	for (int percent = 0; percent <= 100; percent += 5)
		check_reach(values, n, &all, percent);
}

static void
check_random_populations(void)
{
	int64_t		values[MOST];

	for (int round = 0; round < 300; round++)
	{
		int			n = (int) dbm_test_between(1, round < 200 ? 40 : MOST);
		int64_t		high = round % 3 == 0 ? 5 : round % 3 == 1 ? 100000 : 4000000000;

		for (int i = 0; i < n; i++)
			values[i] = dbm_test_between(-high / 8 - 1, high);
		check_population(values, n);
	}
}

static void
check_edges(void)
{
	int64_t		equal[5] = {700, 700, 700, 700, 700};
	int64_t		giant[4] = {1, 2, 1000000, 1};
	int64_t		nothing[3] = {0, -5, 0};
	int64_t		thirds[3] = {100, 100, 100};
	const double shares[2] = {0.8, 0.95};
	const double tiny[1] = {1e-300};
	dbm_pareto_part parts[3];
	dbm_concentration all;

	fill(NULL, 0);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	CHECK(all.n == 0 && all.total == 0 && isnan(all.gini));
	CHECK(dbm_pareto_tiers(bag, &all, shares, 2, parts, NULL) == DBM_OK);
	CHECK(parts[0].customers == 0 && parts[1].customers == 0 && parts[2].customers == 0);

	check_population(equal, 5);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK && all.gini == 0.0);
	CHECK(dbm_pareto_tiers(bag, &all, shares, 2, parts, NULL) == DBM_OK && parts[0].customers == 5);

	check_population(giant, 4);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	CHECK(dbm_pareto_tiers(bag, &all, shares, 2, parts, NULL) == DBM_OK);
	CHECK(parts[0].customers == 1 && parts[1].customers == 0 && parts[2].customers == 3);
	CHECK(dbm_pareto_tiers(bag, &all, tiny, 1, parts, NULL) == DBM_OK && parts[0].customers == 1);

	check_population(nothing, 3);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	CHECK(dbm_pareto_tiers(bag, &all, shares, 2, parts, NULL) == DBM_OK && parts[2].customers == 3);

	/* two thirds written as a quotient are two of three */
	check_population(thirds, 3);
	CHECK(dbm_pareto_customers(3, 2.0 / 3.0) == 2);
	CHECK(dbm_pareto_customers(100, 0.29) == 29);
	CHECK(dbm_pareto_customers(23570, 0.01) == 235);
}

static void
check_refusals(void)
{
	const double bad[6][2] = {{0, 1}, {-0.1, 1}, {0.5, 0.5}, {0.9, 0.8}, {0.5, 1.5}, {NAN, 1}};
	const int64_t values[2] = {1, 2};
	dbm_pareto_part parts[DBM_SHARE_TIERS];
	dbm_concentration all;

	fill(values, 2);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	for (int i = 0; i < 6; i++)
		CHECK(dbm_pareto_tiers(bag, &all, bad[i], 2, parts, NULL) == DBM_INVALID);
	CHECK(dbm_pareto_tiers(bag, &all, bad[0], 0, parts, NULL) == DBM_INVALID);
	CHECK(dbm_pareto_tiers(bag, &all, bad[0], DBM_SHARE_TIERS, parts, NULL) == DBM_INVALID);
	CHECK(dbm_pareto_curve_points(bag, &all, 0, parts, NULL) == DBM_INVALID);
	bag->collapsed = 0;
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_INVALID);
}

/* Shares of totals of 38 digits; one more unit is refused. */
static void
check_huge(void)
{
	const double shares[2] = {0.8, 0.95};
	dbm_pareto_part parts[3];
	dbm_concentration all;
	dbm_decimal nines;
	dbm_int128	half;
	int64_t		customers;

	CHECK(dbm_decimal_parse("99999999999999999999999999999999999999", &nines) == DBM_OK);
	half = nines.mantissa / 2;
	dbm_bag_init(bag);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {half, 0}, 2, NULL) == DBM_OK);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {-half, 0}, 1000000, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK);
	CHECK(all.total == nines.mantissa && all.n == 1000003 && all.not_positive == 1000000);
	CHECK_NEAR(all.gini, 1.0 - 2.0 / 1000003, 1e-14);
	CHECK(dbm_pareto_tiers(bag, &all, shares, 2, parts, NULL) == DBM_OK);
	CHECK(parts[0].customers == 2 && parts[0].lowest == half && parts[1].customers == 0);
	CHECK(dbm_pareto_reach(bag, &all, 0.5, &customers, NULL) == DBM_OK && customers == 2);
	CHECK(dbm_pareto_reach(bag, &all, 1.0, &customers, NULL) == DBM_OK && customers == 3);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OVERFLOW);

	/* counts beyond what a double counts exactly */
	dbm_bag_init(bag);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 0}, DBM_BAG_LIMIT, NULL) == DBM_OK);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OK && all.gini == 0.0);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {2, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_concentration_of(bag, &all, NULL) == DBM_OVERFLOW);
}

int
main(void)
{
	check_edges();
	check_random_populations();
	check_refusals();
	check_huge();
	return dbm_test_report("pareto");
}
