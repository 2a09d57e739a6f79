# Each subject has its rooms: folders of src/, src/core/ and sql/, and every file in one of them.
. test/check/lib.sh
need src/*/*.c sql/*/*.sql

for file in src/*/*.c; do
	[ "$(grep -m 1 '^#include' "$file")" = '#include "base/dbm.h"' ] || breach "$file does not include base/dbm.h first"
	grep -nE '^#include ".*\.c"|^#include "\.\.' "$file" | sed "s|^|$file:|" | breaches
done
for file in $(find src -name '*.[ch]'); do
	[[ $file =~ ^src/(core/)?[a-z]+/[a-z0-9_]+\.[ch]$ ]] || breach "$file is not in a folder of a subject: nothing builds it"
done
# what a room holds: types and their input and output, schema dbm_internal, schema dbm
for file in $(sql_modules); do
	case $file in
		sql/base/*) continue ;;
		sql/*/types.sql) ;;
		sql/*/statements/*.sql | sql/*/tables/*.sql | sql/*/views/*.sql)
			[[ $file =~ ^sql/[a-z_]+/[a-z]+/[a-z][a-z0-9_]*\.sql$ ]] || breach "$file cannot be made a function" ;;
		sql/*/api.sql | sql/*/api_*.sql) grep -nE '^CREATE [A-Z]+ dbm_internal\.' "$file" | sed "s|^|$file:|; s/\$/  -- an internal function in a room of the face/" | breaches ;;
		sql/*/internal.sql | sql/*/internal_*.sql | sql/*/tables.sql | sql/*/tables_*.sql | sql/*/views.sql | sql/*/refresh.sql)
			grep -nE '^CREATE [A-Z]+ dbm\.' "$file" | sed "s|^|$file:|; s/\$/  -- a public function in a room of internals/" | breaches ;;
		*) breach "$file is no room: types, api, internal, tables, views or refresh, with a topic behind it" ;;
	esac
done
# pg_regress would run a module of that name in sql/ instead of the test
for file in sql/*.sql; do
	[[ ! -e $file || $file =~ ^sql/dbm_marketing--[0-9.]+(--[0-9.]+)?\.sql$ ]] || breach "$file is not in a folder of a subject"
done
[ "$(sql_modules | tr ' ' '\n' | sort)" = "$(find sql/*/ -name '*.sql' | sort)" ] || breach "SQL_MODULES in the Makefile and the modules in sql/ differ"
verdict
