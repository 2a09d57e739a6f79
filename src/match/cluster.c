/*
 * cluster.c
 *	  The aggregate cluster: groups of members from scored pairs, guarded against chains.
 *
 * The state keeps the rows as they come, in the aggregate's context; the final function
 * works on sorted copies, so that neither the order of rows nor the number of workers
 * matters, and leaves the state as it is. A member is a bigint, or names a length and
 * bytes in the state. Anybody can call these functions with any bytes, so every call
 * checks the header, and combine and final the rows. The clustering is core/average_link.c.
 */
#include "base/dbm.h"

#include <math.h>

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "mb/pg_wchar.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/typcache.h"

#include "core/cluster/average_link.h"
#include "core/cluster/union_find.h"

#define WHAT			"the list of pairs"
#define PENALTY			(-6.0)		/* bits of a pair that nobody scored */
#define LARGEST_BITS	1e6
#define FIRST_ROWS		64

PG_FUNCTION_INFO_V1(dbm_cluster_add);
PG_FUNCTION_INFO_V1(dbm_cluster_add_text);
PG_FUNCTION_INFO_V1(dbm_cluster_combine);
PG_FUNCTION_INFO_V1(dbm_cluster_final);
PG_FUNCTION_INFO_V1(dbm_cluster_text_final);

typedef struct cluster_row
{
	int64		a;
	int64		b;				/* a again where the row has one member only */
	double		weight;			/* NaN: not scored */
} cluster_row;

/* Rows from the front of the room, texts from its end, by their distance from there. */
typedef struct cluster_state
{
	int32		vl_len_;
	uint8		version;
	uint8		is_text;		/* 0 or 1; any byte in a state that did not come from here */
	double		penalty;
	uint64		used;			/* rows */
	uint64		texts;			/* bytes */
	cluster_row rows[FLEXIBLE_ARRAY_MEMBER];
} cluster_state;

#define HEADER			offsetof(cluster_state, rows)
#define VERSION			1

/*
 * The state.
 */

static cluster_state *
new_state(bool is_text, double penalty)
{
	cluster_state *state = dbm_state_resize(NULL, HEADER + FIRST_ROWS * sizeof(cluster_row), WHAT);

	state->version = VERSION;
	state->is_text = is_text;
	state->penalty = penalty;
	return state;
}

static void
damaged(void)
{
	ereport(ERROR,
			(errcode(ERRCODE_DATA_CORRUPTED),
			 errmsg("the state of cluster is damaged or of an unknown version"),
			 errhint("Use the aggregate dbm.cluster().")));
}

static void
check_state(const cluster_state *state, bool is_text)
{
	size_t		bytes = VARSIZE(state);

	if (bytes < HEADER || state->version != VERSION || state->is_text != is_text ||
		!(state->penalty >= -LARGEST_BITS && state->penalty <= 0) ||
		state->texts > bytes - HEADER ||
		state->used > (bytes - HEADER - state->texts) / sizeof(cluster_row))
		damaged();
}

/* Ours to read, aligned; in an aggregate, argument 0 is ours to change too. */
static cluster_state *
state_argument(FunctionCallInfo fcinfo, int arg)
{
	Datum		value = PG_GETARG_DATUM(arg);

	if (arg == 0 && dbm_in_aggregate(fcinfo))
		return (cluster_state *) PG_DETOAST_DATUM(value);
	return (cluster_state *) PG_DETOAST_DATUM_COPY(value);
}

static const char *
text_at(const cluster_state *state, int64 member, uint32 *length)
{
	const char *at = (const char *) state + VARSIZE(state) - member;

	memcpy(length, at, sizeof(*length));
	return at + sizeof(*length);
}

/* What a state that did not come from here could say wrong in its rows. */
static void
check_rows(const cluster_state *state)
{
	for (uint64 i = 0; i < state->used; i++)
	{
		int64		ends[2] = {state->rows[i].a, state->rows[i].b};

		DBM_TICK(dbm_interrupt, i);
		if (fabs(state->rows[i].weight) > LARGEST_BITS)
			damaged();
		for (int j = 0; state->is_text && j < 2; j++)
		{
			uint32		length;

			if (ends[j] < (int64) sizeof(length) || ends[j] > (int64) state->texts)
				damaged();
			text_at(state, ends[j], &length);
			if (length > ends[j] - sizeof(length))
				damaged();
		}
	}
}

static cluster_state *
make_room(cluster_state *state, size_t rows, size_t texts)
{
	size_t		old = VARSIZE(state);
	size_t		needed = HEADER + (state->used + rows) * sizeof(cluster_row) + state->texts + texts;
	cluster_state *larger;

	if (needed <= old)
		return state;
	larger = dbm_state_resize(state, Max(needed, old * 2), WHAT);
	memcpy((char *) larger + VARSIZE(larger) - state->texts,
		   (char *) state + old - state->texts, state->texts);
	return larger;
}

static void
check_penalty(const cluster_state *state, double penalty)
{
	if (state->penalty != penalty)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"penalty\" differs between rows: %g and %g",
						Max(state->penalty, penalty), Min(state->penalty, penalty)),
				 errhint("Give the same penalty in every row of a group.")));
}

static double
penalty_argument(FunctionCallInfo fcinfo)
{
	if (PG_NARGS() < 5)
		return PENALTY;
	if (PG_ARGISNULL(4))
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"penalty\" must not be NULL")));
	return dbm_in_range(PG_GETARG_FLOAT8(4), -LARGEST_BITS, 0, "penalty") + 0.0;
}

static double
weight_argument(FunctionCallInfo fcinfo)
{
	double		weight;

	if (PG_ARGISNULL(3))
		return NAN;
	weight = PG_GETARG_FLOAT8(3);
	if (!(fabs(weight) <= LARGEST_BITS))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"weight\" must be from %g to %g, not %g",
						-LARGEST_BITS, LARGEST_BITS, weight),
				 errhint("Give bits, the binary logarithm of the odds; NULL for a pair that is not scored.")));
	return weight + 0.0;
}

/* The state of argument 0 with room for this row; made for the first row that has a member. */
static cluster_state *
state_of_row(FunctionCallInfo fcinfo, bool is_text, size_t texts)
{
	double		penalty = penalty_argument(fcinfo);
	cluster_state *state;

	if (PG_ARGISNULL(0))
		state = new_state(is_text, penalty);
	else
	{
		state = state_argument(fcinfo, 0);
		check_state(state, is_text);
		check_penalty(state, penalty);
	}
	return make_room(state, 1, texts);
}

static Datum
unchanged(FunctionCallInfo fcinfo)
{
	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/* NULL is nobody: the other member of its row stands by itself. */
Datum
dbm_cluster_add(PG_FUNCTION_ARGS)
{
	double		weight = weight_argument(fcinfo);
	cluster_state *state;
	int64		a;
	int64		b;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
		return unchanged(fcinfo);
	state = state_of_row(fcinfo, false, 0);
	a = PG_GETARG_INT64(PG_ARGISNULL(1) ? 2 : 1);
	b = PG_GETARG_INT64(PG_ARGISNULL(2) ? 1 : 2);
	state->rows[state->used++] = (cluster_row) {a, b, weight};
	PG_RETURN_POINTER(state);
}

static int64
put_text(cluster_state *state, const text *value)
{
	uint32		length = VARSIZE_ANY_EXHDR(value);
	char	   *at;

	state->texts += sizeof(length) + length;
	at = (char *) state + VARSIZE(state) - state->texts;
	memcpy(at, &length, sizeof(length));
	memcpy(at + sizeof(length), VARDATA_ANY(value), length);
	return state->texts;
}

Datum
dbm_cluster_add_text(PG_FUNCTION_ARGS)
{
	double		weight = weight_argument(fcinfo);
	cluster_state *state;
	text	   *a;
	text	   *b;
	int64		first;

	if (PG_ARGISNULL(1) && PG_ARGISNULL(2))
		return unchanged(fcinfo);
	a = PG_GETARG_TEXT_PP(PG_ARGISNULL(1) ? 2 : 1);
	b = PG_ARGISNULL(1) || PG_ARGISNULL(2) ? a : PG_GETARG_TEXT_PP(2);
	state = state_of_row(fcinfo, true,
						 VARSIZE_ANY_EXHDR(a) + VARSIZE_ANY_EXHDR(b) + 2 * sizeof(uint32));
	first = put_text(state, a);
	state->rows[state->used++] = (cluster_row) {
		first, a == b ? first : put_text(state, b), weight
	};
	PG_RETURN_POINTER(state);
}

Datum
dbm_cluster_combine(PG_FUNCTION_ARGS)
{
	cluster_state *state;
	cluster_state *other;
	int64		shift;

	if (PG_ARGISNULL(1))
		return unchanged(fcinfo);
	other = state_argument(fcinfo, 1);
	check_state(other, other->is_text);
	state = PG_ARGISNULL(0) ? new_state(other->is_text, other->penalty) : state_argument(fcinfo, 0);
	check_state(state, other->is_text);
	check_penalty(state, other->penalty);
	check_rows(other);
	state = make_room(state, other->used, other->texts);
	shift = state->is_text ? state->texts : 0;
	for (uint64 i = 0; i < other->used; i++)
	{
		DBM_TICK(dbm_interrupt, i);
		state->rows[state->used++] = (cluster_row) {
			other->rows[i].a + shift, other->rows[i].b + shift, other->rows[i].weight
		};
	}
	state->texts += other->texts;
	memcpy((char *) state + VARSIZE(state) - state->texts,
		   (char *) other + VARSIZE(other) - other->texts, other->texts);
	PG_RETURN_POINTER(state);
}

/*
 * The answer. Members get numbers in their order, so that the smallest number of a
 * cluster is its smallest member.
 */

typedef struct member_place
{
	int64		member;
	size_t		place;			/* 2 i or 2 i + 1: a or b of row i */
} member_place;

static int
compare_members(const void *x, const void *y, void *arg)
{
	const cluster_state *state = arg;
	int64		a = ((const member_place *) x)->member;
	int64		b = ((const member_place *) y)->member;
	uint32		lengths[2];
	const char *texts[2];
	int			order;

	if (!state->is_text || a == b)
		return (a > b) - (a < b);
	texts[0] = text_at(state, a, &lengths[0]);
	texts[1] = text_at(state, b, &lengths[1]);
	order = memcmp(texts[0], texts[1], Min(lengths[0], lengths[1]));
	return order != 0 ? order : (lengths[0] > lengths[1]) - (lengths[0] < lengths[1]);
}

/* The different members in order; numbers[2 i], numbers[2 i + 1] are those of row i. */
static size_t
number_members(cluster_state *state, int64 *members, uint32_t *numbers)
{
	size_t		places = 2 * state->used;
	member_place *sorted = dbm_scratch(places, sizeof(*sorted), WHAT);
	size_t		n = 0;

	for (size_t i = 0; i < state->used; i++)
	{
		sorted[2 * i] = (member_place) {state->rows[i].a, 2 * i};
		sorted[2 * i + 1] = (member_place) {state->rows[i].b, 2 * i + 1};
	}
	qsort_interruptible(sorted, places, sizeof(*sorted), compare_members, state);
	for (size_t i = 0; i < places; i++)
	{
		DBM_TICK(dbm_interrupt, i);
		if (i == 0 || compare_members(&sorted[i - 1], &sorted[i], state) != 0)
			members[n++] = sorted[i].member;
		numbers[sorted[i].place] = n - 1;
	}
	pfree(sorted);
	return n;
}

/* By the ends; the heaviest of a repeated pair first. */
static int
compare_ends(const void *x, const void *y, void *arg)
{
	const dbm_scored_pair *p = x;
	const dbm_scored_pair *q = y;

	if (p->a != q->a)
		return p->a < q->a ? -1 : 1;
	if (p->b != q->b)
		return p->b < q->b ? -1 : 1;
	return (p->weight < q->weight) - (p->weight > q->weight);
}

static int
compare_weights(const void *x, const void *y, void *arg)
{
	const dbm_scored_pair *p = x;
	const dbm_scored_pair *q = y;

	if (p->weight != q->weight)
		return p->weight > q->weight ? -1 : 1;
	return compare_ends(x, y, arg);
}

/* Every scored pair once, the heaviest first. */
static dbm_scored_pair *
list_pairs(const cluster_state *state, const uint32_t *numbers, size_t *n)
{
	dbm_scored_pair *pairs = dbm_scratch(state->used, sizeof(*pairs), WHAT);
	size_t		scored = 0;

	*n = 0;
	for (size_t i = 0; i < state->used; i++)
	{
		uint32_t	a = numbers[2 * i];
		uint32_t	b = numbers[2 * i + 1];

		if (a != b && !isnan(state->rows[i].weight))
			pairs[scored++] = (dbm_scored_pair) {Min(a, b), Max(a, b), state->rows[i].weight};
	}
	qsort_interruptible(pairs, scored, sizeof(*pairs), compare_ends, NULL);
	for (size_t i = 0; i < scored; i++)
	{
		if (*n == 0 || pairs[i].a != pairs[*n - 1].a || pairs[i].b != pairs[*n - 1].b)
			pairs[(*n)++] = pairs[i];
	}
	qsort_interruptible(pairs, *n, sizeof(*pairs), compare_weights, NULL);
	return pairs;
}

static void
link_members(dbm_average_link *link, size_t members, dbm_scored_pair *pairs, size_t n_pairs,
			 double penalty)
{
	dbm_agglomeration *clusters = &link->clusters;

	memset(link, 0, sizeof(*link));
	clusters->n = members;
	clusters->parent = dbm_scratch(members, sizeof(uint32_t), WHAT);
	clusters->next = dbm_scratch(members, sizeof(uint32_t), WHAT);
	clusters->size = dbm_scratch(members, sizeof(uint32_t), WHAT);
	clusters->tick = dbm_interrupt;
	link->pairs = pairs;
	link->n_pairs = n_pairs;
	link->penalty = penalty;
	link->first = dbm_scratch(members + 1, sizeof(size_t), WHAT);
	link->degree = dbm_scratch(members, sizeof(size_t), WHAT);
	link->neighbours = dbm_scratch(2 * n_pairs, sizeof(dbm_neighbour), WHAT);
	link->refusals = dbm_scratch(DBM_REFUSALS, sizeof(dbm_refusal), WHAT);
	dbm_link_by_average(link);
}

static Datum
member_datum(const cluster_state *state, int64 member)
{
	uint32		length;
	const char *at;

	if (!state->is_text)
		return Int64GetDatum(member);
	at = text_at(state, member, &length);
	pg_verifymbstr(at, length, false);
	return PointerGetDatum(cstring_to_text_with_len(at, length));
}

/* The composites in the order of cluster, member: members fill the run of their cluster. */
static ArrayType *
form_result(FunctionCallInfo fcinfo, const cluster_state *state, const int64 *members,
			dbm_agglomeration *clusters)
{
	Oid			type = get_element_type(get_func_rettype(fcinfo->flinfo->fn_oid));
	TupleDesc	desc = lookup_rowtype_tupdesc_copy(type, -1);
	Datum	   *rows = dbm_scratch(clusters->n, sizeof(Datum), "the list of clusters");
	size_t	   *at = dbm_scratch(clusters->n, sizeof(size_t), "the list of clusters");
	size_t		bytes = 0;
	size_t		begin = 0;

	for (size_t i = 0; i < clusters->n; i++)
	{
		uint32_t	root = dbm_union_find(clusters->parent, i);
		Datum		values[2] = {
			member_datum(state, members[i]), member_datum(state, members[root])
		};
		bool		nulls[2] = {false, false};
		HeapTuple	tuple = heap_form_tuple(desc, values, nulls);

		DBM_TICK(dbm_interrupt, i);
		bytes += MAXALIGN(tuple->t_len);
		if ((i & 1023) == 0)
			dbm_check_state_size(bytes, "the list of clusters");
		if (root == i)
		{
			at[i] = begin;
			begin += clusters->size[i];
		}
		rows[at[root]++] = HeapTupleGetDatum(tuple);
	}
	return construct_array(rows, clusters->n, type, -1, false, TYPALIGN_DOUBLE);
}

static Datum
finish(FunctionCallInfo fcinfo, bool is_text)
{
	cluster_state *state = state_argument(fcinfo, 0);
	int64	   *members;
	uint32_t   *numbers;
	dbm_scored_pair *pairs;
	size_t		n_members;
	size_t		n_pairs;
	dbm_average_link link;

	check_state(state, is_text);
	check_rows(state);
	members = dbm_scratch(2 * state->used, sizeof(*members), WHAT);
	numbers = dbm_scratch(2 * state->used, sizeof(*numbers), WHAT);
	n_members = number_members(state, members, numbers);
	pairs = list_pairs(state, numbers, &n_pairs);
	link_members(&link, n_members, pairs, n_pairs, state->penalty);
	PG_RETURN_POINTER(form_result(fcinfo, state, members, &link.clusters));
}

Datum
dbm_cluster_final(PG_FUNCTION_ARGS)
{
	return finish(fcinfo, false);
}

Datum
dbm_cluster_text_final(PG_FUNCTION_ARGS)
{
	return finish(fcinfo, true);
}
