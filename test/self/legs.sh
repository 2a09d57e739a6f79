# A leg that fails is counted, shown and ends in a failing exit code; so does one that cannot run.
. "$(dirname "$0")/../lib.sh"

nested=$DBM_TMP/nested

# fails NAME LEG WORD COMMAND: in a copy of the tree, after COMMAND, the leg fails and says WORD.
fails() {
	local output status
	rm -rf "$nested"
	mkdir "$nested"
	cp -a "$DBM_ROOT" "$nested/src"
	# little is run, quickly; a build that is already there stays
	output=$(cd "$nested/src" && rm -f test/unit/*.c test/t/*.sh test/self/*.sh && eval "$4" &&
		sed -i 's/^REGRESS .*= .*/REGRESS = decay/' Makefile &&
		DBM_TMP=$nested bash test/legs.sh "$2" 2>&1)
	status=$?
	is "$1: exit code" "$status" 1
	like "$1: counted" "$(tail -n 1 <<< "$output")" '^[0-9]+ passed, [1-9][0-9]* failed$'
	like "$1: shown" "$output" "$3"
}

fails 'a warning in the build' build 'unused' "echo 'static int unused(void) { return 0; }' >> src/contact/decay.c"
# one that fails, one that crashes, one that checks nothing
fails 'unit tests' unit 'failed: 1 == 2.*AddressSanitizer.*z: 0 passed, 0 failed' '
	program() { printf "%s\n" "#include \"check.h\"" "int main(int c, char **v) { (void) c; (void) v; $1 return dbm_test_report(\"z\"); }"; }
	program "CHECK(1 == 2);" > test/unit/x.c
	program "CHECK(v[c + 100000] == NULL);" > test/unit/y.c
	program > test/unit/z.c'
fails 'a regression test' regress 'planted difference' "echo 'planted difference' >> expected/decay.out"
fails 'an install script with an error' regress 'syntax error' "echo 'CREATE NONSENSE;' >> sql/contact/api_decay.sql"
fails 'a TAP line' t 'not ok 1 - planted' "echo 'echo not ok 1 - planted; echo 1..1' > test/t/x.sh"
fails 'a TAP test without a plan' t 'ended early' "echo 'echo ok 1 - fine' > test/t/x.sh"
fails 'a TAP test that dies' t 'exit code 3' "echo 'echo ok 1 - fine; echo 1..1; exit 3' > test/t/x.sh"
fails 'a check' check 'blanks at the end' 'echo "x " >> CHANGELOG.md'
done_testing
