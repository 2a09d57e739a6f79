-- lead unmerge: the word of people over that of the model: joining by hand, undoing, deciding a pair

CREATE FUNCTION dbm.lead_settle(target name, level text, records text[]) RETURNS text[]
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    below text[];
    roots text[];
BEGIN
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into FROM dbm.lead_links(target, level) AS l
    ), tree(record, root) AS (
        SELECT r, r FROM unnest(records) AS r
        UNION ALL
        SELECT l.record, t.root FROM tree AS t JOIN link AS l ON l.merged_into = t.record
    )
    SELECT array_agg(t.record), array_agg(t.root) INTO below, roots FROM tree AS t WHERE t.record <> t.root;
    PERFORM dbm.lead_move(target, level, below, roots);
    RETURN records || below;
END;
$$;
COMMENT ON FUNCTION dbm.lead_settle(name, text, text[]) IS
'Internal. Has everything below records, which are merged into nothing, live on as these; returns records and what is below.';

CREATE FUNCTION dbm.lead_pin(schema name, level text, a text, b text, decision text, reason text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    clash record;
BEGIN
    PERFORM dbm.lead_given(schema, level, current_date);
    IF a = b OR a IS NULL OR b IS NULL THEN
        RAISE EXCEPTION 'a pair has two different records, not "%" and "%"', a, b
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'A customer is named by its id, a contact by customer_id#contact_id.';
    ELSIF decision NOT IN ('link', 'separate') THEN
        RAISE EXCEPTION 'unknown decision "%"', decision
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Decide link, separate, or NULL to leave it to the model again.';
    END IF;
    PERFORM dbm.lead_check_records(schema, level, ARRAY[a, b]);
    EXECUTE format('DELETE FROM %I.match_pin AS p WHERE p.level = $1 AND p.a IN ($2, $3) AND p.b IN ($2, $3)', schema)
        USING level, a, b;
    IF decision IS NOT NULL THEN
        EXECUTE format('INSERT INTO %I.match_pin (level, a, b, decision, reason)
                        VALUES ($1, least($2 COLLATE "C", $3), greatest($2 COLLATE "C", $3), $4, $5)', schema)
            USING level, a, b, decision, reason;
    END IF;
    EXECUTE format($q$
        WITH RECURSIVE same(record) AS (
            SELECT $2
            UNION
            SELECT CASE s.record WHEN p.a THEN p.b ELSE p.a END FROM same AS s
            JOIN %I.match_pin AS p ON s.record IN (p.a, p.b) AND p.level = $1 AND p.decision = 'link'
        )
        SELECT p.* FROM %1$I.match_pin AS p
        WHERE p.level = $1 AND p.decision = 'separate'
          AND p.a IN (SELECT s.record FROM same AS s) AND p.b IN (SELECT s.record FROM same AS s) LIMIT 1$q$, schema)
        INTO clash USING level, a, b;
    IF clash.a IS NOT NULL THEN
        RAISE EXCEPTION '"%" and "%" would be one by some pins and not by another', clash.a, clash.b
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = format('Look through %I.match_pin and leave one of them to the model: SELECT dbm.lead_pin(%L, %L, %L, %L, NULL).',
                                schema, schema, level, clash.a, clash.b);
    END IF;
    EXECUTE format('DELETE FROM %I.match_review AS p WHERE p.level = $1 AND p.a IN ($2, $3) AND p.b IN ($2, $3)', schema)
        USING level, a, b;
END;
$$;
COMMENT ON FUNCTION dbm.lead_pin(name, text, text, text, text, text) IS
'Decides a pair of records of schema: link (they are one), separate (they are not) or NULL (let the model decide again); the next lead_merge abides by it. level is customer or contact; a customer is named by its id, a contact by customer_id#contact_id. Takes the pair off match_review. Error: an unknown level, record or decision.';

CREATE FUNCTION dbm.lead_pin_together(target name, level text, first text[], second text[], reason text) RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    together text[];
BEGIN
    SELECT array_agg(l.record) || array_agg(DISTINCT l.survivor) INTO together
    FROM dbm.lead_links(target, level) AS l
    WHERE l.survivor IN (SELECT m.survivor FROM dbm.lead_links(target, level) AS m WHERE m.record = ANY (first || second));
    EXECUTE format('DELETE FROM %I.match_pin AS p
                    WHERE p.level = $1 AND p.decision = ''separate'' AND p.a = ANY ($2) AND p.b = ANY ($2)', target)
        USING level, together;
    EXECUTE format('INSERT INTO %I.match_pin (level, a, b, decision, reason)
                    SELECT DISTINCT $1, least(u.a COLLATE "C", u.b), greatest(u.a COLLATE "C", u.b), ''link'', $4 FROM unnest($2, $3) AS u(a, b)
                    ON CONFLICT (level, a, b) DO NOTHING', target)
        USING level, first, second, reason;
END;
$$;
COMMENT ON FUNCTION dbm.lead_pin_together(name, text, text[], text[], text) IS
'Internal. Pins pairs of records, which are one by now, as linked, and withdraws what keeps apart records that are one with them.';

CREATE FUNCTION dbm.lead_join(schema name, level text, records text[], reason text DEFAULT NULL, as_of date DEFAULT current_date)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    distinct_records text[];
    done bigint;
BEGIN
    PERFORM dbm.lead_given(schema, level, as_of);
    SELECT array_agg(DISTINCT r COLLATE "C" ORDER BY r COLLATE "C") INTO distinct_records FROM unnest(records) AS r WHERE r IS NOT NULL;
    IF coalesce(cardinality(distinct_records), 0) < 2 THEN
        RAISE EXCEPTION 'it takes two different records to join' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM dbm.lead_lock(schema);
    PERFORM dbm.lead_check_records(schema, level, distinct_records);
    SELECT c.merge_id INTO done
    FROM dbm.lead_commit(schema, level, distinct_records, array_fill('joined'::text, ARRAY[cardinality(distinct_records)]), false,
                         NULL, NULL, coalesce(reason, 'joined by hand'), as_of) AS c;
    PERFORM dbm.lead_pin_together(schema, level, array_fill(distinct_records[1], ARRAY[cardinality(distinct_records) - 1]), distinct_records[2:], reason);
    RETURN done;
END;
$$;
COMMENT ON FUNCTION dbm.lead_join(name, text, text[], text, date) IS
'Joins records of schema by hand, with all that is one with them: a merge like any other, and pins of the decision link so that later runs keep it. level is customer or contact; a customer is named by its id, a contact by customer_id#contact_id. Returns the id of the merge; NULL when they were one already. Error: fewer than two records, an unknown level or record.';

CREATE FUNCTION dbm.lead_check_records(target name, level text, records text[]) RETURNS void
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
        EXECUTE dbm.lead_statement($q$
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
COMMENT ON FUNCTION dbm.lead_check_records(name, text, text[]) IS
'Internal. Refuses records that schema target does not have.';

CREATE FUNCTION dbm.lead_separate(target name, level text, merge_id bigint, groups jsonb) RETURNS void
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
COMMENT ON FUNCTION dbm.lead_separate(name, text, bigint, jsonb) IS
'Internal. Pins that the groups of a merge are not one: groups is an object of lists of records by the record at their head.';

CREATE FUNCTION dbm.lead_undo(target name, merge_id bigint, as_of date) RETURNS text[]
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
    EXECUTE dbm.lead_statement($q$
        WITH gone AS (DELETE FROM @links@ AS m WHERE m.merge_id = $1 RETURNING @record(m)@ AS record, @survivor(m)@ AS survivor)
        SELECT array_agg(g.record), array_agg(DISTINCT g.survivor) FROM gone AS g$q$, target, event.level)
        INTO freed, old_survivors USING merge_id;
    IF freed IS NOT NULL THEN
        touched := dbm.lead_settle(target, event.level, freed);
        PERFORM dbm.golden_store(target, event.level, freed || old_survivors, as_of);
    END IF;
    PERFORM dbm.lead_separate(target, event.level, merge_id, event.before->'groups');
    -- a link that somebody decided and that this parts is withdrawn: the undoing is the later word
    EXECUTE format($q$
        DELETE FROM %I.match_pin AS p
        WHERE p.level = $1 AND p.decision = 'link' AND (p.a = ANY ($2) OR p.b = ANY ($2))
          AND coalesce((SELECT a.survivor FROM dbm.lead_links($3, $1) AS a WHERE a.record = p.a), p.a)
              <> coalesce((SELECT b.survivor FROM dbm.lead_links($3, $1) AS b WHERE b.record = p.b), p.b)$q$, target)
        USING event.level, touched, target;
    RETURN old_survivors || touched;
END;
$$;
COMMENT ON FUNCTION dbm.lead_undo(name, bigint, date) IS
'Internal. Takes the links of one merge away, has what is below them live on by itself, pins the groups apart and returns the records.';

CREATE FUNCTION dbm.lead_mend(target name, merge_id bigint, as_of date) RETURNS text[]
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
    EXECUTE dbm.lead_statement($q$
        INSERT INTO @links@ (@link_columns@)
        SELECT @ids(l.record)@, @ids(l.onto)@, @ids(l.onto)@, l.merge_id FROM unnest($1, $2, $3) AS l(record, onto, merge_id)$q$,
        target, event.level) USING cut.records, cut.onto, cut.merges;
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into FROM dbm.lead_links(target, event.level) AS l
    ), up(record) AS (
        SELECT unnest(cut.onto) UNION SELECT l.merged_into FROM up AS u JOIN link AS l ON l.record = u.record
    )
    SELECT array_agg(u.record) INTO tops FROM up AS u WHERE NOT EXISTS (SELECT FROM link AS l WHERE l.record = u.record);
    touched := dbm.lead_settle(target, event.level, tops);
    PERFORM dbm.golden_store(target, event.level, touched, as_of);
    PERFORM dbm.lead_pin_together(target, event.level, cut.records, cut.onto, 'split ' || merge_id || ' was undone');
    RETURN touched;
END;
$$;
COMMENT ON FUNCTION dbm.lead_mend(name, bigint, date) IS
'Internal. Puts back the links that a split took away, and pins what they join; returns the records concerned.';

CREATE FUNCTION dbm.lead_blocking(target name, event_level text, before jsonb, OUT record text, OUT merge_id bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    -- what was parted and has since been merged elsewhere, or has taken in what it was parted from
    WITH RECURSIVE link AS MATERIALIZED (
        SELECT l.record, l.merged_into, l.merge_id FROM dbm.lead_links(target, event_level) AS l
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
COMMENT ON FUNCTION dbm.lead_blocking(name, text, jsonb) IS
'Internal. The latest merge that keeps a split from being undone, because it merged again what was parted; NULL without one.';

CREATE FUNCTION dbm.lead_unsplit(target name, merge_id bigint, as_of date) RETURNS text[]
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
        SELECT b.record, b.merge_id INTO later FROM dbm.lead_blocking(target, event.level, event.before) AS b;
        EXIT WHEN later.record IS NULL;
        EXECUTE format('SELECT g.merged_at = $2 FROM %I.merge_log AS g WHERE g.merge_id = $1', target)
            INTO same_run USING later.merge_id, event.merged_at;
        IF NOT same_run THEN
            RAISE EXCEPTION '"%" was merged again after the split', later.record
                USING ERRCODE = 'object_not_in_prerequisite_state',
                      HINT = format('Undo that first: SELECT * FROM dbm.lead_unmerge(%L, %s).', target, later.merge_id);
        END IF;
        touched := touched || dbm.lead_undo(target, later.merge_id, as_of);
    END LOOP;
    RETURN touched || dbm.lead_mend(target, merge_id, as_of);
END;
$$;
COMMENT ON FUNCTION dbm.lead_unsplit(name, bigint, date) IS
'Internal. Undoes a split, and before it the merges that the same run made of its parts; returns the records concerned.';

CREATE FUNCTION dbm.lead_unmerge(schema name, merge_id bigint, as_of date DEFAULT current_date)
    RETURNS TABLE (level text, record text, survivor text)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000 ROWS 10
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    event record;
    part record;
    touched text[];
BEGIN
    PERFORM dbm.lead_lock(schema);
    EXECUTE format('SELECT * FROM %I.merge_log AS g WHERE g.merge_id = $1', schema) INTO event USING merge_id;
    IF event.merge_id IS NULL THEN
        RAISE EXCEPTION 'schema "%" has no merge %', schema, merge_id
            USING ERRCODE = 'no_data_found', HINT = format('They are listed in %I.merge_log.', schema);
    ELSIF event.undone_at IS NOT NULL THEN
        RAISE EXCEPTION 'merge % is undone already', merge_id
            USING ERRCODE = 'object_not_in_prerequisite_state',
                  DETAIL = format('%s did so at %s.', event.undone_by, event.undone_at);
    END IF;
    FOR part IN EXECUTE format('SELECT g.merge_id, g.level, g.kind FROM %I.merge_log AS g
                                WHERE $1 IN (g.merge_id, g.follows) AND g.undone_at IS NULL ORDER BY 1', schema)
                USING coalesce(event.follows, event.merge_id) LOOP
        IF part.kind = 'split' THEN
            touched := dbm.lead_unsplit(schema, part.merge_id, as_of);
        ELSE
            touched := dbm.lead_undo(schema, part.merge_id, as_of);
        END IF;
        RETURN QUERY SELECT part.level, t, coalesce(l.survivor, t)
                     FROM (SELECT DISTINCT u FROM unnest(touched) AS u) AS d(t)
                     LEFT JOIN dbm.lead_links(schema, part.level) AS l ON l.record = d.t
                     ORDER BY d.t COLLATE "C";
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dbm.lead_unmerge(name, bigint, date) IS
'Undoes a merge of schema exactly, whatever was merged before or after it, and pins the records it had joined as separate, so that no later run joins them again. Undoes a split too: the merges that the same run made of its parts are undone, and the links it took away are back, and pinned. What happened to customers because it happened to people is undone with it, and the other way round. Returns the records concerned, each with the one it lives on as now. Error: no such merge, undone already, a split whose records were merged again by a later run (the hint has the call that undoes that).';
