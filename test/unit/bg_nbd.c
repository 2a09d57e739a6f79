/*
 * BG/NBD formulas against 50-digit arithmetic, and the likelihood's derivatives against differences.
 */
#include "btyd_check.h"

#include "core/btyd/bg_nbd.h"
#include "core/btyd/btyd.h"

/* Fader, Hardie and Lee (2005) */
static const double published[] = {.243, 4.414, .793, 2.426};

/* Expected purchases of an alive customer: parameters, x, t, horizon, truth. */
static const struct
{
	double		p[4];
	double		x;
	double		t;
	double		horizon;
	double		truth;
}			alive[] = {
	{{0.243, 4.414, 0.793, 2.426}, 2, 38.86, 39, 1.687399305805313},
	{{0.243, 4.414, 0.793, 2.426}, 0, 0, 78, 1.860519057942769},
	{{0.11, 2.24, 0.31, 0.5}, 0, 1, 30, 0.5645886155327847},
	{{0.243, 4.414, 1.0, 2.426}, 2, 38.86, 39, 1.625149536343284},
	{{0.243, 4.414, 1.000000001, 2.426}, 2, 38.86, 39, 1.625149536060855},
	{{0.243, 4.414, 0.793, 2.426}, 1000, 38.86, 39, 687.6422172765555},
	{{0.243, 4.414, 0.793, 2.426}, 300, 38.86, 39, 206.6093317058209},
	{{0.243, 4.414, 0.793, 2.426}, 2, 38.86, 5200, 27.13456424918727},
	{{0.243, 4.414, 0.793, 2.426}, 0, 38.86, 1e-6, 5.615381040353312e-9},
	{{0.02, 3.5, 0.01, 0.02}, 0, 10, 50, 0.05923199996303728},
	{{0.3, 5.0, 0.2, 0.3}, 0, 10, 50, 0.6812803116061032},
	{{2.5, 30.0, 12.0, 40.0}, 3, 52, 520, 4.832437685576836},
	{{0.01, 1.0, 500.0, 900.0}, 0, 30, 100, 0.02138125400522617},
	{{50.0, 20.0, 3.0, 0.4}, 0, 10, 1e5, 1.199999999974286},
	{{0.25, 4.0, 0.8, 2.5}, 5, 0.001, 1e6, 372.1129471037404},
	{{0.5, 10.0, 0.0001, 1.0}, 0, 30, 100, 1.249871736243051},
	{{0.5, 10.0, 2.0, 0.0001}, 0, 30, 100, 0.4654957413821645},
	{{0.5, 10.0, 0.0001, 0.0001}, 0, 30, 100, 0.857696610913438},
};

static double
purchases(const double *p, double x, double t_x, double t, double horizon)
{
	return dbm_bg_nbd_p_alive(p, x, t_x, t) * dbm_bg_nbd_purchases(p, x, t_x, t, horizon);
}

static void
scores(void)
{
	/* maximum of the CDNOW sample; conditional expectations evaluated there with 50 digits */
	static const double cdnow[] = {0.24259452243015814, 4.4136020190135445, 0.7929220172255965,
	2.4259067768263267};
	static const double paradox[][2] = {{10, 0.3474837737}, {15, 0.0428370163376},
	{20, 0.00415927430991}, {25, 0.000358393823029}};
	static const double fresh[][2] = {{1, 0.0531842915032}, {3, 0.150630839214},
	{31.8571, 1.04048914111}, {32, 1.04373204276}, {78, 1.85795839011}};

	for (size_t i = 0; i < sizeof(alive) / sizeof(alive[0]); i++)
		CHECK_NEAR(dbm_bg_nbd_purchases(alive[i].p, alive[i].x, alive[i].t, alive[i].t,
										alive[i].horizon),
				   alive[i].truth, 1e-11);
	CHECK_NEAR(purchases(published, 2, 30.43, 38.86, 39), 1.22602817476714, 1e-13);
	CHECK_NEAR(dbm_bg_nbd_p_alive(published, 2, 30.43, 38.86), 0.726578570080673, 1e-13);
	for (int i = 0; i < 4; i++)
		CHECK_NEAR(purchases(cdnow, paradox[i][0], 20, 39, 52), paradox[i][1], 1e-10);
	for (int i = 0; i < 5; i++)
		CHECK_NEAR(purchases(cdnow, 0, 0, 0, fresh[i][0]), fresh[i][1], 1e-10);
	CHECK_NEAR(purchases(cdnow, 26, 216 / 7.0, 31, 52), 25.7573369703, 1e-10);
	CHECK_NEAR(dbm_bg_nbd_p_alive(cdnow, 26, 216 / 7.0, 31), 0.968854441398, 1e-10);
	CHECK(dbm_bg_nbd_p_alive(published, 0, 0, 5000) == 1.0);
	CHECK(dbm_bg_nbd_p_alive(published, 1e9, 1, 1e9) == 0.0);
	CHECK(dbm_bg_nbd_purchases(published, 3, 10, 10, 0) == 0.0);
}

static void
probabilities(void)
{
	/* BTYD manual: 1.07869e-07, .5737864, and three of the tail */
	static const double tail[] = {.00199952144748, .00151702362996, .00116331500666};
	double		total = 0.0;
	double		mean = 0.0;

	CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 10, 2), 1.07868964036e-07, 1e-11);
	CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 0, 39), 0.573786352096, 1e-11);
	for (int i = 0; i < 3; i++)
		CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 11 + i, 30), tail[i], 1e-11);
	CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 170, 39), 1.312062971e-12, 1e-9);
	CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 171, 39), 1.167797828e-12, 1e-9);
	CHECK_NEAR(btyd_probability(&dbm_bg_nbd_family, published, 200, 39), 4.070853553e-14, 1e-9);
	for (uint32_t n = 0; n < 2000; n++)
	{
		total += btyd_probability(&dbm_bg_nbd_family, published, n, 39);
		mean += n * btyd_probability(&dbm_bg_nbd_family, published, n, 39);
	}
	CHECK_NEAR(total, 1.0, 1e-12);
	CHECK_NEAR(mean, dbm_bg_nbd_purchases(published, 0, 0, 0, 39), 1e-11);
	CHECK(btyd_probability(&dbm_bg_nbd_family, published, 0, 0) == 1.0);
	CHECK(btyd_probability(&dbm_bg_nbd_family, published, 3, 0) == 0.0);
}

/* Discounted residual purchases by 30-digit quadrature. */
static void
residuals(void)
{
	static const double cases[][4] = {
		{2, 30.43, 38.86, 5.156379826154038},
		{0, 0, 38.86, 1.01570193111807},
		{7, 35, 77.86, 0.6765157367352731},
		{26, 216 / 7.0, 31, 70.90179656676183},
	};

	for (int i = 0; i < 4; i++)
	{
		double		x = cases[i][0];
		double		t = cases[i][2];

		CHECK_NEAR(dbm_bg_nbd_p_alive(published, x, cases[i][1], t) *
				   dbm_bg_nbd_residual(published, x, t, t, .0027), cases[i][3], 1e-10);
		/* a long horizon comes to the same */
		CHECK_NEAR(dbm_btyd_discounted(&dbm_bg_nbd_family, published, x, t, t, 1e6, .0027),
				   dbm_bg_nbd_residual(published, x, t, t, .0027), 1e-10);
	}
}

/* One customer, or a few, as a histogram. */
static dbm_histogram
one_customer(double *times, dbm_item *item, double *scratch)
{
	dbm_histogram h = {.times = times, .ntimes = 2, .items = item, .n = 1, .scratch = scratch};

	return h;
}

static double
log_likelihood(const double *p, double x, double t_x, double t, double *g, double *hessian)
{
	double		times[2] = {t_x, t};
	dbm_item	item = {UINT64_C(1) << 32, (uint32_t) x, 1};
	double		scratch[4];
	dbm_histogram h = one_customer(times, &item, scratch);
	double		theta[4];
	double		value;

	for (int i = 0; i < 4; i++)
		theta[i] = log(p[i]);
	CHECK(dbm_bg_nbd_family.likelihood(theta, &value, g, hessian, &h) == DBM_OK);
	return value;
}

static void
likelihoods(void)
{
	static const double note_027[] = {.25, 4, .8, 2.5};
	static const double facts[][3] = {{0, 0, 40}, {3, 20, 40}, {1, 0, 30}, {200, 38, 40}, {26, 31, 31}};
	double		g[4];
	double		h[16];
	double		up[4];
	double		down[4];
	double		unused[16];

	CHECK_NEAR(log_likelihood(note_027, 0, 0, 40, g, h), -0.599473818199593, 1e-13);
	CHECK_NEAR(log_likelihood(note_027, 200, 38, 40, g, h), 100.795693092706, 1e-13);
	for (int f = 0; f < 5; f++)
	{
		const double *c = facts[f];

		log_likelihood(published, c[0], c[1], c[2], g, h);
		for (int i = 0; i < 4; i++)
		{
			double		high[4];
			double		low[4];
			double		step = 1e-5;
			double		rise;

			memcpy(high, published, sizeof(high));
			memcpy(low, published, sizeof(low));
			high[i] *= exp(step);
			low[i] *= exp(-step);
			rise = log_likelihood(high, c[0], c[1], c[2], up, unused) -
				log_likelihood(low, c[0], c[1], c[2], down, unused);
			CHECK(fabs(rise / (2 * step) - g[i]) < 1e-6 * (1 + fabs(g[i]) + c[0]));
			for (int j = 0; j < 4; j++)
			{
				CHECK(fabs((up[j] - down[j]) / (2 * step) - h[i * 4 + j]) < 1e-6 * (1 + fabs(h[i * 4 + j]) + c[0]));
				CHECK(h[i * 4 + j] == h[j * 4 + i]);
			}
		}
	}
}

int
main(void)
{
	scores();
	probabilities();
	residuals();
	likelihoods();
	return dbm_test_report("bg_nbd");
}
