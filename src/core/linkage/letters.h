/*
 * letters.h
 *	  Texts of values compared letter by letter: what the comparisons of a linkage share.
 */
#ifndef DBM_LINKAGE_LETTERS_H
#define DBM_LINKAGE_LETTERS_H

#include <string.h>

#include "core/linkage/linkage.h"
#include "core/text/edit_distance.h"
#include "core/text/jaro_winkler.h"

#define SLIP		0.93		/* Jaro-Winkler of texts that differ by slips */
#define SCRATCH		512

typedef struct span
{
	const uint32_t *text;
	size_t		n;
} span;

static inline span
text_of(const dbm_link_table *table, const dbm_value *value)
{
	return (span) {table->points + value->text, value->length};
}

/* The Latin form when there is one. */
static inline span
latin_of(const dbm_link_table *table, const dbm_value *value)
{
	if (value->latin_length > 0)
		return (span) {table->points + value->latin, value->latin_length};
	return text_of(table, value);
}

static inline double
winkler(span a, span b)
{
	return dbm_jaro_winkler(a.text, a.n, b.text, b.n, NULL, NULL);
}

static inline size_t
edits(span a, span b, size_t limit)
{
	uint32_t	scratch[SCRATCH];
	size_t		more = a.n > b.n ? a.n - b.n : b.n - a.n;

	if (more > limit || dbm_edit_scratch(a.n, b.n, limit) > SCRATCH)
		return limit + 1;
	return dbm_edit_distance(a.text, a.n, b.text, b.n, limit, scratch, NULL);
}

/* The slips a text of this length may hold and still be taken for the same. */
static inline size_t
allowed(size_t n)
{
	return n >= 8 ? 2 : n >= 4 ? 1 : 0;
}

static inline bool
slipped(span a, span b)
{
	size_t		limit = allowed(a.n < b.n ? a.n : b.n);

	return limit > 0 && edits(a, b, limit) <= limit;
}

static inline bool
begins(span a, span b)
{
	return a.n <= b.n && memcmp(a.text, b.text, a.n * sizeof(*a.text)) == 0;
}

/* name_level.c */
extern bool dbm_words_within(span a, span b);
extern int	dbm_link_name_level(const dbm_link_table *table, const dbm_value *x,
								const dbm_value *y);

#endif							/* DBM_LINKAGE_LETTERS_H */
