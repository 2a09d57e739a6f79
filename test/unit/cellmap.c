/*
 * cellmap.c
 *	  Segment maps: rules that overlap or leave a cell out are found, and the maps of the library
 *	  name each of the 125 cells exactly once, as often as their sources say.
 */
#include "check.h"

#include "core/customer/cellmap.h"

static const dbm_builtin_map *
find(const char *name)
{
	return dbm_builtin_map_find(name, strlen(name));
}

static void
test_codes(void)
{
	char		code[4];

	for (int bins = 2; bins <= DBM_CELLMAP_BINS; bins++)
	{
		int			cell = 0;

		for (int r = 1; r <= bins; r++)
		{
			for (int f = 1; f <= bins; f++)
			{
				for (int m = 1; m <= bins; m++, cell++)
				{
					CHECK(dbm_cell_index(r, f, m, bins) == cell);
					dbm_cell_code(cell, bins, code);
					CHECK(code[0] == '0' + r && code[1] == '0' + f && code[2] == '0' + m && code[3] == 0);
				}
			}
		}
	}
}

static void
test_put(void)
{
	int32_t		cells[27] = {0};
	dbm_cell_rule low = {"low", {1, 1, 1}, {2, 3, 3}};
	dbm_cell_rule high = {"high", {3, 1, 1}, {3, 3, 2}};
	dbm_cell_rule both = {"both", {2, 3, 3}, {3, 3, 3}};
	dbm_cell_rule last = {"high", {3, 1, 2}, {3, 3, 3}};

	CHECK(dbm_cellmap_gap(cells, 3) == 0);
	CHECK(dbm_cellmap_put(cells, 3, &low, 1) == -1);
	CHECK(dbm_cellmap_gap(cells, 3) == 18);
	CHECK(dbm_cellmap_put(cells, 3, &high, 2) == -1);
	CHECK(dbm_cellmap_gap(cells, 3) == dbm_cell_index(3, 1, 3, 3));
	CHECK(dbm_cellmap_put(cells, 3, &both, 3) == dbm_cell_index(2, 3, 3, 3));
	/* rules of one segment may overlap */
	CHECK(dbm_cellmap_put(cells, 3, &last, 2) == -1);
	CHECK(dbm_cellmap_gap(cells, 3) == -1);
}

static void
test_builtin(const char *name, int segments)
{
	const dbm_builtin_map *map = find(name);
	int32_t		cells[125] = {0};
	const char *seen[16] = {NULL};
	int			n = 0;

	CHECK(map != NULL);
	for (int i = 0; i < dbm_builtin_map_rules(map); i++)
	{
		dbm_cell_rule rule = {NULL};

		dbm_builtin_map_rule(map, i, &rule);
		if (n == 0 || strcmp(seen[n - 1], rule.segment) != 0)
			seen[n++] = rule.segment;
		CHECK(dbm_cellmap_put(cells, 5, &rule, i + 1) == -1);
		CHECK(strcmp(rule.segment, dbm_builtin_map_segment(map, rule.from[0], rule.from[1], rule.from[2])) == 0);
		CHECK(strcmp(rule.segment, dbm_builtin_map_segment(map, rule.to[0], rule.to[1], rule.to[2])) == 0);
	}
	CHECK(n == segments);
	CHECK(dbm_cellmap_gap(cells, 5) == -1);
}

/* Cells of each segment in the published code list. */
static void
test_cells(void)
{
	static const int expected[] = {7, 8, 24, 7, 16, 8, 8, 22, 8, 11, 6};
	const dbm_builtin_map *map = find("cells");
	const char *before = NULL;
	int			segment = -1;
	int			counts[11] = {0};

	for (int i = 0; i < dbm_builtin_map_rules(map); i++)
	{
		dbm_cell_rule rule = {NULL};

		dbm_builtin_map_rule(map, i, &rule);
		if (before == NULL || strcmp(before, rule.segment) != 0)
			segment++;
		counts[segment]++;
		before = rule.segment;
	}
	for (int s = 0; s < 11; s++)
		CHECK(counts[s] == expected[s]);
}

int
main(void)
{
	test_codes();
	test_put();
	test_builtin("grid", 10);
	test_builtin("cells", 11);
	test_builtin("eight", 8);
	test_cells();
	CHECK(find("ceil") == NULL);
	CHECK(find("") == NULL);
	CHECK(dbm_builtin_map_find("grids", 4) == find("grid"));
	return dbm_test_report("cellmap");
}
