# Each check finds a planted breach of its rule, and passes on the tree as it is.
. "$(dirname "$0")/../lib.sh"

tree=$DBM_TMP/planted

# planted CHECK WORD NAME COMMAND: in a fresh copy, after COMMAND, the check fails and says WORD.
planted() {
	local check=$1 word=$2 name=$3 output status
	rm -rf "$tree"
	cp -a "$DBM_ROOT" "$tree"
	output=$(cd "$tree" && eval "$4" && bash "test/check/$check.sh" 2>&1)
	status=$?
	[ "$status" != 0 ] && [[ $output == *"$word"* ]]
	tap_result $? "$check: $name" || diag "exit code $status: $output"
}

built() { echo "$1; make -s with_llvm=no > make.log 2>&1 || cat make.log"; }

planted core 'neither libc' 'a server header' "echo '#include \"postgres.h\"' >> src/core/base/decimal.c"
planted core 'not allowed' 'an allocation' "echo 'void *dbm_x(void) { return malloc(1); }' >> src/core/base/decimal.c"
planted core 'state between calls' 'a variable' "$(built "echo 'int dbm_x; int dbm_y(void); int dbm_y(void) { static int z; return ++z; }' >> src/core/base/decimal.c")"
planted arrows 'stands higher' 'an include upwards' "echo '#include \"core/linkage/run.h\"' >> src/core/base/decimal.c"
planted arrows 'beside it' 'an include of another subject' "echo '#include \"rfm/rfm.h\"' >> src/contact/decay.c"
planted arrows 'stands higher' 'a call upwards' "$(built "printf '%s\n' 'extern int dbm_edit_distance(void); int dbm_x(void);' 'int dbm_x(void) { return dbm_edit_distance(); }' >> src/core/base/decimal.c")"
planted arrows 'circle of calls' 'two files that call each other' "$(built "printf '%s\n' 'extern int dbm_x(void); int dbm_y(void);' 'int dbm_y(void) { return dbm_x(); }' >> src/core/base/decimal.c; printf '%s\n' 'extern int dbm_y(void); int dbm_x(void);' 'int dbm_x(void) { return dbm_y(); }' >> src/core/base/calendar.c")"
planted layout 'does not include base/dbm.h' 'another header first' "sed -i '0,/#include \"base.dbm.h\"/s//#include \"fmgr.h\"/' src/contact/decay.c"
planted layout 'not in a folder' 'a module outside the folders' 'cp sql/contact/api_decay.sql sql/decay.sql'
planted layout 'room of the face' 'an internal function among what users call' "sed 's/FUNCTION dbm\./FUNCTION dbm_internal./' sql/contact/api_decay.sql >> sql/rfm/api.sql"
planted layout 'room of internals' 'a public function among internals' 'cat sql/contact/api_decay.sql >> sql/rfm/internal.sql'
planted layout 'differ' 'a module that is not in the list' 'cp sql/contact/api_decay.sql sql/contact/api_more.sql'
planted layout 'nothing builds it' 'a file outside the folders' 'cp src/contact/decay.c src/decay.c'
planted modules 'later module' 'a reference upwards' "echo 'CREATE TYPE dbm.planted AS (state dbm.decay_state);' >> sql/labels/api.sql"
planted modules 'no module' 'a reference to nothing' "echo 'CREATE FUNCTION dbm.f() RETURNS int BEGIN ATOMIC SELECT dbm.nothing(); END;' >> sql/contact/api_decay.sql"
planted modules 'no module' 'a reference to nothing in a statement' "sed -i 's/^GROUP BY/-- dbm.nothing(\nGROUP BY/' sql/lead_merge/statements/prints.sql"
planted modules 'later module' 'a statement used above what it names' "sed -i 's/^GROUP BY/-- dbm.lead_merge(\nGROUP BY/' sql/lead_merge/statements/prints.sql"
planted statements 'Parameters' 'a statement that declares no parameters' "sed -i '/^-- Parameters/d' sql/lead_merge/statements/prints.sql"
planted statements 'says what' 'a statement without its comment' "sed -i '/^--/d' sql/lead_merge/statements/prints.sql"
planted statements 'more than one' 'two statements in a file' "echo 'SELECT 1;' >> sql/lead_merge/statements/prints.sql"
planted statements 'semicolon' 'a statement without its end' "echo '-- end' >> sql/lead_merge/statements/prints.sql"
planted statements 'no module uses' 'a statement that nobody uses' 'cp sql/lead_merge/statements/prints.sql sql/lead_merge/statements/more.sql'
planted layout 'cannot be made' 'a statement file whose name is none of a function' 'cp sql/lead_merge/statements/prints.sql sql/lead_merge/statements/more-prints.sql'
planted public 'no page' 'a public name that no page shows' "echo 'CREATE TYPE dbm.unheard_of AS (a int);' >> sql/contact/api_decay.sql"
planted size 'lines' 'a long file' 'yes "/* */" | head -n 701 >> src/contact/decay.c'
planted size 'planted_function' 'a long function' '{ echo "planted_function(void)"; echo "{"; yes "	;" | head -n 100; echo "}"; } >> src/contact/decay.c'
planted size 'columns' 'a long line' 'printf "/* %0120d */\n" 0 >> src/contact/decay.c'
planted symbols 'no such function' 'a C function that is not there' "$(built "sed -i \"s/'dbm_decay_flag'/'dbm_decay_flagged'/\" sql/contact/api_decay.sql")"
planted symbols 'no SQL function' 'an entry point that SQL does not know' "$(built "echo 'PG_FUNCTION_INFO_V1(dbm_planted); Datum dbm_planted(PG_FUNCTION_ARGS) { PG_RETURN_VOID(); }' >> src/contact/decay.c")"
planted symbols 'without the prefix' 'an exported name without the prefix' "$(built "echo 'extern PGDLLEXPORT int planted(void); int planted(void) { return 1; }' >> src/contact/decay.c")"
planted tests 'has no expected' 'a test without its output' 'echo "SELECT 1;" > test/sql/planted.sql'
planted tests 'belongs to no test' 'an orphaned expected file' 'touch expected/planted.out'
planted tests 'skip itself' 'a test that leaves early' "sed -i '1i \\\\\\\\quit' test/sql/decay.sql"
planted tests 'dbm_test_report' 'a unit test without its count' "echo 'int main(void) { return 0; }' > test/unit/planted.c"
planted tests 'done_testing' 'a TAP test without its plan' 'echo "echo ok 1" > test/t/planted.sh'
planted text 'line feed' 'no line feed at the end' 'printf x >> README.md'
planted text 'blanks' 'blanks at the end of a line' 'echo "x " >> CHANGELOG.md'
planted text 'finish it' 'something unfinished' 'echo "-- TO""DO" >> sql/contact/api_decay.sql'
planted version 'META.json' 'a version of its own in META.json' "sed -i 's/\"version\": \"0/\"version\": \"7/' META.json"
planted version 'newest entry' 'a changelog left behind' "sed -i 's/^## 0/## 7/' CHANGELOG.md"

# sql_lint: each statement breaks one rule
comment="COMMENT ON FUNCTION dbm.f() IS 'x';"
labels='IMMUTABLE PARALLEL SAFE COST 1'
body="LANGUAGE sql SET search_path = pg_catalog, pg_temp AS 'SELECT 1'"
while IFS='|' read -r word name statement; do
	planted sql_lint "$word" "$name" "cat >> sql/contact/api_decay.sql <<< \"\$(cat <<'SQL'
$statement
SQL
)\""
done <<SQL
without its schema|an unqualified name|CREATE TYPE planted AS ENUM ('a');
OR REPLACE|OR REPLACE|CREATE OR REPLACE FUNCTION dbm.f() RETURNS int $labels $body; $comment
no volatility|no volatility|CREATE FUNCTION dbm.f() RETURNS int PARALLEL SAFE COST 1 $body; $comment
no PARALLEL|no PARALLEL label|CREATE FUNCTION dbm.f() RETURNS int IMMUTABLE COST 1 $body; $comment
no COST|no COST|CREATE FUNCTION dbm.f() RETURNS int IMMUTABLE PARALLEL SAFE $body; $comment
no ROWS|a set without ROWS|CREATE FUNCTION dbm.f() RETURNS SETOF int $labels $body; $comment
search_path|an open search_path|CREATE FUNCTION dbm.f() RETURNS int $labels LANGUAGE sql AS 'SELECT 1'; $comment
0 with a comment|no comment|CREATE FUNCTION dbm.f() RETURNS int $labels $body;
SECURITY DEFINER|SECURITY DEFINER|CREATE FUNCTION dbm.f() RETURNS int $labels SECURITY DEFINER $body; $comment
owns no table|a table|CREATE TABLE dbm.planted (a int);
not a statement|a statement with effects|INSERT INTO dbm.planted VALUES (1);
COMBINEFUNC|an aggregate that cannot be combined|CREATE AGGREGATE dbm.f(int) (SFUNC = int4pl, STYPE = int, PARALLEL = SAFE); COMMENT ON AGGREGATE dbm.f(int) IS 'x';
type internal|an internal state|CREATE AGGREGATE dbm.f(int) (SFUNC = dbm.s, STYPE = internal, COMBINEFUNC = dbm.c, PARALLEL = SAFE); COMMENT ON AGGREGATE dbm.f(int) IS 'x';
SQL
done_testing
