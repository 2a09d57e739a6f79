# Files of orders as spreadsheets and shops write them, and what is said about those that cannot be read.
. "$(dirname "$0")/../lib.sh"

convert() { printf "$1" | awk -v name=orders.csv -f "$DBM_ROOT/test/data/orders_csv.awk" 2>&1; }
reads() { is "$1" "$(convert "$2")" "$3"; }

# refused NAME FILE LINE WORD: nothing but one message with the line
refused() {
	local output
	output=$(convert "$2" | grep -v '^[0-9]')
	like "$1" "$output" "^orders\.csv: line $3: .*$4"
	ok "$1: one line" test "$(wc -l <<< "$output")" = 1
}

reads 'columns by name' 'customer_id,date,amount\nC1,2025-01-02,3.50\n' '2,"C1","2025-01-02","3.50"'
reads 'in any order, among others' 'note,amount,Date,shop,CUSTOMER_ID\nx,3.50,2025-01-02,7,C1\n' '2,"C1","2025-01-02","3.50"'
reads 'byte order mark and CR LF' '\357\273\277customer_id,date,amount\r\nC1,2025-01-02,3.50\r\n' '2,"C1","2025-01-02","3.50"'
reads 'no line feed at the end' 'customer_id,date,amount\nC1,2025-01-02,3.50' '2,"C1","2025-01-02","3.50"'
reads 'empty lines' 'customer_id,date,amount\n\nC1,2025-01-02,3.50\n\r\n' '3,"C1","2025-01-02","3.50"'
reads 'semicolons' 'customer_id;date;amount\nC1;2025-01-02;3,50\n' '2,"C1","2025-01-02","3,50"'
reads 'tabs' 'customer_id\tdate\tamount\nC1\t2025-01-02\t3.50\n' '2,"C1","2025-01-02","3.50"'
reads 'quotes' '"customer_id","date","amount"\n"a ""b"", c","2025-01-02","1,000"\n' '2,"a ""b"", c","2025-01-02","1,000"'
reads 'a line break in a field; lines are counted as an editor does' \
	'note,customer_id,date,amount\n"two\nlines",C1,2025-01-02,1\nx,C2,2025-01-03,2\n' \
	$'2,"C1","2025-01-02","1"\n4,"C2","2025-01-03","2"'
reads 'blanks around values' 'customer_id, date ,amount\n C1 ,\t2025-01-02, 1\n' '2,"C1","2025-01-02","1"'
reads 'empty values reach the check of values' 'customer_id,date,amount\n,,\n' '2,,,'
reads 'leading zeros stay' 'customer_id,date,amount\n007,2025-01-02,1\n' '2,"007","2025-01-02","1"'
reads 'Chinese' 'customer_id,date,amount\n客户一,2025-01-02,1\n' '2,"客户一","2025-01-02","1"'

refused 'an empty file' '' 1 'empty'
refused 'a header alone' 'customer_id,date,amount\n' 2 'no order'
refused 'a missing column' 'customer_id,date\nC1,2025-01-02\n' 1 'no column amount among: customer_id, date'
refused 'no header' 'C1,2025-01-02,1\n' 1 'no column customer_id'
refused 'a column twice' 'customer_id,date,amount,Amount\nC1,2025-01-02,1,2\n' 1 'two columns amount'
refused 'too few fields' 'customer_id,date,amount\nC1,2025-01-02,1\nC1,2025-01-02\n' 3 '2 fields, the first line has 3'
refused 'too many fields' 'customer_id,date,amount\nC1,2025-01-02,1,000\n' 2 '4 fields, the first line has 3'
refused 'an open quote' 'customer_id,date,amount\nC1,"2025-01-02,1\nC1,2025-01-02,1\n' 2 'does not end'
refused 'text after a quote' 'customer_id,date,amount\nC1,"2025"-01-02,1\n' 2 'closing quote'

done_testing
