/*
 * match_model.c
 *	  Linkage models as jsonb, pins and options.
 *
 * Numbers are written with 17 digits and read back to the same double, so that a
 * stored model gives the weights of the run that made it. Hashes of frequent and
 * of shared values are written as hexadecimal text.
 */
#include "base/dbm.h"
#include "match/match.h"

#include <math.h>

#include "lib/stringinfo.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"
#include "utils/fmgrprotos.h"

#define FORMAT	1

static const char *const field_names[DBM_LINK_FIELDS] = {
	[DBM_LINK_GIVEN] = "given_name", [DBM_LINK_SURNAME] = "surname",
	[DBM_LINK_SUFFIX] = "suffix", [DBM_LINK_BIRTH] = "birth_date",
	[DBM_LINK_COMPANY] = "company", [DBM_LINK_ADDRESS] = "address",
	[DBM_LINK_STREET] = "street", [DBM_LINK_NUMBER] = "street_number",
	[DBM_LINK_POSTCODE] = "postcode", [DBM_LINK_CITY] = "city",
	[DBM_LINK_REGION] = "region", [DBM_LINK_COUNTRY] = "country",
	[DBM_LINK_DOMAIN] = "website", [DBM_LINK_PHONE] = "phone",
	[DBM_LINK_MOBILE] = "mobile", [DBM_LINK_FAX] = "fax", [DBM_LINK_EMAIL] = "email",
	[DBM_LINK_TITLE] = "job_title", [DBM_LINK_NATIONAL] = "national_id",
	[DBM_LINK_CREDIT] = "credit_code", [DBM_LINK_UNION] = "wechat_unionid",
	[DBM_LINK_OPEN] = "wechat_openid", [DBM_LINK_TEXT] = "text", [DBM_LINK_CODE] = "code"
};

static const char *const level_names[DBM_KINDS][DBM_LINK_LEVELS] = {
	[DBM_KIND_GIVEN] = {"empty", "different", "alike", "initial or part", "slip",
		"nickname or reading", "equal"},
	[DBM_KIND_SURNAME] = {"empty", "different", "alike", "initial or part", "slip",
		"reading", "equal"},
	[DBM_KIND_SUFFIX] = {"empty", "different", "equal"},
	[DBM_KIND_DATE] = {"empty", "different", "two parts equal", "slip", "equal"},
	[DBM_KIND_COMPANY] = {"empty", "different", "other place, trade or branch", "other legal form",
		"part or sound", "slip", "equal but for what one does not say", "equal"},
	[DBM_KIND_TEXT] = {"empty", "different", "alike", "slip", "equal"},
	[DBM_KIND_CODE] = {"empty", "different", "slip", "equal"},
	[DBM_KIND_DOMAIN] = {"empty", "different", "equal, shared by many", "equal"},
	[DBM_KIND_PHONE] = {"empty", "different", "slip", "equal, shared by many", "equal",
		"equal with extension"},
	[DBM_KIND_EMAIL] = {"empty", "other box of one firm", "different", "alike",
		"slip or same box elsewhere", "equal, shared by many", "equal"},
	[DBM_KIND_ID] = {"empty", "different", "slip", "equal"}
};

const char *
dbm_match_field_name(dbm_link_field field)
{
	return field_names[field];
}

const char *
dbm_match_level_name(const dbm_match *match, dbm_link_field field, int level)
{
	return level_names[match->table.column[field].kind][level];
}

/* ---- out ------------------------------------------------------------------------------- */

static void
append_chances(StringInfo out, const char *key, const double *chances, int levels)
{
	appendStringInfo(out, ",\"%s\":[", key);
	for (int level = 1; level < levels; level++)
		appendStringInfo(out, "%s%.17g", level == 1 ? "" : ",", chances[level]);
	appendStringInfoChar(out, ']');
}

static void
append_values(StringInfo out, const dbm_match *match, dbm_link_field field)
{
	bool		any = false;

	appendStringInfoString(out, ",\"frequent\":{");
	for (size_t i = 0; i < match->list.n; i++)
	{
		const dbm_frequent *item = &match->list.item[i];

		if (item->field != field || item->frequency == 0)
			continue;
		appendStringInfo(out, "%s\"%016llx\":%.9g", any ? "," : "",
						 (unsigned long long) item->hash, item->frequency);
		any = true;
	}
	appendStringInfoString(out, "},\"shared\":[");
	any = false;
	for (size_t i = 0; i < match->list.n; i++)
	{
		const dbm_frequent *item = &match->list.item[i];

		if (item->field != field || item->frequency != 0)
			continue;
		appendStringInfo(out, "%s\"%016llx\"", any ? "," : "", (unsigned long long) item->hash);
		any = true;
	}
	appendStringInfoChar(out, ']');
}

static void
append_field(StringInfo out, const dbm_match *match, dbm_link_field field)
{
	const dbm_link_model *model = &match->model;
	dbm_link_kind kind = match->table.column[field].kind;
	int			levels = dbm_kind_levels(kind);

	appendStringInfo(out, "\"%s\":{\"levels\":[", field_names[field]);
	for (int level = 1; level < levels; level++)
		appendStringInfo(out, "%s\"%s\"", level == 1 ? "" : ",", level_names[kind][level]);
	appendStringInfoChar(out, ']');
	append_chances(out, "m", model->m[field][0], levels);
	append_chances(out, "u", model->u[field][0], levels);
	append_chances(out, "bits", model->bits[field][0], levels);
	append_chances(out, "m_given", model->m[field][1], levels);
	append_chances(out, "u_given", model->u[field][1], levels);
	append_chances(out, "bits_given", model->bits[field][1], levels);
	appendStringInfo(out, ",\"frequency\":%.17g,\"spread\":%.17g", model->frequency[field],
					 model->spread[field]);
	append_values(out, match, field);
	appendStringInfoChar(out, '}');
}

Jsonb *
dbm_match_model_out(const dbm_match *match)
{
	StringInfoData out;
	bool		any = false;

	initStringInfo(&out);
	appendStringInfo(&out, "{\"format\":%d,\"level\":\"%s\",\"records\":%.17g,\"prior\":%.17g",
					 FORMAT, match->table.company ? "company" : "person", match->model.records,
					 match->model.prior);
	appendStringInfo(&out, ",\"families\":%s,\"fields\":{",
					 match->model.families ? "true" : "false");
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		if (!match->table.column[f].used)
			continue;
		if (any)
			appendStringInfoChar(&out, ',');
		append_field(&out, match, f);
		any = true;
	}
	appendStringInfoString(&out, "}}");
	return DatumGetJsonbP(DirectFunctionCall1(jsonb_in, CStringGetDatum(out.data)));
}

/* ---- in ---------------------------------------------------------------------------------- */

JsonbValue *
dbm_match_member(JsonbContainer *object, const char *key)
{
	return getKeyJsonValueFromContainer(object, key, strlen(key), NULL);
}

static void
invalid(const char *what)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("%s is not valid in a match model", what),
			 errhint("Use a model that dbm.match_fit gave, or pins of the same shape.")));
}

static double
number_of(const JsonbValue *value, double low, double high, const char *what)
{
	double		number;

	if (value == NULL || value->type != jbvNumeric)
		invalid(what);
	number = DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow,
												NumericGetDatum(value->val.numeric)));
	if (!(number >= low && number <= high))
		invalid(what);
	return number;
}

/* Refuses members that nothing reads: a misspelt pin would be as good as none. */
static void
check_members(JsonbContainer *object, const char *const *known, int n)
{
	JsonbIterator *iterator = JsonbIteratorInit(object);
	JsonbIteratorToken token;
	JsonbValue	item;

	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
	{
		int			i = 0;

		if (token != WJB_KEY)
			continue;
		while (i < n && (strlen(known[i]) != item.val.string.len ||
						 memcmp(known[i], item.val.string.val, item.val.string.len) != 0))
			i++;
		if (i == n)
			invalid(psprintf("member \"%s\"", pnstrdup(item.val.string.val,
													   pg_mbcliplen(item.val.string.val,
																	item.val.string.len, 64))));
	}
}

/* Chances or bits of the levels; absent ones stay as they are. Returns whether they were there. */
static bool
read_chances(JsonbContainer *field, const char *key, double low, double high, int levels,
			 double *target)
{
	JsonbValue *value = dbm_match_member(field, key);

	if (value == NULL)
		return false;
	if (value->type != jbvBinary || !JsonContainerIsArray(value->val.binary.data) ||
		JsonContainerSize(value->val.binary.data) != levels - 1)
		invalid(key);
	for (int level = 1; level < levels; level++)
		target[level] = number_of(getIthJsonbValueFromContainer(value->val.binary.data, level - 1),
								  low, high, key);
	return true;
}

static bool
read_tables(dbm_match *match, JsonbContainer *object, int f)
{
	static const char *const keys[2][3] = {
		{"m", "u", "bits"}, {"m_given", "u_given", "bits_given"}
	};
	dbm_link_model *model = &match->model;
	int			levels = dbm_kind_levels(match->table.column[f].kind);
	bool		any = false;

	for (int state = 0; state < DBM_LINK_STATES; state++)
	{
		bool		chances;

		chances = read_chances(object, keys[state][0], 1e-12, 1, levels, model->m[f][state]);
		chances |= read_chances(object, keys[state][1], 1e-12, 1, levels, model->u[f][state]);
		any |= chances;
		if (!read_chances(object, keys[state][2], -100, 100, levels, model->bits[f][state]) &&
			chances)
		{
			for (int level = 1; level < levels; level++)
				model->bits[f][state][level] = log2(model->m[f][state][level] /
													model->u[f][state][level]);
		}
		else
			any = true;
	}
	return any;
}

static uint64_t
hash_of(const JsonbValue *value)
{
	char		text[17];
	char	   *end;
	uint64_t	hash;

	if (value->type != jbvString || value->val.string.len != 16)
		invalid("hash");
	memcpy(text, value->val.string.val, 16);
	text[16] = '\0';
	hash = strtoull(text, &end, 16);
	if (*end != '\0')
		invalid("hash");
	return hash;
}

static void
add_value(dbm_match *match, int f, uint64_t hash, double frequency)
{
	dbm_frequent_list *list = &match->list;

	list->item = dbm_room_grow(&match->room, list->item, &list->room, list->n + 1,
							   sizeof(*list->item));
	list->item[list->n++] = (dbm_frequent) {hash, (float) frequency, f};
}

static void
read_values(dbm_match *match, JsonbContainer *object, int f)
{
	JsonbValue *frequent = dbm_match_member(object, "frequent");
	JsonbValue *shared = dbm_match_member(object, "shared");
	JsonbValue	item;
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	uint64_t	hash = 0;

	if (frequent != NULL && !(frequent->type == jbvBinary &&
							  JsonContainerIsObject(frequent->val.binary.data)))
		invalid("member \"frequent\"");
	if (shared != NULL && !(shared->type == jbvBinary &&
							JsonContainerIsArray(shared->val.binary.data)))
		invalid("member \"shared\"");
	if (frequent != NULL)
	{
		iterator = JsonbIteratorInit(frequent->val.binary.data);
		while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
		{
			if (token == WJB_KEY)
				hash = hash_of(&item);
			else if (token == WJB_VALUE)
				add_value(match, f, hash, number_of(&item, 1e-12, 1, "frequency"));
		}
	}
	if (shared != NULL)
	{
		iterator = JsonbIteratorInit(shared->val.binary.data);
		while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
		{
			if (token == WJB_ELEM)
				add_value(match, f, hash_of(&item), 0);
		}
	}
}

/* What a model, or pins of the same shape, say of the fields in use. */
static void
read_fields(dbm_match *match, JsonbContainer *root, bool complete)
{
	static const char *const members[] = {
		"format", "level", "records", "prior", "families", "fields"
	};
	static const char *const of_field[] = {
		"levels", "m", "u", "bits", "m_given", "u_given", "bits_given", "frequency", "spread",
		"frequent", "shared"
	};
	JsonbValue *fields = dbm_match_member(root, "fields");

	check_members(root, members, lengthof(members));
	if (fields == NULL && !complete)
		return;
	if (fields == NULL || fields->type != jbvBinary ||
		!JsonContainerIsObject(fields->val.binary.data))
		invalid("member \"fields\"");
	check_members(fields->val.binary.data, field_names, lengthof(field_names));
	for (int f = 0; f < DBM_LINK_FIELDS; f++)
	{
		JsonbValue *field;
		JsonbContainer *object;
		JsonbValue *number;

		if (!match->table.column[f].used)
			continue;
		field = dbm_match_member(fields->val.binary.data, field_names[f]);
		if (field == NULL)
			continue;
		if (field->type != jbvBinary || !JsonContainerIsObject(field->val.binary.data))
			invalid(field_names[f]);
		object = field->val.binary.data;
		check_members(object, of_field, lengthof(of_field));
		read_tables(match, object, f);
		if ((number = dbm_match_member(object, "frequency")) != NULL)
			match->model.frequency[f] = number_of(number, 0, 1, "frequency");
		if ((number = dbm_match_member(object, "spread")) != NULL)
			match->model.spread[f] = number_of(number, 0, 1, "spread");
		read_values(match, object, f);
	}
}

void
dbm_match_model_in(dbm_match *match, Jsonb *model)
{
	JsonbValue *value;
	const char *level = match->table.company ? "company" : "person";

	if (!JB_ROOT_IS_OBJECT(model))
		invalid("a value that is no object");
	value = dbm_match_member(&model->root, "format");
	if (number_of(value, 0, 1e9, "member \"format\"") != FORMAT)
		invalid("this format");
	value = dbm_match_member(&model->root, "level");
	if (value == NULL || value->type != jbvString ||
		value->val.string.len != (int) strlen(level) ||
		memcmp(value->val.string.val, level, strlen(level)) != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("the model is not of level \"%s\"", level),
				 errhint("Give the level the model was fitted for.")));
	dbm_fs_default(&match->model, match->table.company);
	dbm_fs_weigh(&match->model, &match->table);
	match->model.prior = number_of(dbm_match_member(&model->root, "prior"), -100, 100,
								   "member \"prior\"");
	match->model.records = number_of(dbm_match_member(&model->root, "records"), 0, 1e18,
									 "member \"records\"");
	value = dbm_match_member(&model->root, "families");
	if (value == NULL || value->type != jbvBool)
		invalid("member \"families\"");
	match->model.families = value->val.boolean;
	read_fields(match, &model->root, true);
	match->fitted = true;
}

void
dbm_match_pin(dbm_match *match, Jsonb *pins)
{
	JsonbValue *prior;

	if (pins == NULL)
		return;
	if (!JB_ROOT_IS_OBJECT(pins))
		invalid("a pin that is no object");
	read_fields(match, &pins->root, false);
	prior = dbm_match_member(&pins->root, "prior");
	if (prior != NULL)
		match->model.prior = number_of(prior, -100, 100, "member \"prior\"");
}

/* The option that the records are read with; NULL without it. */
const struct dbm_phone_region *
dbm_match_region(Jsonb *options)
{
	JsonbValue *value;

	if (options == NULL || !JB_ROOT_IS_OBJECT(options))
		return NULL;
	value = dbm_match_member(&options->root, "region");
	if (value == NULL || value->type == jbvNull)
		return NULL;
	if (value->type != jbvString)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("option \"region\" must be a text of two letters")));
	return dbm_region_named(value->val.string.val, value->val.string.len);
}

void
dbm_match_options(dbm_link_settings *settings, Jsonb *options)
{
	JsonbIterator *iterator;
	JsonbIteratorToken token;
	JsonbValue	item;
	char	   *key = NULL;

	dbm_link_settings_default(settings);
	if (options == NULL)
		return;
	if (!JB_ROOT_IS_OBJECT(options))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("argument \"options\" must be an object")));
	iterator = JsonbIteratorInit(&options->root);
	while ((token = JsonbIteratorNext(&iterator, &item, true)) != WJB_DONE)
	{
		if (token == WJB_KEY)
			key = pnstrdup(item.val.string.val, item.val.string.len);
		else if (token != WJB_VALUE)
			continue;
		else if (strcmp(key, "threshold") == 0)
			settings->threshold = number_of(&item, -100, 100, "option \"threshold\"");
		else if (strcmp(key, "review") == 0)
			settings->review = number_of(&item, -100, 100, "option \"review\"");
		else if (strcmp(key, "mean") == 0)
			settings->least = number_of(&item, -15, 15, "option \"mean\"");
		else if (strcmp(key, "block_limit") == 0)
			settings->limit = number_of(&item, 2, 100000, "option \"block_limit\"");
		else if (strcmp(key, "aliases") == 0)
			continue;			/* read before the records, see match_read.c */
		else if (strcmp(key, "seed") == 0)
			settings->seed = number_of(&item, 0, 9e15, "option \"seed\"");
		else if (strcmp(key, "region") == 0)
			continue;			/* known before the records were read */
		else
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("unknown option \"%s\"", key),
					 errhint("Options are threshold, review, mean, block_limit, seed, region and aliases.")));
	}
	if (settings->review > settings->threshold)
		settings->review = settings->threshold;
}
