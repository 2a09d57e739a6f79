# Without a superuser: who owns the database installs and uses everything; who owns nothing is told
# what is missing. Two at once, and schemas in which somebody else has planted things.
. "$(dirname "$0")/../lib.sh"

as() { local role=$1; shift; PGUSER=$role sql "$@"; }

sql postgres 'DROP DATABASE IF EXISTS dbm_owned' 'DROP ROLE IF EXISTS dbm_t_owner, dbm_t_analyst, dbm_t_mallory' 2> /dev/null
sql postgres 'CREATE ROLE dbm_t_owner LOGIN CREATEDB' 'CREATE ROLE dbm_t_analyst LOGIN' 'CREATE ROLE dbm_t_mallory LOGIN'
as dbm_t_owner postgres 'CREATE DATABASE dbm_owned'

# ---- the owner of a database --------------------------------------------------------------------

ok 'the owner of a database creates the extension' as dbm_t_owner dbm_owned 'CREATE EXTENSION dbm_marketing'
ok 'and the tables' as dbm_t_owner dbm_owned "SELECT dbm.create_tables(currency => 'CNY')"
is 'which are theirs' "$(sql dbm_owned "SELECT DISTINCT relowner::regrole FROM pg_class
	WHERE relnamespace = 'marketing'::regnamespace AND relkind IN ('r', 'v')")" dbm_t_owner
ok 'stores' as dbm_t_owner dbm_owned "INSERT INTO marketing.customer (customer_id) VALUES ('a')" \
	"INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('a', 't', '2025-01-01', 1)"
ok 'computes' as dbm_t_owner dbm_owned "CALL dbm.refresh('marketing', '2025-06-30')"
ok 'maps' as dbm_t_owner dbm_owned "CREATE TABLE public.goods AS SELECT 'p' AS product_id, 'Pen' AS name" \
	'SET client_min_messages = warning' "SELECT dbm.map_source('marketing', 'product', 'public.goods')"

# ---- others -------------------------------------------------------------------------------------

like 'no right to create a schema' "$(as dbm_t_analyst dbm_owned "SELECT dbm.create_tables('mine')" 2>&1)" \
	'you may not create it.*CREATE SCHEMA mine AUTHORIZATION dbm_t_analyst'
like 'no right to create in the schema' "$(as dbm_t_analyst dbm_owned "SELECT dbm.create_tables('marketing')" 2>&1)" \
	'may not create tables in schema "marketing".*GRANT USAGE, CREATE ON SCHEMA marketing TO dbm_t_analyst'
as dbm_t_owner dbm_owned 'CREATE SCHEMA lab' 'GRANT USAGE, CREATE ON SCHEMA lab TO dbm_t_analyst' 'CREATE SCHEMA mine AUTHORIZATION dbm_t_owner'
ok 'a right to create is enough' as dbm_t_analyst dbm_owned "SELECT dbm.create_tables('lab', currency => 'CNY')"
as dbm_t_owner dbm_owned 'GRANT USAGE ON SCHEMA marketing TO dbm_t_analyst' > /dev/null
like 'customers are not for everybody' "$(as dbm_t_analyst dbm_owned 'SELECT count(*) FROM marketing.customer' 2>&1)" 'permission denied'
as dbm_t_owner dbm_owned 'GRANT SELECT ON marketing.product TO dbm_t_analyst'
like 'a mapping gives no more than its source' "$(as dbm_t_analyst dbm_owned 'SELECT * FROM marketing.product' 2>&1)" 'permission denied for table goods'
like 'only the owner maps' "$(as dbm_t_analyst dbm_owned "SELECT dbm.map_source('marketing', 'product', 'public.goods')" 2>&1)" \
	'must be owner of marketing.product'
like 'from what they may read' "$(as dbm_t_analyst dbm_owned "SELECT dbm.map_source('lab', 'product', 'public.goods')" 2>&1)" \
	'may not read product_id, name of public.goods.*GRANT SELECT ON public.goods TO dbm_t_analyst'
as dbm_t_owner dbm_owned 'GRANT SELECT (product_id, name) ON public.goods TO dbm_t_analyst'
ok 'column by column' as dbm_t_analyst dbm_owned 'SET client_min_messages = warning' "SELECT dbm.map_source('lab', 'product', 'public.goods')"
as dbm_t_owner dbm_owned 'GRANT dbm_t_owner TO dbm_t_analyst' 2> /dev/null || sql dbm_owned 'GRANT dbm_t_owner TO dbm_t_analyst'
ok 'a member of the owner maps too' as dbm_t_analyst dbm_owned 'SET client_min_messages = warning' \
	"SELECT dbm.map_source('marketing', 'product', 'public.goods')"
is 'and the owner stays' "$(sql dbm_owned "SELECT relowner::regrole FROM pg_class WHERE oid = 'marketing.product'::regclass")" dbm_t_owner

# ---- planted ------------------------------------------------------------------------------------

as dbm_t_owner dbm_owned 'CREATE SCHEMA open' 'GRANT USAGE, CREATE ON SCHEMA open TO dbm_t_mallory, dbm_t_owner'
as dbm_t_mallory dbm_owned 'CREATE TABLE open.caught (who text)' 'GRANT INSERT ON open.caught TO PUBLIC' \
	"CREATE FUNCTION open.catch(numeric, integer) RETURNS boolean LANGUAGE plpgsql
	     AS 'BEGIN INSERT INTO open.caught VALUES (current_user); RETURN true; END'" \
	"CREATE FUNCTION open.catch(text, text) RETURNS boolean LANGUAGE plpgsql
	     AS 'BEGIN INSERT INTO open.caught VALUES (current_user); RETURN true; END'" \
	'CREATE OPERATOR open.>= (LEFTARG = numeric, RIGHTARG = integer, FUNCTION = open.catch)' \
	'CREATE OPERATOR open.~ (LEFTARG = text, RIGHTARG = text, FUNCTION = open.catch)' \
	"CREATE FUNCTION open.format(text, name) RETURNS text LANGUAGE plpgsql
	     AS 'BEGIN INSERT INTO open.caught VALUES (current_user); RETURN \$1; END'" \
	"CREATE FUNCTION open.now() RETURNS timestamptz LANGUAGE plpgsql
	     AS 'BEGIN INSERT INTO open.caught VALUES (current_user); RETURN clock_timestamp(); END'"
ok 'a superuser makes the model where others may write' sql dbm_owned 'SET search_path = open, pg_catalog' "SELECT dbm.create_tables('open', currency => 'CNY')"
ok 'and uses it' sql dbm_owned "INSERT INTO open.customer (customer_id, country) VALUES ('a', 'CN')" \
	"INSERT INTO open.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('a', 't', '2025-01-01', 1)" \
	"CREATE VIEW public.goods_in AS SELECT product_id, name, 1::numeric AS list_price FROM public.goods" \
	'SET client_min_messages = warning' 'SET search_path = open, pg_catalog' "SELECT dbm.map_source('open', 'product', 'public.goods_in')"
ok 'and refreshes it' sql dbm_owned 'SET search_path = open, pg_catalog' "CALL dbm.refresh('open', '2025-06-30')"
is 'nothing planted has run' "$(sql dbm_owned 'SELECT count(*) FROM open.caught')" 0

# ---- two at once --------------------------------------------------------------------------------

first=$DBM_TMP/first second=$DBM_TMP/second
as dbm_t_owner dbm_owned 'BEGIN' "SELECT dbm.create_tables('race')" 'SELECT pg_sleep(2)' 'COMMIT' > "$first" 2>&1 &
sleep 0.5
as dbm_t_owner dbm_owned "SELECT dbm.create_tables('race')" > "$second" 2>&1
wait
is 'of two calls the first succeeds' "$(cat "$first")" ''
like 'the second waits and is told' "$(cat "$second")" 'schema "race" already has answer'
as dbm_t_owner dbm_owned "SELECT dbm.create_tables('left')" > "$first" 2>&1 &
as dbm_t_owner dbm_owned "SELECT dbm.create_tables('right')" > "$second" 2>&1
wait
is 'two schemas at once do not meet' "$(cat "$first" "$second")" ''

# ---- the end ------------------------------------------------------------------------------------

ok 'the owner drops the extension' as dbm_t_owner dbm_owned 'DROP EXTENSION dbm_marketing'
is 'and keeps the customers' "$(as dbm_t_owner dbm_owned 'SELECT count(*) FROM marketing.customer')" 1
sql postgres 'DROP DATABASE dbm_owned' 'DROP ROLE dbm_t_owner, dbm_t_analyst, dbm_t_mallory'
done_testing
