-- What every function that works on a schema says when the schema is not one of ours.

CREATE FUNCTION dbm_internal.refuse_schema(target name) RETURNS void
    LANGUAGE plpgsql STABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION 'schema "%" has no data model', target
        USING ERRCODE = 'undefined_table',
              HINT = format('Create it by SELECT dbm.create_tables(%L), or name the schema that has it.', target);
END;
$$;
COMMENT ON FUNCTION dbm_internal.refuse_schema(name) IS
'Raises the error of a schema without a data model.';
