/*
 * template.c
 *	  Unit tests of SQL text with parameters. Expected pieces are what psql's lexer reads.
 */
#include "check.h"

#include "core/text/template.h"

/* A copy of exactly this size, so that a read beyond the end is found; the caller frees it. */
static char *
exact_copy(const char *text)
{
	size_t		length = strlen(text);

	return length == 0 ? malloc(1) : memcpy(malloc(length), text, length);
}

/* The parameters of a text as "raw 'literal' "identifier"", or its fault after a "!". */
static void
parameters_of(const char *text, char *found, size_t room)
{
	char	   *copy = exact_copy(text);
	dbm_template template = {copy, strlen(text), 0, NULL, NULL};
	dbm_piece	piece;
	size_t		n = 0;
	size_t		covered = 0;

	found[0] = '\0';
	for (;;)
	{
		const char *quote;

		if (dbm_template_next(&template, &piece) != DBM_OK)
		{
			snprintf(found + n, room - n, "!%s", template.fault);
			break;
		}
		if (piece.kind == DBM_PIECE_END)
		{
			CHECK(template.at == template.length);
			break;
		}
		CHECK(template.at > covered);
		covered = template.at;
		if (piece.kind == DBM_PIECE_TEXT)
		{
			CHECK(piece.start + piece.length == template.at);
			continue;
		}
		quote = piece.kind == DBM_PIECE_IDENTIFIER ? "\"" : piece.kind == DBM_PIECE_LITERAL ? "'" : "";
		n += (size_t) snprintf(found + n, room - n, "%s%s%.*s%s", n > 0 ? " " : "", quote,
							   (int) piece.length, copy + piece.start, quote);
	}
	free(copy);
}

static void
finds(const char *text, const char *expected)
{
	char		found[256];

	parameters_of(text, found, sizeof(found));
	if (strcmp(found, expected) != 0)
		printf("in %s: found %s, expected %s\n", text, found, expected);
	CHECK(strcmp(found, expected) == 0);
}

static void
parameters(void)
{
	finds("", "");
	finds(":a", "a");
	finds(":\"a\":'b':c", "\"a\" 'b' c");
	finds("SELECT :\"s\".t WHERE x=:'v' AND y=:_n1", "\"s\" 'v' _n1");
	finds("x:::t", "t");
	finds("CAST(x AS :t)", "t");
	finds(":né", "né");
	finds(":a$b", "a");
}

static void
what_is_none(void)
{
	finds("x::int", "");
	finds("a[1:2]", "");
	finds("a[:2]", "");
	finds("a[b : c]", "");
	finds("a[b:c]", "c");
	finds("f(a := 1, b:=c)", "");
	finds(":", "");
	finds("::", "");
	finds("x : y", "");
	finds("$1:2", "");
}

static void
quoted_text(void)
{
	finds("':a' :b", "b");
	finds("'it''s :a' :b", "b");
	finds("'\\' :a", "a");
	finds("E'\\' :a' :b", "b");
	finds("e'\\'' :a", "a");
	finds("E'x'' \\' :a' :b", "b");
	finds("E'x'\n'\\' :a' :b", "b");
	finds("E'x' -- y\n  '\\' :a' :b", "b");
	finds("E'x' '\\' :a", "a");
	finds("E'\\\\' :a", "a");
	finds("type'\\' :a", "a");
	finds("_E'\\' :a", "a");
	finds("U&'\\' :a", "a");
	finds("\":a\" :b", "b");
	finds("\"x\"\":a\" :b", "b");
	finds("\"\\\" :a", "a");
}

static void
dollars(void)
{
	finds("$$:a$$ :b", "b");
	finds("$t$:a $$ :b $u$ :c $t $t$ :d", "d");
	finds("$t$ $$ :a $$ $t$ :b", "b");
	finds("$1 :a $2", "a");
	finds("a$b$ :c d$b$", "c");
	finds("$1$a$ :b $a$ :c", "c");
	finds("$é$ :a $é$ :b", "b");
	finds("$t $t :a", "a");
}

static void
comments(void)
{
	finds("-- :a\n:b", "b");
	finds("-- :a\r:b", "b");
	finds("-- :a", "");
	finds("x - :a -- it's", "a");
	finds("/* :a */ :b", "b");
	finds("/* /* :a */ :b */ :c", "c");
	finds("/*/ :a */ :b", "b");
	finds("4 / :a * 2", "a");
	finds("'--' :a", "a");
	finds("-- '\n:a '/*' :b", "a b");
}

static void
faults(void)
{
	finds("x 'x", "!string constant without an end");
	finds("E'x\\'", "!string constant without an end");
	finds("E'x\\", "!string constant without an end");
	finds("E'x'\n'", "!string constant without an end");
	finds("\"x", "!quoted identifier without an end");
	finds("$t$ $$", "!dollar-quoted string without an end");
	finds("$$", "!dollar-quoted string without an end");
	finds("$$$", "!dollar-quoted string without an end");
	finds("/* /* */", "!comment without an end");
	finds("/*/", "!comment without an end");
	finds(":'a", "!a colon before a quote, but no name of a parameter in quotes");
	finds(":'1'", "!a colon before a quote, but no name of a parameter in quotes");
	finds(":\"a b\"", "!a colon before a quote, but no name of a parameter in quotes");
	finds(":''", "!a colon before a quote, but no name of a parameter in quotes");
	finds(":\"a'", "!a colon before a quote, but no name of a parameter in quotes");
	finds(":'", "!a colon before a quote, but no name of a parameter in quotes");
}

static void
lines(void)
{
	dbm_template template = {"a\nb\n\n'c", 7, 0, NULL, NULL};
	dbm_piece	piece;

	CHECK(dbm_template_next(&template, &piece) == DBM_INVALID);
	CHECK(piece.start == 5);
	CHECK(dbm_template_line(&template, piece.start) == 4);
	CHECK(dbm_template_line(&template, 0) == 1);
	CHECK(dbm_template_line(&template, 99) == 4);
}

static long ticks;

static void
tick(void)
{
	ticks++;
}

/* Whatever the bytes, the pieces join up and cover the text or a fault is named. */
static void
any_bytes(void)
{
	static const char alphabet[] = ":'\"$ae1E-/*\\\n =\xc3";
	char		text[24];
	char		found[256];

	for (int i = 0; i < 200000; i++)
	{
		int			length = (int) dbm_test_between(0, sizeof(text) - 1);

		for (int k = 0; k < length; k++)
			text[k] = alphabet[dbm_test_between(0, sizeof(alphabet) - 2)];
		text[length] = '\0';
		parameters_of(text, found, sizeof(found));
	}
}

/* A long text of nothing but openings calls its tick and is read in linear time. */
static void
long_text(const char *unit)
{
	size_t		size = strlen(unit);
	size_t		length = 4000000 / size * size;
	char	   *text = malloc(length);
	dbm_template template = {text, length, 0, NULL, tick};
	dbm_piece	piece;
	dbm_status	status;

	for (size_t i = 0; i < length; i += size)
		memcpy(text + i, unit, size);
	ticks = 0;
	do
		status = dbm_template_next(&template, &piece);
	while (status == DBM_OK && piece.kind != DBM_PIECE_END);
	CHECK(ticks > 100);
	free(text);
}

int
main(void)
{
	parameters();
	what_is_none();
	quoted_text();
	dollars();
	comments();
	faults();
	lines();
	any_bytes();
	long_text("a ");
	long_text("/*");
	long_text("$a$ ");
	long_text("''");
	long_text("E''\n");
	long_text("'\\");
	return dbm_test_report("template");
}
