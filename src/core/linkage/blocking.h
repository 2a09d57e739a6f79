/*
 * blocking.h
 *	  Which pairs of a linkage table are worth comparing.
 */
#ifndef DBM_LINKAGE_BLOCKING_H
#define DBM_LINKAGE_BLOCKING_H

#include "core/linkage/linkage.h"

#define DBM_BLOCKING_RULES	40		/* most rules of a level */
#define DBM_BLOCK_WINDOW 8		/* neighbours that are paired in a block that is too large */

#define DBM_BLOCK_KEYS	64		/* of one record under a rule; further values find nobody */

/* A block that is too large for all its pairs. */
typedef struct dbm_large_block
{
	int			rule;
	uint32_t	record;			/* one that is in it */
	uint32_t	size;
} dbm_large_block;

typedef struct dbm_blocks
{
	const dbm_link_table *table;
	dbm_room   *room;
	int			rules;
	uint32_t   *key;			/* rules x n; 0: none */
	bool		several[DBM_BLOCKING_RULES];	/* some record has more than one key */
	uint64_t   *entry;			/* key and record, ordered; as many again to spare */
	size_t		entries;
	uint32_t	limit;			/* records of a block that are all paired */
	uint32_t	window;			/* neighbours that are paired in a larger one */
	dbm_large_block *large;
	size_t		n_large;
	size_t		large_room;
} dbm_blocks;

/* Return false to stop. */
typedef bool (*dbm_pair_visit) (void *context, uint32_t a, uint32_t b);

extern const char *dbm_blocking_rule_name(bool company, int rule);
extern void dbm_blocks_init(dbm_blocks *blocks, const dbm_link_table *table, uint32_t limit);

/* Candidate pairs, a < b, rule by rule. */
extern void dbm_blocks_visit(dbm_blocks *blocks, dbm_pair_visit visit, void *context);

/* Where a record comes in a block that is too large; only the upper half counts. */
extern uint64_t dbm_block_place(const dbm_link_table *table, size_t record);

/*
 * The keys of a record under a rule, each once; returns how many. Records with a common one
 * are candidates. Keys depend on the record and the model only.
 */
extern int	dbm_block_keys(const dbm_link_table *table, int rule, size_t record, uint32_t *keys);

/* Both names of a record whatever their order, 0 unless it has both. */
extern uint64_t dbm_key_names(const dbm_link_table *table, size_t record);

#endif							/* DBM_LINKAGE_BLOCKING_H */
