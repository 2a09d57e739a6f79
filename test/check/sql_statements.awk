# sql_statements.awk: one line per SQL statement of the install modules, for the checks to read.
#
# awk -v path=MODULE: the module is read from standard input, as sql/assemble.sh writes it.
# file:line <tab> text <tab> body. In text, string constants are '' and dollar-quoted bodies are $$;
# body is what the dollar quotes held. Comments are gone, white space is single. A BEGIN ATOMIC body
# stays in text, its semicolons included. psql's backslash lines are statements of their own.

function flush() {
	gsub(/[ \t\n]+/, " ", text)
	gsub(/^ | $/, "", text)
	gsub(/[ \t\n]+/, " ", body)
	if (text != "")
		print path ":" start "\t" text "\t" body
	text = body = ""
	atomic = depth = 0
}

# A word ends here: is it one that opens or closes a BEGIN ATOMIC body?
function word_end(    w) {
	w = toupper(word)
	word = ""
	if (w == "ATOMIC" && before == "BEGIN")
		atomic = 1
	else if (atomic && w == "CASE")
		depth++
	else if (atomic && w == "END" && --depth < 0)
		atomic = 0
	if (w != "")
		before = w
}

FNR == 1 { flush(); mode = "" }

mode == "" && /^\\/ { flush(); start = FNR; text = $0; flush(); next }

{
	line = $0 "\n"
	while (line != "") {
		c = substr(line, 1, 1)
		two = substr(line, 1, 2)
		if (mode == "string") {
			if (escapes && c == "\\") { line = substr(line, 3); continue }
			if (two == "\047\047") { line = substr(line, 3); continue }
			if (c == "\047") mode = ""
			line = substr(line, 2)
		} else if (mode == "comment") {
			if (two == "*/") { mode = ""; line = substr(line, 3) } else line = substr(line, 2)
		} else if (mode == "dollar") {
			end = index(line, tag)
			if (end == 0) { body = body line; line = "" }
			else { body = body substr(line, 1, end - 1) " "; line = substr(line, end + length(tag)); mode = "" }
		} else if (two == "--") {
			line = ""
			if (text != "") text = text " "
			word_end()
		} else if (two == "/*") {
			mode = "comment"
			line = substr(line, 3)
		} else if (c == "\047") {
			escapes = (word == "E" || word == "e")
			word_end()
			mode = "string"
			text = text "\047\047"
			line = substr(line, 2)
		} else if (match(line, /^\$[A-Za-z_]*\$/) && word == "") {
			tag = substr(line, 1, RLENGTH)
			mode = "dollar"
			text = text "$$"
			line = substr(line, RLENGTH + 1)
		} else {
			if (text == "" && c ~ /[^ \t\n]/) start = FNR
			if (c ~ /[A-Za-z0-9_]/) word = word c
			else word_end()
			if (c == ";" && !atomic) flush()
			else if (text != "" || c ~ /[^ \t\n]/) text = text c
			line = substr(line, 2)
		}
	}
}

END { flush() }
