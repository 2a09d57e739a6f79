/*
 * email.h
 *	  E-mail addresses as people write them: clean, in normal form, of a class, or why it is none.
 */
#ifndef DBM_CONTACT_EMAIL_H
#define DBM_CONTACT_EMAIL_H

#include "core/base/dbm_core.h"

#define DBM_EMAIL_POINTS	254 /* of an address; what is longer is none */
#define DBM_EMAIL_TEXT		1024	/* of the text around it too */

typedef enum dbm_email_kind
{
	DBM_EMAIL_INVALID = 0,
	DBM_EMAIL_PERSONAL,			/* a free-mail service or a provider's */
	DBM_EMAIL_COMPANY,			/* any other domain: a person's box there */
	DBM_EMAIL_ROLE,				/* an office, shared by persons */
	DBM_EMAIL_DISPOSABLE,
	DBM_EMAIL_PLACEHOLDER,		/* test@test.com */
	DBM_EMAIL_KINDS
} dbm_email_kind;

typedef enum dbm_email_reason
{
	DBM_EMAIL_GOOD = 0,
	DBM_EMAIL_EMPTY,
	DBM_EMAIL_NO_AT,
	DBM_EMAIL_SEVERAL,			/* more than one address */
	DBM_EMAIL_BAD_LOCAL,		/* what stands before the @ */
	DBM_EMAIL_QUOTED,			/* "a b"@c.de: allowed by RFC 5321, taken by few */
	DBM_EMAIL_BAD_DOMAIN,
	DBM_EMAIL_LONG,
	DBM_EMAIL_REASONS
} dbm_email_reason;

typedef struct dbm_email_address
{
	uint16_t	length;			/* in code points; 0 when invalid */
	uint16_t	at;				/* where the @ is */
	uint32_t	points[DBM_EMAIL_POINTS];
} dbm_email_address;

typedef struct dbm_email
{
	dbm_email_kind kind;
	dbm_email_reason reason;
	dbm_email_address address;		/* to write to: in lower case, without what stood around it */
	dbm_email_address normal;			/* to compare: one for all ways to write to one box */
} dbm_email;

/* `points` are of composed text (NFKC), not folded. */
extern void dbm_email_parse(const uint32_t *points, size_t n, dbm_email *email);

/* The address that is probably meant, where the domain is one slip from a common one. */
extern bool dbm_email_suggest(const uint32_t *points, size_t n, dbm_email_address *meant);

/* Class by the domain alone, in normal form: personal, company, disposable or placeholder. */
extern dbm_email_kind dbm_domain_kind(const uint32_t *name, size_t n);

extern const char *dbm_email_kind_name(dbm_email_kind kind);

/* The i-th entry of a built-in table, NULL at its end. */
extern const char *dbm_free_mail_domain(int i);
extern const char *dbm_disposable_domain(int i);

/* Role words are ASCII or UTF-8 text here. */
extern const char *dbm_role_word(int i);

#endif							/* DBM_CONTACT_EMAIL_H */
