/*
 * match.h
 *	  What the files of the match capability share: the records of a relation as a
 *	  linkage table, and models as jsonb.
 */
#ifndef DBM_MATCH_H
#define DBM_MATCH_H

#include "base/dbm.h"

#include <math.h>

#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "core/linkage/run.h"
#include "core/linkage/source.h"

/* Memory of one linkage: counted, and held to the larger of the two settings. */
typedef struct dbm_match_memory
{
	MemoryContext context;
	size_t		used;
	size_t		limit;
} dbm_match_memory;

typedef struct dbm_match_records
{
	size_t		n;
	char	   *text;			/* the ids, each ended by a zero byte */
	size_t		text_used;
	size_t		text_room;
	size_t	   *id;				/* where each begins */
	size_t		id_room;
} dbm_match_records;

typedef struct dbm_match
{
	dbm_match_memory memory;
	dbm_room	room;
	dbm_link_table table;
	dbm_link_model model;
	dbm_frequent_list list;
	dbm_link_run run;
	dbm_match_records records;
	uint32_t   *node_of;		/* by record */
	uint32_t   *first;			/* by node: its first record */
	bool		fitted;			/* a model was given */
} dbm_match;

/* Arguments of all functions, in this order; absent ones are NULL. */
typedef struct dbm_match_arguments
{
	Oid			source;
	Name		id;
	Jsonb	   *columns;
	text	   *level;
	Jsonb	   *model;
	Jsonb	   *pins;
	ArrayType  *must_link;
	ArrayType  *cannot_link;
	Jsonb	   *options;
	const char *only[2];		/* read these two records only; NULL: all */
} dbm_match_arguments;

typedef struct dbm_record_pair
{
	size_t		a;
	size_t		b;
} dbm_record_pair;

/* Pairs of records that are decided. */
typedef struct dbm_match_pins
{
	dbm_record_pair *link;
	dbm_record_pair *separate;
	size_t		n_link;
	size_t		n_separate;
} dbm_match_pins;

/*
 * match_read.c: memory below the current context; the table of a relation, its records
 * in the order of their ids as text.
 */
extern void dbm_match_start_memory(dbm_match *match);
extern void dbm_match_read(dbm_match *match, const dbm_match_arguments *arguments);

static inline const char *
dbm_match_id(const dbm_match *match, size_t record)
{
	return match->records.text + match->records.id[record];
}

/* The record of an id, found by halves; SIZE_MAX without one. */
extern size_t dbm_match_find(const dbm_match *match, const char *id, size_t length);

static inline Datum
dbm_match_id_datum(const dbm_match *match, size_t record)
{
	return CStringGetTextDatum(dbm_match_id(match, record));
}

static inline double
dbm_match_probability(double bits)
{
	return 1 / (1 + exp2(-bits));
}

/* match.c: source, id, columns, level, model, must_link, cannot_link, options */
extern void dbm_match_read_arguments(FunctionCallInfo fcinfo, dbm_match_arguments *arguments);

/*
 * The pairs of an n x 2 array of ids; pairs with an id that is not there are left out.
 * Every record that is named, also in those, is marked in `named` (may be NULL).
 */
extern dbm_record_pair *dbm_match_links(const dbm_match *match, ArrayType *array,
										const char *name, uint8_t *named, size_t *n);
extern dbm_node_pair *dbm_match_nodes(const dbm_match *match, const dbm_record_pair *pairs,
									  size_t n);

/* The steps: read and fold (pinned records stay nodes of their own), find pairs, cluster. */
extern dbm_match *dbm_match_load(const dbm_match_arguments *arguments, dbm_match_pins *pins);
extern void dbm_match_find_pairs(dbm_match *match, const dbm_match_arguments *arguments);
extern void dbm_match_cluster(dbm_match *match, const dbm_match_pins *pins);

/* By node: do its records, which are equal, match each other? Those that do not stand alone. */
extern uint8_t *dbm_match_nodes_that_match(dbm_match *match);
extern bool dbm_match_stands_alone(dbm_match *match, const uint8_t *itself, size_t record);

/* match, related, review or no */
extern const char *dbm_match_decide(const dbm_match *match, const dbm_edge *edge);

/* match_model.c */
extern Jsonb *dbm_match_model_out(const dbm_match *match);
extern void dbm_match_model_in(dbm_match *match, Jsonb *model);
extern void dbm_match_pin(dbm_match *match, Jsonb *pins);
extern void dbm_match_options(dbm_link_settings *settings, Jsonb *options);
extern const struct dbm_phone_region *dbm_match_region(Jsonb *options);
extern const char *dbm_match_field_name(dbm_link_field field);
extern const char *dbm_match_level_name(const dbm_match *match, dbm_link_field field, int level);

/* A member of a jsonb object, or NULL. */
extern JsonbValue *dbm_match_member(JsonbContainer *object, const char *key);

#endif							/* DBM_MATCH_H */
