/*
 * legal_form.h
 *	  The legal forms in names of companies.
 */
#ifndef DBM_COMPANY_LEGAL_FORM_H
#define DBM_COMPANY_LEGAL_FORM_H

#include "core/base/dbm_core.h"

/*
 * A form is a number: the place of its canonical entry, from 1; 0 for none. Texts
 * are folded; in Latin letters the words stand with one blank between.
 */

/* The form whose words end (or begin) the Latin text; its length in letters, or 0. */
extern size_t dbm_form_tail(const char *text, size_t length, uint16_t *form);
extern size_t dbm_form_head(const char *text, size_t length, uint16_t *form);

/* The same for text without blanks (UTF-8): 有限公司, 株式会社, 주식회사. Bytes, or 0. */
extern size_t dbm_form_cjk_tail(const char *text, size_t length, uint16_t *form);
extern size_t dbm_form_cjk_head(const char *text, size_t length, uint16_t *form);

/* Is the whole text, as in brackets, a form: 株, 有限合伙? */
extern bool dbm_form_whole(const char *text, size_t length, uint16_t *form);

/* The canonical writing, NULL for 0. */
extern const char *dbm_form_name(uint16_t form);

/* Are they forms of which one firm has but one: GmbH and AG, Inc and GmbH? */
extern bool dbm_forms_exclude(uint16_t a, uint16_t b);

/* Are they one form, or its names in two languages: ООО and LLC, ПАО and PJSC, Α.Ε. and S.A.? */
extern bool dbm_forms_equal(uint16_t a, uint16_t b);

/* The entries: form as written (folded), the canonical one, where it stands. */
extern size_t dbm_form_count(void);
extern void dbm_form_entry(size_t i, const char **written, const char **canonical,
						   const char **place);

#endif							/* DBM_COMPANY_LEGAL_FORM_H */
