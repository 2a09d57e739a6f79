# Text is read by code points: the same answers in databases of every locale, clients of Chinese
# encodings, and a clear word in databases that are not UTF8. DBM_LOCALE_TESTS names other files of
# sql/ to compare, as in DBM_LOCALE_TESTS="$(make -s print-REGRESS)" for all.
. "$(dirname "$0")/../lib.sh"

# A locale that few machines have is made for this server alone.
locales=$DBM_TMP/text_locale
mkdir -p "$locales"
localedef -i zh_CN -f UTF-8 "$locales/zh_CN.UTF-8" > /dev/null 2>&1
LOCPATH=$locales:/usr/lib/locale server_start text_server
unset LOCPATH

# create NAME OPTION...: a database with the extension, or why there is none.
create() {
	local name=$1
	shift
	sql postgres "CREATE DATABASE $name TEMPLATE template0 ENCODING 'UTF8' $*" 2>&1 && sql "$name" 'CREATE EXTENSION dbm_marketing' 2>&1
}

tests=${DBM_LOCALE_TESTS:-chinese_data address normalize validate person_name company_name similarity
	cluster match golden_record lead_merge lead_merge_zh find_customer}

answers() {
	local file
	for file in $tests; do
		psql -XAtq -d "$1" -f "$DBM_ROOT/test/sql/$file.sql" 2>&1 | sed 's/^psql:[^ ]* //'
	done
	psql -XAt -d "$1" -v ON_ERROR_STOP=1 -c "SELECT md5(string_agg(dbm.fold(chr(i) || 'x'), '' ORDER BY i)) FROM generate_series(1, 262143) AS i WHERE i NOT BETWEEN 55296 AND 57343" 2>&1
}

ok 'a database of locale C.UTF-8' create text_c_utf8 "LOCALE 'C.UTF-8'"
answers text_c_utf8 > "$DBM_TMP/text_c_utf8.out"
ok 'with its answers' test "$(wc -l < "$DBM_TMP/text_c_utf8.out")" -gt 200

# items DATABASE: which items of Chinese data hold there, of the table that chinese_data ends with.
items() {
	psql -XAtq -d "$1" -f "$DBM_ROOT/test/sql/chinese_data.sql" 2>&1 | sed -n 's/^\([0-9]*\)|[0-9]*|t$/\1/p' | paste -sd ' '
}
is 'the items of Chinese data hold' "$(items text_c_utf8)" '1 2 3 4 5 6 7 8 9 10 11 12 13 14 19 20 21'

# same NAME DATABASE OPTION...
same() {
	local name=$1 database=$2 why
	shift 2
	if ! why=$(create "$database" "$@"); then
		skip "$name gives the same" "$(head -n 1 <<< "$why")"
		return
	fi
	answers "$database" > "$DBM_TMP/$database.out"
	ok "$name gives the same" diff "$DBM_TMP/text_c_utf8.out" "$DBM_TMP/$database.out"
	is "$name: the items of Chinese data hold" "$(items "$database")" "$(items text_c_utf8)"
}

same 'locale C' text_c "LOCALE 'C'"
same 'locale zh_CN.UTF-8' text_zh_cn "LOCALE 'zh_CN.UTF-8'"
same 'an ICU locale of Chinese' text_icu "LOCALE_PROVIDER icu ICU_LOCALE 'zh-Hans-CN' LOCALE 'C.UTF-8'"
same 'an ICU locale of Turkish' text_icu_tr "LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR' LOCALE 'C.UTF-8'"

# ---- clients of Chinese encodings ---------------------------------------------------------------

# client ENCODING STATEMENT: both ways through the encoding.
client() {
	iconv -f UTF-8 -t "$1" <<< "$2" | PGCLIENTENCODING=$1 psql -XAtq -d text_c 2>&1 | iconv -f "$1" -t UTF-8
}

sql text_c 'CREATE TABLE public.typed (value text)'
client GB18030 "INSERT INTO public.typed VALUES ('㐂屋 𠮷野 華為')"
is 'GB18030 keeps rare characters as typed' "$(sql text_c 'SELECT value FROM public.typed')" '㐂屋 𠮷野 華為'
is 'and gives them back' "$(client GB18030 'SELECT value, dbm.fold(value) FROM public.typed')" '㐂屋 𠮷野 華為|㐂屋 吉野 华为'
is 'GBK compares like any other' "$(client GBK "SELECT dbm.fold('華為（深圳）') = dbm.fold('华为(深圳)'), dbm.normalize_phone('手机：１３８００１３８０００', 'CN')")" 't|+8613800138000'
like 'GBK says which character it has not' "$(client GBK 'SELECT value FROM public.typed')" 'has no equivalent in encoding "GBK"'
like 'bytes that are no text are refused' "$(sql text_c "SELECT dbm.fold(E'a\\xFF')" 2>&1)" 'invalid byte sequence for encoding "UTF8"'

# ---- databases that are not UTF8 ----------------------------------------------------------------

for encoding in EUC_CN SQL_ASCII; do
	name=text_${encoding,,}
	sql postgres "CREATE DATABASE $name TEMPLATE template0 ENCODING '$encoding' LOCALE 'C'"
	sql "$name" 'CREATE EXTENSION dbm_marketing'
	like "$encoding is refused with the cure" "$(sql "$name" "SELECT dbm.normalize_email('a@b.cn')" 2>&1)" \
		"in databases of encoding UTF8, not $encoding.*clients may use any encoding"
	like "$encoding: built-in words are not given in another encoding" "$(sql "$name" 'SELECT count(*) FROM dbm.default_legal_forms()' 2>&1)" \
		"in databases of encoding UTF8, not $encoding"
	is "$encoding: the data model is there" "$(sql "$name" 'SELECT dbm.create_tables()' 2>&1)" ''
done

server_stop text_server immediate
done_testing
