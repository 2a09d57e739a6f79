-- results: what refresh writes. Ordinary tables of the caller, built-in types only, so that they
-- outlive the extension and dump like any other table. Tokens in @...@ are those of dbm_internal.run_ddl.
-- customer_score is rewritten whole when as_of moves on: with room for both versions of a row on its page
-- its indexes need not be touched.

CREATE FUNCTION dbm_internal.create_result_tables(target name, customer_id_type regtype) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    PERFORM dbm_internal.run_ddl($ddl$
CREATE TABLE @schema@.setting (
    name text PRIMARY KEY,
    value text,
    description text
);
COMMENT ON TABLE @schema@.setting IS 'Choices of refresh, one row each. Edit value; the next refresh uses it.';
COMMENT ON COLUMN @schema@.setting.name IS 'Name of the choice, as in dbm.default_settings().';
COMMENT ON COLUMN @schema@.setting.value IS 'Its value as text. Empty or missing: the default.';
COMMENT ON COLUMN @schema@.setting.description IS 'What it means and which values are allowed.';
INSERT INTO @schema@.setting (name, value, description)
    SELECT name, value, description FROM dbm.default_settings();

CREATE TABLE @schema@.refresh_log (
    refresh_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    as_of date NOT NULL,
    status text NOT NULL CHECK (status IN ('running', 'ok', 'failed', 'skipped')),
    started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    finished_at timestamptz,
    message text,
    currency text,
    settings jsonb,
    customers bigint,
    buyers bigint,
    transactions bigint,
    left_out bigint,
    facts_written bigint,
    facts_removed bigint,
    scores_written bigint,
    moves bigint,
    run_by text NOT NULL DEFAULT session_user
);
CREATE INDEX refresh_log_last_ok ON @schema@.refresh_log (refresh_id) WHERE status = 'ok';
COMMENT ON TABLE @schema@.refresh_log IS 'One row per refresh: when, how it ended, what it wrote.';
COMMENT ON COLUMN @schema@.refresh_log.refresh_id IS 'Number of the run, rising.';
COMMENT ON COLUMN @schema@.refresh_log.as_of IS 'Day the run looked from: later transactions are ignored.';
COMMENT ON COLUMN @schema@.refresh_log.status IS 'running, ok, failed, or skipped because another run was at work. A row that says running while none runs is a killed one; the next run marks it failed.';
COMMENT ON COLUMN @schema@.refresh_log.started_at IS 'When the run started.';
COMMENT ON COLUMN @schema@.refresh_log.finished_at IS 'When it ended.';
COMMENT ON COLUMN @schema@.refresh_log.message IS 'Why it failed or was skipped, or what to know about its models.';
COMMENT ON COLUMN @schema@.refresh_log.currency IS 'Currency of all money in the results.';
COMMENT ON COLUMN @schema@.refresh_log.settings IS 'The settings it worked with, defaults filled in; the views read their thresholds here.';
COMMENT ON COLUMN @schema@.refresh_log.customers IS 'Customers, those who never bought included.';
COMMENT ON COLUMN @schema@.refresh_log.buyers IS 'Customers with at least one purchase day.';
COMMENT ON COLUMN @schema@.refresh_log.transactions IS 'Transactions up to as_of that count.';
COMMENT ON COLUMN @schema@.refresh_log.left_out IS 'Transactions up to as_of that do not count: their status is not in setting counted_statuses, or their currency is not the one of setting currency.';
COMMENT ON COLUMN @schema@.refresh_log.facts_written IS 'Rows of customer_fact added or changed.';
COMMENT ON COLUMN @schema@.refresh_log.facts_removed IS 'Customers removed because neither customer nor a counted transaction names them any more.';
COMMENT ON COLUMN @schema@.refresh_log.scores_written IS 'Rows of customer_score added or changed.';
COMMENT ON COLUMN @schema@.refresh_log.moves IS 'Rows added to segment_history.';
COMMENT ON COLUMN @schema@.refresh_log.run_by IS 'Who logged in to run it.';

CREATE TABLE @schema@.model (
    kind text NOT NULL,
    segment text NOT NULL DEFAULT '',
    refresh_id bigint NOT NULL REFERENCES @schema@.refresh_log ON DELETE CASCADE,
    as_of date NOT NULL,
    n bigint NOT NULL,
    identified boolean NOT NULL,
    note text,
    payload jsonb NOT NULL,
    PRIMARY KEY (kind, segment, refresh_id)
);
CREATE INDEX model_refresh ON @schema@.model (refresh_id);
COMMENT ON TABLE @schema@.model IS 'The models of every refresh: cut points, boundaries, parameters. History stays until you delete it.';
COMMENT ON COLUMN @schema@.model.kind IS 'rfm, segment_map, action_group, pareto, pareto_curve, value_class, gamma_gamma, or the purchase model of setting clv_model, such as bg_nbd.';
COMMENT ON COLUMN @schema@.model.segment IS 'Segment of customers it was fitted to, a value of the column that setting clv_segment_by names; empty text for all customers.';
COMMENT ON COLUMN @schema@.model.refresh_id IS 'The run that fitted and used it.';
COMMENT ON COLUMN @schema@.model.as_of IS 'Day the run looked from.';
COMMENT ON COLUMN @schema@.model.n IS 'Customers it was fitted on; for segment_map the number of segments.';
COMMENT ON COLUMN @schema@.model.identified IS 'False when the data cannot tell the parameters apart: read what follows from it with care.';
COMMENT ON COLUMN @schema@.model.note IS 'Why it is not identified, or what else to know.';
COMMENT ON COLUMN @schema@.model.payload IS 'The model itself, field by field; jsonb_populate_record turns it into the type that the score functions take.';

CREATE TABLE @schema@.customer_fact (
    customer_id @customer_id@ PRIMARY KEY,
    as_of date NOT NULL,
    first_day date,
    last_day date,
    orders integer NOT NULL,
    purchase_days integer NOT NULL,
    revenue numeric NOT NULL,
    mean_order numeric,
    currency text,
    x integer,
    t_x double precision,
    mean_repeat_spend double precision,
    log_intervals double precision,
    clv_segment text NOT NULL DEFAULT ''
);
COMMENT ON TABLE @schema@.customer_fact IS 'What the transactions say about each customer, one row each, those who never bought included. Written by refresh.';
COMMENT ON COLUMN @schema@.customer_fact.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.customer_fact.as_of IS 'Day of the refresh that last changed this row; it holds up to the last refresh.';
COMMENT ON COLUMN @schema@.customer_fact.first_day IS 'Day of the first purchase; empty for who never bought.';
COMMENT ON COLUMN @schema@.customer_fact.last_day IS 'Day of the latest purchase.';
COMMENT ON COLUMN @schema@.customer_fact.orders IS 'Orders, refunds not among them.';
COMMENT ON COLUMN @schema@.customer_fact.purchase_days IS 'Days with at least one order.';
COMMENT ON COLUMN @schema@.customer_fact.revenue IS 'Money of all orders less refunds.';
COMMENT ON COLUMN @schema@.customer_fact.mean_order IS 'Revenue per order; empty without one.';
COMMENT ON COLUMN @schema@.customer_fact.currency IS 'Currency of the money; empty without a counted transaction.';
COMMENT ON COLUMN @schema@.customer_fact.x IS 'Repeat purchase days: the first one does not count. Under setting clv_model bg_bb, periods of setting clv_unit with a purchase, after that of the first.';
COMMENT ON COLUMN @schema@.customer_fact.t_x IS 'Time from the first purchase day to the latest, in setting clv_unit.';
COMMENT ON COLUMN @schema@.customer_fact.mean_repeat_spend IS 'Mean money of the repeat purchase days that earned any; empty when none did.';
COMMENT ON COLUMN @schema@.customer_fact.log_intervals IS 'Sum of the logarithms of the times between purchase days, which models of regular purchases read; empty under bg_bb.';
COMMENT ON COLUMN @schema@.customer_fact.clv_segment IS 'Value of the column that setting clv_segment_by names; empty text without one.';

CREATE TABLE @schema@.customer_score (
    customer_id @customer_id@ PRIMARY KEY,
    as_of date NOT NULL,
    recency_days integer,
    t double precision,
    r smallint,
    f smallint,
    m smallint,
    code text,
    product integer,
    segment text NOT NULL,
    action_group text,
    tier text,
    p_alive double precision,
    expected_purchases double precision,
    expected_spend double precision,
    clv double precision,
    value_class text,
    previous_segment text,
    previous_action_group text,
    previous_tier text,
    moved_on date NOT NULL,
    moved_by bigint NOT NULL,
    x integer,
    t_x double precision,
    mean_repeat_spend double precision,
    p_no_purchase double precision,
    next_purchase_day date,
    remaining_life double precision,
    p_alive_at_purchase double precision,
    previous_p_alive double precision,
    previous_clv double precision,
    remodelled_clv double precision,
    change text,
    scored_by bigint NOT NULL
) WITH (fillfactor = 45);
CREATE INDEX customer_score_segment ON @schema@.customer_score (segment);
COMMENT ON TABLE @schema@.customer_score IS 'Scores of each customer under the models of the last refresh. Written by refresh.';
COMMENT ON COLUMN @schema@.customer_score.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.customer_score.as_of IS 'Day the scores look from.';
COMMENT ON COLUMN @schema@.customer_score.recency_days IS 'Days from the latest purchase to as_of; empty for who never bought, as are all scores but the segment.';
COMMENT ON COLUMN @schema@.customer_score.t IS 'Time from the first purchase day to as_of, in setting clv_unit.';
COMMENT ON COLUMN @schema@.customer_score.r IS 'Recency score, the highest for the most recent.';
COMMENT ON COLUMN @schema@.customer_score.f IS 'Frequency score.';
COMMENT ON COLUMN @schema@.customer_score.m IS 'Monetary score.';
COMMENT ON COLUMN @schema@.customer_score.code IS 'The three scores as one text, 545.';
COMMENT ON COLUMN @schema@.customer_score.product IS 'r x f x m.';
COMMENT ON COLUMN @schema@.customer_score.segment IS 'Name of the segment in setting segment_map; Prospect for who never bought.';
COMMENT ON COLUMN @schema@.customer_score.action_group IS 'protect, invest or avoid, by the product.';
COMMENT ON COLUMN @schema@.customer_score.tier IS 'Value tier by cumulative revenue, A first.';
COMMENT ON COLUMN @schema@.customer_score.p_alive IS 'Probability that the customer still buys at all.';
COMMENT ON COLUMN @schema@.customer_score.expected_purchases IS 'Purchase days expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_score.expected_spend IS 'Money expected per future purchase day.';
COMMENT ON COLUMN @schema@.customer_score.clv IS 'Present value of the purchases expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_score.value_class IS 'Class by cumulative clv, A first: what tier is for the past, by the same shares. Empty where clv is.';
COMMENT ON COLUMN @schema@.customer_score.previous_segment IS 'Segment before the latest move; empty when there was none.';
COMMENT ON COLUMN @schema@.customer_score.previous_action_group IS 'Action group before the latest move.';
COMMENT ON COLUMN @schema@.customer_score.previous_tier IS 'Tier before the latest move.';
COMMENT ON COLUMN @schema@.customer_score.moved_on IS 'Day, as as_of, on which segment, group or tier last changed.';
COMMENT ON COLUMN @schema@.customer_score.moved_by IS 'The refresh that wrote that change.';
COMMENT ON COLUMN @schema@.customer_score.x IS 'Repeat purchase days the scores go by.';
COMMENT ON COLUMN @schema@.customer_score.t_x IS 'Time from the first purchase day to the latest they go by, in setting clv_unit.';
COMMENT ON COLUMN @schema@.customer_score.mean_repeat_spend IS 'Mean money of repeat purchase days they go by.';
COMMENT ON COLUMN @schema@.customer_score.p_no_purchase IS 'Probability of no purchase within setting clv_horizon: gone, or silent.';
COMMENT ON COLUMN @schema@.customer_score.next_purchase_day IS 'Day by which the next purchase comes with probability one half; empty where it is not to be expected within setting clv_horizon.';
COMMENT ON COLUMN @schema@.customer_score.remaining_life IS 'Time within setting clv_horizon, in setting clv_unit, that the customer is expected to go on buying: expected_purchases over the purchase rate while alive.';
COMMENT ON COLUMN @schema@.customer_score.p_alive_at_purchase IS 'p_alive at the first refresh that saw the latest purchase: what a fall is measured from.';
COMMENT ON COLUMN @schema@.customer_score.previous_p_alive IS 'p_alive before the refresh scored_by.';
COMMENT ON COLUMN @schema@.customer_score.previous_clv IS 'clv before the refresh scored_by.';
COMMENT ON COLUMN @schema@.customer_score.remodelled_clv IS 'What clv would have been before, had the models and settings of the refresh scored_by been in use.';
COMMENT ON COLUMN @schema@.customer_score.change IS 'What befell the customer between the two: acquired (first purchase), bought (purchases or refunds), waited (none), removed (no purchase is left). Empty for who never bought.';
COMMENT ON COLUMN @schema@.customer_score.scored_by IS 'The refresh that wrote this row; later ones found nothing to change.';

CREATE TABLE @schema@.segment_history (
    customer_id @customer_id@ NOT NULL,
    refresh_id bigint NOT NULL,
    as_of date NOT NULL,
    from_segment text,
    to_segment text,
    from_action_group text,
    to_action_group text,
    from_tier text,
    to_tier text,
    from_clv double precision,
    to_clv double precision,
    PRIMARY KEY (customer_id, refresh_id)
);
CREATE INDEX segment_history_refresh ON @schema@.segment_history (refresh_id);
COMMENT ON TABLE @schema@.segment_history IS 'A row whenever segment, action group or tier of a customer changes. Written by refresh.';
COMMENT ON COLUMN @schema@.segment_history.customer_id IS 'The customer.';
COMMENT ON COLUMN @schema@.segment_history.refresh_id IS 'The refresh that saw the change.';
COMMENT ON COLUMN @schema@.segment_history.as_of IS 'Day that refresh looked from.';
COMMENT ON COLUMN @schema@.segment_history.from_segment IS 'Segment before; empty for a customer seen for the first time.';
COMMENT ON COLUMN @schema@.segment_history.to_segment IS 'Segment after; empty for a customer who is gone.';
COMMENT ON COLUMN @schema@.segment_history.from_action_group IS 'Action group before.';
COMMENT ON COLUMN @schema@.segment_history.to_action_group IS 'Action group after.';
COMMENT ON COLUMN @schema@.segment_history.from_tier IS 'Tier before.';
COMMENT ON COLUMN @schema@.segment_history.to_tier IS 'Tier after.';
COMMENT ON COLUMN @schema@.segment_history.from_clv IS 'Lifetime value before.';
COMMENT ON COLUMN @schema@.segment_history.to_clv IS 'Lifetime value after.';
$ddl$, target, customer_id_type);
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_result_tables(name, regtype) IS
'Creates what refresh writes and reads in schema target: setting, refresh_log, model, customer_fact, customer_score, segment_history. A part of create_tables; call that.';
