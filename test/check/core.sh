# The core is pure C: it includes libc and itself, allocates nothing, raises nothing, keeps no state.
. test/check/lib.sh
need src/core/*/*.c src/core/*/*.o

grep -nE '^ *# *include' src/core/*/*.[ch] | grep -vE '#include (<[a-z]+\.h>|"core/[a-z]+/[a-z0-9_]+\.h")$' |
	sed 's/$/  -- neither libc nor the core/' | breaches
grep -nwE 'postgres|palloc0?|pfree|repalloc|malloc|calloc|realloc|free|alloca|ereport|elog|exit|abort|setjmp|longjmp|errno|fprintf|printf|time|rand' src/core/*/*.c |
	awk '{
		code = $0
		sub(/^[^:]*:[0-9]*:/, "", code)
		if (code ~ /^[ \t]*\*/ || code ~ /^[ \t]*\/\*/) next
		sub(/\/\*.*/, "", code)
		if (code ~ /(palloc0?|pfree|repalloc|malloc|calloc|realloc|free|alloca|ereport|elog|exit|abort|setjmp|longjmp|fprintf|printf|time|rand) *\(/ || code ~ /errno/)
			print $0 "  -- not allowed in the core"
	}' | breaches
# writable data is state between calls; constant tables of pointers are not
objdump -t src/core/*/*.o | awk '/file format/ { file = $1 } NF > 3 && $(NF-2) ~ /^\.(t?bss|t?data)$/ && $NF !~ /^\.(t?bss|t?data)$/ { print file " variable " $NF "  -- state between calls" }' | breaches
verdict
