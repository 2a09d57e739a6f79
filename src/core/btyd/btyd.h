/*
 * btyd.h
 *	  Buy-till-you-die models: what every one of them offers, and the list of them.
 *
 * A customer is (x, t_x, t): repeat purchases, age at the last purchase, age now,
 * in one unit of time. A model is a family and the values of its parameters. A
 * new family is one core file and one entry in family.c.
 */
#ifndef DBM_BTYD_BTYD_H
#define DBM_BTYD_BTYD_H

#include "core/btyd/cells.h"
#include "core/btyd/centre.h"
#include "core/math/newton.h"

/* The parameters of all families, in the order of the SQL type's fields. */
typedef enum dbm_btyd_parameter
{
	DBM_R,
	DBM_ALPHA,
	DBM_A,
	DBM_B,
	DBM_S,
	DBM_BETA,
	DBM_GAMMA,
	DBM_DELTA,
	DBM_K,
	DBM_BTYD_PARAMETERS
} dbm_btyd_parameter;

/* Customers to fit: cells in canonical order, and working space for one pass. */
typedef struct dbm_histogram
{
	const double *times;		/* distinct ages, ascending */
	uint32_t	ntimes;
	const dbm_item *items;		/* coded by times */
	uint32_t	n;
	double		k;				/* of the families that are given one */
	bool		rough;			/* a start is looked for: six digits do */
	double	   *scratch;		/* as many doubles as the family's scratch_size asks for */
	dbm_item   *sample;			/* room for as many as dbm_btyd_sample_size says, or NULL */
	dbm_tick	tick;
} dbm_histogram;

typedef struct dbm_btyd_family
{
	const char *name;
	int			n;				/* parameters that are fitted */
	bool		given_k;		/* one more, parameters[n], is given: k */
	dbm_btyd_parameter parameters[DBM_NEWTON_MAX];
	bool		is_time[DBM_NEWTON_MAX];	/* the parameter is measured in the unit of time */
	double		start[DBM_NEWTON_MAX];	/* of a fit; times in units of the mean age */
	double		other_start[DBM_NEWTON_MAX];	/* where there may be a second summit; 0: no */
	bool		(*accepts) (double x, double t_x, double t);	/* NULL: every customer there is */
	size_t		(*scratch_size) (uint32_t ntimes);

	/* log-likelihood in the logarithms of the parameters; the context is a dbm_histogram */
	dbm_objective likelihood;

	/* probability that the customer has not left at t */
	double		(*p_alive) (const double *p, double x, double t_x, double t);

	/*
	 * Where its cost is in a function of x and an age, taken at t_x and at t: that function,
	 * whose values a caller may keep, and the probability from them. Otherwise NULL.
	 */
	double		(*at_age) (const double *p, double x, double age);
	double		(*p_alive_from) (const double *p, double x, double t_x, double t, double at_t_x,
								 double at_t);

	/*
	 * Of a customer known to be alive at t: expected purchases in (t, t + horizon],
	 * the probability to be alive still at t + horizon, the probability of no purchase in
	 * (t, t + horizon], and the sum of all purchases to come, each discounted at the
	 * continuous rate delta > 0 per unit.
	 */
	double		(*purchases) (const double *p, double x, double t_x, double t, double horizon);
	double		(*survival) (const double *p, double x, double t_x, double t, double horizon);
	double		(*silence) (const double *p, double x, double t_x, double t, double horizon);
	double		(*residual) (const double *p, double x, double t_x, double t, double delta);

	/* E N(N-1) of those purchases N; NULL where it has no closed form */
	double		(*pairs) (const double *p, double x, double t_x, double t, double horizon);

	/* as purchases, discounted at delta; NULL where purchases come at any time, not in steps */
	double		(*discounted) (const double *p, double x, double t_x, double t, double horizon,
							   double delta);

	/*
	 * Of the same customer: the probability of exactly n purchases in (t, t + horizon], of
	 * n or more, n >= 0 a whole number; and all purchases to come, which may be INFINITY.
	 * silence takes an infinite horizon too: no purchase ever.
	 */
	double		(*count) (const double *p, double x, double t_x, double t, double horizon,
						  double n);
	double		(*at_least) (const double *p, double x, double t_x, double t, double horizon,
							 double n);
	double		(*endless) (const double *p, double x, double t_x, double t);
} dbm_btyd_family;

/* NULL when there is no such family. */
extern const dbm_btyd_family *dbm_btyd_find(const char *name, size_t length);

extern const char *dbm_btyd_parameter_name(dbm_btyd_parameter parameter);

/* Items of the sample that a fit of a histogram of n cells starts from; 0 when it needs none. */
extern uint32_t dbm_btyd_sample_size(uint32_t n);

/*
 * Maximum likelihood, from the start and toward the centre of the terms, which may be
 * NULL. On return search->theta holds the logarithms of the parameters, whatever the data:
 * where there is no maximum they are at an end of their range and search->at_bound
 * says which.
 */
extern dbm_status dbm_btyd_fit(const dbm_btyd_family *family, dbm_histogram *customers,
							   const dbm_fit_terms *terms, dbm_newton *search);

/*
 * Expected purchases of an alive customer in the horizon, discounted at delta per unit of
 * time. The horizon may be infinite; without a discount the sum may be INFINITY then.
 */
extern double dbm_btyd_discounted(const dbm_btyd_family *family, const double *p, double x,
								  double t_x, double t, double horizon, double delta);

/* E N(N-1) of any family; NAN where the horizon is infinite or the sum too long. */
extern double dbm_btyd_pairs(const dbm_btyd_family *family, const double *p, double x, double t_x,
							 double t, double horizon);

/* The pairs of the families that have them: purchase_pairs.c. */
extern double dbm_nbd_pairs(const double *p, double x, double t_x, double t, double horizon);
extern double dbm_pareto_pairs(const double *p, double x, double t_x, double t, double horizon);
extern double dbm_bg_nbd_pairs(const double *p, double x, double t_x, double t, double horizon);
extern double dbm_mbg_nbd_pairs(const double *p, double x, double t_x, double t, double horizon);
extern double dbm_bg_bb_pairs(const double *p, double x, double t_x, double t, double horizon);

/* The parameters of a family, which btyd.c lists. */
extern const dbm_btyd_family dbm_bg_bb_family;
extern const dbm_btyd_family dbm_bg_cnbd_k_family;
extern const dbm_btyd_family dbm_bg_nbd_family;
extern const dbm_btyd_family dbm_mbg_cnbd_k_family;
extern const dbm_btyd_family dbm_mbg_nbd_family;
extern const dbm_btyd_family dbm_nbd_family;
extern const dbm_btyd_family dbm_pareto_nbd_family;

#endif							/* DBM_BTYD_BTYD_H */
