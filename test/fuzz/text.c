/*
 * Fuzz target: any bytes as text.
 *
 * Decoding never yields more code points than there are bytes, what is encoded
 * decodes to the same, folding grows to three for one at most and what is folded
 * folds to itself.
 *
 * Runs: 10000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/text.c $(find src/core -name '*.c') -lm -o fuzz_text && ./fuzz_text
 */
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "expect.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t   *points = malloc((size + 1) * sizeof(uint32_t));
	uint32_t   *once = malloc((size * DBM_FOLD_GROWTH + 1) * sizeof(uint32_t));
	uint32_t   *twice = malloc((size * DBM_FOLD_GROWTH * DBM_FOLD_GROWTH + 1) * sizeof(uint32_t));
	char	   *text = malloc(size * DBM_UTF8_BYTES + 1);
	size_t		n = dbm_utf8_decode((const char *) data, size, points);
	size_t		length;

	EXPECT(n <= size);
	length = dbm_utf8_encode(points, n, text);
	EXPECT(dbm_utf8_decode(text, length, once) == n && memcmp(once, points, n * sizeof(uint32_t)) == 0);
	length = dbm_fold(points, n, once);
	EXPECT(length <= n * DBM_FOLD_GROWTH);
	EXPECT(dbm_fold(once, length, twice) == length);
	EXPECT(memcmp(once, twice, length * sizeof(uint32_t)) == 0);
	free(points);
	free(once);
	free(twice);
	free(text);
	return 0;
}
