# A role that may create in the database, in dbm or in the schema of the model, against whoever installs,
# refreshes and asks: nothing it plants runs with the rights of another.
. "$(dirname "$0")/../lib.sh"

as() { local role=$1; shift; PGUSER=$role sql "$@"; }

# The database dbm_door anew, owned by dbm_t_owner; mallory may make schemas in it.
fresh_database() {
	sql postgres 'DROP DATABASE IF EXISTS dbm_door' 'CREATE DATABASE dbm_door OWNER dbm_t_owner' \
		'GRANT CREATE ON DATABASE dbm_door TO dbm_t_mallory, dbm_t_admin' 2> /dev/null
}

# refused NAME WORDS STATEMENT...: after what mallory did, nobody installs, and a superuser is told why.
refused() {
	local name=$1 words=$2 output
	shift 2
	fresh_database
	as dbm_t_mallory dbm_door "$@" || diag 'could not plant'
	output=$(sql dbm_door 'CREATE EXTENSION dbm_marketing' 2>&1)
	like "$name" "$output" "$words"
	is 'and nothing is installed' "$(sql dbm_door "SELECT count(*) FROM pg_extension WHERE extname = 'dbm_marketing'")" 0
}

sql postgres 'DROP DATABASE IF EXISTS dbm_door' 'DROP ROLE IF EXISTS dbm_t_owner, dbm_t_mallory, dbm_t_admin' 2> /dev/null
sql postgres 'CREATE ROLE dbm_t_owner LOGIN' 'CREATE ROLE dbm_t_mallory LOGIN' 'CREATE ROLE dbm_t_admin LOGIN'

# ---- the door -----------------------------------------------------------------------------------

refused 'a schema dbm of another role' 'schema "dbm" exists already and belongs to role "dbm_t_mallory".*DROP SCHEMA dbm' 'CREATE SCHEMA dbm'
refused 'with a function that would fit better' 'belongs to role "dbm_t_mallory"' 'CREATE SCHEMA dbm' \
	"CREATE FUNCTION dbm.decay_flag(date, date, numeric) RETURNS text LANGUAGE sql AS 'SELECT 1::text'"
refused 'a schema dbm_internal' 'schema "dbm_internal" exists already' 'CREATE SCHEMA dbm_internal'

fresh_database
as dbm_t_owner dbm_door 'CREATE SCHEMA dbm' 'GRANT CREATE ON SCHEMA dbm TO dbm_t_mallory'
like 'a schema in which another may create' "$(sql dbm_door 'CREATE EXTENSION dbm_marketing' 2>&1)" \
	'others may create in schema "dbm": dbm_t_mallory.*REVOKE CREATE ON SCHEMA dbm FROM dbm_t_mallory'
as dbm_t_owner dbm_door 'REVOKE CREATE ON SCHEMA dbm FROM dbm_t_mallory' 'GRANT CREATE ON SCHEMA dbm TO PUBLIC'
like 'or everybody' "$(sql dbm_door 'CREATE EXTENSION dbm_marketing' 2>&1)" 'others may create in schema "dbm": PUBLIC'
as dbm_t_owner dbm_door 'REVOKE CREATE ON SCHEMA dbm FROM PUBLIC' "CREATE FUNCTION dbm.version() RETURNS text LANGUAGE sql AS 'SELECT 1::text'"
like 'or that holds something' "$(sql dbm_door 'CREATE EXTENSION dbm_marketing' 2>&1)" 'schema "dbm" exists already and is not empty'
as dbm_t_owner dbm_door 'DROP FUNCTION dbm.version()'
ok 'an empty one of the owner of the database is taken, as a restored dump makes it' sql dbm_door 'CREATE EXTENSION dbm_marketing'

fresh_database
ok 'a role that may only create installs' as dbm_t_admin dbm_door 'CREATE EXTENSION dbm_marketing'
is 'and the schema is the database owner'\''s' "$(sql dbm_door "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'dbm'")" dbm_t_owner
is 'the internal one nobody'\''s but the superuser'\''s' "$(sql dbm_door "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'dbm_internal'")" postgres
for role in dbm_t_admin dbm_t_mallory; do
	for schema in dbm dbm_internal; do
		like "$role plants nothing in $schema" "$(as $role dbm_door "CREATE FUNCTION $schema.x() RETURNS int LANGUAGE sql AS 'SELECT 1'" 2>&1)" \
			"permission denied for schema $schema"
	done
done

# ---- every name that a body resolves ------------------------------------------------------------

# In the schema of the model mallory may create: one overload of each function that our bodies call, and of
# each operator they use, on the types of our columns, noting whom it runs as.
as dbm_t_owner dbm_door 'CREATE SCHEMA shop' 'GRANT USAGE, CREATE ON SCHEMA shop TO dbm_t_mallory'
as dbm_t_mallory dbm_door 'CREATE TABLE shop.caught (who text, what text)' 'GRANT INSERT ON shop.caught TO PUBLIC'
sql dbm_door "SELECT format('CREATE FUNCTION shop.%I(%s) RETURNS %s LANGUAGE plpgsql AS %L', p.proname,
	pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
	format('BEGIN INSERT INTO shop.caught VALUES (current_user, %L); RETURN NULL; END', p.proname)) || ';'
	FROM pg_proc AS p
	WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.prokind = 'f' AND NOT p.proretset AND p.provariadic = 0
	  AND p.prorettype::regtype::text <> ALL ('{internal,cstring,trigger,event_trigger,anyelement,anyarray,record,void}')
	  AND NOT string_to_array(p.proargtypes::text, ' ')::oid[] && ARRAY['internal', 'cstring', 'anyelement', 'anyarray']::regtype[]::oid[]
	  AND EXISTS (SELECT FROM pg_proc AS q WHERE q.pronamespace IN ('dbm'::regnamespace, 'dbm_internal'::regnamespace)
	              AND q.prosrc ~ ('\m' || p.proname || '\('))" > "$DBM_TMP/plant.sql"
PGUSER=dbm_t_mallory psql -XAtq -d dbm_door -f "$DBM_TMP/plant.sql" > "$DBM_TMP/planted" 2>&1
planted=$(sql dbm_door "SELECT count(*) FROM pg_proc WHERE pronamespace = 'shop'::regnamespace")
ok "$planted functions of the server's names are planted" test "$planted" -gt 100
for types in 'text text' 'date date' 'numeric numeric' 'bigint bigint' 'text name' 'numeric integer' 'date integer' 'jsonb text'; do
	set -- $types
	as dbm_t_mallory dbm_door "CREATE FUNCTION shop.catch($1, $2) RETURNS boolean LANGUAGE plpgsql AS
		'BEGIN INSERT INTO shop.caught VALUES (current_user, ''operator''); RETURN true; END'"
	for operator in = '<>' '<' '>' '<=' '>=' + - '*' / '||' '~' '->>'; do
		as dbm_t_mallory dbm_door "CREATE OPERATOR shop.$operator (LEFTARG = $1, RIGHTARG = $2, FUNCTION = shop.catch)" 2> /dev/null
	done
done
set --

# work ROLE: all that a role does with the model, its search_path led by what is planted.
work() {
	as "$1" dbm_door 'SET search_path = shop, pg_catalog, public' 'SET client_min_messages = error' \
		"INSERT INTO shop.customer (customer_id, kind, name) VALUES ('a$1', 'person', 'Ann Quill'), ('b$1', 'person', 'Ann Quill')" \
		"INSERT INTO shop.contact (customer_id, contact_id, name) VALUES ('a$1', 1, 'Ann Quill'), ('b$1', 2, 'Ann Quill')" \
		"INSERT INTO shop.contact_point (customer_id, contact_point_id, contact_id, kind, value)
		     VALUES ('a$1', 1, 1, 'email', 'ann.quill@h.example'), ('b$1', 2, 2, 'email', 'ann.quill@h.example')" \
		"INSERT INTO shop.transaction (customer_id, transaction_id, ordered_on, amount) VALUES ('a$1', 't$1', '2025-01-01', 1)" \
		"CALL dbm.refresh('shop', '2025-06-30')" \
		"SELECT * FROM dbm.lead_preview('shop')" "SELECT * FROM dbm.lead_merge('shop')" \
		"SELECT * FROM dbm.find_customer('ann.quill@h.example', 'shop')" "SELECT * FROM dbm.cleaning_report('shop')" \
		"SELECT count(*) FROM shop.customer_360" "SELECT count(*) FROM shop.customer_segment" \
		"CALL dbm.refresh('shop', '2025-07-01')"
}
ok 'a superuser makes the model there' sql dbm_door 'SET search_path = shop, pg_catalog' "SELECT dbm.create_tables('shop', currency => 'CNY')"
ok 'refreshes, merges and asks' work postgres
sql dbm_door 'GRANT ALL ON ALL TABLES IN SCHEMA shop TO dbm_t_owner' 'GRANT ALL ON ALL SEQUENCES IN SCHEMA shop TO dbm_t_owner'
is 'nothing planted has run' "$(sql dbm_door "SELECT DISTINCT who || ' ran ' || what FROM shop.caught")" ''

sql postgres 'DROP DATABASE dbm_door' 'DROP ROLE dbm_t_owner, dbm_t_mallory, dbm_t_admin'
done_testing
