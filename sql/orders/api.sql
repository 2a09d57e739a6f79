-- purchase_history: the orders of one customer by day, and what models read from them

-- aggregates

CREATE AGGREGATE dbm.purchase_history(on_day date, amount numeric) (
    SFUNC = dbm_internal.purchase_history_add,
    STYPE = dbm.purchase_history,
    SSPACE = 192,
    FINALFUNC = dbm_internal.purchase_history_finish,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.purchase_history_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.purchase_history(date, numeric) IS
'History of one customer from rows of orders: local day and amount in one currency. A negative amount is a refund: it lowers money and is neither an order nor a purchase day. An amount of 0 is an order that brought nothing. A row with both arguments NULL is skipped; no rows give NULL. Error: one of the two NULL, an infinite day, an amount that is NaN or infinite, amounts whose sum needs more than 38 digits.';

CREATE AGGREGATE dbm.purchase_history(at timestamptz, amount numeric, time_zone text) (
    SFUNC = dbm_internal.purchase_history_add_at,
    STYPE = dbm.purchase_history,
    SSPACE = 192,
    FINALFUNC = dbm_internal.purchase_history_finish,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.purchase_history_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.purchase_history(timestamptz, numeric, text) IS
'As dbm.purchase_history(date, numeric), for moments: the day of a row is the calendar day in time_zone, the name of a region such as Asia/Shanghai, whatever the time zone of the session. Error also: a time zone that is NULL or not in pg_timezone_names (offsets such as UTC+8 are refused, their sign means the opposite in different standards).';

CREATE AGGREGATE dbm.rollup(history dbm.purchase_history) (
    SFUNC = dbm_internal.purchase_history_merge,
    STYPE = dbm.purchase_history,
    SSPACE = 192,
    FINALFUNC = dbm_internal.purchase_history_finish,
    FINALFUNC_MODIFY = READ_ONLY,
    COMBINEFUNC = dbm_internal.purchase_history_merge,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE dbm.rollup(dbm.purchase_history) IS
'Histories of parts (months, shops, merged customers) in one: equal to the history of all their rows, in whatever way they were split. Events in two of them count twice. NULLs are skipped; only NULLs or no rows give NULL.';

-- accessors

CREATE FUNCTION dbm.first_day(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS date
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_first_day'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.first_day(dbm.purchase_history, date) IS
'First purchase day up to as_of. NULL when there is none (refunds make no purchase day) and for a NULL argument.';

CREATE FUNCTION dbm.last_day(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS date
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_last_day'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.last_day(dbm.purchase_history, date) IS
'Last purchase day up to as_of. NULL when there is none (refunds make no purchase day) and for a NULL argument.';

CREATE FUNCTION dbm.orders(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS integer
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_orders'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.orders(dbm.purchase_history, date) IS
'Number of orders up to as_of, those of amount 0 included; refunds are no orders. 0 when there is none, NULL for a NULL argument.';

CREATE FUNCTION dbm.purchase_days(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS integer
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_days'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.purchase_days(dbm.purchase_history, date) IS
'Number of different days with an order up to as_of. 0 when there is none, NULL for a NULL argument.';

CREATE FUNCTION dbm.revenue(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_revenue'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.revenue(dbm.purchase_history, date) IS
'Sum of the amounts up to as_of, refunds taken off; exact. 0 when there is no event, NULL for a NULL argument.';

CREATE FUNCTION dbm.mean_order(history dbm.purchase_history, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_mean_order'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.mean_order(dbm.purchase_history, date) IS
'Average order value: revenue divided by orders up to as_of, orders of amount 0 included, so that mean_order * orders = revenue. NULL without orders and for a NULL argument.';

CREATE FUNCTION dbm.recency_days(history dbm.purchase_history, as_of date) RETURNS integer
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_recency_days'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.recency_days(dbm.purchase_history, date) IS
'Days from the last purchase day up to as_of, to as_of. NULL when there is none and for a NULL argument. Error: an infinite as_of.';

CREATE FUNCTION dbm.btyd(history dbm.purchase_history, as_of date, unit text DEFAULT 'week')
    RETURNS dbm.btyd_summary
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_btyd'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm.btyd(dbm.purchase_history, date, text) IS
'Summary for buy-till-you-die models at as_of: repeat purchase days x, t_x from the first to the last purchase day, t from the first purchase day to as_of, mean_repeat_spend, and log_intervals for the models of regular purchases. Time in unit: day, week (7 days), month (365.25 / 12) or year (365.25). The first purchase day is no repeat and its money no repeat money. A refund is charged to the latest purchase day at or before it, or to the first; mean_repeat_spend is over repeat days left with more than 0 and NULL when there is none. Events after as_of are ignored. NULL before the first purchase and for a NULL argument. Error: an infinite as_of, an unknown unit. Conventions: Fader, Hardie and Lee (2005), Marketing Science 24(2).';

CREATE FUNCTION dbm.btyd_periods(history dbm.purchase_history, as_of date, unit text DEFAULT 'year')
    RETURNS dbm.btyd_summary
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_btyd_periods'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.btyd_periods(dbm.purchase_history, date, text) IS
'Summary for models of discrete opportunities (BG/BB) at as_of: of the t calendar periods after that of the first purchase, x had a purchase, the last of them t_x; mean_repeat_spend is the mean amount of those x periods. Periods are days, weeks from Monday, months or years; the one in which as_of lies counts when as_of is its last day, and what happened in it is ignored when it is not. Refunds, NULL and errors as dbm.btyd. Source of the convention: Fader, Hardie and Shang, Marketing Science 29 (2010).';

CREATE FUNCTION dbm.periods_between(first_day date, as_of date, unit text DEFAULT 'year') RETURNS integer
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_periods_between'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.periods_between(date, date, text) IS
'Whole calendar periods after the one of first_day up to as_of: the t of dbm.btyd_periods. The period in which as_of lies counts when as_of is its last day. 0 when there is none, NULL for a NULL argument. Error: an infinite day, an unknown unit.';
