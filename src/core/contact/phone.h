/*
 * phone.h
 *	  Telephone numbers as people write them: E.164, extension, kind, or why it is none.
 */
#ifndef DBM_CONTACT_PHONE_H
#define DBM_CONTACT_PHONE_H

#include "core/contact/phone_plan.h"

#define DBM_PHONE_TEXT		250 /* code points; what is longer is no number */
#define DBM_EXTENSION_DIGITS 20

typedef enum dbm_phone_reason
{
	DBM_PHONE_GOOD = 0,
	DBM_PHONE_EMPTY,			/* no digits */
	DBM_PHONE_SCIENTIFIC,		/* 1.38E+10: a spreadsheet has cut its digits */
	DBM_PHONE_CHARACTERS,		/* what is no part of a number stands in it */
	DBM_PHONE_NO_COUNTRY,		/* neither a calling code nor a default country */
	DBM_PHONE_BAD_CODE,			/* no country has this calling code */
	DBM_PHONE_SHORT,
	DBM_PHONE_LONG,
	DBM_PHONE_UNASSIGNED,		/* as long as a number, but the plan has none that begins so */
	DBM_PHONE_REASONS
} dbm_phone_reason;

typedef struct dbm_phone
{
	dbm_phone_kind kind;
	dbm_phone_reason reason;
	char		e164[24];		/* + and digits; empty when invalid */
	char		extension[DBM_EXTENSION_DIGITS + 1];
	char		region[4];		/* of the number; empty when not known */
} dbm_phone;

/* `region`: two letters in upper case, for numbers without a calling code; NULL for none. */
extern void dbm_phone_parse(const uint32_t *points, size_t n, const dbm_phone_region *region,
							dbm_phone *phone);

/* How much of the text is a code dialled before a number, *31# or *67; 0: none. */
extern size_t dbm_phone_dial_code(const uint32_t *points, size_t n);

/* mobile, fixed, toll_free, ..., invalid */
extern const char *dbm_phone_kind_name(dbm_phone_kind kind);

#endif							/* DBM_CONTACT_PHONE_H */
