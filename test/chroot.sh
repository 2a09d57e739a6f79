# Minimal Debian systems for test/matrix and test/fresh; source it, as root.
#
# A system is built once under $DBM_CHROOTS and used again while its list of packages stays the same.
# Commands run in name spaces of their own (mounts, processes): whatever happens to them, no mount
# and no server outlives them. Their /tmp is empty at the start and gone at the end.

DBM_CHROOTS=${DBM_CHROOTS:-/var/cache/dbm_marketing}

# The archive this machine itself uses: chroot_mirror main | security
chroot_mirror() {
	local wanted
	wanted=$(. /etc/os-release && echo "$VERSION_CODENAME")
	[ "$1" = main ] || wanted=$wanted-security
	apt-get indextargets --format '$(CREATED_BY) $(RELEASE) $(REPO_URI)' |
		awk -v wanted="$wanted" '$1 == "Packages" && ($2 == wanted || $2 == wanted "/updates") { print $3; exit }'
}

# The proxy apt uses, for programs that do not read its configuration.
chroot_proxy() {
	local proxy=
	eval "$(apt-config shell proxy Acquire::http::Proxy)"
	[ -z "$proxy" ] || [ "$proxy" = DIRECT ] || export http_proxy="$proxy"
}

# Debian's tool that makes minimal systems.
chroot_tools() {
	[ "$(id -u)" = 0 ] || die "This needs root: it makes minimal systems and runs in them."
	command -v debootstrap > /dev/null || bash "$DBM_ROOT/test/packages.sh" debootstrap || exit 2
}

# chroot_run DIRECTORY COMMAND...
chroot_run() {
	local root=$1
	shift
	unshare --mount --pid --fork --kill-child --propagation private bash -c '
		root=$1; shift
		# a root that is a mount, as on a real machine
		mount --bind "$root" "$root" && cd "$root" && mount -t proc proc proc && mount -t tmpfs -o mode=1777 tmpfs dev/shm &&
			mount -t tmpfs -o mode=1777 tmpfs tmp || exit 1
		exec chroot . env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
			LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive ${http_proxy:+"http_proxy=$http_proxy"} "$@"
	' chroot_run "$root" "$@"
}

chroot_sources() {
	local suite=$1 main security
	main=$(chroot_mirror main)
	security=$(chroot_mirror security)
	echo "deb $main $suite main"
	# a stable release without its security suite lags behind; testing has none to speak of
	case $suite in
		forky | sid) ;;
		*) [ -z "$security" ] || echo "deb $security $suite-security main" ;;
	esac
}

chroot_make() {
	local suite=$1 root=$2 script=$1
	shift 2
	[ -e "/usr/share/debootstrap/scripts/$suite" ] || script=sid
	# the name space keeps the mounts debootstrap makes to itself
	unshare --mount --pid --fork --kill-child --mount-proc --propagation private \
		debootstrap --variant=minbase "$suite" "$root" "$(chroot_mirror main)" "/usr/share/debootstrap/scripts/$script" || return 1
	mkdir -p "$root/dev/shm" "$root/etc/postgresql-common"
	cp /etc/resolv.conf /etc/hosts "$root/etc/"
	chroot_sources "$suite" > "$root/etc/apt/sources.list"
	# archives of testing expire when a mirror stands still
	printf '%s\n' 'Acquire::Check-Valid-Until "false";' 'APT::Install-Recommends "false";' > "$root/etc/apt/apt.conf.d/90dbm"
	echo force-unsafe-io > "$root/etc/dpkg/dpkg.cfg.d/dbm"
	[ $# -gt 0 ] || return 0
	# no service starts, no cluster is made
	printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
	chmod 755 "$root/usr/sbin/policy-rc.d"
	echo 'create_main_cluster = false' > "$root/etc/postgresql-common/createcluster.conf"
	chroot_run "$root" apt-get -q update && chroot_run "$root" apt-get -q -y upgrade &&
		chroot_run "$root" apt-get -q -y install "$@" && chroot_run "$root" apt-get clean
}

# chroot_build SUITE [PACKAGE...]: prints the directory; the log is beside it.
chroot_build() {
	local suite=$1 name=$1${2:+-$2} root log
	root=$DBM_CHROOTS/$name
	log=$root.log
	mkdir -p "$DBM_CHROOTS" || return 1
	(
		flock 9
		[ "$(cat "$root/etc/dbm-packages" 2>/dev/null)" = "$*" ] && exit 0
		rm -rf --one-file-system "$root" "$root.new"
		trap 'rm -rf --one-file-system "$root.new"' EXIT
		chroot_proxy
		if ! chroot_make "$suite" "$root.new" "${@:2}" > "$log" 2>&1 < /dev/null; then
			echo "could not build a minimal $suite; the end of $log:" >&2
			tail -n 15 "$log" >&2
			exit 1
		fi
		echo "$*" > "$root.new/etc/dbm-packages"
		mv "$root.new" "$root"
	) 9> "$root.lock" || return 1
	echo "$root"
}
