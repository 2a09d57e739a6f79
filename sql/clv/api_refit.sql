-- btyd_refit: sketches that follow their customers from one day to another

CREATE FUNCTION dbm.btyd_sketch_advance(sketch dbm.btyd_sketch, as_of date)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_advance'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.btyd_sketch_advance(dbm.btyd_sketch, date) IS
'The same customers as of another day: every age t grows by the days between. On a calendar of days the result is the sketch that the customers of that day give, to the last bit, if nobody bought in between. NULL for a NULL argument. Error: a sketch that does not state its unit and day, an infinite day, a day before the last purchase of a customer.';

CREATE FUNCTION dbm.btyd_sketch_replace(sketch dbm.btyd_sketch, removed dbm.btyd_sketch, added dbm.btyd_sketch)
    RETURNS dbm.btyd_sketch
    AS 'MODULE_PATHNAME', 'dbm_btyd_sketch_replace'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.btyd_sketch_replace(dbm.btyd_sketch, dbm.btyd_sketch, dbm.btyd_sketch) IS
'The customers of a sketch without those removed and with those added: customers who bought since, as they were and as they are, and new ones. NULL removed or added: nobody. NULL for a NULL sketch. Error: a customer removed who is not there, different units or days.';

CREATE FUNCTION dbm.spend_sketch_replace(sketch dbm.spend_sketch, removed dbm.spend_sketch, added dbm.spend_sketch)
    RETURNS dbm.spend_sketch
    AS 'MODULE_PATHNAME', 'dbm_spend_sketch_replace'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1000;
COMMENT ON FUNCTION dbm.spend_sketch_replace(dbm.spend_sketch, dbm.spend_sketch, dbm.spend_sketch) IS
'As dbm.btyd_sketch_replace, of customers with their number of repeat purchases and mean spend. Customers left out for want of a mean are removed and added by number.';
