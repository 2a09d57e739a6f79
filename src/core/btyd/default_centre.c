/*
 * default_centre.c
 *	  What is known of a shop before its customers are: published fits, and their weight.
 *
 * Fifty customers seldom tell how many leave, or how different they are. What a shop lacks it
 * takes from what shops are like: the parameters of a published fit of each model are the
 * centre, and the logarithm of each parameter strays from it between shops with the standard
 * deviation of the table. The pace of buying is left to the shop (e^3 = 20 times slower or
 * faster is nothing unusual), as is how many leave (e^2 = 7 times); how different customers
 * are in their pace differs least (e). a and b, gamma and delta move together, and so do the
 * two times of Pareto/NBD, since a shop is slow in everything: correlation 1/2.
 *
 * Published fits, time in weeks:
 *   BG/NBD .243 4.414 .793 2.426			Fader, Hardie and Lee, Marketing Science 24 (2005)
 *   Pareto/NBD .553 10.578 .606 11.669		the same
 *   MBG/NBD .525 6.183 .891 1.614			the data of the same, fitted by BTYDplus (Platzer 2016)
 *   NBD .385 12.072						the data of the same, fitted here
 *   BG/BB 1.204 .750 .657 2.783			Fader, Hardie and Shang, Marketing Science 29 (2010)
 *   Gamma-Gamma 6.25 3.74 15.44			Fader and Hardie, note 025 (2013)
 * The CNBD-k models have those of k = 1, at k events for each purchase.
 *
 * The weight fades as customers come back, w(m) = 10 exp(-(m/200)^2), without a step
 * anywhere, and is nothing from the point on where it could not be seen. Centre, spreads and
 * weight were chosen by the errors of forecasts over samples of two published data sets, a
 * panel of households and seven simulated shops: doc/small_shops.md.
 */
#include <math.h>
#include <string.h>

#include "core/btyd/default_centre.h"

#define DAYS_OF_A_WEEK	7.0
#define FADES_AT		200.0	/* customers who came back */
#define UNSEEN			1e-6	/* customers */
#define TOGETHER		0.5		/* correlation of the parameters of a pair */
#define ANYTHING		1e6		/* standard deviation of a logarithm that nothing is known of */

typedef struct known_family
{
	const dbm_btyd_family *family;
	double		p[DBM_NEWTON_MAX];
	double		spread[DBM_NEWTON_MAX];	/* of the logarithms, between shops */
	int			pairs[2][2];	/* parameters that move together; equal numbers: no pair */
} known_family;

static const known_family known[] = {
	{&dbm_bg_nbd_family, {0.243, 4.414, 0.793, 2.426}, {1, 3, 2, 2}, {{2, 3}, {0, 0}}},
	{&dbm_mbg_nbd_family, {0.525, 6.183, 0.891, 1.614}, {1, 3, 2, 2}, {{2, 3}, {0, 0}}},
	{&dbm_bg_cnbd_k_family, {0.243, 4.414, 0.793, 2.426}, {1, 3, 2, 2}, {{2, 3}, {0, 0}}},
	{&dbm_mbg_cnbd_k_family, {0.525, 6.183, 0.891, 1.614}, {1, 3, 2, 2}, {{2, 3}, {0, 0}}},
	{&dbm_pareto_nbd_family, {0.553, 10.578, 0.606, 11.669}, {1, 3, 1, 3}, {{1, 3}, {0, 0}}},
	{&dbm_nbd_family, {0.385, 12.072}, {1, 3}, {{0, 0}, {0, 0}}},
	{&dbm_bg_bb_family, {1.204, 0.750, 0.657, 2.783}, {2, 2, 2, 2}, {{0, 1}, {2, 3}}},
};

static void
fill_covariance(const double *p, const double *spread, int n, const int pairs[2][2],
				double *covariance)
{
	memset(covariance, 0, sizeof(double) * (size_t) (n * n));
	for (int i = 0; i < n; i++)
		covariance[i * n + i] = p[i] * p[i] * spread[i] * spread[i];
	for (int pair = 0; pair < 2; pair++)
	{
		int			i = pairs[pair][0];
		int			j = pairs[pair][1];

		if (i != j)
			covariance[i * n + j] = covariance[j * n + i] =
				TOGETHER * p[i] * spread[i] * p[j] * spread[j];
	}
}

dbm_status
dbm_default_centre(const dbm_btyd_family *family, double unit_days, int k, double *p,
				   double *covariance)
{
	for (size_t f = 0; f < sizeof(known) / sizeof(*known); f++)
	{
		if (known[f].family != family)
			continue;
		for (int i = 0; i < family->n; i++)
		{
			p[i] = known[f].p[i];
			if (family->is_time[i])
				p[i] *= DAYS_OF_A_WEEK / unit_days / (family->given_k ? k : 1);
		}
		fill_covariance(p, known[f].spread, family->n, known[f].pairs, covariance);
		return DBM_OK;
	}
	return DBM_INVALID;
}

void
dbm_default_spend_centre(double *p, double *covariance)
{
	static const double published[DBM_SPEND_PARAMETERS] = {6.25, 3.74, 15.44};
	static const double spread[DBM_SPEND_PARAMETERS] = {2.0, 1.0, ANYTHING};
	static const int none[2][2] = {{0, 0}, {0, 0}};

	memcpy(p, published, sizeof(published));
	fill_covariance(p, spread, DBM_SPEND_PARAMETERS, none, covariance);
}

double
dbm_default_centre_weight(double repeaters)
{
	double		faded = repeaters / FADES_AT;
	double		weight = DBM_DEFAULT_CENTRE_CUSTOMERS * exp(-faded * faded);

	return weight > UNSEEN ? weight : 0.0;
}
