-- What a process has used so far: milliseconds of CPU, and the most memory of its own in megabytes.
CREATE FUNCTION used(OUT cpu double precision, OUT megabytes double precision)
LANGUAGE plpgsql AS $$
DECLARE
    -- fields of proc(5) from the third on; times are in hundredths of a second
    field text[] := string_to_array(substring(pg_read_file('/proc/self/stat') FROM '\) (.*)$'), ' ');
    status text := pg_read_file('/proc/self/status');
BEGIN
    cpu := 10 * (field[12]::float8 + field[13]::float8);
    -- the peak, less what is shared with other processes
    megabytes := (substring(status FROM 'VmHWM:\s*(\d+)')::float8 - substring(status FROM 'RssShmem:\s*(\d+)')::float8) / 1024;
END $$;

-- Runs a query without sending its rows.
CREATE FUNCTION run(query text, OUT milliseconds double precision, OUT cpu double precision, OUT megabytes double precision)
LANGUAGE plpgsql AS $$
DECLARE
    started timestamptz := clock_timestamp();
    cpu_before double precision := (SELECT u.cpu FROM used() AS u);
BEGIN
    EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF) ' || query;
    milliseconds := 1000 * extract(epoch FROM clock_timestamp() - started);
    SELECT u.cpu - cpu_before, u.megabytes INTO cpu, megabytes FROM used() AS u;
END $$;
