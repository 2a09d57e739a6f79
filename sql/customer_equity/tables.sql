-- The table equity: what each run found and what changed it.

CREATE FUNCTION dbm_internal.create_equity_tables(target name) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $function$
BEGIN
    EXECUTE dbm_internal.render(dbm_internal.table_customer_equity_equity(), jsonb_build_object('schema', target));
END;
$function$;
COMMENT ON FUNCTION dbm_internal.create_equity_tables(name) IS
'Creates the table equity in schema target. A part of create_tables; call that.';
