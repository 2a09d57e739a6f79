/*
 * refresh.c
 *	  May the procedure that asks COMMIT? Refresh wants to keep a log row of a
 *	  failure, which only works where it controls the transaction itself.
 *
 * A procedure is told by its call context: atomic inside BEGIN ... COMMIT, inside
 * a function, and inside a procedure with SET clauses. A subtransaction (an
 * exception block of the caller) forbids COMMIT as well.
 */
#include "base/dbm.h"

#include "access/xact.h"
#include "nodes/parsenodes.h"

PG_FUNCTION_INFO_V1(dbm_refresh_may_commit);
PG_FUNCTION_INFO_V1(dbm_refresh_unit_days);

Datum
dbm_refresh_may_commit(PG_FUNCTION_ARGS)
{
	bool		in_call = fcinfo->context != NULL && IsA(fcinfo->context, CallContext);
	Datum		may_commit = BoolGetDatum(in_call && !IsSubTransaction() &&
										  !castNode(CallContext, fcinfo->context)->atomic);
	bool		null = false;

	return dbm_form_composite(fcinfo, &may_commit, &null);
}

/* Days in a time unit: what the procedure divides ages by is what btyd divides them by. */
Datum
dbm_refresh_unit_days(PG_FUNCTION_ARGS)
{
	PG_RETURN_FLOAT8(dbm_unit_argument(PG_GETARG_TEXT_PP(0)));
}
