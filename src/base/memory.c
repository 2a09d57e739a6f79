/*
 * memory.c
 *	  Aggregate states and scratch space, held to the memory settings; the tick of long loops.
 *
 * A state is a flat varlena in the context of its aggregate; scratch lives in the current
 * context. Both are refused with both numbers when no memory setting allows them.
 */
#include "base/dbm.h"

#include "storage/shmem.h"
#include "utils/memutils.h"

void
dbm_interrupt(void)
{
	CHECK_FOR_INTERRUPTS();
}

bool
dbm_in_aggregate(FunctionCallInfo fcinfo)
{
	return AggCheckCallContext(fcinfo, NULL) != 0;
}

/*
 * A fit keeps the facts it has to sort, so it is held to the larger of the two
 * settings that bound such work: hash memory (work_mem x hash_mem_multiplier)
 * and maintenance_work_mem. One gigabyte is the limit of any value.
 */
size_t
dbm_state_limit(void)
{
	size_t		hash_memory = get_hash_memory_limit();
	size_t		maintenance = (size_t) maintenance_work_mem * 1024;
	size_t		limit = Max(hash_memory, maintenance);

	return Min(limit, MaxAllocSize);
}

void
dbm_check_state_size(size_t bytes, const char *what)
{
	size_t		limit = dbm_state_limit();

	if (bytes > limit)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("%s needs %zu kB of memory, %zu kB are allowed", what,
						bytes / 1024, limit / 1024),
				 errhint("Raise maintenance_work_mem or work_mem (up to 1 GB is used), or split the rows with GROUP BY.")));
}

void *
dbm_state_resize(const void *old, size_t bytes, const char *what)
{
	void	   *state;

	dbm_check_state_size(bytes, what);
	state = palloc0(bytes);
	if (old != NULL)
		memcpy(state, old, Min(VARSIZE(old), bytes));
	SET_VARSIZE(state, bytes);
	return state;
}

void *
dbm_scratch(size_t n, size_t size, const char *what)
{
	dbm_check_state_size(mul_size(n, size), what);
	return palloc(Max(n, 1) * size);
}
