# The library and the install script agree on the entry points, and the library exports nothing else.
. test/check/lib.sh
need dbm_marketing.so sql/*/*.sql

exported=$(nm -D --defined-only dbm_marketing.so | awk '{ print $NF }' | sort)
called=$(cat sql/*/*.sql | tr '\n' ' ' | grep -oE "'MODULE_PATHNAME' *, *'[A-Za-z0-9_]+'" | sed "s/.*'\([^']*\)'$/\1/" | sort -u)
declared=$(grep -hoE '^PG_FUNCTION_INFO_V1\([A-Za-z0-9_]+\)' src/*/*.c | sed 's/.*(\(.*\))/\1/' | sort)

comm -23 <(echo "$called") <(echo "$exported") | sed '/^$/d; s/$/ is called in SQL, the library has no such function/' | breaches
comm -23 <(echo "$called") <(echo "$declared" | uniq) | sed '/^$/d; s/$/ is called in SQL and has no PG_FUNCTION_INFO_V1/' | breaches
comm -23 <(echo "$declared" | uniq) <(echo "$called") | sed '/^$/d; s/$/ has a PG_FUNCTION_INFO_V1 and no SQL function/' | breaches
echo "$declared" | uniq -d | sed '/^$/d; s/$/ is declared twice/' | breaches
echo "$exported" | grep -vE '^(dbm_|pg_finfo_dbm_|Pg_magic_func$|_PG_init$|_init$|_fini$)' | sed 's/$/ is exported without the prefix dbm_/' | breaches
[ -n "$called" ] || breach "no C function was found in the install modules"
verdict
