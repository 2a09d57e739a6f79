#!/usr/bin/env python3
"""Writes the names of countries: the list that dbm.country_code searches, or the catalogue in SQL.

python3 test/data/country_table.py list > src/core/address/country_table.h
python3 test/data/country_table.py foreign > src/core/address/country_foreign_table.h
python3 test/data/country_table.py sql > sql/values/api_countries.sql

Needs Debian's unicode-cldr-core and iso-codes. Names: ISO 3166-1 (short, official, common), CLDR in the
languages of code_list.py, and in the official languages of each country; below, what people write besides.
"""
import json
import re
import sys
import unicodedata
import xml.etree.ElementTree as tree

from code_list import CLDR, ISO, LANGUAGES, List, head, key, names

# Short, old and other forms. A state that fell apart (Soviet Union, Yugoslavia, Czechoslovakia,
# Netherlands Antilles) has no code; one whose territory is all of another's today has that one's.
OTHER = '''
AE=UAE,Emirates,阿联酋,阿拉伯联合酋长国
BA=Bosnia,Bosnia-Hercegovina,Herzegovina,波黑
BF=Upper Volta
BJ=Dahomey
BN=Brunei Darussalam
BO=Bolivia
BY=Byelorussia,Belorussia
CD=DR Congo,DRC,D.R. Congo,Democratic Republic of Congo,Democratic Republic of the Congo,Congo DR,Congo-Kinshasa,Kinshasa Congo,Zaire,Congo (Democratic Republic),Congo Kinshasa,刚果（金）,刚果金
CG=Republic of the Congo,Republic of Congo,Congo-Brazzaville,Congo Republic,Congo (Brazzaville),Congo Brazzaville,刚果（布）,刚果布
CH=Switzerland,Schweiz,Suisse,Svizzera,Swiss Confederation,SUI
CI=Ivory Coast,Côte d'Ivoire,Cote d Ivoire,Republic of Ivory Coast
CN=PRC,PR China,P.R. China,P.R.C.,People's Republic of China,China PR,China (PRC),Mainland China,China mainland,Zhongguo,中国,中国大陆,大陆,中国内地,内地,中华人民共和国
CV=Cape Verde
CZ=Czech Republic,Czech Rep,Czech Rep.,Czech,Czechia
DE=Deutschland,BRD,FRG,DDR,GDR,West Germany,East Germany,Federal Republic of Germany,German Democratic Republic,Germany (West),GER,Allemagne
DK=DEN
ES=Espana,Kingdom of Spain
FK=Falklands,Malvinas
FM=Micronesia
GB=UK,U.K.,United Kingdom,Great Britain,Britain,England,Scotland,Wales,Northern Ireland,United Kingdom of Great Britain,Cymru,Alba (Scotland),英国,大不列颠,英格兰,苏格兰,威尔士,北爱尔兰,联合王国,Inglaterra,Angleterre,Inghilterra,Schottland,Engeland,Großbritannien,Grande-Bretagne,Gran Bretaña,Gran Bretagna,Groot-Brittannië
GN=Guinea Conakry,Guinea-Conakry
GR=EL,Hellas,Hellenic Republic,GRE
HK=Hong Kong SAR,Hong Kong S.A.R.,HongKong,Hong Kong China,Hong Kong SAR China,中国香港,香港特别行政区
HR=CRO
IE=Eire,Éire,Republic of Ireland,Rep. of Ireland,Irish Republic,Southern Ireland
IM=Isle of Man
IR=Persia,Islamic Republic of Iran
KH=Kampuchea,Khmer Republic
KN=St Kitts,Saint Kitts,Nevis
KP=North Korea,DPRK,Korea (North),Korea North,Korea DPR,Democratic People's Republic of Korea,朝鲜,北朝鲜,北韩
KR=South Korea,Korea,Korea (South),Korea South,Korea Rep,Korea Rep.,Rep. of Korea,Republic of Korea,ROK,S. Korea,S Korea,韩国,南韩,南朝鲜,大韩民国
LA=Laos
LC=St Lucia,Saint Lucia
LK=Ceylon
LY=Libyan Arab Jamahiriya
MD=Moldavia
MK=Macedonia,FYROM,F.Y.R.O.M.,Republic of Macedonia,North Macedonia,Former Yugoslav Republic of Macedonia
MM=Burma,Myanmar
MO=Macau SAR,Macao SAR,Macau,Macao,中国澳门,澳门特别行政区
MW=Nyasaland
NL=Holland,The Netherlands,Netherland,Nederland,Pays-Bas,NED,荷兰
PH=Phillipines,Philipines,The Philippines
PS=Palestine,Palestinian Authority,State of Palestine,Palestinian Territory
PT=POR
RU=Russia,Russian Fed,Russian Fed.
SA=KSA,K.S.A.,Saudi,Saudi Arabia
SK=Slovak Republic
ST=Sao Tome
SY=Syria
SZ=Swaziland
TH=Siam
TL=East Timor
TR=Turkey,Türkiye,Turkiye
TT=Trinidad,Tobago
TW=Taiwan,Taiwan ROC,Taiwan R.O.C.,Taiwan China,Taiwan Province of China,Chinese Taipei,Republic of China,中国台湾,台湾地区,台湾省
TZ=Tanzania,Tanganyika,Zanzibar
US=USA,U.S.A.,U.S.,United States,United States of America,The United States,The United States of America,America,USofA,U.S. of America,Etats-Unis,美国,美利坚,美利坚合众国,Estados Unidos de América,EEUU,EE.UU.,EE. UU.,Vereinigte Staaten von Amerika
VA=Vatican,Holy See,Vatican City State
VC=St Vincent,Saint Vincent
VE=Venezuela
VN=Vietnam,Viet Nam,Viet-Nam,SR Vietnam,越南
XK=Kosovo
YE=Yemen,South Yemen,North Yemen
ZA=RSA,R.S.A.,South Africa,Republic of South Africa,S. Africa,Suid-Afrika
ZW=Rhodesia
'''
# Known, and meaning more than one country.
SEVERAL = ['Virgin Islands', 'Netherlands Antilles', 'Soviet Union', 'USSR', 'U.S.S.R.', 'Yugoslavia', 'Czechoslovakia',
           'Serbia and Montenegro', '苏联', '南斯拉夫', '捷克斯洛伐克', 'West Indies']


def official_languages():
    """Territory -> its official languages, of CLDR's supplemental data."""
    root = tree.parse(CLDR + 'supplemental/supplementalData.xml').getroot()
    return {t.get('type'): [p.get('type') for p in t.findall('languagePopulation')
                            if (p.get('officialStatus') or '').startswith(('official', 'de_facto'))]
            for t in root.findall('territoryInfo/territory')}


def variants(name):
    """A name with its turns: "Congo, Republic of the", "Korea (South)", The, St., without the bracket of an old name."""
    yield name
    if name.startswith('The '):
        yield name[4:]
    elif re.match('[A-Z]', name):
        yield 'The ' + name
    turned = re.match(r'^([^,]+), ([^,]+)$', name)
    if turned:
        yield f'{turned[2]} {turned[1]}'
    for long, short in (('Saint ', 'St. '), ('St. ', 'Saint '), ('Islands', 'Is.'), ('Republic', 'Rep.')):
        if long in name:
            yield name.replace(long, short)


def territories():
    iso = json.load(open(ISO + 'iso_3166-1.json'))['3166-1']
    return {c['alpha_2']: c for c in iso}


def gather():
    iso = territories()
    codes, found, foreign = List(), List(), List()
    taken = set()
    for a2, c in iso.items():
        for code in (a2, c['alpha_3'], c['numeric']):
            codes.add(code, a2)
            taken.add(key(code))
    for code in ('XK', 'XKX'):
        codes.add(code, 'XK')
    for line in OTHER.strip().split('\n'):
        code, rest = line.split('=')
        for name in rest.split(','):
            found.add(name, code, 'other')
    for name in SEVERAL:
        found.add(name, '')
    for a2, c in iso.items():
        for field in ('name', 'common_name', 'official_name'):
            for name in variants(c.get(field, '')):
                found.add(name, a2, field)
    path = 'localeDisplayNames/territories/territory'
    own = official_languages()
    for language in LANGUAGES + sorted({x for v in own.values() for x in v}):
        for code, name in names(language, path):
            if code not in iso and code != 'XK':
                continue
            if language not in LANGUAGES and language not in own.get(code, []):
                continue
            for form in variants(name) if language == 'en' else [name]:
                k = key(form)
                # accents gone, a short word may be a code: "Bỉ" is not BI
                if len(k) < 2 or k in taken or (len(k) == 2 and k.isascii()):
                    continue
                if found.codes.get(k, code) != code:
                    print(f'{form} ({language}): {code}, taken by {found.codes[k]}', file=sys.stderr)
                elif language in ('en', 'zh', 'zh_Hant'):
                    found.add(form, code, language)
                elif k not in found.codes:
                    foreign.add(form, code, language)
    return codes, found, foreign


def plain(name):
    """A name without accents and typographers' apostrophes."""
    letters = unicodedata.normalize('NFD', name.replace('\u2019', "'"))
    return ''.join(c for c in letters if unicodedata.category(c) != 'Mn')


def catalogue():
    zh = dict(reversed(names('zh', 'localeDisplayNames/territories/territory')))
    en = dict(reversed(names('en', 'localeDisplayNames/territories/territory')))
    rows = [(a2, c['alpha_3'], en[a2], zh[a2]) for a2, c in territories().items()] + [('XK', 'XKX', en['XK'], zh['XK'])]
    # the install script runs in databases of Chinese encodings too, which have no letters with accents
    rows = [(a2, a3, plain(name), chinese) for a2, a3, name, chinese in rows]
    body = ',\n'.join('    (' + ', '.join("'" + f.replace("'", "''") + "'" for f in r) + ')' for r in sorted(rows))
    print(f"""-- The countries that dbm.country_code tells. Written by test/data/country_table.py from ISO 3166-1 (Debian
-- iso-codes) and Unicode CLDR 41, whose facts are used under the Unicode License v3.

CREATE FUNCTION dbm.default_countries()
    RETURNS TABLE (code text, alpha3 text, name text, zh text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 250
    SET search_path = pg_catalog, pg_temp
    AS $function$
VALUES
{body}
$function$;
COMMENT ON FUNCTION dbm.default_countries() IS
'Countries and territories of ISO 3166-1, and Kosovo as XK, XKX, by which the EU and the World Bank know it: two and three letters, English and Chinese name of Unicode CLDR, without accents.';""")


if sys.argv[1:] == ['sql']:
    catalogue()
else:
    codes, found, foreign = gather()
    if sys.argv[1:] == ['foreign']:
        head('country_foreign_table.h', 'DBM_ADDRESS_COUNTRY_FOREIGN_TABLE_H',
             'Names of countries in languages other than English and Chinese.', 'test/data/country_table.py')
        foreign.write('country_foreign', '{n} names: languages of trade, and official ones of each country.')
        print('\n#endif\t\t\t\t\t\t\t/* DBM_ADDRESS_COUNTRY_FOREIGN_TABLE_H */')
    else:
        head('country_table.h', 'DBM_ADDRESS_COUNTRY_TABLE_H', 'Codes and names of countries.', 'test/data/country_table.py')
        codes.write('country_codes', '{n} codes of ISO 3166-1: two letters, three letters, three digits.')
        found.write('country_names', '{n} names: English and Chinese, other forms of them.')
        print('\n#endif\t\t\t\t\t\t\t/* DBM_ADDRESS_COUNTRY_TABLE_H */')
