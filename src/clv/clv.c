/*
 * clv.c
 *	  Scores of one customer under a model: alive, purchases to come, spend, lifetime value.
 *
 * Scores read a composite model in every call, and most calls have the same model
 * as the one before. Each call site therefore keeps, in fn_extra, what was parsed
 * from the last model, as long as the bytes are the same (dbm_seen).
 *
 * Purchases to come factor into P(alive), which needs t_x, and purchases of an alive
 * customer, which depend on (x, t) only. On a calendar of days few (x, t) exist,
 * so the second factor is kept in a small table by call site, and so is what P(alive)
 * takes of x and one age where that is costly. Keeping it changes no digit.
 *
 *	 lifetime value = spend per purchase * integral over (0, horizon] of
 *					  e^(-delta u) dE[purchases until u],  delta = ln(1 + annual_discount)
 *
 * with delta converted from a year of 365.25 days to the unit of the model.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "core/base/hash.h"

#define CACHE_ENTRIES	16384
#define CACHE_AFTER		256		/* calls before a call site gets a table */

PG_FUNCTION_INFO_V1(dbm_p_alive);
PG_FUNCTION_INFO_V1(dbm_p_alive_after);
PG_FUNCTION_INFO_V1(dbm_expected_purchases);
PG_FUNCTION_INFO_V1(dbm_expected_purchases_within);
PG_FUNCTION_INFO_V1(dbm_expected_spend);
PG_FUNCTION_INFO_V1(dbm_clv);
PG_FUNCTION_INFO_V1(dbm_clv_within);
PG_FUNCTION_INFO_V1(dbm_expected_purchases_new);
PG_FUNCTION_INFO_V1(dbm_expected_purchases_new_within);
PG_FUNCTION_INFO_V1(dbm_dert);

typedef struct cache_entry
{
	double		t;
	double		value;
	uint32		x;
	uint32		generation;		/* 0: empty */
} cache_entry;

/* A function of (x, t) at its last arguments; what is kept holds for one generation. */
typedef struct value_cache
{
	cache_entry *entries;
	uint64		calls;
} value_cache;

typedef struct call_site
{
	clv_purchase_model purchases;
	clv_spend_model spends;
	double		horizon;		/* of the cached purchases */
	double		delta;
	uint32		generation;		/* raised when model, horizon or delta change */
	value_cache kept_purchases; /* of an alive customer */
	value_cache kept_at_age;	/* family->at_age */
} call_site;

/*
 * Models.
 */

static call_site *
site_of(FunctionCallInfo fcinfo)
{
	return dbm_call_site(fcinfo, sizeof(call_site));
}

static void
forget(value_cache *cache)
{
	if (cache->entries != NULL)
		memset(cache->entries, 0, CACHE_ENTRIES * sizeof(cache_entry));
}

/* What is cached holds no longer. */
static void
forget_cached(call_site *site)
{
	if (++site->generation == 0)
	{
		forget(&site->kept_purchases);
		forget(&site->kept_at_age);
		site->generation = 1;
	}
}

static const clv_purchase_model *
purchase_model_argument(FunctionCallInfo fcinfo, int argument)
{
	call_site  *site = site_of(fcinfo);

	if (dbm_clv_purchase_model(fcinfo, argument, &site->purchases))
		forget_cached(site);
	return &site->purchases;
}

static const clv_spend_model *
spend_model_argument(FunctionCallInfo fcinfo, int argument)
{
	call_site  *site = site_of(fcinfo);

	dbm_clv_spend_model(fcinfo, argument, &site->spends);
	return &site->spends;
}

/*
 * Values kept by (x, t).
 */

/* Where the value at (x, t) is or may be kept; NULL as long as there is no table. */
static cache_entry *
cache_slot(FunctionCallInfo fcinfo, value_cache *cache, double x, double t)
{
	uint64		bits;
	uint64		hash;

	if (cache->entries == NULL)
	{
		if (cache->calls++ < CACHE_AFTER)
			return NULL;
		cache->entries = MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt,
												CACHE_ENTRIES * sizeof(cache_entry));
	}
	memcpy(&bits, &t, sizeof(bits));
	hash = (bits ^ ((uint64) x << 20)) * DBM_GOLDEN_RATIO;
	return &cache->entries[(hash ^ (hash >> 29)) >> 20 & (CACHE_ENTRIES - 1)];
}

static bool
is_kept(const call_site *site, const cache_entry *entry, double x, double t)
{
	return entry != NULL && entry->generation == site->generation && entry->x == x &&
		entry->t == t;
}

static double
keep(const call_site *site, cache_entry *entry, double x, double t, double value)
{
	if (entry != NULL)
	{
		entry->x = (uint32) x;
		entry->t = t;
		entry->value = value;
		entry->generation = site->generation;
	}
	return value;
}

/* Expected purchases in the horizon of a customer alive at t, discounted at delta per unit. */
static double
purchases_if_alive(FunctionCallInfo fcinfo, double x, double t_x, double t, double horizon,
				   double delta)
{
	call_site  *site = site_of(fcinfo);
	const clv_purchase_model *model = &site->purchases;
	cache_entry *entry = NULL;

	if (!model->family->given_k)
		entry = cache_slot(fcinfo, &site->kept_purchases, x, t);
	if (site->horizon != horizon || site->delta != delta)
	{
		forget_cached(site);
		site->horizon = horizon;
		site->delta = delta;
	}
	if (is_kept(site, entry, x, t))
		return entry->value;
	return keep(site, entry, x, t, dbm_btyd_discounted(model->family, model->p, x, t_x, t, horizon,
													   delta));
}

static double
value_at_age(FunctionCallInfo fcinfo, const clv_purchase_model *model, double x, double age)
{
	call_site  *site = site_of(fcinfo);
	cache_entry *entry = cache_slot(fcinfo, &site->kept_at_age, x, age);

	if (is_kept(site, entry, x, age))
		return entry->value;
	return keep(site, entry, x, age, model->family->at_age(model->p, x, age));
}

/*
 * The last P(alive) of this process: a row is mostly asked for several scores in a go.
 * The parameters themselves tell whether it is that of another model.
 */
static struct
{
	const dbm_btyd_family *family;	/* NULL: none yet */
	double		p[DBM_NEWTON_MAX];
	double		x;
	double		t_x;
	double		t;
	double		alive;
} last;

static double
alive_now(FunctionCallInfo fcinfo, const clv_purchase_model *model, double x, double t_x, double t)
{
	if (last.x == x && last.t_x == t_x && last.t == t && last.family == model->family &&
		memcmp(last.p, model->p, sizeof(last.p)) == 0)
		return last.alive;
	if (model->family->at_age == NULL)
		last.alive = model->family->p_alive(model->p, x, t_x, t);
	else
		last.alive = model->family->p_alive_from(model->p, x, t_x, t,
												 value_at_age(fcinfo, model, x, t_x),
												 value_at_age(fcinfo, model, x, t));
	last.family = model->family;
	memcpy(last.p, model->p, sizeof(last.p));
	last.x = x;
	last.t_x = t_x;
	last.t = t;
	return last.alive;
}

/*
 * SQL entry points.
 */

/* An interval argument in the unit of the model, which is argument 0. */
static double
interval_argument(FunctionCallInfo fcinfo, int argument)
{
	return dbm_clv_time(PG_GETARG_INTERVAL_P(argument), purchase_model_argument(fcinfo, 0));
}

static Datum
p_alive(FunctionCallInfo fcinfo, double ahead)
{
	const clv_purchase_model *model = purchase_model_argument(fcinfo, 0);
	double		x = PG_GETARG_FLOAT8(1);
	double		t_x = PG_GETARG_FLOAT8(2);
	double		t = PG_GETARG_FLOAT8(3);
	double		now;

	dbm_in_range(ahead, 0.0, CLV_LARGEST, "ahead");
	dbm_clv_check_customer(model, x, t_x, t);
	now = alive_now(fcinfo, model, x, t_x, t);
	if (ahead > 0.0)
		now *= model->family->survival(model->p, x, t_x, t, ahead);
	PG_RETURN_FLOAT8(now);
}

/* (model, x, t_x, t, ahead) */
Datum
dbm_p_alive(PG_FUNCTION_ARGS)
{
	return p_alive(fcinfo, PG_GETARG_FLOAT8(4));
}

Datum
dbm_p_alive_after(PG_FUNCTION_ARGS)
{
	return p_alive(fcinfo, interval_argument(fcinfo, 4));
}

static Datum
expected_purchases(FunctionCallInfo fcinfo, double horizon)
{
	const clv_purchase_model *model = purchase_model_argument(fcinfo, 0);
	double		x = PG_GETARG_FLOAT8(1);
	double		t_x = PG_GETARG_FLOAT8(2);
	double		t = PG_GETARG_FLOAT8(3);

	dbm_clv_check_horizon(horizon);
	dbm_clv_check_customer(model, x, t_x, t);
	PG_RETURN_FLOAT8(alive_now(fcinfo, model, x, t_x, t) *
					 purchases_if_alive(fcinfo, x, t_x, t, horizon, 0.0));
}

/* (model, x, t_x, t, horizon) */
Datum
dbm_expected_purchases(PG_FUNCTION_ARGS)
{
	return expected_purchases(fcinfo, PG_GETARG_FLOAT8(4));
}

Datum
dbm_expected_purchases_within(PG_FUNCTION_ARGS)
{
	return expected_purchases(fcinfo, interval_argument(fcinfo, 4));
}

static Datum
expected_purchases_new(FunctionCallInfo fcinfo, double horizon)
{
	const clv_purchase_model *model = purchase_model_argument(fcinfo, 0);

	dbm_clv_check_horizon(horizon);
	PG_RETURN_FLOAT8(model->family->p_alive(model->p, 0, 0, 0) *
					 purchases_if_alive(fcinfo, 0, 0, 0, horizon, 0.0));
}

/* (model, horizon) */
Datum
dbm_expected_purchases_new(PG_FUNCTION_ARGS)
{
	return expected_purchases_new(fcinfo, PG_GETARG_FLOAT8(1));
}

Datum
dbm_expected_purchases_new_within(PG_FUNCTION_ARGS)
{
	return expected_purchases_new(fcinfo, interval_argument(fcinfo, 1));
}

/* (model, x, mean_spend); mean_spend may be null */
Datum
dbm_expected_spend(PG_FUNCTION_ARGS)
{
	double		spend;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (!dbm_clv_spend_of(spend_model_argument(fcinfo, 0), PG_GETARG_FLOAT8(1), !PG_ARGISNULL(2),
				  PG_ARGISNULL(2) ? 0.0 : PG_GETARG_FLOAT8(2), &spend))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(spend);
}

static Datum
clv(FunctionCallInfo fcinfo, bool is_interval)
{
	const clv_purchase_model *model;
	double		x;
	double		t_x;
	double		t;
	double		horizon;
	double		delta;
	double		spend;

	for (int i = 0; i < 8; i++)
	{
		if (PG_ARGISNULL(i) && i != 5)
			PG_RETURN_NULL();
	}
	model = purchase_model_argument(fcinfo, 0);
	x = PG_GETARG_FLOAT8(2);
	t_x = PG_GETARG_FLOAT8(3);
	t = PG_GETARG_FLOAT8(4);
	horizon = is_interval ? interval_argument(fcinfo, 6) : PG_GETARG_FLOAT8(6);
	delta = dbm_clv_discount(PG_GETARG_FLOAT8(7), model->unit_days);
	dbm_clv_check_customer(model, x, t_x, t);
	dbm_clv_check_worth(model, x, t_x, t, horizon, delta);
	if (!dbm_clv_spend_of(spend_model_argument(fcinfo, 1), x, !PG_ARGISNULL(5),
						  PG_ARGISNULL(5) ? 0.0 : PG_GETARG_FLOAT8(5), &spend))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(spend * alive_now(fcinfo, model, x, t_x, t) *
					 purchases_if_alive(fcinfo, x, t_x, t, horizon, delta));
}

/* (model, spend_model, x, t_x, t, mean_spend or null, horizon, annual_discount) */
Datum
dbm_clv(PG_FUNCTION_ARGS)
{
	return clv(fcinfo, false);
}

Datum
dbm_clv_within(PG_FUNCTION_ARGS)
{
	return clv(fcinfo, true);
}

/* (model, x, t_x, t, annual_discount) */
Datum
dbm_dert(PG_FUNCTION_ARGS)
{
	const clv_purchase_model *model = purchase_model_argument(fcinfo, 0);
	double		x = PG_GETARG_FLOAT8(1);
	double		t_x = PG_GETARG_FLOAT8(2);
	double		t = PG_GETARG_FLOAT8(3);
	double		delta = dbm_clv_endless_discount(PG_GETARG_FLOAT8(4), model->unit_days);

	dbm_clv_check_customer(model, x, t_x, t);
	PG_RETURN_FLOAT8(alive_now(fcinfo, model, x, t_x, t) *
					 purchases_if_alive(fcinfo, x, t_x, t, INFINITY, delta));
}
