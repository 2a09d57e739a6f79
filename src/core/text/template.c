/*
 * template.c
 *	  SQL text with parameters, cut into pieces: psql's variable interpolation.
 *
 * :"name", :'name' and :name are parameters; a name is letters, digits, "_" and bytes above
 * 127, and does not begin with a digit, so that [1:2] is a slice as it stands. :: and := are
 * left alone, and so is what the server does not read as tokens either: '...' and E'...'
 * strings, "..." names, $tag$ bodies, -- and (nested) block comments. That is what psql's
 * lexer does (src/fe_utils/psqlscan.l of PostgreSQL), but for names that nobody gave, which
 * psql copies and the caller here refuses, and for a quote after a colon without a name.
 *
 * Read once from left to right, in linear time; strings are read as with
 * standard_conforming_strings on.
 */
#include "core/text/template.h"

#include <string.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* May begin a name: an ASCII letter, "_" or a byte of a longer character. */
static bool
begins_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c & 0x80) != 0;
}

/* The first byte from `at` on that is no part of a name; "$" belongs to names of SQL only. */
static size_t
name_end(const dbm_template *t, size_t at, bool dollar)
{
	while (at < t->length &&
		   (begins_name(t->text[at]) || is_digit(t->text[at]) || (dollar && t->text[at] == '$')))
		at++;
	return at;
}

static char
peek(const dbm_template *t, size_t at)
{
	return at < t->length ? t->text[at] : '\0';
}

/*
 * Each of these gets the place where something opens and returns the place behind it, or 0
 * when it does not end.
 */

/* Two quotes in a row are the end and a new beginning, which comes to the same. */
static size_t
quoted_end(const dbm_template *t, size_t at, bool escapes)
{
	char		quote = t->text[at++];

	for (size_t i = 1; at < t->length; at++, i++)
	{
		DBM_TICK(t->tick, i);
		if (t->text[at] == quote)
			return at + 1;
		if (escapes && t->text[at] == '\\')
			at++;
	}
	return 0;
}

static size_t
line_comment_end(const dbm_template *t, size_t at)
{
	while (at < t->length && t->text[at] != '\n' && t->text[at] != '\r')
		at++;
	return at;
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

/*
 * The quote by which a string that ended before `at` goes on: at once, for a quote in it, or
 * beyond blanks and comments with a line end among them. 0 when it does not go on.
 */
static size_t
string_goes_on(const dbm_template *t, size_t at)
{
	bool		line_ended = false;
	size_t		next = at;

	while (is_space(peek(t, next)) || (peek(t, next) == '-' && peek(t, next + 1) == '-'))
	{
		line_ended |= peek(t, next) == '\n' || peek(t, next) == '\r';
		next = peek(t, next) == '-' ? line_comment_end(t, next) : next + 1;
	}
	return peek(t, next) == '\'' && (next == at || line_ended) ? next : 0;
}

/* All parts of a string of type E know backslashes. */
static size_t
escape_string_end(const dbm_template *t, size_t at)
{
	size_t		end = 0;

	for (size_t i = 1; at != 0; i++)
	{
		DBM_TICK(t->tick, i);
		end = quoted_end(t, at, true);
		at = end == 0 ? 0 : string_goes_on(t, end);
	}
	return end;
}

static size_t
block_comment_end(const dbm_template *t, size_t at)
{
	int			depth = 0;

	for (size_t i = 1; at + 1 < t->length; i++)
	{
		DBM_TICK(t->tick, i);
		if (t->text[at] == '/' && t->text[at + 1] == '*')
		{
			depth++;
			at += 2;
		}
		else if (t->text[at] == '*' && t->text[at + 1] == '/')
		{
			at += 2;
			if (--depth == 0)
				return at;
		}
		else
			at++;
	}
	return 0;
}

/* The bytes of $tag$ at this place, 0 when it is none, as in $1. */
static size_t
dollar_tag(const dbm_template *t, size_t at)
{
	size_t		end = at + 1;

	if (begins_name(peek(t, end)))
		end = name_end(t, end, false);
	return peek(t, end) == '$' ? end + 1 - at : 0;
}

/* A tag holds no "$" inside, so no byte is compared more than twice. */
static size_t
dollar_end(const dbm_template *t, size_t at, size_t tag)
{
	size_t		from = at + tag;

	for (size_t i = 1; from < t->length; i++)
	{
		const char *next = memchr(t->text + from, '$', t->length - from);

		DBM_TICK(t->tick, i);
		if (next == NULL)
			break;
		from = (size_t) (next - t->text);
		if (t->length - from >= tag && memcmp(next, t->text + at, tag) == 0)
			return from + tag;
		from++;
	}
	return 0;
}

static bool
is_escape_prefix(const dbm_template *t, size_t at, size_t end)
{
	return end == at + 1 && (t->text[at] == 'e' || t->text[at] == 'E') && peek(t, end) == '\'';
}

/* Behind the token at this place, which is no parameter; 0 and the fault when it does not end. */
static size_t
token_end(dbm_template *t, size_t at)
{
	char		c = t->text[at];
	size_t		end;

	if (begins_name(c))
	{
		end = name_end(t, at, true);
		if (!is_escape_prefix(t, at, end))
			return end;
		t->fault = "string constant without an end";
		return escape_string_end(t, end);
	}
	switch (c)
	{
		case '\'':
			t->fault = "string constant without an end";
			return quoted_end(t, at, false);
		case '"':
			t->fault = "quoted identifier without an end";
			return quoted_end(t, at, false);
		case '-':
			return peek(t, at + 1) == '-' ? line_comment_end(t, at) : at + 1;
		case '/':
			t->fault = "comment without an end";
			return peek(t, at + 1) == '*' ? block_comment_end(t, at) : at + 1;
		case '$':
			t->fault = "dollar-quoted string without an end";
			end = dollar_tag(t, at);
			return end > 0 ? dollar_end(t, at, end) : at + 1;
		case ':':
			return peek(t, at + 1) == ':' || peek(t, at + 1) == '=' ? at + 2 : at + 1;
		default:
			return at + 1;
	}
}

static bool
opens_parameter(const dbm_template *t, size_t at)
{
	char		next = peek(t, at + 1);

	return t->text[at] == ':' && (next == '"' || next == '\'' || begins_name(next));
}

/* The parameter at t->at. */
static dbm_status
read_parameter(dbm_template *t, dbm_piece *piece)
{
	char		quote = t->text[t->at + 1];
	bool		quoted = quote == '"' || quote == '\'';
	size_t		start = t->at + (quoted ? 2 : 1);
	size_t		end = name_end(t, start, false);

	if (quoted && (!begins_name(peek(t, start)) || peek(t, end) != quote))
	{
		t->fault = "a colon before a quote, but no name of a parameter in quotes";
		piece->start = t->at;
		return DBM_INVALID;
	}
	piece->kind = quote == '"' ? DBM_PIECE_IDENTIFIER :
		quote == '\'' ? DBM_PIECE_LITERAL : DBM_PIECE_RAW;
	piece->start = start;
	piece->length = end - start;
	t->at = end + (quoted ? 1 : 0);
	return DBM_OK;
}

dbm_status
dbm_template_next(dbm_template *template, dbm_piece *piece)
{
	size_t		at = template->at;

	if (at < template->length && opens_parameter(template, at))
		return read_parameter(template, piece);
	for (size_t i = 1; at < template->length && !opens_parameter(template, at); i++)
	{
		size_t		end = token_end(template, at);

		DBM_TICK(template->tick, i);
		if (end == 0)
		{
			piece->start = at;
			return DBM_INVALID;
		}
		at = end;
	}
	piece->kind = at == template->at ? DBM_PIECE_END : DBM_PIECE_TEXT;
	piece->start = template->at;
	piece->length = at - template->at;
	template->at = at;
	return DBM_OK;
}

size_t
dbm_template_line(const dbm_template *template, size_t offset)
{
	size_t		line = 1;

	for (size_t i = 0; i < offset && i < template->length; i++)
		line += template->text[i] == '\n';
	return line;
}
