/*
 * company_alias.h
 *	  Names of firms that are one firm's by the caller's word.
 */
#ifndef DBM_LINKAGE_COMPANY_ALIAS_H
#define DBM_LINKAGE_COMPANY_ALIAS_H

#include "core/company/parse.h"
#include "core/linkage/linkage.h"

/* The brand, trade and numbers of a name as one number; no name's is 0. */
extern uint64_t dbm_company_alias_key(const dbm_company_name *name);

/* One firm goes by both; nothing happens where one of them names nobody. */
extern void dbm_company_alias_join(dbm_room *room, dbm_company_aliases *aliases,
								   const dbm_company_name *a, const dbm_company_name *b);

/* The class of a key, whatever the order the aliases came in; 0 without one. */
extern uint64_t dbm_company_alias_class(const dbm_company_aliases *aliases, uint64_t key);

#endif							/* DBM_LINKAGE_COMPANY_ALIAS_H */
