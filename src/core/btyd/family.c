/*
 * family.c
 *	  The list of buy-till-you-die families and the names of their parameters.
 *
 * Each family is a constant of its own file. It stands apart from btyd.c, which families
 * call, so that calls go one way: family.c, a family, btyd.c.
 */
#include <string.h>

#include "core/btyd/btyd.h"

static const dbm_btyd_family *const families[] = {
	&dbm_bg_bb_family,
	&dbm_bg_cnbd_k_family,
	&dbm_bg_nbd_family,
	&dbm_mbg_cnbd_k_family,
	&dbm_mbg_nbd_family,
	&dbm_nbd_family,
	&dbm_pareto_nbd_family,
};

const dbm_btyd_family *
dbm_btyd_find(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(families) / sizeof(families[0]); i++)
	{
		if (strlen(families[i]->name) == length && memcmp(families[i]->name, name, length) == 0)
			return families[i];
	}
	return NULL;
}

const char *
dbm_btyd_parameter_name(dbm_btyd_parameter parameter)
{
	static const char *const names[DBM_BTYD_PARAMETERS] = {
		"r", "alpha", "a", "b", "s", "beta", "gamma", "delta", "k"
	};

	return names[parameter];
}
