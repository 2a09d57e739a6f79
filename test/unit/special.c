/*
 * Special functions against values of 40-digit arithmetic.
 */
#include "check.h"

#include "core/math/incomplete_beta.h"
#include "core/math/special.h"

static void
rises(void)
{
	static const struct
	{
		double		z;
		uint32_t	n;
		double		value;
		double		d1;
		double		d2;
	}			cases[] = {
		{0.2425, 1, -1.41675356860459919, 4.12371134020618568, -17.0049952173450961},
		{0.2425, 7, 5.71763980763529708, 6.26952619990020665, -18.0643181309654448},
		{0.2425, 33, 81.0828507388693637, 7.84889516911142488, -18.1818222902886899},
		{1e-6, 100, 345.318699988987825, 1000005.1773758828, -1000000000001.63497},
		{3.5, 1000, 5928.2009637146408, 5.80759418873447232, -0.329360747209741889},
		{2.4259, 200, 870.56153651998221, 4.64174475379021276, -0.50354491542521498},
		{1e6, 3, 41.4465346738903223, 2.99999700000499999e-6, -2.99999400001499996e-12},
		{1e6, 5000, 69090.0295146444694, 0.00498754399860208979, -4.97512934086037476e-9},
		{17.0, 40, 141.680937033082129, 1.23074036155423741, -0.0428888803417880424},
		{1e12, 100, 2763.10211159780482, 9.999999999505e-11, -9.99999999901e-23},
		{0.5, 1000000000, 19723265837.2929847, 22.6867758629678346, -4.93480219954467931},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		dbm_rise	rise = dbm_lgamma_rise(cases[i].z, cases[i].n);

		CHECK_NEAR(rise.value, cases[i].value, 1e-14);
		CHECK_NEAR(rise.d1, cases[i].d1, 1e-13);
		CHECK_NEAR(rise.d2, cases[i].d2, cases[i].z < 1e9 ? 1e-10 : 1e-7);
		CHECK_NEAR(dbm_lgamma_rise_real(cases[i].z, cases[i].n), cases[i].value, 1e-13);
		CHECK_NEAR(dbm_digamma_rise_real(cases[i].z, cases[i].n), cases[i].d1, 1e-13);
	}
	CHECK(dbm_lgamma_rise(0.3, 0).value == 0.0);
}

static void
gammas(void)
{
	static const double cases[][3] = {
		{0.001, 6.90717888538385366, 1000001.64253319583},
		{0.5, 0.572364942924700087, 4.93480220054467931},
		{1.0, 0.0, 1.64493406684822644},
		{3.7, 1.42807232666538813, 0.310037857670038302},
		{20.0, 39.339884187199494, 0.0512708229352031198},
		{1e6, 12815504.5691476117, 1.00000050000016667e-6},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		CHECK_NEAR(dbm_lgamma(cases[i][0]), cases[i][1], 1e-14);
		CHECK_NEAR(dbm_trigamma(cases[i][0]), cases[i][2], 1e-14);
	}
}

static void
integrals(void)
{
	static const double beta[][4] = {
		{10, 0.243, 0.3, 3.4896768314731276e-7},
		{1, 0.5, 0.25, 0.133974596215561353},
		{200, 0.1, 0.9, 4.81552889979447394e-12},
		{3, 4, 0.7, 0.92953},
		{11, 0.2426, 0.8717, 0.0340170430100835697},
		{1000, 2.5, 0.999, 0.848798886781324355},
	};
	static const double exponential[][3] = {
		{1, 0.5, 0.922910632483730469},
		{1.243, 0.01, 2.51890211575076294},
		{3.243, 0.117, 0.411011404442976989},
		{27.2, 0.5, 0.0374259554643407045},
		{1.1, 0.0001, 5.74639822984175758},
		{100.5, 40, 0.00715370993011889959},
		{2, 700, 0.00142450718937931575},
		{1, 1e-6, 13.238309131365003},
		{2.5, 0.3, 0.49656232429041645},
		{1.0005, 0.2, 1.4926405471480417},
		{3.9999, 0.9, 0.24058493077335712},
		{1.5, 0.001, 1.8917906875127515},
		{19.7, 0.001, 0.053472914770465651},
	};

	for (size_t i = 0; i < sizeof(beta) / sizeof(beta[0]); i++)
		CHECK_NEAR(dbm_beta_share(beta[i][0], beta[i][1], beta[i][2]), beta[i][3], 2e-12);
	CHECK(dbm_beta_share(2, 3, 0) == 0.0 && dbm_beta_share(2, 3, 1) == 1.0);
	for (size_t i = 0; i < sizeof(exponential) / sizeof(exponential[0]); i++)
		CHECK_NEAR(dbm_exponential_integral(exponential[i][0], exponential[i][1]),
				   exponential[i][2], 1e-12);
}

static void
elementary(void)
{
	CHECK(dbm_logistic(0) == 0.5);
	CHECK(dbm_logistic(1e300) == 1.0 && dbm_logistic(-1e300) == 0.0);
	CHECK_NEAR(dbm_logistic(-30), exp(-30) / (1 + exp(-30)), 1e-15);
	CHECK_NEAR(dbm_power_deficit(0, log(0.5)), log(2), 1e-15);
	CHECK_NEAR(dbm_power_deficit(1e-200, log(0.5)), log(2), 1e-15);
	CHECK_NEAR(dbm_power_deficit(2, log(0.5)), 0.375, 1e-15);
	CHECK_NEAR(dbm_power_deficit(-1, log(0.5)), 1.0, 1e-15);
}

int
main(void)
{
	rises();
	gammas();
	integrals();
	elementary();
	return dbm_test_report("special");
}
