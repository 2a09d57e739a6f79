/*
 * compat.h
 *	  The one place that knows how PostgreSQL majors differ. Supported: 15 and later.
 */
#ifndef DBM_COMPAT_H
#define DBM_COMPAT_H

#include "postgres.h"

#define DBM_PG_16	160000
#define DBM_PG_17	170000
#define DBM_PG_18	180000

#if PG_VERSION_NUM < 150000
#error "dbm_marketing needs PostgreSQL 15 or later"
#endif

#if PG_VERSION_NUM >= DBM_PG_16
#include "varatt.h"
#endif

#if PG_VERSION_NUM >= DBM_PG_18
#define DBM_MODULE_MAGIC(number)	PG_MODULE_MAGIC_EXT(.name = "dbm_marketing", .version = number)
#else
#define DBM_MODULE_MAGIC(number)	PG_MODULE_MAGIC
#endif

#endif							/* DBM_COMPAT_H */
