# Schema dbm is the face: every name in it stands in a page of doc/. What no page shows is internal.
. test/check/lib.sh
need doc/*.md sql/*/*.sql

scratch=$(mktemp) || exit 2
trap 'rm -f "$scratch"' EXIT
words=$(cat doc/*.md | grep -oE '[a-z][a-z0-9_]*' | sort -u)
sql_statements | awk -F '\t' '
	match($2, /^CREATE (TYPE|FUNCTION|PROCEDURE|AGGREGATE|DOMAIN) dbm\.[a-z0-9_]+/) {
		name = substr($2, RSTART, RLENGTH)
		sub(/.*dbm\./, "", name)
		print name "\t" $1
	}' | sort -u -k1,1 > "$scratch"
[ -s "$scratch" ] || breach "no public name was found"
while IFS=$'\t' read -r name where; do
	grep -qx "$name" <<< "$words" || echo "$where: dbm.$name stands in no page of doc/: describe it there, or move it to dbm_internal"
done < "$scratch" | breaches
verdict
