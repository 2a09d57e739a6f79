/*
 * A main() for fuzz targets without a fuzzer: replay [RUNS [FIRST]].
 *
 * Run number i always gets the same bytes, whatever machine and compiler, so a failure in
 * one place is a failure in all; the number of the run is printed, and FIRST goes back to
 * it. Inputs are of random length and of four kinds: any bytes, the ends of the range of
 * a byte, printable text, and any bytes with runs of one byte in them.
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

static size_t
fill(uint8_t *data, uint64_t number)
{
	uint64_t	state = number * UINT64_C(0xD1342543DE82EF95) + 1;
	uint64_t	shape = next(&state);
	unsigned	kind = shape % 4;
	size_t		size = (shape >> 8) % 8 == 0 ? (shape >> 16) % 16 : (shape >> 16) % (LONGEST + 1);

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
