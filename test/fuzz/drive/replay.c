/*
 * A main() for fuzz targets without a fuzzer: replay [RUNS [FIRST]].
 *
 * Run number i always gets the same bytes, whatever machine and compiler, so a failure in
 * one place is a failure in all; the number of the run is printed, and FIRST goes back to
 * it. Inputs are of random length and of five kinds: any bytes, the ends of the range of
 * a byte, printable text, any bytes with runs of one byte in them, and pieces of the text
 * that targets for text are made for, behind one byte of any value.
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST		256
#define RUNS		2000

extern int	LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
extern void __sanitizer_set_death_callback(void (*callback) (void)) __attribute__((weak));

static uint64_t run;

/* splitmix64 */
static uint64_t
next(uint64_t *state)
{
	uint64_t	z = (*state += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
	return z ^ (z >> 31);
}

static uint8_t
byte_of(unsigned kind, uint64_t random)
{
	switch (kind)
	{
		case 1:
			return random % 4 == 0 ? (uint8_t) (random >> 8) : (random & 16 ? 0xFF : 0);
		case 2:
			return (uint8_t) (' ' + (random >> 8) % 95);
		default:
			return (uint8_t) (random >> 8);
	}
}

/* From names, firms, numbers, addresses and what is typed between them. */
static const char *const pieces[] = {
	" ", ",", "-", ".", "/", "(", ")", "@", "+", "#", "'", "\n", "\t", "\"", "", "\xEF\xBC\x88", "\xE2\x80\x8B",
	"12", "5a", "0", "138", "0013", "8000", "+86", "400", "021", "1990-01-31", "91440300", "71526726", "XG",
	"john", "Smith", "SMITH", "O'Brien", "van", "de", "Jr", "Dr.", "Bob", "Robert", "J.", "Mary-Ann", "test", "n/a",
	"gmail.com", "acme", "info", "www.", ".co.uk", "http://", "xn--fsqu00a", "Street", "st", "Avenue", "Apt", "Suite",
	"P.O. Box", "NY", "10118", "SW1A", "1AA", "New South Wales", "Stra\xC3\x9F" "e", "bis", "Co., Ltd.", "GmbH", "Inc",
	"Group", "Bank", "International", "Branch", "the", "of", "First", "\xC3\xA9", "\xC3\x85", "\xC4\xB0",
	"王", "伟", "欧阳", "娜娜", "先生", "总", "经理", "华为", "華為", "技术", "有限公司", "集团", "分公司", "（", "）", "北京", "市",
	"广东", "省", "深圳", "海淀", "区", "县", "路", "号", "弄", "栋", "单元", "室", "十二", "街道", "自治州", "邮编", "转",
	"株式会社", "トヨタ", "たろう", "김", "철수", "주식회사", "Иван", "שלום", "مرحبا", "😀", "𠮷", "\xFF", "\xC3"
};

static size_t
fill_text(uint8_t *data, size_t size, uint64_t *state)
{
	size_t		used = 0;

	if (size > 0)
		data[used++] = (uint8_t) next(state);
	for (;;)
	{
		const char *piece = pieces[next(state) % (sizeof(pieces) / sizeof(pieces[0]))];
		size_t		length = strlen(piece) + (*piece == '\0');

		if (used + length > size)
			return used;
		memcpy(data + used, piece, length);
		used += length;
	}
}

static size_t
fill(uint8_t *data, uint64_t number)
{
	uint64_t	state = number * UINT64_C(0xD1342543DE82EF95) + 1;
	uint64_t	shape = next(&state);
	unsigned	kind = shape % 5;
	size_t		size = (shape >> 8) % 8 == 0 ? (shape >> 16) % 16 : (shape >> 16) % (LONGEST + 1);

	if (kind == 4)
		return fill_text(data, size, &state);
	for (size_t i = 0; i < size; i++)
		data[i] = byte_of(kind, next(&state));
	for (size_t i = 1; kind == 3 && i < size; i++)
	{
		if (next(&state) % 2)
			data[i] = data[i - 1];
	}
	return size;
}

static void
say_run(void)
{
	fprintf(stderr, "in run %llu\n", (unsigned long long) run);
}

static void
on_abort(int number)
{
	say_run();
	signal(number, SIG_DFL);
	raise(number);
}

int
main(int argc, char **argv)
{
	uint64_t	runs = argc > 1 ? strtoull(argv[1], NULL, 10) : RUNS;
	uint64_t	first = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;

	signal(SIGABRT, on_abort);
	if (__sanitizer_set_death_callback != NULL)
		__sanitizer_set_death_callback(say_run);
	for (run = first; run < first + runs; run++)
	{
		uint8_t		buffer[LONGEST];
		size_t		size = fill(buffer, run);
		uint8_t    *data = malloc(size + !size);	/* its end is guarded */

		if (data == NULL)
			return EXIT_FAILURE;
		memcpy(data, buffer, size);
		LLVMFuzzerTestOneInput(data, size);
		free(data);
	}
	printf("%llu runs\n", (unsigned long long) runs);
	return EXIT_SUCCESS;
}
