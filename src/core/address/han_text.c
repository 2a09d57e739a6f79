/*
 * han_text.c
 *	  The text of an address in Chinese characters, as han.c and japan.c read it.
 *
 * Words are given in UTF-8 and compared as code points. A numeral before the mark of a
 * number is written in digits, so that 十八号 and 18号 are one. Every loop is bounded by the
 * text; the caller owns the buffers.
 */
#include "core/base/ascii.h"
#include "core/text/utf8.h"
#include "core/address/reader.h"

#include <string.h>

bool
dbm_han_one_of(uint32_t c, const char *set)
{
	uint32_t	points[64];
	size_t		n = dbm_utf8_decode(set, strlen(set), points);

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] == c)
			return true;
	}
	return false;
}

size_t
dbm_han_word_at(const han_reader *in, size_t at, const char *word)
{
	uint32_t	points[64];
	size_t		n = dbm_utf8_decode(word, strlen(word), points);

	if (at + n > in->n || memcmp(in->text + at, points, n * sizeof(uint32_t)) != 0)
		return 0;
	return n;
}

/* What may stand behind a number. */
static const char marks[] = "号弄栋幢座单室层楼组丁番";

static int
numeral(uint32_t c)
{
	static const char digits[] = "零一二三四五六七八九";
	uint32_t	points[sizeof(digits)];
	size_t		n = dbm_utf8_decode(digits, sizeof(digits) - 1, points);

	for (size_t i = 0; i < n; i++)
	{
		if (points[i] == c)
			return (int) i;
	}
	if (dbm_han_one_of(c, "〇两"))
		return dbm_han_one_of(c, "两") ? 2 : 0;
	return dbm_han_one_of(c, "十") ? 10 : -1;
}

/* A numeral below 100, or digit by digit, into digits; how many, 0 when it is none. */
static size_t
write_numeral(const uint32_t *text, size_t n, uint32_t *digits)
{
	size_t		tens = n;
	int			value;
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (numeral(text[i]) == 10)
			tens = i;
	}
	if (tens == n)
	{
		for (size_t i = 0; i < n; i++)
			digits[i] = '0' + numeral(text[i]);
		return n;
	}
	if (tens > 1 || n - tens > 2 || (tens == 1 && numeral(text[0]) == 10))
		return 0;
	value = 10 * (tens == 1 ? numeral(text[0]) : 1) + (n - tens == 2 ? numeral(text[n - 1]) : 0);
	if (value >= 10)
		digits[used++] = '0' + value / 10;
	digits[used++] = '0' + value % 10;
	return used;
}

void
dbm_han_copy(han_reader *in, const uint32_t *text, size_t n)
{
	in->n = 0;
	for (size_t i = 0; i < n; i++)
	{
		size_t		run = 0;
		size_t		written = 0;

		while (i + run < n && numeral(text[i + run]) >= 0)
			run++;
		if (run > 0 && run < 5 && i + run < n &&
			dbm_han_one_of(text[i + run], marks))
			written = write_numeral(text + i, run, in->text + in->n);
		if (written > 0)
		{
			in->n += written;
			i += run - 1;
		}
		else if (dbm_is_alnum(text[i]) || text[i] >= 0x80)
		{
			if (!dbm_han_one_of(text[i], "、，。·：；（）"))
				in->text[in->n++] = text[i];
		}
		else if (in->n > 0 && dbm_is_alnum(in->text[in->n - 1]) &&
				 i + 1 < n && dbm_is_alnum(text[i + 1]))
			in->text[in->n++] = '-';
	}
}
