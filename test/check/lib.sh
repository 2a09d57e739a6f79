# What the checks share; source it. A check prints what breaks its rule and ends with `verdict`.
# Checks run in the top directory of a checkout; those that read object files need a finished build.

# a pipeline into breaches counts in this shell
shopt -s lastpipe
problems=0

# Every line of standard input is one breach.
breaches() {
	local line
	while IFS= read -r line; do
		printf '%s\n' "$line"
		problems=$((problems + 1))
	done
}

breach() { breaches <<< "$*"; }

# A check that has nothing to look at must not pass.
need() {
	local file
	for file in "$@"; do
		[ -e "$file" ] || { echo "$file is not there: build first, and run the check in the top directory"; exit 2; }
	done
}

# The install modules in their order, and what they hold, one statement a line.
sql_modules() { make -s print-SQL_MODULES; }
sql_statements() { awk -f test/check/sql_statements.awk $(sql_modules); }

verdict() {
	[ "$problems" = 0 ]
	exit
}
