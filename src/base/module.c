/*
 * module.c
 *	  The library's identity: what the server checks when it loads the file, and the version.
 */
#include "base/dbm.h"

#include "utils/builtins.h"

DBM_MODULE_MAGIC(DBM_VERSION);

PG_FUNCTION_INFO_V1(dbm_version);

/* The version of the loaded library; the installed SQL may lag behind until it is updated too. */
Datum
dbm_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(DBM_VERSION));
}
