/*
 * check_digit.h
 *	  Registered numbers that carry a check of their own.
 */
#ifndef DBM_CONTACT_CHECK_DIGIT_H
#define DBM_CONTACT_CHECK_DIGIT_H

#include "core/base/dbm_core.h"

#define DBM_CREDIT_CODE		18
#define DBM_IDENTITY_CARD	18
#define DBM_REGISTRATION	15

typedef enum dbm_code_reason
{
	DBM_CODE_GOOD = 0,
	DBM_CODE_EMPTY,
	DBM_CODE_LENGTH,
	DBM_CODE_CHARACTERS,
	DBM_CODE_AUTHORITY,			/* no registry or region begins so */
	DBM_CODE_DATE,				/* the birth date is no day */
	DBM_CODE_CHECK				/* a character is wrong, or two have changed places */
} dbm_code_reason;

/*
 * The letters and digits of a code in upper case, without what separates them.
 * Returns how many there are, or room + 1 when there are more or another character.
 */
extern size_t dbm_code_clean(const uint32_t *points, size_t n, char *code, size_t room);

/* Unified social credit code, GB 32100-2015; `code` has room for 18 and a zero. */
extern dbm_code_reason dbm_credit_code(const uint32_t *points, size_t n, char *code);

/* The code that is meant where I, O, S or Z stand for 1, 0, 5, 2; false for none. */
extern bool dbm_credit_code_meant(const uint32_t *points, size_t n, char *code);

/* Identity card, GB 11643-1999; 15 digits of before are written as 18. */
extern dbm_code_reason dbm_identity_card(const uint32_t *points, size_t n, char *code);

/* Business registration number of 15 digits, GS 15-2006. */
extern dbm_code_reason dbm_registration_number(const uint32_t *points, size_t n, char *code);

#endif							/* DBM_CONTACT_CHECK_DIGIT_H */
