# The install script from the modules that are named, in their order: sh sql/assemble.sh MODULE...
#
# A module is copied, but for a statement file, sql/<subject>/{statements,tables,views}/<name>.sql,
# which becomes the function dbm_internal.{statement,table,view}_<subject>_<name>() that returns its
# text. The comment that the file begins with is the comment of the function.

# statement_function FILE: its name, without the schema.
statement_function() {
	path=${1#sql/}
	subject=${path%%/*}
	name=${path##*/}
	room=${path#*/}
	room=${room%%/*}
	echo "${room%s}_${subject}_${name%.sql}"
}

# A dollar quote that does not stand in the file.
free_tag() {
	tag=statement
	while grep -qF "\$$tag\$" "$1"; do
		tag=${tag}_
	done
	echo "\$$tag\$"
}

# The leading comment as text of a string constant, and where it stands.
header_comment() {
	sed -n "/^--/!q; s/^-- \{0,1\}//; s/'/''/g; p" "$1"
	echo "Source: $1"
}

wrapped() {
	function=$(statement_function "$1")
	tag=$(free_tag "$1")
	printf '%s\n' "CREATE FUNCTION dbm_internal.$function() RETURNS text" \
		'    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1' \
		'    SET search_path = pg_catalog, pg_temp'
	printf '    RETURN %s' "$tag"
	cat "$1"
	printf '%s;\n' "$tag"
	printf "COMMENT ON FUNCTION dbm_internal.%s() IS\n'%s';\n" "$function" "$(header_comment "$1")"
}

for module in "$@"; do
	case $module in
		sql/*/statements/*.sql | sql/*/tables/*.sql | sql/*/views/*.sql) wrapped "$module" ;;
		*) cat "$module" ;;
	esac || exit
done
