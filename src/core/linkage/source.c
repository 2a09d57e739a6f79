/*
 * source.c
 *	  The columns of a source: which fields each fills, and what its text stands for.
 *
 * A text is parsed once and may stand in many records: parsing gives codes of values,
 * adding puts them to a record. Names of persons and of firms are each read as the other
 * too, for columns that have changed places.
 */
#include <string.h>

#include "core/linkage/source.h"
#include "core/text/fold.h"

static const struct
{
	const char *name;
	dbm_link_field field;
}			sources[DBM_SOURCES] = {
	{"name", DBM_LINK_GIVEN}, {"given_name", DBM_LINK_GIVEN}, {"surname", DBM_LINK_SURNAME},
	{"suffix", DBM_LINK_SUFFIX}, {"birth_date", DBM_LINK_BIRTH}, {"email", DBM_LINK_EMAIL},
	{"phone", DBM_LINK_PHONE}, {"mobile", DBM_LINK_MOBILE}, {"fax", DBM_LINK_FAX},
	{"company", DBM_LINK_COMPANY}, {"job_title", DBM_LINK_TITLE}, {"address", DBM_LINK_ADDRESS},
	{"street_number", DBM_LINK_NUMBER}, {"street", DBM_LINK_STREET}, {"city", DBM_LINK_CITY},
	{"postcode", DBM_LINK_POSTCODE}, {"region", DBM_LINK_REGION}, {"country", DBM_LINK_COUNTRY},
	{"website", DBM_LINK_DOMAIN}, {"credit_code", DBM_LINK_CREDIT},
	{"national_id", DBM_LINK_NATIONAL}, {"wechat_unionid", DBM_LINK_UNION},
	{"wechat_openid", DBM_LINK_OPEN}, {"text", DBM_LINK_TEXT}, {"code", DBM_LINK_CODE}
};

const char *
dbm_source_name(dbm_link_source source)
{
	return source < DBM_SOURCES ? sources[source].name : NULL;
}

void
dbm_source_use(dbm_link_table *table, dbm_link_source source)
{
	dbm_column *column = table->column;
	bool		person = source <= DBM_SOURCE_BIRTH || source == DBM_SOURCE_MOBILE ||
		source == DBM_SOURCE_TITLE || source == DBM_SOURCE_NATIONAL ||
		source == DBM_SOURCE_UNION || source == DBM_SOURCE_OPEN;

	if (source == DBM_SOURCE_EMAIL)
		column[DBM_LINK_DOMAIN].used = true;
	if (table->company && (person || source == DBM_SOURCE_EMAIL))
		return;
	column[sources[source].field].used = true;
	if (source == DBM_SOURCE_NAME || source == DBM_SOURCE_GIVEN || source == DBM_SOURCE_SURNAME)
		column[DBM_LINK_GIVEN].used = column[DBM_LINK_SURNAME].used =
			column[DBM_LINK_SUFFIX].used = true;
}

void
dbm_source_parse(dbm_link_table *table, dbm_link_source source, const uint32_t *points, size_t n,
				 dbm_parsed *parsed)
{
	dbm_link_field field = sources[source].field;
	uint32_t	text[DBM_FOLD_GROWTH * DBM_SOURCE_POINTS];

	size_t		length = n < DBM_SOURCE_POINTS ? n : DBM_SOURCE_POINTS;

	memset(parsed, 0, sizeof(*parsed));
	n = dbm_fold(points, length, text);
	switch (source)
	{
		case DBM_SOURCE_NAME:
			dbm_link_full_name(table, points, length, parsed);
			break;
		case DBM_SOURCE_SUFFIX:
			dbm_link_suffix(table, points, length, parsed);
			break;
		case DBM_SOURCE_BIRTH:
			dbm_link_date(table, text, n, parsed);
			break;
		case DBM_SOURCE_EMAIL:
			dbm_link_email(table, points, length, parsed);
			break;
		case DBM_SOURCE_PHONE:
		case DBM_SOURCE_MOBILE:
		case DBM_SOURCE_FAX:
			dbm_link_phone(table, field, points, length, text, n, parsed);
			break;
		case DBM_SOURCE_COMPANY:
			dbm_link_company_name(table, points, length, parsed);
			break;
		case DBM_SOURCE_COUNTRY:
			dbm_link_country(table, text, n, parsed);
			break;
		case DBM_SOURCE_WEBSITE:
			dbm_link_website(table, points, length, parsed);
			break;
		case DBM_SOURCE_GIVEN:
		case DBM_SOURCE_SURNAME:
			dbm_link_name_part(table, field, text, n, parsed);
			break;
		case DBM_SOURCE_ADDRESS:
		case DBM_SOURCE_STREET:
			dbm_link_address(table, field, text, n, parsed);
			break;
		default:
			if (table->column[field].kind == DBM_KIND_TEXT)
				dbm_link_text(table, field, text, n, parsed);
			else
				dbm_link_code(table, field, text, n, parsed);
	}
}

/*
 * The values of one record. Where the column of names holds what is rather a firm's
 * and that of firms what is rather a person's, the two have changed places. A legal
 * form is a firm's whatever the other column holds.
 */
void
dbm_source_add(dbm_link_table *table, const dbm_parsed *const *parsed, int n)
{
	int			name = DBM_SIGN_NONE;
	bool		person = false;

	for (int i = 0; i < n; i++)
	{
		if (parsed[i]->named && parsed[i]->firm > name)
			name = parsed[i]->firm;
		person = person || parsed[i]->person;
	}
	for (int i = 0; i < n; i++)
	{
		bool		other = parsed[i]->person ? name > DBM_SIGN_NONE :
			parsed[i]->named && name > DBM_SIGN_NONE && (person || name == DBM_SIGN_FORM);
		int			from = other ? parsed[i]->n : 0;
		int			to = other ? parsed[i]->n + parsed[i]->n_other : parsed[i]->n;

		for (int k = from; k < to; k++)
			dbm_table_add(table, (dbm_link_field) parsed[i]->field[k], parsed[i]->code[k]);
	}
	dbm_table_next(table);
}
