# No source file over 700 lines, no C function over 100, no line of C over 100 columns.
. test/check/lib.sh
need src/*/*.c src/core/*/*.c

for file in src/*/*.[ch] src/core/*/*.[ch] sql/*/*.sql test/unit/*.[ch] test/*.sh test/run; do
	lines=$(wc -l < "$file")
	[ "$lines" -le 700 ] || breach "$file has $lines lines"
done
# a function's body opens and closes in the first column
awk '
	FNR == 1	{ start = 0; before = name = "" }
	/^\{/		{ start = FNR; name = before }
	/^\}/ && start	{
		if (FNR - start + 1 > 100)
			print FILENAME ":" start ": " name " has " FNR - start + 1 " lines"
		start = 0
	}
	!/^[ \t]/ && NF	{ before = $0 }
' src/*/*.c src/core/*/*.c test/unit/*.c | breaches
for file in src/*/*.[ch] src/core/*/*.[ch]; do
	# columns, not bytes
	expand -t 4 "$file" | LC_ALL=C awk -v file="$file" '
		{ line = $0; gsub(/[\200-\277]/, "", line) }
		length(line) > 100 && !/err(msg|hint|detail)/ { print file ":" NR ": line of " length(line) " columns" }'
done | breaches
verdict
