/*
 * text.c
 *	  Text as composed and folded code points, in databases of encoding UTF8.
 *
 * Composing (NFKC) goes piece by piece, since the server composes a run of marks in
 * quadratic time and cannot be interrupted. Buffers are palloc'd in the current context.
 */
#include "base/dbm.h"

#include "common/unicode_norm.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

/* No name, address or note is this long; what is would need gigabytes to compose. */
#define TEXT_LIMIT		(32 * 1024 * 1024)

void
dbm_check_text(size_t length)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("text is read in databases of encoding UTF8, not %s",
						GetDatabaseEncodingName()),
				 errhint("Create the database with ENCODING 'UTF8'; clients may use any encoding, such as GB18030 or GBK.")));
	if (length > TEXT_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("text of %zu bytes is too long, %d are allowed", length, TEXT_LIMIT)));
}

/* Characters that composing leaves alone and that no mark can follow: most of all text. */
static bool
is_composed(uint32_t c)
{
	return c < 0x80 || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xC0 && c <= 0x131) ||
		(c >= 0x3041 && c <= 0x3096) || (c >= 0x30A1 && c <= 0x30FA) ||
		(c >= 0x3400 && c <= 0x4DBF) || (c >= 0x0410 && c <= 0x044F);
}

/*
 * Takes out what shows nothing, so that it cannot keep a letter from its accent,
 * and writes the full-width forms of ASCII and the acute that stands alone, which
 * NFKC would take for a blank with an accent, as what they are typed for. Returns
 * whether the rest is composed as it stands.
 */
static bool
clean_points(uint32_t *points, size_t *n)
{
	size_t		kept = 0;
	bool		composed = true;

	for (size_t i = 0; i < *n; i++)
	{
		uint32_t	c = points[i];

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		else if (c == 0x3000)
			c = ' ';
		else if (c == 0xB4)
			c = '\'';
		if (!is_composed(c))
		{
			if (dbm_invisible(c))
				continue;
			composed = false;
		}
		points[kept++] = c;
	}
	*n = kept;
	return composed;
}

/*
 * The server composes without looking whether it is cancelled, and marks that follow one
 * another in the square of their number. So it gets a text in pieces: from a character
 * that is composed as it stands to the next one, which no piece changes, and of what is
 * longer so many at a time.
 */
#define PIECE			256

typedef struct composed_text
{
	uint32_t   *points;
	size_t		n;
	size_t		room;
} composed_text;

static void
append_points(composed_text *text, const uint32_t *points, size_t n)
{
	if (text->n + n > TEXT_LIMIT)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("composed text is too long: more than %d characters", TEXT_LIMIT)));
	if (text->n + n >= text->room)
	{
		text->room = 2 * (text->n + n) + 1;
		text->points = text->points == NULL ? palloc(text->room * sizeof(uint32_t)) :
			repalloc(text->points, text->room * sizeof(uint32_t));
	}
	memcpy(text->points + text->n, points, n * sizeof(uint32_t));
	text->n += n;
}

/* There is room for one point behind the n. */
static composed_text
compose(uint32_t *points, size_t n)
{
	composed_text result = {NULL, 0, 0};
	size_t		from = 0;

	append_points(&result, points, 0);
	while (from < n)
	{
		size_t		to = from;
		uint32_t	after;
		pg_wchar   *piece;

		while (to < n && is_composed(points[to]) && (to + 1 == n || is_composed(points[to + 1])))
			to++;
		append_points(&result, points + from, to - from);
		if (to == n)
			break;
		from = to++;
		while (to < n && to - from < PIECE && !is_composed(points[to]))
			to++;
		CHECK_FOR_INTERRUPTS();
		after = points[to];
		points[to] = 0;
		piece = unicode_normalize(UNICODE_NFKC, points + from);
		points[to] = after;
		for (from = 0; piece[from] != 0;)
			from++;
		append_points(&result, piece, from);
		pfree(piece);
		from = to;
	}
	return result;
}

uint32_t *
dbm_text_points(const char *text, size_t length, size_t *n)
{
	uint32_t   *points;

	dbm_check_text(length);
	points = palloc((length + 1) * sizeof(uint32_t));
	*n = dbm_utf8_decode(text, length, points);
	CHECK_FOR_INTERRUPTS();
	if (!clean_points(points, n))
	{
		composed_text composed = compose(points, *n);

		pfree(points);
		points = composed.points;
		*n = composed.n;
	}
	return points;
}

uint32_t *
dbm_fold_points(const uint32_t *points, size_t *n)
{
	uint32_t   *folded = palloc((DBM_FOLD_GROWTH * *n + 1) * sizeof(uint32_t));

	CHECK_FOR_INTERRUPTS();
	*n = dbm_fold(points, *n, folded);
	return folded;
}

uint32_t *
dbm_folded_points(const char *text, size_t length, size_t *n)
{
	uint32_t   *points = dbm_text_points(text, length, n);
	uint32_t   *folded = dbm_fold_points(points, n);

	pfree(points);
	return folded;
}

text *
dbm_points_text(const uint32_t *points, size_t n)
{
	text	   *result = palloc(VARHDRSZ + DBM_UTF8_BYTES * n);

	SET_VARSIZE(result, VARHDRSZ + dbm_utf8_encode(points, n, VARDATA(result)));
	return result;
}
