-- Parts of schedule_refresh.

CREATE FUNCTION dbm_internal.check_cron(cron text) RETURNS void
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
COMMENT ON FUNCTION dbm_internal.check_cron(text) IS
'Refuses a text that is not a cron schedule of five fields in numbers. A part of schedule_refresh.';

CREATE FUNCTION dbm_internal.cron_absent(job text, cron text, command text) RETURNS void
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
COMMENT ON FUNCTION dbm_internal.cron_absent(text, text, text) IS
'Raises the error that tells how to get a job run here without a usable pg_cron. A part of schedule_refresh.';
