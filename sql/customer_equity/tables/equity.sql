-- The table equity: what each run found and what changed it.
-- Parameters: schema
CREATE TABLE :"schema".equity (
    refresh_id bigint NOT NULL REFERENCES :"schema".refresh_log ON DELETE CASCADE,
    dimension text NOT NULL CHECK (dimension IN ('all', 'tier', 'segment')),
    member text NOT NULL,
    previous_id bigint,
    opening numeric NOT NULL,
    acquired numeric NOT NULL,
    bought numeric NOT NULL,
    decayed numeric NOT NULL,
    remodelled numeric NOT NULL,
    removed numeric NOT NULL,
    moved_in numeric NOT NULL,
    moved_out numeric NOT NULL,
    closing numeric NOT NULL,
    opening_customers bigint NOT NULL,
    acquired_customers bigint NOT NULL,
    bought_customers bigint NOT NULL,
    removed_customers bigint NOT NULL,
    moved_in_customers bigint NOT NULL,
    moved_out_customers bigint NOT NULL,
    closing_customers bigint NOT NULL,
    alive numeric NOT NULL,
    expected_purchases numeric NOT NULL,
    remaining_days numeric NOT NULL,
    PRIMARY KEY (refresh_id, dimension, member)
);
COMMENT ON TABLE :"schema".equity IS 'Customer equity, the sum of clv of those who bought, and what changed it since the run before: one row per run, dimension and member. Written by refresh.';
COMMENT ON COLUMN :"schema".equity.refresh_id IS 'The run.';
COMMENT ON COLUMN :"schema".equity.dimension IS 'all, tier or segment.';
COMMENT ON COLUMN :"schema".equity.member IS 'Which tier or segment; empty text for all.';
COMMENT ON COLUMN :"schema".equity.previous_id IS 'The run before; empty for the first one.';
COMMENT ON COLUMN :"schema".equity.opening IS 'Sum of clv before, of those who were in the tier or segment then.';
COMMENT ON COLUMN :"schema".equity.acquired IS 'Value of those whose first purchase is new.';
COMMENT ON COLUMN :"schema".equity.bought IS 'Change in value of those whose purchases or refunds changed, under the models of this run.';
COMMENT ON COLUMN :"schema".equity.decayed IS 'Change in value of those who did nothing, under the models of this run.';
COMMENT ON COLUMN :"schema".equity.remodelled IS 'Change owed to new parameters and settings: the facts of before, revalued.';
COMMENT ON COLUMN :"schema".equity.removed IS 'Value of those without a purchase any more or no longer known, negative.';
COMMENT ON COLUMN :"schema".equity.moved_in IS 'Value brought by those who came from another tier or segment.';
COMMENT ON COLUMN :"schema".equity.moved_out IS 'Value taken along by those who went to another one, negative.';
COMMENT ON COLUMN :"schema".equity.closing IS 'Sum of clv now. It is opening and all parts, to the last digit.';
COMMENT ON COLUMN :"schema".equity.opening_customers IS 'Buyers before.';
COMMENT ON COLUMN :"schema".equity.acquired_customers IS 'Buyers whose first purchase is new.';
COMMENT ON COLUMN :"schema".equity.bought_customers IS 'Buyers of before with a change of purchases or refunds.';
COMMENT ON COLUMN :"schema".equity.removed_customers IS 'Buyers without a purchase any more or no longer known.';
COMMENT ON COLUMN :"schema".equity.moved_in_customers IS 'Buyers who came from another tier or segment.';
COMMENT ON COLUMN :"schema".equity.moved_out_customers IS 'Buyers who went to another one.';
COMMENT ON COLUMN :"schema".equity.closing_customers IS 'Buyers now.';
COMMENT ON COLUMN :"schema".equity.alive IS 'Sum of p_alive now.';
COMMENT ON COLUMN :"schema".equity.expected_purchases IS 'Sum of expected purchases now.';
COMMENT ON COLUMN :"schema".equity.remaining_days IS 'Sum of the remaining lives now, in days.';
