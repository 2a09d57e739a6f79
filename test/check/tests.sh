# Every test runs, every expected output has a test, and no test can end early and pass.
. test/check/lib.sh
need test/sql/*.sql expected/*.out test/unit/*.c

regress=$(make -s print-REGRESS)
real=$(make -s print-REAL_TESTS)
isolation=$(make -s print-ISOLATION)
for name in $regress $real $isolation; do
	[ -e "expected/$name.out" ] || breach "test $name has no expected/$name.out"
done
for file in expected/*; do
	name=$(basename "$file" .out)
	[[ " $regress $real $isolation " == *" $name "* ]] || breach "$file belongs to no test"
done
printf '%s\n' $regress $real $isolation | sort | uniq -d | sed 's/$/ is the name of two tests/' | breaches
for file in test/unit/*.c; do
	grep -q 'return dbm_test_report("' "$file" || breach "$file does not end with dbm_test_report"
done
for file in test/t/*.sh test/self/*.sh; do
	[ -e "$file" ] || continue
	grep -q '^done_testing' "$file" || breach "$file does not end with done_testing"
done
grep -nE '^ *\\(q|quit|if)( |$)' test/sql/*.sql | sed 's/$/  -- a test does not skip itself/' | breaches
verdict
