/*
 * normalize.c
 *	  E-mail, telephone, codes and ids in the one form in which they are compared.
 *
 * Each function decodes its text once (composed, NFKC, by the server's tables), calls
 * the core and writes UTF-8. Nothing is read but the arguments and nothing kept: the
 * functions are immutable and the same in every locale. What is no e-mail, number or
 * id is NULL or kind invalid with a reason, never an error.
 */
#include "base/dbm.h"

#include "catalog/pg_type.h"
#include "common/cryptohash.h"
#include "common/hmac.h"
#include "common/sha2.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "core/contact/check_digit.h"
#include "core/contact/domain.h"
#include "core/contact/email.h"
#include "core/text/fold.h"
#include "core/contact/online_id.h"
#include "core/contact/phone.h"
#include "core/address/address.h"
#include "core/text/utf8.h"

#define KEY_LEAST	16			/* bytes of a key that cannot be guessed */
#define NAME_ROOM	32			/* of a kind, with its zero */

PG_FUNCTION_INFO_V1(dbm_fold_text);
PG_FUNCTION_INFO_V1(dbm_parse_email);
PG_FUNCTION_INFO_V1(dbm_normalize_email);
PG_FUNCTION_INFO_V1(dbm_parse_phone);
PG_FUNCTION_INFO_V1(dbm_normalize_phone);
PG_FUNCTION_INFO_V1(dbm_carrier_hint);
PG_FUNCTION_INFO_V1(dbm_company_domain);
PG_FUNCTION_INFO_V1(dbm_valid_credit_code);
PG_FUNCTION_INFO_V1(dbm_valid_identity_card);
PG_FUNCTION_INFO_V1(dbm_identity_card_hash);
PG_FUNCTION_INFO_V1(dbm_normalize);
PG_FUNCTION_INFO_V1(dbm_identity_key);
PG_FUNCTION_INFO_V1(dbm_default_free_mail_domains);
PG_FUNCTION_INFO_V1(dbm_default_disposable_domains);
PG_FUNCTION_INFO_V1(dbm_default_role_words);
PG_FUNCTION_INFO_V1(dbm_default_calling_codes);

typedef struct points_of
{
	uint32_t   *points;
	size_t		n;
} points_of;

static points_of
read_points(text *value)
{
	points_of	result;

	result.points = dbm_text_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &result.n);
	return result;
}

Datum
dbm_fold_text(PG_FUNCTION_ARGS)
{
	text	   *value = PG_GETARG_TEXT_PP(0);
	size_t		n;
	uint32_t   *folded = dbm_folded_points(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), &n);

	PG_RETURN_TEXT_P(dbm_points_text(folded, n));
}

/*
 * E-mail.
 */

/* Is the text of these code points an element of an array argument? */
static bool
is_element(ArrayType *array, const uint32_t *points, size_t n)
{
	Datum	   *values;
	bool	   *nulls;
	int			count;
	char	   *wanted;
	size_t		length;

	if (ARR_NDIM(array) == 0)
		return false;
	deconstruct_array(array, TEXTOID, -1, false, TYPALIGN_INT, &values, &nulls, &count);
	wanted = palloc(n * DBM_UTF8_BYTES);
	length = dbm_utf8_encode(points, n, wanted);
	for (int i = 0; i < count; i++)
	{
		text	   *value = nulls[i] ? NULL : DatumGetTextPP(values[i]);

		if (value != NULL && VARSIZE_ANY_EXHDR(value) == length &&
			memcmp(VARDATA_ANY(value), wanted, length) == 0)
			return true;
	}
	return false;
}

/* The class with what the caller adds to the built-in tables. */
static dbm_email_kind
email_kind(FunctionCallInfo fcinfo, const dbm_email *email)
{
	const dbm_email_address *normal = &email->normal;
	const uint32_t *domain = normal->points + normal->at + 1;
	size_t		n = normal->length - normal->at - 1u;

	if (email->kind == DBM_EMAIL_INVALID || email->kind == DBM_EMAIL_PLACEHOLDER)
		return email->kind;
	if (is_element(PG_GETARG_ARRAYTYPE_P(2), domain, n))
		return DBM_EMAIL_DISPOSABLE;
	if (email->kind != DBM_EMAIL_DISPOSABLE &&
		is_element(PG_GETARG_ARRAYTYPE_P(3), normal->points, normal->at))
		return DBM_EMAIL_ROLE;
	if (email->kind == DBM_EMAIL_COMPANY && is_element(PG_GETARG_ARRAYTYPE_P(1), domain, n))
		return DBM_EMAIL_PERSONAL;
	return email->kind;
}

static const char *
email_reason(dbm_email_reason reason)
{
	static const char *const names[DBM_EMAIL_REASONS] = {
		NULL, "empty", "no_at", "several", "bad_local", "quoted", "bad_domain", "too_long"
	};

	return names[reason];
}

static void
set_text(Datum *values, bool *nulls, int i, const char *value)
{
	nulls[i] = value == NULL || *value == '\0';
	values[i] = nulls[i] ? (Datum) 0 : CStringGetTextDatum(value);
}

/* (value, personal_domains, disposable_domains, role_words) */
Datum
dbm_parse_email(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	dbm_email	email;
	Datum		values[5];
	bool		nulls[5] = {true, true, true, false, true};

	dbm_email_parse(value.points, value.n, &email);
	if (email.kind != DBM_EMAIL_INVALID)
	{
		const dbm_email_address *normal = &email.normal;

		values[0] = PointerGetDatum(dbm_points_text(email.address.points, email.address.length));
		values[1] = PointerGetDatum(dbm_points_text(normal->points, normal->at));
		values[2] = PointerGetDatum(dbm_points_text(normal->points + normal->at + 1,
													normal->length - normal->at - 1u));
		nulls[0] = nulls[1] = nulls[2] = false;
	}
	set_text(values, nulls, 3, dbm_email_kind_name(email_kind(fcinfo, &email)));
	set_text(values, nulls, 4, email_reason(email.reason));
	PG_RETURN_DATUM(dbm_form_composite(fcinfo, values, nulls));
}

static text *
normal_email(points_of value)
{
	dbm_email	email;

	dbm_email_parse(value.points, value.n, &email);
	if (email.kind == DBM_EMAIL_INVALID)
		return NULL;
	return dbm_points_text(email.normal.points, email.normal.length);
}

Datum
dbm_normalize_email(PG_FUNCTION_ARGS)
{
	text	   *result = normal_email(read_points(PG_GETARG_TEXT_PP(0)));

	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(result);
}

/*
 * Telephone.
 */

static const char *
phone_reason(dbm_phone_reason reason)
{
	static const char *const names[DBM_PHONE_REASONS] = {
		NULL, "empty", "scientific", "characters", "no_country", "bad_code", "too_short",
		"too_long", "unassigned"
	};

	return names[reason];
}

/* (value, region) */
Datum
dbm_parse_phone(PG_FUNCTION_ARGS)
{
	const dbm_phone_region *region = dbm_region_argument(fcinfo, 1);
	points_of	value;
	dbm_phone	phone;
	Datum		values[5];
	bool		nulls[5];

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	value = read_points(PG_GETARG_TEXT_PP(0));
	dbm_phone_parse(value.points, value.n, region, &phone);
	set_text(values, nulls, 0, phone.e164);
	set_text(values, nulls, 1, phone.extension);
	set_text(values, nulls, 2, dbm_phone_kind_name(phone.kind));
	set_text(values, nulls, 3, phone.region);
	set_text(values, nulls, 4, phone_reason(phone.reason));
	PG_RETURN_DATUM(dbm_form_composite(fcinfo, values, nulls));
}

static text *
normal_phone(points_of value, const dbm_phone_region *region)
{
	dbm_phone	phone;

	dbm_phone_parse(value.points, value.n, region, &phone);
	return phone.kind == DBM_PHONE_INVALID ? NULL : cstring_to_text(phone.e164);
}

Datum
dbm_normalize_phone(PG_FUNCTION_ARGS)
{
	const dbm_phone_region *region = dbm_region_argument(fcinfo, 1);
	text	   *result = NULL;

	if (!PG_ARGISNULL(0))
		result = normal_phone(read_points(PG_GETARG_TEXT_PP(0)), region);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(result);
}

/* M, U, T, B: the carriers; by the block of three digits from 130 on. */
static char
carrier_of(const char *national)
{
	static const char blocks[] =
		"UUUTMMMMMM" "-----UUMMT" "MMMT-UUMMM" "--T--MUU--" "-UMTTUUTM-" "TTMMMUUMMT" "TTBT-MUMMT";
	static const char block_170[] = "TTTMUMMUUU";
	int			block = atoi(pnstrdup(national, 3));

	if (block == 134 && national[3] == '9')
		return 'T';
	if (block == 170)
		return block_170[national[3] - '0'];
	return block >= 130 && block <= 199 ? blocks[block - 130] : '-';
}

Datum
dbm_carrier_hint(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	dbm_phone	phone;

	dbm_phone_parse(value.points, value.n, dbm_phone_region_named("CN"), &phone);
	if (phone.kind != DBM_PHONE_MOBILE || strcmp(phone.region, "CN") != 0)
		PG_RETURN_NULL();
	switch (carrier_of(phone.e164 + 3))
	{
		case 'M':
			PG_RETURN_TEXT_P(cstring_to_text("China Mobile"));
		case 'U':
			PG_RETURN_TEXT_P(cstring_to_text("China Unicom"));
		case 'T':
			PG_RETURN_TEXT_P(cstring_to_text("China Telecom"));
		case 'B':
			PG_RETURN_TEXT_P(cstring_to_text("China Broadnet"));
	}
	PG_RETURN_NULL();
}

/*
 * Domains.
 */

Datum
dbm_company_domain(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	uint32_t	name[DBM_DOMAIN_POINTS];
	size_t		from;
	size_t		to;
	size_t		length;

	dbm_domain_host(value.points, value.n, &from, &to);
	length = dbm_domain_normal(value.points + from, to - from, name);
	if (length == 0 || dbm_domain_kind(name, length) != DBM_EMAIL_COMPANY)
		PG_RETURN_NULL();
	from = dbm_domain_registered(name, length);
	PG_RETURN_TEXT_P(dbm_points_text(name + from, length - from));
}

/* Host and path, without www., the last slash and what follows ? or #. */
static text *
normal_web(points_of value)
{
	uint32_t	name[DBM_DOMAIN_POINTS];
	uint32_t   *result;
	size_t		from;
	size_t		to;
	size_t		length;

	dbm_domain_host(value.points, value.n, &from, &to);
	length = dbm_domain_normal(value.points + from, to - from, name);
	if (length == 0)
		return NULL;
	result = palloc((length + value.n) * sizeof(uint32_t));
	memcpy(result, name, length * sizeof(uint32_t));
	while (to < value.n && value.points[to] != '/' && value.points[to] != '?' &&
		   value.points[to] != '#' && !dbm_blank(value.points[to]))
		to++;
	for (; to < value.n && value.points[to] != '?' && value.points[to] != '#' &&
		 !dbm_blank(value.points[to]); to++)
		result[length++] = value.points[to];
	while (length > 0 && result[length - 1] == '/')
		length--;
	return dbm_points_text(result, length);
}

/*
 * Codes.
 */

Datum
dbm_valid_credit_code(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	char		code[DBM_CREDIT_CODE + 1];

	PG_RETURN_BOOL(dbm_credit_code(value.points, value.n, code) == DBM_CODE_GOOD);
}

Datum
dbm_valid_identity_card(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	char		code[DBM_IDENTITY_CARD + 1];

	PG_RETURN_BOOL(dbm_identity_card(value.points, value.n, code) == DBM_CODE_GOOD);
}

static text *
keyed_hash(const char *code, size_t length, bytea *key)
{
	uint8		digest[PG_SHA256_DIGEST_LENGTH];
	char		shown[2 * PG_SHA256_DIGEST_LENGTH];
	pg_hmac_ctx *context = pg_hmac_create(PG_SHA256);

	if (context == NULL ||
		pg_hmac_init(context, (const uint8 *) VARDATA_ANY(key), VARSIZE_ANY_EXHDR(key)) < 0 ||
		pg_hmac_update(context, (const uint8 *) code, length) < 0 ||
		pg_hmac_final(context, digest, sizeof(digest)) < 0)
		elog(ERROR, "could not compute HMAC: %s", pg_hmac_error(context));
	pg_hmac_free(context);
	hex_encode((const char *) digest, sizeof(digest), shown);
	return cstring_to_text_with_len(shown, sizeof(shown));
}

/* (value, key) */
Datum
dbm_identity_card_hash(PG_FUNCTION_ARGS)
{
	points_of	value = read_points(PG_GETARG_TEXT_PP(0));
	bytea	   *key = PG_GETARG_BYTEA_PP(1);
	char		code[DBM_IDENTITY_CARD + 1];

	if (VARSIZE_ANY_EXHDR(key) < KEY_LEAST)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("key of %d bytes is too short, at least %d are needed",
						(int) VARSIZE_ANY_EXHDR(key), KEY_LEAST),
				 errhint("Make a random key of 32 bytes once and keep it outside the database.")));
	if (dbm_identity_card(value.points, value.n, code) != DBM_CODE_GOOD)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(keyed_hash(code, DBM_IDENTITY_CARD, key));
}

/*
 * Any kind.
 */

typedef enum value_kind
{
	VALUE_PHONE,
	VALUE_EMAIL,
	VALUE_WEB,
	VALUE_ADDRESS,
	VALUE_ONLINE,
	VALUE_ALIPAY,
	VALUE_CREDIT_CODE,
	VALUE_REGISTRATION
} value_kind;

static const struct
{
	const char *name;
	value_kind	kind;
	dbm_online_kind online;
}			kinds[] =
{
	{"mobile", VALUE_PHONE, 0},
	{"phone", VALUE_PHONE, 0},
	{"fax", VALUE_PHONE, 0},
	{"email", VALUE_EMAIL, 0},
	{"web", VALUE_WEB, 0},
	{"address", VALUE_ADDRESS, 0},
	{"wechat_openid", VALUE_ONLINE, DBM_WECHAT_OPENID},
	{"wechat_unionid", VALUE_ONLINE, DBM_WECHAT_UNIONID},
	{"wecom_external", VALUE_ONLINE, DBM_WECOM_EXTERNAL},
	{"qq", VALUE_ONLINE, DBM_QQ},
	{"weibo", VALUE_ONLINE, DBM_HANDLE},
	{"douyin", VALUE_ONLINE, DBM_HANDLE},
	{"xiaohongshu", VALUE_ONLINE, DBM_HANDLE},
	{"alipay", VALUE_ALIPAY, 0},
	{"device", VALUE_ONLINE, DBM_DEVICE},
	{"card", VALUE_ONLINE, DBM_CARD},
	{"credit_code", VALUE_CREDIT_CODE, 0},
	{"registration_number", VALUE_REGISTRATION, 0}
};

/* Index of a kind in the table. */
static int
kind_argument(text *value)
{
	char		name[NAME_ROOM];

	text_to_cstring_buffer(value, name, sizeof(name));
	for (int i = 0; i < lengthof(kinds); i++)
	{
		if (strcmp(kinds[i].name, name) == 0)
			return i;
	}
	if (strcmp(name, "identity_card") == 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("an identity card has no normal form that may be stored"),
				 errhint("Store dbm.identity_card_hash(value, key) instead.")));
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown kind \"%s\"", name),
			 errhint("Use a kind of contact_point: mobile, phone, fax, email, web, address, wechat_openid, wechat_unionid, wecom_external, qq, weibo, douyin, xiaohongshu, alipay, device, card; or credit_code, registration_number.")));
}

static text *
normal_online(dbm_online_kind kind, points_of value)
{
	uint32_t	id[DBM_ONLINE_ID];
	size_t		n = dbm_online_id(kind, value.points, value.n, id);

	return n == 0 ? NULL : dbm_points_text(id, n);
}

static text *
normal_code(points_of value, dbm_code_reason (*check) (const uint32_t *, size_t, char *))
{
	char		code[DBM_CREDIT_CODE + 1];

	return check(value.points, value.n, code) == DBM_CODE_GOOD ? cstring_to_text(code) : NULL;
}

/* As parse_address has it: the parts in their order, or the folded text. */
static text *
normal_address(points_of value, const dbm_phone_region *country)
{
	uint32_t	normal[DBM_ADDRESS_PARTS * (DBM_ADDRESS_ROOM + 2)];
	uint32_t   *folded = palloc((DBM_FOLD_GROWTH * value.n + 1) * sizeof(uint32_t));
	size_t		n = dbm_address_fold(value.points, value.n, folded);
	dbm_address	address;

	if (dbm_address_parse(folded, n, country == NULL ? NULL : country->name, &address))
		return dbm_points_text(normal, dbm_address_normal(&address, normal));
	return n == 0 ? NULL : dbm_points_text(folded, n);
}

/* The value in normal form; NULL when it is none of its kind. */
static text *
normal_value(int kind, points_of value, const dbm_phone_region *region)
{
	text	   *result;

	switch (kinds[kind].kind)
	{
		case VALUE_PHONE:
			return normal_phone(value, region);
		case VALUE_EMAIL:
			return normal_email(value);
		case VALUE_WEB:
			return normal_web(value);
		case VALUE_ADDRESS:
			return normal_address(value, region);
		case VALUE_ONLINE:
			return normal_online(kinds[kind].online, value);
		case VALUE_ALIPAY:
			/* an account is an e-mail address or a mobile */
			result = normal_email(value);
			return result != NULL ? result : normal_phone(value, region);
		case VALUE_CREDIT_CODE:
			return normal_code(value, dbm_credit_code);
		case VALUE_REGISTRATION:
			return normal_code(value, dbm_registration_number);
	}
	return NULL;
}

/* (kind, value, region) */
Datum
dbm_normalize(PG_FUNCTION_ARGS)
{
	const dbm_phone_region *region = dbm_region_argument(fcinfo, 2);
	text	   *result = NULL;
	int			kind;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	kind = kind_argument(PG_GETARG_TEXT_PP(0));
	if (!PG_ARGISNULL(1))
		result = normal_value(kind, read_points(PG_GETARG_TEXT_PP(1)), region);
	if (result == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(result);
}

/* Why an id means nothing without its scope, by dbm_online_kind. */
static const char *const scope_hint[] = {
	"An OpenID is one person's under one app only: give the app id.",
	"A UnionID is one person's under one open platform account only: give its id.",
	"An outside contact has one id in each company: give the corp id."
};

/* (kind, value, scope) */
Datum
dbm_identity_key(PG_FUNCTION_ARGS)
{
	text	   *value = NULL;
	text	   *scope = PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2);
	int			kind;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	kind = kind_argument(PG_GETARG_TEXT_PP(0));
	if ((scope == NULL || VARSIZE_ANY_EXHDR(scope) == 0) && kinds[kind].kind == VALUE_ONLINE &&
		kinds[kind].online <= DBM_WECOM_EXTERNAL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("kind \"%s\" needs a scope", kinds[kind].name),
				 errhint("%s", scope_hint[kinds[kind].online])));
	if (!PG_ARGISNULL(1))
		value = normal_value(kind, read_points(PG_GETARG_TEXT_PP(1)), NULL);
	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(psprintf("%s:%s:%s", kinds[kind].name,
											  scope == NULL ? "" : text_to_cstring(scope),
											  text_to_cstring(value))));
}

/*
 * Built-in tables.
 */

Datum
dbm_default_free_mail_domains(PG_FUNCTION_ARGS)
{
	return dbm_list_words(fcinfo, dbm_free_mail_domain);
}

Datum
dbm_default_disposable_domains(PG_FUNCTION_ARGS)
{
	return dbm_list_words(fcinfo, dbm_disposable_domain);
}

Datum
dbm_default_role_words(PG_FUNCTION_ARGS)
{
	return dbm_list_words(fcinfo, dbm_role_word);
}

Datum
dbm_default_calling_codes(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *rsinfo = (ReturnSetInfo *) fcinfo->resultinfo;
	const dbm_phone_region *region;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	for (int i = 0; (region = dbm_phone_region_at(i)) != NULL; i++)
	{
		Datum		values[2];
		bool		nulls[2] = {false, false};

		values[0] = CStringGetTextDatum(region->name);
		values[1] = Int32GetDatum(region->code);
		tuplestore_putvalues(rsinfo->setResult, rsinfo->setDesc, values, nulls);
	}
	return (Datum) 0;
}
