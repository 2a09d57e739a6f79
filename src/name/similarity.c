/*
 * similarity.c
 *	  How alike two texts are, letter by letter: Jaro-Winkler, edit distance, shared n-grams.
 *
 * The texts are compared as they stand, by code point, without folding case or
 * width: dbm.name_similarity and dbm.company_similarity know what names are. A
 * comparison of short texts allocates nothing.
 */
#include "base/dbm.h"

#include "core/text/edit_distance.h"
#include "core/text/jaro_winkler.h"
#include "core/text/ngram.h"
#include "core/text/utf8.h"

PG_FUNCTION_INFO_V1(dbm_sql_jaro_winkler);
PG_FUNCTION_INFO_V1(dbm_sql_edit_distance);
PG_FUNCTION_INFO_V1(dbm_sql_edit_similarity);
PG_FUNCTION_INFO_V1(dbm_sql_ngram_similarity);

#define SHORT_TEXT	256			/* bytes; longer ones are decoded into allocated memory */
#define NGRAM_MOST	8

typedef struct operand
{
	const uint32_t *points;
	size_t		n;
	uint32_t	room[SHORT_TEXT];
} operand;

static void
read_operand(text *value, operand *in)
{
	const char *bytes = VARDATA_ANY(value);
	size_t		length = VARSIZE_ANY_EXHDR(value);
	uint32_t   *points = in->room;

	dbm_check_text(length);
	if (length > SHORT_TEXT)
		points = dbm_scratch(length, sizeof(uint32_t), "comparison of texts");
	in->n = dbm_utf8_decode(bytes, length, points);
	in->points = points;
}

static double
jaro_winkler_of(text *left, text *right)
{
	operand		a;
	operand		b;
	size_t		words;
	uint64_t   *scratch = NULL;

	read_operand(left, &a);
	read_operand(right, &b);
	words = dbm_jaro_scratch(a.n, b.n);
	if (words > 0)
		scratch = dbm_scratch(words, sizeof(uint64_t), "comparison of texts");
	return dbm_jaro_winkler(a.points, a.n, b.points, b.n, scratch, dbm_interrupt);
}

Datum
dbm_sql_jaro_winkler(PG_FUNCTION_ARGS)
{
	text	   *left = PG_GETARG_TEXT_PP(0);
	text	   *right = PG_GETARG_TEXT_PP(1);
	double		similarity;

	/* ASCII is what it is in every encoding */
	if (dbm_jaro_winkler_bytes(VARDATA_ANY(left), VARSIZE_ANY_EXHDR(left),
							   VARDATA_ANY(right), VARSIZE_ANY_EXHDR(right), &similarity))
		PG_RETURN_FLOAT8(similarity);
	PG_RETURN_FLOAT8(jaro_winkler_of(left, right));
}

static size_t
distance_of(const operand *a, const operand *b, size_t limit)
{
	size_t		words = dbm_edit_scratch(a->n, b->n, limit);
	uint32_t   *scratch = NULL;

	if (words > 0)
		scratch = dbm_scratch(words, sizeof(uint32_t), "comparison of texts");
	return dbm_edit_distance(a->points, a->n, b->points, b->n, limit, scratch, dbm_interrupt);
}

/* (a, b, most); without a limit `most` is NULL */
Datum
dbm_sql_edit_distance(PG_FUNCTION_ARGS)
{
	operand		a;
	operand		b;
	size_t		limit = PG_INT32_MAX;

	if (PG_ARGISNULL(0) || PG_ARGISNULL(1))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(2))
	{
		if (PG_GETARG_INT32(2) < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("argument \"most\" must be 0 or more, not %d", PG_GETARG_INT32(2))));
		limit = PG_GETARG_INT32(2);
	}
	read_operand(PG_GETARG_TEXT_PP(0), &a);
	read_operand(PG_GETARG_TEXT_PP(1), &b);
	PG_RETURN_INT32((int32) Min(distance_of(&a, &b, limit), PG_INT32_MAX));
}

Datum
dbm_sql_edit_similarity(PG_FUNCTION_ARGS)
{
	operand		a;
	operand		b;
	size_t		longest;

	read_operand(PG_GETARG_TEXT_PP(0), &a);
	read_operand(PG_GETARG_TEXT_PP(1), &b);
	longest = Max(a.n, b.n);
	if (longest == 0)
		PG_RETURN_FLOAT8(1.0);
	PG_RETURN_FLOAT8(1.0 - (double) distance_of(&a, &b, longest) / longest);
}

/* (a, b, n) */
Datum
dbm_sql_ngram_similarity(PG_FUNCTION_ARGS)
{
	operand		a;
	operand		b;
	int32		n = PG_GETARG_INT32(2);
	uint64_t   *scratch;

	if (n < 1 || n > NGRAM_MOST)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"n\" must be from 1 to %d, not %d", NGRAM_MOST, n)));
	read_operand(PG_GETARG_TEXT_PP(0), &a);
	read_operand(PG_GETARG_TEXT_PP(1), &b);
	scratch = dbm_scratch(a.n + b.n, sizeof(uint64_t), "comparison of texts");
	PG_RETURN_FLOAT8(dbm_ngram_similarity(a.points, a.n, b.points, b.n, n, scratch,
										  dbm_interrupt));
}
