# Text files: UTF-8, a line feed at the end, no blanks before it; nothing unfinished, no path of one machine.
. test/check/lib.sh
need Makefile

files=$(find . -path ./.git -prune -o -type f \( -name '*.[ch]' -o -name '*.sql' -o -name '*.sh' -o -name '*.awk' -o -name '*.md' \
	-o -name '*.spec' -o -name 'Makefile' -o -name '*.control' -o -name '*.json' -o -path './test/run' -o -path './test/matrix' \
	-o -path './test/fresh' -o -path './.ci/run' \) -print | grep -vE '^./(expected|results|output_iso|tmp_check)/|/dbm_marketing--[0-9.]*\.sql$' | sort)
for file in $files; do
	[ "$(tail -c 1 "$file" | od -An -c | tr -d ' ')" = '\n' ] || breach "$file does not end with a line feed"
	iconv -f UTF-8 -t UTF-8 "$file" > /dev/null 2>&1 || breach "$file is not UTF-8"
done
grep -nE '[[:blank:]]+$' $files | sed 's/$/  -- blanks at the end of the line/' | breaches
grep -nE '\b(TO''DO|FIX''ME|X''XX|HA''CK)\b' $files | sed 's/$/  -- finish it, or write an issue/' | breaches
grep -nE '/(ro''ot|wo''rk)/' $files | sed 's/$/  -- a path of one machine/' | breaches
verdict
