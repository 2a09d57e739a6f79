/*
 * Fuzz target: any text as a postal address of some country.
 *
 * The first byte names the country. No part outgrows its room, there are parts exactly
 * when it is an address, and what is behind the end of the text is not read.
 *
 * Runs: 4000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/address.c $(find src/core -name '*.c') -lm -o fuzz_address && ./fuzz_address
 */
#include "core/text/fold.h"
#include "core/address/address.h"
#include "core/text/utf8.h"
#include "expect.h"

static void
check_parts(const dbm_address *address, bool known)
{
	static uint32_t normal[DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2)];
	size_t		sum = 0;
	size_t		n;

	for (int kind = 0; kind < DBM_ADDRESS_PARTS; kind++)
	{
		EXPECT(address->length[kind] <= DBM_ADDRESS_ROOM);
		sum += address->length[kind];
		for (size_t i = 0; i < address->length[kind]; i++)
			EXPECT(address->points[kind][i] <= 0x10FFFF);
	}
	n = dbm_address_normal(address, normal);
	EXPECT(n >= sum && n <= sizeof(normal) / sizeof(normal[0]));
	EXPECT(!known || sum > 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const countries[] = {NULL, "US", "GB", "AU", "NZ", "CN", "JP", "DE"};
	static dbm_address first;
	static dbm_address second;
	uint32_t   *points;
	uint32_t   *folded;
	uint32_t   *exact;
	size_t		n;
	bool		known;

	if (size == 0)
		return 0;
	points = malloc(size * sizeof(uint32_t));
	folded = malloc((size * DBM_FOLD_GROWTH + 1) * sizeof(uint32_t));
	n = dbm_fold(points, dbm_utf8_decode((const char *) data + 1, size - 1, points), folded);
	exact = malloc((n + (n == 0)) * sizeof(uint32_t));
	memcpy(exact, folded, n * sizeof(uint32_t));
	known = dbm_address_parse(exact, n, countries[data[0] & 7], &first);
	check_parts(&first, known);
	/* nothing is left of the address before */
	EXPECT(dbm_address_parse(folded, n, countries[data[0] & 7], &second) == known);
	for (int kind = 0; kind < DBM_ADDRESS_PARTS; kind++)
		EXPECT(second.length[kind] == first.length[kind] &&
			   memcmp(second.points[kind], first.points[kind],
					  first.length[kind] * sizeof(uint32_t)) == 0);
	check_parts(&second, dbm_address_parse_han(exact, n, &second));
	free(points);
	free(folded);
	free(exact);
	return 0;
}
