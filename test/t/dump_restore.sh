# What users store and add survives a dump, a restore, and the extension itself.
. "$(dirname "$0")/../lib.sh"

# One line per table of a schema: its rows, whatever their order, as a hash.
contents() {
	sql "$1" "SELECT format('%I.%I %s', n.nspname, c.relname,
	              (xpath('//hash/text()', query_to_xml(format(
	                  'SELECT count(*) || md5(string_agg(t::text, E''\n'' ORDER BY t::text COLLATE \"C\")) AS hash FROM %I.%I AS t',
	                  n.nspname, c.relname), true, true, '')))[1])
	          FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
	          WHERE n.nspname ~ '^(marketing|Second)' AND c.relkind IN ('r', 'v') ORDER BY 1"
}

# The definitions, as a dump tells them; \restrict lines hold a new key each time.
definitions() { pg_dump --schema-only "$@" | grep -v -e '^\\' -e '^--'; }

database dbm_dump
# the staff of one shop may see its customers only
sql dbm_dump 'DROP ROLE IF EXISTS dbm_t_staff' 'CREATE ROLE dbm_t_staff' 2> /dev/null
sql dbm_dump "SELECT dbm.create_tables(currency => 'CNY'), dbm.create_tables('Second \"shop\"', 'bigint', 'CNY')" \
	"INSERT INTO marketing.customer (customer_id, name) SELECT 'C' || i, '客户 ' || i FROM generate_series(1, 50) AS i" \
	"INSERT INTO marketing.contact (customer_id, name) SELECT customer_id, name FROM marketing.customer" \
	"INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount)
	     SELECT 'C' || i, 'T' || i, '2025-01-01'::date + i, i * 1.01 FROM generate_series(1, 50) AS i" \
	"INSERT INTO marketing.interaction (customer_id, occurred_at, direction, body)
	     SELECT 'C' || i, '2025-01-01 12:00+00', 'inbound', E'line 1\n\\\\ \t' || i FROM generate_series(1, 50) AS i" \
	"UPDATE marketing.label SET zh = '贵宾' WHERE code = 'Champions'" \
	"ALTER TABLE marketing.customer ADD COLUMN shop text DEFAULT 'north'" \
	"CREATE INDEX customer_by_shop ON marketing.customer (shop)" \
	"ALTER TABLE marketing.customer ENABLE ROW LEVEL SECURITY" \
	"CREATE POLICY own_shop ON marketing.customer FOR SELECT TO dbm_t_staff USING (shop = 'north')" \
	"GRANT USAGE ON SCHEMA marketing TO dbm_t_staff" "GRANT SELECT ON marketing.customer TO dbm_t_staff" \
	"CREATE FUNCTION public.shout() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN NEW.shop := upper(NEW.shop); RETURN NEW; END'" \
	"CREATE TRIGGER shout BEFORE UPDATE ON marketing.customer FOR EACH ROW EXECUTE FUNCTION public.shout()" \
	"COMMENT ON COLUMN marketing.customer.shop IS 'Shop, our own column.'" \
	"CREATE TABLE public.orders (customer_id integer, transaction_id bigint PRIMARY KEY, ordered_on date, amount numeric)" \
	"INSERT INTO public.orders VALUES (1, 1, '2025-01-01', 10), (1, 2, '2025-02-01', -3)" \
	"SET client_min_messages = warning" \
	"SELECT dbm.map_source('Second \"shop\"', 'transaction', 'public.orders')" > /dev/null
ok 'customers are merged' sql dbm_dump "SELECT dbm.lead_join('marketing', 'customer', '{C1,C2}', 'known at the counter', '2025-06-30')" \
	"SELECT dbm.lead_merge('marketing', '2025-06-30')"
ok 'answers are computed' sql dbm_dump "CALL dbm.refresh('marketing', '2025-06-30')"
before=$(contents dbm_dump)
like 'the model is there' "$(wc -l <<< "$before") lines, $(sql dbm_dump 'SELECT count(*) FROM marketing.customer') customers" '^[0-9]+ lines, 50 '

# ---- with the extension -------------------------------------------------------------------------

dump=$DBM_TMP/dump
ok 'dump' pg_dump -Fc -f "$dump" dbm_dump
sql postgres 'DROP DATABASE IF EXISTS dbm_restored' 'CREATE DATABASE dbm_restored' 2> /dev/null
ok 'restore' pg_restore --exit-on-error -d dbm_restored "$dump"
is 'every row is back' "$(contents dbm_restored)" "$before"
is 'every definition is back' "$(definitions dbm_restored)" "$(definitions dbm_dump)"
is 'column, index, policy, trigger, comment of the user' "$(sql dbm_restored "
	SELECT (SELECT count(*) FROM marketing.customer WHERE shop = 'north'), to_regclass('marketing.customer_by_shop'),
	       (SELECT relrowsecurity FROM pg_class WHERE oid = 'marketing.customer'::regclass),
	       (SELECT string_agg(polname, ',') FROM pg_policy), (SELECT count(*) FROM pg_trigger WHERE tgname = 'shout'),
	       (SELECT col_description('marketing.customer'::regclass, attnum) FROM pg_attribute
	        WHERE attrelid = 'marketing.customer'::regclass AND attname = 'shop')")" \
	'50|marketing.customer_by_shop|t|own_shop|1|Shop, our own column.'
is 'ids go on where they were' \
	"$(sql dbm_restored "INSERT INTO marketing.contact (customer_id, name) VALUES ('C1', 'new') RETURNING contact_id")" 51
is 'the policy still holds' "$(sql dbm_restored "UPDATE marketing.customer SET shop = 'south' WHERE customer_id = 'C1'" \
	'SET ROLE dbm_t_staff' 'SELECT count(*) FROM marketing.customer')" 49
is 'merged customers are still one' "$(sql dbm_restored "SELECT dbm.resolve('C1') = dbm.resolve('C2')")" t
is 'a run of merges goes on where the last one left' \
	"$(sql dbm_restored "SELECT sum(merges + splits) FROM dbm.lead_merge('marketing', '2025-06-30')")" 0
is 'and a merge can be undone' "$(sql dbm_restored \
	"SELECT FROM marketing.merge_log AS m, dbm.lead_unmerge('marketing', m.merge_id, '2025-06-30') WHERE m.level = 'customer'" \
	"SELECT dbm.resolve('C1') = dbm.resolve('C2')")" f
is 'the mapping still reads the orders' "$(sql dbm_restored 'SELECT sum(amount), min(kind) FROM "Second ""shop""".transaction')" '7|refund'
ok 'mapping goes on after a restore' sql dbm_restored 'SET client_min_messages = warning' \
	"CREATE VIEW public.paid AS SELECT * FROM public.orders WHERE amount > 0" \
	"SELECT dbm.map_source('Second \"shop\"', 'transaction', 'public.paid')"
like 'records of conversations stay append-only' \
	"$(sql dbm_restored 'DELETE FROM marketing.interaction' 2>&1)" 'append-only'

# ---- without it ---------------------------------------------------------------------------------

sql postgres 'DROP DATABASE IF EXISTS dbm_without' 'CREATE DATABASE dbm_without' 2> /dev/null
pg_restore -l "$dump" | grep -v ' EXTENSION ' > "$dump.list"
ok 'restore where the extension is not to be had' pg_restore --exit-on-error -L "$dump.list" -d dbm_without "$dump"
is 'every row is there' "$(contents dbm_without)" "$before"
is 'no extension is' "$(sql dbm_without "SELECT count(*) FROM pg_extension WHERE extname = 'dbm_marketing'")" 0
ok 'rows go in' sql dbm_without "INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('C1', 'T0', '2025-01-01', 1)"

# ---- the extension goes -------------------------------------------------------------------------

ok 'DROP EXTENSION needs no CASCADE' sql dbm_dump 'DROP EXTENSION dbm_marketing'
is 'it takes nothing along' "$(contents dbm_dump)" "$before"
ok 'it can come back' sql dbm_dump 'CREATE EXTENSION dbm_marketing'
like 'and knows the model' "$(sql dbm_dump 'SELECT dbm.create_tables()' 2>&1)" 'already has answer'

# ---- by a role that may only read ---------------------------------------------------------------

sql postgres 'DROP ROLE IF EXISTS dbm_t_backup' 'CREATE ROLE dbm_t_backup LOGIN' 'GRANT pg_read_all_data TO dbm_t_backup' 2> /dev/null
is 'a backup role dumps all of it but what policies hide' \
	"$(pg_dump -U dbm_t_backup --enable-row-security dbm_dump 2>&1 | grep -c '^COPY marketing\.')" \
	"$(pg_dump dbm_dump | grep -c '^COPY marketing\.')"

sql postgres 'DROP DATABASE dbm_dump' 'DROP DATABASE dbm_restored' 'DROP DATABASE dbm_without' \
	'DROP ROLE dbm_t_staff' 'DROP ROLE dbm_t_backup'
done_testing
