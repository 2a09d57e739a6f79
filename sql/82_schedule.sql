-- schedule: refresh by the clock, through pg_cron where it is installed

CREATE FUNCTION dbm.check_cron(cron text) RETURNS void
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    field_names constant text[] := '{minute,hour,day of month,month,day of week}';
    lowest constant integer[] := '{0,0,1,1,0}';
    highest constant integer[] := '{59,23,31,12,7}';
    fields constant text[] := regexp_split_to_array(btrim(cron, E' \t\n'), '\s+');
    part text;
    bounds text[];
BEGIN
    IF cardinality(fields) <> 5 THEN
        RAISE EXCEPTION 'cron text "%" does not have five fields', cron
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'They are minute, hour, day of month, month and day of week: 0 3 * * * is every night at three.';
    END IF;
    FOR i IN 1..5 LOOP
        FOREACH part IN ARRAY string_to_array(fields[i], ',') LOOP
            bounds := regexp_match(part, '^(?:\*|([0-9]{1,2})-([0-9]{1,2}))(?:/0*[1-9][0-9]?)?$|^([0-9]{1,2})$');
            IF bounds IS NULL OR coalesce(bounds[1], bounds[3])::integer < lowest[i]
               OR coalesce(bounds[2], bounds[3])::integer > highest[i] OR bounds[1]::integer > bounds[2]::integer THEN
                RAISE EXCEPTION 'cron text "%" has "%" as %', cron, part, field_names[i]
                    USING ERRCODE = 'invalid_parameter_value',
                          HINT = format('Allowed are *, a number from %s to %s, a range such as %s-%s, a step such as */2, and several of them with commas.',
                                        lowest[i], highest[i], lowest[i], highest[i]);
            END IF;
        END LOOP;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dbm.check_cron(text) IS
'Refuses a text that is not a cron schedule of five fields in numbers. A part of schedule_refresh.';

CREATE FUNCTION dbm.cron_absent(job text, cron text, command text) RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    home constant text := current_setting('cron.database_name', true);
    -- inside double quotes the shell still reads these, and crontab reads %
    shell_special constant text := '(["\\$`%])';
BEGIN
    IF home = current_database() THEN
        RAISE EXCEPTION 'pg_cron is loaded, but its extension is not created in this database'
            USING ERRCODE = 'object_not_in_prerequisite_state', HINT = 'Run: CREATE EXTENSION pg_cron;';
    ELSIF home IS NOT NULL THEN
        RAISE EXCEPTION 'pg_cron works from database "%", not from this one', home
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  HINT = format('In database %s run: SELECT cron.schedule_in_database(%L, %L, %L, %L);',
                                home, job, cron, command, current_database());
    END IF;
    RAISE EXCEPTION 'pg_cron is not installed in this server'
        USING ERRCODE = 'undefined_object',
              HINT = format(E'Install it (Debian: apt install postgresql-%s-cron), put these two lines into postgresql.conf:\n'
                            '  shared_preload_libraries = ''pg_cron''\n  cron.database_name = %L\n'
                            'restart the server, run CREATE EXTENSION pg_cron, and call schedule_refresh again.\n'
                            'Or let the system do the same, with this line in a crontab:\n  %s psql -X -d "%s" -c "%s"',
                            current_setting('server_version_num')::integer / 10000, current_database(), cron,
                            regexp_replace(current_database(), shell_special, '\\\1', 'g'),
                            regexp_replace(command, shell_special, '\\\1', 'g'));
END;
$$;
COMMENT ON FUNCTION dbm.cron_absent(text, text, text) IS
'Raises the error that tells how to get a job run here without a usable pg_cron. A part of schedule_refresh.';

CREATE FUNCTION dbm.schedule_refresh(schema name DEFAULT 'marketing', cron text DEFAULT '0 3 * * *') RETURNS bigint
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    job constant text := 'dbm refresh ' || schema;
    command constant text := format('CALL dbm.refresh(%L)', schema);
    job_id bigint;
BEGIN
    PERFORM dbm.check_cron(cron);
    IF to_regclass(format('%I.refresh_log', schema)) IS NULL THEN
        RAISE EXCEPTION 'schema "%" has no table refresh_log', schema
            USING ERRCODE = 'undefined_table',
                  HINT = format('Create the data model first: SELECT dbm.create_tables(%L).', schema);
    END IF;
    IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_cron') THEN
        PERFORM dbm.cron_absent(job, cron, command);
    END IF;
    EXECUTE 'SELECT cron.schedule($1, $2, $3)' INTO job_id USING job, cron, command;
    RETURN job_id;
END;
$$;
COMMENT ON FUNCTION dbm.schedule_refresh(name, text) IS
'Has pg_cron refresh a schema by a cron schedule of five fields; calling it again changes the schedule. Returns the job id; the job is named dbm refresh and the schema, so SELECT cron.unschedule(''dbm refresh marketing'') ends it. Error: a bad schedule, no data model in the schema, no pg_cron, with what to install or which crontab line does the same.';
