/*
 * valuebag.c
 *	  The bag of exact decimals: one form whatever the order, scales and widths that rise,
 *	  and no value changed when there is no room.
 */
#include "check.h"

#include "core/customer/valuebag.h"

#define MOST	300
#define ROOM	(3 * MOST + 3)

typedef union bag_block
{
	dbm_bag		bag;
	int64_t		words[ROOM + 2];
} bag_block;

static bag_block first;
static bag_block second;

static bool
same_bag(const dbm_bag *a, const dbm_bag *b)
{
	return a->scale == b->scale && a->wide == b->wide && a->used == b->used &&
		memcmp(a->words, b->words, (size_t) a->used * dbm_bag_width(a) * sizeof(int64_t)) == 0;
}

static dbm_decimal
random_value(int round)
{
	int			digits = (int) dbm_test_between(1, round % 4 == 0 ? 22 : 9);
	dbm_decimal value = {dbm_test_between(-9, 9), (int) dbm_test_between(0, 4)};

	while (--digits > 0)
		value.mantissa = value.mantissa * 10 + dbm_test_between(0, round % 2 == 0 ? 1 : 9);
	return value;
}

/* The same values forwards and, with some in parts, backwards. */
static void
check_order(void)
{
	dbm_decimal values[MOST];

	for (int round = 0; round < 300; round++)
	{
		int			n = (int) dbm_test_between(1, MOST);
		int64_t		count = 0;

		dbm_bag_init(&first.bag);
		dbm_bag_init(&second.bag);
		for (int i = 0; i < n; i++)
		{
			values[i] = random_value(round);
			CHECK(dbm_bag_add(&first.bag, ROOM, values[i], 2, NULL) == DBM_OK);
			if (i % 50 == 49)
				CHECK(dbm_bag_collapse(&first.bag, NULL) == DBM_OK);
		}
		for (int i = n - 1; i >= 0; i--)
			CHECK(dbm_bag_add(&second.bag, ROOM, values[i], 1, NULL) == DBM_OK);
		CHECK(dbm_bag_collapse(&second.bag, NULL) == DBM_OK);
		for (int i = 0; 2 * n <= MOST && i < n; i++)
			CHECK(dbm_bag_add(&second.bag, ROOM, values[i], 1, NULL) == DBM_OK);
		CHECK(dbm_bag_collapse(&first.bag, NULL) == DBM_OK);
		CHECK(dbm_bag_collapse(&second.bag, NULL) == DBM_OK);
		CHECK(dbm_bag_valid(&first.bag, ROOM));
		for (int64_t row = 0; row < first.bag.used; row++)
		{
			count += dbm_bag_count(&first.bag, row);
			CHECK(row == 0 || dbm_bag_value(&first.bag, row - 1) < dbm_bag_value(&first.bag, row));
		}
		CHECK(count == 2 * n);
		if (2 * n <= MOST)
			CHECK(same_bag(&first.bag, &second.bag));
	}
}

static void
check_scale(void)
{
	dbm_bag    *bag = &first.bag;

	dbm_bag_init(bag);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {120000, 4}, 1, NULL) == DBM_OK);
	CHECK(bag->scale == 0 && dbm_bag_value(bag, 0) == 12);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {-1250, 3}, 1, NULL) == DBM_OK);
	CHECK(bag->scale == 2 && dbm_bag_value(bag, 0) == 1200 && dbm_bag_value(bag, 1) == -125);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {3, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_value(bag, 2) == 300 && !bag->collapsed);

	/* a scale that does not fit changes nothing */
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 37}, 1, NULL) == DBM_OVERFLOW);
	CHECK(bag->scale == 2 && bag->used == 3 && dbm_bag_value(bag, 0) == 1200 && !bag->wide);

	/* nor does a count that is none */
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 0}, 0, NULL) == DBM_INVALID);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1, 0}, DBM_BAG_LIMIT + 1, NULL) == DBM_INVALID);
}

static void
check_width(void)
{
	dbm_bag    *bag = &first.bag;
	dbm_int128	large = (dbm_int128) INT64_MAX + 1;

	dbm_bag_init(bag);
	CHECK(dbm_bag_add(bag, 6, (dbm_decimal) {-INT64_MAX, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_add(bag, 6, (dbm_decimal) {5, 0}, 7, NULL) == DBM_OK && !bag->wide);

	/* two wide rows and a third need nine words */
	CHECK(dbm_bag_add(bag, 8, (dbm_decimal) {large, 0}, 1, NULL) == DBM_NO_ROOM);
	CHECK(!bag->wide && bag->used == 2);
	CHECK(dbm_bag_add(bag, 9, (dbm_decimal) {large, 0}, 1, NULL) == DBM_OK);
	CHECK(bag->wide && bag->collapsed && bag->used == 3);
	CHECK(dbm_bag_value(bag, 0) == -INT64_MAX && dbm_bag_value(bag, 1) == 5);
	CHECK(dbm_bag_value(bag, 2) == large && dbm_bag_count(bag, 1) == 7);
	CHECK(dbm_bag_add(bag, 9, (dbm_decimal) {1, 0}, 1, NULL) == DBM_NO_ROOM);
	CHECK(!dbm_bag_valid(bag, 8));

	/* 38 digits are the most, of either sign */
	large = 1;
	for (int i = 0; i < DBM_DECIMAL_DIGITS; i++)
		large *= 10;
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {large, 0}, 1, NULL) == DBM_OVERFLOW);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {-large, 0}, 1, NULL) == DBM_OVERFLOW);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {large - 1, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {1 - large, 0}, 1, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK);
	CHECK(dbm_bag_value(bag, 0) == 1 - large && dbm_bag_value(bag, 4) == large - 1);
}

static void
check_counts(void)
{
	dbm_bag    *bag = &first.bag;

	dbm_bag_init(bag);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK && bag->used == 0);
	for (int i = 0; i < 5; i++)
		CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {4, 0}, 3, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OK);
	CHECK(bag->used == 1 && dbm_bag_count(bag, 0) == 15);
	CHECK(dbm_bag_add(bag, ROOM, (dbm_decimal) {4, 0}, DBM_BAG_LIMIT, NULL) == DBM_OK);
	CHECK(dbm_bag_collapse(bag, NULL) == DBM_OVERFLOW);
}

int
main(void)
{
	check_order();
	check_scale();
	check_width();
	check_counts();
	return dbm_test_report("valuebag");
}
