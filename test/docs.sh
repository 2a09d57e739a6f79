# docs.sh PAGE DATABASE: runs every ```sql block of a page, in one session, in order.
#
# A block marked ```sql error must fail; no other may. The script psql reads has the page's lines
# in their places, so errors are reported by the line of the page.
set -u
page=$1
script=$DBM_TMP/page.sql

awk '
	/^ *```/ && inside	{ print "\\echo"; inside = 0; next }
	/^ *```sql( error)? *$/	{ print ""; inside = 1; next }
	inside				{ print; next }
	{ print "" }
' "$page" > "$script"
psql -XAtq -d "$2" -f "$script" > "$DBM_TMP/page.out" 2> "$DBM_TMP/page.err"

# which blocks have an error, which should have one
awk -v page="$page" '
	FILENAME == ARGV[1] {
		if (match($0, /:[0-9]+: (ERROR|FATAL|PANIC)/) || match($0, /:[0-9]+: error:/)) {
			split(substr($0, RSTART + 1), part, ":")
			line = part[1] + 0
			seen[line] = $0
		}
		next
	}
	/^ *```/ && inside {
		inside = 0
		found = 0
		for (line in seen)
			if (line + 0 > start && line + 0 <= FNR) {
				found = 1
				if (!expected) { print page ":" seen[line]; bad = 1 }
			}
		if (expected && !found) { print page ":" start ": this block should end in an error"; bad = 1 }
		next
	}
	/^ *```sql( error)? *$/ { inside = 1; expected = /error/; start = FNR }
	END {
		if (inside) { print page ": a block is not closed"; bad = 1 }
		exit bad
	}
' "$DBM_TMP/page.err" "$page"
