-- Taking merges back, parting and pinning records.

CREATE FUNCTION dbm.lead_pin(schema name, level text, a text, b text, decision text, reason text DEFAULT NULL)
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    clash record;
BEGIN
    PERFORM dbm_internal.lead_given(schema, level, current_date);
    IF a = b OR a IS NULL OR b IS NULL THEN
        RAISE EXCEPTION 'a pair has two different records, not "%" and "%"', a, b
            USING ERRCODE = 'invalid_parameter_value',
                  HINT = 'A customer is named by its id, a contact by customer_id#contact_id.';
    ELSIF decision NOT IN ('link', 'separate') THEN
        RAISE EXCEPTION 'unknown decision "%"', decision
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Decide link, separate, or NULL to leave it to the model again.';
    END IF;
    PERFORM dbm_internal.lead_check_records(schema, level, ARRAY[a, b]);
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

CREATE FUNCTION dbm.lead_join(schema name, level text, records text[], reason text DEFAULT NULL, as_of date DEFAULT current_date)
    RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    distinct_records text[];
    done bigint;
BEGIN
    PERFORM dbm_internal.lead_given(schema, level, as_of);
    SELECT array_agg(DISTINCT r COLLATE "C" ORDER BY r COLLATE "C") INTO distinct_records FROM unnest(records) AS r WHERE r IS NOT NULL;
    IF coalesce(cardinality(distinct_records), 0) < 2 THEN
        RAISE EXCEPTION 'it takes two different records to join' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM dbm_internal.lead_lock(schema);
    PERFORM dbm_internal.lead_check_records(schema, level, distinct_records);
    SELECT c.merge_id INTO done
    FROM dbm_internal.lead_commit(schema, level, distinct_records, array_fill('joined'::text, ARRAY[cardinality(distinct_records)]), false,
                         NULL, NULL, coalesce(reason, 'joined by hand'), as_of) AS c;
    PERFORM dbm_internal.lead_pin_together(schema, level, array_fill(distinct_records[1], ARRAY[cardinality(distinct_records) - 1]), distinct_records[2:], reason);
    RETURN done;
END;
$$;
COMMENT ON FUNCTION dbm.lead_join(name, text, text[], text, date) IS
'Joins records of schema by hand, with all that is one with them: a merge like any other, and pins of the decision link so that later runs keep it. level is customer or contact; a customer is named by its id, a contact by customer_id#contact_id. Returns the id of the merge; NULL when they were one already. Error: fewer than two records, an unknown level or record.';

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
    PERFORM dbm_internal.lead_lock(schema);
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
            touched := dbm_internal.lead_unsplit(schema, part.merge_id, as_of);
        ELSE
            touched := dbm_internal.lead_undo(schema, part.merge_id, as_of);
        END IF;
        RETURN QUERY SELECT part.level, t, coalesce(l.survivor, t)
                     FROM (SELECT DISTINCT u FROM unnest(touched) AS u) AS d(t)
                     LEFT JOIN dbm_internal.lead_links(schema, part.level) AS l ON l.record = d.t
                     ORDER BY d.t COLLATE "C";
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dbm.lead_unmerge(name, bigint, date) IS
'Undoes a merge of schema exactly, whatever was merged before or after it, and pins the records it had joined as separate, so that no later run joins them again. Undoes a split too: the merges that the same run made of its parts are undone, and the links it took away are back, and pinned. What happened to customers because it happened to people is undone with it, and the other way round. Returns the records concerned, each with the one it lives on as now. Error: no such merge, undone already, a split whose records were merged again by a later run (the hint has the call that undoes that).';
