/*
 * trade_word.h
 *	  Words in names of companies that many firms share, and what they mean.
 */
#ifndef DBM_COMPANY_TRADE_WORD_H
#define DBM_COMPANY_TRADE_WORD_H

#include "core/base/dbm_core.h"

/*
 * Folded UTF-8. The concept is the same for one meaning in every language; 0 when
 * the word is none of the list.
 */
extern uint16_t dbm_trade_word(const char *word, size_t length);

/* The longest trade word the text without blanks ends in; its bytes, or 0. */
extern size_t dbm_trade_tail(const char *text, size_t length, uint16_t *concept);

/* Is the word a sign of a group of firms: group, holding, 集团? And the one a text ends in. */
extern bool dbm_is_group_word(const char *word, size_t length);
extern size_t dbm_group_tail(const char *text, size_t length);

/* The word for a branch that a text without blanks ends in; its bytes, or 0. */
extern size_t dbm_branch_tail(const char *text, size_t length);

/* the, of, and, de, für ... */
extern bool dbm_is_stop_word(const char *word, size_t length);

/* one, second: words that tell a number; 0 for others. */
extern int	dbm_number_word(const char *word, size_t length);

/*
 * Word i of the list and the name of its concept, those for groups and for branches
 * last; the bytes of the word, 0 past the end.
 */
extern size_t dbm_trade_entry(size_t i, const char **concept, const char **word);

#endif							/* DBM_COMPANY_TRADE_WORD_H */
