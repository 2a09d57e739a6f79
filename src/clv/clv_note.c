/*
 * clv_note.c
 *	  What a fit says of itself: why its parameters are not to be trusted, how far they lean.
 *
 * Both are made of the search that found the parameters, purchases and spend alike. The
 * texts live in the current context.
 */
#include "base/dbm.h"

#include "clv/clv.h"

#include "lib/stringinfo.h"

#define VAGUE			4.6		/* ln 100: standard error of the logarithm of a parameter */
#define MANY			1000	/* customers, who cannot be called too few */

/* The names of the parameters in the mask, "a, b". */
static char *
parameter_names(unsigned mask, const char *const *names, int n)
{
	StringInfoData list;

	initStringInfo(&list);
	for (int i = 0; i < n; i++)
	{
		if (mask & (1u << i))
			appendStringInfo(&list, "%s%s", list.len > 0 ? ", " : "", names[i]);
	}
	return list.data;
}

/* What customers are like who do not tell the parameters. */
static const char *
too_alike(int64 customers)
{
	return customers < MANY ? "the customers are too few or too alike" :
		"the customers are too alike";
}

/* Why the parameters are not to be trusted; NULL when they are. */
char *
dbm_clv_weakness(const dbm_newton *search, const char *const *names, int64 customers)
{
	unsigned	vague = 0;

	for (int i = 0; i < search->n; i++)
	{
		double		variance = search->covariance[i * search->n + i];

		if (search->curved && !(variance <= VAGUE * VAGUE))
			vague |= 1u << i;
	}
	if (customers <= search->n)
		return psprintf("too few customers: " INT64_FORMAT " for %d parameters", customers,
						search->n);
	if (search->at_bound != 0)
		return psprintf("the likelihood has no inner maximum: %s at the end of the range; %s",
						parameter_names(search->at_bound, names, search->n), too_alike(customers));
	if (!search->converged)
		return psprintf("no maximum was reached in %d iterations", search->iterations);
	if (!search->curved)
		return psprintf("the likelihood is flat at its maximum; %s", too_alike(customers));
	if (vague != 0)
		return psprintf("%s uncertain by more than a factor of 100; %s",
						parameter_names(vague, names, search->n), too_alike(customers));
	return NULL;
}

char *
dbm_clv_leaning_note(const dbm_centre *centre, const dbm_newton *alone,
					 const char *const *names, int64 customers)
{
	char	   *weak = dbm_clv_weakness(alone, names, customers);

	return psprintf("leans toward a centre by the weight of %.*g customers%s%s",
					centre->weight < 1000.0 ? 3 : 6, centre->weight,
					weak == NULL ? "" : "; alone: ", weak == NULL ? "" : weak);
}
