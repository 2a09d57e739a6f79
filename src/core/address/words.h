/*
 * words.h
 *	  Words of addresses in Latin letters, folded, without dots.
 */
#ifndef DBM_ADDRESS_WORDS_H
#define DBM_ADDRESS_WORDS_H

#include <stddef.h>

static const char *const address_suffixes[][2] = {
	{"street", "st"}, {"str", "st"}, {"st", "st"}, {"strasse", "strasse"}, {"avenue", "ave"},
	{"ave", "ave"}, {"av", "ave"}, {"boulevard", "blvd"}, {"blvd", "blvd"}, {"blv", "blvd"},
	{"road", "rd"},
	{"rd", "rd"}, {"drive", "dr"}, {"dr", "dr"}, {"lane", "ln"}, {"ln", "ln"}, {"court", "ct"},
	{"ct", "ct"}, {"place", "pl"}, {"pl", "pl"}, {"square", "sq"}, {"sq", "sq"},
	{"terrace", "ter"}, {"ter", "ter"}, {"parkway", "pkwy"}, {"pkwy", "pkwy"},
	{"highway", "hwy"}, {"hwy", "hwy"}, {"circle", "cir"}, {"cir", "cir"}, {"way", "way"},
	{"crescent", "cres"}, {"cres", "cres"}, {"close", "cl"}, {"trail", "trl"}, {"trl", "trl"},
	{"alley", "aly"}, {"aly", "aly"}, {"esplanade", "esp"}, {"grove", "gr"}, {"gardens", "gdns"},
	{"gdns", "gdns"}, {"parade", "pde"}, {"pde", "pde"}, {"plaza", "plz"}, {"plz", "plz"},
	{"pike", "pike"}, {"expressway", "expy"}, {"expy", "expy"}, {"freeway", "fwy"}, {"fwy", "fwy"},
	{"broadway", "broadway"}, {"weg", "weg"}, {"platz", "platz"}, {"allee", "allee"}, {NULL, NULL}
};

/* Kinds of streets that stand before the name. */
static const char *const address_prefixes[][2] = {
	{"rue", "rue"}, {"via", "via"}, {"calle", "calle"}, {"c/", "calle"}, {"avenue", "ave"},
	{"av", "ave"}, {"avenida", "avda"}, {"avda", "avda"}, {"boulevard", "blvd"}, {"bd", "blvd"},
	{"blvd", "blvd"}, {"viale", "viale"}, {"piazza", "piazza"}, {"corso", "corso"},
	{"place", "pl"}, {"plaza", "plaza"}, {"rua", "rua"}, {"chemin", "chemin"},
	{"paseo", "paseo"}, {"highway", "hwy"}, {"hwy", "hwy"}, {NULL, NULL}
};

static const char *const address_compass[][2] = {
	{"north", "n"}, {"south", "s"}, {"east", "e"}, {"west", "w"}, {"northeast", "ne"},
	{"northwest", "nw"}, {"southeast", "se"}, {"southwest", "sw"}, {"n", "n"}, {"s", "s"},
	{"e", "e"}, {"w", "w"}, {"ne", "ne"}, {"nw", "nw"}, {"se", "se"}, {"sw", "sw"}, {NULL, NULL}
};

/*
 * Regions by their letters, as ISO 3166-2 has them: of the United States, Canada,
 * Australia and Germany (without its cities). Hyphens are blanks.
 */
static const char *const address_states[][2] = {
	{"alabama", "al"}, {"alaska", "ak"}, {"arizona", "az"}, {"arkansas", "ar"},
	{"california", "ca"}, {"colorado", "co"}, {"connecticut", "ct"}, {"delaware", "de"},
	{"district of columbia", "dc"}, {"florida", "fl"}, {"georgia", "ga"}, {"hawaii", "hi"},
	{"idaho", "id"}, {"illinois", "il"}, {"indiana", "in"}, {"iowa", "ia"}, {"kansas", "ks"},
	{"kentucky", "ky"}, {"louisiana", "la"}, {"maine", "me"}, {"maryland", "md"},
	{"massachusetts", "ma"}, {"michigan", "mi"}, {"minnesota", "mn"}, {"mississippi", "ms"},
	{"missouri", "mo"}, {"montana", "mt"}, {"nebraska", "ne"}, {"nevada", "nv"},
	{"new hampshire", "nh"}, {"new jersey", "nj"}, {"new mexico", "nm"}, {"new york", "ny"},
	{"north carolina", "nc"}, {"north dakota", "nd"}, {"ohio", "oh"}, {"oklahoma", "ok"},
	{"oregon", "or"}, {"pennsylvania", "pa"}, {"puerto rico", "pr"}, {"rhode island", "ri"},
	{"south carolina", "sc"}, {"south dakota", "sd"}, {"tennessee", "tn"}, {"texas", "tx"},
	{"utah", "ut"}, {"vermont", "vt"}, {"virginia", "va"}, {"washington", "wa"},
	{"west virginia", "wv"}, {"wisconsin", "wi"}, {"wyoming", "wy"}, {"alberta", "ab"},
	{"british columbia", "bc"}, {"manitoba", "mb"}, {"new brunswick", "nb"},
	{"newfoundland and labrador", "nl"}, {"newfoundland", "nl"}, {"nova scotia", "ns"},
	{"northwest territories", "nt"}, {"nunavut", "nu"}, {"ontario", "on"},
	{"prince edward island", "pe"}, {"quebec", "qc"}, {"saskatchewan", "sk"}, {"yukon", "yt"},
	{"new south wales", "nsw"}, {"victoria", "vic"}, {"queensland", "qld"}, {"tasmania", "tas"},
	{"australian capital territory", "act"}, {"south australia", "sa"},
	{"western australia", "wa"}, {"northern territory", "nt"}, {"baden wurttemberg", "bw"},
	{"baden wuerttemberg", "bw"}, {"bavaria", "by"}, {"bayern", "by"}, {"brandenburg", "bb"},
	{"hesse", "he"}, {"hessen", "he"}, {"lower saxony", "ni"}, {"niedersachsen", "ni"},
	{"mecklenburg vorpommern", "mv"}, {"mecklenburg western pomerania", "mv"},
	{"north rhine westphalia", "nw"}, {"nordrhein westfalen", "nw"}, {"nrw", "nw"},
	{"rheinland pfalz", "rp"}, {"rhineland palatinate", "rp"}, {"saarland", "sl"},
	{"saxony", "sn"}, {"sachsen", "sn"}, {"saxony anhalt", "st"}, {"sachsen anhalt", "st"},
	{"schleswig holstein", "sh"}, {"thuringia", "th"}, {"thuringen", "th"},
	{"thueringen", "th"}, {NULL, NULL}
};

static const char *const address_state_codes[] = {
	"al", "ak", "az", "ar", "ca", "co", "ct", "de", "dc", "fl", "ga", "hi", "id", "il", "in", "ia",
	"ks", "ky", "la", "me", "md", "ma", "mi", "mn", "ms", "mo", "mt", "ne", "nv", "nh", "nj", "nm",
	"ny", "nc", "nd", "oh", "ok", "or", "pa", "pr", "ri", "sc", "sd", "tn", "tx", "ut", "vt", "va",
	"wa", "wv", "wi", "wy", "ab", "bc", "mb", "nb", "nl", "ns", "nt", "nu", "on", "pe", "qc", "sk",
	"yt", "nsw", "vic", "qld", "tas", "act", NULL
};
static const char *const address_australia[] = {"nsw", "vic", "qld", "tas", "act", "sa", "wa", "nt",
	NULL
};
static const char *const address_four_last[] = {"AU", "NZ", "ZA", NULL};
/* Besides those of place.c. */
static const char *const address_countries[] = {
	"united states of america", "the united states", "the netherlands", "scotland", "wales",
	"northern ireland", "great britain", "luxembourg", "republic of ireland", "hong kong sar", NULL
};

static const char *const address_units[] = {
	"apt", "apartment", "suite", "ste", "unit", "flat", "room", "rm", "appt", "appartement", "whg",
	"wohnung", "shop", "office", "ofc", "lot", "spc", "trlr", "penthouse", "ph", NULL
};
/* Before a number; of two such one address has both. */
static const char *const address_levels[][2] = {
	{"floor", "floor"}, {"fl", "floor"}, {"level", "floor"}, {"lvl", "floor"}, {"etage", "floor"},
	{"piso", "floor"},
	{"planta", "floor"},
	{"building", "bldg"}, {"bldg", "bldg"}, {"block", "block"}, {"blk", "block"},
	{"tower", "tower"}, {NULL, NULL}
};
static const char *const address_floors[] = {
	"floor", "fl", "flr", "etage", "stock", "og", "piso", "piano", "f", NULL
};
/* Dots gone, hyphens blanks. */
static const char *const address_boxes[] = {
	"po box", "p o box", "pobox", "pob", "post box", "post office box", "gpo box", "g p o box",
	"postfach", "postbus", "bp", "b p", "boite postale", "apartado", "apartado de correos",
	"apdo", "casilla", "caixa postal", "casella postale", "private bag", "locked bag", "pmb", NULL
};
static const char *const address_ordinals[] = {"st", "nd", "rd", "th", "o", NULL};
static const char *const address_after_number[] = {"bis", "ter", "quater", "1/2", NULL};
static const char *const address_floor_ends[] = {
	"st", "nd", "rd", "th", "o", "a", "e", "er", "eme", NULL
};
/* In names of streets and cities. */
static const char *const address_shortened[][2] = {
	{"saint", "st"}, {"sainte", "ste"}, {"sankt", "st"}, {"mount", "mt"}, {"fort", "ft"},
	{"first", "1st"}, {"second", "2nd"}, {"third", "3rd"}, {"fourth", "4th"}, {"fifth", "5th"},
	{"sixth", "6th"}, {"seventh", "7th"}, {"eighth", "8th"}, {"ninth", "9th"}, {"tenth", "10th"},
	{NULL, NULL}
};
/* n is also north: it counts between a name and its number only. */
static const char *const address_number_words[] = {"no", "nr", "num", "number", "numero", NULL};
static const char *const address_number_signs[] = {
	"no", "nr", "n", "num", "number", "numero", NULL
};
/* What a number behind them names: highway 61. */
static const char *const address_numbered[] = {"highway", "hwy", "route", "rte", "us", NULL};
static const char *const address_endings[] = {
	"strasse", "str", "platz", "weg", "gasse", "allee", "straat", NULL
};

/* Shapes of postcodes: d a digit, a a letter. */
static const char *const address_outward[] = {"ad", "add", "ada", "aad", "aadd", "aada", NULL};
static const char *const address_joined[] = {
	"addaa", "adddaa", "adadaa", "aaddaa", "aadddaa", "aadadaa", "adadad", NULL
};
static const char *const address_digits[] = {"ddddd", "ddddd-dddd", "dddddd", "dd-ddd",
	"ddd-dddd", NULL
};
static const char *const address_heads[] = {"ddddd", "dd-ddd", NULL};

#endif							/* DBM_ADDRESS_WORDS_H */
