/*
 * pareto.h
 *	  The value sketch as the files of capability pareto share it.
 *
 * A sketch is a header, the parameters of the aggregate that made it if it had
 * any, and the values as a bag. Whoever reads answers from it takes it through
 * dbm_value_sketch_argument and dbm_value_sketch_collapsed.
 */
#ifndef DBM_PARETO_H
#define DBM_PARETO_H

#include "base/dbm.h"

#include "utils/array.h"

#include "core/customer/pareto.h"
#include "core/customer/valuebag.h"

#define DBM_MAX_SHARES	(DBM_SHARE_TIERS - 1)
#define DBM_MAX_POINTS	10000

typedef struct value_sketch
{
	int32		vl_len_;
	uint8		version;
	uint8		n_parameters;
	uint8		unused[2];
	double		parameters[DBM_MAX_SHARES];
	dbm_bag		bag;
} value_sketch;

/* An empty sketch in the current context. */
extern value_sketch *dbm_value_sketch_new(void);

/* A sketch as given, checked so far that reading it stays inside it. */
extern value_sketch *dbm_value_sketch_argument(Datum datum);

/* The same values in a larger block when there is no room left; the old block stays as it is. */
extern value_sketch *dbm_value_sketch_put(value_sketch *sketch, dbm_decimal value, int64 count);

/* The same for a sketch of the caller's own, whose old block is freed. */
extern value_sketch *dbm_value_sketch_collect(value_sketch *sketch, dbm_decimal value, int64 count);

/* A sketch to read: the given one when it is collapsed, else a collapsed copy. */
extern value_sketch *dbm_value_sketch_collapsed(value_sketch *sketch);

/* Arguments; the elements of the shares lie in the array itself. */
extern int	dbm_shares_argument(ArrayType *array, const double **shares);
extern void dbm_check_shares(const double *shares, int n);
extern int	dbm_check_points(double points);

#endif							/* DBM_PARETO_H */
