/*
 * nickname.h
 *	  Which English given names are used for one another.
 */
#ifndef DBM_NAME_NICKNAME_H
#define DBM_NAME_NICKNAME_H

#include "core/base/dbm_core.h"

/* Folded letters: can both be given names of one person, as Bob and Robert are? */
extern bool dbm_are_nicknames(const uint32_t *a, size_t n, const uint32_t *b, size_t m);

/* The entries of the table, 0 <= i < dbm_nickname_count(): a form and the name it stands for. */
extern size_t dbm_nickname_count(void);
extern bool dbm_nickname_entry(size_t i, const char **form, const char **name);

#endif							/* DBM_NAME_NICKNAME_H */
