# A refresh that is killed, runs out of time or fails leaves the last good answers and a log row.
. "$(dirname "$0")/../lib.sh"
find_server && use_server
shared=$PGHOST
server_start crash
database crash || exit 1
sql crash "SELECT dbm.create_tables(currency => 'CNY')" "
	INSERT INTO marketing.customer (customer_id) SELECT 'c' || i FROM generate_series(1, 2000) AS i" "
	INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount)
	SELECT 'c' || i, i || '-' || j, DATE '2025-01-01' + (i * j) % 150, (i * 37 + j * 11) % 900
	FROM generate_series(1, 2000) AS i, generate_series(1, 1 + i % 6) AS j" \
	"CALL dbm.refresh('marketing', '2025-06-30')" > /dev/null || exit 1

answers() { sql crash "SELECT md5(string_agg(c::text, '|' ORDER BY customer_id)) FROM marketing.customer_segment AS c"; }
status() { sql crash "SELECT last_status FROM marketing.refresh_status"; }

# A session that keeps a refresh from storing its models, once its facts are written.
hold() {
	psql -Xq -d crash -c "BEGIN; LOCK TABLE marketing.model IN SHARE MODE; SELECT pg_sleep(300)" > /dev/null 2>&1 &
	holder=$!
	until [ "$(sql crash "SELECT count(*) FROM pg_locks WHERE relation = 'marketing.model'::regclass AND granted AND mode = 'ShareLock'")" = 1 ]; do
		sleep 0.1
	done
}
release() {
	sql crash "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(300)%' AND pid <> pg_backend_pid()" > /dev/null
	wait "$holder"
}

before=$(answers)
sql crash "UPDATE marketing.transaction SET amount = amount + 1 WHERE customer_id < 'c2'"

# killed
hold
psql -Xq -d crash -c "CALL dbm.refresh('marketing', '2025-07-01')" > /dev/null 2>&1 &
refresher=$!
until pid=$(sql crash "SELECT pid FROM pg_locks WHERE relation = 'marketing.model'::regclass AND NOT granted") && [ -n "$pid" ]; do
	sleep 0.1
done
kill -KILL "$pid"
wait "$refresher" "$holder"
for ((tries = 0; tries < 300; tries++)); do
	sql crash 'SELECT 1' > /dev/null 2>&1 && break
	sleep 0.1
done
is "after kill -9 the old answers stand" "$(answers)" "$before"
is "the log shows a run that never ended" "$(status)" running
is "no row of the killed run is left" "$(sql crash "SELECT count(*) FROM marketing.model WHERE as_of = '2025-07-01'")" 0
ok "the next refresh works" sql crash "CALL dbm.refresh('marketing', '2025-06-30')"
is "and says what became of the killed one" \
	"$(sql crash "SELECT status || ': ' || message FROM marketing.refresh_log WHERE as_of = '2025-07-01'")" \
	"failed: the session or the server ended during the run"

# out of time
before=$(answers)
hold
message=$(sql crash "SET statement_timeout = '700ms'" "CALL dbm.refresh('marketing', '2025-07-02')" 2>&1)
release
like "statement_timeout stops a refresh" "$message" "canceling statement due to statement timeout"
is "the old answers stand" "$(answers)" "$before"
is "the log says why" "$(sql crash "SELECT last_status || ': ' || last_message FROM marketing.refresh_status")" \
	"failed: canceling statement due to statement timeout"

# no room to wait for a lock
hold
message=$(sql crash "SET lock_timeout = '300ms'" "CALL dbm.refresh('marketing', '2025-07-03')" 2>&1)
release
like "lock_timeout too" "$message" "canceling statement due to lock timeout"
is "and is logged" "$(status)" failed

# a failure of the data
sql crash "INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount, currency) VALUES ('c1', 'usd', '2025-06-30', 1, 'USD')"
message=$(sql crash "CALL dbm.refresh('marketing', '2025-07-04')" 2>&1)
like "mixed currencies fail the call" "$message" "more than one currency: CNY and USD"
is "the old answers stand then as well" "$(answers)" "$before"
is "three failures since the last good run" "$(sql crash "SELECT failures_since FROM marketing.refresh_status")" 3
sql crash "DELETE FROM marketing.transaction WHERE transaction_id = 'usd'"
ok "and the cure works" sql crash "CALL dbm.refresh('marketing', '2025-07-04')"
is "the status is good again" "$(sql crash "SELECT last_status || ' ' || failures_since || ' ' || as_of FROM marketing.refresh_status")" \
	"ok 0 2025-07-04"

# an immediate shutdown in the middle of a run
before=$(answers)
hold
psql -Xq -d crash -c "CALL dbm.refresh('marketing', '2025-07-05')" > /dev/null 2>&1 &
refresher=$!
until [ -n "$(sql crash "SELECT pid FROM pg_locks WHERE relation = 'marketing.model'::regclass AND NOT granted")" ]; do
	sleep 0.1
done
server_stop crash immediate
wait "$refresher" "$holder"
server_start crash
is "after an immediate shutdown the old answers stand" "$(answers)" "$before"
ok "and the next refresh works" sql crash "CALL dbm.refresh('marketing', '2025-07-05')"
server_stop crash immediate
PGHOST=$shared
done_testing
