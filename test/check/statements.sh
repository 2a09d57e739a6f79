# Statement files: a leading comment that declares the parameters, SQL that ends as psql wants it, and a
# module that uses it. test/sql/statements.sql holds the parameters to it and prepares the statement.
. test/check/lib.sh
need sql/*/statements/*.sql sql/*/tables/*.sql

used=$(cat sql/*/*.sql | grep -oE 'dbm_internal\.(statement|table|view)_[a-z0-9_]+\(\)' | sort -u)
for file in $(statement_files); do
	header=$(sed '/^--/!q' "$file")
	name=$(sh sql/assemble.sh "$file" | sed -n '1s/^CREATE FUNCTION \([a-z0-9_.]*()\).*/\1/p')
	[[ $header =~ ^--\ [A-Z].*\. ]] || breach "$file does not begin with a comment that says what the statement does"
	[ "$(grep -cE '^-- Parameters: (none|[a-z0-9_]+(, [a-z0-9_]+)*)$' <<< "$header")" = 1 ] ||
		breach "$file has no line \"-- Parameters: name, name\", or none, in its leading comment"
	[[ $(tail -n 1 "$file") == *';' ]] || breach "$file does not end with a semicolon"
	if [[ $file == sql/*/statements/* ]]; then
		[ "$(awk -v path="$file" -f test/check/sql_statements.awk < "$file" | wc -l)" = 1 ] || breach "$file holds more than one statement"
	fi
	[ "${#name}" -le 78 ] || breach "$file: $name is longer than the 63 characters of a name"
	grep -qxF "$name" <<< "$used" || breach "$file: no module uses $name"
done
verdict
