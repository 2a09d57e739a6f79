/*
 * quadrature.c
 *	  Integrals that no closed form gives at every parameter.
 *
 * The mean over Beta(a, b) is taken in y = ln(p / (1 - p)), where the density is
 * proportional to p^a (1 - p)^b and the trapezoid rule converges exponentially:
 * the step is bounded by the distance of the nearest singularity (a quarter) and
 * by the width of the density. Weights are normalised by their own sum, so no
 * beta function is needed. Where an exponent is small the density falls off too
 * slowly; there the line through f at that end is taken out and integrated
 * exactly, which raises the exponent by one. At the low end, where a falling f may
 * be larger by many orders than its mean, this is left to exponents so small
 * that the mean is of the order of f(0) too, and no digits cancel.
 *
 * The discounted sum is integrated by parts,
 *   e^(-delta H) F(H) + delta * integral of e^(-delta u) F(u) du,
 * by ten-point Gauss-Legendre panels no longer than (offset + u), the distance
 * of the curve's singularity, and than a few times 1/delta. A curve that has risen
 * before is followed from the length of its rise on.
 *
 * A smooth sum is the integral from half a step before its first term to half a step
 * before the one it ends at, with the first term of the midpoint rule's error, in
 * panels of the logarithm.
 */
#include <math.h>

#include "core/math/quadrature.h"

#define STEP		0.25		/* trapezoid in the logit: e^(-2 pi (pi/2) / STEP) is 1e-17 */
#define NEGLIGIBLE	1e-17
#define FLAT		1e-14
#define LIFT_LOW	0.1
#define LIFT_HIGH	1.0
#define STEPS		20000
#define POINT_MASS	1e13		/* both parameters above: all mass within rounding of the mean */
#define GAUSS		10
#define LOG_PANEL	0.25
#define PANEL_DECAY	4.0			/* delta * panel length */
#define RISEN		0.75		/* share of a rise at half of its length; of a straight one 0.5 */
#define HALVINGS	64
#define LONGEST		45.0		/* delta * u beyond which e^(-delta u) is nothing */

typedef struct beta_sum
{
	double		a;				/* exponents after the ends are raised */
	double		b;
	bool		lift_low;		/* the value at p = 0 is taken out */
	bool		lift_high;
	double		low;			/* f(0), f(1) */
	double		high;
	double		peak;			/* log weight at the middle */
	dbm_curve	f;
	const void *context;
	double		weight;			/* sums so far */
	double		mean;
} beta_sum;

static double
log_weight(const beta_sum *sum, double y)
{
	/* ln p = -log1p(e^-y), ln (1 - p) = -log1p(e^y), neither loses digits */
	double		e = exp(-fabs(y));
	double		near = log1p(e);
	double		far = near + fabs(y);

	return y >= 0.0 ? -sum->a * near - sum->b * far : -sum->a * far - sum->b * near;
}

/* Adds the node y; false when everything beyond it, away from the middle, is negligible. */
static bool
add_node(beta_sum *sum, double y, bool upward)
{
	double		weight = exp(log_weight(sum, y) - sum->peak);
	double		p = 1.0 / (1.0 + exp(-y));
	double		q = 1.0 / (1.0 + exp(y));
	double		raw = sum->f(p, sum->context);
	double		end = upward ? sum->high : sum->low;
	double		value = raw;

	if (weight == 0.0)
		return false;
	if (sum->lift_low)
		value -= q * sum->low;
	if (sum->lift_high)
		value -= p * sum->high;
	if (sum->lift_low)
		value /= p;
	if (sum->lift_high)
		value /= q;
	sum->weight += weight;
	sum->mean += weight * value;
	if (weight > NEGLIGIBLE * sum->weight)
		return true;
	/* once f has reached its end value a lifted difference holds only rounding */
	if (upward ? sum->lift_high : sum->lift_low)
		if (fabs(raw - end) <= FLAT * end)
			return false;
	return weight * fabs(value) > NEGLIGIBLE * fabs(sum->mean);
}

double
dbm_beta_mean(double a, double b, dbm_curve f, const void *context)
{
	beta_sum	sum = {0};
	double		total = a + b;
	double		lifted = 1.0;
	double		taken = 0.0;
	double		middle;
	double		step;

	if (fmin(a, b) > POINT_MASS)
		return f(a / total, context);
	sum.f = f;
	sum.context = context;
	sum.low = f(0.0, context);
	sum.high = f(1.0, context);
	sum.lift_low = a < LIFT_LOW;
	sum.lift_high = b < LIFT_HIGH;
	sum.a = a + sum.lift_low;
	sum.b = b + sum.lift_high;
	if (sum.lift_low)
	{
		taken += sum.low * (b / total);
		lifted *= a / total;
	}
	if (sum.lift_high)
	{
		taken += sum.high * (a / total);
		lifted *= b / (total + sum.lift_low);
	}
	middle = log(sum.a / sum.b);
	step = fmin(STEP, 0.5 * sqrt(1.0 / sum.a + 1.0 / sum.b));
	sum.peak = log_weight(&sum, middle);
	add_node(&sum, middle, true);
	for (int i = 1; i < STEPS && add_node(&sum, middle + i * step, true); i++)
		;
	for (int i = 1; i < STEPS && add_node(&sum, middle - i * step, false); i++)
		;
	return taken + lifted * sum.mean / sum.weight;
}

/* Nodes and weights of the upper half; the rule is symmetric. */
static const double gauss_node[GAUSS / 2] = {
	0.14887433898163122, 0.43339539412924721, 0.67940956829902444,
	0.86506336668898454, 0.97390652851717174
};
static const double gauss_weight[GAUSS / 2] = {
	0.29552422471475287, 0.26926671930999636, 0.21908636251598204,
	0.14945134915058059, 0.06667134430868814
};

static double
discounted_panel(dbm_curve curve, const void *context, double from, double to, double delta)
{
	double		half = 0.5 * (to - from);
	double		middle = 0.5 * (from + to);
	double		sum = 0.0;

	for (int i = 0; i < GAUSS / 2; i++)
	{
		double		low = middle - half * gauss_node[i];
		double		high = middle + half * gauss_node[i];

		sum += gauss_weight[i] * (exp(-delta * low) * curve(low, context) +
								  exp(-delta * high) * curve(high, context));
	}
	return half * sum;
}

/* A curve may have risen long before the end of its scale: the length of its rise. */
static double
rise_scale(dbm_curve curve, const void *context, double scale)
{
	double		there = curve(scale, context);

	for (int i = 0; i < HALVINGS; i++)
	{
		double		half = curve(0.5 * scale, context);

		if (half < RISEN * there)
			break;
		scale *= 0.5;
		there = half;
	}
	return scale;
}

double
dbm_discounted(dbm_curve curve, const void *context, double offset, double horizon, double delta)
{
	double		end = horizon;
	double		sum = 0.0;
	double		scale;

	if (horizon <= 0.0)
		return 0.0;
	if (delta <= 0.0)
		return curve(horizon, context);
	if (delta * end > LONGEST)
		end = LONGEST / delta;
	scale = rise_scale(curve, context, fmin(offset, end));
	for (double from = 0.0; from < end;)
	{
		double		to = from + fmin(scale + from, PANEL_DECAY / delta);

		to = fmin(to, end);
		sum += discounted_panel(curve, context, from, to, delta);
		from = to;
	}
	return exp(-delta * horizon) * curve(horizon, context) + delta * sum;
}

double
dbm_sum_smooth(dbm_curve f, const void *context, double from, double to)
{
	double		start = log(from - 0.5);
	double		whole = (isinf(to) ? 700.0 : log(to - 0.5)) - start;
	double		panels = fmax(1.0, ceil(whole / LOG_PANEL));
	double		length = whole / panels;
	double		sum = (f(from, context) - f(from - 1.0, context)) / 24.0;

	if (to <= from)
		return 0.0;
	for (double panel = 0.0; panel < panels; panel++)
	{
		double		part = 0.0;

		for (int j = 0; j < GAUSS; j++)
		{
			double		i = exp(start + length * (panel + 0.5 + (j % 2 ? 0.5 : -0.5) *
												  gauss_node[j / 2]));

			part += gauss_weight[j / 2] * i * f(i, context);
		}
		sum += 0.5 * length * part;
		if (part <= NEGLIGIBLE * fabs(sum))
			return sum;
	}
	if (!isinf(to))
		sum -= (f(to, context) - f(to - 1.0, context)) / 24.0;
	return sum;
}
