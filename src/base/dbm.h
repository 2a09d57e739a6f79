/*
 * dbm.h
 *	  What the SQL entry points share: flat aggregate states, arguments, composites,
 *	  money, and the way a core status becomes an error.
 *
 * Ownership: a state lives in the aggregate's memory context and is changed in
 * place by its transition and combine functions only; every other function
 * reads it or returns a copy. Nothing here caches across calls except where a
 * comment says in which context.
 */
#ifndef DBM_H
#define DBM_H

#include "base/compat.h"

#include "fmgr.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/numeric.h"
#include "windowapi.h"

#include "core/base/dbm_core.h"
#include "core/base/decimal.h"

#define DBM_DAY_LIMIT	2000000000	/* |days from 2000-01-01|; beyond are the infinities */

/* The tick of long core loops. */
extern void dbm_interrupt(void);

/*
 * Flat aggregate states: varlenas that start with vl_len_ and a version byte.
 */

/* Is this a transition or combine call, so that argument 0 may be changed in place? */
extern bool dbm_in_aggregate(FunctionCallInfo fcinfo);

/* The bytes a state may have by the memory settings. */
extern size_t dbm_state_limit(void);

/* Refuse a state of this many bytes when no memory setting allows it. */
extern void dbm_check_state_size(size_t bytes, const char *what);

/* A zeroed copy of `old` (NULL: a new one) with room for `bytes`; checks the size. */
extern void *dbm_state_resize(const void *old, size_t bytes, const char *what);

/*
 * Room for n things of this size that live only during one call: a fit sorts a copy
 * of what its state holds. It is held to the same limit as the state.
 */
extern void *dbm_scratch(size_t n, size_t size, const char *what);

/*
 * Arguments. `name` is the SQL argument, quoted in the message.
 */
extern double dbm_finite(double value, const char *name);
extern double dbm_in_range(double value, double low, double high, const char *name);
extern int32 dbm_finite_day(int32 day, const char *name);
extern double dbm_unit_argument(text *unit);

/* The beginning of a text argument, for a message. */
extern char *dbm_shown(const text *value);

/* Raise the error a core status stands for; returns only for DBM_OK. */
extern void dbm_check_status(dbm_status status, const char *what);

/*
 * Text, in databases of encoding UTF8 only. Buffers are palloc'd in the current context.
 */

/* Refuse other encodings, and a text of more bytes than any name or note has. */
extern void dbm_check_text(size_t length);

/*
 * The code points of a text in composed form (NFKC: full-width letters are letters),
 * without what shows nothing. There is room for one more behind them.
 */
extern uint32_t *dbm_text_points(const char *text, size_t length, size_t *n);

/* What n such points, and what a text are folded into for comparing: see core/fold.h. */
extern uint32_t *dbm_fold_points(const uint32_t *points, size_t *n);
extern uint32_t *dbm_folded_points(const char *text, size_t length, size_t *n);

extern text *dbm_points_text(const uint32_t *points, size_t n);

/* The country of an argument, two letters in any case; NULL for a NULL argument. */
extern const struct dbm_phone_region *dbm_region_named(const char *text, size_t length);
extern const struct dbm_phone_region *dbm_region_argument(FunctionCallInfo fcinfo, int arg);

/* The rows of a function that returns a built-in list of words, which ends with NULL. */
extern Datum dbm_list_words(FunctionCallInfo fcinfo, const char *(*word) (int));

/*
 * Money.
 */
extern dbm_decimal dbm_decimal_from_numeric(Numeric value, const char *name);

/* With as many decimals as the number shows: 5.00 is 500 at scale 2. */
extern dbm_decimal dbm_decimal_as_shown(Numeric value, const char *name);
extern Numeric dbm_numeric_from_decimal(dbm_decimal value);

/*
 * Composites and enums.
 */

/* The row type a function returns; it lives as long as the call site. */
extern TupleDesc dbm_result_desc(FunctionCallInfo fcinfo);

/* The result tuple of a function that returns one composite and keeps nothing else in fn_extra. */
extern Datum dbm_form_composite(FunctionCallInfo fcinfo, Datum *values, bool *nulls);

/* The n fields of a composite argument, in the order of the type. */
extern void dbm_read_composite(HeapTupleHeader tuple, Datum *values, bool *nulls, int n);

/*
 * What a call site keeps in fn_extra: `bytes` of it, zeroed at the first call. It lives as
 * long as the call site, which then keeps nothing else there.
 */
extern void *dbm_call_site(FunctionCallInfo fcinfo, Size bytes);

/*
 * A model or a list as an argument is the same in nearly every call of one call site, so
 * what was parsed from it is kept and the bytes of the last one tell whether it still
 * holds. A dbm_seen lies zeroed with the call site. `context` owns the copy and
 * may own what is parsed from it: both go when another one comes.
 */
typedef struct dbm_seen
{
	MemoryContext context;
	void	   *bytes;			/* a varlena; NULL: nothing remembered */
} dbm_seen;

/*
 * A copy of argument `arg` in seen->context, with nothing else in it; NULL when it is the
 * same as at the last call. Set seen->bytes to the copy once it is parsed.
 */
extern void *dbm_seen_anew(FunctionCallInfo fcinfo, int arg, dbm_seen *seen);

/*
 * The texts of an n x 2 array, pair after pair; returns how many. `name` is the SQL argument,
 * `hint` the cure for an array of another shape.
 */
extern int	dbm_text_pairs(ArrayType *array, const char *name, const char *hint,
						   Datum **items, bool **nulls);

/* The value of the function's enum result type that has this label. */
extern Datum dbm_enum_result(FunctionCallInfo fcinfo, const char *label);

/* Argument `arg` of a window function for row `row` of its partition, the first being 0. */
extern NullableDatum dbm_partition_argument(WindowObject window, int arg, int64 row);

#endif							/* DBM_H */
