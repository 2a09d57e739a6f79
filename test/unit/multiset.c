/*
 * multiset.c
 *	  The flat multiset: rows come back as they went in, narrow and wide, at any scale; merging
 *	  loses nobody; a damaged header is refused.
 */
#include "check.h"

#include "core/customer/multiset.h"

#define ROOM	1000

/* A buffer of exactly the size a set says it needs, so that a byte too many is seen. */
static dbm_multiset *
new_set(size_t capacity, bool wide, int scale)
{
	dbm_multiset *set = calloc(1, dbm_multiset_bytes(capacity, wide));

	set->capacity = capacity;
	set->wide = wide;
	set->scale = scale;
	return set;
}

static bool
same_row(const dbm_rank_row *a, const dbm_rank_row *b)
{
	return a->recency == b->recency && a->frequency == b->frequency &&
		a->monetary == b->monetary && a->count == b->count;
}

static dbm_int128
power_of_ten(int n)
{
	dbm_int128	v = 1;

	while (n-- > 0)
		v *= 10;
	return v;
}

static void
test_round_trip(bool wide)
{
	dbm_int128	top = wide ? power_of_ten(38) - 1 : INT64_MAX;
	dbm_int128	bottom = wide ? 1 - power_of_ten(38) : INT64_MIN;
	dbm_rank_row in[] = {
		{0, 1, 0, 1}, {top, INT64_MAX, INT32_MAX, UINT32_MAX}, {bottom, 1, 0, 1}, {-1, 2, 3, 4},
		{(dbm_int128) INT64_MAX, 5, 6, 7}, {(dbm_int128) INT64_MIN, 8, 9, 10}
	};
	int			n = sizeof(in) / sizeof(in[0]);
	dbm_multiset *set = new_set(n, wide, 2);
	dbm_rank_row out;

	for (int i = 0; i < n; i++)
		CHECK(dbm_multiset_add(set, &in[i]) == DBM_OK);
	CHECK(dbm_multiset_add(set, &in[0]) == DBM_NO_ROOM);
	for (int i = 0; i < n; i++)
	{
		dbm_multiset_get(set, i, &out);
		CHECK(same_row(&in[i], &out));
	}
	free(set);
}

static void
test_append(void)
{
	dbm_multiset *narrow = new_set(2, false, 0);
	dbm_multiset *wide = new_set(3, true, 19);
	dbm_multiset *small = new_set(1, true, 0);
	dbm_rank_row row = {5, 1, 1, 1};
	bool		needs_wide;

	CHECK(dbm_multiset_add(narrow, &row) == DBM_OK);
	row.monetary = -7;
	CHECK(dbm_multiset_add(narrow, &row) == DBM_OK);
	CHECK(dbm_multiset_width_at(narrow, 18, &needs_wide, NULL) == DBM_OK && !needs_wide);
	CHECK(dbm_multiset_width_at(narrow, 19, &needs_wide, NULL) == DBM_OK && needs_wide);
	CHECK(dbm_multiset_width_at(narrow, 38, &needs_wide, NULL) == DBM_OVERFLOW);
	CHECK(dbm_multiset_append(wide, narrow, NULL) == DBM_OK && wide->n == 2);
	dbm_multiset_get(wide, 1, &row);
	CHECK(row.monetary == -7 * power_of_ten(19));
	CHECK(dbm_multiset_append(wide, narrow, NULL) == DBM_NO_ROOM);
	CHECK(dbm_multiset_append(small, narrow, NULL) == DBM_NO_ROOM);
	CHECK(dbm_multiset_append(narrow, small, NULL) == DBM_NO_ROOM);
	row.monetary = (dbm_int128) INT64_MAX + 1;
	narrow->n = 0;
	CHECK(dbm_multiset_add(narrow, &row) == DBM_NO_ROOM);
	free(narrow);
	free(wide);
	free(small);
}

static void
test_collapse(void)
{
	dbm_multiset *set = new_set(ROOM, false, 2);
	static dbm_rank_row scratch[ROOM];
	int64_t		money = 0;
	int64_t		left = 0;
	dbm_rank_row row;

	for (int i = 0; i < ROOM; i++)
	{
		row = (dbm_rank_row) {(int64_t) (dbm_test_random() % 5) - 2, 1 + i % 3, i % 2, 1};
		money += (int64_t) row.monetary;
		CHECK(dbm_multiset_add(set, &row) == DBM_OK);
	}
	dbm_multiset_collapse(set, scratch, NULL);
	CHECK(set->n == 30 && set->canonical);
	for (int i = 0; i < (int) set->n; i++)
	{
		dbm_multiset_get(set, i, &row);
		left += (int64_t) row.monetary * row.count;
	}
	CHECK(left == money);
	CHECK(dbm_multiset_add(set, &row) == DBM_OK && !set->canonical);
	free(set);
}

static void
test_valid(void)
{
	size_t		bytes = offsetof(dbm_population, set) + dbm_multiset_bytes(4, false);
	dbm_population *p = calloc(1, bytes);

	p->version = DBM_POPULATION_VERSION;
	p->set.capacity = 4;
	CHECK(dbm_population_valid(p, bytes));
	CHECK(!dbm_population_valid(p, bytes - 1));
	CHECK(!dbm_population_valid(p, 8));
	p->set.wide = 1;
	CHECK(!dbm_population_valid(p, bytes));
	p->set.wide = 0;
	p->set.n = 5;
	CHECK(!dbm_population_valid(p, bytes));
	p->set.n = 0;
	p->set.capacity = UINT32_MAX;
	CHECK(!dbm_population_valid(p, bytes));
	p->set.capacity = 4;
	p->set.scale = 39;
	CHECK(!dbm_population_valid(p, bytes));
	p->set.scale = 38;
	p->bins = 10;
	CHECK(!dbm_population_valid(p, bytes));
	p->bins = 9;
	p->version = 2;
	CHECK(!dbm_population_valid(p, bytes));
	p->version = 1;
	p->currency[DBM_CURRENCY_BYTES] = 'X';
	CHECK(!dbm_population_valid(p, bytes));
	free(p);
}

int
main(void)
{
	test_round_trip(false);
	test_round_trip(true);
	test_append();
	test_collapse();
	test_valid();
	return dbm_test_report("multiset");
}
