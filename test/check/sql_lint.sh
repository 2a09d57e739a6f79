# What every statement of the install modules keeps to: qualified names, nothing another user could
# have planted, and for every function its labels and a comment.
. test/check/lib.sh
need sql/base/header.sql

[ "$(head -n 1 sql/base/header.sql)" = '\echo Use "CREATE EXTENSION dbm_marketing" to load this file. \quit' ] ||
	breach "sql/base/header.sql does not begin with the line that stops psql"
sql_statements | sed -n 2p | grep -q 'SET LOCAL search_path TO pg_catalog, pg_temp' ||
	breach "sql/base/header.sql does not pin the search_path in its first statement"

sql_statements | awk -F '\t' '
	function say(message) { print $1 ": " message }
	function label(text, what) { if ($2 !~ text) say(name " has no " what) }

	{ upper = toupper($2); name = "" }
	upper ~ /OR REPLACE/			{ say("OR REPLACE in an install module") }
	upper ~ /IF (NOT )?EXISTS/ && upper !~ /BEGIN ATOMIC/	{ say("IF EXISTS or IF NOT EXISTS in an install module") }
	toupper($2 " " $3) ~ /SECURITY DEFINER/	{ say("SECURITY DEFINER") }
	upper ~ /^CREATE (UNLOGGED |TEMP )?(TABLE|SEQUENCE|VIEW|MATERIALIZED|INDEX|TRIGGER)/ { say("the extension owns no table, view or sequence") }
	upper ~ /^(DO|INSERT|UPDATE|DELETE|ANALYZE|VACUUM|DROP|ALTER SYSTEM|ALTER DATABASE|ALTER ROLE|CREATE ROLE|CREATE SCHEMA)( |$)/ && $1 !~ /^sql\/base\/header.sql:/	{ say("not a statement for an install module: " substr($2, 1, 40)) }
	upper ~ /^CREATE (TYPE|FUNCTION|PROCEDURE|AGGREGATE|OPERATOR|DOMAIN|CAST)/ {
		if ($2 !~ /^CREATE (TYPE|FUNCTION|PROCEDURE|AGGREGATE|DOMAIN|OPERATOR CLASS|OPERATOR FAMILY|OPERATOR) (dbm|dbm_internal)\./ && $2 !~ /^CREATE CAST \(/)
			say("name without its schema: " substr($2, 1, 60))
		match($2, /(dbm|dbm_internal)\.[a-z0-9_]+/)
		name = substr($2, RSTART, RLENGTH)
		split($2, word, " ")
		# a shell type is completed by a second CREATE TYPE
		if (!(word[2] == "TYPE" && $2 ~ /^CREATE TYPE dbm\.[a-z0-9_]+$/)) {
			created[word[2] " " name]++
			at[word[2] " " name] = $1
		}
	}
	upper ~ /^COMMENT ON (TYPE|FUNCTION|PROCEDURE|AGGREGATE) / {
		match($2, /(dbm|dbm_internal)\.[a-z0-9_]+/)
		split($2, word, " ")
		commented[word[3] " " substr($2, RSTART, RLENGTH)]++
	}
	upper ~ /^CREATE FUNCTION/ {
		label("(IMMUTABLE|STABLE|VOLATILE)", "volatility")
		label("PARALLEL (SAFE|RESTRICTED|UNSAFE)", "PARALLEL label")
		label("COST [0-9]", "COST")
		if ($2 ~ /RETURNS (SETOF|TABLE)/)
			label("ROWS [0-9]", "ROWS")
	}
	# a procedure with a SET clause may not COMMIT: one that does pins what it calls instead
	upper ~ /^CREATE PROCEDURE/ && toupper($3) ~ / COMMIT; / { next }
	upper ~ /^CREATE (FUNCTION|PROCEDURE)/ && upper ~ /LANGUAGE (SQL|PLPGSQL)/ && upper !~ /BEGIN ATOMIC/ {
		if ($2 !~ /SET search_path (=|TO) pg_catalog, pg_temp/)
			say(name " does not pin its search_path")
	}
	upper ~ /^CREATE AGGREGATE/ {
		label("COMBINEFUNC = dbm_internal\\.", "COMBINEFUNC")
		label("PARALLEL = SAFE", "PARALLEL = SAFE")
		if (tolower($2) ~ /stype = internal/)
			say(name " has a state of type internal")
	}
	END {
		for (key in created)
			if (created[key] != commented[key] + 0)
				print at[key] ": " key ": " created[key] " created, " commented[key] + 0 " with a comment"
	}' | breaches
verdict
