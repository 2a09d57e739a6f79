# What a linter of PL/pgSQL finds in the bodies, beside what is accepted below: unknown names and columns,
# wrong types, code never reached, variables never used.
. "$(dirname "$0")/../lib.sh"

if [ ! -e "$("$PG_CONFIG" --sharedir)/extension/plpgsql_check.control" ]; then
	skip 'bodies in PL/pgSQL' "no plpgsql_check (Debian: postgresql-$PG_MAJOR-plpgsql-check)"
	done_testing
fi

# accepted, and why
accepted='not assigned yet
cannot determinate? a? ?result of dynamic SQL
OUT variable .* is maybe unmodified
relation "pg_temp\..*" does not exist
schema "cron" does not exist
cached plan is not valid plan
(never read variable|unused parameter) .*
target type is different type than source type
routine is marked as IMMUTABLE, but expression is STABLE
text type variable is not sanitized'
# 1-3: a row of dynamic SQL has no columns before it runs   4: made by the function itself
# 5: pg_cron is asked for first   6: the linter's own, on statements over temporary tables
# 7: used in dynamic SQL or behind one of the above   8: a literal, or text of a setting that was checked
# 9: format() of names and texts, in messages and statements   10: a statement of ours whose names went
# through %I; test/t/hostile_role.sh tries them

database dbm_lint
sql dbm_lint 'CREATE EXTENSION plpgsql_check' "SELECT dbm.create_tables('marketing')" > /dev/null
findings() {
	sql dbm_lint "SELECT format('%s line %s: %s', p.oid::regproc, c.lineno, c.message)
		FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang,
		LATERAL plpgsql_check_function_tb(p.oid, fatal_errors => false, performance_warnings => false, security_warnings => true) AS c
		WHERE l.lanname = 'plpgsql' AND p.pronamespace IN ('dbm'::regnamespace, 'dbm_internal'::regnamespace)
		  AND p.prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) ORDER BY 1"
}
is 'nothing that is not accepted' "$(findings | grep -vE "line [0-9]*: .*($(paste -sd '|' <<< "$accepted"))")" ''

# the test finds what it should
sql dbm_lint "CREATE FUNCTION dbm.planted(a integer) RETURNS integer LANGUAGE plpgsql
	AS 'DECLARE b integer; BEGIN SELECT nothing INTO b FROM marketing.customer; RETURN b + a; END'"
like 'an unknown column is found' "$(findings | grep -vE "line [0-9]*: .*($(paste -sd '|' <<< "$accepted"))")" 'planted line [0-9]*: column "nothing" does not exist'
sql postgres 'DROP DATABASE dbm_lint'
done_testing
