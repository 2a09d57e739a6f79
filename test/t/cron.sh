# A scheduled refresh runs, and its run is in refresh_status; without pg_cron the way to get it is shown.
. "$(dirname "$0")/../lib.sh"
find_server && use_server
shared=$PGHOST

# without: the shared server
sql postgres 'DROP DATABASE IF EXISTS "dbm $cron"' 'CREATE DATABASE "dbm $cron"' 2> /dev/null
sql 'dbm $cron' 'CREATE EXTENSION dbm_marketing' "SELECT dbm.create_tables('o''neill')" > /dev/null || exit 1
message=$(sql 'dbm $cron' "SELECT dbm.schedule_refresh('o''neill', '15 4 * * *')" 2>&1)
like "without pg_cron the package is named" "$message" "apt install postgresql-$PG_MAJOR-cron"
like "and the setting" "$message" "shared_preload_libraries = 'pg_cron'"
line=$(sed -n 's/^  15 4 \* \* \* //p' <<< "$message")
ok "and a crontab line" test -n "$line"
# crontab hands the line to sh, with \% as %
ok "which does the same" sh -c "${line//\\%/%}"
is "in the log" "$(sql 'dbm $cron' "SELECT last_status FROM \"o'neill\".refresh_status")" ok
sql postgres 'DROP DATABASE "dbm $cron"'

if [ ! -e "$("$PG_CONFIG" --pkglibdir)/pg_cron.so" ]; then
	skip "a scheduled refresh runs" "install postgresql-$PG_MAJOR-cron"
	done_testing
fi
# pg_cron connects like any client: over the private socket
server_start cron "shared_preload_libraries = 'pg_cron'" "cron.database_name = 'cron'" "cron.host = '$DBM_TMP/cron'" || exit 1
database other && database cron || exit 1
sql other "SELECT dbm.create_tables()" > /dev/null
message=$(sql other "SELECT dbm.schedule_refresh()" 2>&1)
like "from another database the call to make is shown" "$message" \
	"In database cron run: SELECT cron.schedule_in_database\('dbm refresh marketing', '0 3 \* \* \*', 'CALL dbm.refresh\(''marketing''\)', 'other'\);"
sql cron "SELECT dbm.create_tables(currency => 'CNY')" "
	INSERT INTO marketing.customer (customer_id) VALUES ('a'), ('b')" "
	INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('a', '1', '2025-01-01', 10), ('b', '2', '2025-02-01', 20)" > /dev/null
message=$(sql cron "SELECT dbm.schedule_refresh()" 2>&1)
like "without the extension of pg_cron its statement is shown" "$message" "CREATE EXTENSION pg_cron;"
sql cron "CREATE EXTENSION pg_cron" 2> /dev/null

job=$(sql cron "SELECT dbm.schedule_refresh('marketing', '0 3 * * *')")
like "a job is registered" "$job" '^[0-9]+$'
is "calling again changes its schedule" "$(sql cron "SELECT dbm.schedule_refresh('marketing', '* * * * *')")" "$job"
is "it is one job" "$(sql cron "SELECT jobname || ': ' || schedule || ' ' || command FROM cron.job")" \
	"dbm refresh marketing: * * * * * CALL dbm.refresh('marketing')"
# pg_cron works by the minute
for ((tries = 0; tries < 150; tries++)); do
	[ "$(sql cron "SELECT last_status FROM marketing.refresh_status")" = ok ] && break
	sleep 0.5
done
is "it runs within a minute" "$(sql cron "SELECT last_status, freshness, as_of = current_date, customers FROM marketing.refresh_status")" "ok|current|t|2"
is "pg_cron saw it succeed" "$(sql cron "SELECT DISTINCT status FROM cron.job_run_details")" succeeded
ok "and it can be ended" sql cron "SELECT cron.unschedule('dbm refresh marketing')"
server_stop cron immediate
PGHOST=$shared
done_testing
