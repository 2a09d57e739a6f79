/*
 * compare.h
 *	  Can two parsed names be the same company's?
 */
#ifndef DBM_COMPANY_COMPARE_H
#define DBM_COMPANY_COMPARE_H

#include "core/company/parse.h"

/* From the strongest evidence against to the strongest for; 0: there is nothing to compare. */
typedef enum dbm_company_match_level
{
	DBM_COMPANY_UNKNOWN = 0,
	DBM_COMPANY_CONFLICT,			/* another place or another number */
	DBM_COMPANY_DIFFERENT,
	DBM_COMPANY_SISTER,			/* one brand, another trade */
	DBM_COMPANY_BRANCH,			/* one is a branch of the other, or of another branch's parent */
	DBM_COMPANY_PARTIAL,			/* one name holds more than the other */
	DBM_COMPANY_PINYIN,			/* 华为, Huawei: equal by sound and trade only */
	DBM_COMPANY_TYPO,
	DBM_COMPANY_PLACE_ABSENT,		/* one does not say where */
	DBM_COMPANY_INITIALS,			/* IBM */
	DBM_COMPANY_ALIAS,				/* the caller's table says so */
	DBM_COMPANY_FORM,				/* another legal form, or none */
	DBM_COMPANY_EXACT				/* but for case, width, marks and the way the form is written */
} dbm_company_match_level;

#define DBM_COMPANY_LEVELS (DBM_COMPANY_EXACT + 1)

/* From this similarity on two names are one company's; below, down to review, ask a person. */
#define DBM_COMPANY_MATCH	0.9
#define DBM_COMPANY_REVIEW 0.75

typedef struct dbm_company_match
{
	dbm_company_match_level level;
	dbm_company_match_level besides;		/* the level but for place, number and branch */
	double		similarity;		/* 0..1; 0 for DBM_COMPANY_UNKNOWN */
} dbm_company_match;

/* Symmetric. */
extern dbm_company_match dbm_company_name_compare(const dbm_company_name *a,
												  const dbm_company_name *b);

/*
 * What identifies the firm, written together: brand, numbers and trade words, without
 * place, form, branch and small words. Room for DBM_COMPANY_POINTS; returns the length.
 */
extern size_t dbm_company_name_key(const dbm_company_name *name, uint32_t *out);

/* Of two names that a table of the caller says are one firm's. */
extern dbm_company_match dbm_company_name_alias(const dbm_company_name *a,
												const dbm_company_name *b);

/* "exact", "form", ...; the words of SQL. */
extern const char *dbm_company_level_label(dbm_company_match_level level);

#endif							/* DBM_COMPANY_COMPARE_H */
