# The control file states the version; META.json and the changelog follow it.
. test/check/lib.sh
need dbm_marketing.control META.json CHANGELOG.md

version=$(sed -n "s/^default_version *= *'\(.*\)'/\1/p" dbm_marketing.control)
[ -n "$version" ] || breach "dbm_marketing.control states no default_version"
sed -n '/"meta-spec"/,/}/!p' META.json | grep -o '"version": *"[^"]*"' | grep -v "\"$version\"\$" | sed "s/^/META.json has /; s/\$/, the control file $version/" | breaches
[ "$(sed -n 's/^## \([0-9.]*\).*/\1/p' CHANGELOG.md | head -n 1)" = "$version" ] || breach "the newest entry of CHANGELOG.md is not $version"
verdict
