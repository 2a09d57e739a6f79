/*
 * rfm_arguments.c
 *	  Reading what the RFM functions take: facts of a customer, number of scores, rule, sketch.
 *
 * Every refusal names the argument, its value and the cure. Nothing is kept.
 */
#include "base/dbm.h"

#include "utils/builtins.h"

#include "rfm/rfm.h"

Datum
dbm_given(NullableDatum argument, const char *name)
{
	if (argument.isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"%s\" must not be NULL", name)));
	return argument.value;
}

int
dbm_bins_argument(NullableDatum bins)
{
	int			n = DatumGetInt32(dbm_given(bins, "bins"));

	if (n < DBM_RANK_MIN_BINS || n > DBM_RANK_MAX_BINS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"bins\" must be from %d to %d, not %d",
						DBM_RANK_MIN_BINS, DBM_RANK_MAX_BINS, n),
				 errhint("Five bins give the customary scores 1 to 5.")));
	return n;
}

bool
dbm_nested_argument(NullableDatum rule)
{
	text	   *name = DatumGetTextPP(dbm_given(rule, "rule"));
	const char *word = VARDATA_ANY(name);
	size_t		length = VARSIZE_ANY_EXHDR(name);

	if (length == strlen("percent_rank") && memcmp(word, "percent_rank", length) == 0)
		return false;
	if (length == strlen("nested") && memcmp(word, "nested", length) == 0)
		return true;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown rule \"%s\"", dbm_shown(name)),
			 errhint("Use 'percent_rank' or 'nested'; fixed thresholds are given to dbm.rfm_thresholds.")));
}

static void
refuse_fact(const char *name, int64 value, const char *hint)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("argument \"%s\" must not be negative, not %lld", name, (long long) value),
			 errhint("%s", hint)));
}

bool
dbm_facts_arguments(const NullableDatum *facts, dbm_rank_row *row, int *scale)
{
	dbm_decimal money;

	if (!facts[0].isnull && DatumGetInt32(facts[0].value) < 0)
		refuse_fact("recency_days", DatumGetInt32(facts[0].value),
					"Leave out purchases after the day of the analysis, or move that day.");
	if (!facts[1].isnull && DatumGetInt64(facts[1].value) < 0)
		refuse_fact("frequency", DatumGetInt64(facts[1].value),
					"Count purchases; a refund lowers monetary only.");
	if (facts[0].isnull || facts[1].isnull || DatumGetInt64(facts[1].value) == 0)
		return false;
	if (facts[2].isnull)
		ereport(ERROR,
				(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
				 errmsg("argument \"monetary\" is NULL where frequency is %lld",
						(long long) DatumGetInt64(facts[1].value)),
				 errhint("Give 0 for purchases without money, or filter such customers out.")));
	money = dbm_decimal_from_numeric(DatumGetNumeric(facts[2].value), "monetary");
	row->recency = DatumGetInt32(facts[0].value);
	row->frequency = DatumGetInt64(facts[1].value);
	row->monetary = money.mantissa;
	row->count = 1;
	*scale = money.scale;
	return true;
}

dbm_population *
dbm_rfm_sketch_read(Datum datum)
{
	dbm_population *sketch = (dbm_population *) PG_DETOAST_DATUM(datum);

	if (!dbm_population_valid(sketch, VARSIZE(sketch)))
		ereport(ERROR,
				(errcode(ERRCODE_DATA_CORRUPTED),
				 errmsg("rfm_sketch is damaged or of an unknown version")));
	return sketch;
}
