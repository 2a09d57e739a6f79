/*
 * firm_alias.h
 *	  Names of firms that are one firm's by the caller's word.
 */
#ifndef DBM_FIRM_ALIAS_H
#define DBM_FIRM_ALIAS_H

#include "core/firm_parse.h"
#include "core/linkage.h"

/* The brand, trade and numbers of a name as one number; no name's is 0. */
extern uint64_t dbm_firm_alias_key(const dbm_company_name *name);

/* One firm goes by both; nothing happens where one of them names nobody. */
extern void dbm_firm_alias_join(dbm_room *room, dbm_firm_aliases *aliases,
								const dbm_company_name *a, const dbm_company_name *b);

/* The class of a key, whatever the order the aliases came in; 0 without one. */
extern uint64_t dbm_firm_alias_class(const dbm_firm_aliases *aliases, uint64_t key);

#endif							/* DBM_FIRM_ALIAS_H */
