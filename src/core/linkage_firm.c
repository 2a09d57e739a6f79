/*
 * linkage_firm.c
 *	  Names of firms as values of a linkage table.
 *
 * The legal form is taken off and kept as a class (Ltd and Limited are one, Ltd and
 * GmbH are two firms); what remains is the core. A Chinese core has no blanks and
 * carries its reading in Latin letters, so that it can meet an English name made of
 * the same syllables.
 */
#include <string.h>

#include "core/fold.h"
#include "core/linkage_value.h"
#include "core/pinyin.h"
#include "core/word_list.h"

#define LIMIT	DBM_LINK_TEXT_LIMIT
#define WORDS	32

typedef struct word
{
	const uint32_t *text;
	size_t		n;
} word;

typedef struct form
{
	const char *word;
	const char *class;			/* "": says nothing of the kind of firm */
} form;

static const form forms[] = {
	{"inc", "inc"}, {"incorporated", "inc"}, {"corp", "inc"}, {"corporation", "inc"},
	{"ltd", "ltd"}, {"limited", "ltd"}, {"llc", "llc"}, {"plc", "plc"}, {"gmbh", "gmbh"},
	{"ag", "ag"}, {"aktiengesellschaft", "ag"}, {"sa", "sa"}, {"nv", "nv"}, {"bv", "bv"},
	{"lp", "lp"}, {"llp", "llp"}, {"sarl", "sarl"}, {"srl", "srl"}, {"spa", "spa"},
	{"oy", "oy"}, {"ab", "ab"}, {"kk", "kk"}, {"co", ""}, {"company", ""}, {"kg", ""}, {"pty", ""}
};

#define FORMS	(sizeof(forms) / sizeof(forms[0]))

static size_t
split(const uint32_t *text, size_t n, word *words)
{
	size_t		count = 0;

	for (size_t i = 0; i < n && count < WORDS;)
	{
		size_t		begin = i;

		while (i < n && text[i] != ' ')
			i++;
		if (i > begin)
			words[count++] = (word) {text + begin, i - begin};
		i++;
	}
	return count;
}

static const form *
form_of(word w)
{
	for (size_t i = 0; i < FORMS; i++)
	{
		if (dbm_is_word(w.text, w.n, forms[i].word))
			return &forms[i];
	}
	return NULL;
}

/* Take the legal forms off the end of a Chinese name; returns the length of the rest. */
static size_t
chinese_core(const uint32_t *text, size_t n, uint32_t *core, bool *found)
{
	static const uint32_t tails[][5] = {
		{4, 0x6709, 0x9650, 0x516C, 0x53F8}, {2, 0x8D23, 0x4EFB}, {2, 0x80A1, 0x4EFD},
		{2, 0x96C6, 0x56E2}, {2, 0x6709, 0x9650}, {2, 0x516C, 0x53F8}
	};
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (text[i] != ' ')
			core[used++] = text[i];
	}
	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++)
	{
		size_t		m = tails[i][0];

		if (used >= m + 2 && memcmp(core + used - m, tails[i] + 1, m * sizeof(uint32_t)) == 0)
		{
			used -= m;
			*found = true;
		}
	}
	return used;
}

/* The words without legal forms, which stand behind the first word. */
static size_t
latin_core(const uint32_t *text, size_t n, uint32_t *core, uint64_t *class, bool *found)
{
	word		words[WORDS];
	size_t		count = split(text, n, words);
	size_t		used = 0;

	for (size_t i = 0; i < count; i++)
	{
		const form *legal = i > 0 ? form_of(words[i]) : NULL;

		if (i == 0 && count > 1 && dbm_is_word(words[i].text, words[i].n, "the"))
			continue;
		if (legal != NULL)
		{
			*found = *found || legal->class[0] != '\0';
			if (legal->class[0] != '\0')
				*class = dbm_hash_bytes(legal->class, strlen(legal->class), 9);
			continue;
		}
		if (used > 0)
			core[used++] = ' ';
		memcpy(core + used, words[i].text, words[i].n * sizeof(uint32_t));
		used += words[i].n;
	}
	return used;
}

/* The reading of Chinese characters as one word of Latin letters. */
static void
add_reading(dbm_link_table *table, const uint32_t *core, size_t n, dbm_value *value)
{
	dbm_reading readings[LIMIT];
	uint32_t	letters[LIMIT];
	size_t		used = 0;

	if (n > LIMIT)
		n = LIMIT;
	dbm_pinyin_readings(core, n, false, readings);
	for (size_t i = 0; i < n; i++)
	{
		const char *syllable = dbm_pinyin_syllable(readings[i]);

		for (; *syllable != '\0' && used < LIMIT; syllable++)
			letters[used++] = (unsigned char) *syllable;
	}
	if (used > 0)
	{
		value->latin = dbm_table_text(table, letters, used);
		value->latin_length = (uint16_t) used;
	}
}

void
dbm_link_company(dbm_link_table *table, const uint32_t *text, size_t n, dbm_parsed *parsed)
{
	uint32_t	clean[4 * LIMIT];
	uint32_t	core[4 * LIMIT];
	uint64_t	class = 0;
	dbm_value	value;
	bool		chinese;

	n = dbm_link_plain(text, n < 4 * LIMIT ? n : 4 * LIMIT, clean, 4 * LIMIT);
	if (dbm_link_junk(clean, n))
		return;
	chinese = dbm_han(clean[0]);
	n = chinese ? chinese_core(clean, n, core, &parsed->company) :
		latin_core(clean, n, core, &class, &parsed->company);
	if (n == 0)
		return;
	value = dbm_link_text_value(table, core, n);
	value.key = dbm_hash_points(core, n, 3);
	value.part = class;
	value.hash = dbm_hash_mix(value.hash, class);
	if (chinese)
	{
		value.flags |= DBM_VALUE_CJK;
		add_reading(table, core, n, &value);
	}
	dbm_link_push(table, parsed, DBM_LINK_COMPANY, &value);
}
