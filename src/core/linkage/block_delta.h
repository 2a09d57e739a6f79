/*
 * block_delta.h
 *	  Which pairs and which components a change of some records concerns.
 */
#ifndef DBM_LINKAGE_BLOCK_DELTA_H
#define DBM_LINKAGE_BLOCK_DELTA_H

#include "core/linkage/blocking.h"
#include "core/linkage/run.h"

#define DBM_NO_COMPONENT	UINT32_MAX

/* A record before (0) and after (1) the change. Records come in the order of their ids. */
typedef struct dbm_delta_record
{
	bool		there[2];
	bool		seed;			/* its component is wanted whatever changed */
	uint32_t	component;		/* before; DBM_NO_COMPONENT: it was not there */
	uint32_t	place[2];
	uint32_t	n_keys[2];
	size_t		keys[2];		/* where they begin in the pool */
	uint64_t	content[2];		/* records of equal content are folded */
} dbm_delta_record;

typedef struct dbm_delta
{
	dbm_room   *room;
	dbm_delta_record *record;
	size_t		n;
	const uint64_t *key;		/* the pool: rule and key in one number */
	uint32_t	components;
	uint32_t	limit;			/* nodes of a block that are all paired */
	uint32_t	window;			/* neighbours that are paired in a larger one */
	uint8_t    *shaken;			/* by record: its pairs are not what they were */
	uint8_t    *reached;		/* by record: to be clustered again */
	dbm_node_pair *pairs;		/* candidates after the change that concern the shaken */
	size_t		n_pairs;
	size_t		pair_room;
} dbm_delta;

/* Fills the last five members, from the room. */
extern void dbm_block_delta(dbm_delta *delta);

#endif							/* DBM_LINKAGE_BLOCK_DELTA_H */
