# orders_csv.awk: reads a CSV file of orders, writes line, customer_id, date, amount as plain CSV.
#
# The columns are found by name in the first line, in any order, among others; the separator is a
# comma, semicolon or tab, whichever the first line has. A byte order mark, CR LF, quoted fields with
# doubled quotes, separators and line breaks inside, and empty lines are understood. What cannot be
# read is reported by line with the cure; then the exit code is 1 and the output is of no use.
# Variable: name, the file's name for messages.

function fail(line, message) {
	printf "%s: line %d: %s\n", name, line, message > "/dev/stderr"
	bad = 1
	exit 1
}

# Cut a record into field[1..n]; 0 when a quoted field is still open.
function cut(text,    n, rest, end, value) {
	n = 0
	rest = text
	while (1) {
		value = ""
		if (substr(rest, 1, 1) == "\"") {
			rest = substr(rest, 2)
			while (1) {
				end = index(rest, "\"")
				if (end == 0)
					return 0
				value = value substr(rest, 1, end - 1)
				rest = substr(rest, end + 1)
				if (substr(rest, 1, 1) != "\"")
					break
				value = value "\""
				rest = substr(rest, 2)
			}
			if (rest != "" && substr(rest, 1, 1) != separator)
				fail(first, "text after the closing quote of a field: quote the whole field, and double a quote inside it")
		} else {
			end = index(rest, separator)
			value = end ? substr(rest, 1, end - 1) : rest
			rest = end ? substr(rest, end) : ""
		}
		field[++n] = value
		if (rest == "")
			return n
		rest = substr(rest, 2)
		if (rest == "") {
			field[++n] = ""
			return n
		}
	}
}

function trimmed(text) {
	gsub(/^[ \t]+|[ \t]+$/, "", text)
	return text
}

function quoted(text) {
	text = trimmed(text)
	if (text == "")
		return ""
	gsub(/"/, "\"\"", text)
	return "\"" text "\""
}

function header(n,    i, key, found) {
	for (i = 1; i <= n; i++) {
		key = tolower(trimmed(field[i]))
		found = found (i > 1 ? ", " : "") key
		if (key != "customer_id" && key != "date" && key != "amount")
			continue
		if (key in column)
			fail(first, "there are two columns " key ": rename or remove one")
		column[key] = i
	}
	for (i = 1; i <= split("customer_id date amount", wanted, " "); i++)
		if (!(wanted[i] in column))
			fail(first, "no column " wanted[i] " among: " found ". The first line must name the columns customer_id, date and amount")
	columns = n
}

BEGIN { bad = 0; rows = 0; columns = 0; record = ""; open = 0 }

{ sub(/\r$/, "") }

NR == 1 {
	sub(/^\357\273\277/, "")
	separator = ","
	if (index($0, ",") == 0 && index($0, ";") > 0)
		separator = ";"
	else if (index($0, ",") == 0 && index($0, "\t") > 0)
		separator = "\t"
}

!open && $0 == "" { next }

{
	if (!open)
		first = NR
	record = open ? record "\n" $0 : $0
	n = cut(record)
	open = (n == 0)
	# a quote that is never closed would make one field of the rest of the file
	if (open && NR - first > 100)
		fail(first, "a quoted field does not end: close the quote, and double a quote inside a field")
	if (open)
		next
	if (columns == 0) {
		header(n)
		next
	}
	if (n != columns)
		fail(first, n " fields, the first line has " columns ": quote a field that contains the separator")
	rows++
	printf "%d,%s,%s,%s\n", first, quoted(field[column["customer_id"]]), quoted(field[column["date"]]), quoted(field[column["amount"]])
}

END {
	if (bad)
		exit 1
	if (open)
		fail(first, "a quoted field does not end: close the quote, and double a quote inside a field")
	if (columns == 0)
		fail(1, "the file is empty: the first line must name the columns customer_id, date and amount")
	if (rows == 0)
		fail(2, "there is no order after the first line")
}
