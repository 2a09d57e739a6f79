/*
 * Default centres: every family has one, its covariance can be inverted, units only convert;
 * the weight fades without a step.
 */
#include "check.h"

#include "core/btyd/default_centre.h"

static void
every_family(const dbm_btyd_family *family)
{
	double		week[DBM_NEWTON_MAX];
	double		day[DBM_NEWTON_MAX];
	double		covariance[DBM_NEWTON_MAX * DBM_NEWTON_MAX];
	dbm_centre	centre;
	dbm_centre	in_days;

	CHECK(dbm_default_centre(family, 7, 2, week, covariance) == DBM_OK);
	CHECK(dbm_centre_of(week, covariance, family->n, 10, &centre) == DBM_OK);
	CHECK(dbm_default_centre(family, 1, 2, day, covariance) == DBM_OK);
	CHECK(dbm_centre_of(day, covariance, family->n, 10, &in_days) == DBM_OK);
	for (int i = 0; i < family->n; i++)
	{
		CHECK_NEAR(day[i], week[i] * (family->is_time[i] ? 7 : 1), 1e-12);
		for (int j = 0; j < family->n; j++)
			CHECK(fabs(centre.information[i * family->n + j] -
					   in_days.information[i * family->n + j]) < 1e-12);
	}
}

int
main(void)
{
	double		p[DBM_SPEND_PARAMETERS];
	double		covariance[DBM_SPEND_PARAMETERS * DBM_SPEND_PARAMETERS];
	dbm_centre	spend;

	every_family(&dbm_nbd_family);
	every_family(&dbm_bg_nbd_family);
	every_family(&dbm_mbg_nbd_family);
	every_family(&dbm_pareto_nbd_family);
	every_family(&dbm_bg_cnbd_k_family);
	every_family(&dbm_mbg_cnbd_k_family);
	every_family(&dbm_bg_bb_family);
	dbm_default_spend_centre(p, covariance);
	CHECK(dbm_centre_of(p, covariance, DBM_SPEND_PARAMETERS, 10, &spend) == DBM_OK);
	CHECK_NEAR(p[0], 6.25, 1e-15);
	CHECK(spend.information[8] < 1e-12);

	CHECK_NEAR(dbm_default_centre_weight(0), DBM_DEFAULT_CENTRE_CUSTOMERS, 1e-15);
	CHECK_NEAR(dbm_default_centre_weight(200), 10 * exp(-1), 1e-14);
	CHECK(dbm_default_centre_weight(100000) == 0.0);
	for (int m = 0; m < 1000; m++)
	{
		double		fall = dbm_default_centre_weight(m) - dbm_default_centre_weight(m + 1);

		CHECK(fall >= 0.0 && fall < 0.05);
	}
	return dbm_test_report("default_centre");
}
