# A merge that is killed in the middle leaves what was there, and the next one works.
. "$(dirname "$0")/../lib.sh"
find_server && use_server
shared=$PGHOST
server_start merge_crash
database merge || exit 1
sql merge "SELECT dbm.create_tables()" "
	INSERT INTO marketing.customer (customer_id, kind, acquired_on)
	SELECT 'c' || i, 'enterprise', DATE '2025-01-01' + i % 100 FROM generate_series(1, 3000) AS i" \
	"SELECT count(*) FROM dbm_internal.lead_commit('marketing', 'customer',
	     ARRAY(SELECT 'c' || i FROM generate_series(1, 3000) AS i), ARRAY(SELECT (i / 3)::text FROM generate_series(1, 3000) AS i), true)" \
	> /dev/null || exit 1

contents() {
	sql merge "SELECT md5(string_agg(x, '|' ORDER BY x))
	           FROM (SELECT 'm' || m::text FROM marketing.merged_customer AS m UNION ALL SELECT 'l' || l::text FROM marketing.merge_log AS l
	                 UNION ALL SELECT 'g' || g::text FROM marketing.golden_value AS g UNION ALL SELECT 'p' || p::text FROM marketing.match_pin AS p) AS t(x)"
}
regroup="SELECT count(*) > 0 FROM dbm_internal.lead_commit('marketing', 'customer',
	ARRAY(SELECT 'c' || i FROM generate_series(1, 3000) AS i), ARRAY(SELECT (i % 1000)::text FROM generate_series(1, 3000) AS i), true)"

# run STATEMENT: it writes its links, then waits for the golden record, which another session holds.
run() {
	psql -Xq -d merge -c "BEGIN; LOCK TABLE marketing.golden_value IN SHARE MODE; SELECT pg_sleep(300)" > /dev/null 2>&1 &
	holder=$!
	until [ "$(sql merge "SELECT count(*) FROM pg_locks WHERE relation = 'marketing.golden_value'::regclass AND granted AND mode = 'ShareLock'")" = 1 ]; do
		sleep 0.1
	done
	psql -Xq -d merge -c "$1" > /dev/null 2>&1 &
	runner=$!
	until pid=$(sql merge "SELECT pid FROM pg_locks WHERE relation = 'marketing.golden_value'::regclass AND NOT granted") && [ -n "$pid" ]; do
		sleep 0.1
	done
}
up_again() {
	wait "$runner" "$holder"
	for ((tries = 0; tries < 300; tries++)); do
		sql merge 'SELECT 1' > /dev/null 2>&1 && break
		sleep 0.1
	done
}

before=$(contents)
is "there is something to lose" "$(sql merge 'SELECT count(*) FROM marketing.merged_customer')" 1999
run "$regroup"
kill -KILL "$pid"
up_again
is "after kill -9 in a merge the old links stand" "$(contents)" "$before"

run "SELECT * FROM dbm.lead_unmerge('marketing', 1)"
kill -KILL "$pid"
up_again
is "after kill -9 in an unmerge too" "$(contents)" "$before"

run "$regroup"
server_stop merge_crash immediate
wait "$runner" "$holder"
server_start merge_crash
is "and after an immediate shutdown" "$(contents)" "$before"

is "the next merge works" "$(sql merge "$regroup")" t
is "and does the whole of it" "$(sql merge "SELECT count(*), count(DISTINCT survivor_id) FROM marketing.merged_customer")" "2000|1000"
server_stop merge_crash immediate
PGHOST=$shared
done_testing
