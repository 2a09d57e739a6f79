-- lead merge: many records, one customer, and always a way back
--
-- A run compares a wanted partition of the records with the links that stand (lead_plan), and writes the
-- difference (lead_commit): first links that cross the new borders are cut, then what is apart is joined,
-- one merge per cluster. Links are a forest: a record is merged into one other, by one merge, at a time when
-- both lived on by themselves. So the survivors after any set of merges are the roots of their links, and to
-- undo a merge is to remove its links and to look up the roots below them again.

CREATE FUNCTION dbm_internal.lead_lock(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'merging does not work at isolation level %', current_setting('transaction_isolation')
            USING ERRCODE = 'feature_not_supported',
                  HINT = 'It must see what the merge before it committed. Start the transaction with BEGIN ISOLATION LEVEL READ COMMITTED.';
    END IF;
    PERFORM dbm_internal.customer_id_type(target);
    PERFORM pg_advisory_xact_lock(684022, n.oid::integer) FROM pg_namespace AS n WHERE n.nspname = target;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_lock(name) IS
'Waits for any other merge or unmerge in schema target and keeps further ones waiting until the transaction ends: an advisory lock on (684022, oid of the schema).';

CREATE FUNCTION dbm_internal.lead_weights(target name, level text, records text[])
    RETURNS TABLE (record text, transactions bigint, points bigint, since date, place bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    byte_order constant text := (SELECT CASE WHEN t.typcollation <> 0 THEN 'COLLATE "C"' ELSE '' END
                                 FROM pg_type AS t WHERE t.oid = dbm_internal.customer_id_type(target)::regtype);
BEGIN
    RETURN QUERY EXECUTE dbm_internal.lead_statement(format($q$
        SELECT u.record, coalesce(t.n, 0), coalesce(p.n, 0), d.since,
               row_number() OVER (ORDER BY k.customer_id %s, k.contact_id)
        FROM unnest($1) AS u(record)
        CROSS JOIN LATERAL (SELECT %s) AS k(customer_id, contact_id)
        LEFT JOIN LATERAL (SELECT count(*) AS n FROM @schema@.transaction AS t WHERE t.customer_id = k.customer_id) AS t ON true
        LEFT JOIN LATERAL (SELECT count(*) AS n FROM @schema@.contact_point AS p
                           WHERE p.customer_id = k.customer_id AND p.contact_id = k.contact_id) AS p ON true
        LEFT JOIN LATERAL (SELECT min(coalesce(c.acquired_on, (c.created_at AT TIME ZONE 'UTC')::date)) AS since
                           FROM @schema@.customer AS c WHERE c.customer_id = k.customer_id) AS d ON true$q$,
        byte_order, CASE level WHEN 'customer' THEN '@ids(u.record)@, NULL::bigint' ELSE '@ids(u.record)@' END), target, level)
        USING records;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_weights(name, text, text[]) IS
'What decides which of several records lives on, after the number of records: orders of the customer, ways to reach the contact, first day of the customer, and place in the order of ids.';

CREATE FUNCTION dbm_internal.lead_plan(target name, level text, records text[], clusters text[], whole boolean)
    RETURNS TABLE (action text, record text, onto text, cluster text)
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
WITH RECURSIVE wanted AS MATERIALIZED (
    SELECT DISTINCT ON (u.record) u.record, u.cluster FROM unnest(records, clusters) AS u(record, cluster) ORDER BY u.record, u.cluster
), link AS MATERIALIZED (
    SELECT * FROM dbm_internal.lead_links(target, level)
), cut AS MATERIALIZED (
    -- a link whose ends are wanted apart; the other end may be a record that is gone
    SELECT l.record, l.survivor FROM link AS l
    JOIN wanted AS w ON w.record = l.record LEFT JOIN wanted AS o ON o.record = l.merged_into
    WHERE whole AND o.cluster IS DISTINCT FROM w.cluster
), shaken AS (
    SELECT DISTINCT c.survivor FROM cut AS c
), kept AS MATERIALIZED (
    SELECT l.record, l.merged_into FROM link AS l JOIN shaken USING (survivor)
    WHERE NOT EXISTS (SELECT FROM cut WHERE cut.record = l.record)
), tree(record, root) AS (
    SELECT b.record, b.record FROM (SELECT c.record FROM cut AS c UNION ALL SELECT s.survivor FROM shaken AS s) AS b
    UNION ALL
    SELECT k.record, t.root FROM tree AS t JOIN kept AS k ON k.merged_into = t.record
), placed AS MATERIALIZED (
    SELECT w.record, w.cluster, coalesce(t.root, l.survivor, w.record) AS root, coalesce(l.survivor, w.record) AS held_by
    FROM wanted AS w LEFT JOIN tree AS t ON t.record = w.record LEFT JOIN link AS l ON l.record = w.record
), piece AS (
    SELECT p.cluster, p.root, count(*) AS held, count(*) OVER (PARTITION BY p.cluster) AS pieces FROM placed AS p GROUP BY p.cluster, p.root
), candidate AS MATERIALIZED (
    SELECT p.cluster, p.root, greatest(p.held, h.held) AS held
    FROM piece AS p
    LEFT JOIN (SELECT q.cluster, q.held_by, count(*) AS held FROM placed AS q GROUP BY q.cluster, q.held_by) AS h
           ON h.cluster = p.cluster AND h.held_by = p.root
    WHERE p.pieces > 1
), outside AS (
    -- a caller who names a few records means all that is one with them
    SELECT l.survivor AS root, count(*) + 1 AS held FROM link AS l WHERE NOT whole GROUP BY l.survivor
), survivor AS MATERIALIZED (
    SELECT DISTINCT ON (c.cluster) c.cluster, c.root
    FROM candidate AS c
    LEFT JOIN outside AS o ON o.root = c.root
    LEFT JOIN dbm_internal.lead_weights(target, level, ARRAY(SELECT root FROM candidate)) AS w ON w.record = c.root
    ORDER BY c.cluster, greatest(c.held, o.held) DESC, w.transactions DESC, w.points DESC, w.since NULLS LAST, w.place
)
SELECT 'cut', c.record, c.survivor, NULL FROM cut AS c
UNION ALL
SELECT 'move', t.record, t.root, NULL FROM tree AS t JOIN kept AS k ON k.record = t.record
WHERE t.root NOT IN (SELECT s.survivor FROM shaken AS s)
UNION ALL
SELECT 'join', c.root, s.root, c.cluster FROM candidate AS c JOIN survivor AS s USING (cluster) WHERE c.root <> s.root
$$;
COMMENT ON FUNCTION dbm_internal.lead_plan(name, text, text[], text[], boolean) IS
'What to do so that records live on as clusters say: cut (record, once merged into onto, lives on by itself again), move (record, below a cut one, now lives on as onto), join (record to be merged into onto). whole: the records are all there are, and links between two clusters are cut; otherwise records are only joined. The survivor of a cluster is the record that held most of its records before; then the one of the customer with most orders; of contacts, with most ways to reach it; the oldest; the smallest id.';

-- Writing

CREATE FUNCTION dbm_internal.lead_split(target name, level text, records text[], survivors text[], version integer)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE dbm_internal.lead_statement(format($q$
        WITH cut AS (
            DELETE FROM @links@ AS m USING unnest($1, $2) AS u(record, survivor)
            WHERE (@id(m)@) = (@ids(u.record)@)
            RETURNING u.record, u.survivor, @into(m)@ AS merged_into, m.merge_id
        ), piece AS (
            SELECT c.survivor, array_agg(c.record ORDER BY c.record COLLATE "C") AS losers, jsonb_agg(to_jsonb(c)) AS links
            FROM cut AS c GROUP BY c.survivor
        )
        INSERT INTO @schema@.merge_log (%s, level, kind, losers, before, model_version)
        SELECT @ids(p.survivor)@, $4, 'split', p.losers, jsonb_build_object('links', p.links), $3 FROM piece AS p$q$,
        CASE level WHEN 'customer' THEN 'customer_id' ELSE 'customer_id, contact_id' END), target, level)
        USING records, survivors, version, level;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_split(name, text, text[], text[], integer) IS
'Removes the links of records and logs one split per survivor they were merged into.';

CREATE FUNCTION dbm_internal.lead_move(target name, level text, records text[], survivors text[])
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE dbm_internal.lead_statement($q$
        UPDATE @links@ AS m SET (@survivor_columns@) = ROW(@ids(u.survivor)@)
        FROM unnest($1, $2) AS u(record, survivor) WHERE (@id(m)@) = (@ids(u.record)@)$q$, target, level)
        USING records, survivors;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_move(name, text, text[], text[]) IS
'Notes under which record each record lives on now.';

CREATE FUNCTION dbm_internal.lead_link(target name, level text, records text[], survivors text[], clusters text[], evidence jsonb,
                              version integer, reason text)
    RETURNS TABLE (merge_id bigint, cluster text, survivor text, losers text[])
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.lead_statement(format($q$
        WITH joined AS MATERIALIZED (
            SELECT u.cluster, u.survivor, array_agg(u.record ORDER BY u.record COLLATE "C") AS losers
            FROM unnest($1, $2, $3) AS u(record, survivor, cluster) GROUP BY u.cluster, u.survivor
        ), top AS (
            SELECT j.survivor, j.survivor AS record FROM joined AS j
            UNION ALL SELECT j.survivor, l.record FROM joined AS j CROSS JOIN LATERAL unnest(j.losers) AS l(record)
        ), below AS (
            SELECT l.survivor AS record, jsonb_agg(l.record ORDER BY l.record COLLATE "C") AS members
            FROM dbm_internal.lead_links($8, $5) AS l GROUP BY l.survivor
        ), before AS (
            SELECT t.survivor,
                   jsonb_build_object('groups', jsonb_object_agg(t.record, coalesce(b.members, '[]')),
                                      'rows', coalesce(jsonb_object_agg(t.record, jsonb_strip_nulls(to_jsonb(r))) FILTER (WHERE r.customer_id IS NOT NULL), '{}')) AS before
            FROM top AS t LEFT JOIN below AS b ON b.record = t.record
            LEFT JOIN @rows@ AS r ON (@id(r)@) = (@ids(t.record)@)
            GROUP BY t.survivor
        ), logged AS (
            INSERT INTO @schema@.merge_log AS m (%1$s, level, losers, score, evidence, before, model_version, reason)
            SELECT @ids(j.survivor)@, $5, j.losers, ($4->j.cluster->>'weakest')::float8, $4->j.cluster, b.before, $6, $7
            FROM joined AS j JOIN before AS b USING (survivor)
            ORDER BY j.survivor COLLATE "C"
            RETURNING m.merge_id, @record(m)@ AS survivor, m.losers
        ), linked AS (
            INSERT INTO @links@ (@link_columns@)
            SELECT @ids(l.record)@, @ids(g.survivor)@, @ids(g.survivor)@, g.merge_id
            FROM logged AS g CROSS JOIN LATERAL unnest(g.losers) AS l(record)
        )
        SELECT g.merge_id, j.cluster, g.survivor, g.losers FROM logged AS g JOIN joined AS j USING (survivor) ORDER BY 1$q$,
        CASE level WHEN 'customer' THEN 'customer_id' ELSE 'customer_id, contact_id' END), target, level)
        USING records, survivors, clusters, evidence, level, version, reason, target;
    -- who lived on as a loser lives on as its survivor
    EXECUTE dbm_internal.lead_statement($q$
        UPDATE @links@ AS m SET (@survivor_columns@) = ROW(@ids(u.survivor)@)
        FROM unnest($1, $2) AS u(record, survivor) WHERE @survivor(m)@ = u.record$q$, target, level)
        USING records, survivors;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_link(name, text, text[], text[], text[], jsonb, integer, text) IS
'Merges records into survivors, one merge per cluster, and logs each with the rows and groups as they were.';

CREATE FUNCTION dbm_internal.lead_commit(target name, level text, records text[], clusters text[], whole boolean,
                                evidence jsonb DEFAULT NULL, version integer DEFAULT NULL, reason text DEFAULT NULL,
                                as_of date DEFAULT current_date)
    RETURNS TABLE (merge_id bigint, cluster text, survivor text, losers text[])
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    plan record;
BEGIN
    PERFORM dbm_internal.lead_lock(target);
    SELECT array_agg(p.record) FILTER (WHERE p.action = 'cut') AS cuts,
           array_agg(p.onto) FILTER (WHERE p.action = 'cut') AS cut_from,
           array_agg(p.record) FILTER (WHERE p.action = 'move') AS moves,
           array_agg(p.onto) FILTER (WHERE p.action = 'move') AS moved_to,
           array_agg(p.record) FILTER (WHERE p.action = 'join') AS joins,
           array_agg(p.onto) FILTER (WHERE p.action = 'join') AS joined_to,
           array_agg(p.cluster) FILTER (WHERE p.action = 'join') AS joined_in,
           array_agg(DISTINCT p.onto) || array_agg(DISTINCT p.record) AS touched
    INTO plan FROM dbm_internal.lead_plan(target, level, records, clusters, whole) AS p;
    IF plan.cuts IS NOT NULL THEN
        PERFORM dbm_internal.lead_split(target, level, plan.cuts, plan.cut_from, version);
        PERFORM dbm_internal.lead_move(target, level, plan.moves, plan.moved_to);
    END IF;
    IF plan.joins IS NOT NULL THEN
        RETURN QUERY SELECT * FROM dbm_internal.lead_link(target, level, plan.joins, plan.joined_to, plan.joined_in, evidence, version, reason);
    END IF;
    IF plan.touched IS NOT NULL THEN
        PERFORM dbm_internal.golden_store(target, level, plan.touched, as_of);
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_commit(name, text, text[], text[], boolean, jsonb, integer, text, date) IS
'Makes records live on as clusters say, in the caller''s transaction, and returns the merges it made. whole: the records are all there are, and what is merged across two clusters is split. evidence: an object by cluster.';
