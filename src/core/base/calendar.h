/*
 * calendar.h
 *	  Days, civil dates and elapsed months; the units of time of the models.
 */
#ifndef DBM_BASE_CALENDAR_H
#define DBM_BASE_CALENDAR_H

#include "core/base/dbm_core.h"

/* Days are counted from 2000-01-01, as PostgreSQL counts them. */
extern double dbm_months_between(int32_t from_day, int32_t to_day);

/* Length in days of 'day', 'week', 'month' or 'year'; 0 when unknown. */
extern double dbm_unit_days(const char *unit, size_t length);

#endif							/* DBM_BASE_CALENDAR_H */
