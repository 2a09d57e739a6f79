/*
 * expect.h
 *	  What must hold for every input; says where it does not, and aborts.
 */
#ifndef DBM_EXPECT_H
#define DBM_EXPECT_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXPECT(condition) \
	do { \
		if (!(condition)) \
		{ \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			abort(); \
		} \
	} while (0)

#endif							/* DBM_EXPECT_H */
