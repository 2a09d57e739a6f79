# An install module refers to objects of its own and of lower numbers only.
. test/check/lib.sh
need sql/[0-9]*.sql

sql_statements | awk -F '\t' '
	{
		split($1, at, ":")
		number = substr(at[1], 5, 2) + 0
		where[NR] = $1
		of[NR] = number
		all[NR] = $2 " " $3
		if (match($2, /^CREATE [A-Z ]*dbm\.[a-z0-9_]+/)) {
			name = substr($2, RSTART, RLENGTH)
			sub(/.*dbm\./, "", name)
			if (!(name in defined) || number < defined[name])
				defined[name] = number
		}
	}
	END {
		for (i = 1; i <= NR; i++) {
			rest = all[i]
			while (match(rest, /(^|[^A-Za-z0-9_.])dbm\.[a-z0-9_]+/)) {
				name = substr(rest, RSTART, RLENGTH)
				sub(/.*dbm\./, "", name)
				rest = substr(rest, RSTART + RLENGTH)
				if (!(name in defined))
					print where[i] ": dbm." name " is defined in no module"
				else if (defined[name] > of[i])
					print where[i] ": dbm." name " is defined in a later module, " defined[name]
			}
		}
	}' | breaches
verdict
