/*
 * Lists of facts: counts, order, and independence of the order of input.
 */
#include "check.h"

#include "core/btyd/cells.h"

#define N	5000

static dbm_cell facts[N];

/* Codes a list as dbm_btyd_fit wants it; the arrays are the caller's to free. */
static dbm_item *
coded(const dbm_cell *cells, uint32_t n, dbm_times *times, uint32_t *distinct)
{
	dbm_item   *items = malloc(sizeof(dbm_item) * n);
	dbm_item   *scratch = malloc(sizeof(dbm_item) * 4 * 8192);

	times->capacity = 8192;
	times->values = malloc(sizeof(double) * times->capacity);
	times->slots = calloc(2 * times->capacity, sizeof(uint32_t));
	CHECK(dbm_cells_code(cells, n, times, items, scratch, distinct, NULL) == DBM_OK);
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
	static dbm_cell reversed[N];
	static dbm_cell list[N];
	dbm_times	times = {0};
	dbm_times	other = {0};
	uint32_t	n;
	uint32_t	m;
	uint64_t	customers = 0;
	dbm_item   *a = coded(facts, N, &times, &n);
	dbm_item   *b;
	dbm_item   *c;

	for (int i = 0; i < N; i++)
		reversed[i] = facts[N - 1 - i];
	b = coded(reversed, N, &other, &m);
	CHECK(n == m && n < N);
	CHECK(memcmp(a, b, sizeof(dbm_item) * n) == 0);
	CHECK(times.n == other.n && memcmp(times.values, other.values, sizeof(double) * times.n) == 0);
	CHECK(dbm_items_fingerprint(a, n, times.values) == dbm_items_fingerprint(b, m, other.values));
	ordered(a, n);
	for (uint32_t i = 0; i < n; i++)
		customers += a[i].count;
	CHECK(customers == N);
	for (uint32_t i = 1; i < times.n; i++)
		CHECK(times.values[i - 1] < times.values[i]);

	/* a list that is decoded and coded again, with more behind it */
	free(other.values);
	free(other.slots);
	dbm_items_decode(a, n, times.values, list);
	c = coded(list, n, &other, &m);
	CHECK(n == m && memcmp(a, c, sizeof(dbm_item) * n) == 0);
	a[0].count++;
	CHECK(dbm_items_fingerprint(a, n, times.values) != dbm_items_fingerprint(c, m, other.values));
	free(a);
	free(b);
	free(c);
	free(times.values);
	free(times.slots);
	free(other.values);
	free(other.slots);
}

/* x so large that it does not fit beside the times in one number. */
static void
large_counts(void)
{
	dbm_times	times = {0};
	uint32_t	n;
	dbm_item   *items;

	for (int i = 0; i < N; i++)
		facts[i].x = facts[i].x == 0 ? 0 : UINT32_MAX - facts[i].x;
	items = coded(facts, N, &times, &n);
	ordered(items, n);
	free(items);
	free(times.values);
	free(times.slots);
}

static void
limits(void)
{
	dbm_cell	cells[2] = {{1, 2, 3, UINT32_MAX}, {1, 2, 3, 1}};
	double		values[2];
	uint32_t	slots[4] = {0};
	dbm_times	times = {values, slots, 2, 0};
	dbm_item	items[8];
	dbm_item	scratch[8];
	uint32_t	n;

	CHECK(dbm_cells_code(cells, 2, &times, items, scratch, &n, NULL) == DBM_OVERFLOW);
	CHECK(dbm_cells_by_u(cells, 2, items, scratch, &n, NULL) == DBM_OVERFLOW);
	cells[1].v = 4;
	memset(slots, 0, sizeof(slots));
	CHECK(dbm_cells_code(cells, 2, &times, items, scratch, &n, NULL) == DBM_NO_ROOM);
	CHECK(dbm_cells_by_u(cells, 0, items, scratch, &n, NULL) == DBM_OK && n == 0);
}

static void
spends(void)
{
	dbm_item   *items = malloc(sizeof(dbm_item) * N);
	dbm_item   *scratch = malloc(sizeof(dbm_item) * N);
	uint32_t	n;
	uint64_t	customers = 0;

	for (int i = 0; i < N; i++)
	{
		facts[i].u = 0.01 * (double) dbm_test_between(1, 100000);
		facts[i].v = 0;
		facts[i].x = (uint32_t) dbm_test_between(1, 40);
	}
	CHECK(dbm_cells_by_u(facts, N, items, scratch, &n, NULL) == DBM_OK);
	ordered(items, n);
	for (uint32_t i = 0; i < n; i++)
		customers += items[i].count;
	CHECK(customers == N);
	CHECK(dbm_item_u(items[0]) >= 0.01 && items[0].x == 1);
	free(items);
	free(scratch);
}

static void
subtract(void)
{
	dbm_cell	from[4] = {{0, 1, 0, 5}, {0, 2, 0, 1}, {1, 2, 3, 2}, {2, 2, 3, 7}};
	dbm_cell	left[4];
	dbm_cell	some[2] = {{0, 2, 0, 1}, {2, 2, 3, 3}};
	dbm_cell	too_many = {0, 1, 0, 6};
	dbm_cell	absent = {1, 2, 2, 1};
	dbm_cell	behind = {3, 2, 3, 1};
	uint32_t	n = 4;
	uint32_t	missing;

	memcpy(left, from, sizeof(from));
	CHECK(dbm_cells_subtract(left, &n, some, 2, &missing) == DBM_OK && n == 3);
	CHECK(left[0].count == 5 && left[1].x == 3 && left[1].count == 2 && left[2].count == 4);
	n = 4;
	memcpy(left, from, sizeof(from));
	CHECK(dbm_cells_subtract(left, &n, from, 4, &missing) == DBM_OK && n == 0);
	n = 4;
	memcpy(left, from, sizeof(from));
	CHECK(dbm_cells_subtract(left, &n, &too_many, 1, &missing) == DBM_INVALID && missing == 0);
	memcpy(left, from, sizeof(from));
	CHECK(dbm_cells_subtract(left, &n, &absent, 1, &missing) == DBM_INVALID && missing == 0);
	memcpy(left, from, sizeof(from));
	CHECK(dbm_cells_subtract(left, &n, &behind, 1, &missing) == DBM_INVALID && missing == 0);
	n = 0;
	CHECK(dbm_cells_subtract(left, &n, NULL, 0, &missing) == DBM_OK && n == 0);
}

/* On a calendar the same bits as from the first day; off it a difference. */
static void
later(void)
{
	static const double units[] = {1, 7, 365.25 / 12, 365.25};

	for (int u = 0; u < 4; u++)
	{
		for (int day = 0; day < 5000; day += 7)
		{
			CHECK(dbm_age_later(day / units[u], 41, units[u]) == (day + 41) / units[u]);
			CHECK(dbm_age_later((day + 41) / units[u], -41, units[u]) == day / units[u]);
		}
		CHECK_NEAR(dbm_age_later(0.123456789, 10, units[u]), 0.123456789 + 10 / units[u], 1e-15);
	}
}

int
main(void)
{
	subtract();
	later();
	for (int i = 0; i < N; i++)
	{
		facts[i].x = dbm_test_between(0, 3) > 0 ? 0 : (uint32_t) dbm_test_between(1, 70000);
		facts[i].v = (double) dbm_test_between(1, 900) / 7;
		facts[i].u = facts[i].x == 0 ? 0 : facts[i].v * (double) dbm_test_between(0, 7) / 7;
		facts[i].count = 1;
	}
	histogram();
	large_counts();
	limits();
	spends();
	return dbm_test_report("cells");
}
