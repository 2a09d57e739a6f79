-- what people try first: the error says what to call
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SELECT dbm.decay_flag('2024-01-01');
SELECT dbm.decay_flag(date '2024-01-01');
SELECT dbm.decay_survival('2024-01-01');
SELECT dbm.clv('C1');
SELECT dbm.clv(42);
SELECT dbm.p_alive('C1');
SELECT dbm.expected_purchases('C1'::text);
SELECT dbm.next_purchase_day('C1');
SELECT dbm.rfm_score('C1');
SELECT dbm.rfm_cuts(1, 2, 3.5) FROM generate_series(1, 2);
SELECT dbm.btyd(dbm.purchase_history(date '2024-01-01', 1));
SELECT dbm.recency_days(dbm.purchase_history(date '2024-01-01', 1));
SELECT dbm.value_share(1.5);
SELECT * FROM dbm.btyd_check('orders');
SELECT * FROM dbm.clv_backtest('orders', '2024-12-31');
SELECT dbm.normalize('138 0013 8000');
SELECT dbm.validate('ann@example.com');
SELECT * FROM dbm.match_pairs('contacts');
SELECT dbm.match_fit('contacts', 'id');
SELECT dbm.lead_unmerge(5);
SELECT * FROM dbm.find_customer(42);
SELECT * FROM dbm.find_customer(gen_random_uuid());
-- none of them is drawn to a right call, literals of no type among them
SELECT dbm.decay_flag('2024-01-01', '2024-02-01') AS flag, dbm.normalize('email', 'Ann@Example.com') AS email,
       dbm.value_share(v, '0.5') AS half, dbm.rfm_score(v, v, v) OVER () IS NOT NULL AS score
FROM (VALUES (1), (3)) AS t (v) GROUP BY v;
SELECT dbm.recency_days(dbm.purchase_history('2024-01-01', '5'), '2024-01-31') AS days;
SELECT (dbm.rfm_segment('(5,5,5,555,125)')) AS literal_of_a_record;
-- a schema without a data model, in every function that works on one
CREATE SCHEMA bare;
DO $$
DECLARE
    call text;
    said text;
    hint text;
BEGIN
    FOREACH call IN ARRAY ARRAY[
        'CALL dbm.refresh(%L)', 'SELECT dbm.schedule_refresh(%L)', 'SELECT dbm.lead_merge(%L)', 'SELECT dbm.lead_preview(%L)',
        'SELECT dbm.lead_fit(%L)', 'SELECT dbm.lead_explain(%L, ''a'', ''b'')', 'SELECT dbm.lead_join(%L, ''customer'', ''{a,b}'')',
        'SELECT dbm.lead_pin(%L, ''customer'', ''a'', ''b'', ''link'')', 'SELECT dbm.lead_unmerge(%L, 1)', 'SELECT dbm.golden_record(%L)',
        'SELECT dbm.normalize_points(%L)', 'SELECT dbm.find_customer(''x'', %L)', 'SELECT dbm.resolve(''x''::text, %L)',
        'SELECT dbm.cleaning_report(%L)', 'SELECT dbm.cleaning_defects(%L)', 'SELECT dbm.map_source(%L, ''customer'', ''pg_class'')'] LOOP
        FOREACH said IN ARRAY ARRAY['bare', 'nowhere'] LOOP
            BEGIN
                EXECUTE format(call, said);
                RAISE WARNING '% went through', call;
            EXCEPTION WHEN undefined_table THEN
                GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
                IF SQLERRM <> format('schema "%s" has no data model', said) OR hint !~ 'create_tables' THEN
                    RAISE WARNING '%: % %', format(call, said), SQLERRM, hint;
                END IF;
            END;
        END LOOP;
    END LOOP;
END $$;
SELECT dbm.lead_merge();
DROP SCHEMA bare;
