# The demo of `test/run demo`, inside its temporary copy: orders in, segments out. demo.sh [--quiet]
set -u
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$DBM_ROOT" || exit 2
find_server || exit 2
use_server

run_script() {
	[ ! -e "$1" ] || psql -Xq -v ON_ERROR_STOP=1 -v VERBOSITY=terse -P pager=off -d demo -f "$1"
}

# The user's orders as text, with the line each stands on; what the values mean is checked in SQL.
load_orders() {
	awk -v name="$ORDERS_NAME" -f test/data/orders_csv.awk "$ORDERS" > "$DBM_TMP/staged.csv" || return 1
	sql demo 'CREATE TABLE public.orders_csv (line bigint, customer_id text, date text, amount text)' || return 1
	if ! sql demo "\\copy public.orders_csv FROM '$DBM_TMP/staged.csv' CSV" 2> "$DBM_TMP/copy.err"; then
		if grep -q 'invalid byte sequence' "$DBM_TMP/copy.err"; then
			say "$ORDERS_NAME is not UTF-8 text. Save it as \"CSV UTF-8\", or convert it: iconv -f GBK -t UTF-8" >&2
		else
			cat "$DBM_TMP/copy.err" >&2
		fi
		return 1
	fi
	run_script test/data/demo_import.sql
}

say "building ..."
if ! { make -s -j"$(nproc)" with_llvm=no && make -s install with_llvm=no DESTDIR="$DBM_TMP/stage"; } > "$DBM_TMP/log.build" 2>&1; then
	cat "$DBM_TMP/log.build" >&2
	exit 1
fi
server_start server && database demo || exit 1
if [ -n "$ORDERS" ]; then
	load_orders || { say "Nothing was loaded." >&2; exit 1; }
else
	run_script test/data/demo_data.sql > "$DBM_TMP/log.data" || exit 1
fi
[ "${1:-}" = --quiet ] || run_script test/data/demo_report.sql || exit 1
[ -n "$DBM_KEEP" ] || [ "${1:-}" = --quiet ] || server_stop server immediate
