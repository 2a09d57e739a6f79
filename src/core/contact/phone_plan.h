/*
 * phone_plan.h
 *	  Numbering plans: which digits are a telephone number of which country, and of what kind.
 */
#ifndef DBM_CONTACT_PHONE_PLAN_H
#define DBM_CONTACT_PHONE_PLAN_H

#include "core/base/dbm_core.h"

#define DBM_NSN_DIGITS	17		/* most digits of a national number here; E.164 allows 15 */

typedef enum dbm_phone_kind
{
	DBM_PHONE_INVALID = 0,
	DBM_PHONE_PREMIUM,
	DBM_PHONE_TOLL_FREE,
	DBM_PHONE_SHARED,			/* the caller pays a share */
	DBM_PHONE_VOIP,
	DBM_PHONE_PERSONAL,			/* follows a person to any line */
	DBM_PHONE_PAGER,
	DBM_PHONE_UNIVERSAL,		/* one number for all offices of a company */
	DBM_PHONE_VOICEMAIL,
	DBM_PHONE_FIXED,
	DBM_PHONE_MOBILE,
	DBM_PHONE_FIXED_OR_MOBILE,	/* the plan does not tell */
	DBM_PHONE_KINDS
} dbm_phone_kind;

/* A country, or a service over many, which has the name 001. */
typedef struct dbm_phone_region
{
	char		name[4];
	char		local_prefix[6];	/* what a local number lacks */
	uint16_t	code;			/* calling code */
	uint32_t	lengths;		/* bit n: there are numbers of n digits */
	uint32_t	local_lengths;	/* bit n: dialled within an area only */
	uint16_t	plan;			/* states of the automaton: kinds of numbers, */
	uint16_t	general;		/* what looks like a number, */
	uint16_t	international;	/* prefixes of calls abroad, */
	uint16_t	leading;		/* first digits, where a code is shared, */
	uint16_t	trunk;			/* prefixes of national calls */
} dbm_phone_region;

/* By its two letters in upper case; NULL when there is none. */
extern const dbm_phone_region *dbm_phone_region_named(const char *name);

/* The main country of a calling code; NULL when there is none. */
extern const dbm_phone_region *dbm_phone_region_of_code(int code);

/* The i-th country by calling code, the main one of a shared code first; NULL at the end. */
extern const dbm_phone_region *dbm_phone_region_at(int i);

/* The calling code that begins these digits, and its length; 0 without one. */
extern int dbm_phone_code(const char *digits, int n, int *length);

/*
 * Digits are characters '0' to '9'.
 */

/* The country of this calling code that the national number belongs to; NULL for none. */
extern const dbm_phone_region *dbm_phone_region_of(int code, const char *digits, int n);

extern dbm_phone_kind dbm_phone_kind_of(const dbm_phone_region *region, const char *digits, int n);

/* Length of the prefix of a call abroad that begins these digits; 0 without one. */
extern int dbm_phone_international(const dbm_phone_region *region, const char *digits, int n);

/* Does it look like a number of the country, in use or not? */
extern bool dbm_phone_general(const dbm_phone_region *region, const char *digits, int n);

/*
 * The national number as dialled from abroad: without trunk prefix or carrier
 * code, with the area a local number lacks. `national` has room for n + 6 digits;
 * returns how many there are.
 */
extern int dbm_phone_national(const dbm_phone_region *region, const char *digits, int n,
							  char *national);

#endif							/* DBM_CONTACT_PHONE_PLAN_H */
