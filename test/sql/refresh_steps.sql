-- The lists of refresh: every step is a function of the one shape, every setting has its shape and meaning,
-- and the defaults keep to their shapes.
SELECT s.step AS not_a_step FROM dbm_internal.refresh_steps() s
WHERE to_regprocedure(format('dbm_internal.%I(name, date, bigint, jsonb)', s.step)) IS NULL
   OR (SELECT p.prorettype <> 'jsonb'::regtype FROM pg_proc p WHERE p.oid = to_regprocedure(format('dbm_internal.%I(name, date, bigint, jsonb)', s.step)));
SELECT p.proname AS in_no_list FROM pg_proc p
WHERE p.pronamespace = 'dbm_internal'::regnamespace AND p.proname ~ '_refresh$' AND p.prorettype = 'jsonb'::regtype
  AND p.proname NOT IN (SELECT s.step FROM dbm_internal.refresh_steps() s);
SELECT count(*) > 4 AS steps, count(DISTINCT place) = count(*) AS places_differ FROM dbm_internal.refresh_steps();
SELECT p.proname AS in_no_list FROM pg_proc p
WHERE p.pronamespace = 'dbm_internal'::regnamespace AND p.proname ~ '_settings$' AND p.pronargs = 0
  AND (SELECT prosrc FROM pg_proc WHERE proname = 'all_settings') !~ ('\m' || p.proname || '\M') AND p.proname <> 'all_settings';
SELECT name AS twice FROM dbm_internal.all_settings() GROUP BY name HAVING count(*) > 1;
SELECT name, value, allowed FROM dbm_internal.all_settings() WHERE coalesce(value, '') !~ shape OR allowed = '' OR description !~ '\.$';

-- a value out of shape is named with what would do, whichever capability brought the setting
SELECT dbm.create_tables('steps');
SET client_min_messages = warning;
CREATE FUNCTION public.broken() RETURNS TABLE (setting text, said text) LANGUAGE plpgsql AS $$
DECLARE
    s record;
    hint text;
BEGIN
    FOR s IN SELECT * FROM dbm_internal.all_settings() AS a WHERE '#!' !~ a.shape LOOP
        UPDATE steps.setting SET value = '#!' WHERE name = s.name;
        BEGIN
            CALL dbm.refresh('steps', '2025-01-01');
            RETURN QUERY SELECT s.name, 'taken'::text;
        EXCEPTION WHEN invalid_parameter_value THEN
            GET STACKED DIAGNOSTICS hint = PG_EXCEPTION_HINT;
            IF SQLERRM <> format('setting "%s" has the value "#!"', s.name) OR hint <> format('It must be %s.', s.allowed) THEN
                RETURN QUERY SELECT s.name, SQLERRM || ' ' || hint;
            END IF;
        END;
        UPDATE steps.setting SET value = s.value WHERE name = s.name;
    END LOOP;
END $$;
SELECT * FROM public.broken();
