/*
 * render.c
 *	  SQL statements with parameters: the one way in which dynamic SQL is made.
 *
 * A template is read once (core/text/template.h says what a parameter is), so what a value
 * brings in is never looked at again. :"name" is quoted as by quote_ident, :'name' as by
 * quote_literal, :name is put in as it is, which is for types and fragments that our own
 * code made. The result is built in the caller's context, a few bytes larger than needed.
 */
#include "base/dbm.h"

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/jsonb.h"

#include "core/text/template.h"

PG_FUNCTION_INFO_V1(dbm_render);

/* How a parameter is written, for messages. */
static char *
piece_shown(const dbm_template *template, const dbm_piece *piece)
{
	const char *quote = piece->kind == DBM_PIECE_IDENTIFIER ? "\"" :
		piece->kind == DBM_PIECE_LITERAL ? "'" : "";
	int			length = pg_mbcliplen(template->text + piece->start, piece->length, NAMEDATALEN);

	return psprintf(":%s%.*s%s", quote, length, template->text + piece->start, quote);
}

static JsonbValue *
find_value(const dbm_template *template, const dbm_piece *piece, Jsonb *parameters,
		   JsonbValue *value)
{
	value = getKeyJsonValueFromContainer(&parameters->root, template->text + piece->start,
										 (int) piece->length, value);
	if (value == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_UNDEFINED_PARAMETER),
				 errmsg("parameter %s in line %zu of the statement is not given",
						piece_shown(template, piece),
						dbm_template_line(template, piece->start)),
				 errhint("Parameters are the keys of the second argument. A slice between two names is written with blanks, as in [a : b].")));
	return value;
}

/* A scalar as text; NULL for the null of JSON. Arrays and objects are their jsonb text. */
static char *
value_text(JsonbValue *value)
{
	switch (value->type)
	{
		case jbvNull:
			return NULL;
		case jbvString:
			return pnstrdup(value->val.string.val, value->val.string.len);
		case jbvBool:
			return pstrdup(value->val.boolean ? "true" : "false");
		case jbvNumeric:
			return DatumGetCString(DirectFunctionCall1(numeric_out,
													   NumericGetDatum(value->val.numeric)));
		default:
			{
				Jsonb	   *jsonb = JsonbValueToJsonb(value);

				return JsonbToCString(NULL, &jsonb->root, VARSIZE(jsonb));
			}
	}
}

/*
 * A blank keeps the E of a string with backslashes apart from a word before the parameter.
 */
static void
append_literal(StringInfo statement, const char *value)
{
	char	   *literal;

	if (value == NULL)
	{
		appendStringInfoString(statement, "NULL");
		return;
	}
	literal = quote_literal_cstr(value);
	if (literal[0] == 'E')
		appendStringInfoChar(statement, ' ');
	appendStringInfoString(statement, literal);
	pfree(literal);
}

static void
append_parameter(StringInfo statement, const dbm_template *template, const dbm_piece *piece,
				 Jsonb *parameters)
{
	JsonbValue	room;
	JsonbValue *value = find_value(template, piece, parameters, &room);
	char	   *text;

	if (piece->kind != DBM_PIECE_LITERAL && (value->type == jbvNull || value->type == jbvBinary))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("parameter %s in line %zu of the statement must be text, not %s",
						piece_shown(template, piece),
						dbm_template_line(template, piece->start),
						value->type == jbvNull ? "null" : "an array or object"),
				 errhint("Only a literal, :'name', may be one.")));
	text = value_text(value);
	if (piece->kind == DBM_PIECE_LITERAL)
		append_literal(statement, text);
	else
		appendStringInfoString(statement, piece->kind == DBM_PIECE_IDENTIFIER ?
							   quote_identifier(text) : text);
	if (text != NULL)
		pfree(text);
}

static void
next_piece(dbm_template *template, dbm_piece *piece)
{
	if (dbm_template_next(template, piece) != DBM_OK)
		ereport(ERROR,
				(errcode(ERRCODE_SYNTAX_ERROR),
				 errmsg("%s, in line %zu of the statement", template->fault,
						dbm_template_line(template, piece->start))));
}

/* render(statement text, parameters jsonb) returns text */
Datum
dbm_render(PG_FUNCTION_ARGS)
{
	text	   *source = PG_GETARG_TEXT_PP(0);
	Jsonb	   *parameters = PG_GETARG_JSONB_P(1);
	dbm_template template = {VARDATA_ANY(source), VARSIZE_ANY_EXHDR(source), 0, NULL,
	dbm_interrupt};
	StringInfoData statement;
	dbm_piece	piece;

	if (!JB_ROOT_IS_OBJECT(parameters))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"parameters\" must be a jsonb object"),
				 errhint("Make it with jsonb_build_object('name', value, ...).")));
	initStringInfo(&statement);
	for (next_piece(&template, &piece); piece.kind != DBM_PIECE_END; next_piece(&template, &piece))
	{
		CHECK_FOR_INTERRUPTS();
		if (piece.kind == DBM_PIECE_TEXT)
			appendBinaryStringInfo(&statement, template.text + piece.start, (int) piece.length);
		else
			append_parameter(&statement, &template, &piece, parameters);
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(statement.data, statement.len));
}
