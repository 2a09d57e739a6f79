-- How text and numbers of a source are read as days, amounts and yes or no: hints of map_source for
-- columns of the wrong type. The values themselves tell; where they do not, angle brackets ask.

CREATE FUNCTION dbm_internal.day_shapes()
    RETURNS TABLE (no integer, shape text, template text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 12
    SET search_path = pg_catalog, pg_temp
    AS $function$
VALUES
    (1, '^\d{4}-\d{1,2}-\d{1,2}', 'to_date(@, ''YYYY-MM-DD'')'),
    (2, '^\d{4}/\d{1,2}/\d{1,2}', 'to_date(@, ''YYYY/MM/DD'')'),
    (3, '^\d{4}\.\d{1,2}\.\d{1,2}', 'to_date(@, ''YYYY.MM.DD'')'),
    (4, '^\d{4}年\d{1,2}月\d{1,2}日', 'to_date(@, ''YYYY"年"MM"月"DD"日"'')'),
    (5, '^(19|20)\d{6}$', 'to_date(@, ''YYYYMMDD'')'),
    (6, '^\d{1,2}\.\d{1,2}\.\d{4}', 'to_date(@, ''DD.MM.YYYY'')'),
    (7, '^\d{1,2}\.\d{1,2}\.\d{2}$', 'to_date(@, ''DD.MM.YY'')'),
    (8, '^\d{1,2}/\d{1,2}/\d{4}', 'to_date(@, #/#/YYYY)'),
    (9, '^\d{1,2}/\d{1,2}/\d{2}$', 'to_date(@, #/#/YY)'),
    (10, '^\d{1,2}-\d{1,2}-\d{4}', 'to_date(@, #-#-YYYY)'),
    (11, '^\d{1,2}[- ][A-Za-z]{3}[- ]\d{4}', 'to_date(@, ''DD-Mon-YYYY'')'),
    (12, '^[A-Za-z]{3} \d{1,2}, \d{4}', 'to_date(@, ''Mon DD, YYYY'')'),
    (13, '^\d{5}(\.\d+)?$', 'date ''1899-12-30'' + floor((@)::numeric)::integer')
$function$;
COMMENT ON FUNCTION dbm_internal.day_shapes() IS
'Shapes in which exports write days, and how each is read: @ for the text, # for two parts whose order the values have to tell.';

CREATE FUNCTION dbm_internal.read_days(source regclass, source_column name, value text, OUT expression text, OUT note text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    total bigint;
    unread bigint;
    strange text;
    found record;
    branches text[] := '{}';
    readings text[] := '{}';
    reading text;
BEGIN
    FOR found IN EXECUTE format($q$
        SELECT d.no, d.shape, d.template, count(*) AS n, sum(count(*)) OVER () AS total,
               min(v.value COLLATE "C") AS example,
               bool_or(substring(v.value FROM '^(\d{1,2})')::integer > 12) FILTER (WHERE d.no BETWEEN 8 AND 10) AS day_first,
               bool_or(substring(v.value FROM '^\d{1,2}[/-](\d{1,2})')::integer > 12) FILTER (WHERE d.no BETWEEN 8 AND 10) AS month_first
        FROM (SELECT btrim(s.%I::text) AS value FROM %s AS s) AS v
        LEFT JOIN dbm_internal.day_shapes() AS d ON v.value ~ d.shape
        WHERE v.value <> '' AND v.value !~ '^0000'
        GROUP BY d.no, d.shape, d.template ORDER BY d.no$q$, source_column, source) LOOP
        total := found.total;
        IF found.no IS NULL THEN
            unread := found.n;
            strange := found.example;
            CONTINUE;
        END IF;
        reading := replace(found.template, '@', value);
        IF found.no BETWEEN 8 AND 10 THEN
            reading := regexp_replace(reading, '#(.)#(.YY+)',
                CASE WHEN found.day_first AND NOT found.month_first THEN '''DD\1MM\2'''
                     WHEN found.month_first AND NOT found.day_first THEN '''MM\1DD\2'''
                     ELSE '<''DD\1MM\2'' or ''MM\1DD\2''>' END);
            IF found.day_first = found.month_first THEN
                note := concat_ws(E'\n', note, format('%I: %s (first: %L).', source_column,
                    CASE WHEN found.day_first THEN 'some values have the day first, others the month'
                         ELSE 'no value tells whether the day or the month comes first' END, found.example));
            END IF;
        END IF;
        branches := branches || format('WHEN %s ~ %L THEN %s', value, found.shape, reading);
        readings := readings || reading;
    END LOOP;
    IF cardinality(readings) = 1 AND unread IS NULL THEN
        expression := readings[1];
    ELSIF cardinality(readings) > 0 THEN
        expression := format('CASE %s END', array_to_string(branches, ' '));
    END IF;
    IF unread > 0 AND cardinality(readings) > 0 THEN
        note := concat_ws(E'\n', note, format('%I: %s of %s values are no day in a usual form (such as %L) and become NULL.',
                                              source_column, unread, total, strange));
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.read_days(regclass, name, text) IS
'How a column of text is read as days, from the shapes of its values; a note on what they do not tell. NULL when no value looks like a day.';

CREATE FUNCTION dbm_internal.read_instants(source regclass, source_column name, value text, wanted text, OUT expression text, OUT note text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    seen record;
    trimmed text := value;
BEGIN
    EXECUTE format($q$
        SELECT bool_or(v.value = '') AS blank, bool_or(v.value ~ '^0000') AS zero, bool_or(v.value ~ '\d:\d\d') AS timed,
               bool_and(v.value ~ '^\d{4}-\d\d-\d\d[T ]\d\d?:\d\d.*(Z|[+-]\d\d(:?\d\d)?)$') FILTER (WHERE v.value <> '') AS with_zone
        FROM (SELECT btrim(s.%I::text) AS value FROM %s AS s) AS v$q$, source_column, source) INTO seen;
    IF seen.blank THEN
        trimmed := format('nullif(btrim(%s), '''')', trimmed);
    END IF;
    IF seen.zero THEN
        trimmed := format('nullif(%s, ''0000-00-00'')', trimmed);
    END IF;
    IF seen.with_zone THEN
        expression := trimmed || '::timestamptz';
        IF wanted = 'date' THEN
            expression := format('(%s AT TIME ZONE ''Asia/Shanghai'')::date', expression);
        END IF;
        RETURN;
    END IF;
    SELECT d.expression, d.note INTO expression, note FROM dbm_internal.read_days(source, source_column, trimmed) AS d;
    IF wanted <> 'date' AND seen.timed THEN
        -- ISO reads the same in every session
        expression := regexp_replace(regexp_replace(expression, 'to_date\((.*?), ''YYYY-MM-DD''\)', '\1::timestamp', 'g'),
                                     'to_date\((.*?), (<?''.*?''>?)\)', 'to_timestamp(\1, \2 || '' HH24:MI:SS'')::timestamp', 'g');
    END IF;
    IF wanted <> 'date' THEN
        expression := format(CASE WHEN seen.timed THEN '(%s)' ELSE '(%s)::timestamp' END || ' AT TIME ZONE ''Asia/Shanghai''', expression);
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.read_instants(regclass, name, text, text) IS
'How a column of text is read as date or timestamptz; a note on what the values do not tell. NULL when no value looks like a day.';

CREATE FUNCTION dbm_internal.read_amounts(source regclass, source_column name, value text, wanted text, OUT expression text, OUT note text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    seen record;
    mark text;
BEGIN
    EXECUTE format($q$
        SELECT count(*) AS total, count(a.point) AS point, count(a.comma) AS comma,
               count(*) FILTER (WHERE a.point <> a.comma) AS differ,
               min(v.value COLLATE "C") FILTER (WHERE a.point <> a.comma) AS example,
               min(v.value COLLATE "C") FILTER (WHERE a.point IS NULL) AS not_point,
               min(v.value COLLATE "C") FILTER (WHERE a.comma IS NULL) AS not_comma,
               coalesce(bool_and(v.value ~ '^-?\d+(\.\d+)?$'), false) AS plain
        FROM (SELECT btrim(s.%I::text) AS value FROM %s AS s) AS v,
             LATERAL (SELECT dbm.parse_amount(v.value, '.'), dbm.parse_amount(v.value, ',')) AS a(point, comma)
        WHERE v.value <> ''$q$, source_column, source) INTO seen;
    -- 1.234 in every row may be a thousand and more
    IF greatest(seen.point, seen.comma) = 0 OR seen.plain AND (seen.differ = 0 OR seen.point > seen.comma) THEN
        RETURN;
    END IF;
    mark := CASE WHEN seen.point > seen.comma OR seen.point = seen.comma AND seen.differ = 0 THEN '''.'''
                 WHEN seen.comma > seen.point THEN ''','''
                 ELSE '<''.'' or '',''>' END;
    expression := format('dbm.parse_amount(%s, %s)%s', value, mark, CASE WHEN wanted <> 'numeric' THEN '::' || wanted END);
    note := nullif(concat_ws(E'\n',
        CASE WHEN mark LIKE '<%' THEN format('%I: no value tells whether the decimal mark is a point or a comma (first: %L).', source_column, seen.example) END,
        CASE WHEN greatest(seen.point, seen.comma) < seen.total
             THEN format('%I: %s of %s values are no amounts (such as %L) and become NULL.', source_column,
                         seen.total - greatest(seen.point, seen.comma), seen.total,
                         CASE WHEN mark = ''',''' THEN seen.not_comma ELSE seen.not_point END) END), '');
END
$function$;
COMMENT ON FUNCTION dbm_internal.read_amounts(regclass, name, text, text) IS
'How a column of text is read as numbers, with the decimal mark by which most values are amounts; a note on what the values do not tell. NULL for numbers that a cast reads, and when no value is an amount.';

CREATE FUNCTION dbm_internal.read_booleans(source regclass, source_column name, value text, OUT expression text, OUT note text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    seen record;
BEGIN
    EXECUTE format($q$
        SELECT count(*) AS total, count(v.truth) AS known, min(v.value COLLATE "C") FILTER (WHERE v.truth IS NULL) AS strange
        FROM (SELECT btrim(s.%1$I::text) AS value, dbm.parse_boolean(s.%1$I::text) AS truth FROM %2$s AS s) AS v
        WHERE v.value <> ''$q$, source_column, source) INTO seen;
    IF seen.known > 0 THEN
        expression := format('dbm.parse_boolean(%s)', value);
        IF seen.known < seen.total THEN
            note := format('%I: %s of %s values say neither yes nor no (such as %L) and become NULL.', source_column,
                           seen.total - seen.known, seen.total, seen.strange);
        END IF;
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.read_booleans(regclass, name, text) IS
'How a column of text is read as yes or no; a note on values that are neither. NULL when none is.';

CREATE FUNCTION dbm_internal.read_numbers(source regclass, source_column name, wanted text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    low numeric;
    high numeric;
    instant text;
BEGIN
    IF wanted = 'boolean' THEN
        RETURN format('s.%I <> 0', source_column);
    END IF;
    EXECUTE format('SELECT min(s.%I), max(s.%1$I) FROM %s AS s', source_column, source) INTO low, high;
    instant := CASE WHEN low >= 1e8 AND high < 5e9 THEN format('to_timestamp(s.%I)', source_column)
                    WHEN low >= 1e11 AND high < 5e12 THEN format('to_timestamp(s.%I / 1000.0)', source_column) END;
    RETURN CASE WHEN wanted <> 'date' THEN instant
                WHEN instant IS NOT NULL THEN format('(%s AT TIME ZONE ''Asia/Shanghai'')::date', instant)
                WHEN low >= 19000101 AND high <= 21001231 THEN format('to_date(s.%I::text, ''YYYYMMDD'')', source_column)
                WHEN low >= 10000 AND high < 80000 THEN format('date ''1899-12-30'' + floor(s.%I)::integer', source_column) END;
END
$function$;
COMMENT ON FUNCTION dbm_internal.read_numbers(regclass, name, text) IS
'How a column of numbers is read as boolean, date or timestamptz: as days of Excel, digits of a day, or seconds or milliseconds since 1970. NULL when its values are none of these.';

CREATE FUNCTION dbm_internal.reading(source regclass, source_column name, wanted text, OUT expression text, OUT note text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    type constant regtype := (SELECT dbm_internal.base_type(a.atttypid) FROM pg_attribute AS a
                              WHERE a.attrelid = source AND a.attname = source_column);
    category constant "char" := (SELECT t.typcategory FROM pg_type AS t WHERE t.oid = type);
    value constant text := format(CASE WHEN type IN ('text'::regtype, 'varchar'::regtype) THEN 's.%I' ELSE 's.%I::text' END, source_column);
BEGIN
    IF category = 'N' AND type <> 'money'::regtype AND wanted IN ('boolean', 'date', 'timestamp with time zone') THEN
        expression := dbm_internal.read_numbers(source, source_column, wanted);
    ELSIF category <> 'S' OR current_setting('server_encoding') <> 'UTF8' THEN
        RETURN;
    ELSIF wanted IN ('date', 'timestamp with time zone') THEN
        SELECT r.expression, r.note INTO expression, note FROM dbm_internal.read_instants(source, source_column, value, wanted) AS r;
    ELSIF wanted IN ('numeric', 'double precision', 'integer') THEN
        SELECT r.expression, r.note INTO expression, note FROM dbm_internal.read_amounts(source, source_column, value, wanted) AS r;
    ELSIF wanted = 'boolean' THEN
        SELECT r.expression, r.note INTO expression, note FROM dbm_internal.read_booleans(source, source_column, value) AS r;
    END IF;
END
$function$;
COMMENT ON FUNCTION dbm_internal.reading(regclass, name, text) IS
'How a column of another type is read as what the model wants, told by its values, and a note on what they do not tell; NULL where a cast does it or nothing does. Reads the column once or twice.';
