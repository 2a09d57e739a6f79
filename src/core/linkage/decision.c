/*
 * decision.c
 *	  The bits a decision about two records is made on: a score under rules.
 *
 * A sum of weights takes fields for independent. People of one household, colleagues and firms
 * of one building agree in all that comes with the place, so a sum joins them. The rules say
 * what must agree besides: something that is a person's own. None of them joins a pair; one
 * shows a pair to a person.
 */
#include <math.h>

#include "core/linkage/fellegi_sunter.h"

#define OTHER_NAME		(-3.0)	/* bits that two firms of other names may have at most */
#define OTHER_ENTITY	(-8.0)	/* bits that a pair of one household may have at most */
#define NAME_ALONE		(-1.0)	/* bits that a name alone may have at most */
#define BESIDES			2.0		/* bits of other fields that keep a name from being alone */
#define RELIABLE_ID		0.15	/* share of wrong official numbers above which they veto nothing */
#define FIRM_AGREES		4		/* level of a company's name from which it is one firm's */
#define COMMON_NAME		2e-5	/* share of people: a firm of fifty thousand has one more */
#define SHORT_LIST		2000.0	/* records that show how common a name is at a firm */
#define FEW				10.0		/* people of one name in a list */
#define WORTH_A_LOOK	(-3.5)	/* bits of a pair that a person should see */

/* Does anything agree that a person shares with nobody at home or at work? */
static bool
personal(const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;

	return level[DBM_LINK_NATIONAL] >= 2 || level[DBM_LINK_UNION] >= 2 ||
		level[DBM_LINK_OPEN] >= 2 || level[DBM_LINK_CODE] == 3 || level[DBM_LINK_BIRTH] >= 3 ||
		level[DBM_LINK_MOBILE] >= 4 || level[DBM_LINK_PHONE] == 5 ||
		level[DBM_LINK_EMAIL] == 6 || level[DBM_LINK_EMAIL] == 4 ||
		level[DBM_LINK_TITLE] >= 3 || level[DBM_LINK_TEXT] >= 3;
}

/*
 * Half a name, or one without the Jr that the other has, leaves open who of a family or of an
 * office it is: place, switchboard and office box agree for all of them. A name that is only
 * alike and an initial do so in a household and behind an office's mail box; at one firm they
 * are weighed like any other level.
 */
static bool
name_in_part(const dbm_link_model *model, const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;
	bool		office = level[DBM_LINK_EMAIL] == 5 || level[DBM_LINK_COMPANY] < FIRM_AGREES;
	bool		vague = evidence->initial || level[DBM_LINK_GIVEN] == 2;

	return !model->company && (evidence->partial || (vague && office)) && !personal(evidence);
}

/*
 * Birth, own number and own mail box: who has another one in two of them, and none that
 * agrees, is somebody else of that name, at that address or firm.
 */
static bool
other_values(const dbm_link_model *model, const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;
	int			others = (level[DBM_LINK_BIRTH] == 1) + (level[DBM_LINK_MOBILE] == 1) +
		(level[DBM_LINK_EMAIL] == 1 || level[DBM_LINK_EMAIL] == 2);

	return !model->company && others >= 2 && !personal(evidence);
}

static inline double
share_of(const dbm_evidence *evidence, dbm_link_field field)
{
	const dbm_value *a = evidence->a[field];
	const dbm_value *b = evidence->b[field];

	return evidence->levels.level[field] < 5 ? 0 :
		1e-5 * (a->share > b->share ? a->share : b->share);
}

/*
 * A name so common in the population that a large employer has several of it. Switchboard,
 * domain and address are the employer's too; another mobile or mail box speaks for two people,
 * and a short list does not tell how large an employer is.
 */
static bool
common_at_firm(const dbm_link_model *model, const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;
	bool		firm = level[DBM_LINK_COMPANY] >= FIRM_AGREES || level[DBM_LINK_DOMAIN] >= 2;
	bool		other = level[DBM_LINK_MOBILE] == 1 || evidence->numbered;

	return !model->company && firm && (other || model->records < SHORT_LIST) &&
		share_of(evidence, DBM_LINK_GIVEN) * share_of(evidence, DBM_LINK_SURNAME) >= COMMON_NAME &&
		!personal(evidence);
}

/*
 * Two boxes of one firm that only a number tells apart are two people of one name, unless
 * something of a person's own agrees.
 */
static bool
numbered_boxes(const dbm_link_model *model, const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;

	return !model->company && evidence->numbered && level[DBM_LINK_NATIONAL] < 2 &&
		level[DBM_LINK_UNION] < 2 && level[DBM_LINK_OPEN] < 2 && level[DBM_LINK_BIRTH] < 3 &&
		level[DBM_LINK_MOBILE] < 4;
}

/*
 * What no sum of weights expresses: people of one household, like firms of one
 * building, agree in nearly everything but in who they are. So a name that is
 * clearly another one is overruled by an official number only.
 */
static bool
other_entity(const dbm_link_model *model, const dbm_evidence *evidence, const char **why)
{
	const uint8_t *level = evidence->levels.level;

	if (!model->families || level[DBM_LINK_NATIONAL] >= 2 || level[DBM_LINK_UNION] == 3 ||
		level[DBM_LINK_OPEN] == 3 || level[DBM_LINK_CREDIT] == 3)
		return false;
	*why = "another given name";
	if (level[DBM_LINK_GIVEN] == 1)
		return true;
	*why = "a numbered mail box";
	if (numbered_boxes(model, evidence))
		return true;
	*why = "another official number";
	if (level[DBM_LINK_NATIONAL] == 1 && model->m[DBM_LINK_NATIONAL][0][1] < RELIABLE_ID)
		return true;
	*why = "a generation apart";
	return !model->company && evidence->levels.apart;
}

/*
 * Firms of one building, or of one hotel, share address and switchboard: another name
 * is another firm, unless both go by one domain or register.
 */
static bool
other_firm(const dbm_evidence *evidence)
{
	const uint8_t *level = evidence->levels.level;

	return evidence->levels.apart && level[DBM_LINK_CREDIT] != 3 &&
		level[DBM_LINK_DOMAIN] != 3;
}

/* One brand, but another place, number or trade, or a branch: related, never one. */
static bool
relatives(const dbm_link_model *model, const dbm_evidence *evidence)
{
	return model->company && evidence->levels.level[DBM_LINK_COMPANY] == DBM_COMPANY_RELATED &&
		evidence->levels.level[DBM_LINK_CREDIT] != 3;
}

/*
 * A name alone is no person, however rare it is among the records: something besides must
 * speak for the pair.
 */
static bool
name_alone(const dbm_link_model *model, const double *bits)
{
	double		besides = 0;

	for (int f = DBM_LINK_SUFFIX; f < DBM_LINK_FIELDS && !model->company; f++)
		besides += bits[f] > 0 ? bits[f] : 0;
	return !model->company && besides < BESIDES &&
		bits[DBM_LINK_GIVEN] + bits[DBM_LINK_SURNAME] > 0;
}

/*
 * One slip in the birth date beside an equal full name, of which the list should hold few: for
 * a person to decide, however rare matches are in this list.
 */
static bool
slip_of_few(const dbm_link_model *model, const dbm_link_table *table,
			const dbm_evidence *evidence, const double *bits)
{
	const uint8_t *level = evidence->levels.level;
	double		besides = 0;

	if (model->company || level[DBM_LINK_BIRTH] != 3 || level[DBM_LINK_GIVEN] < 5 ||
		level[DBM_LINK_SURNAME] < 5)
		return false;
	for (int f = DBM_LINK_BIRTH + 1; f < DBM_LINK_FIELDS; f++)
		besides += bits[f];
	return besides >= 0 && FEW >= model->records *
		dbm_fs_frequency(model, table, evidence, DBM_LINK_GIVEN) *
		dbm_fs_frequency(model, table, evidence, DBM_LINK_SURNAME);
}

/* Why a pair of persons is at most for review; NULL when it is not held back. */
static const char *
held_back(const dbm_link_model *model, const dbm_evidence *evidence, const double *bits)
{
	if (name_in_part(model, evidence))
		return "half a name and a place";
	if (other_values(model, evidence))
		return "two other values of one's own";
	if (common_at_firm(model, evidence))
		return "a common name at one firm";
	return name_alone(model, bits) ? "the name alone" : NULL;
}

const char *
dbm_fs_rule(const dbm_link_model *model, const dbm_link_table *table,
			const dbm_evidence *evidence, const double *bits)
{
	const char *why;

	if (relatives(model, evidence))
		return "related firms";
	if (model->company)
		return other_firm(evidence) ? "firms of other names" : NULL;
	if (evidence->levels.level[DBM_LINK_SUFFIX] == 1)
		return "Jr and Sr";
	if (other_entity(model, evidence, &why))
		return why;
	if (slip_of_few(model, table, evidence, bits))
		return "one slip in a birth date";
	return held_back(model, evidence, bits);
}

double
dbm_fs_final(const dbm_link_model *model, const dbm_link_table *table,
			 const dbm_evidence *evidence)
{
	double		bits[DBM_LINK_FIELDS];
	double		score = dbm_fs_score(model, table, evidence, bits);
	const char *why;

	if (evidence->levels.level[DBM_LINK_SUFFIX] == 1 || relatives(model, evidence))
		return -INFINITY;
	if (score > OTHER_ENTITY && other_entity(model, evidence, &why))
		return OTHER_ENTITY;
	if (model->company && score > OTHER_NAME && other_firm(evidence))
		return OTHER_NAME;
	if (score > NAME_ALONE && held_back(model, evidence, bits) != NULL)
		return NAME_ALONE;
	if (score < WORTH_A_LOOK && score >= WORTH_A_LOOK - DBM_LINK_LIFT &&
		slip_of_few(model, table, evidence, bits))
		return WORTH_A_LOOK;
	return score;
}
