# The demo's SQL: made-up data that is the same everywhere, orders of one's own that are checked cell
# by cell, and a report that fits the terminal.
. "$(dirname "$0")/../lib.sh"
find_server && use_server
cd "$DBM_ROOT" || exit 2

script() { psql -Xq -v ON_ERROR_STOP=1 -v VERBOSITY=terse -P pager=off -d "$1" -f "test/data/$2" 2>&1; }

# import NAME ROW...: a new database with these rows of orders_csv, then the import; prints what it says.
import() {
	local name=$1
	shift
	database "$name" && sql "$name" 'CREATE TABLE public.orders_csv (line bigint, customer_id text, date text, amount text)' || return 2
	[ $# = 0 ] || printf '%s\n' "$@" | psql -Xq -d "$name" -c '\copy public.orders_csv FROM STDIN CSV'
	script "$name" demo_import.sql
}

# cure LINE COLUMN: the cure printed for a cell.
cure() { sed -n "s/^ *$1 | $2 *|.*| \(.*[^ ]\) *\$/\1/p" <<< "$said"; }

# ---- bad rows ---------------------------------------------------------------------------------

said=$(import dbm_t_import '2,a,2025-01-05,10.5' '3,b,31/12/1997,5' '4,,2025-02-01,7' '5,c,2025-02-30,8' \
	'6,c,2025-02-03,"¥1,234.50"' '7,d,2025-02-03,"1,234.50"' '8,1.38E+10,2025-02-03,10' '9,g,2025-02-03,NaN' \
	'10,h,45321,5' '11,i,2025-02-03,"12,50"' '12,j,2025-02-03,(12.50)' '13,k,yesterday,' '14,m,,1.2E+5' \
	'15,n,0001-01-01,5' '16,o,2025-01-05,10 CNY')
is 'a bad row stops the import' "$?" 3
is 'an empty customer' "$(cure 4 customer_id)" 'empty: every order needs its customer'
is 'a number that a spreadsheet shortened' "$(cure 8 customer_id)" 'Excel has shortened a long number: format the column as text and save again'
is 'a date in doubt' "$(cure 3 date)" 'day first or month first? write the year first: 1997-12-31'
is 'a day that does not exist' "$(cure 5 date)" 'there is no such day'
is 'a day number' "$(cure 10 date)" 'a day number of Excel: format the column as yyyy-mm-dd and save again'
is 'no date' "$(cure 13 date)" 'not a date: write it as 2025-11-30'
is 'an empty date' "$(cure 14 date)" 'empty: write it as 2025-11-30'
is 'a date too far' "$(cure 15 date)" 'a year out of reach: check it'
is 'a currency sign' "$(cure 6 amount)" 'take the currency sign away: digits and a point only'
is 'a currency code' "$(cure 16 amount)" 'take the currency sign away: digits and a point only'
is 'thousands' "$(cure 7 amount)" 'take the thousands separators away: 1234.50'
is 'NaN' "$(cure 9 amount)" 'not an amount: correct it or take the row out'
is 'a decimal comma' "$(cure 11 amount)" 'write a decimal point, not a comma: 1234.50'
is 'brackets' "$(cure 12 amount)" 'write a refund with a minus sign: -12.50'
is 'an empty amount' "$(cure 13 amount)" 'empty: write the money of the order, 0 if it was free'
is 'a shortened amount' "$(cure 14 amount)" 'Excel has shortened a number: format the column as number and save again'
is 'good cells are not shown' "$(cure 2 date)$(cure 2 amount)$(cure 3 amount)" ''
is 'nothing is loaded' "$(sql dbm_t_import "SELECT to_regclass('marketing.transaction')")" ''

mapfile -t many < <(for ((i = 2; i < 32; i++)); do say "$i,c,2025-01-01,x"; done)
said=$(import dbm_t_import "${many[@]}")
is 'the first twenty are shown' "$(grep -c 'not a number: write it as 1234.50' <<< "$said")" 20
like 'and the rest is counted' "$said" 'and more: 30 cells in 30 rows in all'
said=$(import dbm_t_import)
like 'an empty file is named' "$said" 'orders not loaded: there are none'

# ---- good rows --------------------------------------------------------------------------------

ok 'the forms of a date and of a refund are read' import dbm_t_import '2,a,2025-01-05,10.5' '3,a,2025/1/5 10:30,-3' '4,b,20250201,0' \
	'5,e,2025年2月3日,１２.5' "6,'007,2025.2.4,7" '7, a ,2025-01-05,10.5'
is 'as they were meant' "$(sql dbm_t_import "SELECT string_agg(customer_id || ' ' || last_day || ' ' || orders || ' ' || revenue, ', ' ORDER BY customer_id) FROM marketing.customer_segment")" \
	'007 2025-02-04 1 7.00, a 2025-01-05 2 18.00, b 2025-02-01 1 0.00, e 2025-02-03 1 12.50'
is 'looking from the last order' "$(sql dbm_t_import 'SELECT as_of, last_status FROM marketing.refresh_status')" '2025-02-04|ok'
said=$(script dbm_t_import demo_report.sql)
like 'the report of a small book' "$said" '4 customers bought\.'
like 'names no currency that was not said' "$said" '5 orders brought 38, refunds taken off'

# ---- made-up data -----------------------------------------------------------------------------

database dbm_t_demo && ok 'the data loads' script dbm_t_demo demo_data.sql
is 'it is the same on every machine' "$(sql dbm_t_demo "SELECT count(*), sum(amount), md5(string_agg(concat_ws(',', customer_id, transaction_id, ordered_on, amount, status, channel), '|' ORDER BY customer_id COLLATE \"C\", transaction_id COLLATE \"C\")) FROM marketing.transaction AS t")" \
	"17196|4139852.9|32d17967eca5b4c7402be1d973ba9b0b"
is 'every segment has customers' "$(sql dbm_t_demo 'SELECT count(*) FROM marketing.segment_overview')" 11
is 'the models are identified' "$(sql dbm_t_demo 'SELECT bool_and(identified) FROM marketing.model')" t
said=$(script dbm_t_demo demo_report.sql)
like 'the report names ten to call' "$(sed -n '/^TO CALL FIRST/,/^$/p' <<< "$said" | grep -c '^C[0-9]')" '^10$'
# Chinese characters fill two columns
is 'no line is wider than 80 columns' "$(perl -CS -ne 's/[\x{4e00}-\x{9fff}]/##/g; chomp; print "$_\n" if length > 80' <<< "$said")" ''
sql postgres 'DROP DATABASE dbm_t_import' 'DROP DATABASE dbm_t_demo'
done_testing
