/*
 * rank.c
 *	  Scores by rank: the formula on small cases worked out by counting, cuts that give the scores
 *	  back, the sort on orders made to hurt it, nested lists, and money of any scale.
 */
#include "check.h"

#include "core/customer/rank.h"

#define MANY	20000

static dbm_rank_row rows[MANY];
static dbm_rank_row copy[MANY];
static int	ticks;

static void
tick(void)
{
	ticks++;
}

static dbm_rank_row
row_of(int recency, int64_t frequency, int64_t monetary, uint32_t count)
{
	dbm_rank_row row = {monetary, frequency, recency, count};

	return row;
}

/* The definition, by counting who is worse. */
static int
counted_score(const dbm_rank_row *all, int n, int i, dbm_rank_order order, int bins)
{
	int64_t		worse = 0;
	int64_t		total = 0;

	for (int j = 0; j < n; j++)
	{
		bool		is_worse = order == DBM_RANK_RECENCY ? all[j].recency > all[i].recency :
			order == DBM_RANK_FREQUENCY ? all[j].frequency < all[i].frequency :
			all[j].monetary < all[i].monetary;

		total += all[j].count;
		worse += is_worse ? all[j].count : 0;
	}
	return dbm_rank_score_of(worse, total, bins);
}

static bool
is_sorted(const dbm_rank_row *r, int n, dbm_rank_order order)
{
	for (int i = 1; i < n; i++)
	{
		if ((order == DBM_RANK_RECENCY && r[i - 1].recency < r[i].recency) ||
			(order == DBM_RANK_FREQUENCY && r[i - 1].frequency > r[i].frequency) ||
			(order == DBM_RANK_MONETARY && r[i - 1].monetary > r[i].monetary))
			return false;
	}
	return true;
}

static void
test_score_of(void)
{
	/* percent_rank of 11 values is 0, .1, ..., 1: five bins of 2, 2, 2, 2, 3 */
	static const int expected[] = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5};

	for (int i = 0; i < 11; i++)
		CHECK(dbm_rank_score_of(i, 11, 5) == expected[i]);
	CHECK(dbm_rank_score_of(0, 1, 5) == 1);
	CHECK(dbm_rank_score_of(0, 2, 9) == 1);
	CHECK(dbm_rank_score_of(1, 2, 9) == 9);
	/* three fifths of the way is the fourth bin, without the rounding of a quotient */
	CHECK(dbm_rank_score_of(3, 6, 5) == 4);
	CHECK(dbm_rank_score_of(((int64_t) 1 << 59) - 2, ((int64_t) 1 << 59) - 1, 9) == 9);
	CHECK(dbm_rank_score_of(((int64_t) 1 << 58) - 1, ((int64_t) 1 << 59) - 1, 2) == 2);
}

static void
test_model_gives_scores_back(int n, int bins, int values)
{
	static dbm_rank_model model;

	for (int i = 0; i < n; i++)
		rows[i] = row_of(dbm_test_random() % values, 1 + dbm_test_random() % values,
						 (int64_t) (dbm_test_random() % (3 * values)) - values,
						 1 + dbm_test_random() % 3);
	memcpy(copy, rows, n * sizeof(*rows));
	model.bins = bins;
	model.nested = false;
	model.scale = 0;
	dbm_rank_fit(rows, n, &model, tick);
	for (int i = 0; i < n; i++)
	{
		dbm_decimal money = {copy[i].monetary, 0};
		dbm_rank_scores s = dbm_rank_score(&model, copy[i].recency, copy[i].frequency, money);

		CHECK(s.recency == counted_score(copy, n, i, DBM_RANK_RECENCY, bins));
		CHECK(s.frequency == counted_score(copy, n, i, DBM_RANK_FREQUENCY, bins));
		CHECK(s.monetary == counted_score(copy, n, i, DBM_RANK_MONETARY, bins));
	}
}

static void
test_counts_and_cuts(void)
{
	static dbm_rank_model model;

	/* six customers of ten bought once: the step from 1 to 4 leaves scores 2 and 3 empty */
	rows[0] = row_of(10, 1, 100, 6);
	rows[1] = row_of(20, 2, 200, 3);
	rows[2] = row_of(30, 3, 300, 1);
	model.bins = 5;
	model.nested = false;
	dbm_rank_fit(rows, 3, &model, NULL);
	CHECK(model.n == 10);
	CHECK(model.frequency[0].reached == 4);
	CHECK(model.frequency[0].cut[0] == 2 && model.frequency[0].cut[2] == 2 && model.frequency[0].cut[3] == 3);
	CHECK(model.frequency[0].count[0] == 6 && model.frequency[0].count[1] == 0 &&
		  model.frequency[0].count[3] == 3 && model.frequency[0].count[4] == 1);
	/* the most recent are the many: they tie for score 3 and nobody is better */
	CHECK(model.recency.reached == 2);
	CHECK(model.recency.cut[0] == -10 && model.recency.cut[1] == -10);
	CHECK(model.recency.count[0] == 4 && model.recency.count[2] == 6);
	/* unseen values, at the ends and between */
	CHECK(dbm_rank_score(&model, 0, 1000, (dbm_decimal) {0, 0}).recency == 3);
	CHECK(dbm_rank_score(&model, 11, 1000, (dbm_decimal) {0, 0}).recency == 1);
	CHECK(dbm_rank_score(&model, INT32_MAX, INT64_MAX, (dbm_decimal) {0, 0}).frequency == 5);

	/* nobody, one, all equal */
	dbm_rank_fit(rows, 0, &model, NULL);
	CHECK(model.n == 0 && model.frequency[0].reached == 0);
	rows[0] = row_of(1, 1, 1, 1);
	dbm_rank_fit(rows, 1, &model, NULL);
	CHECK(model.n == 1 && model.monetary[0].reached == 0 && model.monetary[0].count[0] == 1);
	rows[0] = row_of(1, 1, 1, 1000);
	dbm_rank_fit(rows, 1, &model, NULL);
	CHECK(model.n == 1000 && model.recency.reached == 0 && model.recency.count[0] == 1000);
}

static void
test_money_scale(void)
{
	static dbm_rank_model model;
	dbm_decimal huge = {1, 0};

	rows[0] = row_of(1, 1, -1050, 1);
	rows[1] = row_of(1, 1, 1050, 1);
	model.bins = 2;
	model.nested = false;
	model.scale = 2;
	dbm_rank_fit(rows, 2, &model, NULL);
	CHECK(model.monetary[0].reached == 1 && model.monetary[0].cut[0] == 1050);
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {105, 1}).monetary == 2);
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {10, 0}).monetary == 1);
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {1049999, 5}).monetary == 1);
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {1050000, 5}).monetary == 2);
	for (int i = 0; i < 37; i++)
		huge.mantissa *= 10;
	CHECK(dbm_rank_score(&model, 1, 1, huge).monetary == 2);
	huge.mantissa = -huge.mantissa;
	CHECK(dbm_rank_score(&model, 1, 1, huge).monetary == 1);
	/* a negative limit: a little below it does not reach it */
	model.monetary[0].cut[0] = -1050;
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {-1050000, 5}).monetary == 2);
	CHECK(dbm_rank_score(&model, 1, 1, (dbm_decimal) {-1050001, 5}).monetary == 1);
}

/* Frequency scores of a nested model are plain scores within one recency score, and so on. */
static void
test_nested(int n, int bins)
{
	static dbm_rank_model model;
	static dbm_rank_row group[MANY];

	for (int i = 0; i < n; i++)
		rows[i] = row_of(dbm_test_random() % 60, 1 + dbm_test_random() % 12,
						 dbm_test_random() % 5000, 1);
	memcpy(copy, rows, n * sizeof(*rows));
	model.bins = bins;
	model.nested = true;
	model.scale = 0;
	dbm_rank_fit(rows, n, &model, tick);
	for (int i = 0; i < n; i++)
	{
		dbm_rank_scores s = dbm_rank_score(&model, copy[i].recency, copy[i].frequency,
										   (dbm_decimal) {copy[i].monetary, 0});
		int			size = 1;

		CHECK(s.recency == counted_score(copy, n, i, DBM_RANK_RECENCY, bins));
		group[0] = copy[i];
		for (int j = 0; j < n; j++)
		{
			if (j != i && counted_score(copy, n, j, DBM_RANK_RECENCY, bins) == s.recency)
				group[size++] = copy[j];
		}
		CHECK(s.frequency == counted_score(group, size, 0, DBM_RANK_FREQUENCY, bins));
	}
}

static void
fill(int n, int shape)
{

	for (int i = 0; i < n; i++)
	{
		int			v = shape == 0 ? i : shape == 1 ? n - i : shape == 2 ? 5 :
			shape == 3 ? i % 2 : shape == 4 ? (i < n / 2 ? i : n - i) : shape == 5 ? i % 17 :
			(int) (dbm_test_random() % 1000000);

		rows[i] = row_of(v, v + 1, v, 1);
	}
}

static void
test_sort(void)
{
	static const dbm_rank_order orders[] = {DBM_RANK_RECENCY, DBM_RANK_FREQUENCY, DBM_RANK_MONETARY};

	for (int shape = 0; shape < 7; shape++)
	{
		for (int n = 0; n < MANY; n = n < 40 ? n + 1 : n * 3)
		{
			for (int o = 0; o < 3; o++)
			{
				int64_t		sum = 0;

				fill(n, shape);
				for (int i = 0; i < n; i++)
					sum += rows[i].recency;
				dbm_rank_sort(rows, n, orders[o], tick);
				CHECK(is_sorted(rows, n, orders[o]));
				for (int i = 0; i < n; i++)
					sum -= rows[i].recency;
				CHECK(sum == 0);
			}
		}
	}
}

static void
test_collapse(void)
{
	size_t		n;
	int64_t		total = 0;

	for (int i = 0; i < MANY; i++)
		rows[i] = row_of(dbm_test_random() % 4, 1 + dbm_test_random() % 3,
						 (int64_t) (dbm_test_random() % 3) - 1, 2);
	n = dbm_rank_collapse(rows, MANY, tick);
	CHECK(n == 4 * 3 * 3);
	for (size_t i = 0; i < n; i++)
		total += rows[i].count;
	CHECK(total == 2 * MANY);

	/* more equal customers than one count holds, in any order of the parts */
	for (int order = 0; order < 2; order++)
	{
		rows[0] = row_of(1, 1, 1, order ? 7 : UINT32_MAX);
		rows[1] = row_of(1, 1, 1, UINT32_MAX);
		rows[2] = row_of(1, 1, 1, order ? UINT32_MAX : 7);
		n = dbm_rank_collapse(rows, 3, NULL);
		CHECK(n == 3 && rows[0].count == UINT32_MAX && rows[1].count == UINT32_MAX && rows[2].count == 7);
	}
}

int
main(void)
{
	test_score_of();
	test_counts_and_cuts();
	for (int bins = 2; bins <= 9; bins++)
	{
		test_model_gives_scores_back(1 + bins, bins, 3);
		test_model_gives_scores_back(300, bins, 40);
		test_model_gives_scores_back(300, bins, 100000);
		test_model_gives_scores_back(4, bins, 100000);
	}
	test_money_scale();
	test_nested(200, 3);
	test_nested(150, 5);
	test_sort();
	test_collapse();
	CHECK(ticks > 0);
	return dbm_test_report("rank");
}
