/*
 * firm_compare.h
 *	  Can two parsed names be the same company's?
 */
#ifndef DBM_FIRM_COMPARE_H
#define DBM_FIRM_COMPARE_H

#include "core/firm_parse.h"

/* From the strongest evidence against to the strongest for; 0: there is nothing to compare. */
typedef enum dbm_firm_level
{
	DBM_FIRM_UNKNOWN = 0,
	DBM_FIRM_CONFLICT,			/* another place or another number */
	DBM_FIRM_DIFFERENT,
	DBM_FIRM_SISTER,			/* one brand, another trade */
	DBM_FIRM_BRANCH,			/* one is a branch of the other, or of another branch's parent */
	DBM_FIRM_PARTIAL,			/* one name holds more than the other */
	DBM_FIRM_PINYIN,			/* 华为, Huawei: equal by sound and trade only */
	DBM_FIRM_TYPO,
	DBM_FIRM_PLACE_ABSENT,		/* one does not say where */
	DBM_FIRM_INITIALS,			/* IBM */
	DBM_FIRM_ALIAS,				/* the caller's table says so */
	DBM_FIRM_FORM,				/* another legal form, or none */
	DBM_FIRM_EXACT				/* but for case, width, marks and the way the form is written */
} dbm_firm_level;

#define DBM_FIRM_LEVELS (DBM_FIRM_EXACT + 1)

/* From this similarity on two names are one company's; below, down to review, ask a person. */
#define DBM_FIRM_MATCH	0.9
#define DBM_FIRM_REVIEW 0.75

typedef struct dbm_firm_match
{
	dbm_firm_level level;
	dbm_firm_level besides;		/* the level but for place, number and branch */
	double		similarity;		/* 0..1; 0 for DBM_FIRM_UNKNOWN */
} dbm_firm_match;

/* Symmetric. */
extern dbm_firm_match dbm_company_name_compare(const dbm_company_name *a,
											   const dbm_company_name *b);

/*
 * What identifies the firm, written together: brand, numbers and trade words, without
 * place, form, branch and small words. Room for DBM_FIRM_POINTS; returns the length.
 */
extern size_t dbm_company_name_key(const dbm_company_name *name, uint32_t *out);

/* Of two names that a table of the caller says are one firm's. */
extern dbm_firm_match dbm_company_name_alias(const dbm_company_name *a,
											 const dbm_company_name *b);

/* "exact", "form", ...; the words of SQL. */
extern const char *dbm_firm_level_label(dbm_firm_level level);

#endif							/* DBM_FIRM_COMPARE_H */
