/*
 * clv.h
 *	  What the files of the capability clv share: the state of a fit, its facts, its model.
 *
 * clv.c and clv_forecast.c score customers, clv_model.c reads their models, clv_sketch.c
 * collects them and clv_sketch_io.c stores what was collected, clv_change.c follows
 * customers over time, clv_fit.c fits models to them, clv_terms.c says from where and toward
 * what.
 */
#ifndef DBM_CLV_H
#define DBM_CLV_H

#include "utils/date.h"
#include "utils/timestamp.h"

#include "core/btyd/btyd.h"
#include "core/base/decimal.h"
#include "core/btyd/gamma_gamma.h"

#define CLV_LARGEST		1e9		/* counts, ages and horizons beyond are taken for mistakes */
#define CLV_LARGEST_SPEND	1e15
#define CLV_SMALLEST_SPEND	1e-15	/* below it is no spend */
#define CLV_FARTHEST		1e16	/* parameters of purchase models lie between 1/this and this */
#define CLV_FARTHEST_SPEND	1e24	/* those of spend models */
#define CLV_NO_DAY		DATEVAL_NOBEGIN

/* Units a sketch may state, as stored. */
typedef enum clv_unit
{
	CLV_UNIT_NONE,
	CLV_UNIT_DAY,
	CLV_UNIT_WEEK,
	CLV_UNIT_MONTH,
	CLV_UNIT_YEAR,
	CLV_UNITS
} clv_unit;

typedef enum clv_kind
{
	CLV_PURCHASES = 'b',		/* dbm.btyd_sketch: x, t_x, t */
	CLV_SPENDS = 's'			/* dbm.spend_sketch: x, mean spend */
} clv_kind;

/*
 * A flat varlena. While it collects, cells[] is a log: the first `sorted` cells are
 * distinct and in canonical order, those after them are as they came, and there is
 * room for `room`. As a stored value it is a list: all are sorted, and there is no room.
 * A long log is indexed: behind its cells stands where customers of an age who never
 * came back were counted last, if they still are. Half of all rows find themselves there.
 */
typedef struct clv_sketch
{
	int32		vl_len_;
	uint8		version;
	uint8		kind;
	uint8		unit;
	uint8		indexed;
	int32		as_of;			/* CLV_NO_DAY when not stated */
	uint32		room;
	uint32		used;
	uint32		sorted;
	int64		customers;		/* the counts of all cells */
	int64		left_out;		/* spends: repeat customers without a positive mean */
	dbm_int128	log_intervals;	/* purchases: their sum, in CLV_LOG_UNIT; exact, so of any order */
	bool		has_intervals;
	dbm_cell	cells[FLEXIBLE_ARRAY_MEMBER];
} clv_sketch;

#define CLV_SKETCH_VERSION	2
#define CLV_LOG_UNIT		0x1p-50
#define CLV_LARGEST_LOG		1000.0	/* of one interval; exp() of more is no time */
#define CLV_FIRST_ROOM		16
#define CLV_INDEX			2048	/* places of the index, a power of two */

extern const char *dbm_clv_type_name(clv_kind kind);

/* What a row may put into a cell, asked of cells that come from outside. */
extern bool dbm_clv_cell_is_valid(const dbm_cell *cell, clv_kind kind);

extern clv_sketch *dbm_clv_new_sketch(clv_kind kind, uint64 room);

/* Adds the cell; returns the sketch it is in, which is a larger one when that was full. */
extern clv_sketch *dbm_clv_add_cell(clv_sketch *sketch, dbm_cell cell);

/* Adds all cells of the right one; as dbm_clv_add_cell. */
extern clv_sketch *dbm_clv_append(clv_sketch *left, const clv_sketch *right);

/* A copy as a list in canonical order. */
extern clv_sketch *dbm_clv_canonical(const clv_sketch *sketch);

/*
 * The distinct cells in the order of fits, in the current context; times is NULL for
 * spends, whose items have the bits of the mean as key.
 */
typedef struct clv_items
{
	dbm_item   *items;
	uint32		n;
	double	   *times;
	uint32		ntimes;
} clv_items;

extern clv_items dbm_clv_order(const clv_sketch *sketch);

extern const char *const dbm_clv_unit_names[CLV_UNITS];

/* The argument as a sketch of this kind, checked; plain memory, changeable in an aggregate. */
extern clv_sketch *dbm_clv_sketch_argument(FunctionCallInfo fcinfo, int argument, clv_kind kind);

extern clv_unit dbm_clv_unit_from_text(text *unit);

/* Refuse what no customer can be. */
extern void dbm_clv_check_purchases(double x, double t_x, double t);
extern void dbm_clv_check_accepted(const dbm_btyd_family *family, double x, double t_x, double t);
extern uint32 dbm_clv_check_count(double x);
extern double dbm_clv_check_spend(double mean);
extern int32 dbm_clv_check_k(double k);

/*
 * Models as arguments of scores. What a call site keeps lies zeroed until the first call.
 */
typedef struct clv_purchase_model
{
	dbm_seen	seen;
	const dbm_btyd_family *family;
	double		p[DBM_NEWTON_MAX];
	double		unit_days;
} clv_purchase_model;

typedef struct clv_spend_model
{
	dbm_seen	seen;
	bool		known;			/* a fit without repeat customers has no parameters */
	double		p[DBM_SPEND_PARAMETERS];
} clv_spend_model;

/* Reads a model, all but `seen`. */
extern void dbm_clv_parse_purchase_model(HeapTupleHeader tuple, clv_purchase_model *model);
extern void dbm_clv_parse_spend_model(HeapTupleHeader tuple, clv_spend_model *model);

/*
 * The n x n numbers of the covariance of a model of so many fields; NULL when it has none
 * to be trusted, and then *given is true only for parameters that were never fitted.
 */
extern const double *dbm_clv_covariance(HeapTupleHeader tuple, int fields, int covariance, int n,
										bool *given);

/* Brings what is kept up to the argument; true when it is another model than before. */
extern bool dbm_clv_purchase_model(FunctionCallInfo fcinfo, int argument,
								   clv_purchase_model *model);
extern bool dbm_clv_spend_model(FunctionCallInfo fcinfo, int argument, clv_spend_model *model);

extern void dbm_clv_check_customer(const clv_purchase_model *model, double x, double t_x,
								   double t);
extern double dbm_clv_check_horizon(double horizon);

/* The horizon of a value, which may be infinite where that value is finite. */
extern double dbm_clv_check_worth(const clv_purchase_model *model, double x, double t_x, double t,
								  double horizon, double delta);

/* An interval in the unit of the model; may be negative or infinite. */
extern double dbm_clv_time(const Interval *time, const clv_purchase_model *model);

/*
 * Expected spend per purchase; false when the model has none to offer. A customer
 * without a positive mean is expected to spend what the population does.
 */
extern bool dbm_clv_spend_of(const clv_spend_model *model, double x, bool has_mean, double mean,
							 double *spend);

/* Continuous rate per unit of a model; the second refuses one that is not positive. */
extern double dbm_clv_discount(double annual_discount, double unit_days);
extern double dbm_clv_endless_discount(double annual_discount, double unit_days);

/* The parameters of a model of contracts; the days of one of its periods, and its discount. */
extern double dbm_clv_contract_model(HeapTupleHeader tuple, double *p);
extern double dbm_clv_contract_discount(double annual_discount, double days);

/*
 * What a fit starts from and leans to, from the arguments centre, weight and start, which
 * follow one another from `first` on; a final function of an aggregate has none of them.
 */
typedef struct clv_terms
{
	dbm_fit_terms terms;		/* what a fit takes */
	dbm_centre	centre;
	double		start[DBM_NEWTON_MAX];
	int			k;				/* of the centre; 0 for none */
} clv_terms;

extern void dbm_clv_purchase_terms(FunctionCallInfo fcinfo, int first,
								   const dbm_btyd_family *family, double unit_days,
								   clv_terms *terms);
extern void dbm_clv_spend_terms(FunctionCallInfo fcinfo, int first, clv_terms *terms);

/* Why fitted parameters are not to be trusted; NULL when they are. */
extern char *dbm_clv_weakness(const dbm_newton *search, const char *const *names, int64 customers);

/*
 * What there is to say about a fit that leans: how far, and why it had to, by the fit
 * without the centre.
 */
extern char *dbm_clv_leaning_note(const dbm_centre *centre, const dbm_newton *alone,
								  const char *const *names, int64 customers);

/* The fields from covariance to identified, which are the same in both types of model. */
extern void dbm_clv_fill_search(Datum *values, bool *nulls, int covariance,
								const dbm_newton *search, int64 customers, bool identified);

/* The fields of dbm.btyd_model and dbm.spend_model. */
enum
{
	BTYD_MODEL,
	BTYD_UNIT,
	BTYD_AS_OF,
	BTYD_N,
	BTYD_PARAMETER,				/* the first of DBM_BTYD_PARAMETERS */
	BTYD_COVARIANCE = BTYD_PARAMETER + DBM_BTYD_PARAMETERS,
	BTYD_LOG_LIKELIHOOD,
	BTYD_AIC,
	BTYD_BIC,
	BTYD_ITERATIONS,
	BTYD_GRADIENT_NORM,
	BTYD_IDENTIFIED,
	BTYD_NOTE,
	BTYD_FINGERPRINT,
	BTYD_FIELDS
};

enum
{
	SPEND_MODEL,
	SPEND_N,
	SPEND_PARAMETER,
	SPEND_COVARIANCE = SPEND_PARAMETER + DBM_SPEND_PARAMETERS,
	SPEND_LOG_LIKELIHOOD,
	SPEND_AIC,
	SPEND_BIC,
	SPEND_ITERATIONS,
	SPEND_GRADIENT_NORM,
	SPEND_IDENTIFIED,
	SPEND_NOTE,
	SPEND_FINGERPRINT,
	SPEND_FIELDS
};

#endif							/* DBM_CLV_H */
