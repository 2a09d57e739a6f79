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

# The install modules in their order.
sql_modules() { make -s print-SQL_MODULES; }

# The modules among them of which sql/assemble.sh makes functions that return their text.
statement_files() { make -s print-STATEMENTS; }

# What the modules hold, one statement a line, statement files as the functions they become.
sql_statements() {
	local module
	for module in $(sql_modules); do
		sh sql/assemble.sh "$module" | awk -v path="$module" -f test/check/sql_statements.awk
	done
}

verdict() {
	[ "$problems" = 0 ]
	exit
}
