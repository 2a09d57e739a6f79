# One capability, one name, the same rooms; dependencies run one way.
. test/check/lib.sh
need src/*/*.c src/core/*/*.c sql/[0-9]*.sql

for file in src/*/*.c; do
	[ "$(grep -m 1 '^#include' "$file")" = '#include "base/dbm.h"' ] || breach "$file does not include base/dbm.h first"
	grep -nE '^#include ".*\.c"|^#include "\.\.' "$file" | sed "s|^|$file:|" | breaches
done
for file in sql/*.sql; do
	case $(basename "$file") in
		[0-9][0-9]_*.sql | dbm_marketing--*.sql) ;;
		*) breach "$file: an install module has a number, or it could be run as a test" ;;
	esac
	[ ! -e "test/sql/$(basename "$file")" ] || breach "$file has the name of a test: pg_regress would run the module instead"
done
printed=$(make -s print-SQL_MODULES)
[ "$(printf '%s\n' $printed)" = "$(printf '%s\n' $printed | sort)" ] || breach "SQL_MODULES in the Makefile is not in the order of the numbers"
[ "$(printf '%s\n' $printed | sort)" = "$(printf '%s\n' sql/[0-9]*.sql | sort)" ] || breach "SQL_MODULES in the Makefile and the modules in sql/ differ"
for file in $(find src -name '*.c'); do
	[[ $file =~ ^src/(core/)?[a-z]+/[a-z0-9_]+\.c$ ]] || breach "$file is not in a folder of a subject: nothing builds it"
done
verdict
