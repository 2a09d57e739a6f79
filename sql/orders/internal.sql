-- Transition, combine and final functions of the purchase history aggregates.

-- private: steps of the aggregates

CREATE FUNCTION dbm_internal.purchase_history_add(state dbm.purchase_history, on_day date, amount numeric)
    RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_add'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm_internal.purchase_history_add(dbm.purchase_history, date, numeric) IS
'Step of aggregate dbm.purchase_history(date, numeric): the history with one more order or refund.';

CREATE FUNCTION dbm_internal.purchase_history_add_at(state dbm.purchase_history, at timestamptz, amount numeric, time_zone text)
    RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_add_at'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.purchase_history_add_at(dbm.purchase_history, timestamptz, numeric, text) IS
'Step of aggregate dbm.purchase_history(timestamptz, numeric, text): the history with one more order or refund. Immutable as far as timezone(text, timestamptz) of PostgreSQL is.';

CREATE FUNCTION dbm_internal.purchase_history_merge(state dbm.purchase_history, history dbm.purchase_history)
    RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_merge'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.purchase_history_merge(dbm.purchase_history, dbm.purchase_history) IS
'Both histories in one. NULL counts as a history without events.';

CREATE FUNCTION dbm_internal.purchase_history_finish(state dbm.purchase_history)
    RETURNS dbm.purchase_history
    AS 'MODULE_PATHNAME', 'dbm_purchase_history_finish'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2;
COMMENT ON FUNCTION dbm_internal.purchase_history_finish(dbm.purchase_history) IS
'Last step of the aggregates: the state sorted by day, merged and without spare room, as a new value.';
