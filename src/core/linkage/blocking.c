/*
 * blocking.c
 *	  Candidate pairs by equality of derived keys, by many redundant blocking rules.
 *
 * A blocking rule gives every record a key, made of its values, or one for each of its numbers or
 * mail boxes; records with equal keys form a block and are paired. The rules overlap on
 * purpose, so that a pair is found although some of its fields differ; a pair that two
 * rules find is visited by the first, one with several equal numbers perhaps for each.
 * A block over the limit is reported and its records, ordered by name, are paired with
 * their nearest neighbours only.
 *
 * Memory: 4 bytes a record and rule, and 16 a record, from the table's room.
 */
#include <string.h>

#include "core/base/radix_sort.h"
#include "core/linkage/blocking.h"

#define SOUND	4				/* letters of a sound key */

typedef uint64_t (*key_function) (const dbm_link_table *table, size_t record);

typedef struct blocking_rule
{
	const char *name;
	key_function key;
} blocking_rule;

static inline uint64_t
join(uint64_t a, uint64_t b)
{
	return a == 0 || b == 0 ? 0 : dbm_hash_mix(a, b);
}

static inline uint64_t
join3(uint64_t a, uint64_t b, uint64_t c)
{
	return join(join(a, b), c);
}

/*
 * A record with one name only may hold it in either field: there it has the keys of both,
 * and meets the same name beside another.
 */
static const dbm_value *
name_value(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_value *value = dbm_first_value(table, field, record);

	if (value != NULL || (field != DBM_LINK_GIVEN && field != DBM_LINK_SURNAME))
		return value;
	return dbm_first_value(table, field == DBM_LINK_GIVEN ? DBM_LINK_SURNAME : DBM_LINK_GIVEN,
						   record);
}

/* ---- parts of keys ---------------------------------------------------------------- */

static inline uint64_t
whole(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_value *value = dbm_first_value(table, field, record);

	return value == NULL ? 0 : value->hash;
}

static uint64_t
specific(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_value *value = dbm_first_value(table, field, record);

	return value == NULL || (value->flags & (DBM_VALUE_GENERIC | DBM_VALUE_ROLE)) ? 0 : value->hash;
}

/* The Latin form of a name without blanks, or the name itself. */
static uint64_t
reading(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_value *value = dbm_first_value(table, field, record);

	return value == NULL ? 0 : value->key != 0 ? value->key : value->hash;
}

static const uint32_t *
letters(const dbm_link_table *table, const dbm_value *value, size_t *n)
{
	*n = value->latin_length > 0 ? value->latin_length : value->length;
	return table->points + (value->latin_length > 0 ? value->latin : value->text);
}

static uint64_t
head_of(const dbm_link_table *table, dbm_link_field field, size_t record, size_t most)
{
	const dbm_value *value = name_value(table, field, record);
	size_t		n;
	const uint32_t *text;

	if (value == NULL)
		return 0;
	text = letters(table, value, &n);
	return n == 0 ? 0 : dbm_hash_points(text, n < most ? n : most, 21);
}

/*
 * Consonants by class, as R. C. Russell's Soundex (US patent 1261167, 1918) groups
 * them; the first letter stays, vowels fall.
 */
static uint64_t
sound(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	static const char classes[] = "01230120022455012623010202";
	const dbm_value *value = name_value(table, field, record);
	uint64_t	code = 0;
	uint32_t	last = 0;
	int			used = 0;
	size_t		n;
	const uint32_t *text;

	if (value == NULL)
		return 0;
	text = letters(table, value, &n);
	for (size_t i = 0; i < n && used < SOUND; i++)
	{
		uint32_t	c = text[i];
		uint32_t	class = c >= 'a' && c <= 'z' ? (uint32_t) classes[c - 'a'] : c;

		if (c == ' ')
			break;
		if (i == 0)
			code = c, used = 1;
		else if (class != '0' && class != last)
			code = code * 128 + class, used++;
		last = class;
	}
	return code == 0 ? 0 : dbm_hash_mix(code, 23);
}

/* Both names whatever their order. */
uint64_t
dbm_key_names(const dbm_link_table *table, size_t record)
{
	uint64_t	a = reading(table, DBM_LINK_GIVEN, record);
	uint64_t	b = reading(table, DBM_LINK_SURNAME, record);

	return a == 0 || b == 0 ? 0 : dbm_hash_mix(a + b, 29);
}

static uint64_t
both_sounds(const dbm_link_table *table, size_t record)
{
	uint64_t	a = sound(table, DBM_LINK_GIVEN, record);
	uint64_t	b = sound(table, DBM_LINK_SURNAME, record);

	return a == 0 || b == 0 || dbm_key_names(table, record) == 0 ? 0 : dbm_hash_mix(a + b, 31);
}

static uint64_t
date_part(const dbm_link_table *table, size_t record, uint64_t divide, uint64_t modulo)
{
	const dbm_value *value = dbm_first_value(table, DBM_LINK_BIRTH, record);

	return value == NULL ? 0 : dbm_hash_mix(value->key / divide % modulo, 37 + divide);
}

static uint64_t
phone_key(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_value *value = dbm_first_value(table, field, record);

	return value == NULL ? 0 : value->key;
}

static uint64_t
place(const dbm_link_table *table, size_t record)
{
	uint64_t	key = reading(table, DBM_LINK_COMPANY, record);

	return key != 0 ? key : whole(table, DBM_LINK_DOMAIN, record);
}

static uint64_t
street_of(const dbm_link_table *table, size_t record)
{
	uint64_t	key = whole(table, DBM_LINK_STREET, record);

	return key != 0 ? key : whole(table, DBM_LINK_ADDRESS, record);
}

static uint64_t
town(const dbm_link_table *table, size_t record)
{
	return whole(table, DBM_LINK_CITY, record);
}

/* ---- rules for persons ------------------------------------------------------------ */

#define KEY(function, expression) \
static uint64_t \
function(const dbm_link_table *t, size_t r) \
{ \
	return expression; \
}

KEY(by_national, specific(t, DBM_LINK_NATIONAL, r))
KEY(by_union, specific(t, DBM_LINK_UNION, r))
KEY(by_open, specific(t, DBM_LINK_OPEN, r))
KEY(by_code, specific(t, DBM_LINK_CODE, r))
KEY(by_email, specific(t, DBM_LINK_EMAIL, r))
KEY(by_mobile, phone_key(t, DBM_LINK_MOBILE, r))
KEY(by_phone, phone_key(t, DBM_LINK_PHONE, r))
KEY(by_any_phone, phone_key(t, DBM_LINK_MOBILE, r))
KEY(by_names, dbm_key_names(t, r))
KEY(by_names_place, join(dbm_key_names(t, r), place(t, r)))
KEY(by_names_city, join(dbm_key_names(t, r), town(t, r)))
KEY(by_names_domain, join(dbm_key_names(t, r), whole(t, DBM_LINK_DOMAIN, r)))
KEY(by_birth_given, join(date_part(t, r, 1, 100000000), head_of(t, DBM_LINK_GIVEN, r, 1)))
KEY(by_birth_surname, join(date_part(t, r, 1, 100000000), head_of(t, DBM_LINK_SURNAME, r, 1)))
KEY(by_birth_postcode, join(date_part(t, r, 1, 100000000), whole(t, DBM_LINK_POSTCODE, r)))
KEY(by_birth_city, join(date_part(t, r, 1, 100000000), town(t, r)))
KEY(by_year_sounds, join(date_part(t, r, 10000, 10000), both_sounds(t, r)))
KEY(by_day_sounds, join(date_part(t, r, 1, 10000), both_sounds(t, r)))
KEY(by_month_surname, join3(date_part(t, r, 100, 1000000), sound(t, DBM_LINK_SURNAME, r),
							head_of(t, DBM_LINK_GIVEN, r, 1)))
KEY(by_month_given, join(date_part(t, r, 100, 1000000), reading(t, DBM_LINK_GIVEN, r)))
KEY(by_surname_postcode, join(sound(t, DBM_LINK_SURNAME, r), whole(t, DBM_LINK_POSTCODE, r)))
KEY(by_given_postcode, join(sound(t, DBM_LINK_GIVEN, r), whole(t, DBM_LINK_POSTCODE, r)))
KEY(by_sounds_city, join(both_sounds(t, r), town(t, r)))
KEY(by_sounds_region, join(both_sounds(t, r), whole(t, DBM_LINK_REGION, r)))
KEY(by_street_number, join(street_of(t, r), whole(t, DBM_LINK_NUMBER, r)))
KEY(by_street_surname, join(street_of(t, r), head_of(t, DBM_LINK_SURNAME, r, 2)))
KEY(by_street_given, join(street_of(t, r), head_of(t, DBM_LINK_GIVEN, r, 2)))
KEY(by_address_place, join(whole(t, DBM_LINK_ADDRESS, r), head_of(t, DBM_LINK_SURNAME, r, 1)))
KEY(by_number_postcode, join(whole(t, DBM_LINK_NUMBER, r), whole(t, DBM_LINK_POSTCODE, r)))
KEY(by_company_surname, join(reading(t, DBM_LINK_COMPANY, r), sound(t, DBM_LINK_SURNAME, r)))
KEY(by_company_given, join(reading(t, DBM_LINK_COMPANY, r), sound(t, DBM_LINK_GIVEN, r)))
KEY(by_domain_surname, join(whole(t, DBM_LINK_DOMAIN, r), sound(t, DBM_LINK_SURNAME, r)))
KEY(by_domain_given, join(whole(t, DBM_LINK_DOMAIN, r), sound(t, DBM_LINK_GIVEN, r)))
KEY(by_phone_surname, join(phone_key(t, DBM_LINK_PHONE, r), sound(t, DBM_LINK_SURNAME, r)))
KEY(by_phone_given, join(phone_key(t, DBM_LINK_PHONE, r), sound(t, DBM_LINK_GIVEN, r)))

static uint64_t
by_local(const dbm_link_table *table, size_t record)
{
	const dbm_value *value = dbm_first_value(table, DBM_LINK_EMAIL, record);

	return value == NULL || value->length < 5 || (value->flags & DBM_VALUE_ROLE) ? 0 : value->part;
}

static const blocking_rule person_rules[] = {
	{"national_id", by_national}, {"wechat_unionid", by_union}, {"wechat_openid", by_open},
	{"email", by_email}, {"mobile", by_mobile}, {"phone", by_phone},
	{"phone or mobile", by_any_phone}, {"given_name + surname", by_names},
	{"email before the @", by_local},
	{"birth_date + given_name", by_birth_given}, {"birth_date + surname", by_birth_surname},
	{"birth_date + postcode", by_birth_postcode}, {"birth_date + city", by_birth_city},
	{"birth year + names", by_year_sounds}, {"birth day + names", by_day_sounds},
	{"birth month + surname", by_month_surname}, {"birth month + given_name", by_month_given},
	{"surname + postcode", by_surname_postcode}, {"given_name + postcode", by_given_postcode},
	{"names + company", by_names_place}, {"names + city", by_names_city},
	{"names + website", by_names_domain},
	{"sound of names + city", by_sounds_city}, {"sound of names + region", by_sounds_region},
	{"street + street_number", by_street_number}, {"street + surname", by_street_surname},
	{"street + given_name", by_street_given}, {"address + surname", by_address_place},
	{"street_number + postcode", by_number_postcode},
	{"company + surname", by_company_surname}, {"company + given_name", by_company_given},
	{"website + surname", by_domain_surname}, {"website + given_name", by_domain_given},
	{"phone + surname", by_phone_surname}, {"phone + given_name", by_phone_given},
	{"code", by_code}
};

/* ---- rules for companies ------------------------------------------------------------ */

/* The i-th word of a company's name, those of one letter left out. */
static uint64_t
company_word(const dbm_link_table *table, size_t record, int wanted)
{
	const dbm_value *value = dbm_first_value(table, DBM_LINK_COMPANY, record);
	const uint32_t *text;
	size_t		n;
	size_t		i = 0;

	if (value == NULL)
		return 0;
	text = letters(table, value, &n);
	while (i < n)
	{
		size_t		begin = i;

		while (i < n && text[i] != ' ')
			i++;
		if (i - begin > 1 && wanted-- == 0)
			return dbm_hash_points(text + begin, i - begin, 41);
		i++;
	}
	return 0;
}

KEY(by_credit, whole(t, DBM_LINK_CREDIT, r))
KEY(by_company, reading(t, DBM_LINK_COMPANY, r))
KEY(by_domain, specific(t, DBM_LINK_DOMAIN, r))
KEY(by_fax, phone_key(t, DBM_LINK_FAX, r))
KEY(by_first_city, join(company_word(t, r, 0), town(t, r)))
KEY(by_second_city, join(company_word(t, r, 1), town(t, r)))
KEY(by_two_words, join(company_word(t, r, 0), company_word(t, r, 1)))
KEY(by_later_words, join(company_word(t, r, 1), company_word(t, r, 2)))
KEY(by_company_head, head_of(t, DBM_LINK_COMPANY, r, 6))
KEY(by_company_sound, join(sound(t, DBM_LINK_COMPANY, r), whole(t, DBM_LINK_POSTCODE, r)))
KEY(by_address, whole(t, DBM_LINK_ADDRESS, r))
KEY(by_address_city, join(head_of(t, DBM_LINK_ADDRESS, r, 7), town(t, r)))
KEY(by_sound_city, join(sound(t, DBM_LINK_COMPANY, r), town(t, r)))
KEY(by_first_word, company_word(t, r, 0))

static const blocking_rule company_rules[] = {
	{"credit_code", by_credit}, {"company", by_company}, {"website", by_domain},
	{"phone", by_phone}, {"fax", by_fax}, {"address", by_address},
	{"first word of company + city", by_first_city},
	{"second word of company + city", by_second_city}, {"two words of company", by_two_words},
	{"later words of company", by_later_words}, {"head of company", by_company_head},
	{"sound of company + postcode", by_company_sound}, {"head of address + city", by_address_city},
	{"street + street_number", by_street_number}, {"sound of company + city", by_sound_city},
	{"first word of company", by_first_word}, {"code", by_code}
};

static const blocking_rule *
rules_of(bool company, int *n)
{
	*n = company ? (int) (sizeof(company_rules) / sizeof(blocking_rule)) :
		(int) (sizeof(person_rules) / sizeof(blocking_rule));
	return company ? company_rules : person_rules;
}

const char *
dbm_blocking_rule_name(bool company, int number)
{
	int			n;
	const blocking_rule *rules = rules_of(company, &n);

	return number < n ? rules[number].name : NULL;
}

/* ---- blocks ---------------------------------------------------------------------------- */

static inline uint32_t
short_key(uint64_t key)
{
	return key == 0 ? 0 : (uint32_t) (key >> 32) | 1;
}

/* A number or mail box that many share finds nobody. */
static uint32_t
value_key(dbm_link_kind kind, const dbm_value *value)
{
	if ((value->flags & DBM_VALUE_GENERIC) ||
		(kind != DBM_KIND_PHONE && (value->flags & DBM_VALUE_ROLE)))
		return 0;
	return short_key(kind == DBM_KIND_PHONE ? value->key : value->hash);
}

/* Passes that every value of a field has a key in; numbers of any kind meet in one. */
static const dbm_link_field *
fields_of(key_function key)
{
	static const struct
	{
		key_function key;
		dbm_link_field field[2];
	}			by_value[] = {
		{by_email, {DBM_LINK_EMAIL, DBM_LINK_EMAIL}},
		{by_mobile, {DBM_LINK_MOBILE, DBM_LINK_MOBILE}},
		{by_phone, {DBM_LINK_PHONE, DBM_LINK_PHONE}}, {by_fax, {DBM_LINK_FAX, DBM_LINK_FAX}},
		{by_any_phone, {DBM_LINK_MOBILE, DBM_LINK_PHONE}},
		{by_domain, {DBM_LINK_DOMAIN, DBM_LINK_DOMAIN}}
	};

	for (size_t i = 0; i < sizeof(by_value) / sizeof(by_value[0]); i++)
	{
		if (by_value[i].key == key)
			return by_value[i].field;
	}
	return NULL;
}

static int
value_keys(const dbm_column *column, size_t record, uint32_t *keys, int n)
{
	uint32_t	from = column->used ? column->start[record] : 0;
	uint32_t	to = column->used ? column->start[record + 1] : 0;

	for (uint32_t i = from; i < to && n < DBM_BLOCK_KEYS; i++)
	{
		uint32_t	key = value_key(column->kind, &column->values[column->code[i]]);
		int			k = 0;

		while (k < n && keys[k] != key)
			k++;
		if (k == n && key != 0)
			keys[n++] = key;
	}
	return n;
}

int
dbm_block_keys(const dbm_link_table *table, int number, size_t record, uint32_t *keys)
{
	int			n;
	key_function key = rules_of(table->company, &n)[number].key;
	const dbm_link_field *field = fields_of(key);

	if (field == NULL)
	{
		keys[0] = short_key(key(table, record));
		return keys[0] != 0;
	}
	n = value_keys(&table->column[field[0]], record, keys, 0);
	return field[1] == field[0] ? n : value_keys(&table->column[field[1]], record, keys, n);
}

uint64_t
dbm_block_place(const dbm_link_table *table, size_t record)
{
	return table->company ? reading(table, DBM_LINK_COMPANY, record) :
		dbm_key_names(table, record);
}

void
dbm_blocks_init(dbm_blocks *blocks, const dbm_link_table *table, uint32_t limit)
{
	dbm_room   *room = table->room;
	size_t		n = table->n;
	size_t		most = n;
	uint32_t	keys[DBM_BLOCK_KEYS];

	memset(blocks, 0, sizeof(*blocks));
	blocks->table = table;
	blocks->room = room;
	blocks->limit = limit;
	blocks->window = DBM_BLOCK_WINDOW;
	rules_of(table->company, &blocks->rules);
	blocks->key = room->resize(room->context, NULL, 0,
							   (n + 1) * blocks->rules * sizeof(*blocks->key));
	for (int p = 0; p < blocks->rules; p++)
	{
		size_t		sum = 0;

		for (size_t i = 0; i < n; i++)
		{
			int			count = dbm_block_keys(table, p, i, keys);

			DBM_TICK(room->tick, i);
			blocks->key[p * n + i] = count == 0 ? 0 : keys[0];
			sum += (size_t) count;
			blocks->several[p] = blocks->several[p] || count > 1;
		}
		most = sum > most ? sum : most;
	}
	blocks->entries = most + 1;
	blocks->entry = room->resize(room->context, NULL, 0,
								 2 * blocks->entries * sizeof(*blocks->entry));
}

static bool
share_a_key(const dbm_link_table *table, int number, uint32_t a, uint32_t b)
{
	uint32_t	x[DBM_BLOCK_KEYS];
	uint32_t	y[DBM_BLOCK_KEYS];
	int			n = dbm_block_keys(table, number, a, x);
	int			m = dbm_block_keys(table, number, b, y);

	for (int i = 0; i < n; i++)
	{
		for (int j = 0; j < m; j++)
		{
			if (x[i] == y[j])
				return true;
		}
	}
	return false;
}

static bool
found_before(const dbm_blocks *blocks, int number, uint32_t a, uint32_t b)
{
	size_t		n = blocks->table->n;

	for (int p = 0; p < number; p++)
	{
		uint32_t	key = blocks->key[p * n + a];
		uint32_t	other = blocks->key[p * n + b];

		if (key != 0 && other != 0 &&
			(key == other || (blocks->several[p] && share_a_key(blocks->table, p, a, b))))
			return true;
	}
	return false;
}

static bool
visit_pair(const dbm_blocks *blocks, int number, uint64_t x, uint64_t y, dbm_pair_visit visit,
		   void *context)
{
	uint32_t	a = (uint32_t) x;
	uint32_t	b = (uint32_t) y;

	if (found_before(blocks, number, a, b))
		return true;
	return a < b ? visit(context, a, b) : visit(context, b, a);
}

/* Too many records for all pairs: in order of names, each with the next few. */
static bool
visit_large(dbm_blocks *blocks, int number, uint64_t *entry, uint64_t *spare, size_t size,
			dbm_pair_visit visit, void *context)
{
	const dbm_link_table *table = blocks->table;

	blocks->large = dbm_room_grow(blocks->room, blocks->large, &blocks->large_room,
								  blocks->n_large + 1, sizeof(*blocks->large));
	blocks->large[blocks->n_large++] = (dbm_large_block) {number, (uint32_t) entry[0],
		(uint32_t) size};
	for (size_t i = 0; i < size; i++)
	{
		uint32_t	record = (uint32_t) entry[i];

		entry[i] = (dbm_block_place(table, record) & UINT64_C(0xffffffff00000000)) | record;
		/* later rules may find its pairs again */
		blocks->key[number * table->n + record] = 0;
	}
	dbm_radix_sort(entry, spare, size, 32, 32, blocks->room->tick);
	for (size_t i = 0; i < size; i++)
	{
		for (size_t j = i + 1; j < size && j <= i + blocks->window; j++)
		{
			if (!visit_pair(blocks, number, entry[i], entry[j], visit, context))
				return false;
		}
	}
	return true;
}

void
dbm_blocks_visit(dbm_blocks *blocks, dbm_pair_visit visit, void *context)
{
	size_t		n = blocks->table->n;
	uint64_t   *entry = blocks->entry;
	uint64_t   *spare = blocks->entry + blocks->entries;
	uint32_t	keys[DBM_BLOCK_KEYS];

	for (int p = 0; p < blocks->rules; p++)
	{
		size_t		used = 0;

		for (size_t i = 0; i < n; i++)
		{
			int			count = blocks->key[p * n + i] != 0;

			keys[0] = blocks->key[p * n + i];
			if (blocks->several[p])
				count = dbm_block_keys(blocks->table, p, i, keys);
			for (int k = 0; k < count; k++)
				entry[used++] = (uint64_t) keys[k] << 32 | i;
		}
		dbm_radix_sort(entry, spare, used, 32, 32, blocks->room->tick);
		for (size_t begin = 0, end; begin < used; begin = end)
		{
			for (end = begin + 1; end < used && entry[end] >> 32 == entry[begin] >> 32; end++)
				;
			if (end - begin > blocks->limit)
			{
				if (!visit_large(blocks, p, entry + begin, spare, end - begin, visit, context))
					return;
				continue;
			}
			for (size_t i = begin; i < end; i++)
			{
				/* the visitor ticks for what it is shown; in large blocks most may be known */
				if (blocks->room->tick != NULL)
					blocks->room->tick();
				for (size_t j = i + 1; j < end; j++)
				{
					if (!visit_pair(blocks, p, entry[i], entry[j], visit, context))
						return;
				}
			}
		}
	}
}
