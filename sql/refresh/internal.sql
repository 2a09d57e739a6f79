-- refresh: facts, models, scores and segment history of one schema, in one transaction.
--
-- Shape: the procedure dbm.refresh owns the transactions, so it can have no SET clause and names every
-- object with its schema; dbm_internal.refresh_try catches a failure so that its log row survives; the
-- steps are pinned functions that run dynamic SQL on the schema they are given.

CREATE FUNCTION dbm_internal.refresh_lock(target name) RETURNS boolean
    LANGUAGE sql VOLATILE STRICT PARALLEL UNSAFE COST 10
BEGIN ATOMIC
    SELECT pg_catalog.pg_try_advisory_xact_lock(684021, n.oid::integer)
    FROM pg_catalog.pg_namespace AS n WHERE n.nspname = target;
END;
COMMENT ON FUNCTION dbm_internal.refresh_lock(name) IS
'Takes the lock of refresh on schema target until the transaction ends: an advisory lock on (684021, oid of the schema). False when another session has it. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_begin(target name, as_of date) RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    run bigint;
BEGIN
    IF as_of IS NULL OR target IS NULL OR NOT isfinite(as_of) THEN
        RAISE EXCEPTION 'refresh needs a schema and a finite day, not % and %',
                coalesce(target::text, 'NULL'), coalesce(as_of::text, 'NULL')
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF to_regclass(format('%I.refresh_log', target)) IS NULL THEN
        PERFORM dbm_internal.refuse_schema(target);
    END IF;
    EXECUTE format('INSERT INTO %I.refresh_log (as_of, status) VALUES ($1, ''running'') RETURNING refresh_id', target)
        INTO run USING as_of;
    -- whoever gets the lock knows that an older row that says running belongs to a killed session
    IF dbm_internal.refresh_lock(target) THEN
        EXECUTE format('UPDATE %I.refresh_log
                        SET status = ''failed'', message = ''the session or the server ended during the run''
                        WHERE status = ''running'' AND refresh_id < $1', target)
            USING run;
    END IF;
    RETURN run;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_begin(name, date) IS
'Writes the log row of a new run and returns its number. Error: no such data model, no finite day. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_end(target name, run bigint, outcome text, message text) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('UPDATE %I.refresh_log SET status = $2, message = $3, finished_at = clock_timestamp()
                    WHERE refresh_id = $1', target)
        USING run, outcome, message;
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_end(name, bigint, text, text) IS
'Writes into its log row how a run ended. A part of refresh.';

CREATE FUNCTION dbm_internal.refresh_run(target name, as_of date, run bigint) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    settings jsonb;
    step text;
    said jsonb;
    report jsonb := '{}';
    notes text;
BEGIN
    IF NOT dbm_internal.refresh_lock(target) THEN
        PERFORM dbm_internal.refresh_end(target, run, 'skipped', 'another refresh of this schema was running');
        RAISE NOTICE 'another refresh of schema "%" is running, this one leaves it to that', target;
        RETURN;
    END IF;
    settings := dbm_internal.settings_of(target);
    FOR step IN SELECT s.step FROM dbm_internal.refresh_steps() AS s ORDER BY s.place LOOP
        EXECUTE format('SELECT dbm_internal.%I($1, $2, $3, $4)', step) INTO said USING target, as_of, run, settings || report;
        report := report || said;
    END LOOP;
    EXECUTE format('SELECT string_agg(format(''%%s: %%s'', concat_ws('' of '', kind, nullif(segment, '''')), note), ''; '' ORDER BY kind, segment)
                    FROM %I.model WHERE refresh_id = $1 AND note IS NOT NULL AND (segment = '''' OR NOT identified)', target)
        INTO notes USING run;
    EXECUTE dbm_internal.render(dbm_internal.statement_refresh_report(), jsonb_build_object(
        'schema', target, 'run', run, 'report', report, 'settings', settings));
    PERFORM dbm_internal.refresh_end(target, run, 'ok', notes);
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_run(name, date, bigint) IS
'The work of a refresh in the caller''s transaction: every step of refresh_steps, each given the settings and what the steps before it said. Leaves at once when another session is at it.';

CREATE FUNCTION dbm_internal.refresh_try(target name, as_of date, run bigint,
                                OUT code text, OUT problem text, OUT detail text, OUT hint text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM dbm_internal.refresh_run(target, as_of, run);
-- a cancelled run (statement_timeout, Ctrl-C) is logged too; refresh raises it again
EXCEPTION WHEN query_canceled OR OTHERS THEN
    GET STACKED DIAGNOSTICS code = RETURNED_SQLSTATE, problem = MESSAGE_TEXT,
                            detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    PERFORM dbm_internal.refresh_end(target, run, 'failed', concat_ws(E'\n', problem, nullif(detail, ''), nullif(hint, '')));
    detail := concat_ws(E'\n', nullif(detail, ''), 'The last good answers stand.');
    hint := coalesce(nullif(hint, ''), format('See run %s in %I.refresh_log.', run, target));
END;
$$;
COMMENT ON FUNCTION dbm_internal.refresh_try(name, date, bigint) IS
'Runs refresh_run and, when it fails, undoes it, logs why and returns the error. A part of refresh.';

CREATE PROCEDURE dbm_internal.refresh_may_commit(INOUT may_commit boolean)
    LANGUAGE C
    AS 'MODULE_PATHNAME', 'dbm_refresh_may_commit';
COMMENT ON PROCEDURE dbm_internal.refresh_may_commit(boolean) IS
'Says whether the procedure that calls it may COMMIT: false inside a transaction block, a function or an exception block. A part of refresh.';
