/*
 * cellmap.h
 *	  Segment maps: a name for every cell of the bins x bins x bins cube of scores.
 */
#ifndef DBM_CUSTOMER_CELLMAP_H
#define DBM_CUSTOMER_CELLMAP_H

#include "core/base/dbm_core.h"

#define DBM_CELLMAP_BINS	9		/* most scores of one dimension */
#define DBM_CELLMAP_CELLS	(DBM_CELLMAP_BINS * DBM_CELLMAP_BINS * DBM_CELLMAP_BINS)

/* All cells with r, f, m from..to, both included, belong to the segment. */
typedef struct dbm_cell_rule
{
	const char *segment;
	int			from[3];
	int			to[3];
} dbm_cell_rule;

/* Index of a cell, counted 111, 112, ...; and its code, four bytes with the final zero. */
extern int	dbm_cell_index(int r, int f, int m, int bins);
extern void dbm_cell_code(int index, int bins, char *code);

/*
 * Write a segment's number (1 or more) into the cells of a rule. A cell of
 * another segment stops it: its index is returned; else -1. The rule lies
 * within the cube.
 */
extern int	dbm_cellmap_put(int32_t *cells, int bins, const dbm_cell_rule *rule, int32_t segment);

/* The first cell of no segment, or -1: the map is total. */
extern int	dbm_cellmap_gap(const int32_t *cells, int bins);

/*
 * The maps that come with the library, all of five scores.
 */
typedef struct dbm_builtin_map dbm_builtin_map;

#define DBM_BUILTIN_BINS	5

extern const dbm_builtin_map *dbm_builtin_map_find(const char *name, size_t length);
extern int	dbm_builtin_map_rules(const dbm_builtin_map *map);

/* Rule i, 0 .. rules - 1; rules of one segment follow each other, the best segment first. */
extern void dbm_builtin_map_rule(const dbm_builtin_map *map, int i, dbm_cell_rule *rule);

extern const char *dbm_builtin_map_segment(const dbm_builtin_map *map, int r, int f, int m);

#endif							/* DBM_CUSTOMER_CELLMAP_H */
