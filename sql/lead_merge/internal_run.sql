-- lead run: finding the clusters of a schema, from what the last run left where that is possible
--
-- A run over everything keeps, for each record, its cluster, the component of the graph of matches that it
-- is in, a fingerprint of what is compared and its blocks, and the pairs that were worth a look. The next
-- run under the same model and options finds the customers whose fingerprint has changed, the pairs that
-- this makes or breaks (match_reach; of blocks that are too large for all pairs also those of neighbours
-- that were pushed apart or together), and clusters the components anew that these pairs touch. As the
-- evidence of a pair depends on its two records and the model alone, and clusters never cross components,
-- that is what a run over everything would find.

CREATE FUNCTION dbm_internal.lead_refit(target name, level text, options jsonb) RETURNS integer
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF (dbm_internal.lead_model(target, level)).version IS NULL AND dbm_internal.lead_count(target, level) > 0 THEN
        PERFORM dbm.lead_fit(target, level, options => options, note => 'fitted by lead_merge');
    END IF;
    RETURN (dbm_internal.lead_model(target, level)).version;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_refit(name, text, jsonb) IS
'Fits the model of a level where one is due; returns the version in use, NULL without records.';

CREATE FUNCTION dbm_internal.lead_prints(target name) RETURNS TABLE (customer_id text, print bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 10000 ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.render(dbm_internal.statement_lead_merge_prints(), jsonb_build_object('schema', target));
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_prints(name) IS
'A fingerprint for each customer of schema target of all that match_contact and match_customer read of them.';

CREATE FUNCTION dbm_internal.lead_look(target name) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    changed text[];
    prints bigint[];
BEGIN
    EXECUTE format($q$
        SELECT array_agg(coalesce(p.customer_id, s.customer_id::text)), array_agg(p.print)
        FROM dbm_internal.lead_prints($1) AS p FULL JOIN %I.match_seen AS s ON s.customer_id::text = p.customer_id
        WHERE p.print IS DISTINCT FROM s.print$q$, target) INTO changed, prints USING target;
    EXECUTE dbm_internal.lead_statement('DELETE FROM @schema@.match_seen AS s WHERE s.customer_id = ANY ($1::@type@[])', target, 'customer') USING changed;
    EXECUTE dbm_internal.lead_statement('INSERT INTO @schema@.match_seen (customer_id, print)
                                SELECT u.id::@type@, u.print FROM unnest($1, $2) AS u(id, print) WHERE u.print IS NOT NULL', target, 'customer')
        USING changed, prints;
    RETURN coalesce(changed, '{}');
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_look(name) IS
'Customers of schema target that are new, changed or gone since the last run, as far as matching is concerned; notes that they were seen.';

CREATE FUNCTION dbm_internal.lead_basis(target name, level text, options jsonb) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT md5(concat_ws('|', m.version, m.payload, options, dbm_internal.lead_columns(level), dbm_internal.match_query(level, false),
                     array_to_string(dbm.match_blocking_rules(CASE level WHEN 'contact' THEN 'person' ELSE 'company' END), ','),
                     (SELECT e.extversion FROM pg_extension AS e WHERE e.extname = 'dbm_marketing')))
FROM dbm_internal.lead_model(target, level) AS m WHERE m.version IS NOT NULL
$$;
COMMENT ON FUNCTION dbm_internal.lead_basis(name, text, jsonb) IS
'Fingerprint of all that a run of a level rests on besides the records; NULL without a model.';

CREATE FUNCTION dbm_internal.lead_scratch(target name, level text, name text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF to_regclass(format('pg_temp.%I', name)) IS NOT NULL THEN
        EXECUTE format('DROP TABLE pg_temp.%I', name);
    END IF;
    EXECUTE format('CREATE TEMPORARY TABLE %I ', name) || CASE name
        WHEN 'dbm_lead_row' THEN format('ON COMMIT DROP AS SELECT * FROM %I.%I WITH NO DATA', target, 'match_' || level)
        WHEN 'dbm_lead_fresh' THEN format('(LIKE %I.match_record) ON COMMIT DROP', target)
        WHEN 'dbm_lead_decided' THEN '(a text, b text, decision text) ON COMMIT DROP'
        WHEN 'dbm_lead_reach' THEN '(record text, partner text, shaken boolean) ON COMMIT DROP'
        WHEN 'dbm_lead_result' THEN '(record text, partner text, cluster text, weakest float8, density float8, component text, bits float8,
                                      probability float8, decision text) ON COMMIT DROP'
        WHEN 'dbm_lead_found' THEN '(record text, cluster text, weakest float8, density float8) ON COMMIT DROP' END;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_scratch(name, text, text) IS
'Makes one of the temporary tables of a run anew; it lasts until the end of the transaction.';

CREATE FUNCTION dbm_internal.lead_read(target name, level text, customers text[]) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE dbm_internal.lead_statement('INSERT INTO pg_temp.dbm_lead_row ' || replace(dbm_internal.match_query(level, true), '$1', '$1::@type@[]'), target, level)
        USING array(SELECT u.c FROM unnest(customers) AS u(c) EXCEPT SELECT r.customer_id::text FROM pg_temp.dbm_lead_row AS r);
    ANALYZE pg_temp.dbm_lead_row;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_read(name, text, text[]) IS
'Adds the records of some customers to the temporary table dbm_lead_row, as match_contact or match_customer has them.';

CREATE FUNCTION dbm_internal.lead_run(target name, level text, source regclass, must_link text[], cannot_link text[], options jsonb, candidates text[],
                             keys boolean)
    RETURNS TABLE (record text, partner text, cluster text, weakest float8, density float8, component text, content bigint, place bigint,
                   keys bigint[], bits float8, probability float8, decision text)
    LANGUAGE sql STABLE PARALLEL UNSAFE COST 100000 ROWS 10000
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT r.record, r.partner, r.cluster, r.weakest, r.density, r.component, r.content, r.place, r.keys, r.bits, r.probability, r.decision
FROM dbm.match_run(source => source, id => 'record', columns => dbm_internal.lead_columns(level),
                   level => CASE level WHEN 'contact' THEN 'person' ELSE 'company' END, model => (dbm_internal.lead_model(target, level)).payload,
                   must_link => must_link, cannot_link => cannot_link, options => options, candidates => candidates, keys => keys) AS r
$$;
COMMENT ON FUNCTION dbm_internal.lead_run(name, text, regclass, text[], text[], jsonb, text[], boolean) IS
'One call of the matcher over records of a level.';

CREATE FUNCTION dbm_internal.lead_pair_rows(pairs text[]) RETURNS TABLE (a text, b text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT q.a, q.b FROM (SELECT u.x, lead(u.x) OVER (ORDER BY u.n), u.n FROM unnest(pairs) WITH ORDINALITY AS u(x, n)) AS q(a, b, n) WHERE q.n % 2 = 1
$$;
COMMENT ON FUNCTION dbm_internal.lead_pair_rows(text[]) IS
'An array of two columns as rows.';

CREATE FUNCTION dbm_internal.lead_whole(target name, level text, options jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    must constant text[] := dbm_internal.lead_must_link(target, level, options);
    cannot constant text[] := dbm_internal.lead_pins(target, level, 'separate');
BEGIN
    EXECUTE format('DELETE FROM %1$I.match_state AS s WHERE s.level = %2$L; DELETE FROM %1$I.match_record AS s WHERE s.level = %2$L;
                    DELETE FROM %1$I.match_pair AS s WHERE s.level = %2$L', target, level);
    EXECUTE dbm_internal.lead_statement($q$
        WITH run AS MATERIALIZED (
            SELECT r.* FROM dbm_internal.lead_run($1, $2, $3, $4, $5, $6, NULL, true) AS r
        ), record AS (
            INSERT INTO @schema@.match_record (level, record, customer_id, cluster, component, content, place, keys)
            SELECT $2, r.record, $q$ || CASE level WHEN 'customer' THEN 'r.record::@type@' ELSE $q$regexp_replace(r.record, '#[^#]*$', '')::@type@$q$ END || $q$,
                   r.cluster, r.component, r.content, r.place, r.keys
            FROM run AS r WHERE r.partner IS NULL
        ), pair AS (
            INSERT INTO @schema@.match_pair (level, a, b, bits, probability, decision)
            SELECT $2, r.record, r.partner, r.bits, r.probability, r.decision FROM run AS r WHERE r.partner IS NOT NULL
        )
        INSERT INTO pg_temp.dbm_lead_found (record, cluster, weakest, density)
        SELECT r.record, r.cluster, r.weakest, r.density FROM run AS r WHERE r.partner IS NULL$q$, target, level)
        USING target, level, dbm_internal.lead_relation(target, level), must, cannot, options;
    EXECUTE format($q$
        INSERT INTO %1$I.match_pair (level, a, b, decision)
        SELECT %2$L, l.a, l.b, 'link' FROM dbm_internal.lead_pair_rows($1) AS l
        UNION SELECT %2$L, s.a, s.b, 'separate' FROM dbm_internal.lead_pair_rows($2) AS s$q$,
        target, level) USING must, cannot;
    EXECUTE format('INSERT INTO %I.match_state (level, basis, whole, looked_at)
                    SELECT $1, b, true, (SELECT count(*) FROM pg_temp.dbm_lead_found) FROM dbm_internal.lead_basis($2, $1, $3) AS b WHERE b IS NOT NULL', target)
        USING level, target, options;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_whole(name, text, jsonb) IS
'Matches all records of a level, writes what the next run can start from, and puts the clusters into the temporary table dbm_lead_found.';

-- The steps of a run over what has changed

CREATE FUNCTION dbm_internal.lead_freshen(target name, level text, changed text[], options jsonb) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    gone text[];
BEGIN
    PERFORM dbm_internal.lead_scratch(target, level, t) FROM unnest('{dbm_lead_row,dbm_lead_fresh}'::text[]) AS t;
    PERFORM dbm_internal.lead_read(target, level, changed);
    INSERT INTO pg_temp.dbm_lead_fresh (level, record, customer_id, cluster, component, content, place, keys)
    SELECT lead_freshen.level, r.record, t.customer_id, r.cluster, r.component, r.content, r.place, r.keys
    FROM dbm_internal.lead_run(target, level, 'pg_temp.dbm_lead_row'::regclass, '{}', '{}', options, '{}', true) AS r
    JOIN pg_temp.dbm_lead_row AS t ON t.record = r.record WHERE r.partner IS NULL;
    EXECUTE dbm_internal.lead_statement('SELECT array_agg(r.record) FROM @schema@.match_record AS r WHERE r.level = $1 AND r.customer_id = ANY ($2::@type@[])',
                               target, level) INTO gone USING level, changed;
    RETURN coalesce(gone, '{}');
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_freshen(name, text, text[], jsonb) IS
'Puts the records of changed customers, as they are now, into the temporary tables dbm_lead_row (what is compared) and dbm_lead_fresh (where blocking looks for them); returns their records of the last run.';

CREATE FUNCTION dbm_internal.lead_astray(target name, level text) RETURNS text[]
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    records text[];
BEGIN
    EXECUTE format($q$
        WITH link AS MATERIALIZED (
            SELECT l.record, l.survivor FROM dbm_internal.lead_links($2, $1) AS l
        ), member AS MATERIALIZED (
            SELECT r.record, r.cluster FROM %I.match_record AS r WHERE r.level = $1
        )
        -- who is wanted with the first of a cluster and lives on as somebody else, and the other way round
        SELECT array_agg(x.record)
        FROM (SELECT r.record FROM member AS r
              LEFT JOIN link AS a ON a.record = r.record LEFT JOIN link AS b ON b.record = r.cluster
              WHERE r.cluster <> r.record AND coalesce(a.survivor, r.record) <> coalesce(b.survivor, r.cluster)
              UNION ALL
              SELECT r.record FROM link AS l JOIN member AS r ON r.record = l.record LEFT JOIN member AS s ON s.record = l.survivor
              WHERE s.cluster IS DISTINCT FROM r.cluster) AS x$q$, target)
        INTO records USING level, target;
    RETURN coalesce(records, '{}');
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_astray(name, text) IS
'Records whose links are not what the last run made them: somebody joined, undid or edited since.';

CREATE FUNCTION dbm_internal.lead_reach(target name, level text, gone text[], must text[], cannot text[], options jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    seeds text[];
    before text[];
    after text[];
BEGIN
    PERFORM dbm_internal.lead_scratch(target, level, t) FROM unnest('{dbm_lead_decided,dbm_lead_reach}'::text[]) AS t;
    INSERT INTO pg_temp.dbm_lead_decided
    SELECT l.a, l.b, 'link' FROM dbm_internal.lead_pair_rows(must) AS l
    UNION SELECT s.a, s.b, 'separate' FROM dbm_internal.lead_pair_rows(cannot) AS s;
    EXECUTE format($q$
        WITH old AS MATERIALIZED (
            SELECT p.a, p.b, p.decision FROM %I.match_pair AS p WHERE p.level = $1 AND p.decision IN ('link', 'separate')
        ), new AS MATERIALIZED (
            SELECT d.a, d.b, d.decision FROM pg_temp.dbm_lead_decided AS d
        ), differ AS (
            (TABLE old EXCEPT TABLE new) UNION ALL (TABLE new EXCEPT TABLE old)
        )
        SELECT (SELECT array_agg(x) FROM differ AS d, unnest(ARRAY[d.a, d.b]) AS x),
               (SELECT array_agg(x) FROM old AS d, unnest(ARRAY[d.a, d.b]) AS x),
               (SELECT array_agg(x) FROM new AS d, unnest(ARRAY[d.a, d.b]) AS x)$q$, target)
        INTO seeds, before, after USING level;
    INSERT INTO pg_temp.dbm_lead_reach
    SELECT r.record, r.partner, r.shaken
    FROM dbm_internal.match_reach(format('%I.match_record', target)::regclass, 'pg_temp.dbm_lead_fresh'::regclass, level, gone,
                         coalesce(seeds, '{}') || dbm_internal.lead_astray(target, level), coalesce(before, '{}'), coalesce(after, '{}'),
                         coalesce((options->>'block_limit')::integer, 100)) AS r;
    ANALYZE pg_temp.dbm_lead_reach;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_reach(name, text, text[], text[], text[], jsonb) IS
'Puts what the change concerns into the temporary table dbm_lead_reach, as match_reach gives it, and the pairs that are decided into dbm_lead_decided.';

CREATE FUNCTION dbm_internal.lead_recluster(target name, level text, gone text[], must text[], cannot text[], options jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    customers text[];
    pairs text[];
BEGIN
    EXECUTE format($q$
        SELECT array_agg(DISTINCT r.customer_id::text)
        FROM %I.match_record AS r JOIN pg_temp.dbm_lead_reach AS x ON x.record = r.record AND x.partner IS NULL
        WHERE r.level = $1 AND r.record <> ALL ($2)$q$, target) INTO customers USING level, gone;
    PERFORM dbm_internal.lead_read(target, level, coalesce(customers, '{}'));
    DELETE FROM pg_temp.dbm_lead_row AS r
    WHERE NOT EXISTS (SELECT FROM pg_temp.dbm_lead_reach AS x WHERE x.record = r.record AND x.partner IS NULL);
    EXECUTE format($q$
        SELECT array_agg(ARRAY[c.a, c.b])
        FROM (SELECT x.record, x.partner FROM pg_temp.dbm_lead_reach AS x WHERE x.partner IS NOT NULL
              UNION
              SELECT p.a, p.b FROM %I.match_pair AS p
              JOIN pg_temp.dbm_lead_reach AS a ON a.record = p.a AND a.partner IS NULL AND NOT a.shaken
              JOIN pg_temp.dbm_lead_reach AS b ON b.record = p.b AND b.partner IS NULL AND NOT b.shaken
              WHERE p.level = $1 AND p.bits IS NOT NULL) AS c(a, b)$q$, target) INTO pairs USING level;
    PERFORM dbm_internal.lead_scratch(target, level, 'dbm_lead_result');
    INSERT INTO pg_temp.dbm_lead_result
    SELECT r.record, r.partner, r.cluster, r.weakest, r.density, r.component, r.bits, r.probability, r.decision
    FROM dbm_internal.lead_run(target, level, 'pg_temp.dbm_lead_row'::regclass, must, cannot, options, coalesce(pairs, '{}'), false) AS r;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_recluster(name, text, text[], text[], text[], jsonb) IS
'Clusters the records in reach, and puts what the matcher says into the temporary table dbm_lead_result.';

CREATE FUNCTION dbm_internal.lead_keep(target name, level text, gone text[], options jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format($q$
        DELETE FROM %1$I.match_record AS r
        WHERE r.level = $1 AND r.record = ANY ($2) AND NOT EXISTS (SELECT FROM pg_temp.dbm_lead_fresh AS f WHERE f.record = r.record)$q$,
        target) USING level, gone;
    EXECUTE format($q$
        INSERT INTO %I.match_record AS r (level, record, customer_id, cluster, component, content, place, keys)
        SELECT f.level, f.record, f.customer_id, f.cluster, f.component, f.content, f.place, f.keys FROM pg_temp.dbm_lead_fresh AS f
        ON CONFLICT (customer_id, level, record) DO UPDATE
        SET content = excluded.content, place = excluded.place, keys = excluded.keys$q$, target);
    EXECUTE format($q$
        UPDATE %I.match_record AS r SET cluster = x.cluster, component = x.component
        FROM pg_temp.dbm_lead_result AS x
        WHERE r.level = $1 AND x.partner IS NULL AND x.record = r.record AND (r.cluster, r.component) <> (x.cluster, x.component)$q$, target)
        USING level;
    EXECUTE format($q$
        DELETE FROM %I.match_pair AS p
        WHERE p.level = $1 AND p.bits IS NOT NULL
          AND (p.a IN (SELECT x.record FROM pg_temp.dbm_lead_reach AS x WHERE x.shaken)
               OR p.b IN (SELECT x.record FROM pg_temp.dbm_lead_reach AS x WHERE x.shaken)
               OR p.a IN (SELECT x.record FROM pg_temp.dbm_lead_reach AS x WHERE x.partner IS NULL)
                  AND p.b IN (SELECT x.record FROM pg_temp.dbm_lead_reach AS x WHERE x.partner IS NULL))$q$, target) USING level;
    EXECUTE format($q$
        INSERT INTO %I.match_pair (level, a, b, bits, probability, decision)
        SELECT $1, x.record, x.partner, x.bits, x.probability, x.decision FROM pg_temp.dbm_lead_result AS x WHERE x.partner IS NOT NULL$q$, target)
        USING level;
    EXECUTE format($q$
        DELETE FROM %I.match_pair AS p
        WHERE p.level = $1 AND p.bits IS NULL
          AND NOT EXISTS (SELECT FROM pg_temp.dbm_lead_decided AS d WHERE (d.a, d.b, d.decision) = (p.a, p.b, p.decision))$q$, target) USING level;
    EXECUTE format($q$
        INSERT INTO %I.match_pair (level, a, b, decision)
        SELECT $1, d.a, d.b, d.decision FROM pg_temp.dbm_lead_decided AS d ON CONFLICT DO NOTHING$q$, target) USING level;
    EXECUTE format($q$
        UPDATE %I.match_state AS s
        SET whole = false, run_at = now(), looked_at = (SELECT count(*) FROM pg_temp.dbm_lead_result AS x WHERE x.partner IS NULL)
        WHERE s.level = $1$q$, target) USING level;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_keep(name, text, text[], jsonb) IS
'Writes what a run over changed records found into match_record, match_pair and match_state.';

CREATE FUNCTION dbm_internal.lead_delta(target name, level text, changed text[], options jsonb) RETURNS boolean
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    most_share constant integer := 3;   -- beyond one in three a run over everything is as fast
    must text[];
    cannot text[];
    gone text[];
    total bigint;
BEGIN
    EXECUTE format('SELECT count(*) FROM %I.match_record AS r WHERE r.level = $1', target) INTO total USING level;
    IF cardinality(changed) * most_share > total THEN
        RETURN false;
    END IF;
    gone := dbm_internal.lead_freshen(target, level, changed, options);
    must := dbm_internal.lead_must_link(target, level, options);
    cannot := dbm_internal.lead_pins(target, level, 'separate');
    PERFORM dbm_internal.lead_reach(target, level, gone, must, cannot, options);
    IF (SELECT count(*) FROM pg_temp.dbm_lead_reach AS x WHERE x.partner IS NULL) * most_share > total THEN
        RETURN false;
    END IF;
    PERFORM dbm_internal.lead_recluster(target, level, gone, must, cannot, options);
    PERFORM dbm_internal.lead_keep(target, level, gone, options);
    INSERT INTO pg_temp.dbm_lead_found (record, cluster, weakest, density)
    SELECT x.record, x.cluster, x.weakest, x.density FROM pg_temp.dbm_lead_result AS x WHERE x.partner IS NULL;
    RETURN true;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_delta(name, text, text[], jsonb) IS
'Matches what changed customers of a level concern, and puts the clusters that were looked at into the temporary table dbm_lead_found; false when that is so much that a run over everything is due, with nothing done.';

CREATE FUNCTION dbm_internal.lead_find(target name, level text, changed text[], options jsonb)
    RETURNS TABLE (record text, cluster text, weakest float8, density float8)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    same boolean;
BEGIN
    PERFORM dbm_internal.lead_scratch(target, level, 'dbm_lead_found');
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.match_state AS s WHERE s.level = $1 AND s.basis = dbm_internal.lead_basis($2, $1, $3))', target)
        INTO same USING level, target, options;
    IF NOT same OR NOT dbm_internal.lead_delta(target, level, changed, options) THEN
        PERFORM dbm_internal.lead_whole(target, level, options);
    END IF;
    RETURN QUERY SELECT f.record, f.cluster, f.weakest, f.density FROM pg_temp.dbm_lead_found AS f;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_find(name, text, text[], jsonb) IS
'The clusters of a level of schema target: all of them, or, where the last run stands, those that changed customers may have changed.';
