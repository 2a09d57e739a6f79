-- lead unmerge: the word of people over that of the model: joining by hand, undoing, deciding a pair

CREATE FUNCTION dbm_internal.lead_settle(target name, level text, records text[]) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    below text[];
    roots text[];
BEGIN
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into FROM dbm_internal.lead_links(target, level) AS l
    ), tree(record, root) AS (
        SELECT r, r FROM unnest(records) AS r
        UNION ALL
        SELECT l.record, t.root FROM tree AS t JOIN link AS l ON l.merged_into = t.record
    )
    SELECT array_agg(t.record), array_agg(t.root) INTO below, roots FROM tree AS t WHERE t.record <> t.root;
    PERFORM dbm_internal.lead_move(target, level, below, roots);
    RETURN records || below;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_settle(name, text, text[]) IS
'Has everything below records, which are merged into nothing, live on as these; returns records and what is below.';

CREATE FUNCTION dbm_internal.lead_pin_together(target name, level text, first text[], second text[], reason text) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    together text[];
BEGIN
    SELECT array_agg(l.record) || array_agg(DISTINCT l.survivor) INTO together
    FROM dbm_internal.lead_links(target, level) AS l
    WHERE l.survivor IN (SELECT m.survivor FROM dbm_internal.lead_links(target, level) AS m WHERE m.record = ANY (first || second));
    EXECUTE format('DELETE FROM %I.match_pin AS p
                    WHERE p.level = $1 AND p.decision = ''separate'' AND p.a = ANY ($2) AND p.b = ANY ($2)', target)
        USING level, together;
    EXECUTE format('INSERT INTO %I.match_pin (level, a, b, decision, reason)
                    SELECT DISTINCT $1, least(u.a COLLATE "C", u.b), greatest(u.a COLLATE "C", u.b), ''link'', $4 FROM unnest($2, $3) AS u(a, b)
                    ON CONFLICT (level, a, b) DO NOTHING', target)
        USING level, first, second, reason;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_pin_together(name, text, text[], text[], text) IS
'Pins pairs of records, which are one by now, as linked, and withdraws what keeps apart records that are one with them.';

CREATE FUNCTION dbm_internal.lead_check_records(target name, level text, records text[]) RETURNS void
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    missing text;
BEGIN
    IF level = 'contact' THEN
        SELECT r INTO missing FROM unnest(records) AS r WHERE r !~ '#[0-9]{1,18}$' LIMIT 1;
    ELSE
        missing := NULL;
    END IF;
    IF missing IS NULL THEN
        EXECUTE dbm_internal.lead_statement($q$
            SELECT u.record FROM unnest($1) AS u(record)
            WHERE NOT EXISTS (SELECT FROM @rows@ AS r WHERE (@id(r)@) = (@ids(u.record)@))
              AND NOT ($2 AND EXISTS (SELECT FROM @schema@.match_contact AS r WHERE r.record = u.record))
            LIMIT 1$q$, target, level) INTO missing USING records, level = 'contact';
    END IF;
    IF missing IS NOT NULL THEN
        RAISE EXCEPTION 'schema "%" has no % "%"', target, level, missing
            USING ERRCODE = 'no_data_found',
                  HINT = 'A customer is named by its id, a contact by customer_id#contact_id.';
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_check_records(name, text, text[]) IS
'Refuses records that schema target does not have.';

CREATE FUNCTION dbm_internal.lead_separate(target name, level text, merge_id bigint, groups jsonb) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    most constant integer := 10000;
BEGIN
    -- Every pair across the groups, so that no member comes back by another way; of large ones the heads.
    EXECUTE format($q$
        WITH member AS (
            SELECT g.key AS top, m.record, sum(count(*)) OVER () AS n
            FROM jsonb_each($1) AS g
            CROSS JOIN LATERAL (SELECT g.key UNION SELECT jsonb_array_elements_text(g.value)) AS m(record)
            GROUP BY 1, 2
        ), chosen AS (
            SELECT top, record FROM member WHERE n * n / 2 <= $2 OR record = top
        )
        INSERT INTO %1$I.match_pin (level, a, b, decision, merge_id, reason)
        SELECT $3, a.record, b.record, 'separate', $4, 'merge ' || $4 || ' was undone'
        FROM chosen AS a JOIN chosen AS b ON a.record COLLATE "C" < b.record COLLATE "C" AND a.top <> b.top
        ON CONFLICT ON CONSTRAINT match_pin_pkey
        DO UPDATE SET decision = excluded.decision, merge_id = excluded.merge_id, reason = excluded.reason,
                      decided_at = excluded.decided_at, decided_by = excluded.decided_by$q$, target)
        USING groups, most, level, merge_id;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_separate(name, text, bigint, jsonb) IS
'Pins that the groups of a merge are not one: groups is an object of lists of records by the record at their head.';

CREATE FUNCTION dbm_internal.lead_undo(target name, merge_id bigint, as_of date) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    event record;
    old_survivors text[];
    freed text[];
    touched text[];
BEGIN
    EXECUTE format('UPDATE %I.merge_log AS g SET undone_at = now(), undone_by = session_user WHERE g.merge_id = $1 RETURNING *', target)
        INTO event USING merge_id;
    EXECUTE dbm_internal.lead_statement($q$
        WITH gone AS (DELETE FROM @links@ AS m WHERE m.merge_id = $1 RETURNING @record(m)@ AS record, @survivor(m)@ AS survivor)
        SELECT array_agg(g.record), array_agg(DISTINCT g.survivor) FROM gone AS g$q$, target, event.level)
        INTO freed, old_survivors USING merge_id;
    IF freed IS NOT NULL THEN
        touched := dbm_internal.lead_settle(target, event.level, freed);
        PERFORM dbm_internal.golden_store(target, event.level, freed || old_survivors, as_of);
    END IF;
    PERFORM dbm_internal.lead_separate(target, event.level, merge_id, event.before->'groups');
    -- a link that somebody decided and that this parts is withdrawn: the undoing is the later word
    EXECUTE format($q$
        DELETE FROM %I.match_pin AS p
        WHERE p.level = $1 AND p.decision = 'link' AND (p.a = ANY ($2) OR p.b = ANY ($2))
          AND coalesce((SELECT a.survivor FROM dbm_internal.lead_links($3, $1) AS a WHERE a.record = p.a), p.a)
              <> coalesce((SELECT b.survivor FROM dbm_internal.lead_links($3, $1) AS b WHERE b.record = p.b), p.b)$q$, target)
        USING event.level, touched, target;
    RETURN old_survivors || touched;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_undo(name, bigint, date) IS
'Takes the links of one merge away, has what is below them live on by itself, pins the groups apart and returns the records.';

CREATE FUNCTION dbm_internal.lead_mend(target name, merge_id bigint, as_of date) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    event record;
    cut record;
    tops text[];
    touched text[];
BEGIN
    EXECUTE format('UPDATE %I.merge_log AS g SET undone_at = now(), undone_by = session_user WHERE g.merge_id = $1 RETURNING *', target)
        INTO event USING merge_id;
    -- links of merges that were undone since stay away
    EXECUTE format($q$
        SELECT array_agg(l.record) AS records, array_agg(l.merged_into) AS onto, array_agg(l.merge_id) AS merges
        FROM jsonb_to_recordset($1) AS l(record text, merged_into text, merge_id bigint)
        JOIN %I.merge_log AS g ON g.merge_id = l.merge_id AND g.undone_at IS NULL$q$, target) INTO cut USING event.before->'links';
    IF cut.records IS NULL THEN
        RETURN '{}';
    END IF;
    EXECUTE dbm_internal.lead_statement($q$
        INSERT INTO @links@ (@link_columns@)
        SELECT @ids(l.record)@, @ids(l.onto)@, @ids(l.onto)@, l.merge_id FROM unnest($1, $2, $3) AS l(record, onto, merge_id)$q$,
        target, event.level) USING cut.records, cut.onto, cut.merges;
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into FROM dbm_internal.lead_links(target, event.level) AS l
    ), up(record) AS (
        SELECT unnest(cut.onto) UNION SELECT l.merged_into FROM up AS u JOIN link AS l ON l.record = u.record
    )
    SELECT array_agg(u.record) INTO tops FROM up AS u WHERE NOT EXISTS (SELECT FROM link AS l WHERE l.record = u.record);
    touched := dbm_internal.lead_settle(target, event.level, tops);
    PERFORM dbm_internal.golden_store(target, event.level, touched, as_of);
    PERFORM dbm_internal.lead_pin_together(target, event.level, cut.records, cut.onto, 'split ' || merge_id || ' was undone');
    RETURN touched;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_mend(name, bigint, date) IS
'Puts back the links that a split took away, and pins what they join; returns the records concerned.';

CREATE FUNCTION dbm_internal.lead_blocking(target name, event_level text, before jsonb, OUT record text, OUT merge_id bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- what was parted and has since been merged elsewhere, or has taken in what it was parted from
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into, l.merge_id FROM dbm_internal.lead_links(target, event_level) AS l
    ), cut AS MATERIALIZED (
        SELECT l.record, l.merged_into FROM jsonb_to_recordset(before->'links') AS l(record text, merged_into text)
    ), up(record, at) AS (
        SELECT c.merged_into, c.merged_into FROM cut AS c
        UNION
        SELECT u.record, coalesce(l.merged_into, c.merged_into) FROM up AS u
        LEFT JOIN link AS l ON l.record = u.at LEFT JOIN cut AS c ON c.record = u.at WHERE coalesce(l.merged_into, c.merged_into) IS NOT NULL
    )
    SELECT x.record, x.merge_id INTO lead_blocking.record, lead_blocking.merge_id
    FROM (SELECT c.record, l.merge_id FROM cut AS c JOIN link AS l ON l.record = c.record
          UNION ALL
          SELECT c.record, (SELECT max(l.merge_id) FROM link AS l JOIN up AS v ON v.record = u.record AND v.at = l.record)
          FROM cut AS c JOIN up AS u ON u.record = c.merged_into AND u.at = c.record) AS x
    ORDER BY x.merge_id DESC LIMIT 1;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_blocking(name, text, jsonb) IS
'The latest merge that keeps a split from being undone, because it merged again what was parted; NULL without one.';

CREATE FUNCTION dbm_internal.lead_unsplit(target name, merge_id bigint, as_of date) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    event record;
    later record;
    same_run boolean;
    touched text[] := '{}';
BEGIN
    EXECUTE format('SELECT g.level, g.before, g.merged_at FROM %I.merge_log AS g WHERE g.merge_id = $1', target) INTO event USING merge_id;
    LOOP
        SELECT b.record, b.merge_id INTO later FROM dbm_internal.lead_blocking(target, event.level, event.before) AS b;
        EXIT WHEN later.record IS NULL;
        EXECUTE format('SELECT g.merged_at = $2 FROM %I.merge_log AS g WHERE g.merge_id = $1', target)
            INTO same_run USING later.merge_id, event.merged_at;
        IF NOT same_run THEN
            RAISE EXCEPTION '"%" was merged again after the split', later.record
                USING ERRCODE = 'object_not_in_prerequisite_state',
                      HINT = format('Undo that first: SELECT * FROM dbm.lead_unmerge(%L, %s).', target, later.merge_id);
        END IF;
        touched := touched || dbm_internal.lead_undo(target, later.merge_id, as_of);
    END LOOP;
    RETURN touched || dbm_internal.lead_mend(target, merge_id, as_of);
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_unsplit(name, bigint, date) IS
'Undoes a split, and before it the merges that the same run made of its parts; returns the records concerned.';
