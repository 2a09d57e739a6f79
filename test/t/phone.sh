# Telephone numbers agree with libphonenumber: valid or not, E.164, extension, kind and country, on
# random numbers of every country and on all four-digit starts of China. Needs python3-phonenumbers
# of Debian; another version of the plans than the one ours are made from may differ a little.
. "$(dirname "$0")/../lib.sh"

python=
for candidate in /usr/bin/python3 python3; do
	"$candidate" -c 'import phonenumbers' 2> /dev/null && { python=$candidate; break; }
done
if [ -z "$python" ]; then
	skip 'agreement with libphonenumber' 'install python3-phonenumbers'
	done_testing
	exit
fi

sql postgres 'DROP DATABASE IF EXISTS dbm_phone' 2> /dev/null
database dbm_phone
sql dbm_phone 'CREATE TABLE public.sample (region text, value text, wanted text)'
"$python" "$DBM_ROOT/test/data/phone_sample.py" "${DBM_PHONE_SAMPLE:-150}" > "$DBM_TMP/phone_sample.tsv"
sql dbm_phone "\\copy public.sample FROM '$DBM_TMP/phone_sample.tsv'"
sql dbm_phone "CREATE TABLE public.compared AS
	SELECT region, value, wanted, wanted <> '|||' AS valid,
	       CASE WHEN (p).kind = 'invalid' THEN '|||'
	            ELSE concat_ws('|', (p).e164, coalesce((p).extension, ''), (p).kind, (p).region) END AS got
	FROM (SELECT *, dbm.parse_phone(value, nullif(region, '')) AS p FROM public.sample OFFSET 0) AS parsed"
diag "$(sql dbm_phone "SELECT format('%s numbers of %s countries, %s valid, %s differ', count(*), count(DISTINCT region),
	count(*) FILTER (WHERE valid), count(*) FILTER (WHERE got <> wanted)) FROM public.compared")"
diag "$(sql dbm_phone "SELECT format('%s %s: %s, not %s', region, value, got, wanted) FROM public.compared WHERE got <> wanted LIMIT 20")"

is 'there are valid ones and others' \
	"$(sql dbm_phone 'SELECT count(*) FILTER (WHERE valid) > 10000, count(*) FILTER (WHERE NOT valid) > 10000 FROM public.compared')" 't|t'
is 'all starts of China agree' "$(sql dbm_phone "SELECT count(*) FILTER (WHERE got <> wanted), count(DISTINCT left(value, 4)) >= 9000
	FROM public.compared WHERE region = 'CN'")" '0|t'
is 'so do the numbers of the main markets' "$(sql dbm_phone "SELECT string_agg(DISTINCT region, ' ') FROM public.compared
	WHERE got <> wanted AND region IN ('US', 'CA', 'GB', 'DE', 'FR', 'JP', 'KR', 'HK', 'TW', 'SG', 'AU', 'IN')")" ''
is 'and of every other country to 99 in 100' "$(sql dbm_phone "SELECT string_agg(region, ' ') FROM (SELECT region FROM public.compared
	GROUP BY region HAVING avg((got = wanted)::integer) < 0.99) AS poor")" ''
is 'what is read is read again to the same' "$(sql dbm_phone "SELECT count(*) FROM public.compared
	WHERE got <> '|||' AND dbm.normalize_phone(split_part(got, '|', 1)) IS DISTINCT FROM split_part(got, '|', 1)")" 0

sql postgres 'DROP DATABASE dbm_phone'
done_testing
