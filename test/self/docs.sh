# The examples of a page are run, and a wrong one is reported by its line.
. "$(dirname "$0")/../lib.sh"

page=$DBM_TMP/planted.md

# runs NAME WANTED-STATUS WORD: the page is standard input.
runs() {
	local output status
	cat > "$page"
	output=$(bash "$DBM_ROOT/test/docs.sh" "$page" dbm_planted 2>&1)
	status=$?
	is "$1: exit code" "$status" "$2"
	like "$1: message" "$output" "$3"
}

database dbm_planted
runs 'good examples, one session' 0 '^$' <<'EOP'
```sql
CREATE TEMP TABLE seen AS SELECT 1 AS a;
```
Text between, with `code` in it.
```sql
SELECT a FROM seen;
```
```bash
not sql
```
EOP
runs 'an example that fails' 1 'planted.md:.*:3: ERROR:.*nowhere' <<'EOP'
A page.
```sql
SELECT * FROM nowhere;
```
EOP
runs 'an example that fails in psql' 1 'planted.md:.*:2: ' <<'EOP'
```sql
\nonsense
```
EOP
runs 'an error that is meant' 0 '^$' <<'EOP'
```sql error
SELECT 1 / 0;
```
EOP
runs 'an error that does not come' 1 'planted.md:1: this block should end in an error' <<'EOP'
```sql error
SELECT 1;
```
EOP
runs 'a block without an end' 1 'not closed' <<'EOP'
```sql
SELECT 1;
EOP
done_testing
