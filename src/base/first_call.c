/*
 * first_call.c
 *	  Calls of the obvious kind that are not right, answered with the right one.
 *
 * dbm.clv('C1') is what everybody tries first. The server would say that there is no such
 * function; overloads that take what nobody can mean otherwise say what to call. They take
 * "any", which every value fits least, so that a right call is never drawn to them, and they
 * always raise an error of the code that the server's own has.
 */
#include "base/dbm.h"

#include "utils/lsyscache.h"

PG_FUNCTION_INFO_V1(dbm_first_call);

typedef struct right_call
{
	const char *name;
	const char *needs;			/* what the function takes */
	const char *call;			/* how to call it */
} right_call;

#define FACTS	"a model and what is known of a customer: x, t_x, t"
#define STORED(column) "SELECT " column " FROM marketing.customer_segment WHERE " \
	"customer_id = 'C1', after CALL dbm.refresh('marketing')"
#define ORDERS(function) "SELECT dbm." function "(dbm.purchase_history(ordered_on, amount), " \
	"current_date) FROM orders GROUP BY customer_id"
#define COLUMNS	"a table, its id and what its columns are"
#define MATCH(function) "SELECT * FROM dbm." function "('contacts', 'id', " \
	"'{\"name\": \"name\", \"email\": \"email\"}')"
#define PERIODS	"a table of orders, the last day that is known and the last day to forecast"

static const right_call right_calls[] = {
	{"decay_flag", "the day of the last verification and the day to look from",
	"SELECT dbm.decay_flag('2024-01-01', current_date)"},
	{"decay_survival", "a day of verification, the day to look from and a monthly rate",
	"SELECT dbm.decay_survival('2024-01-01', current_date, 0.025)"},
	{"clv", "a purchase model, a spend model and what is known of a customer",
	STORED("clv")},
	{"p_alive", FACTS, STORED("p_alive")},
	{"p_no_purchase", FACTS " and a horizon",
	STORED("p_no_purchase")},
	{"expected_purchases", FACTS " and a horizon",
	STORED("expected_purchases")},
	{"expected_spend", "a spend model, x and the mean spend",
	STORED("expected_spend")},
	{"next_purchase_day", FACTS " and the day to look from",
	STORED("next_purchase_day")},
	{"dert", FACTS, "SELECT dbm.dert(dbm.bg_nbd(0.243, 4.414, 0.793, 2.426), 2, 30.43, 38.86)"},
	{"rfm_score", "recency in days, frequency and money",
	"SELECT dbm.rfm_score(recency_days, frequency, monetary) OVER () FROM your_customers; or "
	"rfm_code of marketing.customer_segment after CALL dbm.refresh('marketing')"},
	{"rfm_cuts", "recency in days, frequency, money and the number of bins",
	"SELECT dbm.rfm_cuts(recency_days, frequency, monetary, 5) FROM your_customers"},
	{"btyd", "a purchase history and the day to look from",
	ORDERS("btyd")},
	{"recency_days", "a purchase history and the day to look from",
	ORDERS("recency_days")},
	{"value_share", "values and the share of the customers to look at",
	"SELECT dbm.value_share(revenue, 0.2) FROM your_customers"},
	{"customers_for_share", "values and the share of the total to reach",
	"SELECT dbm.customers_for_share(revenue, 0.8) FROM your_customers"},
	{"btyd_check", "a table of orders and the day to look from",
	"SELECT * FROM dbm.btyd_check('orders', current_date)"},
	{"clv_backtest", PERIODS,
	"SELECT * FROM dbm.clv_backtest('orders', '2024-12-31', '2025-06-30')"},
	{"compare_models_holdout", PERIODS,
	"SELECT * FROM dbm.compare_models_holdout('orders', '2024-12-31', '2025-06-30')"},
	{"normalize", "the kind of the value and the value",
	"SELECT dbm.normalize('phone', '138 0013 8000', 'CN')"},
	{"validate", "the field and its value",
	"SELECT * FROM dbm.validate('email', 'ann@example.com')"},
	{"identity_key", "the kind of the value and the value",
	"SELECT dbm.identity_key('email', 'ann@example.com')"},
	{"cluster", "two records and the weight of their link",
	"SELECT dbm.cluster(a, b, weight) FROM pairs"},
	{"match_pairs", COLUMNS,
	MATCH("match_pairs")},
	{"match_clusters", COLUMNS,
	MATCH("match_clusters")},
	{"match_fit", COLUMNS,
	"SELECT dbm.match_fit('contacts', 'id', '{\"name\": \"name\"}')"},
	{"lead_explain", "the schema and two records",
	"SELECT * FROM dbm.lead_explain('marketing', 'C1', 'C2')"},
	{"lead_unmerge", "the schema and the number of the merge in merge_log",
	"SELECT dbm.lead_unmerge('marketing', 1)"},
	{"find_customer", "an identifier as text",
	"SELECT * FROM dbm.find_customer('13800138000')"},
};

/* Of every overload that stands for a call nobody can mean. */
Datum
dbm_first_call(PG_FUNCTION_ARGS)
{
	const char *name = get_func_name(fcinfo->flinfo->fn_oid);

	for (size_t i = 0; name != NULL && i < lengthof(right_calls); i++)
	{
		if (strcmp(name, right_calls[i].name) == 0)
			ereport(ERROR,
					(errcode(ERRCODE_UNDEFINED_FUNCTION),
					 errmsg("dbm.%s takes %s", name, right_calls[i].needs),
					 errhint("For example: %s.", right_calls[i].call)));
	}
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_FUNCTION),
			 errmsg("function %s does not take these arguments", name == NULL ? "?" : name)));
	PG_RETURN_NULL();
}
