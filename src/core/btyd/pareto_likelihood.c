/*
 * pareto_likelihood.c
 *	  The likelihood of the Pareto/NBD model with its exact gradient and Hessian.
 *
 * A customer who bought last at t_x has died at some y in (t_x, t] or lives:
 *
 *	 L = Gamma(r+x)/Gamma(r) alpha^-x [ A(t) + integral from t_x to t of f(y) dy ],
 *	 A(t) = (1 + t/alpha)^-(r+x) (1 + t/beta)^-s,
 *	 f(y) = s/beta (1 + y/alpha)^-(r+x) (1 + y/beta)^-(s+1).
 *
 * Schmittlein, Morrison and Colombo, Management Science 33 (1987), before their
 * integral is written with hypergeometric functions. The integral itself is easier:
 * for one x the integrals from each age to the largest one are summed up once,
 * downwards, and every customer with that x takes the difference of two entries.
 * Derivatives need the same integral with polynomials of
 *
 *	 u = ln(1 + y/alpha), c = y/(alpha+y), w = ln(1 + y/beta), e = y/(beta+y)
 *
 * up to the second degree, which are summed beside it; most sums over customers are
 * linear in these moments and are multiplied out once for each age. An entry is kept
 * relative to its own f, so nothing overflows at any x; f falls with y, so the entry at
 * t is the smaller one, and where the two are close A is larger than both: the sum in
 * the brackets never loses digits. Only ages that occur with the x at hand are
 * visited, so ages off a calendar cost no more than two entries per customer. Where many
 * customers share few ages, as on a calendar, all ages are visited, and what the points
 * between them have in common for all x is computed once.
 *
 * Panels are no longer than the decay of f and the distance of its singularities
 * allow, with three, five or eight Gauss points: exact to the last digits.
 */
#include <math.h>
#include <string.h>

#include "core/btyd/pareto_nbd.h"
#include "core/math/special.h"

#define N			4
#define MOMENTS		15
#define GONE		45.0		/* e^-45 is nothing */
#define STRIDE		(sizeof(age) / sizeof(double))
#define POINTS		16			/* of the three rules */
#define GRID_AGES	4096		/* most ages of a grid */
#define GRID_CELLS	16			/* cells an age, from which a grid pays */
#define STEEPEST	1e-200		/* least fall over a grid that is kept as a number */
#define GRID_GAPS	3			/* ages of the grid for each that occurs with x, at most */

enum
{
	R, ALPHA, S, BETA
};

/* Index of the product of two of u, c, w, e. */
static const int product[N][N] = {
	{5, 6, 7, 8}, {6, 9, 10, 11}, {7, 10, 12, 13}, {8, 11, 13, 14}
};

/* Working space of an age; what a cell needs lies together. */
typedef struct age
{
	double		at[N];			/* u, c, w, e */
	double		of_dead;		/* weights of the tail and of u, c, w, e */
	double		of_alive;
	double		before;			/* customers who bought last at this age */
	double		torn;			/* who may be dead or alive at this age: their uncertainty, */
	double		torn_mean[N];	/* and what they would have died with */
	double		growth;			/* 1 + y/beta */
	double		fall;			/* of f from here to the largest age of x, on a grid */
	double		rise;			/* 1 / fall */
	double		used;			/* whether the age occurs with the x at hand */
	double		tail[MOMENTS];	/* of the x at hand */
} age;

typedef struct tables
{
	const double *times;
	age		   *ages;
	double	  (*grid)[POINTS][N];	/* or NULL: ln of what f falls by, c, e at the points */
	uint32_t	n;
	uint32_t	low;			/* of the ages that occur with x */
	uint32_t	high;
	bool		rough;			/* short rules only */
	bool		falls;			/* rise and fall are set for the x at hand */
	dbm_tick	tick;
} tables;

typedef struct curve
{
	double		alpha;
	double		beta;
	double		rx;				/* r + x */
	double		s1;				/* s + 1 */
	bool		rough;
} curve;

/* Gauss-Legendre rules of 3, 5 and 8 points on (0, 1). */
typedef struct rule
{
	int			n;
	double		node[8];
	double		weight[8];
} rule;

static const rule rules[3] = {
	{3, {0.1127016653792583, 0.5, 0.8872983346207417},
		{0.2777777777777778, 0.4444444444444444, 0.2777777777777778}},
	{5, {0.04691007703066800, 0.2307653449471585, 0.5, 0.7692346550528415, 0.9530899229693320},
		{0.1184634425280945, 0.2393143352496832, 0.2844444444444444, 0.2393143352496832,
		0.1184634425280945}},
	{8, {0.01985507175123188, 0.1016667612931866, 0.2372337950418355, 0.4082826787521751,
			0.5917173212478249, 0.7627662049581645, 0.8983332387068134, 0.9801449282487681},
		{0.05061426814518813, 0.1111905172266872, 0.1568533229389436, 0.1813418916891810,
		0.1813418916891810, 0.1568533229389436, 0.1111905172266872, 0.05061426814518813}}
};

static const int first_point[3] = {0, 3, 8};

size_t
dbm_pareto_scratch_size(uint32_t ntimes)
{
	return (STRIDE + (ntimes <= GRID_AGES ? POINTS * N : 0)) * (size_t) ntimes;
}

/* Adds a point, where f is g, to the moments. */
static inline void
add_point(double g, double u, double c, double w, double e, double *sum)
{
	double		gu = g * u;
	double		gc = g * c;
	double		gw = g * w;
	double		ge = g * e;

	sum[0] += g;
	sum[1] += gu;
	sum[2] += gc;
	sum[3] += gw;
	sum[4] += ge;
	sum[5] += gu * u;
	sum[6] += gu * c;
	sum[7] += gu * w;
	sum[8] += gu * e;
	sum[9] += gc * c;
	sum[10] += gc * w;
	sum[11] += gc * e;
	sum[12] += gw * w;
	sum[13] += gw * e;
	sum[14] += ge * e;
}

/* Which rule takes a panel of this length, where the nearest singularity is so near. */
static inline int
rule_for(double length, double near, double rate, bool rough)
{
	if (rough)
		return 0;
	return length > 0.2 * near || length * rate > 0.4 ? 2 :
		length > 0.02 * near || length * rate > 0.04 ? 1 : 0;
}

/* The moments of a panel, f relative to its value at `from`, where u, c, w, e are `at`. */
static void
add_panel(const curve *f, double from, const double *at, double start, double length,
		  const rule *points, double *sum)
{
	for (int i = 0; i < points->n; i++)
	{
		double		y = start + length * points->node[i];
		double		du = log1p((y - from) / (f->alpha + from));
		double		dw = log1p((y - from) / (f->beta + from));
		double		g = length * points->weight[i] * exp(-f->rx * du - f->s1 * dw);

		add_point(g, at[R] + du, y / (f->alpha + y), at[S] + dw, y / (f->beta + y), sum);
	}
}

/* The moments from one age to the next, in panels as long as the rules can take. */
static void
integrate(const curve *f, double from, double to, const double *at, double *sum)
{
	double		gone = 0.0;

	memset(sum, 0, sizeof(double) * MOMENTS);
	for (double y = from; y < to && gone < GONE;)
	{
		double		rate = f->rx / (f->alpha + y) + f->s1 / (f->beta + y);
		double		near = fmin(f->alpha, f->beta) + y;
		double		length = fmin(to - y, fmin(0.5 * near, 2.0 / rate));
		int			order = rule_for(length, near, rate, f->rough);

		if (y + length <= y)
			break;				/* two ages an ulp apart */
		add_panel(f, from, at, y, length, &rules[order], sum);
		gone += length * rate;
		y = length == to - y ? to : y + length;
	}
}

/* The same from an age of the grid to the next, where all that x does not change is at hand. */
static void
integrate_grid(const curve *f, const tables *table, uint32_t i, double *sum)
{
	double		from = table->times[i];
	const double *at = table->ages[i].at;
	double		length = table->times[i + 1] - from;
	double		near = fmin(f->alpha, f->beta) + from;
	double		rate = f->rx / f->alpha * (1.0 - at[ALPHA]) + f->s1 / f->beta * (1.0 - at[BETA]);
	int			order = rule_for(length, near, rate, f->rough);

	if (length > 0.5 * near || length * rate > 2.0)
	{
		integrate(f, from, table->times[i + 1], at, sum);
		return;
	}
	memset(sum, 0, sizeof(double) * MOMENTS);
	for (int k = 0; k < rules[order].n; k++)
	{
		const double *point = table->grid[i][first_point[order] + k];
		double		g = length * rules[order].weight[k] *
			exp(-f->rx * point[R] - f->s1 * point[S]);

		add_point(g, at[R] + point[R], point[ALPHA], at[S] + point[S], point[BETA], sum);
	}
}

/* Marks the ages of the customers items[0..n); how many there are. */
static uint32_t
mark_ages(const dbm_item *items, uint32_t n, tables *table)
{
	uint32_t	marked = 0;

	table->low = UINT32_MAX;
	table->high = 0;
	for (uint32_t i = 0; i < n; i++)
	{
		uint32_t	u = DBM_ITEM_U(items[i]);
		uint32_t	v = DBM_ITEM_V(items[i]);

		marked += table->ages[u].used == 0.0;
		table->ages[u].used = 1.0;
		marked += table->ages[v].used == 0.0;
		table->ages[v].used = 1.0;
		table->low = u < table->low ? u : table->low;
		table->high = v > table->high ? v : table->high;
	}
	return marked;
}

/* Fills the table for the customers items[0..n), who share one x. */
static void
fill_tails(const dbm_item *items, uint32_t n, const curve *f, tables *table)
{
	uint32_t	marked = mark_ages(items, n, table);
	uint32_t	above = table->high;
	bool		all = table->grid != NULL &&
		(table->high - table->low) / GRID_GAPS <= marked;

	memset(table->ages[above].tail, 0, sizeof(table->ages[above].tail));
	table->ages[above].used = 0.0;
	table->ages[above].rise = table->ages[above].fall = 1.0;
	for (uint32_t i = above; i-- > table->low;)
	{
		age		   *here = &table->ages[i];
		const age  *next = &table->ages[above];
		double		ratio;

		DBM_TICK(table->tick, i);
		if (!all && here->used == 0.0)
			continue;
		here->used = 0.0;
		if (all)
			integrate_grid(f, table, i, here->tail);
		else
			integrate(f, table->times[i], table->times[above], here->at, here->tail);
		ratio = exp(-f->rx * (next->at[R] - here->at[R]) - f->s1 * (next->at[S] - here->at[S]));
		for (int m = 0; m < MOMENTS; m++)
			here->tail[m] += ratio * next->tail[m];
		if (all)
		{
			here->fall = next->fall * ratio;
			here->rise = 1.0 / here->fall;
		}
		above = i;
	}
	table->falls = all && table->ages[table->low].fall > STEEPEST;
}

/* What the customers with one x add up to. */
typedef struct sums
{
	double		count;
	double		value;
	double		dead;			/* customers, by their probability */
	double		gradient[N];
	double		hessian[N][N];	/* b >= a */
} sums;

/*
 * One cell. P is the probability that the customers have died, Q the logarithm of f
 * or A: the Hessian is the mean of the second derivatives of Q plus the covariance
 * of the first. Whatever is linear in the moments goes to the two ages as a weight and
 * is multiplied out once for all cells; here remain the products of means. Returns
 * L relative to f at t_x.
 */
static double
add_cell(const dbm_item *item, const double *p, const curve *f, tables *table, sums *sum)
{
	age		   *first = &table->ages[DBM_ITEM_U(*item)];
	age		   *last = &table->ages[DBM_ITEM_V(*item)];
	const double *here = last->at;
	const double *there = first->at;
	double		k[N] = {-p[R], f->rx, -p[S], f->s1};
	double		count = item->count;
	double		scale = p[S] / p[BETA];
	double		ratio = table->falls ? first->fall * last->rise :
		exp(-f->rx * (here[R] - there[R]) - f->s1 * (here[S] - there[S]));
	double		rest = first->tail[0] - ratio * last->tail[0];
	double		dead = rest > 0.0 ? rest : 0.0;
	double		total = ratio * last->growth + dead * scale;
	double		share = scale / total;	/* of the dead, but for their number */
	double		weight = count * share;
	double		of_dead = weight * dead;
	double		both = of_dead * (1.0 - share * dead);
	double		inverse = dead > 0.0 ? 1.0 / dead : 0.0;
	double		mean[N];

	sum->dead += of_dead;
	first->before += count;
	first->of_dead += weight;
	last->of_dead -= weight * ratio;
	last->of_alive += count - of_dead;
	last->torn += both;
	for (int m = 0; m < N; m++)
	{
		mean[m] = k[m] * ((first->tail[m + 1] - ratio * last->tail[m + 1]) * inverse);
		last->torn_mean[m] += both * mean[m];
	}
	for (int a = 0; a < N; a++)
	{
		double		by = (both - of_dead) * mean[a];

		for (int b = a; b < N; b++)
			sum->hessian[a][b] += by * mean[b];
	}
	return total;
}

/*
 * The covariance of the slopes of the dead and the living at one age: both (mean - alive)
 * (mean - alive)', of which the cells have added both mean mean'.
 */
static void
add_torn(const age *at, const double *k, sums *sum)
{
	double		alive[N];

	for (int m = 0; m < N; m++)
		alive[m] = k[m] * at->at[m];
	alive[S] -= 1.0;
	alive[BETA] += 1.0 - at->at[BETA];	/* the living have s where the dead have s + 1 */
	for (int a = 0; a < N; a++)
	{
		for (int b = a; b < N; b++)
			sum->hessian[a][b] += at->torn * alive[a] * alive[b] -
				at->torn_mean[a] * alive[b] - alive[a] * at->torn_mean[b];
	}
}

/* Multiplies the weights out, and clears them. */
static void
add_moments(const double *p, const curve *f, tables *table, sums *sum)
{
	double		k[N] = {-p[R], f->rx, -p[S], f->s1};
	double		dead[MOMENTS] = {0};
	double		alive[N] = {0};
	double		curved[N] = {0};	/* of y - y^2, for c and e */

	for (uint32_t i = table->low; i <= table->high; i++)
	{
		age		   *at = &table->ages[i];

		sum->count += at->before;
		sum->value -= at->before * (f->rx * at->at[R] + f->s1 * at->at[S]);
		at->before = 0.0;
		if (at->of_dead == 0.0 && at->of_alive == 0.0 && at->torn == 0.0)
			continue;
		add_torn(at, k, sum);
		at->torn = 0.0;
		memset(at->torn_mean, 0, sizeof(at->torn_mean));
		for (int m = 0; m < MOMENTS; m++)
			dead[m] += at->of_dead * at->tail[m];
		for (int m = 0; m < N; m++)
		{
			alive[m] += at->of_alive * at->at[m];
			curved[m] += at->of_alive * at->at[m] * (1.0 - at->at[m]);
		}
		at->of_dead = at->of_alive = 0.0;
	}
	for (int a = 0; a < N; a++)
	{
		for (int b = a; b < N; b++)
			sum->hessian[a][b] += k[a] * k[b] * dead[product[a][b]];
		alive[a] += dead[a + 1];	/* now of all */
	}
	sum->gradient[R] += k[R] * alive[R];
	sum->gradient[ALPHA] += f->rx * alive[ALPHA];
	sum->gradient[S] += sum->dead - p[S] * alive[S];
	sum->gradient[BETA] += p[S] * alive[BETA] + dead[BETA + 1] - sum->dead;
	sum->hessian[R][R] += k[R] * alive[R];
	sum->hessian[R][ALPHA] += p[R] * alive[ALPHA];
	sum->hessian[ALPHA][ALPHA] -= f->rx *
		(curved[ALPHA] + dead[ALPHA + 1] - dead[product[ALPHA][ALPHA]]);
	sum->hessian[S][S] -= p[S] * alive[S];
	sum->hessian[S][BETA] += p[S] * alive[BETA];
	sum->hessian[BETA][BETA] -= p[S] * curved[BETA] +
		f->s1 * (dead[BETA + 1] - dead[product[BETA][BETA]]);
}

/* What f falls by from each age to the points between it and the next, and c and e there. */
static void
fill_grid(tables *table, const double *p)
{
	for (uint32_t i = 0; i + 1 < table->n; i++)
	{
		double		from = table->times[i];
		double		length = table->times[i + 1] - from;

		DBM_TICK(table->tick, i);
		for (int order = 0; order < 3; order++)
		{
			for (int k = 0; k < rules[order].n; k++)
			{
				double	   *point = table->grid[i][first_point[order] + k];
				double		y = from + length * rules[order].node[k];

				point[R] = log1p((y - from) / (p[ALPHA] + from));
				point[ALPHA] = y / (p[ALPHA] + y);
				point[S] = log1p((y - from) / (p[BETA] + from));
				point[BETA] = y / (p[BETA] + y);
			}
		}
	}
}

/* Lays the tables out in the working space and fills what all x share. */
static tables
prepare(const dbm_histogram *customers, const double *p)
{
	tables		table;

	table.times = customers->times;
	table.n = customers->ntimes;
	table.rough = customers->rough;
	table.tick = customers->tick;
	table.ages = (age *) customers->scratch;
	table.low = table.high = 0;
	for (uint32_t i = 0; i < table.n; i++)
	{
		double		t = table.times[i];
		age		   *here = &table.ages[i];

		here->at[R] = log1p(t / p[ALPHA]);
		here->at[ALPHA] = t / (p[ALPHA] + t);
		here->at[S] = log1p(t / p[BETA]);
		here->at[BETA] = t / (p[BETA] + t);
		here->growth = 1.0 + t / p[BETA];
		here->used = here->of_dead = here->of_alive = here->before = here->torn = 0.0;
		memset(here->torn_mean, 0, sizeof(here->torn_mean));
		DBM_TICK(table.tick, i);
	}
	table.grid = NULL;
	if (table.n <= GRID_AGES && customers->n / GRID_CELLS >= table.n)
	{
		table.grid = (double (*)[POINTS][N]) (customers->scratch + STRIDE * (size_t) table.n);
		fill_grid(&table, p);
	}
	return table;
}

/* The customers items[0..n), who share one x. */
static sums
sum_cells(const dbm_item *items, uint32_t n, const double *p, dbm_rise rise, tables *table)
{
	uint32_t	x = items[0].x;
	curve		f = {p[ALPHA], p[BETA], p[R] + x, p[S] + 1.0, table->rough};
	sums		sum = {0};
	double		many = 1.0;		/* product for single customers: one logarithm for many */

	fill_tails(items, n, &f, table);
	for (uint32_t i = 0; i < n; i++)
	{
		double		total = add_cell(&items[i], p, &f, table, &sum);

		DBM_TICK(table->tick, i);
		if (items[i].count > 1 || !(total > 1e-100 && total < 1e100))
			sum.value += items[i].count * log(total);
		else if ((many *= total) < 1e-150 || many > 1e150)
		{
			sum.value += log(many);
			many = 1.0;
		}
	}
	add_moments(p, &f, table, &sum);
	sum.gradient[ALPHA] -= sum.count * x;
	sum.value += log(many) + sum.count * (rise.value - x * log(p[ALPHA]));
	sum.gradient[R] += sum.count * p[R] * rise.d1;
	sum.hessian[R][R] += sum.count * p[R] * (rise.d1 + p[R] * rise.d2);
	return sum;
}

dbm_status
dbm_pareto_likelihood(const double *theta, double *value, double *gradient, double *hessian,
					  void *context)
{
	const dbm_histogram *customers = context;
	double		p[N] = {exp(theta[R]), exp(theta[ALPHA]), exp(theta[S]), exp(theta[BETA])};
	tables		table = prepare(customers, p);
	dbm_rise	rise = {0.0, 0.0, 0.0};
	uint32_t	x = 0;

	*value = 0.0;
	memset(gradient, 0, sizeof(double) * N);
	memset(hessian, 0, sizeof(double) * N * N);
	for (uint32_t from = 0; from < customers->n;)
	{
		uint32_t	to = from;
		sums		sum;

		while (to < customers->n && customers->items[to].x == customers->items[from].x)
			to++;
		dbm_lgamma_rise_on(&rise, p[R], x, customers->items[from].x);
		x = customers->items[from].x;
		sum = sum_cells(customers->items + from, to - from, p, rise, &table);
		*value += sum.value;
		for (int a = 0; a < N; a++)
		{
			gradient[a] += sum.gradient[a];
			for (int b = a; b < N; b++)
				hessian[a * N + b] += sum.hessian[a][b];
		}
		from = to;
	}
	for (int a = 0; a < N; a++)
	{
		for (int b = 0; b < a; b++)
			hessian[a * N + b] = hessian[b * N + a];
	}
	return DBM_OK;
}
