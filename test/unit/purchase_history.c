/*
 * purchase_history.c
 *	  The log of purchase days against a naive model: one array of rows, searched for each answer.
 */
#include "check.h"

#include "core/customer/purchase_history.h"

#define MOST_ROWS	3000

typedef struct row
{
	int32_t		day;
	int64_t		mantissa;
	int			scale;
} row;

static dbm_purchases *
allocate(dbm_purchases_form form)
{
	dbm_purchases *log = calloc(1, dbm_purchases_size(form));

	dbm_purchases_init(log, form);
	return log;
}

static dbm_purchases *
moved(dbm_purchases *log, dbm_purchases_form form)
{
	dbm_purchases *copy = allocate(form);

	dbm_purchases_copy(log, copy, NULL);
	free(log);
	return copy;
}

/* As the SQL layer appends. */
static dbm_status
append(dbm_purchases **log, int32_t day, int32_t orders, dbm_decimal amount)
{
	dbm_status	status;
	int			rounds = 0;

	while ((status = dbm_purchases_add(*log, day, orders, amount)) == DBM_NO_ROOM)
	{
		dbm_purchases_form form;

		CHECK(++rounds < 3);
		status = dbm_purchases_room_for(*log, amount, &form, NULL);
		if (status != DBM_OK)
			return status;
		*log = moved(*log, form);
	}
	return status;
}

static dbm_status
finish(dbm_purchases **log)
{
	dbm_purchases_form form;
	dbm_status	status = dbm_purchases_final_form(*log, &form, NULL);

	if (status != DBM_OK)
		return status;
	*log = moved(*log, form);
	dbm_purchases_compact(*log, NULL);
	form.capacity = (*log)->n;
	*log = moved(*log, form);
	return DBM_OK;
}

static dbm_purchases *
log_of(const row *rows, int n)
{
	dbm_purchases_form form = {3, 0, false};
	dbm_purchases *log = allocate(form);

	for (int i = 0; i < n; i++)
	{
		dbm_decimal amount = {rows[i].mantissa, rows[i].scale};

		CHECK(append(&log, rows[i].day, rows[i].mantissa >= 0, amount) == DBM_OK);
	}
	CHECK(finish(&log) == DBM_OK);
	return log;
}

static bool
equal(const dbm_purchases *a, const dbm_purchases *b)
{
	size_t		bytes = dbm_purchases_size(dbm_purchases_form_of(a));

	return bytes == dbm_purchases_size(dbm_purchases_form_of(b)) && memcmp(a, b, bytes) == 0;
}

static void
shuffle(row *rows, int n)
{
	for (int i = n - 1; i > 0; i--)
	{
		int			j = (int) dbm_test_between(0, i);
		row			r = rows[i];

		rows[i] = rows[j];
		rows[j] = r;
	}
}

static void
random_rows(row *rows, int n, int days, int64_t largest)
{
	for (int i = 0; i < n; i++)
	{
		rows[i].day = (int32_t) dbm_test_between(-days / 2, days / 2);
		rows[i].mantissa = dbm_test_between(dbm_test_uniform() < 0.1 ? -largest : 0, largest);
		if (dbm_test_uniform() < 0.1)
			rows[i].mantissa = 0;
		rows[i].scale = (int) dbm_test_between(0, 3);
	}
}

static dbm_int128
at_scale(row r, int scale)
{
	dbm_int128	v = r.mantissa;

	for (int s = r.scale; s < scale; s++)
		v *= 10;
	return v;
}

static bool
has_purchase(const row *rows, int n, int32_t day)
{
	for (int i = 0; i < n; i++)
	{
		if (rows[i].day == day && rows[i].mantissa >= 0)
			return true;
	}
	return false;
}

/* The purchase day a refund is charged to, by the words of the rule. */
static bool
charged_to(const row *rows, int n, int32_t day, int32_t *to)
{
	bool		found = false;

	for (int i = 0; i < n; i++)
	{
		if (rows[i].mantissa >= 0 && rows[i].day <= day && (!found || rows[i].day > *to))
		{
			*to = rows[i].day;
			found = true;
		}
	}
	for (int i = 0; i < n && !found; i++)
		*to = rows[i].mantissa >= 0 ? rows[i].day : *to;
	return found;
}

static void
check_summary(const row *all, int n_all, const dbm_purchases *log, int32_t as_of, int days)
{
	dbm_purchases_summary summary = dbm_purchases_summarise(log, as_of, NULL);
	row			rows[MOST_ROWS];
	int			n = 0;
	int			orders = 0;
	int			purchase_days = 0;
	int			spend_days = 0;
	int32_t		first = 0;
	dbm_int128	revenue = 0;
	dbm_int128	spend = 0;

	for (int i = 0; i < n_all; i++)
	{
		if (all[i].day > as_of)
			continue;
		rows[n++] = all[i];
		orders += all[i].mantissa >= 0;
		revenue += at_scale(all[i], log->scale);
	}
	for (int32_t day = -days / 2; day <= days / 2; day++)
	{
		dbm_int128	left = 0;

		if (!has_purchase(rows, n, day))
			continue;
		if (purchase_days++ == 0)
			first = day;
		for (int i = 0; i < n; i++)
		{
			int32_t		to = 0;

			if (rows[i].mantissa >= 0 ? rows[i].day == day :
				charged_to(rows, n, rows[i].day, &to) && to == day)
				left += at_scale(rows[i], log->scale);
		}
		if (day != first && left > 0)
		{
			spend_days++;
			spend += left;
		}
		CHECK(summary.last_day >= day);
	}
	CHECK(summary.orders == orders);
	CHECK(summary.days == purchase_days);
	CHECK(purchase_days == 0 || summary.first_day == first);
	CHECK(purchase_days == 0 || has_purchase(rows, n, summary.last_day));
	CHECK(summary.revenue.mantissa == revenue && summary.revenue.scale == log->scale);
	CHECK(summary.spend_days == spend_days);
	CHECK(summary.spend.mantissa == spend);
}

static void
test_against_model(void)
{
	row			rows[MOST_ROWS];

	for (int round = 0; round < 300; round++)
	{
		int			n = (int) dbm_test_between(1, round % 3 == 0 ? 5 : 60);
		int			days = (int) dbm_test_between(0, 40);
		dbm_purchases *log;

		random_rows(rows, n, days, round % 2 == 0 ? 10000 : INT64_MAX / 2);
		log = log_of(rows, n);
		CHECK(dbm_purchases_plausible(log, dbm_purchases_size(dbm_purchases_form_of(log))));
		check_summary(rows, n, log, INT32_MAX, days);
		check_summary(rows, n, log, (int32_t) dbm_test_between(-days / 2 - 1, days / 2 + 1), days);
		free(log);
	}
}

/* Any order of the rows, and any split into two logs of which one is appended to the other. */
static void
test_order_and_splits(void)
{
	row			rows[MOST_ROWS];

	for (int round = 0; round < 200; round++)
	{
		int			n = (int) dbm_test_between(1, round % 10 == 0 ? MOST_ROWS : 50);
		int			cut = (int) dbm_test_between(0, n);
		dbm_purchases *once;
		dbm_purchases *again;
		dbm_purchases *part;

		random_rows(rows, n, (int) dbm_test_between(0, 2 * n), round % 2 == 0 ? 500 : INT64_MAX / 2);
		once = log_of(rows, n);
		shuffle(rows, n);
		again = log_of(rows, n);
		CHECK(equal(once, again));
		free(again);
		again = log_of(rows, cut);
		part = log_of(rows + cut, n - cut);
		for (int i = 0; i < part->n; i++)
		{
			dbm_purchases_entry entry = dbm_purchases_get(part, i);
			dbm_decimal amount = {entry.amount, part->scale};

			CHECK(append(&again, entry.day, entry.orders, amount) == DBM_OK);
		}
		CHECK(finish(&again) == DBM_OK);
		CHECK(equal(once, again));
		free(once);
		free(again);
		free(part);
	}
}

/* A finished log is sorted, one entry for each day and kind, and no wider than its sum asks for. */
static void
test_finished_form(void)
{
	row			rows[MOST_ROWS];

	for (int round = 0; round < 100; round++)
	{
		int			n = (int) dbm_test_between(1, 200);
		dbm_purchases *log;
		dbm_int128	volume = 0;

		random_rows(rows, n, 50, dbm_test_between(1, INT64_MAX / (round + 2)));
		log = log_of(rows, n);
		for (int i = 0; i < log->n; i++)
		{
			dbm_purchases_entry entry = dbm_purchases_get(log, i);

			volume += entry.amount < 0 ? -entry.amount : entry.amount;
			CHECK((entry.orders > 0) == (entry.amount >= 0));
			if (i > 0)
			{
				dbm_purchases_entry before = dbm_purchases_get(log, i - 1);

				CHECK(before.day < entry.day ||
					  (before.day == entry.day && before.orders > 0 && entry.orders == 0));
			}
		}
		CHECK(((log->flags & DBM_PURCHASES_WIDE) != 0) == (volume > INT64_MAX));
		CHECK(log->capacity == log->n);
		free(log);
	}
}

static void
test_limits(void)
{
	dbm_purchases_form form = {1, 0, false};
	dbm_decimal nines = {0, 0};
	dbm_decimal one = {1, 0};
	dbm_decimal cent = {1, 2};
	dbm_decimal refund = {-1, 0};
	dbm_purchases *log = allocate(form);

	for (int i = 0; i < DBM_DECIMAL_DIGITS; i++)
		nines.mantissa = nines.mantissa * 10 + 9;
	CHECK(dbm_purchases_add(log, 0, 0, one) == DBM_INVALID);
	CHECK(dbm_purchases_add(log, 0, -1, refund) == DBM_INVALID);
	CHECK(dbm_purchases_add(log, 0, 1, refund) == DBM_INVALID);
	CHECK(append(&log, 0, 1, nines) == DBM_OK);
	CHECK(append(&log, 0, 1, cent) == DBM_OVERFLOW);
	CHECK(append(&log, 1, 1, one) == DBM_OVERFLOW || finish(&log) == DBM_OVERFLOW);
	free(log);

	log = allocate(form);
	CHECK(append(&log, 5, INT32_MAX, one) == DBM_OK);
	CHECK(dbm_purchases_summarise(log, 5, NULL).orders == INT32_MAX);
	CHECK(append(&log, 5, 1, one) == DBM_OVERFLOW || finish(&log) == DBM_OVERFLOW);
	free(log);

	/* days as far apart as dates go; the amounts of one day outgrow 64 bits */
	log = allocate(form);
	CHECK(append(&log, INT32_MAX - 1, 1, (dbm_decimal) {INT64_MAX, 0}) == DBM_OK);
	CHECK(append(&log, INT32_MIN + 2, 1, one) == DBM_OK);
	CHECK(append(&log, INT32_MAX - 1, 1, (dbm_decimal) {INT64_MAX, 0}) == DBM_OK);
	CHECK(append(&log, INT32_MAX - 1, 0, (dbm_decimal) {INT64_MIN, 0}) == DBM_OK);
	CHECK(finish(&log) == DBM_OK);
	CHECK(log->n == 3 && dbm_purchases_get(log, 1).amount == (dbm_int128) INT64_MAX * 2);
	CHECK(dbm_purchases_get(log, 2).amount == INT64_MIN);
	CHECK(dbm_purchases_summarise(log, INT32_MAX, NULL).spend.mantissa == (dbm_int128) INT64_MAX - 1);
	free(log);
}

/* Headers that no log has. */
static void
test_plausible(void)
{
	dbm_purchases_form form = {2, 2, false};
	dbm_purchases *log = allocate(form);
	dbm_purchases	good = *log;
	size_t		bytes = dbm_purchases_size(form);

	CHECK(dbm_purchases_plausible(log, bytes));
	CHECK(!dbm_purchases_plausible(log, bytes - 1) && !dbm_purchases_plausible(log, 3));
	log->version = DBM_PURCHASES_VERSION + 1;
	CHECK(!dbm_purchases_plausible(log, bytes));
	*log = good;
	log->flags = 0x80;
	CHECK(!dbm_purchases_plausible(log, bytes));
	*log = good;
	log->n = 3;
	CHECK(!dbm_purchases_plausible(log, bytes));
	log->n = -1;
	CHECK(!dbm_purchases_plausible(log, bytes));
	*log = good;
	log->scale = DBM_DECIMAL_DIGITS + 1;
	CHECK(!dbm_purchases_plausible(log, bytes));
	*log = good;
	log->capacity = INT32_MAX;
	CHECK(!dbm_purchases_plausible(log, bytes));
	log->capacity = -1;
	CHECK(!dbm_purchases_plausible(log, bytes));
	free(log);
}

/* A long log: the number of moves grows with the logarithm of the rows. */
static void
test_growth(void)
{
	dbm_purchases_form form = {3, 2, false};
	dbm_purchases *log = allocate(form);
	int			moves = 0;

	for (int i = 0; i < 50000; i++)
	{
		dbm_decimal amount = {i, 2};

		while (dbm_purchases_add(log, (i * 7919) % 40009, 1, amount) == DBM_NO_ROOM)
		{
			CHECK(dbm_purchases_room_for(log, amount, &form, NULL) == DBM_OK);
			log = moved(log, form);
			moves++;
		}
	}
	CHECK(finish(&log) == DBM_OK);
	CHECK(log->n == 40009 && dbm_purchases_summarise(log, INT32_MAX, NULL).orders == 50000);
	CHECK(moves < 30);
	free(log);
}

int
main(void)
{
	test_against_model();
	test_order_and_splits();
	test_finished_form();
	test_limits();
	test_plausible();
	test_growth();
	return dbm_test_report("purchase_history");
}
