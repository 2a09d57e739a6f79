/*
 * postal_words.h
 *	  Words of addresses in Latin letters, folded, without dots.
 */
#ifndef DBM_POSTAL_WORDS_H
#define DBM_POSTAL_WORDS_H

#include <stddef.h>

static const char *const postal_suffixes[][2] = {
	{"street", "st"}, {"str", "st"}, {"st", "st"}, {"strasse", "st"}, {"avenue", "ave"},
	{"ave", "ave"}, {"av", "ave"}, {"boulevard", "blvd"}, {"blvd", "blvd"}, {"road", "rd"},
	{"rd", "rd"}, {"drive", "dr"}, {"dr", "dr"}, {"lane", "ln"}, {"ln", "ln"}, {"court", "ct"},
	{"ct", "ct"}, {"place", "pl"}, {"pl", "pl"}, {"square", "sq"}, {"sq", "sq"},
	{"terrace", "ter"}, {"ter", "ter"}, {"parkway", "pkwy"}, {"pkwy", "pkwy"},
	{"highway", "hwy"}, {"hwy", "hwy"}, {"circle", "cir"}, {"cir", "cir"}, {"way", "way"},
	{"crescent", "cres"}, {"cres", "cres"}, {"close", "cl"}, {"trail", "trl"}, {"trl", "trl"},
	{"broadway", "broadway"}, {"weg", "weg"}, {"platz", "platz"}, {"allee", "allee"}, {NULL, NULL}
};

/* Kinds of streets that stand before the name. */
static const char *const postal_prefixes[][2] = {
	{"rue", "rue"}, {"via", "via"}, {"calle", "calle"}, {"c/", "calle"}, {"avenue", "ave"},
	{"av", "ave"}, {"avenida", "avda"}, {"avda", "avda"}, {"boulevard", "blvd"}, {"bd", "blvd"},
	{"blvd", "blvd"}, {"viale", "viale"}, {"piazza", "piazza"}, {"corso", "corso"},
	{"place", "pl"}, {"plaza", "plaza"}, {"rua", "rua"}, {"chemin", "chemin"},
	{"paseo", "paseo"}, {"highway", "hwy"}, {"hwy", "hwy"}, {NULL, NULL}
};

static const char *const postal_compass[][2] = {
	{"north", "n"}, {"south", "s"}, {"east", "e"}, {"west", "w"}, {"northeast", "ne"},
	{"northwest", "nw"}, {"southeast", "se"}, {"southwest", "sw"}, {"n", "n"}, {"s", "s"},
	{"e", "e"}, {"w", "w"}, {"ne", "ne"}, {"nw", "nw"}, {"se", "se"}, {"sw", "sw"}, {NULL, NULL}
};

/* States of one word; others are written by their letters. */
static const char *const postal_states[][2] = {
	{"alabama", "al"}, {"alaska", "ak"}, {"arizona", "az"}, {"arkansas", "ar"},
	{"california", "ca"}, {"colorado", "co"}, {"connecticut", "ct"}, {"delaware", "de"},
	{"florida", "fl"}, {"georgia", "ga"}, {"hawaii", "hi"}, {"idaho", "id"}, {"illinois", "il"},
	{"indiana", "in"}, {"iowa", "ia"}, {"kansas", "ks"}, {"kentucky", "ky"}, {"louisiana", "la"},
	{"maine", "me"}, {"maryland", "md"}, {"massachusetts", "ma"}, {"michigan", "mi"},
	{"minnesota", "mn"}, {"mississippi", "ms"}, {"missouri", "mo"}, {"montana", "mt"},
	{"nebraska", "ne"}, {"nevada", "nv"}, {"ohio", "oh"}, {"oklahoma", "ok"}, {"oregon", "or"},
	{"pennsylvania", "pa"}, {"tennessee", "tn"}, {"texas", "tx"}, {"utah", "ut"},
	{"vermont", "vt"}, {"virginia", "va"}, {"wisconsin", "wi"}, {"wyoming", "wy"},
	{"ontario", "on"}, {"quebec", "qc"}, {"alberta", "ab"}, {"manitoba", "mb"}, {NULL, NULL}
};

static const char *const postal_state_codes[] = {
	"al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia",
	"ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm",
	"ny", "nc", "nd", "oh", "ok", "or", "pa", "pr", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va",
	"wa", "wv", "wi", "wy", "ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk",
	"yt", "nsw", "vic", "qld", "tas", "act", NULL
};
static const char *const postal_australia[] = {"nsw", "vic", "qld", "tas", "act", "sa", "wa", "nt",
	NULL
};
static const char *const postal_four_last[] = {"AU", "NZ", "ZA", NULL};
static const char *const postal_countries[] = {
	"usa", "us", "uk", "canada", "germany", "deutschland", "france", "italy", "italia", "spain",
	"espana", "australia", "austria", "switzerland", "china", "netherlands", "belgium", NULL
};

static const char *const postal_units[] = {
	"apt", "apartment", "suite", "ste", "unit", "flat", "room", "rm", "appt", "whg", "wohnung", NULL
};
static const char *const postal_floors[] = {"floor", "fl", "etage", NULL};
static const char *const postal_boxes[] = {"pobox", "postfach", "postbus", "bp", "apartado", NULL};
static const char *const postal_ordinals[] = {"st", "nd", "rd", "th", NULL};
static const char *const postal_after_number[] = {"bis", "ter", "1/2", NULL};
static const char *const postal_number_signs[] = {"no", "nr", "n", NULL};
/* What a number behind them names: highway 61. */
static const char *const postal_numbered[] = {"highway", "hwy", "route", "rte", "us", NULL};
static const char *const postal_endings[] = {
	"strasse", "str", "platz", "weg", "gasse", "allee", "straat", NULL
};

/* Shapes of postcodes: d a digit, a a letter. */
static const char *const postal_outward[] = {"ad", "add", "ada", "aad", "aadd", "aada", NULL};
static const char *const postal_joined[] = {
	"addaa", "adddaa", "adadaa", "aaddaa", "aadddaa", "aadadaa", "adadad", NULL
};
static const char *const postal_digits[] = {"ddddd", "ddddd-dddd", "dddddd", "dd-ddd",
	"ddd-dddd", NULL
};
static const char *const postal_heads[] = {"ddddd", "dd-ddd", NULL};

#endif							/* DBM_POSTAL_WORDS_H */
