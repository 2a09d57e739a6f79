#!/usr/bin/env python3
"""Writes the lists of languages, currencies and plain words that dbm.language_code and its kin search.

python3 test/data/value_tables.py language > src/core/values/language_table.h
python3 test/data/value_tables.py currency > src/core/values/currency_table.h
python3 test/data/value_tables.py word > src/core/values/word_table.h

Needs Debian's unicode-cldr-core and iso-codes. Currencies: the current ones of ISO 4217, without metals,
funds and tests. What people write besides the names of CLDR stands below.
"""
import json
import sys

from code_list import ISO, LANGUAGES, List, head, key, names

OTHER_LANGUAGES = '''
zh=中文,汉语,华语,国语,普通话,简体,繁体,简体中文,繁体中文,简中,繁中,中国话,Mandarin,Mandarin Chinese,Chinese (Simplified),Chinese (Traditional),Simplified Chinese,Traditional Chinese,Chinese Simplified,Chinese Traditional,cmn,Putonghua,chn
yue=粤语,广东话,Cantonese
en=英文,英语,English (US),English (UK),US English,UK English,British English,American English
ja=日文,日语,jp,jpn
ko=韩文,韩语,朝鲜语,kr
fr=法文,法语
de=德文,德语
es=西班牙文,西语,Castellano,Castilian
ru=俄文,俄语
pt=葡萄牙文,葡语,Portuguese (Brazil),Brazilian Portuguese
it=意大利文
nl=Flemish,Vlaams
fa=Farsi
no=Norwegian
ar=阿拉伯文
vi=越南文
th=泰文,泰语
'''

OTHER_CURRENCIES = '''
CNY=RMB,人民币,人民币元,CNH,Renminbi,Yuan,Chinese Yuan,Chinese RMB,CN¥,RMB¥,¥RMB,Yuan Renminbi,Renminbi Yuan
USD=US$,USD$,$US,U.S. Dollar,US Dollar,US Dollars,U.S. Dollars,United States Dollar,American Dollar,American Dollars,美元,美金,美刀
EUR=€,Euro,Euros,欧元
GBP=£,Pound Sterling,Pounds Sterling,Sterling,British Pound,British Pounds,UK£,GB£,UK Pound,英镑
JPY=JP¥,J¥,Yen,Japanese Yen,日元,日币,日圆,日本円
KRW=₩,Won,South Korean Won,韩元,韩币,韩圆
HKD=HK$,港元,港币,港纸
TWD=NT$,NTD,新台币,台币
MOP=MOP$,澳门币,澳门元,葡币
SGD=S$,SG$,新加坡元,新币
AUD=A$,AU$,澳元,澳币
CAD=CA$,Can$,加元,加币
NZD=NZ$,新西兰元,纽币
BRL=R$,Real,Reais,雷亚尔
INR=₹,Indian Rupee,Indian Rupees,卢比 (印度)
RUB=₽,руб,Rouble,Roubles,Ruble,Rubles,卢布
CHF=SFr,Sfr.,Swiss Franc,Swiss Francs,Schweizer Franken,瑞士法郎
PLN=zł,zl,Zloty,Zlotys
CZK=Kč,Koruna,Koruny
HUF=Ft,Forint
TRY=₺,TL,Turkish Lira
THB=฿,Baht,泰铢
VND=₫,Dong,Đồng,越南盾
PHP=₱,菲律宾比索
ILS=₪,NIS,Shekel,Shekels
UAH=₴,Hryvnia
NGN=₦,Naira
ZAR=Rand,兰特
MYR=RM,Ringgit,令吉,马币
IDR=Rp,Rupiah,印尼盾
SEK=SKr,Swedish Krona,Swedish Kronor,svenska kronor
NOK=NKr,Norwegian Krone,Norwegian Kroner
DKK=DKr,Danish Krone,Danish Kroner
AED=Dirham UAE,UAE Dirham,Dhs,迪拉姆
SAR=Saudi Riyal,Saudi Riyals
KZT=₸,Tenge
'''
# Known, and the money of several countries.
SEVERAL_CURRENCIES = '''$ c$ dollar dollars ¥ 元 圆 円 块 块钱 刀 kr krona krone kronor kroner crown pound pounds peso pesos franc francs
fr rupee rupees rs ₨ dinar dinars rial riyal riyals shilling shillings sh lira liras r cfa ƒ d k l le b t s/ 法郎 比索 克朗 镑
卢比 里亚尔 第纳尔 先令 里拉 ₡ ₲ ₵ am br din km lei leu lev лв'''

GENDERS = '''
male=m,male,man,men,boy,mr,mister,sir,gentleman,男,男性,男士,先生,男生,männlich,mann,herr,masculin,homme,monsieur,masculino,hombre,señor,homem,maschio,maschile,uomo,signor,mannelijk,man,meneer,мужской,муж,мужчина,男の人,남,남성,남자,mężczyzna,erkek,mand,nam
female=f,female,woman,women,girl,mrs,ms,miss,madam,lady,w,女,女性,女士,小姐,太太,女生,夫人,weiblich,frau,féminin,femme,madame,mademoiselle,mme,femenino,feminino,mujer,señora,mulher,femmina,femminile,donna,signora,vrouwelijk,vrouw,mevrouw,женский,жен,женщина,여,여성,여자,kobieta,kadın,kvinna,kvinde,nữ
other=x,other,others,diverse,divers,d,nonbinary,non-binary,nb,third gender,其他,其它
'''

BOOLEANS = '''
true=1,1.0,t,true,y,yes,on,yep,是,对,有,真,启用,已启用,正确,✓,✔,☑,√,ja,j,oui,si,sí,s,sim,да,はい,예,tak,evet,wahr,vrai,verdadero,vero,enabled,active
false=0,0.0,f,false,n,no,off,nope,否,不是,不,无,没有,假,停用,已停用,禁用,错误,✗,✘,☒,×,nein,non,não,нет,いいえ,아니오,nie,hayır,nee,falsch,faux,falso,disabled,inactive
'''


def lines(text):
    for line in text.strip().split('\n'):
        code, rest = line.split('=', 1)
        for word in rest.split(','):
            yield code, word


def languages():
    codes, found = List(), List()
    known = {}
    for entry in json.load(open(ISO + 'iso_639-2.json'))['639-2']:
        two = entry.get('alpha_2')
        if two:
            known[two] = two
            for code in (two, entry['alpha_3'], entry.get('bibliographic', two)):
                codes.add(code, two)
    for code, word in lines(OTHER_LANGUAGES):
        found.add(word, code)
    for code in ('yue', 'fil'):
        known[code] = code
        codes.add(code, code)
    own = [code for code in known if code not in LANGUAGES]
    for language in LANGUAGES + own:
        for code, name in names(language, 'localeDisplayNames/languages/language'):
            if code in known and (language in ('en', 'zh', 'de', 'fr', 'es', 'ja') or language == code) and len(key(name)) > 1:
                found.add(name, code, language)
    head('language_table.h', 'DBM_VALUES_LANGUAGE_TABLE_H', 'Codes and names of languages.', 'test/data/value_tables.py')
    codes.write('language_codes', '{n} codes of ISO 639-1, 639-2 T and B.')
    found.write('language_names', '{n} names: English, Chinese, German, French, Spanish, Japanese, and its own.')


def currencies():
    found = List()
    skip = set('XAU XAG XPT XPD XBA XBB XBC XBD XTS XXX XDR XUA XSU CHE CHW BOV CLF COU MXV USN UYI UYW'.split())
    known = {c['alpha_3']: c['numeric'] for c in json.load(open(ISO + 'iso_4217.json'))['4217'] if c['alpha_3'] not in skip}
    for code, numeric in known.items():
        found.add(code, code)
        found.add(numeric, code)
    for word in SEVERAL_CURRENCIES.split():
        found.add(word, '')
    for code, word in lines(OTHER_CURRENCIES):
        found.add(word, code, 'other')
    meant = {}
    for language in LANGUAGES:
        root = names_of_currencies(language)
        for code, kind, name in root:
            if code in known and (language in ('en', 'zh', 'zh_Hant', 'de', 'fr', 'es', 'ja') or kind == 'name') and key(name):
                meant.setdefault(key(name), {}).setdefault(code, name)
    for k, by_code in meant.items():
        if k not in found.codes:
            found.codes[k] = next(iter(by_code)) if len(by_code) == 1 else ''
    head('currency_table.h', 'DBM_VALUES_CURRENCY_TABLE_H', 'Codes, signs and names of currencies.', 'test/data/value_tables.py')
    found.write('currency_words', '{n} codes of ISO 4217, signs and names.')


def names_of_currencies(language):
    import xml.etree.ElementTree as tree
    from code_list import CLDR
    root = tree.parse(CLDR + f'main/{language}.xml').getroot()
    wanted = language in ('en', 'zh', 'zh_Hant', 'de', 'fr', 'es', 'ja')
    for c in root.findall('numbers/currencies/currency'):
        for e in c:
            if e.text and e.text != '↑↑↑' and (e.tag == 'displayName' or e.tag == 'symbol' and language == 'en') and wanted:
                yield c.get('type'), 'name' if e.tag == 'displayName' else 'symbol', e.text


def words():
    head('word_table.h', 'DBM_VALUES_WORD_TABLE_H', 'Words for genders, yes and no.', 'test/data/value_tables.py')
    for variable, text, what in (('gender_words', GENDERS, 'genders'), ('boolean_words', BOOLEANS, 'yes and no')):
        found = List()
        for code, word in lines(text):
            found.add(word, code, variable)
        found.write(variable, '{n} words for ' + what + '.')


{'language': languages, 'currency': currencies, 'word': words}[sys.argv[1]]()
print(f'\n#endif\t\t\t\t\t\t\t/* DBM_VALUES_{sys.argv[1].upper()}_TABLE_H */')
