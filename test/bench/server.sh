# What the scripts of test/bench share: a build, a private server with room for the data, its database bench.
# Source it inside a run of test/run, which makes and removes $DBM_TMP.

. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
cd "$DBM_ROOT" || exit 2
find_server || exit 2
use_server

bench_start() {
	say "building ..."
	if ! { make -s -j"$(nproc)" && make -s install DESTDIR="$DBM_TMP/stage"; } > "$DBM_TMP/log.build" 2>&1; then
		cat "$DBM_TMP/log.build" >&2
		return 1
	fi
	server_start server 'shared_buffers = 1GB' 'work_mem = 1GB' 'maintenance_work_mem = 1GB' 'max_wal_size = 8GB' \
		'autovacuum = off' && database bench && psql -Xq -v ON_ERROR_STOP=1 -d bench -f test/bench/measure.sql
}
