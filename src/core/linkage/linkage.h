/*
 * linkage.h
 *	  Record linkage in memory: dictionary-coded fields, comparison levels, the model
 *	  of Fellegi and Sunter, and what blocking and clustering need from them.
 *
 * A table holds n records. Each field keeps, for every record, the codes of its
 * values (none, one or several) in a dictionary of distinct normal forms; what a
 * comparison needs is derived once per distinct value. Equal records are folded
 * into one node before any pair is looked at.
 *
 * Memory: a table grows through the dbm_room its caller passes in. Blocks belong
 * to that caller, who may drop all of them at once at any time; the core keeps no
 * other reference. A tick may leave by longjmp.
 */
#ifndef DBM_LINKAGE_LINKAGE_H
#define DBM_LINKAGE_LINKAGE_H

#include "core/base/hash_index.h"

/* Fields that are compared, in the order of comparison. */
typedef enum dbm_link_field
{
	DBM_LINK_GIVEN,
	DBM_LINK_SURNAME,
	DBM_LINK_SUFFIX,
	DBM_LINK_BIRTH,
	DBM_LINK_COMPANY,
	DBM_LINK_ADDRESS,
	DBM_LINK_STREET,
	DBM_LINK_NUMBER,
	DBM_LINK_POSTCODE,
	DBM_LINK_CITY,
	DBM_LINK_REGION,
	DBM_LINK_COUNTRY,
	DBM_LINK_DOMAIN,
	DBM_LINK_PHONE,
	DBM_LINK_MOBILE,
	DBM_LINK_FAX,
	DBM_LINK_EMAIL,
	DBM_LINK_TITLE,
	DBM_LINK_NATIONAL,
	DBM_LINK_CREDIT,
	DBM_LINK_UNION,
	DBM_LINK_OPEN,
	DBM_LINK_TEXT,
	DBM_LINK_CODE,
	DBM_LINK_FIELDS
} dbm_link_field;

typedef enum dbm_link_kind
{
	DBM_KIND_GIVEN,
	DBM_KIND_SURNAME,
	DBM_KIND_SUFFIX,
	DBM_KIND_DATE,
	DBM_KIND_COMPANY,
	DBM_KIND_TEXT,
	DBM_KIND_CODE,
	DBM_KIND_DOMAIN,
	DBM_KIND_PHONE,
	DBM_KIND_EMAIL,
	DBM_KIND_ID,
	DBM_KINDS
} dbm_link_kind;

#define DBM_LINK_LEVELS		8	/* level 0: not compared */
#define DBM_LINK_STATES		2	/* of the condition: 0 no, 1 yes */
#define DBM_LINK_TEXT_LIMIT	64 	/* code points of a value that are compared */

/* Flags of a value. */
#define DBM_VALUE_FREE		1	/* e-mail: a provider anybody may use */
#define DBM_VALUE_ROLE		2	/* e-mail: info@ and the like */
#define DBM_VALUE_CJK		4	/* the text is not Latin; latin holds a reading, or nothing */
#define DBM_VALUE_INITIAL	8	/* a given name that is an initial */
#define DBM_VALUE_BRANCH	16	/* company: a branch or an office */
#define DBM_VALUE_KNOWN		128	/* a given name that many bear */
#define DBM_VALUE_GENERIC	32	/* shared by many entities: joins nobody */
#define DBM_VALUE_FULL		64	/* company: with its legal form, and its place where needed */

/*
 * One distinct value. hash: of the normal form, never 0. key: of a looser form
 * that other spellings share (0: none): a Latin reading, a number without its
 * extension, a domain. part: a second one by kind: nickname class, local part,
 * extension, class of aliases. name: where the pool holds the parsed name of a firm.
 */
typedef struct dbm_value
{
	uint64_t	hash;
	uint64_t	key;
	uint64_t	part;
	uint32_t	text;			/* first code point in the table's pool; the others come behind */
	uint32_t	latin;			/* a reading; of a mail box the sign @ and the domain */
	uint32_t	name;
	uint16_t	length;
	uint16_t	latin_length;
	uint16_t	flags;
	uint16_t	share;			/* of 100,000 people, those who bear the name; 0: not known */
	uint32_t	count;			/* records that hold it */
	float		frequency;		/* chance that another entity holds it too */
	float		key_frequency;
} dbm_value;

/* Names that are one firm's, for company_alias.c. */
typedef struct dbm_company_aliases
{
	dbm_hash_index index;		/* from the key of a name to its place below */
	uint32_t   *parent;			/* union-find of the names */
	uint64_t   *least;			/* by parent: the least key of the class, which names it */
	size_t		n;
	size_t		room;
} dbm_company_aliases;

typedef struct dbm_column
{
	dbm_link_kind kind;
	bool		used;
	uint32_t   *start;			/* n + 1: where a record's codes begin */
	uint32_t   *code;
	size_t		codes;
	size_t		code_room;
	dbm_value  *values;
	size_t		n_values;
	size_t		value_room;
	dbm_hash_index by_hash;
} dbm_column;

typedef struct dbm_link_table
{
	dbm_room   *room;
	size_t		n;				/* nodes, after folding; records before */
	size_t		start_room;
	dbm_column	column[DBM_LINK_FIELDS];
	uint32_t   *points;			/* pool of code points */
	size_t		n_points;
	size_t		kept_points;	/* of these, up to the end of the last value */
	size_t		point_room;
	uint32_t   *weight;			/* records of a node */
	dbm_company_aliases aliases;
	const struct dbm_phone_region *region;	/* of numbers without a calling code; NULL: not known */
	bool		company;		/* level of the entities: companies, else persons */
	bool		ordered;		/* given and surname came from columns of their own */
} dbm_link_table;

/* What one pair shows: a level by field, the values behind it, and the condition's state. */
typedef struct dbm_levels
{
	uint8_t		level[DBM_LINK_FIELDS];
	uint8_t		state[DBM_LINK_FIELDS];
	bool		crossed;		/* given name against surname */
	bool		apart;			/* born a generation apart; firms without a word in common */
} dbm_levels;

typedef struct dbm_evidence
{
	dbm_levels	levels;
	const dbm_value *a[DBM_LINK_FIELDS];
	const dbm_value *b[DBM_LINK_FIELDS];
	bool		partial;		/* a side lacks a name, or the suffix that the other has */
	bool		initial;		/* a given name is an initial */
	bool		numbered;		/* mail boxes of one firm that a number tells apart */
} dbm_evidence;

/* dictionary.c */
extern void dbm_table_init(dbm_link_table *table, dbm_room *room, bool company);
extern void dbm_table_next(dbm_link_table *table);
extern uint32_t dbm_table_text(dbm_link_table *table, const uint32_t *points, size_t n);
extern uint32_t dbm_table_value(dbm_link_table *table, dbm_link_field field,
								const dbm_value *value);
extern void dbm_table_add(dbm_link_table *table, dbm_link_field field, uint32_t code);
/* What a record holds, values in order; equal records have equal hashes. */
extern uint64_t dbm_record_hash(const dbm_link_table *table, size_t record, uint64_t seed);
extern size_t dbm_table_fold(dbm_link_table *table, uint32_t *node_of,
							 const uint8_t *alone);

/* level.c */
extern void dbm_compare(const dbm_link_table *table, size_t a, size_t b, dbm_evidence *evidence);
extern int	dbm_compare_values(const dbm_link_table *table, dbm_link_kind kind,
							   const dbm_value *x, const dbm_value *y);
extern int	dbm_kind_levels(dbm_link_kind kind);

/* Level of two firms of one brand that differ in place, number or trade, or by a branch. */
#define DBM_COMPANY_RELATED	2

/* company.c */
extern int	dbm_link_company_level(const dbm_link_table *table, const dbm_value *x,
								   const dbm_value *y);
extern bool dbm_link_strangers(const dbm_link_table *table, const dbm_value *x,
							   const dbm_value *y);
/* The two names are one firm's; call before any record is read. Junk is left out. */
extern void dbm_link_alias(dbm_link_table *table, const uint32_t *x, size_t n,
						   const uint32_t *y, size_t m);
extern bool dbm_link_kin(const dbm_link_table *table, const dbm_evidence *evidence);

static inline const dbm_value *
dbm_first_value(const dbm_link_table *table, dbm_link_field field, size_t record)
{
	const dbm_column *column = &table->column[field];

	if (!column->used || column->start[record] == column->start[record + 1])
		return NULL;
	return &column->values[column->code[column->start[record]]];
}

#endif							/* DBM_LINKAGE_LINKAGE_H */
