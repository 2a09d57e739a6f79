/*
 * clv_interval.h
 *	  What intervals of one score and of a total share: the models' estimates, the scores.
 *
 * clv_interval.c gives intervals of scores, clv_interval_total.c of totals.
 */
#ifndef DBM_CLV_INTERVAL_H
#define DBM_CLV_INTERVAL_H

#include "clv/clv.h"

#include "core/math/delta_method.h"

/* What a call site keeps; zeroed until its first call. */
typedef struct clv_interval_site
{
	clv_purchase_model purchases;
	clv_spend_model spends;
	dbm_seen	contract;
	double		contract_days;
	dbm_estimates estimates;
	int			spend_at;		/* p, q, v in estimates.p */
	bool		known;			/* every model has a covariance */
	bool		given;			/* no model has one: their parameters were never fitted */
	double		confidence;		/* of z; 0: not yet */
	double		z;
	TupleDesc	result;
} clv_interval_site;

/* One customer, as a score takes it. */
typedef struct clv_subject
{
	const dbm_btyd_family *family;
	int			spend_at;
	uint32		n;
	double		x;
	double		t_x;
	double		t;
	double		mean;			/* mean spend; 0: the population's */
	double		horizon;
	double		delta;
} clv_subject;

extern clv_interval_site *dbm_clv_interval_site(FunctionCallInfo fcinfo);

/*
 * Brings the site up to the models of these arguments, where a negative one is none; true
 * when they are other models than before.
 */
extern bool dbm_clv_interval_models(FunctionCallInfo fcinfo, clv_interval_site *site,
									int purchases, int spends);

/* The customer whose x, t_x and t are these arguments, checked. */
extern clv_subject dbm_clv_subject(FunctionCallInfo fcinfo, const clv_interval_site *site,
								   int first);

/* The mean spend of an argument that may be null; false when the model has none to offer. */
extern bool dbm_clv_subject_spend(FunctionCallInfo fcinfo, const clv_interval_site *site,
								  int argument, clv_subject *subject);

/* Standard errors to either side at a confidence. */
extern double dbm_clv_width(clv_interval_site *site, double confidence);

/* A dbm.score_interval, of which only the estimate is known or all. */
extern Datum dbm_clv_interval_datum(FunctionCallInfo fcinfo, clv_interval_site *site, bool known,
									dbm_score_interval interval);

#endif							/* DBM_CLV_INTERVAL_H */
