/*
 * clv_default.c
 *	  The default centre of a fit, as the model that it is.
 *
 * core/btyd/default_centre.c has the published parameters, how far shops stray from them,
 * and their weight. Here they become rows of the types that a fit takes as its centre.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/btyd/default_centre.h"

PG_FUNCTION_INFO_V1(dbm_clv_default_btyd_centre);
PG_FUNCTION_INFO_V1(dbm_clv_default_spend_centre);
PG_FUNCTION_INFO_V1(dbm_clv_default_centre_weight);

static Datum
matrix(const double *numbers, int n)
{
	int			dims[2] = {n, n};
	int			bounds[2] = {1, 1};
	Datum		elements[DBM_NEWTON_MAX * DBM_NEWTON_MAX];

	for (int i = 0; i < n * n; i++)
		elements[i] = Float8GetDatum(numbers[i]);
	return PointerGetDatum(construct_md_array(elements, NULL, 2, dims, bounds, FLOAT8OID,
											  sizeof(float8), FLOAT8PASSBYVAL,
											  TYPALIGN_DOUBLE));
}

static void
set(Datum *values, bool *nulls, int field, Datum value)
{
	values[field] = value;
	nulls[field] = false;
}

static const dbm_btyd_family *
family_argument(text *name)
{
	const dbm_btyd_family *family = dbm_btyd_find(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (family == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown purchase model \"%s\"", text_to_cstring(name)),
				 errhint("Models are nbd, bg_nbd, mbg_nbd, pareto_nbd, bg_cnbd_k, mbg_cnbd_k and bg_bb.")));
	return family;
}

/* (model, unit, k) */
Datum
dbm_clv_default_btyd_centre(PG_FUNCTION_ARGS)
{
	const dbm_btyd_family *family = family_argument(PG_GETARG_TEXT_PP(0));
	clv_unit	unit = dbm_clv_unit_from_text(PG_GETARG_TEXT_PP(1));
	int			k = dbm_clv_check_k(PG_GETARG_INT32(2));
	double		p[DBM_NEWTON_MAX];
	double		covariance[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	Datum		values[BTYD_FIELDS];
	bool		nulls[BTYD_FIELDS];

	if (dbm_default_centre(family, dbm_unit_argument(PG_GETARG_TEXT_PP(1)), k, p,
						   covariance) != DBM_OK)
		elog(ERROR, "model \"%s\" has no default centre", family->name);
	memset(nulls, true, sizeof(nulls));
	set(values, nulls, BTYD_MODEL, CStringGetTextDatum(family->name));
	set(values, nulls, BTYD_UNIT, CStringGetTextDatum(dbm_clv_unit_names[unit]));
	set(values, nulls, BTYD_N, Int64GetDatum(DBM_DEFAULT_CENTRE_CUSTOMERS));
	for (int i = 0; i < family->n; i++)
		set(values, nulls, BTYD_PARAMETER + family->parameters[i], Float8GetDatum(p[i]));
	if (family->given_k)
		set(values, nulls, BTYD_PARAMETER + DBM_K, Float8GetDatum(k));
	set(values, nulls, BTYD_COVARIANCE, matrix(covariance, family->n));
	set(values, nulls, BTYD_NOTE, CStringGetTextDatum("published parameters, not fitted"));
	return dbm_form_composite(fcinfo, values, nulls);
}

Datum
dbm_clv_default_spend_centre(PG_FUNCTION_ARGS)
{
	double		p[DBM_SPEND_PARAMETERS];
	double		covariance[DBM_SPEND_PARAMETERS * DBM_SPEND_PARAMETERS];
	Datum		values[SPEND_FIELDS];
	bool		nulls[SPEND_FIELDS];

	dbm_default_spend_centre(p, covariance);
	memset(nulls, true, sizeof(nulls));
	set(values, nulls, SPEND_MODEL, CStringGetTextDatum("gamma_gamma"));
	set(values, nulls, SPEND_N, Int64GetDatum(DBM_DEFAULT_CENTRE_CUSTOMERS));
	for (int i = 0; i < DBM_SPEND_PARAMETERS; i++)
		set(values, nulls, SPEND_PARAMETER + i, Float8GetDatum(p[i]));
	set(values, nulls, SPEND_COVARIANCE, matrix(covariance, DBM_SPEND_PARAMETERS));
	set(values, nulls, SPEND_NOTE, CStringGetTextDatum("published parameters, not fitted"));
	return dbm_form_composite(fcinfo, values, nulls);
}

/* (repeat customers) */
Datum
dbm_clv_default_centre_weight(PG_FUNCTION_ARGS)
{
	int64		repeaters = PG_GETARG_INT64(0);

	if (repeaters < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"repeat_customers\" must not be negative, not " INT64_FORMAT,
						repeaters)));
	PG_RETURN_FLOAT8(dbm_default_centre_weight((double) repeaters));
}
