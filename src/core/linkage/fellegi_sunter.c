/*
 * fellegi_sunter.c
 *	  Weights of evidence for record linkage.
 *
 * I. P. Fellegi and A. B. Sunter, A theory for record linkage, JASA 64 (1969):
 * a pair that shows level l in a field gains log2(m_l / u_l) bits, m among pairs of
 * one entity, u among pairs of two. Here
 *	- u comes from a random sample of pairs, m from pools of pairs that are equal in
 *	  one strong field, which says nothing of itself in its own pool: expectation and
 *	  maximisation over all pools with one m (Winkler 1988), u fixed;
 *	- a field that comes with the place (company, address, postcode) has chances of
 *	  its own where the place agrees already, from pairs of one place;
 *	- equality of a frequent value says less: u becomes the value's frequency;
 *	- few pairs move the defaults little: every chance has a prior of pseudo-pairs.
 */
#include <math.h>
#include <string.h>

#include "core/linkage/fellegi_sunter.h"

#define ROUNDS			12
#define M_PRIOR			12.0	/* pseudo-pairs behind a default m */
#define ID_PRIOR		60.0	/* and of official numbers, which are rarely wrong */
#define U_PRIOR			4.0
#define PLACE_PRIOR		8.0
#define UNSEEN			0.3		/* pairs that stand for a level that was never seen */
#define POOL_MATCHES	4000.0	/* matches of one pool that count at most */
#define LEAST_OTHER		0.01	/* matches whose given name or birth is quite another, at least */
#define CERTAIN			0.98f
#define FULL_SPREAD		0.005	/* of firms with one full name, those that are two */
#define KEY_CHANCE		0.01	/* of two entities to share a number or mail box, at most */
#define ID_CHANCE		0.001	/* and an official number */
#define CREDIBLE		0.15	/* least share of matches in a pool that teaches m */

typedef struct kind_default
{
	double		m[DBM_LINK_LEVELS];
	double		u[DBM_LINK_LEVELS];
	double		place[DBM_LINK_LEVELS]; /* u where the condition holds */
} kind_default;

/* Level 0 is unused. Judged from published truth sets; data moves them. */
static const kind_default kind_defaults[DBM_KINDS] = {
	[DBM_KIND_GIVEN] = {{0, .025, .015, .04, .06, .05, .81},
		{0, .962, .015, .01, .005, .003, .005}, {0, .962, .015, .01, .005, .003, .005}},
	[DBM_KIND_SURNAME] = {{0, .025, .015, .02, .06, .02, .86},
		{0, .975, .015, .003, .003, .001, .003}, {0, .975, .015, .003, .003, .001, .003}},
	[DBM_KIND_SUFFIX] = {{0, .02, .98}, {0, .8, .2}, {0, .8, .2}},
	[DBM_KIND_DATE] = {{0, .015, .035, .06, .89}, {0, .9549, .04, .005, .0001},
		{0, .9549, .04, .005, .0001}},
	[DBM_KIND_COMPANY] = {{0, .17, .01, .02, .06, .06, .2, .48},
		{0, .9955, .002, .0003, .001, .0002, .0005, .0005}, {0, .3, .05, .05, .1, .1, .15, .25}},
	[DBM_KIND_TEXT] = {{0, .15, .05, .08, .72}, {0, .94, .03, .01, .02}, {0, .3, .05, .05, .6}},
	[DBM_KIND_CODE] = {{0, .15, .08, .77}, {0, .95, .04, .01}, {0, .35, .05, .6}},
	[DBM_KIND_DOMAIN] = {{0, .2, .1, .7}, {0, .989, .01, .001}, {0, .3, .2, .5}},
	[DBM_KIND_PHONE] = {{0, .3, .05, .15, .42, .08}, {0, .99744, .002, .0005, .00005, .00001},
		{0, .5, .02, .38, .08, .02}},
	[DBM_KIND_EMAIL] = {{0, .12, .2, .05, .12, .02, .49},
		{0, .001, .9947, .004, .0002, .0001, .00002}, {0, .975, .001, .012, .007, .002, .003}},
	[DBM_KIND_ID] = {{0, .03, .04, .93}, {0, .9979, .002, .00001}, {0, .9979, .002, .00001}}
};

void
dbm_fs_default(dbm_link_model *model, bool company)
{
	dbm_link_table kinds;

	memset(model, 0, sizeof(*model));
	model->company = company;
	model->prior = -12;
	model->families = true;
	dbm_table_init(&kinds, NULL, company);
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		const kind_default *kind = &kind_defaults[kinds.column[f].kind];

		for (int state = 0; state < DBM_LINK_STATES; state++)
		{
			memcpy(model->m[f][state], kind->m, sizeof(kind->m));
			memcpy(model->u[f][state], state == 0 ? kind->u : kind->place, sizeof(kind->u));
		}
		model->spread[f] = company && f == DBM_LINK_COMPANY ? FULL_SPREAD : 0.5;
	}
}

static inline double
clip(double bits)
{
	return bits > DBM_LINK_CLIP ? DBM_LINK_CLIP : bits < -DBM_LINK_CLIP ? -DBM_LINK_CLIP : bits;
}

/* Is this the level of equality of a value that joins nobody? It stands apart from the order. */
static inline bool
generic_level(dbm_link_kind kind, int level)
{
	return (kind == DBM_KIND_PHONE && level == 3) || (kind == DBM_KIND_EMAIL && level == 5) ||
		(kind == DBM_KIND_DOMAIN && level == 2);
}

/* Levels that take part in the order: not those of shared values, nor of boxes of one firm. */
static inline bool
in_order(dbm_link_kind kind, int level)
{
	return !(kind == DBM_KIND_EMAIL && level == 1) && !generic_level(kind, level);
}

/* The level that most matches show is known best: the others follow it. */
static void
order_bits(double *bits, const double *m, dbm_link_kind kind, int levels)
{
	int			best = levels - 1;
	double		bound;

	for (int level = 1; level < levels; level++)
	{
		if (in_order(kind, level) && level > 1 && m[level] > m[best])
			best = level;
	}
	bound = bits[best];
	for (int level = best + 1; level < levels; level++)
	{
		if (in_order(kind, level))
			bound = bits[level] = bits[level] < bound ? bound : bits[level];
	}
	bound = bits[best];
	for (int level = best - 1; level > 0; level--)
	{
		if (in_order(kind, level))
			bound = bits[level] = bits[level] > bound ? bound : bits[level];
	}
}

void
dbm_fs_weigh(dbm_link_model *model, const dbm_link_table *table)
{
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		dbm_link_kind kind = table->column[f].kind;
		int			levels = dbm_kind_levels(kind);

		for (int state = 0; state < DBM_LINK_STATES; state++)
		{
			double	   *bits = model->bits[f][state];

			for (int level = 1; level < levels; level++)
				bits[level] = clip(log2(model->m[f][state][level] / model->u[f][state][level]));
			order_bits(bits, model->m[f][state], kind, levels);
		}
	}
}

/* Bits of the levels alone, without the fields of the mask and without the prior. */
static double
bits_of_levels(const dbm_link_model *model, const dbm_levels *levels, uint32_t without)
{
	double		sum = 0;

	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		if (levels->level[f] != 0 && (without >> f & 1) == 0)
			sum += model->bits[f][levels->state[f]][levels->level[f]];
	}
	return sum;
}

double
dbm_fs_frequency(const dbm_link_model *model, const dbm_link_table *table,
				 const dbm_evidence *evidence, dbm_link_field field)
{
	const dbm_column *column = &table->column[field];
	int			level = evidence->levels.level[field];
	int			top = dbm_kind_levels(column->kind) - 1;
	const dbm_value *a = evidence->a[field];
	const dbm_value *b = evidence->b[field];
	bool		name = column->kind == DBM_KIND_GIVEN || column->kind == DBM_KIND_SURNAME;
	double		lift = 1;

	if (model->frequency[field] <= 0 || (evidence->levels.state[field] != 0 && !name))
		return 0;
	/* names come together: who shares one shares the other more often than by chance */
	if (evidence->levels.state[field] != 0)
		lift = model->u[field][1][top] / model->u[field][0][top];
	/* crossed names are values of two fields, with two frequencies */
	if (level == top && a->hash == b->hash)
		return fmaxf(a->frequency, b->frequency) * lift;
	/* a person's firm, whatever its name leaves unsaid: a large employer is many people's */
	if (column->kind == DBM_KIND_COMPANY && !table->company && a->hash == b->hash)
		return a->frequency;
	if (level != top && !(name && level == 5))
		return 0;
	if (a->key != 0 && a->key == b->key)
		return fmaxf(a->key_frequency, b->key_frequency) * lift;
	return name ? fmaxf(a->frequency, b->frequency) * lift : 0;
}

/* The chance that matches show this equality, whatever the value. */
static double
equality_chance(const dbm_link_model *model, const dbm_link_table *table,
				const dbm_evidence *evidence, int field)
{
	int			top = dbm_kind_levels(table->column[field].kind) - 1;
	int			level = evidence->levels.level[field];
	const double *m = model->m[field][evidence->levels.state[field]];

	if (level != top && evidence->a[field]->key == evidence->b[field]->key)
		return m[top] + m[level];
	return m[level];
}

double
dbm_fs_score(const dbm_link_model *model, const dbm_link_table *table,
			 const dbm_evidence *evidence, double *bits)
{
	const dbm_levels *levels = &evidence->levels;
	double		sum = model->prior;

	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		int			level = levels->level[f];
		int			state = levels->state[f];
		double		frequency;
		double		gain = 0;

		if (level != 0)
		{
			gain = model->bits[f][state][level];
			frequency = dbm_fs_frequency(model, table, evidence, (dbm_link_field) f);
			if (frequency > 0)
			{
				double		lower = level > 1 ? model->bits[f][state][1] : gain;

				gain = clip(log2(equality_chance(model, table, evidence, f) / frequency));
				/* an equal value never speaks against: at worst it says nothing */
				if (gain < 0)
					gain = lower > 0 ? lower : 0;
			}
		}
		if (bits != NULL)
			bits[f] = gain;
		sum += gain;
	}
	return sum;
}

/* The chance of a match for every pair of a pool, its share of matches found on the way. */
static void
set_chances(const dbm_link_model *model, dbm_pool *pool, dbm_tick tick)
{
	double		share = pool->share;

	if (pool->n == 0)
		return;
	for (size_t i = 0; i < pool->n; i++)
	{
		DBM_TICK(tick, i);
		pool->chance[i] = (float) bits_of_levels(model, &pool->pairs[i], pool->without);
	}
	for (int round = 0; round < 30; round++)
	{
		double		odds = log2(share / (1 - share));
		double		sum = 0;
		double		total = 0;
		double		next;

		for (size_t i = 0; i < pool->n; i++)
		{
			sum += pool->count[i] / (1 + exp2(-(double) pool->chance[i] - odds));
			total += pool->count[i];
		}
		next = (sum + 0.5) / (total + 1);
		if (fabs(next - share) < 1e-6)
			break;
		share = next;
		if (tick != NULL)
			tick();
	}
	pool->share = share;
	for (size_t i = 0; i < pool->n; i++)
		pool->chance[i] = (float) (1 / (1 + exp2(-(double) pool->chance[i] -
												 log2(share / (1 - share)))));
}

/* Add the pairs of a pool to counts of levels: as matches, or as what they are not. */
static void
count_levels(const dbm_pool *pool, bool matches, double scale, int only_state,
			 dbm_level_table counts)
{
	for (size_t i = 0; i < pool->n; i++)
	{
		const dbm_levels *levels = &pool->pairs[i];
		double		chance = matches ? pool->chance[i] : 1 - pool->chance[i];
		double		weight = scale * (double) pool->count[i] * chance;

		if (weight < 1e-9)
			continue;
		for (int f = 0; f < DBM_LINK_FIELDS; f++)
		{
			int			level = levels->level[f];
			int			state = levels->state[f];

			if (level != 0 && (pool->without >> f & 1) == 0 &&
				(only_state < 0 || state == only_state))
				counts[f][state][level] += weight;
		}
	}
}

static void
smooth(double *target, const double *counts, const double *prior, double pseudo, int levels)
{
	double		total = pseudo;

	for (int level = 1; level < levels; level++)
		total += counts[level];
	for (int level = 1; level < levels; level++)
	{
		double		least = UNSEEN / total;

		target[level] = (counts[level] + pseudo * prior[level]) / total;
		if (target[level] < least)
			target[level] = least < prior[level] ? least : prior[level];
	}
}

/* In a few pairs one match among them is a large share: keys stay keys. */
static void
limit_keys(double *u, dbm_link_kind kind, int levels)
{
	double		limit = kind == DBM_KIND_ID ? ID_CHANCE :
		kind == DBM_KIND_PHONE || kind == DBM_KIND_EMAIL ? KEY_CHANCE : 1;

	for (int level = kind == DBM_KIND_PHONE ? 4 : levels - 1; level < levels; level++)
	{
		if (u[level] > limit)
			u[level] = limit;
	}
}

static void
estimate_u(dbm_link_model *model, const dbm_link_model *start, const dbm_link_table *table,
		   const dbm_fit *fit)
{
	dbm_level_table counts;
	dbm_level_table names;

	memset(counts, 0, sizeof(counts));
	memset(names, 0, sizeof(names));
	count_levels(&fit->random, false, 1, 0, counts);
	for (int i = 0; i < fit->anchors; i++)
	{
		const dbm_pool *pool = &fit->anchor[i];

		if (pool->other_name >= 0)
			count_levels(pool, false, 1, 1, names);
		else if (pool->place)
			count_levels(pool, false, 1, 1, counts);
	}
	memcpy(counts[DBM_LINK_SURNAME][1], names[DBM_LINK_SURNAME][1],
		   sizeof(counts[DBM_LINK_SURNAME][1]));
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		int			levels = dbm_kind_levels(table->column[f].kind);

		if (!table->column[f].used)
			continue;
		smooth(model->u[f][0], counts[f][0], start->u[f][0], U_PRIOR, levels);
		smooth(model->u[f][1], counts[f][1], start->u[f][1], PLACE_PRIOR, levels);
		limit_keys(model->u[f][0], table->column[f].kind, levels);
	}
}

static void
estimate_m(dbm_link_model *model, const dbm_link_model *start, const dbm_link_table *table,
		   const dbm_fit *fit)
{
	dbm_level_table counts;

	memset(counts, 0, sizeof(counts));
	for (int i = 0; i < fit->anchors; i++)
	{
		const dbm_pool *pool = &fit->anchor[i];
		double		matches = pool->share * pool->total;

		if (pool->teaches && pool->share >= CREDIBLE)
			count_levels(pool, true, matches > POOL_MATCHES ? POOL_MATCHES / matches : 1, -1,
						 counts);
	}
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		int			levels = dbm_kind_levels(table->column[f].kind);

		for (int state = 0; state < DBM_LINK_STATES && table->column[f].used; state++)
		{
			smooth(model->m[f][state], counts[f][state], start->m[f][state],
				   table->column[f].kind == DBM_KIND_ID ? ID_PRIOR : M_PRIOR, levels);
			if ((f == DBM_LINK_GIVEN || f == DBM_LINK_BIRTH) &&
				model->m[f][state][1] < LEAST_OTHER)
				model->m[f][state][1] = LEAST_OTHER;
		}
	}
}

/*
 * Pairs that share one name: were the other name to decide which of them match, then
 * chance would drift to mean "the same name". So all other fields decide, beside the
 * share of matches among pairs of one full name.
 */
static void
judge_by_the_rest(const dbm_link_model *model, const dbm_fit *fit, dbm_pool *pool)
{
	uint32_t	names = UINT32_C(1) << DBM_LINK_GIVEN | UINT32_C(1) << DBM_LINK_SURNAME;
	double		share = fit->names < 0 ? pool->share : fit->anchor[fit->names].share;

	for (size_t i = 0; i < pool->n; i++)
	{
		double		bits = bits_of_levels(model, &pool->pairs[i], names) +
			log2(share / (1 - share));

		pool->chance[i] = pool->pairs[i].level[pool->other_name] < 3 ? 0 :
			(float) (1 / (1 + exp2(-bits)));
	}
}

/*
 * Families share telephones, mail boxes and birthdays; what such a pair shows must
 * not be learned as what one person shows. An official number is shared by nobody.
 */
static void
leave_out_families(dbm_pool *pool)
{
	uint32_t	official = UINT32_C(1) << DBM_LINK_NATIONAL | UINT32_C(1) << DBM_LINK_UNION |
		UINT32_C(1) << DBM_LINK_OPEN;

	for (size_t i = 0; i < pool->n && (pool->without & official) == 0; i++)
	{
		if (pool->pairs[i].level[DBM_LINK_GIVEN] == 1 || pool->pairs[i].apart)
			pool->chance[i] = 0;
	}
}

/*
 * One name and one personal number or mail box are one person, whatever else has
 * changed since: left to itself, chance would drift to mean "in the same job".
 */
static void
hold_certain(dbm_pool *pool)
{
	for (size_t i = 0; i < pool->n; i++)
	{
		const dbm_levels *pair = &pool->pairs[i];
		const uint8_t *level = pair->level;
		bool		number = level[DBM_LINK_MOBILE] >= 4 || level[DBM_LINK_EMAIL] == 6 ||
			level[DBM_LINK_NATIONAL] == 3 || level[DBM_LINK_UNION] == 3;

		if (number && !pair->apart && level[DBM_LINK_GIVEN] >= 4 &&
			level[DBM_LINK_SURNAME] >= 4 && pool->chance[i] < CERTAIN)
			pool->chance[i] = CERTAIN;
	}
}

/*
 * Pairs drawn at random whose names differ are two entities, however much of a place
 * they share; else chance would drift to mean "the same place".
 */
static void
only_one_name(dbm_pool *pool, bool company)
{
	for (size_t i = 0; i < pool->n; i++)
	{
		const uint8_t *level = pool->pairs[i].level;

		if (company ? level[DBM_LINK_COMPANY] == 1 ||
			level[DBM_LINK_COMPANY] == 2 :
			level[DBM_LINK_GIVEN] == 1 || level[DBM_LINK_SURNAME] == 1)
			pool->chance[i] = 0;
	}
}

/* Firms that belong together and are not one must not teach what one firm shows. */
static void
leave_out_relatives(dbm_pool *pool)
{
	for (size_t i = 0; i < pool->n; i++)
	{
		if (pool->pairs[i].level[DBM_LINK_COMPANY] == DBM_COMPANY_RELATED)
			pool->chance[i] = 0;
	}
}

/* Alternate between who matches and what matches look like. */
void
dbm_fs_fit(dbm_link_model *model, const dbm_link_table *table, dbm_fit *fit, dbm_tick tick)
{
	dbm_link_model start = *model;

	dbm_fs_weigh(model, table);
	fit->random.share = 1e-4;
	for (int round = 0; round < ROUNDS; round++)
	{
		set_chances(model, &fit->random, tick);
		only_one_name(&fit->random, table->company);
		for (int i = 0; i < fit->anchors; i++)
			set_chances(model, &fit->anchor[i], tick);
		for (int i = 0; i < fit->anchors; i++)
		{
			if (fit->anchor[i].other_name >= 0)
				judge_by_the_rest(model, fit, &fit->anchor[i]);
			else if (table->company)
				leave_out_relatives(&fit->anchor[i]);
			else if (model->families)
				leave_out_families(&fit->anchor[i]);
		}
		if (!table->company)
		{
			hold_certain(&fit->random);
			for (int i = 0; i < fit->anchors; i++)
				hold_certain(&fit->anchor[i]);
		}
		estimate_u(model, &start, table, fit);
		estimate_m(model, &start, table, fit);
		dbm_fs_weigh(model, table);
	}
}
