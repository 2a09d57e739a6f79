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

#include "core/customer/rank.h"

#define SMALL_RANGE 24			/* below, insertion is the fastest sort */

/* The sort is compiled once for each order, with the comparison inside its loops. */
#define PER_ORDER static inline __attribute__((always_inline))

static inline int
compare_int128(dbm_int128 a, dbm_int128 b)
{
	return (a > b) - (a < b);
}

PER_ORDER int
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

static inline void
swap_rows(dbm_rank_row *a, dbm_rank_row *b)
{
	dbm_rank_row t = *a;

	*a = *b;
	*b = t;
}

PER_ORDER void
insertion_sort(dbm_rank_row *rows, size_t n, dbm_rank_order order)
{
	for (size_t i = 1; i < n; i++)
	{
		dbm_rank_row row = rows[i];
		size_t		j = i;

		for (; j > 0 && compare_rows(&row, &rows[j - 1], order) < 0; j--)
			rows[j] = rows[j - 1];
		rows[j] = row;
	}
}

PER_ORDER void
sift_down(dbm_rank_row *rows, size_t start, size_t n, dbm_rank_order order)
{
	for (size_t child; (child = 2 * start + 1) < n; start = child)
	{
		if (child + 1 < n && compare_rows(&rows[child], &rows[child + 1], order) < 0)
			child++;
		if (compare_rows(&rows[start], &rows[child], order) >= 0)
			return;
		swap_rows(&rows[start], &rows[child]);
	}
}

/* The way out when partitions stay lopsided: n log n for any input. */
PER_ORDER void
heap_sort(dbm_rank_row *rows, size_t n, dbm_rank_order order, dbm_tick tick)
{
	for (size_t i = n / 2; i-- > 0;)
	{
		DBM_TICK(tick, i);
		sift_down(rows, i, n, order);
	}
	for (size_t i = n; i-- > 1;)
	{
		DBM_TICK(tick, i);
		swap_rows(&rows[0], &rows[i]);
		sift_down(rows, 0, i, order);
	}
}

PER_ORDER size_t
median_of_three(const dbm_rank_row *rows, size_t a, size_t b, size_t c, dbm_rank_order order)
{
	if (compare_rows(&rows[a], &rows[b], order) > 0)
	{
		size_t		t = a;

		a = b;
		b = t;
	}
	if (compare_rows(&rows[b], &rows[c], order) <= 0)
		return b;
	return compare_rows(&rows[a], &rows[c], order) > 0 ? a : c;
}

PER_ORDER size_t
choose_pivot(const dbm_rank_row *rows, size_t n, dbm_rank_order order)
{
	size_t		step = n / 8;

	if (n < 128)
		return median_of_three(rows, 0, n / 2, n - 1, order);
	return median_of_three(rows,
						   median_of_three(rows, 0, step, 2 * step, order),
						   median_of_three(rows, 3 * step, n / 2, 5 * step, order),
						   median_of_three(rows, 6 * step, 7 * step, n - 1, order), order);
}

/* Three parts: worse than the pivot, equal to it, better; returns the bounds of the middle. */
PER_ORDER void
partition(dbm_rank_row *rows, size_t n, dbm_rank_order order, size_t *low, size_t *high,
		  dbm_tick tick)
{
	dbm_rank_row pivot = rows[choose_pivot(rows, n, order)];
	size_t		i = 0;

	*low = 0;
	*high = n;
	for (size_t step = 0; i < *high; step++)
	{
		int			c = compare_rows(&rows[i], &pivot, order);

		DBM_TICK(tick, step);
		if (c < 0)
			swap_rows(&rows[i++], &rows[(*low)++]);
		else if (c > 0)
			swap_rows(&rows[i], &rows[--(*high)]);
		else
			i++;
	}
}

/*
 * Quicksort that sets equal values aside, so its cost follows the number of
 * different values: frequencies and days have few.
 */
PER_ORDER void
sort_rows(dbm_rank_row *rows, size_t n, dbm_rank_order order, dbm_tick tick)
{
	struct
	{
		dbm_rank_row *rows;
		size_t		n;
		int			depth;
	}			stack[64];
	int			top = 0;
	int			depth = 0;

	for (size_t m = n; m > 1; m >>= 1)
		depth += 2;
	for (;;)
	{
		size_t		low;
		size_t		high;

		if (n <= SMALL_RANGE || depth == 0)
		{
			if (n <= SMALL_RANGE)
				insertion_sort(rows, n, order);
			else
				heap_sort(rows, n, order, tick);
			if (top == 0)
				return;
			top--;
			rows = stack[top].rows;
			n = stack[top].n;
			depth = stack[top].depth;
			continue;
		}
		partition(rows, n, order, &low, &high, tick);
		depth--;
		/* the larger part waits, so the stack is no deeper than log2(n) */
		stack[top].depth = depth;
		if (low > n - high)
		{
			stack[top].rows = rows;
			stack[top].n = low;
			rows += high;
			n -= high;
		}
		else
		{
			stack[top].rows = rows + high;
			stack[top].n = n - high;
			n = low;
		}
		top++;
	}
}

void
dbm_rank_sort(dbm_rank_row *rows, size_t n, dbm_rank_order order, dbm_tick tick)
{
	switch (order)
	{
		case DBM_RANK_RECENCY:
			sort_rows(rows, n, DBM_RANK_RECENCY, tick);
			return;
		case DBM_RANK_FREQUENCY:
			sort_rows(rows, n, DBM_RANK_FREQUENCY, tick);
			return;
		case DBM_RANK_MONETARY:
			sort_rows(rows, n, DBM_RANK_MONETARY, tick);
			return;
		case DBM_RANK_FACTS:
			sort_rows(rows, n, DBM_RANK_FACTS, tick);
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
