-- The run that brings the answers of a schema up to date.

CREATE PROCEDURE dbm.refresh(schema name DEFAULT 'marketing', as_of date DEFAULT current_date)
    LANGUAGE plpgsql
AS $$
DECLARE
    may_commit boolean;
    run bigint;
    failure record;
BEGIN
    CALL dbm_internal.refresh_may_commit(may_commit);
    run := dbm_internal.refresh_begin(schema, as_of);
    IF may_commit THEN
        COMMIT;
        failure := dbm_internal.refresh_try(schema, as_of, run);
        COMMIT;
        IF failure.code IS NOT NULL THEN
            RAISE EXCEPTION USING ERRCODE = failure.code, MESSAGE = failure.problem,
                                  DETAIL = failure.detail, HINT = failure.hint;
        END IF;
    ELSE
        PERFORM dbm_internal.refresh_run(schema, as_of, run);
    END IF;
END;
$$;
COMMENT ON PROCEDURE dbm.refresh(name, date) IS
'Brings facts, models, scores and segment history of a schema made by create_tables up to date as of a day, in one transaction: readers see the old answers until it commits. Every run leaves a row in refresh_log. A failure leaves the last good answers, a log row with the reason, and raises the error; a second run at the same time says so and leaves. Inside a transaction block it works as well, but a failure then rolls back with the block and leaves no log row. Transactions after as_of are ignored.';
