/*
 * Fuzz target: any text as an e-mail address and as an internet name.
 *
 * What is read has one @, a dot behind it and a class, and is read again to the
 * same; a suggestion is never what was given.
 *
 * Runs: 10000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/email.c $(find src/core -name '*.c') -lm -o fuzz_email && ./fuzz_email
 */
#include "core/contact/domain.h"
#include "core/contact/email.h"
#include "core/text/utf8.h"
#include "expect.h"

static void
check_domain(const uint32_t *points, size_t n)
{
	uint32_t	name[DBM_DOMAIN_POINTS];
	uint32_t	again[DBM_DOMAIN_POINTS];
	size_t		from;
	size_t		to;
	size_t		length;

	dbm_domain_host(points, n, &from, &to);
	EXPECT(from <= to && to <= n);
	length = dbm_domain_normal(points + from, to - from, name);
	EXPECT(length <= DBM_DOMAIN_POINTS);
	if (length == 0)
		return;
	EXPECT(dbm_domain_registered(name, length) < length);
	EXPECT(dbm_domain_normal(name, length, again) == length);
	EXPECT(memcmp(name, again, length * sizeof(uint32_t)) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t   *points = malloc((size + 1) * sizeof(uint32_t));
	size_t		n = dbm_utf8_decode((const char *) data, size, points);
	static dbm_email first;
	static dbm_email second;
	static dbm_email_address meant;

	check_domain(points, n);
	dbm_email_parse(points, n, &first);
	EXPECT((first.kind == DBM_EMAIL_INVALID) == (first.reason != DBM_EMAIL_GOOD));
	if (dbm_email_suggest(points, n, &meant))
		EXPECT(meant.length <= DBM_EMAIL_POINTS && meant.at < meant.length);
	free(points);
	if (first.kind == DBM_EMAIL_INVALID)
		return 0;
	EXPECT(first.normal.length <= DBM_EMAIL_POINTS && first.normal.points[first.normal.at] == '@');
	dbm_email_parse(first.normal.points, first.normal.length, &second);
	EXPECT(second.kind == first.kind && second.normal.length == first.normal.length);
	EXPECT(memcmp(second.normal.points, first.normal.points, first.normal.length * sizeof(uint32_t)) == 0);
	dbm_email_parse(first.address.points, first.address.length, &second);
	EXPECT(second.address.length == first.address.length);
	EXPECT(memcmp(second.address.points, first.address.points, first.address.length * sizeof(uint32_t)) == 0);
	return 0;
}
