/*
 * dbm_core.h
 *	  Conventions of the pure core: libc and libm only, nothing of PostgreSQL.
 *
 * A core function reads its arguments, writes into buffers the caller owns and
 * returns a status. It keeps no state between calls, allocates nothing behind
 * the caller's back and raises nothing. A loop whose length depends on data
 * calls the tick the caller passed, about once per thousand steps; the tick
 * may leave by longjmp, so a core function holds no resource across it.
 */
#ifndef DBM_BASE_DBM_CORE_H
#define DBM_BASE_DBM_CORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum dbm_status
{
	DBM_OK = 0,
	DBM_INVALID,				/* an argument is outside its domain */
	DBM_OVERFLOW,				/* a result does not fit its type */
	DBM_NO_ROOM					/* the caller's buffer is too small */
} dbm_status;

/* Called from long loops; NULL is allowed and means no interruption. */
typedef void (*dbm_tick) (void);

#define DBM_TICK(tick, i) \
	do { if ((tick) != NULL && ((i) & 1023) == 0) (tick)(); } while (0)

#endif							/* DBM_BASE_DBM_CORE_H */
