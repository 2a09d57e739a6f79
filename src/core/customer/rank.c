/*
 * rank.c
 *	  Scores by rank in exact integer arithmetic, and the cut points that reproduce them.
 *
 *	  score(v) = least(bins, 1 + floor(bins * (rank(v) - 1) / (n - 1)))
 *
 * where rank(v) - 1 is the number of customers with a worse value: SQL's
 * percent_rank() times bins, without its rounding. Equal values have equal
 * ranks, so they never get different scores, whatever the order of the rows.
 * A score is 1 plus the number of cuts the value reaches, so a model's cuts
 * give back exactly the scores of the customers it was made of and also score
 * values it has not seen.
 *
 * Nested: frequency is ranked among the customers of one recency score, money
 * among those of one recency and frequency score.
 *
 * The caller owns all rows and models. Counts sum to less than 2^60, so nine
 * times a rank fits 64 bits.
 */
#include <string.h>

#include "core/base/sort.h"
#include "core/customer/rank.h"

static inline int
compare_int128(dbm_int128 a, dbm_int128 b)
{
	return (a > b) - (a < b);
}

static inline int
compare_rows(const dbm_rank_row *a, const dbm_rank_row *b, dbm_rank_order order)
{
	int			c;

	switch (order)
	{
		case DBM_RANK_RECENCY:
			return (a->recency < b->recency) - (a->recency > b->recency);
		case DBM_RANK_FREQUENCY:
			return (a->frequency > b->frequency) - (a->frequency < b->frequency);
		case DBM_RANK_MONETARY:
			return compare_int128(a->monetary, b->monetary);
		case DBM_RANK_FACTS:
			break;
	}
	c = (a->recency > b->recency) - (a->recency < b->recency);
	if (c == 0)
		c = (a->frequency > b->frequency) - (a->frequency < b->frequency);
	if (c == 0)
		c = compare_int128(a->monetary, b->monetary);
	return c != 0 ? c : (a->count < b->count) - (a->count > b->count);
}

static int
compare_recency(const void *a, const void *b)
{
	return compare_rows(a, b, DBM_RANK_RECENCY);
}

static int
compare_frequency(const void *a, const void *b)
{
	return compare_rows(a, b, DBM_RANK_FREQUENCY);
}

static int
compare_monetary(const void *a, const void *b)
{
	return compare_rows(a, b, DBM_RANK_MONETARY);
}

static int
compare_facts(const void *a, const void *b)
{
	return compare_rows(a, b, DBM_RANK_FACTS);
}

void
dbm_rank_sort(dbm_rank_row *rows, size_t n, dbm_rank_order order, dbm_tick tick)
{
	switch (order)
	{
		case DBM_RANK_RECENCY:
			dbm_sort_rows(rows, n, sizeof(*rows), compare_recency, tick);
			return;
		case DBM_RANK_FREQUENCY:
			dbm_sort_rows(rows, n, sizeof(*rows), compare_frequency, tick);
			return;
		case DBM_RANK_MONETARY:
			dbm_sort_rows(rows, n, sizeof(*rows), compare_monetary, tick);
			return;
		case DBM_RANK_FACTS:
			dbm_sort_rows(rows, n, sizeof(*rows), compare_facts, tick);
			return;
	}
}

static inline bool
same_facts(const dbm_rank_row *a, const dbm_rank_row *b)
{
	return a->recency == b->recency && a->frequency == b->frequency && a->monetary == b->monetary;
}

/* More equal customers than a count holds fill one row and go on in the next. */
size_t
dbm_rank_collapse(dbm_rank_row *rows, size_t n, dbm_tick tick)
{
	size_t		kept = 0;

	dbm_rank_sort(rows, n, DBM_RANK_FACTS, tick);
	for (size_t i = 0; i < n; i++)
	{
		uint64_t	sum;

		DBM_TICK(tick, i);
		if (kept == 0 || !same_facts(&rows[kept - 1], &rows[i]))
		{
			rows[kept++] = rows[i];
			continue;
		}
		sum = (uint64_t) rows[kept - 1].count + rows[i].count;
		if (sum <= UINT32_MAX)
			rows[kept - 1].count = (uint32_t) sum;
		else
		{
			rows[kept] = rows[kept - 1];
			rows[kept - 1].count = UINT32_MAX;
			rows[kept++].count = (uint32_t) (sum - UINT32_MAX);
		}
	}
	return kept;
}

dbm_status
dbm_rank_rescale(dbm_rank_row *rows, size_t n, int from_scale, int to_scale, dbm_tick tick)
{
	for (size_t i = 0; i < n; i++)
	{
		dbm_decimal money = {rows[i].monetary, from_scale};
		dbm_status	status = dbm_decimal_rescale(&money, to_scale);

		DBM_TICK(tick, i);
		if (status != DBM_OK)
			return status;
		rows[i].monetary = money.mantissa;
	}
	return DBM_OK;
}

int
dbm_rank_score_of(int64_t before, int64_t n, int bins)
{
	int64_t		score;

	if (n <= 1)
		return 1;
	score = 1 + bins * before / (n - 1);
	return score < bins ? (int) score : bins;
}

/* A row's value in one order, larger is better. */
static dbm_int128
value_of(const dbm_rank_row *row, dbm_rank_order order)
{
	if (order == DBM_RANK_RECENCY)
		return -(dbm_int128) row->recency;
	return order == DBM_RANK_FREQUENCY ? (dbm_int128) row->frequency : row->monetary;
}

/*
 * Sort by one fact and find its cuts. bounds[s] becomes the first row of score
 * s + 1 or better, bounds[bins] is n.
 */
static void
fit_one(dbm_rank_row *rows, size_t n, dbm_rank_order order, int bins, dbm_rank_cuts *cuts,
		size_t *bounds, dbm_tick tick)
{
	int64_t		total = 0;
	int64_t		before = 0;
	int			score = 1;
	size_t		end;

	memset(cuts, 0, sizeof(*cuts));
	dbm_rank_sort(rows, n, order, tick);
	for (size_t i = 0; i < n; i++)
		total += rows[i].count;
	for (int s = 0; s <= bins; s++)
		bounds[s] = s == 0 ? 0 : n;
	for (size_t start = 0; start < n; start = end)
	{
		int			reached = dbm_rank_score_of(before, total, bins);
		int64_t		equal = 0;

		for (; score < reached; score++)
		{
			cuts->cut[score - 1] = value_of(&rows[start], order);
			bounds[score] = start;
		}
		for (end = start; end < n; end++)
		{
			DBM_TICK(tick, end);
			if (value_of(&rows[end], order) != value_of(&rows[start], order))
				break;
			equal += rows[end].count;
		}
		cuts->count[score - 1] += equal;
		before += equal;
	}
	cuts->reached = score - 1;
}

void
dbm_rank_fit(dbm_rank_row *rows, size_t n, dbm_rank_model *model, dbm_tick tick)
{
	int			bins = model->bins;
	size_t		r_bounds[DBM_RANK_MAX_BINS + 1];
	size_t		f_bounds[DBM_RANK_MAX_BINS + 1];
	size_t		m_bounds[DBM_RANK_MAX_BINS + 1];

	model->n = 0;
	for (size_t i = 0; i < n; i++)
		model->n += rows[i].count;
	fit_one(rows, n, DBM_RANK_RECENCY, bins, &model->recency, r_bounds, tick);
	if (!model->nested)
	{
		fit_one(rows, n, DBM_RANK_FREQUENCY, bins, &model->frequency[0], f_bounds, tick);
		fit_one(rows, n, DBM_RANK_MONETARY, bins, &model->monetary[0], m_bounds, tick);
		return;
	}
	for (int r = 0; r < bins; r++)
	{
		dbm_rank_row *in_r = rows + r_bounds[r];

		fit_one(in_r, r_bounds[r + 1] - r_bounds[r], DBM_RANK_FREQUENCY, bins,
				&model->frequency[r], f_bounds, tick);
		for (int f = 0; f < bins; f++)
			fit_one(in_r + f_bounds[f], f_bounds[f + 1] - f_bounds[f], DBM_RANK_MONETARY, bins,
					&model->monetary[r * bins + f], m_bounds, tick);
	}
}

/* The mantissa at a scale, rounded down; what is too large for it is beyond every cut. */
static dbm_int128
floor_at_scale(dbm_decimal value, int scale)
{
	const dbm_int128 half = (dbm_int128) 1 << 126;
	const dbm_int128 beyond = half - 1 + half;
	bool		negative = value.mantissa < 0;

	for (int s = value.scale; s < scale; s++)
	{
		if (__builtin_mul_overflow(value.mantissa, (dbm_int128) 10, &value.mantissa))
			return negative ? -beyond : beyond;
	}
	if (value.scale > scale)
	{
		dbm_int128	divisor = 1;
		dbm_int128	floor;

		for (int s = value.scale; s > scale; s--)
			divisor *= 10;
		floor = value.mantissa / divisor;
		return floor - (negative && floor * divisor != value.mantissa);
	}
	return value.mantissa;
}

static int
score_by(const dbm_rank_cuts *cuts, dbm_int128 value)
{
	int			score = 1;

	while (score <= cuts->reached && value >= cuts->cut[score - 1])
		score++;
	return score;
}

dbm_rank_scores
dbm_rank_score(const dbm_rank_model *model, int32_t recency, int64_t frequency,
			   dbm_decimal monetary)
{
	dbm_rank_scores scores;
	int			f_list = 0;
	int			m_list = 0;

	scores.recency = score_by(&model->recency, -(dbm_int128) recency);
	if (model->nested)
		f_list = scores.recency - 1;
	scores.frequency = score_by(&model->frequency[f_list], frequency);
	if (model->nested)
		m_list = f_list * model->bins + scores.frequency - 1;
	scores.monetary = score_by(&model->monetary[m_list], floor_at_scale(monetary, model->scale));
	return scores;
}
