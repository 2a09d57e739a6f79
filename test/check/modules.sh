# An install module refers to objects of its own and of modules above it in SQL_MODULES only. What the
# text of a statement file names counts where the statement is used.
. test/check/lib.sh
need sql/*/*.sql

sql_statements | awk -F '\t' '
	{
		split($1, at, ":")
		if (at[1] != file) {
			file = at[1]
			number++
			path[number] = file
		}
		where[NR] = $1
		of[NR] = number
		all[NR] = $2 " " $3
		# what a message advises may stand anywhere
		gsub(/(HINT|MESSAGE|DETAIL) = (format\()?\047([^\047]|\047\047)*\047/, "", all[NR])
		gsub(/SELECT dbm\.map_source\(%L/, "", all[NR])
		if (match($2, /^CREATE [A-Z ]*(dbm|dbm_internal)\.[a-z0-9_]+/)) {
			name = substr($2, RSTART, RLENGTH)
			sub(/.* /, "", name)
			if (!(name in defined))
				defined[name] = number
			if (file ~ /^sql\/[a-z_]+\/(statements|tables|views)\//) {
				statement[name] = $3
				all[NR] = $2
			}
		}
	}
	END {
		for (i = 1; i <= NR; i++) {
			rest = all[i]
			while (match(rest, /(^|[^A-Za-z0-9_.])(dbm|dbm_internal)\.[a-z0-9_]+/)) {
				name = substr(rest, RSTART, RLENGTH)
				sub(/^[^d]/, "", name)
				rest = substr(rest, RSTART + RLENGTH)
				if (name in statement && of[i] != defined[name] && taken[name] != i) {
					taken[name] = i
					rest = rest " " statement[name]
				}
				if (!(name in defined))
					print where[i] ": " name " is defined in no module"
				else if (defined[name] > of[i])
					print where[i] ": " name " is defined in a later module, " path[defined[name]]
			}
		}
	}' | breaches
verdict
