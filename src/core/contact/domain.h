/*
 * domain.h
 *	  Internet names: syntax, normal form, and the part that somebody has registered.
 */
#ifndef DBM_CONTACT_DOMAIN_H
#define DBM_CONTACT_DOMAIN_H

#include "core/base/dbm_core.h"

#define DBM_DOMAIN_POINTS	253 /* octets of the longest name, so code points too */

/*
 * Checks a name and writes its normal form: lower case, full stops of any script as
 * dots, labels of the form xn-- decoded (RFC 3492). `name` has room for
 * DBM_DOMAIN_POINTS; returns how many there are, 0 when it is no name with a dot.
 */
extern size_t dbm_domain_normal(const uint32_t *points, size_t n, uint32_t *name);

/*
 * Where the registered part begins: acme.co.uk in www.shop.acme.co.uk. By a rule for
 * second-level names of countries, not by a list of all of them.
 */
extern size_t dbm_domain_registered(const uint32_t *name, size_t n);

/* The host of a web address or of an e-mail, not yet checked: from and to. */
extern void dbm_domain_host(const uint32_t *points, size_t n, size_t *from, size_t *to);

/* May the code point, in lower case, be in a name: letter, digit, hyphen of any script? */
extern bool dbm_label_letter(uint32_t c);

#endif							/* DBM_CONTACT_DOMAIN_H */
