-- The purchase history of a customer: the type and what is read off it.

CREATE TYPE dbm.purchase_history;

CREATE FUNCTION dbm_internal.purchase_history_in(cstring) RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_in'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.purchase_history_in(cstring) IS
'Reads {day orders bought [-refunded], ...}. Days in any order and repeated days are accepted and merged. Error 22P02 with the position and an example for anything else.';

CREATE FUNCTION dbm_internal.purchase_history_out(dbm.purchase_history) RETURNS cstring
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_out'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.purchase_history_out(dbm.purchase_history) IS
'Writes {day orders bought [-refunded], ...} in order of days; exact, and independent of DateStyle.';

CREATE FUNCTION dbm_internal.purchase_history_recv(internal) RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_recv'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.purchase_history_recv(internal) IS
'Binary input. Error 22P03 for an unknown version, a wrong length or a value outside its range.';

CREATE FUNCTION dbm_internal.purchase_history_send(dbm.purchase_history) RETURNS bytea
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_send'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm_internal.purchase_history_send(dbm.purchase_history) IS
'Binary output: a version byte, the decimals, and one record for each day and kind, in network order.';

CREATE TYPE dbm.purchase_history (
    INPUT = dbm_internal.purchase_history_in,
    OUTPUT = dbm_internal.purchase_history_out,
    RECEIVE = dbm_internal.purchase_history_recv,
    SEND = dbm_internal.purchase_history_send,
    INTERNALLENGTH = VARIABLE,
    ALIGNMENT = double,
    STORAGE = extended
);
COMMENT ON TYPE dbm.purchase_history IS
'Orders and refunds of one customer, merged by day: {1997-01-01 1 11.77, 1997-01-12 2 77.00 -5.00} is one order of 11.77, then two orders of 77.00 together and a refund of 5.00. Built by the aggregates dbm.purchase_history and dbm.rollup; independent of the order of the rows. 16 bytes and 16 for each purchase day and each day with refunds; amounts are exact, to 38 digits.';

CREATE TYPE dbm.btyd_summary AS (
    x integer,
    t_x double precision,
    t double precision,
    mean_repeat_spend double precision,
    log_intervals double precision
);
COMMENT ON TYPE dbm.btyd_summary IS
'What buy-till-you-die models read of one customer: repeat purchase days, time from the first purchase day to the last, time from the first purchase day to as_of, and the mean amount of the repeat days.';
COMMENT ON COLUMN dbm.btyd_summary.x IS 'Purchase days after the first.';
COMMENT ON COLUMN dbm.btyd_summary.t_x IS 'Time from the first to the last purchase day, in the unit asked for.';
COMMENT ON COLUMN dbm.btyd_summary.t IS 'Time from the first purchase day to as_of, in the unit asked for.';
COMMENT ON COLUMN dbm.btyd_summary.mean_repeat_spend IS
'Mean amount of the days after the first whose amount is positive after refunds; NULL when there is none.';
COMMENT ON COLUMN dbm.btyd_summary.log_intervals IS
'Sum of the natural logarithms of the times between a purchase day and the next, in the unit asked for; 0 when there is no repeat. In a unit c times as long it is less by x ln(c). Of all customers with the same x and t_x the most regular has the largest, x ln(t_x / x). NULL in dbm.btyd_periods.';
