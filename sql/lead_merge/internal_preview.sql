-- Parts of lead_preview and lead_merge: what a run found, shown and counted.

CREATE FUNCTION dbm_internal.lead_found(target name, options jsonb)
    RETURNS TABLE (level text, record text, cluster text, weakest float8, density float8)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    people text[];
    people_in text[];
    bits float8[];
    dense float8[];
BEGIN
    SELECT array_agg(c.record), array_agg(c.cluster), array_agg(c.weakest), array_agg(c.density) INTO people, people_in, bits, dense
    FROM dbm.match_clusters(source => dbm_internal.lead_relation(target, 'contact'), id => 'record', columns => dbm_internal.lead_columns('contact'),
                            level => 'person', model => (dbm_internal.lead_model(target, 'contact')).payload,
                            must_link => dbm_internal.lead_must_link(target, 'contact', options),
                            cannot_link => dbm_internal.lead_pins(target, 'contact', 'separate'), options => options) AS c;
    RETURN QUERY SELECT 'contact', u.* FROM unnest(people, people_in, bits, dense) AS u;
    RETURN QUERY SELECT 'customer', s.customer_id, 'person ' || coalesce(p.cluster, s.record), p.weakest, p.density
                 FROM dbm_internal.lead_selves(target) AS s
                 LEFT JOIN unnest(people, people_in, bits, dense) AS p(record, cluster, weakest, density) ON p.record = s.record;
    RETURN QUERY SELECT 'customer', c.record, 'enterprise ' || c.cluster, c.weakest, c.density
                 FROM dbm.match_clusters(source => dbm_internal.lead_relation(target, 'customer'), id => 'record',
                                         columns => dbm_internal.lead_columns('customer'), level => 'company',
                                         model => (dbm_internal.lead_model(target, 'customer')).payload,
                                         must_link => dbm_internal.lead_pins(target, 'customer', 'link'),
                                         cannot_link => dbm_internal.lead_pins(target, 'customer', 'separate'), options => options) AS c;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_found(name, jsonb) IS
'The clusters that the matcher finds in schema target, of people and of customers, under the models in use and the pins.';

CREATE FUNCTION dbm_internal.lead_shown(target name, level text, records text[], clusters text[], weakest float8[], density float8[], as_of date)
    RETURNS TABLE (survivor text, record text, change text, weakest_bits float8, mean_density float8, golden jsonb, conflicts jsonb)
    LANGUAGE sql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
WITH found AS MATERIALIZED (
    SELECT * FROM unnest(records, clusters, weakest, density) AS u(record, cluster, weakest, density)
), plan AS MATERIALIZED (
    SELECT * FROM dbm_internal.lead_plan(target, level, records, clusters, true)
), link AS MATERIALIZED (
    SELECT * FROM dbm_internal.lead_links(target, level)
), alone AS (
    -- where each record lives on once the cuts are made
    SELECT f.record, f.cluster, f.weakest, f.density, l.survivor AS now,
           CASE WHEN c.record IS NOT NULL THEN f.record ELSE coalesce(m.onto, l.survivor, f.record) END AS root
    FROM found AS f LEFT JOIN link AS l ON l.record = f.record
    LEFT JOIN plan AS c ON c.record = f.record AND c.action = 'cut'
    LEFT JOIN plan AS m ON m.record = f.record AND m.action = 'move'
), placed AS MATERIALIZED (
    SELECT a.*, coalesce(j.onto, a.root) AS survivor, count(*) OVER (PARTITION BY coalesce(j.onto, a.root)) AS size
    FROM alone AS a LEFT JOIN plan AS j ON j.record = a.root AND j.action = 'join'
), shown AS MATERIALIZED (
    SELECT p.*,
           CASE WHEN p.survivor = p.record THEN CASE WHEN p.now IS NULL THEN 'survivor' ELSE 'leaves' END
                WHEN p.now IS NULL THEN 'joins' WHEN p.now = p.survivor THEN 'stays' ELSE 'moves' END AS change
    FROM placed AS p WHERE p.size > 1 OR p.now IS NOT NULL
), golden AS (
    SELECT g.survivor, jsonb_object_agg(g.field, g.value) AS fields,
           jsonb_object_agg(g.field, (SELECT jsonb_agg(o->'value') FROM jsonb_array_elements(g.others) AS o))
               FILTER (WHERE jsonb_array_length(g.others) > 0 AND g.rule NOT IN ('union', 'sum', 'earliest')) AS conflicts
    FROM (SELECT array_agg(s.record) AS records, array_agg(s.survivor) AS survivors FROM shown AS s WHERE s.size > 1) AS m
    CROSS JOIN LATERAL dbm_internal.golden_choice(target, level, m.records, m.survivors, as_of) AS g
    WHERE m.records IS NOT NULL
    GROUP BY g.survivor
)
SELECT s.survivor, s.record, s.change, s.weakest, s.density, g.fields, coalesce(g.conflicts, CASE WHEN g.fields IS NOT NULL THEN '{}'::jsonb END)
FROM shown AS s LEFT JOIN golden AS g ON g.survivor = s.survivor AND s.record = s.survivor
ORDER BY s.survivor COLLATE "C", s.record <> s.survivor, s.record COLLATE "C"
$$;
COMMENT ON FUNCTION dbm_internal.lead_shown(name, text, text[], text[], float8[], float8[], date) IS
'What committing clusters would make of the records, one row per record that is or was one with others.';

CREATE FUNCTION dbm_internal.lead_kinship(target name, a text, b text, OUT customer text, OUT related text, OUT kind text)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    name_a text;
    name_b text;
    branch_a boolean;
    branch_b boolean;
BEGIN
    EXECUTE format('SELECT max(c.name) FILTER (WHERE c.customer_id = $1::%1$s), max(c.name) FILTER (WHERE c.customer_id = $2::%1$s)
                    FROM %2$I.customer AS c WHERE c.customer_id IN ($1::%1$s, $2::%1$s)', dbm_internal.customer_id_type(target), target)
        INTO name_a, name_b USING a, b;
    branch_a := (dbm.parse_company_name(name_a)).branch IS NOT NULL;
    branch_b := (dbm.parse_company_name(name_b)).branch IS NOT NULL;
    customer := least(a COLLATE "C", b);
    related := greatest(a COLLATE "C", b);
    kind := 'related';
    CASE dbm.company_level(name_a, name_b)
        WHEN 'branch' THEN
            kind := 'sister_of';
            IF branch_a <> branch_b THEN
                customer := CASE WHEN branch_a THEN a ELSE b END;
                related := CASE WHEN branch_a THEN b ELSE a END;
                kind := 'branch_of';
            END IF;
        WHEN 'sister', 'conflict' THEN
            kind := 'sister_of';
        ELSE
    END CASE;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_kinship(name, text, text) IS
'How two related customers of schema target belong together, by their names: branch_of (customer is the branch), sister_of, or related.';

CREATE FUNCTION dbm_internal.lead_queue(target name, level text, OUT reviews bigint, OUT relations bigint)
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.match_review AS r WHERE r.level = $1', target) USING level;
    EXECUTE format($q$
        INSERT INTO %1$I.match_review (level, a, b, bits, probability)
        -- of all pairs across the same two the strongest: one decision is enough
        SELECT DISTINCT ON (least(h.a, h.b), greatest(h.a, h.b))
               $1, least(p.a COLLATE "C", p.b), greatest(p.a COLLATE "C", p.b), p.bits, p.probability
        FROM %1$I.match_pair AS p
        LEFT JOIN dbm_internal.lead_links($2, $1) AS a ON a.record = p.a LEFT JOIN dbm_internal.lead_links($2, $1) AS b ON b.record = p.b
        CROSS JOIN LATERAL (SELECT coalesce(a.survivor, p.a) COLLATE "C", coalesce(b.survivor, p.b) COLLATE "C") AS h(a, b)
        WHERE p.level = $1 AND p.decision = 'review' AND h.a <> h.b
          AND NOT EXISTS (SELECT FROM %1$I.match_pin AS n WHERE n.level = $1 AND n.a = least(p.a COLLATE "C", p.b)
                                                            AND n.b = greatest(p.a COLLATE "C", p.b))
        ORDER BY least(h.a, h.b), greatest(h.a, h.b), p.bits DESC, p.a COLLATE "C", p.b COLLATE "C"$q$, target)
        USING level, target;
    GET DIAGNOSTICS reviews = ROW_COUNT;
    relations := 0;
    IF level = 'customer' THEN
        EXECUTE dbm_internal.lead_statement($q$DELETE FROM @schema@.customer_relation AS r WHERE r.decided_by = 'lead_merge'$q$, target, level);
        EXECUTE dbm_internal.lead_statement($q$
            INSERT INTO @schema@.customer_relation AS r (customer_id, related_customer_id, kind, score, decided_by)
            -- between those who live on, one row for two
            SELECT DISTINCT ON (least(h.customer, h.related), greatest(h.customer, h.related))
                   @ids(h.customer)@, @ids(h.related)@, h.kind, p.bits, 'lead_merge'
            FROM @schema@.match_pair AS p
            CROSS JOIN LATERAL dbm_internal.lead_kinship($1, p.a, p.b) AS k
            LEFT JOIN dbm_internal.lead_links($1, 'customer') AS a ON a.record = k.customer
            LEFT JOIN dbm_internal.lead_links($1, 'customer') AS b ON b.record = k.related
            CROSS JOIN LATERAL (SELECT coalesce(a.survivor, k.customer) COLLATE "C", coalesce(b.survivor, k.related) COLLATE "C") AS s(a, b)
            CROSS JOIN LATERAL (SELECT CASE k.kind WHEN 'branch_of' THEN s.a ELSE least(s.a, s.b) END,
                                       CASE k.kind WHEN 'branch_of' THEN s.b ELSE greatest(s.a, s.b) END, k.kind) AS h(customer, related, kind)
            WHERE p.level = 'customer' AND p.decision = 'related' AND s.a <> s.b
            ORDER BY least(h.customer, h.related), greatest(h.customer, h.related),
                     CASE h.kind WHEN 'branch_of' THEN 1 WHEN 'sister_of' THEN 2 ELSE 3 END, p.bits DESC, h.customer
            ON CONFLICT DO NOTHING$q$, target, level)
            USING target;
        GET DIAGNOSTICS relations = ROW_COUNT;
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_queue(name, text) IS
'Writes match_review of a level of schema target anew from the pairs of the last run, and the relations between customers that it found.';

CREATE FUNCTION dbm_internal.lead_counted(target name, level text, OUT records bigint, OUT clusters bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(CASE level WHEN 'contact' THEN
            'SELECT count(*), count(DISTINCT r.cluster) FROM %1$I.match_record AS r WHERE r.level = ''contact'''
        ELSE 'SELECT count(*), count(DISTINCT coalesce(m.survivor_id, u.customer_id))
              FROM %1$I.customer AS u LEFT JOIN %1$I.merged_customer AS m ON m.customer_id = u.customer_id' END, target)
        INTO records, clusters;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_counted(name, text) IS
'Records and clusters of a level after a run.';

CREATE FUNCTION dbm_internal.lead_follow(target name, last_event bigint, merged bigint[], merged_in text[], people_merged bigint[], people_in text[])
    RETURNS void
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 10000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format('UPDATE %I.merge_log AS g SET follows = p.merge_id
                    FROM unnest($1, $2) AS c(merge_id, cluster) JOIN unnest($3, $4) AS p(merge_id, cluster) ON c.cluster = ''person '' || p.cluster
                    WHERE g.merge_id = c.merge_id', target)
        USING merged, merged_in, people_merged, people_in;
    EXECUTE format($q$
        WITH split AS MATERIALIZED (
            SELECT g.merge_id, g.level, CASE g.level WHEN 'contact' THEN regexp_replace(x.record, '#[^#]*$', '') ELSE x.record END AS customer
            FROM %1$I.merge_log AS g CROSS JOIN LATERAL jsonb_array_elements(g.before->'links') AS l(link)
            CROSS JOIN LATERAL unnest(ARRAY[l.link->>'record', l.link->>'merged_into']) AS x(record)
            WHERE g.merge_id > $1 AND g.kind = 'split'
        )
        UPDATE %1$I.merge_log AS g SET follows = f.first
        FROM (SELECT c.merge_id, min(p.merge_id) AS first FROM split AS c JOIN split AS p ON p.customer = c.customer AND p.level = 'contact'
              WHERE c.level = 'customer' GROUP BY c.merge_id) AS f
        WHERE g.merge_id = f.merge_id$q$, target) USING last_event;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_follow(name, bigint, bigint[], text[], bigint[], text[]) IS
'Notes which merges and splits of customers follow from those of the people who stand for them.';

CREATE FUNCTION dbm_internal.lead_waiting(target name) RETURNS TABLE (level text, record text, survivor text)
    LANGUAGE sql STABLE STRICT PARALLEL UNSAFE COST 10000 ROWS 100
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
SELECT f.level, p.record, p.onto
FROM (SELECT x.level, array_agg(x.record) AS records, array_agg(x.cluster) AS clusters
      FROM dbm_internal.lead_found(target, '{}') AS x GROUP BY x.level) AS f
CROSS JOIN LATERAL dbm_internal.lead_plan(target, f.level, f.records, f.clusters, true) AS p
WHERE p.action = 'join'
$$;
COMMENT ON FUNCTION dbm_internal.lead_waiting(name) IS
'Records of schema target that lead_merge would merge, each with the one it would live on as.';
