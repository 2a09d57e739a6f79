-- schedule: refresh by the clock, through pg_cron where it is installed

CREATE FUNCTION dbm.schedule_refresh(schema name DEFAULT 'marketing', cron text DEFAULT '0 3 * * *') RETURNS bigint
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    job constant text := 'dbm refresh ' || schema;
    command constant text := format('CALL dbm.refresh(%L)', schema);
    job_id bigint;
BEGIN
    PERFORM dbm_internal.check_cron(cron);
    IF to_regclass(format('%I.refresh_log', schema)) IS NULL THEN
        PERFORM dbm_internal.refuse_schema(schema);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron') THEN
        PERFORM dbm_internal.cron_absent(job, cron, command);
    END IF;
    EXECUTE 'SELECT cron.schedule($1, $2, $3)' INTO job_id USING job, cron, command;
    RETURN job_id;
END;
$$;
COMMENT ON FUNCTION dbm.schedule_refresh(name, text) IS
'Has pg_cron refresh a schema by a cron schedule of five fields; calling it again changes the schedule. Returns the job id; the job is named dbm refresh and the schema, so SELECT cron.unschedule(''dbm refresh marketing'') ends it. Error: a bad schedule, no data model in the schema, no pg_cron, with what to install or which crontab line does the same.';
