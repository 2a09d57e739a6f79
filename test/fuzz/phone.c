/*
 * Fuzz target: any text as a telephone number of any country.
 *
 * What is read is a plus, at most 20 digits and a kind, and is read again to the same.
 *
 * Runs: 10000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/phone.c $(find src/core -name '*.c') -lm -o fuzz_phone && ./fuzz_phone
 */
#include <stdio.h>

#include "core/contact/phone.h"
#include "core/text/utf8.h"
#include "expect.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const regions[] = {"CN", "US", "GB", "AR", "BR", "IT", "FI", NULL};
	const dbm_phone_region *region = NULL;
	uint32_t   *points;
	dbm_phone	first;
	dbm_phone	second;
	char		text[64];

	if (size == 0)
		return 0;
	if (regions[data[0] & 7] != NULL)
		region = dbm_phone_region_named(regions[data[0] & 7]);
	points = malloc(size * sizeof(uint32_t));
	dbm_phone_parse(points, dbm_utf8_decode((const char *) data + 1, size - 1, points), region, &first);
	free(points);
	EXPECT((first.kind == DBM_PHONE_INVALID) == (first.reason != DBM_PHONE_GOOD));
	EXPECT((first.kind == DBM_PHONE_INVALID) == (first.e164[0] == '\0'));
	if (first.kind == DBM_PHONE_INVALID)
		return 0;
	EXPECT(first.e164[0] == '+' && strspn(first.e164 + 1, "0123456789") == strlen(first.e164) - 1);
	EXPECT(strlen(first.e164) <= 4 + DBM_NSN_DIGITS);
	snprintf(text, sizeof(text), "%s%s%s", first.e164, first.extension[0] ? ";ext=" : "", first.extension);
	points = malloc(strlen(text) * sizeof(uint32_t));
	dbm_phone_parse(points, dbm_utf8_decode(text, strlen(text), points), NULL, &second);
	free(points);
	EXPECT(memcmp(&first, &second, sizeof(first)) == 0);
	return 0;
}
