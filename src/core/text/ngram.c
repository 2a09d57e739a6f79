/*
 * ngram.c
 *	  Dice's coefficient over n-grams of code points.
 *
 *	  2 |A and B| / (|A| + |B|)
 *
 * A and B are the bags (a gram counts as often as it occurs) of the runs of
 * `width` neighbouring code points; a shorter text is one gram of its own. Two
 * empty texts are alike, 1. Runs of up to three code points are compared exactly
 * (21 bits each); longer ones by a hash of 63 bits. (Dice, Ecology 26, 1945.)
 */
#include "core/base/hash.h"
#include "core/text/ngram.h"

#include "core/base/wordsort.h"

#define EXACT		3
#define POINT_BITS	21

static uint64_t
gram_of(const uint32_t *text, size_t width)
{
	uint64_t	gram = width;

	if (width <= EXACT)
	{
		gram = 0;
		for (size_t i = 0; i < width; i++)
			gram = gram << POINT_BITS | text[i];
		return gram;
	}
	for (size_t i = 0; i < width; i++)
	{
		gram = (gram ^ text[i]) * DBM_GOLDEN_RATIO;
		gram ^= gram >> 29;
	}
	return gram >> 1;
}

static size_t
grams_of(const uint32_t *text, size_t n, size_t width, uint64_t *grams, dbm_tick tick)
{
	size_t		count = n == 0 ? 0 : n < width ? 1 : n - width + 1;

	for (size_t i = 0; i < count; i++)
	{
		DBM_TICK(tick, i);
		grams[i] = gram_of(text + i, n < width ? n : width);
	}
	dbm_sort_words((int64_t *) grams, count, 1, 1, tick);
	return count;
}

double
dbm_ngram_similarity(const uint32_t *a, size_t n, const uint32_t *b, size_t m, size_t width,
					 uint64_t *scratch, dbm_tick tick)
{
	uint64_t   *of_a = scratch;
	uint64_t   *of_b = scratch + n;
	size_t		in_a = grams_of(a, n, width, of_a, tick);
	size_t		in_b = grams_of(b, m, width, of_b, tick);
	size_t		common = 0;

	if (in_a + in_b == 0)
		return 1.0;
	for (size_t i = 0, j = 0; i < in_a && j < in_b;)
	{
		DBM_TICK(tick, i + j);
		if (of_a[i] == of_b[j])
		{
			common++;
			i++;
			j++;
		}
		else if (of_a[i] < of_b[j])
			i++;
		else
			j++;
	}
	return 2.0 * common / (in_a + in_b);
}
