# The legs of `test/run test`, inside its temporary copy: legs.sh [LEG...]
#
# A leg prints its output into a log, which is shown when something failed, and counts what it ran:
# a build is one, a unit test program is one, then every regression test, check, page and TAP line.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$DBM_ROOT" || exit 2
find_server || exit 2
use_server
exec 3>&1

passed=0
failed=0
tests=0
failures=0

# count PASSED FAILED: what the running leg adds.
count() {
	tests=$((tests + $1 + $2))
	failures=$((failures + $2))
}

make_list() { make -s "print-$1"; }

# ---- build and unit tests ---------------------------------------------------------------------

# Warnings are errors here and only here; the bitcode compiler's too, which COPT does not reach.
leg_build() {
	if make -s -j"$(nproc)" COPT="-Werror ${COPT:-}" 2>&1 && make -s install DESTDIR="$DBM_TMP/stage" 2>&1; then
		! grep -q 'warning:' "$DBM_TMP/log.build"
	else
		false
	fi
	count $(($? == 0)) $(($? != 0))
}

sanitized() {
	gcc -std=gnu11 -g -O1 -Wall -Wextra -Werror -Wshadow -ffp-contract=off \
		-fsanitize=address,undefined,float-cast-overflow -fno-sanitize-recover=all -Isrc -Itest/unit "$@"
}

# The address sanitizer of older compilers cannot bear all layouts of newer kernels.
fixed_layout() {
	setarch "$(uname -m)" -R true 2> /dev/null && set -- setarch "$(uname -m)" -R "$@"
	"$@"
}

# compile SUFFIX SOURCE...: into $objects, under the path with its slashes as dashes, as many at a
# time as there are processors.
compile() {
	local suffix=$1
	shift
	export -f sanitized
	printf '%s\n' "$@" | xargs -P "$(nproc)" -I{} bash -c '
		extra=(-c)
		[ -n "$3" ] || extra=("$2"/*.o -lm)
		name=${1%.c}
		sanitized "$1" "${extra[@]}" -o "$2/${name//\//-}$3"' - {} "$objects" "$suffix"
}

leg_unit() {
	local file objects=$DBM_TMP/unit
	mkdir -p "$objects"
	if ! compile .o src/core/*/*.c; then
		count 0 1
		return
	fi
	compile '' test/unit/*.c
	for file in test/unit/*.c; do
		if fixed_layout "$objects/test-unit-$(basename "$file" .c)"; then
			count 1 0
		else
			say "failed: $file"
			count 0 1
		fi
	done
}

# Every fuzz target on inputs that are the same everywhere, as many as its header says: "Runs: N".
leg_fuzz() {
	local file runs program objects=$DBM_TMP/unit
	mkdir -p "$objects"
	if [ ! -e "$objects/src-core-base-decimal.o" ] && ! compile .o src/core/*/*.c; then
		count 0 1
		return
	fi
	for file in test/fuzz/*.c; do
		runs=$(sed -n 's/^ \* Runs: \([0-9]*\).*/\1/p' "$file")
		program=$objects/fuzz_$(basename "$file" .c)
		if sanitized "$file" test/fuzz/drive/replay.c "$objects"/*.o -lm -o "$program" &&
			fixed_layout timeout 120 "$program" "${runs:-2000}"; then
			count 1 0
		else
			say "failed: $file"
			count 0 1
		fi
	done
}

# ---- regression -------------------------------------------------------------------------------

# schedule NAMES MAKE-ARGUMENT...: runs pg_regress through make; what has no result line has failed.
schedule() {
	local names=$1 total bad status
	shift
	total=$(wc -w <<< "$names")
	[ "$total" -gt 0 ] || return
	rm -f regression.diffs
	make -s installcheck "$@" > "$DBM_TMP/regress.out" 2>&1
	status=$?
	cat "$DBM_TMP/regress.out"
	[ ! -e regression.diffs ] || cat regression.diffs
	bad=$(grep -c -e '^test .*\.\.\. FAILED' -e '^not ok ' "$DBM_TMP/regress.out")
	[ "$status" = 0 ] || [ "$bad" -gt 0 ] || bad=$total
	count $((total - bad)) "$bad"
}

leg_regress() { schedule "$(make_list REGRESS)" ISOLATION=; }
leg_isolation() { schedule "$(make_list ISOLATION)" REGRESS=; }

# load_text TABLE FILE: a file with a header into a new table of dbm_real, all columns text.
load_text() {
	local columns
	columns=$(head -n 1 "$2" | tr -d '\r' | sed 's/,/ text, /g')
	sql dbm_real "CREATE TABLE $1 ($columns text)" "\\copy $1 FROM '$2' CSV HEADER"
}

# Records of persons and firms with their true entities, as er.NAME and er.NAME_truth.
load_entities() {
	local name er=$DBM_DATA/er
	sql dbm_real 'CREATE SCHEMA er' || return
	for name in febrl1 febrl2 febrl4 splink_fake_1000 restaurants_864; do
		load_text "er.$name" "$er/$name/records.csv" || return
		load_text "er.${name}_truth" "$er/$name/truth.csv" || return
	done
	load_text er.b2b_dev "$er/b2b_dev/contacts.csv" &&
		load_text er.b2b_dev_truth "$er/b2b_dev/truth.csv"
}

# The public purchase file of an online CD shop, as three plain tables, pairs of company names,
# and the records with known entities.
load_real_data() {
	database dbm_real &&
		sql dbm_real 'CREATE TABLE public.cdnow (customer_id text, date date, cds int, amount numeric)' \
			'CREATE TABLE public.cdnow_sample (master_id text, customer_id text, date date, cds int, amount numeric)' \
			'CREATE TABLE public.cdnow_tracking (week int, cum_repeat int)' \
			'CREATE TABLE public.company_pair (x text, y text, same boolean)' \
			"\\copy public.company_pair FROM '$DBM_DATA/er/company_name_pairs/pairs.csv' CSV HEADER" \
			"\\copy public.cdnow FROM '$DBM_DATA/clv/cdnow_master.csv' CSV HEADER" \
			"\\copy public.cdnow_sample FROM '$DBM_DATA/clv/cdnow_sample.csv' CSV HEADER" \
			"\\copy public.cdnow_tracking FROM '$DBM_DATA/clv/cdnow_cum_tracking.csv' CSV HEADER" &&
		load_entities &&
		sql dbm_real 'ANALYZE'
}

leg_real() {
	local names
	names=$(make_list REAL_TESTS)
	if [ -z "$DBM_DATA" ] || [ ! -e "$DBM_DATA/clv/cdnow_master.csv" ]; then
		say "skipped: no data (DBM_DATA names its directory)" >&3
		return
	fi
	[ -n "$names" ] || return
	load_real_data || { count 0 1; return; }
	schedule "$names" REGRESS="$names" ISOLATION= REGRESS_OPTS='--inputdir=test --use-existing --dbname=dbm_real'
}

# ---- checks, pages, TAP -----------------------------------------------------------------------

leg_check() {
	local file
	for file in test/check/*.sh; do
		[ "$file" != test/check/lib.sh ] || continue
		if bash "$file"; then
			count 1 0
		else
			say "failed: $file; test/check/README.md says what it means"
			count 0 1
		fi
	done
}

leg_docs() {
	local file
	if [ -e test/data/demo_data.sql ]; then
		database dbm_demo && psql -XAtq -v ON_ERROR_STOP=1 -d dbm_demo -f test/data/demo_data.sql > /dev/null || { count 0 1; return; }
	else
		database dbm_demo || { count 0 1; return; }
	fi
	for file in README*.md doc/*.md; do
		[ -e "$file" ] || continue
		sql postgres 'DROP DATABASE IF EXISTS dbm_docs' 'CREATE DATABASE dbm_docs TEMPLATE dbm_demo'
		if bash test/docs.sh "$file" dbm_docs; then
			count 1 0
		else
			count 0 1
		fi
	done
}

# tap FILE: its lines are counted; a plan that does not fit is one more failure.
tap() {
	local file=$1 output=$DBM_TMP/tap.out status good bad skipped plan
	bash "$file" > "$output" 2>&1
	status=$?
	grep -v '^ok ' "$output"
	grep '# SKIP' "$output" | sed 's/^/  /' >&3
	good=$(grep -c '^ok ' "$output")
	bad=$(grep -c '^not ok ' "$output")
	skipped=$(grep -c '^ok .*# SKIP' "$output")
	plan=$(sed -n 's/^1\.\.\([0-9]*\)$/\1/p' "$output")
	if [ "${plan:-none}" != $((good + bad)) ] || { [ "$status" != 0 ] && [ "$bad" = 0 ]; }; then
		say "$file ended early: exit code $status, plan ${plan:-missing}, $((good + bad)) results"
		bad=$((bad + 1))
	fi
	count $((good - skipped)) "$bad"
}

# tap_files DIRECTORY [NAME]
tap_files() {
	local file
	for file in "test/$1"/*.sh; do
		[ -e "$file" ] || continue
		[ -z "${2:-}" ] || [ "$(basename "$file" .sh)" = "$2" ] || continue
		say "# $file"
		tap "$file"
	done
}

leg_t() { tap_files t "${1:-}"; }
leg_self() { tap_files self "${1:-}"; }

# ---- running legs -----------------------------------------------------------------------------

# leg NAME [ARGUMENT]: one line when all is well, the whole log otherwise.
leg() {
	local started=$SECONDS log=$DBM_TMP/log.$1
	tests=0
	failures=0
	"leg_$1" "${2:-}" > "$log" 2>&1
	passed=$((passed + tests - failures))
	failed=$((failed + failures))
	if [ "$failures" = 0 ]; then
		printf 'ok    %-10s %4d in %d s\n' "$1" "$tests" $((SECONDS - started))
	else
		cat "$log"
		printf 'FAIL  %-10s %4d of %d in %d s\n' "$1" "$failures" "$tests" $((SECONDS - started))
		return 1
	fi
}

finish() {
	printf '%d passed, %d failed\n' "$passed" "$failed"
	[ "$failed" = 0 ] && [ "$passed" -gt 0 ]
	exit
}

wanted() {
	[ -z "$chosen" ] || [[ $chosen == *" $1 "* ]]
}

say "$("$PG_CONFIG" --version)"
chosen=${*:+" $* "}
for name in $chosen; do
	case $name in
		t/* | self/*) [ -e "test/$name.sh" ] ;;
		*) [ "$(type -t "leg_$name")" = function ] ;;
	esac || die "there is no leg $name"
done
# a library that does not build leaves nothing to run, only what needs no server
if ! leg build; then
	wanted unit && leg unit
	wanted fuzz && leg fuzz
	finish
fi
wanted unit && leg unit
wanted fuzz && leg fuzz
server_start server || { failed=$((failed + 1)); finish; }
for name in regress isolation check real docs t self; do
	wanted "$name" && leg "$name"
done
for name in $chosen; do
	case $name in */*) leg "${name%%/*}" "${name#*/}" ;; esac
done
server_stop server immediate
finish
