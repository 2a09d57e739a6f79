-- lead merge: a run of the matcher over the records of a schema: what it would do, and doing it
--
-- People are compared first, then enterprises. Customers who are persons are one when the contacts that
-- stand for them are.

CREATE FUNCTION dbm.lead_preview(schema name DEFAULT 'marketing', as_of date DEFAULT current_date, options jsonb DEFAULT '{}')
    RETURNS TABLE (level text, survivor text, record text, change text, weakest float8, density float8, golden jsonb, conflicts jsonb)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
BEGIN
    PERFORM dbm_internal.customer_id_type(schema);
    RETURN QUERY
    SELECT f.level, s.*
    FROM (SELECT x.level, array_agg(x.record) AS records, array_agg(x.cluster) AS clusters,
                 array_agg(x.weakest) AS weakest, array_agg(x.density) AS density
          FROM dbm_internal.lead_found(schema, dbm_internal.lead_options(schema, options)) AS x GROUP BY x.level) AS f
    CROSS JOIN LATERAL dbm_internal.lead_shown(schema, f.level, f.records, f.clusters, f.weakest, f.density, as_of) AS s
    ORDER BY f.level DESC, s.survivor COLLATE "C", s.record <> s.survivor, s.record COLLATE "C";
END;
$$;
COMMENT ON FUNCTION dbm.lead_preview(name, date, jsonb) IS
'What lead_merge would do to schema, one row per record that would be or was one with others; nothing is written. level customer or contact. survivor is the record that would live on; change says of the record: survivor, joins, stays, moves (to another survivor), leaves. weakest and density tell how firmly the cluster holds together: bits of its weakest pair, share of its pairs that match. golden is the golden record and conflicts the values that would not live on, by field, in the row of the survivor. The model in use weighs; without one it is fitted and not kept. options are those of match_clusters. Error: no data model in the schema.';

CREATE FUNCTION dbm.lead_merge(schema name DEFAULT 'marketing', as_of date DEFAULT current_date, options jsonb DEFAULT '{}')
    RETURNS TABLE (level text, records bigint, clusters bigint, merges bigint, splits bigint, to_review bigint, related bigint)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000 ROWS 2
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    found record;
    people record;
    changed text[];
    last_event bigint;
BEGIN
    PERFORM dbm_internal.lead_lock(schema);
    options := dbm_internal.lead_options(schema, options);
    EXECUTE format('SELECT coalesce(max(merge_id), 0) FROM %I.merge_log', schema) INTO last_event;
    PERFORM dbm_internal.lead_refit(schema, 'contact', options), dbm_internal.lead_refit(schema, 'customer', options);
    changed := dbm_internal.lead_look(schema);
    SELECT NULL::text[] AS records, NULL::text[] AS clusters, NULL::float8[] AS weakest, NULL::float8[] AS density,
           NULL::bigint[] AS merged, NULL::text[] AS merged_in INTO people;
    FOREACH level IN ARRAY '{contact,customer}'::text[] LOOP
        -- customers in person are one when the contacts that stand for them are
        SELECT array_agg(f.record) AS records, array_agg(f.cluster) AS clusters, array_agg(f.weakest) AS weakest, array_agg(f.density) AS density,
               jsonb_object_agg(f.cluster, jsonb_build_object('weakest', f.weakest, 'density', f.density))
                   FILTER (WHERE f.weakest IS NOT NULL) AS evidence,
               NULL::bigint[] AS merged, NULL::text[] AS merged_in
        INTO found
        FROM (SELECT x.record, CASE lead_merge.level WHEN 'customer' THEN 'enterprise ' ELSE '' END || x.cluster, x.weakest, x.density
              FROM dbm_internal.lead_find(schema, lead_merge.level, changed, options) AS x
              UNION ALL
              SELECT s.customer_id, 'person ' || p.cluster, p.weakest, p.density
              FROM dbm_internal.lead_selves(schema) AS s
              JOIN unnest(people.records, people.clusters, people.weakest, people.density) AS p(record, cluster, weakest, density)
                   ON p.record = s.record
              WHERE lead_merge.level = 'customer') AS f(record, cluster, weakest, density);
        SELECT array_agg(c.merge_id), array_agg(c.cluster) INTO found.merged, found.merged_in
        FROM dbm_internal.lead_commit(schema, level, found.records, found.clusters, true, found.evidence,
                             (dbm_internal.lead_model(schema, level)).version, NULL, as_of) AS c;
        IF level = 'contact' THEN
            people := found;
        ELSE
            PERFORM dbm_internal.lead_follow(schema, last_event, found.merged, found.merged_in, people.merged, people.merged_in);
        END IF;
        SELECT n.records, n.clusters INTO records, clusters FROM dbm_internal.lead_counted(schema, level) AS n;
        SELECT q.reviews, q.relations INTO to_review, related FROM dbm_internal.lead_queue(schema, level) AS q;
        EXECUTE format('SELECT count(*) FILTER (WHERE g.kind = ''merge''), count(*) FILTER (WHERE g.kind = ''split'')
                        FROM %I.merge_log AS g WHERE g.merge_id > $1 AND g.level = $2', schema)
            INTO merges, splits USING last_event, level;
        IF records > 0 THEN
            RETURN NEXT;
        END IF;
    END LOOP;
END;
$$;
COMMENT ON FUNCTION dbm.lead_merge(name, date, jsonb) IS
'Finds which contacts of schema are one person and which customers are one, and has them live on as one, in the caller''s transaction: a row of merge_log for each merge, links in merged_contact and merged_customer, golden values as of a day, pairs to decide in match_review, relations in customer_relation. Rows of customer and contact are not changed. Looks at the records that are new or changed since the last run and at all that they concern, at everything in the first run and under a new model or other options, with the same outcome: it makes no difference in how many runs the records came. What new records show to be two is split again, and pins are obeyed. Returns a row per level: records, clusters, merges and splits made, pairs to review, related pairs. options are those of match_clusters. Waits for another merge of the schema to end. Error: no data model in the schema, an isolation level other than read committed.';

CREATE FUNCTION dbm.lead_explain(schema name, a text, b text)
    RETURNS TABLE (step integer, field text, value_a text, value_b text, level text, m float8, u float8, frequency float8,
                   bits float8, total float8)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 15
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    kind text := 'customer';
    one text := a;
    two text := b;
    persons bigint;
BEGIN
    IF a ~ '#[0-9]+$' AND b ~ '#[0-9]+$' THEN
        kind := 'contact';
    END IF;
    PERFORM dbm_internal.lead_check_records(schema, kind, ARRAY[one, two]);
    IF kind = 'customer' THEN
        SELECT max(s.record) FILTER (WHERE s.customer_id = a), max(s.record) FILTER (WHERE s.customer_id = b), count(*)
        INTO one, two, persons FROM dbm_internal.lead_selves(schema) AS s WHERE s.customer_id IN (a, b);
        IF persons = 1 THEN
            RAISE EXCEPTION 'one of "%" and "%" is a person, the other an enterprise', a, b
                USING ERRCODE = 'invalid_parameter_value', HINT = 'Compare two people, by customer_id#contact_id, or two enterprises.';
        END IF;
        kind := CASE persons WHEN 0 THEN 'customer' ELSE 'contact' END;
    END IF;
    RETURN QUERY
    SELECT e.step, e.field, e.value_a, e.value_b, e.level, e.m, e.u, e.frequency, e.bits, e.total
    FROM dbm.match_explain(source => dbm_internal.lead_relation(schema, kind), id => 'record', columns => dbm_internal.lead_columns(kind),
                           a => coalesce(one, lead_explain.a), b => coalesce(two, lead_explain.b), level => CASE kind WHEN 'contact' THEN 'person' ELSE 'company' END,
                           model => (dbm_internal.lead_model(schema, kind)).payload, options => dbm_internal.lead_options(schema, '{}')) AS e;
END;
$$;
COMMENT ON FUNCTION dbm.lead_explain(name, text, text) IS
'Why two records of schema are one, or not: the waterfall of evidence, one row per step, the prior first. a and b name two customers by id, or two contacts by customer_id#contact_id; of customers who are persons the contacts that stand for them are compared. bits is the step''s evidence for one (negative: for two), total the sum so far; m and u are the shares of agreement like this among pairs that are one and that are two, frequency the share of records with the value. Error: an unknown record.';
