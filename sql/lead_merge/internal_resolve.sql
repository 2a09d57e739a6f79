-- resolve: the id under which a customer or contact lives on, and how statements name records of
-- both levels
--
-- Functions that people call switch jit off for what runs inside: many small statements on few rows, which
-- compiling would only delay.
--
-- Inside lead_merge a record is text: a customer its id, a contact customer_id#contact_id. The statements
-- that read and write the typed tables are written once, with tokens for what differs.

CREATE FUNCTION dbm_internal.customer_id_type(target name) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    type text;
BEGIN
    SELECT format_type(a.atttypid, NULL) INTO type FROM pg_attribute AS a
    WHERE a.attrelid = to_regclass(format('%I.merged_customer', target)) AND a.attname = 'customer_id' AND NOT a.attisdropped;
    IF type IS NULL THEN
        PERFORM dbm_internal.refuse_schema(target);
    END IF;
    RETURN type;
END;
$$;
COMMENT ON FUNCTION dbm_internal.customer_id_type(name) IS
'Type of customer ids in schema target. Error: no data model there.';

CREATE FUNCTION dbm_internal.lead_given(schema name, level text, as_of date) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF schema IS NULL OR level IS NULL OR as_of IS NULL THEN
        RAISE EXCEPTION 'argument "%" must not be NULL', CASE WHEN schema IS NULL THEN 'schema' WHEN level IS NULL THEN 'level' ELSE 'as_of' END
            USING ERRCODE = 'null_value_not_allowed';
    END IF;
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_given(name, text, date) IS
'Refuses NULL where the schema, the level or the day has to be known.';

CREATE FUNCTION dbm_internal.lead_statement(template text, target name, level text) RETURNS text
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    type constant text := dbm_internal.customer_id_type(target);
    script text := template;
BEGIN
    IF level = 'customer' THEN
        script := replace(replace(script, '@links@', '@schema@.merged_customer'), '@rows@', '@schema@.customer');
        script := regexp_replace(script, '@record\((\w+)\)@', '\1.customer_id::text', 'g');
        script := regexp_replace(script, '@id\((\w+)\)@', '\1.customer_id', 'g');
        script := regexp_replace(script, '@into\((\w+)\)@', '\1.merged_into::text', 'g');
        script := regexp_replace(script, '@survivor\((\w+)\)@', '\1.survivor_id::text', 'g');
        script := regexp_replace(script, '@ids\(([\w.]+)\)@', '\1::' || type, 'g');
        script := replace(script, '@survivor_columns@', 'survivor_id');
        script := replace(script, '@link_columns@', 'customer_id, merged_into, survivor_id, merge_id');
    ELSIF level = 'contact' THEN
        script := replace(replace(script, '@links@', '@schema@.merged_contact'), '@rows@', '@schema@.contact');
        script := regexp_replace(script, '@record\((\w+)\)@', '\1.customer_id::text || ''#'' || \1.contact_id', 'g');
        script := regexp_replace(script, '@id\((\w+)\)@', '\1.customer_id, \1.contact_id', 'g');
        script := regexp_replace(script, '@into\((\w+)\)@', '\1.merged_into_customer_id::text || ''#'' || \1.merged_into_contact_id', 'g');
        script := regexp_replace(script, '@survivor\((\w+)\)@', '\1.survivor_customer_id::text || ''#'' || \1.survivor_contact_id', 'g');
        script := regexp_replace(script, '@ids\(([\w.]+)\)@',
                                 'regexp_replace(\1, ''#[^#]*$'', '''')::' || type || ', substring(\1 FROM ''[^#]*$'')::bigint', 'g');
        script := replace(script, '@survivor_columns@', 'survivor_customer_id, survivor_contact_id');
        script := replace(script, '@link_columns@', 'customer_id, contact_id, merged_into_customer_id, merged_into_contact_id,'
                                                    ' survivor_customer_id, survivor_contact_id, merge_id');
    ELSE
        RAISE EXCEPTION 'unknown level "%"', level
            USING ERRCODE = 'invalid_parameter_value', HINT = 'Levels are customer and contact.';
    END IF;
    RETURN replace(replace(script, '@type@', type), '@schema@', quote_ident(target));
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_statement(text, name, text) IS
'A statement of lead_merge for one level of schema target: @links@ and @rows@ are its tables, @record(x)@, @into(x)@ and @survivor(x)@ records of the row x as text, @id(x)@ the key columns of x, @ids(x)@ the record x taken apart.';

CREATE FUNCTION dbm_internal.lead_links(target name, level text)
    RETURNS TABLE (record text, merged_into text, survivor text, merge_id bigint)
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 1000
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY EXECUTE dbm_internal.lead_statement(
        'SELECT @record(m)@, @into(m)@, @survivor(m)@, m.merge_id FROM @links@ AS m', target, level);
END;
$$;
COMMENT ON FUNCTION dbm_internal.lead_links(name, text) IS
'Rows of merged_customer or merged_contact of schema target, records as text.';
