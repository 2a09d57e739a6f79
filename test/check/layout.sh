# One capability, one name, the same rooms; dependencies run one way.
. test/check/lib.sh
need src/*.c src/core/*.c sql/[0-9]*.sql

find src -name '*.[ch]' | sed 's|.*/||' | grep '\.c$' | sort | uniq -d | sed 's/$/ occurs twice under src/' | breaches
for file in src/*.c; do
	name=$(basename "$file" .c)
	[ "$(grep -m 1 '^#include' "$file")" = '#include "dbm.h"' ] || breach "$file does not include dbm.h first"
	# a capability too long for one file shares a header with its parts: rfm.h with rfm_segment.c
	grep -oE '^#include "[a-z0-9_]+\.h"' "$file" | sed 's/.*"\(.*\)\.h"/\1/' | while read -r header; do
		[ -e "src/$header.h" ] || continue
		case $header in
			dbm | compat | "$name") ;;
			*) [[ $name == "${header}"_* ]] || echo "$file includes $header.h of another capability" ;;
		esac
	done | breaches
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
objects=$(make -s print-OBJS)
for file in src/*.c src/core/*.c; do
	[[ " $objects " == *" ${file%.c}.o "* ]] || breach "$file is not in OBJS of the Makefile"
done
verdict
