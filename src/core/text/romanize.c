/*
 * romanize.c
 *	  Cyrillic and Greek text in Latin letters.
 *
 * Two ways, because people go by either:
 *
 *	passport	ICAO Doc 9303 part 3 section 6 B (Cyrillic); ELOT 743 = ISO 843 (Greek)
 *	usual		Cyrillic as BGN/PCGN without its marks, and as names are written abroad:
 *				y for й and a last ий, x for кс, ia for a last ия; Greek by sound:
 *				χ h, ει i, ντ d and γκ g where a word begins
 *
 * Ukrainian is told by і, є or ґ (г is h and и is y then), Serbian and Macedonian by
 * ј, љ, њ, ћ, ђ or џ (х h, ц c, ж z, ч c, ш s, as their Latin alphabet without marks).
 * Text comes folded, so ё is е, й is и and accents are gone: at the end of a word, и
 * behind a vowel is read as й. Tables are constant; nothing is allocated.
 */
#include <string.h>

#include "core/text/romanize.h"

#define FIRST_CYRILLIC	0x430	/* а */
#define FIRST_GREEK		0x3B1	/* α */
#define GREEK_LETTERS	25
#define LANGUAGES		3
#define SHORT_WORD		32

typedef enum writing
{
	RUSSIAN = 0,
	UKRAINIAN,
	SERBIAN
} writing;

/* а to я by place; Ukrainian and Serbian say where they differ. */
static const char *const cyrillic[32] = {
	"a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p",
	"r", "s", "t", "u", "f", "kh", "ts", "ch", "sh", "shch", "ie", "y", "", "e", "iu", "ia"
};

/* α to ω. */
static const char *const greek[GREEK_LETTERS] = {
	"a", "v", "g", "d", "e", "z", "i", "th", "i", "k", "l", "m", "n", "x", "o", "p",
	"r", "s", "s", "t", "y", "f", "ch", "ps", "o"
};

typedef struct special
{
	uint32_t	letter;
	const char *latin[LANGUAGES];	/* Russian, Ukrainian, Serbian; NULL: as in Russian */
} special;

static const special specials[] = {
	{0x433, {"g", "h", NULL}}, {0x436, {"zh", NULL, "z"}}, {0x438, {"i", "y", NULL}},
	{0x445, {"kh", NULL, "h"}}, {0x446, {"ts", NULL, "c"}}, {0x447, {"ch", NULL, "c"}},
	{0x448, {"sh", NULL, "s"}}, {0x452, {"dj", NULL, NULL}}, {0x454, {"ie", NULL, NULL}},
	{0x455, {"dz", NULL, NULL}}, {0x456, {"i", NULL, NULL}}, {0x458, {"j", NULL, NULL}},
	{0x459, {"lj", NULL, NULL}}, {0x45A, {"nj", NULL, NULL}}, {0x45B, {"c", NULL, NULL}},
	{0x45F, {"dz", NULL, NULL}}, {0x491, {"g", NULL, NULL}}
};

typedef struct word
{
	const uint32_t *text;
	size_t		n;
	dbm_roman_way way;
	writing		writing;
} word;

static bool
is_cyrillic(uint32_t c)
{
	return (c >= 0x430 && c <= 0x45F) || c == 0x491;
}

static bool
is_greek(uint32_t c)
{
	return c >= FIRST_GREEK && c < FIRST_GREEK + GREEK_LETTERS;
}

bool
dbm_is_roman_source(uint32_t c)
{
	return is_cyrillic(c) || is_greek(c);
}

static writing
writing_of(const uint32_t *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = text[i];

		if (c == 0x454 || c == 0x456 || c == 0x491)
			return UKRAINIAN;
		if (c == 0x452 || (c >= 0x458 && c <= 0x45B) || c == 0x45F)
			return SERBIAN;
	}
	return RUSSIAN;
}

static inline uint32_t
at(const word *w, size_t i)
{
	return i < w->n ? w->text[i] : 0;
}

/* а е и о у ы э ю я і */
static bool
is_cyrillic_vowel(uint32_t c)
{
	return c == 0x430 || c == 0x435 || c == 0x438 || c == 0x43E || c == 0x443 || c == 0x44B ||
		(c >= 0x44D && c <= 0x44F) || c == 0x454 || c == 0x456;
}

/* The usual spelling where it is not that of passports; *taken letters of the text. */
static const char *
usual_cyrillic(const word *w, size_t i, size_t *taken)
{
	uint32_t	c = at(w, i);
	uint32_t	next = at(w, i + 1);
	bool		ends = i + 2 == w->n;

	*taken = 1;
	if (c == 0x43A && next == 0x441)		/* кс */
	{
		*taken = 2;
		return "x";
	}
	if (ends && (c == 0x438 || c == 0x44B) && next == 0x438)	/* ий, ый */
	{
		*taken = 2;
		return "y";
	}
	if (ends && c == 0x438 && next == 0x44F)	/* ия */
	{
		*taken = 2;
		return "ia";
	}
	if (c == 0x438 && i > 0 && i + 1 == w->n && is_cyrillic_vowel(at(w, i - 1)))
		return "y";
	if (c == 0x44E)
		return "yu";
	if (c == 0x44F)
		return "ya";
	if (c == 0x454)
		return "ye";
	return c == 0x44A ? "" : NULL;
}

static const char *
read_cyrillic(const word *w, size_t i, size_t *taken)
{
	uint32_t	c = at(w, i);
	const char *latin = w->way == DBM_ROMAN_USUAL ? usual_cyrillic(w, i, taken) : NULL;

	if (latin != NULL)
		return latin;
	*taken = 1;
	for (size_t k = 0; k < sizeof(specials) / sizeof(specials[0]); k++)
	{
		if (specials[k].letter == c)
			return specials[k].latin[w->writing] != NULL ? specials[k].latin[w->writing] :
				specials[k].latin[RUSSIAN];
	}
	return c < FIRST_CYRILLIC + 32 ? cyrillic[c - FIRST_CYRILLIC] : "";
}

/* θ κ ξ π σ τ φ χ ψ, or the end: υ behind a vowel is f before them, else v. */
static bool
is_voiceless(uint32_t c)
{
	return c == 0 || c == 0x3B8 || c == 0x3BA || c == 0x3BE || c == 0x3C0 ||
		(c >= 0x3C2 && c <= 0x3C4) || (c >= 0x3C6 && c <= 0x3C8);
}

/* Two letters that are one sound; NULL for none. */
static const char *
greek_pair(const word *w, size_t i)
{
	uint32_t	a = at(w, i);
	uint32_t	b = at(w, i + 1);
	bool		usual = w->way == DBM_ROMAN_USUAL;
	bool		voiceless = is_voiceless(at(w, i + 2));

	if (b == 0x3C5)				/* υ */
	{
		if (a == 0x3BF)
			return "ou";
		if (a == 0x3B1)
			return voiceless ? "af" : "av";
		if (a == 0x3B5)
			return voiceless ? "ef" : "ev";
		return a == 0x3B7 ? (voiceless ? "if" : "iv") : NULL;
	}
	if (a == 0x3B3)				/* γ */
		return b == 0x3B3 ? "ng" : b == 0x3BE ? "nx" : b == 0x3C7 ? "nch" :
			b == 0x3BA && usual && i == 0 ? "g" : NULL;
	if (a == 0x3BC && b == 0x3C0 && (usual || i == 0 || i + 2 == w->n))
		return "b";
	if (!usual)
		return NULL;
	if (b == 0x3B9)				/* ι */
		return a == 0x3B5 || a == 0x3BF ? "i" : NULL;
	return a == 0x3BD && b == 0x3C4 && i == 0 ? "d" : NULL;
}

static const char *
read_greek(const word *w, size_t i, size_t *taken)
{
	const char *latin = greek_pair(w, i);

	*taken = latin != NULL ? 2 : 1;
	if (latin != NULL)
		return latin;
	if (w->way == DBM_ROMAN_USUAL && at(w, i) == 0x3C5)
		return "i";
	if (w->way == DBM_ROMAN_USUAL && at(w, i) == 0x3C7)
		return "h";
	return greek[at(w, i) - FIRST_GREEK];
}

static size_t
read_word(const word *w, uint32_t *out)
{
	size_t		used = 0;
	size_t		taken = 1;

	for (size_t i = 0; i < w->n; i += taken)
	{
		const char *latin;

		taken = 1;
		if (!dbm_is_roman_source(w->text[i]))
		{
			out[used++] = w->text[i];
			continue;
		}
		latin = is_greek(w->text[i]) ? read_greek(w, i, &taken) : read_cyrillic(w, i, &taken);
		for (; *latin != '\0'; latin++)
			out[used++] = (unsigned char) *latin;
	}
	return used;
}

size_t
dbm_romanize(const uint32_t *text, size_t n, dbm_roman_way way, uint32_t *out)
{
	size_t		used = 0;
	size_t		from = 0;
	writing		language = writing_of(text, n);

	while (from < n)
	{
		size_t		to = from;
		word		w;

		while (to < n && text[to] != ' ')
			to++;
		w = (word) {text + from, to - from, way, language};
		used += read_word(&w, out + used);
		if (to < n)
			out[used++] = ' ';
		from = to + 1;
	}
	return used;
}

/*
 * What all ways to write a Slavic name in Latin letters have in common: i for y and j,
 * once; h for kh, c for ts and tz, ks for x, v for w and a last ff, e for a first ie.
 */
static size_t
common_form(const uint32_t *text, size_t n, char *out)
{
	size_t		used = 0;

	for (size_t i = 0; i < n; i++)
	{
		uint32_t	c = text[i];
		uint32_t	next = i + 1 < n ? text[i + 1] : 0;

		if (c >= 0x80)
			return 0;
		if (c == 'y' || c == 'j')
			c = 'i';
		if (c == 'i' && used > 0 && out[used - 1] == 'i')
			continue;
		if (c == 'e' && used == 1 && out[0] == 'i')
			used = 0;
		if (c == 'k' && next == 'h')
			continue;
		if (c == 't' && (next == 's' || next == 'z'))
		{
			c = 'c';
			i++;
		}
		if (c == 'x')
		{
			out[used++] = 'k';
			c = 's';
		}
		if (c == 'w' || (c == 'f' && next == 'f' && i + 2 == n))
			c = 'v';
		out[used++] = (char) c;
		if (c == 'v' && next == 'f')
			i++;
	}
	return used;
}

/* Letters with which one name may begin: Yuri and Iurii, Evgeny and Yevgeny, Wassili and Vasily. */
static uint32_t
first_class(uint32_t c)
{
	return c == 'y' || c == 'j' || c == 'e' ? 'i' : c == 'w' ? 'v' : c;
}

bool
dbm_is_other_romanization(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	char		x[2 * SHORT_WORD];
	char		y[2 * SHORT_WORD];
	size_t		length;

	if (n < 4 || m < 4 || first_class(a[0]) != first_class(b[0]) || n > SHORT_WORD ||
		m > SHORT_WORD || n > m + 3 || m > n + 3)
		return false;
	length = common_form(a, n, x);
	return length > 0 && length == common_form(b, m, y) && memcmp(x, y, length) == 0;
}
