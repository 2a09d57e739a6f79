-- Writes into the log row of a run what its steps said, its settings, and how many customers and buyers there are.
-- Parameters: schema, run, report, settings
UPDATE :"schema".refresh_log
SET currency = :'report'::jsonb ->> 'currency', transactions = (:'report'::jsonb ->> 'transactions')::bigint,
    left_out = (:'report'::jsonb ->> 'left_out')::bigint,
    facts_written = (:'report'::jsonb ->> 'facts_written')::bigint, facts_removed = (:'report'::jsonb ->> 'facts_removed')::bigint,
    scores_written = (:'report'::jsonb ->> 'scores_written')::bigint, moves = (:'report'::jsonb ->> 'moves')::bigint,
    settings = :'settings'::jsonb,
    (customers, buyers) = (SELECT count(*), count(first_day) FROM :"schema".customer_fact)
WHERE refresh_id = :'run'::bigint;
