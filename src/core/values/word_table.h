/*
 * word_table.h
 *	  Words for genders, yes and no.
 *
 * Written by test/data/value_tables.py from Unicode CLDR 41 (Debian unicode-cldr-core) and
 * Debian iso-codes, whose facts are used under the Unicode License v3,
 * https://www.unicode.org/license.txt. Lines "key=code" sorted by bytes; see
 * core/text/code_list.h. A line without a code is a word of several meanings.
 */
#ifndef DBM_VALUES_WORD_TABLE_H
#define DBM_VALUES_WORD_TABLE_H

/* 100 words for genders. */
static const char gender_words[] =
	"boy=male\nd=other\ndivers=other\ndiverse=other\ndonna=female\nerkek=male\nf=female\n"
	"female=female\nfemenino=female\nfeminin=female\nfeminino=female\nfemme=female\n"
	"femmina=female\nfemminile=female\nfrau=female\ngentleman=male\ngirl=female\nherr=male\n"
	"hombre=male\nhomem=male\nhomme=male\nkadin=female\nkobieta=female\nkvinde=female\n"
	"kvinna=female\nlady=female\nm=male\nmadam=female\nmadame=female\nmademoiselle=female\n"
	"male=male\nman=male\nmand=male\nmann=male\nmannelijk=male\nmannlich=male\nmaschile=male\n"
	"maschio=male\nmasculin=male\nmasculino=male\nmen=male\nmeneer=male\nmevrouw=female\n"
	"mezczyzna=male\nmiss=female\nmister=male\nmme=female\nmonsieur=male\nmr=male\nmrs=female\n"
	"ms=female\nmujer=female\nmulher=female\nnam=male\nnb=other\nnonbinary=other\nnu=female\n"
	"other=other\nothers=other\nsenor=male\nsenora=female\nsignor=male\nsignora=female\n"
	"sir=male\nthirdgender=other\nuomo=male\nvrouw=female\nvrouwelijk=female\nw=female\n"
	"weiblich=female\nwoman=female\nwomen=female\nx=other\nжен=female\nженскии=female\n"
	"женщина=female\nмуж=male\nмужскои=male\nмужчина=male\n先生=male\n其他=other\n其它=other\n"
	"太太=female\n夫人=female\n女=female\n女士=female\n女性=female\n女生=female\n小姐=female\n男=male\n"
	"男の人=male\n男士=male\n男性=male\n男生=male\n남=male\n남성=male\n남자=male\n여=female\n여성=female\n"
	"여자=female\n";

/* 72 words for yes and no. */
static const char boolean_words[] =
	"0=false\n00=false\n1=true\n10=true\nactive=true\ndisabled=false\nenabled=true\nevet=true\n"
	"f=false\nfalsch=false\nfalse=false\nfalso=false\nfaux=false\nhayir=false\ninactive=false\n"
	"j=true\nja=true\nn=false\nnao=false\nnee=false\nnein=false\nnie=false\nno=false\nnon=false\n"
	"nope=false\noff=false\non=true\noui=true\ns=true\nsi=true\nsim=true\nt=true\ntak=true\n"
	"true=true\nverdadero=true\nvero=true\nvrai=true\nwahr=true\ny=true\nyep=true\nyes=true\n"
	"×=false\nда=true\nнет=false\n√=true\n☑=true\n☒=false\n✓=true\n✔=true\n✗=false\n✘=false\n"
	"いいえ=false\nはい=true\n不=false\n不是=false\n假=false\n停用=false\n否=false\n启用=true\n对=true\n"
	"已停用=false\n已启用=true\n无=false\n是=true\n有=true\n正确=true\n没有=false\n真=true\n禁用=false\n"
	"错误=false\n아니오=false\n예=true\n";

#endif							/* DBM_VALUES_WORD_TABLE_H */
