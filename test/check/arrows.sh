# Folders of C use each other one way only, and no files use each other in a circle: by what they
# include and by what they call.
. test/check/lib.sh
need src/*/*.c src/core/*/*.o

# Which folders a folder may use, besides itself; low to high.
allowed='
core/base:
core/math:     core/base
core/text:     core/base
core/cluster:  core/base
core/customer: core/base
core/btyd:     core/base core/math
core/contact:  core/base core/text
core/address:  core/base core/text
core/name:     core/base core/text
core/values:   core/base core/text
core/company:  core/base core/text core/address core/name
core/linkage:  core/base core/text core/cluster core/contact core/address core/name core/company
'

# may_use FOLDER OTHER: subjects of src/ use src/base and the core, never each other.
may_use() {
	[ "$1" != "$2" ] || return 0
	case $1 in
		core/*) grep -qE "^$1:.* $2( |\$)" <<< "$allowed" ;;
		*) [ "$2" = base ] || [[ $2 == core/* && $1 != core/* ]] ;;
	esac
}

# FILE OTHER, without src/ and ending: every include of a file of ours.
includes() {
	grep -HoE '^#include "[a-z0-9_/]+\.h"' src/*/*.[ch] src/core/*/*.[ch] | sed -E 's|^src/([^:]*):#include "(.*)"|\1 \2|' |
		while read -r file header; do
			[ ! -e "src/$header" ] || echo "$file $header"
		done
}

# FILE OTHER: an object refers to a symbol that another defines.
calls() {
	nm -A --defined-only --extern-only src/*/*.o src/core/*/*.o | sed -E 's|^src/([^:]*)\.o:|\1 |' | awk '{ print $4 " " $1 }' | sort > "$scratch/defined"
	nm -A --undefined-only src/*/*.o src/core/*/*.o | sed -E 's|^src/([^:]*)\.o:|\1 |' | awk '{ print $3 " " $1 }' | sort > "$scratch/wanted"
	join "$scratch/wanted" "$scratch/defined" | awk '$2 != $3 { print $2 ".c " $3 ".c" }' | sort -u
}

scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT
includes > "$scratch/includes"
calls > "$scratch/calls"
[ -s "$scratch/includes" ] && [ -s "$scratch/calls" ] || breach "no include or no call was found"

while read -r file other; do
	may_use "${file%/*}" "${other%/*}" || echo "src/$file uses src/$other, which stands higher or beside it"
done < <(cat "$scratch/includes" "$scratch/calls") | breaches

for graph in includes calls; do
	tsort "$scratch/$graph" 2>&1 > /dev/null | sed -n 's/^tsort: \([a-z].*\)/\1/p' | paste -sd ' ' |
		sed "/^$/d; s/^/a circle of $graph: /" | breaches
done
verdict
