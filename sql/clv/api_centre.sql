-- default centres: what is known of a shop before its customers are, as models that a fit leans toward.

CREATE FUNCTION dbm.default_btyd_centre(model text, unit text DEFAULT 'week', k integer DEFAULT 1)
    RETURNS dbm.btyd_model
    AS 'MODULE_PATHNAME', 'dbm_clv_default_btyd_centre'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.default_btyd_centre(text, text, integer) IS
'The centre that a fit of few customers leans toward: published parameters of the purchase model in the unit, with a covariance that says how far shops stray from them, worth 10 customers. k is that of the CNBD-k models and is not used by others. For argument centre of a fit, with dbm.default_centre_weight as its weight. NULL for a NULL argument. Error: an unknown model or unit, k that is not from 1 to 20. Sources: Fader, Hardie and Lee, Marketing Science 24 (2005); Platzer and Reutterer, Marketing Science 35 (2016); Fader, Hardie and Shang, Marketing Science 29 (2010).';

CREATE FUNCTION dbm.default_spend_centre()
    RETURNS dbm.spend_model
    AS 'MODULE_PATHNAME', 'dbm_clv_default_spend_centre'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.default_spend_centre() IS
'The centre that dbm.gamma_gamma_fit leans toward with few customers: published p and q, worth 10 customers; v, which depends on the currency, is left to the shop. Source: Fader and Hardie, note 025 (2013).';

CREATE FUNCTION dbm.default_centre_weight(repeat_customers bigint)
    RETURNS double precision
    AS 'MODULE_PATHNAME', 'dbm_clv_default_centre_weight'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION dbm.default_centre_weight(bigint) IS
'Weight, in customers, of a default centre beside so many customers who bought again: 10 exp(-(m/200)^2), 0 where that is below a millionth. NULL for NULL. Error: a negative number.';
