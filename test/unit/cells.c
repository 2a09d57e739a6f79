/*
 * The histogram: counts, growth, order, and independence of the order of input.
 */
#include "check.h"

#include "core/cells.h"

#define N	5000

static dbm_cell facts[N];

static dbm_cell *
table_of(const dbm_cell *from, uint32_t n, uint32_t slots, uint32_t *used)
{
	dbm_cell   *table = calloc(slots, sizeof(dbm_cell));

	*used = 0;
	CHECK(dbm_cells_add_all(table, slots, used, from, n, NULL) == DBM_OK);
	return table;
}

/* Codes a table as dbm_btyd_fit wants it; the arrays are the caller's to free. */
static dbm_item *
coded(const dbm_cell *table, uint32_t slots, dbm_times *times, uint32_t *n)
{
	dbm_item   *items = malloc(sizeof(dbm_item) * slots);
	dbm_item   *scratch = malloc(sizeof(dbm_item) * slots * 4);

	times->capacity = 2 * slots;
	times->values = malloc(sizeof(double) * times->capacity);
	times->slots = calloc(2 * times->capacity, sizeof(uint32_t));
	CHECK(dbm_cells_code(table, slots, times, items, scratch, n, NULL) == DBM_OK);
	free(scratch);
	return items;
}

static void
ordered(const dbm_item *items, uint32_t n)
{
	bool		good = true;

	for (uint32_t i = 1; i < n; i++)
		good = good && (items[i - 1].x < items[i].x ||
						(items[i - 1].x == items[i].x && items[i - 1].key < items[i].key));
	CHECK(good);
}

static void
histogram(void)
{
	uint32_t	used;
	uint32_t	reversed_used;
	uint32_t	n;
	uint32_t	m;
	uint64_t	customers = 0;
	dbm_cell   *table = table_of(facts, N, 8192, &used);
	dbm_cell   *reversed = calloc(16384, sizeof(dbm_cell));
	dbm_times	times = {0};
	dbm_times	other = {0};
	dbm_item   *a = coded(table, 8192, &times, &n);
	dbm_item   *b;

	reversed_used = 0;
	for (int i = N - 1; i >= 0; i--)
		CHECK(dbm_cells_add(reversed, 16384, &reversed_used, facts[i]) == DBM_OK);
	b = coded(reversed, 16384, &other, &m);
	CHECK(n == used && m == reversed_used && n == m);
	CHECK(memcmp(a, b, sizeof(dbm_item) * n) == 0);
	CHECK(times.n == other.n && memcmp(times.values, other.values, sizeof(double) * times.n) == 0);
	CHECK(dbm_cells_fingerprint(table, 8192) == dbm_cells_fingerprint(reversed, 16384));
	ordered(a, n);
	for (uint32_t i = 0; i < n; i++)
		customers += a[i].count;
	CHECK(customers == N);
	for (uint32_t i = 1; i < times.n; i++)
		CHECK(times.values[i - 1] < times.values[i]);
	table[0].count++;
	CHECK(table[0].count == 1 ||
		  dbm_cells_fingerprint(table, 8192) != dbm_cells_fingerprint(reversed, 16384));
	free(a);
	free(b);
	free(times.values);
	free(times.slots);
	free(other.values);
	free(other.slots);
	free(table);
	free(reversed);
}

static void
limits(void)
{
	dbm_cell	table[8] = {0};
	uint32_t	used = 0;
	dbm_cell	cell = {0, 0, 0, UINT32_MAX};
	double		values[2];
	uint32_t	slots[4] = {0};
	dbm_times	times = {values, slots, 2, 0};
	dbm_item	items[8];
	dbm_item	scratch[8];
	uint32_t	n;

	CHECK(dbm_cells_add(table, 8, &used, cell) == DBM_OK);
	cell.count = 1;
	CHECK(dbm_cells_add(table, 8, &used, cell) == DBM_OVERFLOW);
	for (cell.v = 1; cell.v < 6; cell.v++)
		CHECK(dbm_cells_add(table, 8, &used, cell) == DBM_OK);
	CHECK(dbm_cells_add(table, 8, &used, cell) == DBM_NO_ROOM && used == 6);
	CHECK(dbm_cells_slots(6) == 8 && dbm_cells_slots(7) == 16 && dbm_cells_slots(0) == 8);
	CHECK(dbm_cells_code(table, 8, &times, items, scratch, &n, NULL) == DBM_NO_ROOM);
}

static void
spends(void)
{
	uint32_t	used;
	dbm_cell   *table;
	dbm_item   *items = malloc(sizeof(dbm_item) * N);
	dbm_item   *scratch = malloc(sizeof(dbm_item) * N);
	uint32_t	n;

	for (int i = 0; i < N; i++)
	{
		facts[i].u = 0.01 * (double) dbm_test_between(1, 1000000);
		facts[i].v = 0;
		facts[i].x = (uint32_t) dbm_test_between(1, 40);
	}
	table = table_of(facts, N, 8192, &used);
	n = dbm_cells_by_u(table, 8192, items, scratch, NULL);
	CHECK(n == used);
	ordered(items, n);
	CHECK(dbm_item_u(items[0]) >= 0.01 && items[0].x == 1);
	free(table);
	free(items);
	free(scratch);
}

int
main(void)
{
	for (int i = 0; i < N; i++)
	{
		facts[i].x = dbm_test_between(0, 3) > 0 ? 0 : (uint32_t) dbm_test_between(1, 70000);
		facts[i].v = (double) dbm_test_between(1, 900) / 7;
		facts[i].u = facts[i].x == 0 ? 0 : facts[i].v * (double) dbm_test_between(0, 7) / 7;
		facts[i].count = 1;
	}
	histogram();
	limits();
	spends();
	return dbm_test_report("cells");
}
