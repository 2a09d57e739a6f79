-- golden record: which of several values lives on, by a rule per field that is a row of golden_rule
--
-- Every value that a merged record has is a candidate, with the day it was last known to be right,
-- its source, and whether it is known to be wrong by now. A rule gives each a score; the rest of the order
-- (later, more trusted, more frequent, smaller) makes the choice the same whatever the order of the rows.
-- Trust times survival: the default of Informatica's trust framework, with the survival of decay_rule
-- in the place of a curve drawn by hand.

CREATE FUNCTION dbm_internal.golden_candidates(target name, level text, records text[], survivors text[])
    RETURNS TABLE (survivor text, record text, field text, value text, compared text, seen_on date, since date, usage text,
                   source_id bigint, valid boolean)
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    own_columns text;
BEGIN
    -- A column of any name will do, so a column that users add needs no more than a row in golden_rule. Text
    -- that does not depend on the session's style of dates comes by way of JSON.
    EXECUTE format($q$
        SELECT string_agg(format(CASE a.atttypid WHEN 'text'::regtype THEN '(%%1$L, c.%%1$I)' ELSE '(%%1$L, to_jsonb(c.%%1$I) #>> ''{}'')' END, a.attname), ', ')
        FROM pg_attribute AS a JOIN %I.golden_rule AS r ON r.level = $1 AND r.field = a.attname
        WHERE a.attrelid = $2::regclass AND a.attnum > 0 AND NOT a.attisdropped$q$, target)
        INTO own_columns USING level, format('%I.%I', target, level);
    own_columns := coalesce(own_columns, '(NULL, NULL)');
    RETURN QUERY EXECUTE dbm_internal.lead_statement(replace(CASE level WHEN 'customer' THEN $q$
        SELECT u.survivor, u.record, f.field, f.value, f.value,
               coalesce(c.verified_on, (c.created_at AT TIME ZONE 'UTC')::date),
               coalesce(c.acquired_on, (c.created_at AT TIME ZONE 'UTC')::date), NULL, c.source_id, true
        FROM unnest($1, $2) AS u(record, survivor) JOIN @schema@.customer AS c ON c.customer_id = @ids(u.record)@
        CROSS JOIN LATERAL (VALUES @columns@, ('earliest_id', u.record)) AS f(field, value)
        JOIN @schema@.golden_rule AS r ON r.level = 'customer' AND r.field = f.field
        WHERE f.value <> ''
        UNION ALL
        SELECT u.survivor, u.record, j.key, j.value, j.value, v.assessed_on, v.assessed_on, NULL, NULL, true
        FROM unnest($1, $2) AS u(record, survivor) JOIN @schema@.customer_value AS v ON v.customer_id = @ids(u.record)@
        CROSS JOIN LATERAL jsonb_each_text(to_jsonb(v) - 'customer_id') AS j
        JOIN @schema@.golden_rule AS r ON r.level = 'customer' AND r.field = j.key
        WHERE j.value <> ''
        UNION ALL
        SELECT u.survivor, u.record, 'points', sum(p.points)::text, u.record, max(p.posted_on), min(p.posted_on), NULL, NULL, true
        FROM unnest($1, $2) AS u(record, survivor) JOIN @schema@.loyalty_point AS p ON p.customer_id = @ids(u.record)@
        WHERE EXISTS (SELECT FROM @schema@.golden_rule AS r WHERE r.level = 'customer' AND r.field = 'points')
        GROUP BY u.survivor, u.record$q$
        ELSE $q$
        WITH named AS MATERIALIZED (
            SELECT u.survivor, u.record, k.customer_id, k.contact_id
            FROM unnest($1, $2) AS u(record, survivor) CROSS JOIN LATERAL (SELECT @ids(u.record)@) AS k(customer_id, contact_id)
        ), point AS (
            SELECT n.survivor, n.record, n.customer_id, n.contact_id, p.kind, p.scope, p.value, p.normalized, p.usage, p.valid,
                   p.verified_on, p.created_at, p.source_id
            FROM named AS n JOIN @schema@.contact_point AS p ON p.customer_id = n.customer_id AND p.contact_id = n.contact_id
            UNION ALL
            -- what a customer in person has of no contact is that of the contact who stands for them
            SELECT n.survivor, n.record, n.customer_id, n.contact_id, p.kind, p.scope, p.value, p.normalized, p.usage, p.valid,
                   p.verified_on, p.created_at, p.source_id
            FROM named AS n JOIN (SELECT o.* FROM @schema@.contact_point AS o WHERE o.contact_id IS NULL OFFSET 0) AS p ON p.customer_id = n.customer_id
            JOIN @schema@.customer AS m ON m.customer_id = n.customer_id AND m.kind = 'person'
            WHERE n.contact_id = coalesce((SELECT o.contact_id FROM @schema@.contact AS o WHERE o.customer_id = p.customer_id
                                           ORDER BY o.is_primary DESC, o.contact_id LIMIT 1), 0)
        )
        SELECT n.survivor, n.record, f.field, f.value, f.value,
               coalesce(c.verified_on, (c.created_at AT TIME ZONE 'UTC')::date), (c.created_at AT TIME ZONE 'UTC')::date,
               NULL, c.source_id, c.valid OR coalesce(r.decay_field, '') NOT IN ('job_title', 'employer', 'email_work', 'phone_work')
        FROM named AS n JOIN @schema@.contact AS c USING (customer_id, contact_id)
        CROSS JOIN LATERAL (VALUES @columns@) AS f(field, value)
        JOIN @schema@.golden_rule AS r ON r.level = 'contact' AND r.field = f.field
        WHERE f.value <> ''
        UNION ALL
        SELECT p.survivor, p.record, p.kind, CASE WHEN p.kind LIKE 'wechat_%' THEN p.scope || ':' || p.value ELSE p.value END,
               coalesce(p.scope || ':', '') || coalesce(p.normalized, dbm.normalize(p.kind, p.value, 'CN'), p.value),
               coalesce(p.verified_on, (p.created_at AT TIME ZONE 'UTC')::date), (p.created_at AT TIME ZONE 'UTC')::date,
               p.usage, p.source_id,
               -- who left the firm left its e-mail and desk phone behind, and kept the mobile
               p.valid AND (coalesce(c.valid, true) OR p.usage = 'home'
                            OR coalesce(r.decay_field, '') NOT IN ('email', 'email_work', 'phone_work'))
        FROM point AS p
        JOIN @schema@.golden_rule AS r ON r.level = 'contact' AND r.field = p.kind
        LEFT JOIN @schema@.contact AS c ON c.customer_id = p.customer_id AND c.contact_id = p.contact_id$q$ END,
        '@columns@', own_columns), target, level) USING records, survivors;
END;
$$;
COMMENT ON FUNCTION dbm_internal.golden_candidates(name, text, text[], text[]) IS
'Every value that the records have in a field of golden_rule, each with the survivor its record belongs to.';

CREATE FUNCTION dbm_internal.golden_choice(target name, level text, records text[], survivors text[], as_of date)
    RETURNS TABLE (survivor text, field text, value text, rule text, record text, source_id bigint, seen_on date,
                   trust float8, survival float8, others jsonb)
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE format($q$
        WITH candidate AS (
            SELECT c.*, r.rule, r.stages,
                   coalesce(s.trust, t.trust, unknown.trust, 0.5) AS trust,
                   CASE WHEN NOT c.valid THEN 0 WHEN r.decay_field IS NULL THEN 1
                        ELSE coalesce(dbm.decay_survival(least(c.seen_on, $4), $4,
                                          coalesce(d.monthly_rate, e.monthly_rate, 0.025)), 0.5) END AS survival,
                   count(*) OVER (PARTITION BY c.survivor, c.field, c.compared) AS times
            FROM dbm_internal.golden_candidates($5, $1, $2, $3) AS c
            JOIN %1$I.golden_rule AS r ON r.level = $1 AND r.field = c.field
            LEFT JOIN %1$I.source AS s ON s.source_id = c.source_id
            LEFT JOIN %1$I.source_trust AS t ON t.kind = s.kind
            LEFT JOIN %1$I.source_trust AS unknown ON unknown.kind = 'unknown'
            LEFT JOIN %1$I.decay_rule AS d ON d.field = r.decay_field || '_' || c.usage
            LEFT JOIN %1$I.decay_rule AS e ON e.field = r.decay_field
        ), scored AS (
            SELECT c.*,
                   round(CASE c.rule WHEN 'trust_survival' THEN c.trust * c.survival
                                     WHEN 'most_trusted' THEN c.trust
                                     WHEN 'most_recent' THEN c.seen_on - date '2000-01-01'
                                     WHEN 'earliest' THEN date '2000-01-01' - c.since
                                     WHEN 'most_frequent' THEN c.times
                                     WHEN 'longest' THEN char_length(c.value)
                                     WHEN 'max_stage' THEN array_position(c.stages, c.value)
                         END::numeric, 6) AS score
            FROM candidate AS c
        ), best AS (
            -- of equal values the best row speaks for all
            SELECT DISTINCT ON (s.survivor, s.field, s.compared) s.*
            FROM scored AS s
            ORDER BY s.survivor, s.field, s.compared, s.valid DESC, s.score DESC NULLS LAST, s.seen_on DESC NULLS LAST,
                     s.trust DESC, s.value COLLATE "C", s.record COLLATE "C"
        ), ranked AS (
            SELECT b.*, row_number() OVER (PARTITION BY b.survivor, b.field
                       ORDER BY b.valid DESC, b.score DESC NULLS LAST, b.seen_on DESC NULLS LAST, b.trust DESC, b.times DESC,
                                b.value COLLATE "C", b.record COLLATE "C") AS place
            FROM best AS b
        )
        SELECT r.survivor, r.field,
               CASE r.rule WHEN 'union' THEN jsonb_agg(r.value ORDER BY r.place)::text
                           WHEN 'sum' THEN sum(CASE WHEN r.rule = 'sum' THEN r.value::numeric END)::text
                           ELSE min(r.value) FILTER (WHERE r.place = 1) END,
               r.rule,
               min(r.record) FILTER (WHERE r.place = 1 AND r.rule NOT IN ('union', 'sum')),
               min(r.source_id) FILTER (WHERE r.place = 1 AND r.rule NOT IN ('union', 'sum')),
               min(r.seen_on) FILTER (WHERE r.place = 1 AND r.rule NOT IN ('union', 'sum')),
               min(r.trust) FILTER (WHERE r.place = 1 AND r.rule NOT IN ('union', 'sum')),
               min(r.survival) FILTER (WHERE r.place = 1 AND r.rule NOT IN ('union', 'sum')),
               coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('value', r.value, 'record', r.record,
                            'source_id', r.source_id, 'seen_on', r.seen_on, 'score', r.score,
                            'valid', nullif(r.valid, true))) ORDER BY r.place)
                        FILTER (WHERE r.place > 1 OR r.rule IN ('union', 'sum')), '[]')
        FROM ranked AS r
        GROUP BY r.survivor, r.field, r.rule$q$, target)
        USING level, records, survivors, as_of, target;
EXCEPTION WHEN invalid_text_representation THEN
    RAISE EXCEPTION 'a rule sum of %.golden_rule meets what is no number: %', target, SQLERRM
        USING ERRCODE = 'invalid_text_representation',
              HINT = 'Choose another rule for that field, or correct the value.';
END;
$$;
COMMENT ON FUNCTION dbm_internal.golden_choice(name, text, text[], text[], date) IS
'The golden record of each survivor over the records that belong to it, one row per field, under the rules of golden_rule in schema target.';

CREATE FUNCTION dbm_internal.golden_store(target name, level text, survivors text[], as_of date) RETURNS bigint
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp SET jit = off
AS $$
DECLARE
    written bigint;
BEGIN
    EXECUTE dbm_internal.lead_statement(
        'DELETE FROM @schema@.golden_value AS g WHERE g.level = $2'
        ' AND ($1 IS NULL OR ' || CASE level WHEN 'customer' THEN 'g.customer_id::text' ELSE 'g.customer_id::text || ''#'' || g.contact_id' END
        || ' = ANY ($1))', target, level)
        USING survivors, level;
    EXECUTE dbm_internal.lead_statement($q$
        INSERT INTO @schema@.golden_value (customer_id, contact_id, level, field, value, rule, from_customer_id, from_contact_id,
                                           source_id, seen_on, trust, survival, others, as_of)
        SELECT $q$ || CASE level
            WHEN 'customer' THEN '@ids(g.survivor)@, 0, $3, g.field, g.value, g.rule, @ids(g.record)@, NULL'
            ELSE '@ids(g.survivor)@, $3, g.field, g.value, g.rule, @ids(g.record)@' END || $q$,
               g.source_id, g.seen_on, g.trust, g.survival, g.others, $4
        FROM (SELECT array_agg(u.record), array_agg(u.survivor)
              FROM (SELECT l.record, l.survivor FROM dbm_internal.lead_links($2, $3) AS l WHERE $1 IS NULL OR l.survivor = ANY ($1)
                    UNION
                    SELECT l.survivor, l.survivor FROM dbm_internal.lead_links($2, $3) AS l WHERE $1 IS NULL OR l.survivor = ANY ($1)) AS u)
             AS m(records, survivors)
        CROSS JOIN LATERAL dbm_internal.golden_choice($2, $3, m.records, m.survivors, $4) AS g
        WHERE m.records IS NOT NULL$q$, target, level)
        USING survivors, target, level, as_of;
    GET DIAGNOSTICS written = ROW_COUNT;
    RETURN written;
END;
$$;
COMMENT ON FUNCTION dbm_internal.golden_store(name, text, text[], date) IS
'Writes golden_value of schema target anew for the survivors given, or for all. Survivors into whom nothing is merged have no rows.';
