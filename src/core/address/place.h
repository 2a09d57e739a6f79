/*
 * place.h
 *	  Names of Chinese provinces and cities, and of countries.
 */
#ifndef DBM_ADDRESS_PLACE_H
#define DBM_ADDRESS_PLACE_H

#include "core/base/dbm_core.h"

/* 0: not said. A city implies its province, a province implies China. */
typedef struct dbm_place
{
	uint16_t	country;
	uint16_t	province;
	uint16_t	city;
} dbm_place;

/*
 * The place that the folded text begins with, or ends with, with or without 省, 市,
 * 自治区 and their like. Returns its code points, the longest there are; 0 when there
 * is none. `marked`: such a word followed, so that it is certainly a place.
 */
extern size_t dbm_place_head(const uint32_t *text, size_t n, dbm_place *place, bool *marked);
extern size_t dbm_place_tail(const uint32_t *text, size_t n, dbm_place *place);

/* The place that these folded Latin letters, without blanks, are the name of. */
extern bool dbm_place_latin(const uint32_t *letters, size_t n, dbm_place *place);

/* Do both say where, and not the same? */
extern bool dbm_place_conflict(dbm_place a, dbm_place b);

extern bool dbm_place_known(dbm_place place);

/* What b knows and a does not. */
extern dbm_place dbm_place_join(dbm_place a, dbm_place b);

/* UTF-8 names and the ISO code; NULL for 0. */
extern const char *dbm_country_code(uint16_t country);
extern const char *dbm_province_name(uint16_t province);
extern const char *dbm_city_name(uint16_t city);

#endif							/* DBM_ADDRESS_PLACE_H */
