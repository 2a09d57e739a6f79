# What the scripts of test/ share: finding PostgreSQL, private servers, TAP. Source it.
#
# A private server listens on a unix socket in a directory only its owner enters, on no port, and
# lives under $DBM_TMP, which test/run makes and removes. test/run also starts t/*.sh and self/*.sh
# (the tests of the tests): PGHOST is then the shared private server, superuser postgres, and
# $DBM_TMP/stage the installed extension.

DBM_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DBM_OLDEST=15

say() { printf "%s\n" "$@"; }
die() { printf '%s\n' "$@" >&2; exit 2; }

# ---- PostgreSQL -------------------------------------------------------------------------------

# Does this pg_config belong to a server we can build for and start?
server_complete() {
	local major
	major=$("$1" --version 2>/dev/null | sed -n 's/^PostgreSQL \([0-9]*\).*/\1/p')
	[ -n "$major" ] && [ "$major" -ge "$DBM_OLDEST" ] && [ -x "$("$1" --bindir)/initdb" ] &&
		[ -e "$("$1" --pgxs)" ] && [ -e "$("$1" --includedir-server)/postgres.h" ]
}

# Sets PG_CONFIG to the one asked for, or the newest complete server; fails when there is none.
find_server() {
	local candidate
	if [ -n "${PG_CONFIG:-}" ]; then
		server_complete "$PG_CONFIG"
		return
	fi
	for candidate in $(printf '%s\n' /usr/lib/postgresql/*/bin/pg_config | sort -t/ -k5,5nr) pg_config; do
		if server_complete "$candidate"; then
			PG_CONFIG=$(command -v "$candidate")
			return 0
		fi
	done
	return 1
}

# After find_server: what the rest of this file goes by.
use_server() {
	PG_BIN=$("$PG_CONFIG" --bindir)
	PG_MAJOR=$("$PG_CONFIG" --version | sed 's/^PostgreSQL \([0-9]*\).*/\1/')
	export PG_CONFIG PG_BIN PG_MAJOR PATH="$PG_BIN:$PATH"
}

# ---- private servers --------------------------------------------------------------------------

# How the server is told to look into the stage: a newer setting, or Debian's.
stage_settings() {
	local data=$1 stage=$DBM_TMP/stage
	if "$PG_BIN/postgres" -D "$data" -C extension_control_path > /dev/null 2>&1; then
		say "extension_control_path = '$stage$("$PG_CONFIG" --sharedir):\$system'"
		say "dynamic_library_path = '$stage$("$PG_CONFIG" --pkglibdir):\$libdir'"
	elif "$PG_BIN/postgres" -D "$data" -C extension_destdir > /dev/null 2>&1; then
		say "extension_destdir = '$stage'"
	else
		die "$("$PG_CONFIG" --version) cannot load an extension from a private directory." \
			"Install into it and test there: make install && make installcheck"
	fi
}

# server_start NAME [SETTING...]: sets PGHOST. Settings are lines of postgresql.conf.
server_start() {
	local data=$DBM_TMP/$1/data log=$DBM_TMP/$1/log
	PGHOST=$DBM_TMP/$1 PGUSER=postgres PGDATABASE=postgres
	export PGHOST PGUSER PGDATABASE
	mkdir -p "$DBM_TMP/$1"
	if [ ! -d "$data" ]; then
		"$PG_BIN/initdb" -D "$data" -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8 > "$log.initdb" 2>&1 ||
			{ cat "$log.initdb" >&2; return 1; }
		{
			say "listen_addresses = ''"
			say "unix_socket_directories = '$DBM_TMP/$1'"
			say "timezone = 'UTC'"
			say "log_timezone = 'UTC'"
			say "fsync = off"
			say "full_page_writes = off"
			stage_settings "$data"
			shift
			printf '%s\n' "$@"
		} >> "$data/postgresql.conf" || return 1
	fi
	"$PG_BIN/pg_ctl" -D "$data" -l "$log" -w -t 120 start > /dev/null || { cat "$log" >&2; return 1; }
}

# server_stop NAME [MODE]
server_stop() {
	"$PG_BIN/pg_ctl" -D "$DBM_TMP/$1/data" -m "${2:-fast}" -w stop > /dev/null
}

# sql DATABASE STATEMENT...: one session, bare values; stops at the first error.
sql() {
	local database=$1 statement arguments=()
	shift
	for statement in "$@"; do
		arguments+=(-c "$statement")
	done
	psql -XAtq -v ON_ERROR_STOP=1 -d "$database" "${arguments[@]}"
}

# database NAME: a fresh one with the extension.
database() {
	sql postgres "DROP DATABASE IF EXISTS \"$1\"" "CREATE DATABASE \"$1\"" 2> /dev/null &&
		sql "$1" 'CREATE EXTENSION dbm_marketing'
}

# ---- TAP --------------------------------------------------------------------------------------

tap_count=0
tap_failed=0

tap_result() {
	tap_count=$((tap_count + 1))
	if [ "$1" = 0 ]; then
		say "ok $tap_count - $2"
	else
		tap_failed=$((tap_failed + 1))
		say "not ok $tap_count - $2"
	fi
	return "$1"
}

diag() { printf '%s\n' "$*" | sed 's/^/# /'; }

# ok NAME COMMAND...: the command succeeds.
ok() {
	local name=$1 output status
	shift
	output=$("$@" 2>&1)
	status=$?
	tap_result $((status != 0)) "$name" || diag "$* exited with $status: $output"
}

# is NAME GOT WANTED
is() {
	[ "$2" = "$3" ]
	tap_result $? "$1" || { diag "got:    $2"; diag "wanted: $3"; }
}

# like NAME GOT REGULAR-EXPRESSION
like() {
	[[ $2 =~ $3 ]]
	tap_result $? "$1" || { diag "got:    $2"; diag "wanted something like: $3"; }
}

# skip NAME WHY: for what this machine cannot show; say what would let it.
skip() {
	tap_count=$((tap_count + 1))
	say "ok $tap_count - $1 # SKIP $2"
}

done_testing() {
	say "1..$tap_count"
	[ "$tap_failed" = 0 ] && [ "$tap_count" -gt 0 ]
	exit
}

case $0 in
	t/*.sh | */t/*.sh | self/*.sh | */self/*.sh)
		[ -n "${DBM_TMP:-}" ] || die "run it as: bash test/run test $(basename "$(cd "$(dirname "$0")" && pwd)")/$(basename "$0" .sh)"
		;;
esac
