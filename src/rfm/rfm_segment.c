/*
 * rfm_segment.c
 *	  Segments of scored customers: shipped maps, maps of one's own, and the names they give.
 *
 * A compiled map, rfm_map, has one number per cell (cells[1] is 111) into its
 * list of segments. While the aggregate rfm_map collects rules its state is
 * the same type with 0 in the cells not yet named; segments are kept sorted,
 * so the state does not depend on the order of the rules. A state is rebuilt
 * for each rule, never changed in place.
 *
 * A map argument of rfm_segment is unpacked once and kept with the call site,
 * then recognised by its bytes.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/customer/cellmap.h"
#include "rfm/rfm.h"

PG_FUNCTION_INFO_V1(dbm_default_segment_map);
PG_FUNCTION_INFO_V1(dbm_rfm_map_add);
PG_FUNCTION_INFO_V1(dbm_rfm_map_combine);
PG_FUNCTION_INFO_V1(dbm_rfm_map_final);
PG_FUNCTION_INFO_V1(dbm_rfm_segment_by_name);
PG_FUNCTION_INFO_V1(dbm_rfm_segment);

#define NO_SCORE "Prospect"

typedef struct segment_map
{
	char	   *name;
	int			bins;
	int			n;				/* segments */
	char	  **segments;		/* sorted, with room for one more */
	int32		cells[DBM_CELLMAP_CELLS];	/* 1 .. n; 0: not named */
} segment_map;

static const dbm_builtin_map *
find_builtin(text *name)
{
	const dbm_builtin_map *map = dbm_builtin_map_find(VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name));

	if (map == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("unknown segment map \"%s\"", dbm_shown(name)),
				 errhint("Use 'grid', 'cells' or 'eight', or a map made by the aggregate dbm.rfm_map.")));
	return map;
}

/* (map) -> map, priority, segment, r_from, r_to, f_from, f_to, m_from, m_to */
Datum
dbm_default_segment_map(PG_FUNCTION_ARGS)
{
	const dbm_builtin_map *map = find_builtin(PG_GETARG_TEXT_PP(0));
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < dbm_builtin_map_rules(map); i++)
	{
		dbm_cell_rule rule;
		Datum		values[9];
		bool		nulls[9] = {false};

		dbm_builtin_map_rule(map, i, &rule);
		values[0] = PG_GETARG_DATUM(0);
		values[1] = Int32GetDatum(i + 1);
		values[2] = CStringGetTextDatum(rule.segment);
		for (int d = 0; d < 3; d++)
		{
			values[3 + 2 * d] = Int32GetDatum(rule.from[d]);
			values[4 + 2 * d] = Int32GetDatum(rule.to[d]);
		}
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/*
 * Compiled maps.
 */

static void
bad_map(const char *why)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("rfm_map is not valid: %s", why),
			 errhint("Use a map made by the aggregate dbm.rfm_map.")));
}

static void
check_cube(int bins)
{
	if (bins < DBM_RANK_MIN_BINS || bins > DBM_RANK_MAX_BINS)
		bad_map("its number of bins is not from 2 to 9");
}

static void
unpack_segments(ArrayType *array, segment_map *map)
{
	Datum	   *elements;

	if (ARR_NDIM(array) != 1 || array_contains_nulls(array))
		bad_map("its segments are not a list without NULL");
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &elements, NULL, &map->n);
	map->segments = palloc((map->n + 1) * sizeof(char *));
	for (int i = 0; i < map->n; i++)
	{
		map->segments[i] = TextDatumGetCString(elements[i]);
		if (i > 0 && strcmp(map->segments[i - 1], map->segments[i]) >= 0)
			bad_map("its segments are not sorted or not different");
	}
}

/* Everything in a new map, checked: the tuple may be anybody's. */
static segment_map *
unpack_map(HeapTupleHeader tuple)
{
	segment_map *map = palloc0(sizeof(segment_map));
	ArrayType  *cells;
	Datum		values[4];
	bool		nulls[4];
	int			n;

	dbm_read_composite(tuple, values, nulls, 4);
	if (nulls[0] || nulls[1] || nulls[2] || nulls[3])
		bad_map("a field is NULL");
	map->name = TextDatumGetCString(values[0]);
	map->bins = DatumGetInt32(values[1]);
	check_cube(map->bins);
	unpack_segments(DatumGetArrayTypeP(values[2]), map);
	cells = DatumGetArrayTypeP(values[3]);
	n = map->bins * map->bins * map->bins;
	if (ARR_NDIM(cells) != 1 || ARR_DIMS(cells)[0] != n || array_contains_nulls(cells))
		bad_map("its cells do not fit the number of bins");
	memcpy(map->cells, ARR_DATA_PTR(cells), n * sizeof(int32));
	for (int i = 0; i < n; i++)
	{
		if (map->cells[i] < 0 || map->cells[i] > map->n)
			bad_map("a cell has a segment that is not in the list");
	}
	return map;
}

static Datum
map_datum(FunctionCallInfo fcinfo, const segment_map *map)
{
	int			n = map->bins * map->bins * map->bins;
	Datum	   *elements = palloc(Max(n, map->n) * sizeof(Datum));
	Datum		values[4];
	bool		nulls[4] = {false};

	values[0] = CStringGetTextDatum(map->name);
	values[1] = Int32GetDatum(map->bins);
	for (int i = 0; i < map->n; i++)
		elements[i] = CStringGetTextDatum(map->segments[i]);
	values[2] = PointerGetDatum(construct_array(elements, map->n, TEXTOID, -1, false,
												TYPALIGN_INT));
	for (int i = 0; i < n; i++)
		elements[i] = Int32GetDatum(map->cells[i]);
	values[3] = PointerGetDatum(construct_array(elements, n, INT4OID, sizeof(int32), true,
												TYPALIGN_INT));
	return dbm_form_composite(fcinfo, values, nulls);
}

/* The number of a segment, which is added to the sorted list when it is new. */
static int
segment_number(segment_map *map, const char *segment)
{
	int			i = 0;

	while (i < map->n && strcmp(map->segments[i], segment) < 0)
		i++;
	if (i < map->n && strcmp(map->segments[i], segment) == 0)
		return i + 1;
	memmove(map->segments + i + 1, map->segments + i, (map->n - i) * sizeof(char *));
	map->segments[i] = pstrdup(segment);
	map->n++;
	map->segments = repalloc(map->segments, (map->n + 1) * sizeof(char *));
	for (int cell = 0; cell < DBM_CELLMAP_CELLS; cell++)
	{
		if (map->cells[cell] > i)
			map->cells[cell]++;
	}
	return i + 1;
}

static void
put_rule(segment_map *map, const dbm_cell_rule *rule)
{
	int			number = segment_number(map, rule->segment);
	int			taken = dbm_cellmap_put(map->cells, map->bins, rule, number);
	const char *other;
	char		code[4];

	if (taken < 0)
		return;
	other = map->segments[map->cells[taken] - 1];
	dbm_cell_code(taken, map->bins, code);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cell %s of map \"%s\" belongs to both \"%s\" and \"%s\"", code, map->name,
					strcmp(other, rule->segment) < 0 ? other : rule->segment,
					strcmp(other, rule->segment) < 0 ? rule->segment : other),
			 errhint("Give each cell to one segment; ranges include both ends.")));
}

static void
same_map(const segment_map *map, const char *name, int bins)
{
	if (strcmp(map->name, name) != 0 || map->bins != bins)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("rules of different maps: \"%s\" with %d bins and \"%s\" with %d bins",
						map->name, map->bins, name, bins),
				 errhint("Group by the map's name, and give all its rules the same number of bins.")));
}

/* From argument `arg` on: segment, r_from, r_to, f_from, f_to, m_from, m_to. */
static dbm_cell_rule
read_rule(FunctionCallInfo fcinfo, int arg, int bins)
{
	static const char *const names[] = {"r_from", "r_to", "f_from", "f_to", "m_from", "m_to"};
	dbm_cell_rule rule;

	rule.segment = TextDatumGetCString(dbm_given(fcinfo->args[arg], "segment"));
	for (int i = 0; i < 6; i++)
	{
		int			score = DatumGetInt32(dbm_given(fcinfo->args[arg + 1 + i], names[i]));

		if (score < 1 || score > bins)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"%s\" must be from 1 to %d, not %d", names[i], bins, score)));
		if (i % 2 == 0)
			rule.from[i / 2] = score;
		else
			rule.to[i / 2] = score;
		if (i % 2 == 1 && score < rule.from[i / 2])
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("%s %d is below %s %d for segment \"%s\"", names[i], score,
							names[i - 1], rule.from[i / 2], rule.segment)));
	}
	return rule;
}

/* (state, name, bins, segment, r_from, r_to, f_from, f_to, m_from, m_to) */
Datum
dbm_rfm_map_add(PG_FUNCTION_ARGS)
{
	char	   *name = TextDatumGetCString(dbm_given(fcinfo->args[1], "name"));
	int			bins = dbm_bins_argument(fcinfo->args[2]);
	dbm_cell_rule rule = read_rule(fcinfo, 3, bins);
	segment_map *map;

	if (PG_ARGISNULL(0))
	{
		map = palloc0(sizeof(segment_map));
		map->name = name;
		map->bins = bins;
		map->segments = palloc(sizeof(char *));
	}
	else
		map = unpack_map(PG_GETARG_HEAPTUPLEHEADER(0));
	same_map(map, name, bins);
	put_rule(map, &rule);
	PG_RETURN_DATUM(map_datum(fcinfo, map));
}

Datum
dbm_rfm_map_combine(PG_FUNCTION_ARGS)
{
	segment_map *map = unpack_map(PG_GETARG_HEAPTUPLEHEADER(0));
	segment_map *other = unpack_map(PG_GETARG_HEAPTUPLEHEADER(1));
	int			n = map->bins * map->bins * map->bins;

	same_map(map, other->name, other->bins);
	for (int i = 0; i < n; i++)
	{
		dbm_cell_rule rule;

		if (other->cells[i] == 0)
			continue;
		rule.segment = other->segments[other->cells[i] - 1];
		rule.from[0] = rule.to[0] = 1 + i / (map->bins * map->bins);
		rule.from[1] = rule.to[1] = 1 + i / map->bins % map->bins;
		rule.from[2] = rule.to[2] = 1 + i % map->bins;
		put_rule(map, &rule);
	}
	PG_RETURN_DATUM(map_datum(fcinfo, map));
}

static void
check_total(const segment_map *map)
{
	int			gap = dbm_cellmap_gap(map->cells, map->bins);
	char		code[4];

	if (gap < 0)
		return;
	dbm_cell_code(gap, map->bins, code);
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("cell %s of map \"%s\" belongs to no segment", code, map->name),
			 errhint("Every cell from 111 to %d%d%d needs one; add a rule for the rest.",
					 map->bins, map->bins, map->bins)));
}

Datum
dbm_rfm_map_final(PG_FUNCTION_ARGS)
{
	check_total(unpack_map(PG_GETARG_HEAPTUPLEHEADER(0)));
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

/*
 * Segments of scores.
 */

/* r, f, m of a score; false when there is none. */
static bool
read_score(FunctionCallInfo fcinfo, const char *map, int bins, int *rfm)
{
	Datum		values[5];
	bool		nulls[5];

	if (PG_ARGISNULL(0))
		return false;
	dbm_read_composite(PG_GETARG_HEAPTUPLEHEADER(0), values, nulls, 5);
	if (nulls[0] && nulls[1] && nulls[2])
		return false;
	for (int i = 0; i < 3; i++)
	{
		rfm[i] = nulls[i] ? 0 : DatumGetInt32(values[i]);
		if (rfm[i] < 1 || rfm[i] > bins)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("score %s of %s is outside map \"%s\", which has %d bins",
							nulls[i] ? "NULL" : psprintf("%d", rfm[i]),
							i == 0 ? "r" : i == 1 ? "f" : "m", map, bins),
					 errhint("Score with %d bins, or make a map for the number of bins with dbm.rfm_map.",
							 bins)));
	}
	return true;
}

/* (score, map text) */
Datum
dbm_rfm_segment_by_name(PG_FUNCTION_ARGS)
{
	const dbm_builtin_map *map;
	int			rfm[3];

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	map = find_builtin(PG_GETARG_TEXT_PP(1));
	if (!read_score(fcinfo, text_to_cstring(PG_GETARG_TEXT_PP(1)), DBM_BUILTIN_BINS, rfm))
		PG_RETURN_TEXT_P(cstring_to_text(NO_SCORE));
	PG_RETURN_TEXT_P(cstring_to_text(dbm_builtin_map_segment(map, rfm[0], rfm[1], rfm[2])));
}

/* Kept with a call site: the last map seen. */
typedef struct map_site
{
	dbm_seen	seen;			/* its context holds the map */
	segment_map *map;
} map_site;

static const segment_map *
map_argument(FunctionCallInfo fcinfo, int arg)
{
	map_site   *site = dbm_call_site(fcinfo, sizeof(map_site));
	HeapTupleHeader tuple = dbm_seen_anew(fcinfo, arg, &site->seen);
	MemoryContext old;

	if (tuple == NULL)
		return site->map;
	old = MemoryContextSwitchTo(site->seen.context);
	site->map = unpack_map(tuple);
	check_total(site->map);
	MemoryContextSwitchTo(old);
	site->seen.bytes = tuple;
	return site->map;
}

/* (score, map rfm_map) */
Datum
dbm_rfm_segment(PG_FUNCTION_ARGS)
{
	const segment_map *map;
	int			rfm[3];
	int			cell;

	if (PG_ARGISNULL(1))
		PG_RETURN_NULL();
	map = map_argument(fcinfo, 1);
	if (!read_score(fcinfo, map->name, map->bins, rfm))
		PG_RETURN_TEXT_P(cstring_to_text(NO_SCORE));
	cell = dbm_cell_index(rfm[0], rfm[1], rfm[2], map->bins);
	PG_RETURN_TEXT_P(cstring_to_text(map->segments[map->cells[cell] - 1]));
}
