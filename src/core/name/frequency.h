/*
 * frequency.h
 *	  How common a name is in the population, whatever a list of customers holds.
 */
#ifndef DBM_NAME_FREQUENCY_H
#define DBM_NAME_FREQUENCY_H

#include "core/base/dbm_core.h"

/*
 * The share of people, 0..1, who bear the surname or the given name: folded letters
 * or characters (core/text/fold.h). 0: not listed, that is rarer than about one in ten
 * thousand, or of a country whose figures are not here. A name of several countries
 * has the largest of its shares.
 */
extern double dbm_surname_share(const uint32_t *folded, size_t n);
extern double dbm_given_share(const uint32_t *folded, size_t n);

/*
 * The share of people who bear both: as published for the most common full names of
 * China, or else the product of the two shares. 0 when either is not listed.
 */
extern double dbm_full_name_share(const uint32_t *surname, size_t n,
								  const uint32_t *given, size_t m);

#endif							/* DBM_NAME_FREQUENCY_H */
