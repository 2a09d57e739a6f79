/*
 * cellmap.c
 *	  Total and disjoint segment maps over the cells of R, F and M scores, and three usual ones.
 *
 * grid: ten segments by recency and frequency, money does not matter; the map
 * popularised by CleverTap. cells: eleven segments by a list of all 125 codes,
 * as used by several e-mail and e-commerce tools. eight: the eight customer
 * types of Chinese CRM practice; each dimension is high above the middle of
 * the scale, that is at 4 and 5.
 *
 * Nothing is kept or allocated; cells are the caller's.
 */
#include <string.h>

#include "core/customer/cellmap.h"

#define SEGMENTS_OF_CELLS 11

struct dbm_builtin_map
{
	const char *name;
	int			rules;
	const dbm_cell_rule *rule;	/* NULL: the map is the list of codes */
};

static const dbm_cell_rule grid_rules[] = {
	{"Champions", {5, 4, 1}, {5, 5, 5}},
	{"Loyal", {3, 4, 1}, {4, 5, 5}},
	{"Potential loyalists", {4, 2, 1}, {5, 3, 5}},
	{"New", {5, 1, 1}, {5, 1, 5}},
	{"Promising", {4, 1, 1}, {4, 1, 5}},
	{"Need attention", {3, 3, 1}, {3, 3, 5}},
	{"About to sleep", {3, 1, 1}, {3, 2, 5}},
	{"Can't lose them", {1, 5, 1}, {2, 5, 5}},
	{"At risk", {1, 3, 1}, {2, 4, 5}},
	{"Hibernating", {1, 1, 1}, {2, 2, 5}}
};

static const dbm_cell_rule eight_rules[] = {
	{"Important value", {4, 4, 4}, {5, 5, 5}},
	{"Important develop", {4, 1, 4}, {5, 3, 5}},
	{"Important keep", {1, 4, 4}, {3, 5, 5}},
	{"Important win back", {1, 1, 4}, {3, 3, 5}},
	{"General value", {4, 4, 1}, {5, 5, 3}},
	{"General develop", {4, 1, 1}, {5, 3, 3}},
	{"General keep", {1, 4, 1}, {3, 5, 3}},
	{"General win back", {1, 1, 1}, {3, 3, 3}}
};

static const char *const cells_segments[SEGMENTS_OF_CELLS] = {
	"Champions", "Loyal", "Potential loyalist", "New customers", "Promising", "Need attention",
	"About to sleep", "At risk", "Cannot lose them", "Hibernating", "Lost"
};

/* The segments' letters, in the same order. */
static const char cells_letters[] = "CLPNOATRKHX";

/* One line for each R, one word for each F, one letter for each M; the words are joined. */
static const char cells_map[] =
"XXKKK" "XHHRR" "XHRRR" "XRRKR" "XRRKK"
"HHTKK" "THHRR" "THHRR" "TRRRR" "TRRRR"
"NTOOO" "THPAA" "THPAL" "PPALL" "PPPLL"
"NNOOO" "NNPOO" "PPPAL" "PPALC" "PPPCC"
"NNOOO" "OOOOO" "PPPAA" "PPLCC" "PPPCC";

static const dbm_builtin_map builtin_maps[] = {
	{"grid", sizeof(grid_rules) / sizeof(grid_rules[0]), grid_rules},
	{"cells", sizeof(cells_map) - 1, NULL},
	{"eight", sizeof(eight_rules) / sizeof(eight_rules[0]), eight_rules}
};

int
dbm_cell_index(int r, int f, int m, int bins)
{
	return ((r - 1) * bins + f - 1) * bins + m - 1;
}

void
dbm_cell_code(int index, int bins, char *code)
{
	code[0] = (char) ('1' + index / (bins * bins));
	code[1] = (char) ('1' + index / bins % bins);
	code[2] = (char) ('1' + index % bins);
	code[3] = '\0';
}

int
dbm_cellmap_put(int32_t *cells, int bins, const dbm_cell_rule *rule, int32_t segment)
{
	for (int r = rule->from[0]; r <= rule->to[0]; r++)
	{
		for (int f = rule->from[1]; f <= rule->to[1]; f++)
		{
			for (int m = rule->from[2]; m <= rule->to[2]; m++)
			{
				int			cell = dbm_cell_index(r, f, m, bins);

				if (cells[cell] != 0 && cells[cell] != segment)
					return cell;
				cells[cell] = segment;
			}
		}
	}
	return -1;
}

int
dbm_cellmap_gap(const int32_t *cells, int bins)
{
	for (int i = 0; i < bins * bins * bins; i++)
	{
		if (cells[i] == 0)
			return i;
	}
	return -1;
}

const dbm_builtin_map *
dbm_builtin_map_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(builtin_maps) / sizeof(builtin_maps[0]); i++)
	{
		const dbm_builtin_map *map = &builtin_maps[i];

		if (strlen(map->name) == length && memcmp(map->name, name, length) == 0)
			return map;
	}
	return NULL;
}

int
dbm_builtin_map_rules(const dbm_builtin_map *map)
{
	return map->rules;
}

/* The i-th cell when the codes are listed segment by segment. */
static void
rule_of_cells(int i, dbm_cell_rule *rule)
{
	const int	square = DBM_BUILTIN_BINS * DBM_BUILTIN_BINS;

	for (int s = 0; s < SEGMENTS_OF_CELLS; s++)
	{
		for (int cell = (int) sizeof(cells_map) - 2; cell >= 0; cell--)
		{
			if (cells_map[cell] != cells_letters[s] || i-- > 0)
				continue;
			rule->segment = cells_segments[s];
			rule->from[0] = rule->to[0] = 1 + cell / square;
			rule->from[1] = rule->to[1] = 1 + cell / DBM_BUILTIN_BINS % DBM_BUILTIN_BINS;
			rule->from[2] = rule->to[2] = 1 + cell % DBM_BUILTIN_BINS;
			return;
		}
	}
}

void
dbm_builtin_map_rule(const dbm_builtin_map *map, int i, dbm_cell_rule *rule)
{
	if (map->rule != NULL)
		*rule = map->rule[i];
	else
		rule_of_cells(i, rule);
}

const char *
dbm_builtin_map_segment(const dbm_builtin_map *map, int r, int f, int m)
{
	if (map->rule == NULL)
	{
		char		letter = cells_map[dbm_cell_index(r, f, m, DBM_BUILTIN_BINS)];

		return cells_segments[strchr(cells_letters, letter) - cells_letters];
	}
	for (int i = 0; i < map->rules; i++)
	{
		const dbm_cell_rule *rule = &map->rule[i];

		if (r >= rule->from[0] && r <= rule->to[0] && f >= rule->from[1] && f <= rule->to[1] &&
			m >= rule->from[2] && m <= rule->to[2])
			return rule->segment;
	}
	return NULL;
}
