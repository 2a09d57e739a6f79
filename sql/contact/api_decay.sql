-- decay: how far a fact about a customer can still be trusted

CREATE FUNCTION dbm.decay_survival(last_verified date, as_of date, monthly_rate double precision)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_decay_survival'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.decay_survival(date, date, double precision) IS
'Probability that a fact verified on last_verified still holds on as_of: (1 - monthly_rate)^months, months on the calendar. monthly_rate is a fraction, 0.025 for 2.5 percent a month. NULL for a NULL argument and for a verification later than as_of. Error: a rate below 0 or not below 1, an infinite date.';

CREATE FUNCTION dbm.decay_flag(last_verified date, as_of date,
                               monthly_rate double precision DEFAULT 0.025,
                               is_valid boolean DEFAULT true,
                               fresh_from double precision DEFAULT 0.9,
                               ageing_from double precision DEFAULT 0.7)
    RETURNS dbm.decay_state
    AS 'MODULE_PATHNAME', 'dbm_decay_flag'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.decay_flag(date, date, double precision, boolean, double precision, double precision) IS
'State of a fact on as_of by its decay_survival: fresh from fresh_from on, ageing from ageing_from on, stale below. invalid when is_valid is false, unknown when last_verified is NULL or later than as_of. NULL when as_of, the rate or a threshold is NULL. Error: a rate below 0 or not below 1, thresholds outside 0..1 or in the wrong order.';
