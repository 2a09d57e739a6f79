/*
 * clv_terms.c
 *	  What a fit is told beside its customers: a centre, its weight, and where to start.
 *
 * The centre is a model of the same kind, fitted to many customers; core/centre.c says
 * what it does. The start is a model of an earlier fit and changes nothing but the
 * time the next one takes. Both must be in the unit of the fit.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include <math.h>

#include "access/htup_details.h"
#include "utils/array.h"
#include "utils/builtins.h"

#define HEAVIEST	1e12		/* customers; infinitely many are as many */

PG_FUNCTION_INFO_V1(dbm_shrinkage_weight);
PG_FUNCTION_INFO_V1(dbm_spend_shrinkage_weight);

/* A model as an argument of a fit of this family in this unit. */
static void
read_same_kind(HeapTupleHeader tuple, const char *name, const dbm_btyd_family *family,
			   double unit_days, clv_purchase_model *model)
{
	dbm_clv_parse_purchase_model(tuple, model);
	if (model->family != family)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" is a model \"%s\", not \"%s\"", name,
						model->family->name, family->name)));
	if (model->unit_days != unit_days)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"%s\" is a model in another unit of time", name),
				 errhint("Fit both to ages in one unit.")));
}

/* Field `field` of a model, a count of customers. */
static double
customers_of(HeapTupleHeader tuple, int fields, int field)
{
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];

	dbm_read_composite(tuple, values, nulls, fields);
	return nulls[field] ? 0.0 : (double) DatumGetInt64(values[field]);
}

static void
make_centre(const double *p, const double *covariance, int n, double customers, double weight,
			dbm_centre *centre)
{
	if (covariance == NULL || dbm_centre_of(p, covariance, n, customers, centre) != DBM_OK)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"centre\" has no covariance to go by"),
				 errhint("Use an identified model, fitted to all customers.")));
	centre->weight = weight;
}

/* The weight, when there is a centre to use; 0 when there is not. */
static double
weight_argument(FunctionCallInfo fcinfo, int first)
{
	double		weight;

	if (PG_ARGISNULL(first + 1))
	{
		if (!PG_ARGISNULL(first))
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("argument \"weight\" must be given with a centre"),
					 errhint("It is a number of customers; dbm.shrinkage_weight() estimates it.")));
		return 0.0;
	}
	weight = PG_GETARG_FLOAT8(first + 1);
	if (!(weight >= 0.0))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"weight\" must not be negative, not %g", weight)));
	if (PG_ARGISNULL(first) && weight > 0.0)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"centre\" is null where the weight is %g", weight)));
	return Min(weight, HEAVIEST);
}

void
dbm_clv_purchase_terms(FunctionCallInfo fcinfo, int first, const dbm_btyd_family *family,
					   double unit_days, clv_terms *terms)
{
	clv_purchase_model model;
	double		weight;

	memset(terms, 0, sizeof(*terms));
	if (PG_NARGS() <= first)
		return;
	weight = weight_argument(fcinfo, first);
	if (!PG_ARGISNULL(first))
	{
		HeapTupleHeader tuple = PG_GETARG_HEAPTUPLEHEADER(first);

		read_same_kind(tuple, "centre", family, unit_days, &model);
		make_centre(model.p,
					dbm_clv_covariance(tuple, BTYD_FIELDS, BTYD_COVARIANCE, family->n, NULL),
					family->n, customers_of(tuple, BTYD_FIELDS, BTYD_N), weight, &terms->centre);
		terms->terms.centre = weight > 0.0 ? &terms->centre : NULL;
		if (family->given_k)
			terms->k = (int) model.p[family->n];
	}
	if (!PG_ARGISNULL(first + 2))
	{
		read_same_kind(PG_GETARG_HEAPTUPLEHEADER(first + 2), "start", family, unit_days, &model);
		for (int i = 0; i < family->n; i++)
			terms->start[i] = log(model.p[i]);
		terms->terms.start = terms->start;
	}
}

void
dbm_clv_spend_terms(FunctionCallInfo fcinfo, int first, clv_terms *terms)
{
	clv_spend_model model;
	double		weight;

	memset(terms, 0, sizeof(*terms));
	if (PG_NARGS() <= first)
		return;
	weight = weight_argument(fcinfo, first);
	if (!PG_ARGISNULL(first))
	{
		HeapTupleHeader tuple = PG_GETARG_HEAPTUPLEHEADER(first);

		dbm_clv_parse_spend_model(tuple, &model);
		make_centre(model.p, dbm_clv_covariance(tuple, SPEND_FIELDS, SPEND_COVARIANCE,
												DBM_SPEND_PARAMETERS, NULL),
					DBM_SPEND_PARAMETERS, customers_of(tuple, SPEND_FIELDS, SPEND_N), weight,
					&terms->centre);
		terms->terms.centre = weight > 0.0 ? &terms->centre : NULL;
	}
	if (!PG_ARGISNULL(first + 2))
	{
		dbm_clv_parse_spend_model(PG_GETARG_HEAPTUPLEHEADER(first + 2), &model);
		for (int i = 0; model.known && i < DBM_SPEND_PARAMETERS; i++)
			terms->start[i] = log(model.p[i]);
		terms->terms.start = model.known ? terms->start : NULL;
	}
}

/*
 * How much segments should lean.
 */

/* What a fit has found that may serve: logarithms and number of customers. */
typedef struct segment_fits
{
	int			n;
	int			parameters;
	double	   *theta;
	double	   *customers;
} segment_fits;

static segment_fits
room_for(ArrayType *array, int parameters, Datum **elements, bool **nulls)
{
	segment_fits fits = {0, parameters, NULL, NULL};

	deconstruct_array(array, ARR_ELEMTYPE(array), -1, false, TYPALIGN_DOUBLE, elements, nulls,
					  &fits.n);
	fits.theta = palloc(sizeof(double) * parameters * Max(fits.n, 1));
	fits.customers = palloc(sizeof(double) * Max(fits.n, 1));
	return fits;
}

static void
keep_fit(segment_fits *fits, const double *p, double customers)
{
	for (int i = 0; i < fits->parameters; i++)
		fits->theta[fits->n * fits->parameters + i] = log(p[i]);
	fits->customers[fits->n++] = customers;
}

/* (centre, fits of segments) */
Datum
dbm_shrinkage_weight(PG_FUNCTION_ARGS)
{
	HeapTupleHeader pooled = PG_GETARG_HEAPTUPLEHEADER(0);
	clv_purchase_model model;
	const dbm_btyd_family *family;
	dbm_centre	centre;
	Datum	   *elements;
	bool	   *nulls;
	segment_fits fits;
	double		unit_days;
	int			given;

	dbm_clv_parse_purchase_model(pooled, &model);
	family = model.family;
	unit_days = model.unit_days;
	make_centre(model.p,
				dbm_clv_covariance(pooled, BTYD_FIELDS, BTYD_COVARIANCE, family->n, NULL),
				family->n, customers_of(pooled, BTYD_FIELDS, BTYD_N), 0.0, &centre);
	fits = room_for(PG_GETARG_ARRAYTYPE_P(1), family->n, &elements, &nulls);
	given = fits.n;
	fits.n = 0;
	for (int i = 0; i < given; i++)
	{
		HeapTupleHeader tuple = nulls[i] ? NULL : DatumGetHeapTupleHeader(elements[i]);

		if (tuple == NULL ||
			dbm_clv_covariance(tuple, BTYD_FIELDS, BTYD_COVARIANCE, family->n, NULL) == NULL)
			continue;
		read_same_kind(tuple, "segments", family, unit_days, &model);
		keep_fit(&fits, model.p, customers_of(tuple, BTYD_FIELDS, BTYD_N));
	}
	if (fits.n < 2)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(dbm_centre_weight(&centre, fits.theta, fits.customers, fits.n));
}

Datum
dbm_spend_shrinkage_weight(PG_FUNCTION_ARGS)
{
	HeapTupleHeader pooled = PG_GETARG_HEAPTUPLEHEADER(0);
	clv_spend_model model;
	dbm_centre	centre;
	Datum	   *elements;
	bool	   *nulls;
	segment_fits fits;
	int			given;

	dbm_clv_parse_spend_model(pooled, &model);
	make_centre(model.p, dbm_clv_covariance(pooled, SPEND_FIELDS, SPEND_COVARIANCE,
											DBM_SPEND_PARAMETERS, NULL),
				DBM_SPEND_PARAMETERS, customers_of(pooled, SPEND_FIELDS, SPEND_N), 0.0, &centre);
	fits = room_for(PG_GETARG_ARRAYTYPE_P(1), DBM_SPEND_PARAMETERS, &elements, &nulls);
	given = fits.n;
	fits.n = 0;
	for (int i = 0; i < given; i++)
	{
		HeapTupleHeader tuple = nulls[i] ? NULL : DatumGetHeapTupleHeader(elements[i]);

		if (tuple == NULL ||
			dbm_clv_covariance(tuple, SPEND_FIELDS, SPEND_COVARIANCE, DBM_SPEND_PARAMETERS,
							   NULL) == NULL)
			continue;
		dbm_clv_parse_spend_model(tuple, &model);
		keep_fit(&fits, model.p, customers_of(tuple, SPEND_FIELDS, SPEND_N));
	}
	if (fits.n < 2)
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(dbm_centre_weight(&centre, fits.theta, fits.customers, fits.n));
}
