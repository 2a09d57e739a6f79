# packages.sh PACKAGE...: installs Debian packages, as root, and changes nothing else.
#
# Debian's server packages make and start a database cluster when they are first installed. Here
# nobody asked for one: it is switched off while they are installed, then everything is as before.
set -u
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

config=/etc/postgresql-common/createcluster.conf
log=$(mktemp /tmp/dbm-apt.XXXXXX) || exit 1
saved=

restore() {
	[ -z "$saved" ] || { cat "$saved" > "$config"; rm -f "$saved"; }
	rm -f "$log"
}
trap restore EXIT
trap 'exit 130' INT TERM HUP

quietly() {
	"$@" > "$log" 2>&1 < /dev/null && return
	cat "$log" >&2
	echo "failed: $*" >&2
	exit 1
}

install() {
	quietly apt-get -q -y -o DPkg::Lock::Timeout=600 install --no-install-recommends "$@"
}

# several runs at once wait for each other
exec 9> /run/lock/dbm-apt.lock
flock 9
quietly apt-get -q update
case "$* " in
	*postgresql-[0-9]*)
		[ -e "$config" ] || install postgresql-common
		saved=$(mktemp /tmp/dbm-conf.XXXXXX) && cp "$config" "$saved" || exit 1
		echo 'create_main_cluster = false' >> "$config"
		;;
esac
install "$@"
