/*
 * validate.h
 *	  What the files of validation share.
 */
#ifndef DBM_VALIDATE_H
#define DBM_VALIDATE_H

/* What to do about a reason, in English. */
extern const char *dbm_validate_cure(const char *reason);

#endif							/* DBM_VALIDATE_H */
