/*
 * Fuzz target: any text as a code, an id of a service, a placeholder or damaged text.
 *
 * A code that is good is good again as it was written out; an id is its own normal form.
 *
 * Runs: 10000 in the leg fuzz of test/run, by test/fuzz/drive/replay.c. For longer:
 * clang -std=gnu11 -g -O1 -fsanitize=fuzzer,address,undefined -Isrc \
 *	 test/fuzz/codes.c $(find src/core -name '*.c') -lm -o fuzz_codes && ./fuzz_codes
 */
#include "core/contact/check_digit.h"
#include "core/text/fold.h"
#include "core/text/junk.h"
#include "core/contact/online_id.h"
#include "core/text/utf8.h"
#include "expect.h"

static void
check_code(dbm_code_reason (*check) (const uint32_t *, size_t, char *), const uint32_t *points, size_t n)
{
	char		code[DBM_CREDIT_CODE + 1];
	char		again[DBM_CREDIT_CODE + 1];
	uint32_t	written[DBM_CREDIT_CODE];

	if (check(points, n, code) != DBM_CODE_GOOD)
		return;
	n = dbm_utf8_decode(code, strlen(code), written);
	EXPECT(check(written, n, again) == DBM_CODE_GOOD && strcmp(code, again) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t   *points = malloc((size + 1) * sizeof(uint32_t));
	uint32_t   *folded = malloc((size * DBM_FOLD_GROWTH + 1) * sizeof(uint32_t));
	size_t		n = dbm_utf8_decode((const char *) data, size, points);
	size_t		folded_n = dbm_fold(points, n, folded);
	char		code[DBM_CREDIT_CODE + 1];

	check_code(dbm_credit_code, points, n);
	check_code(dbm_identity_card, points, n);
	check_code(dbm_registration_number, points, n);
	if (dbm_credit_code_meant(points, n, code))
		EXPECT(strlen(code) == DBM_CREDIT_CODE);
	for (int kind = DBM_WECHAT_OPENID; kind <= DBM_CARD; kind++)
	{
		uint32_t	id[DBM_ONLINE_ID];
		uint32_t	again[DBM_ONLINE_ID];
		size_t		length = dbm_online_id((dbm_online_kind) kind, points, n, id);

		EXPECT(length <= DBM_ONLINE_ID);
		if (length > 0)
		{
			EXPECT(dbm_online_id((dbm_online_kind) kind, id, length, again) == length);
			EXPECT(memcmp(id, again, length * sizeof(uint32_t)) == 0);
		}
	}
	dbm_is_damaged(points, n);
	dbm_is_sheet_error(points, n);
	if (dbm_is_filler(folded, folded_n, true))
		EXPECT(dbm_is_filler(folded, folded_n, false));
	dbm_has_company_form(folded, folded_n);
	free(points);
	free(folded);
	return 0;
}
