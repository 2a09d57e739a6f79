#!/usr/bin/env python3
"""Writes src/core/text/pinyin_table.h from the Unihan database.

python3 test/data/pinyin_table.py [/usr/share/unicode] > src/core/text/pinyin_table.h

Debian's package unicode-data carries the file (Unihan_Readings.txt.bz2). Only facts
are taken: how a character is read. The surnames below are listed by how common
they are, their own readings follow from general dictionaries.
"""
import bz2
import sys
import unicodedata

ROOT = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
FIRST, LAST = 0x4E00, 0x9FA5
LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
WIDTH = 88

# Most common first.
SURNAMES = (
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石'
    '廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳'
    '翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时'
    '穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明'
    '佘池查麻苑迟邝封官谈鞠匡惠荆乐冀胥南班储原闻竺栗楚晋由芮晁郜诸濮羊宣宿厉强水来楼凤奚蔺练畅战邸储臧池阎傅肖代邱盖朴区逄隗'
    '尧占粟糜茅桃展虎都那撒冼谌苍扈燕伊阚桓伏皮湛计于干经裘丰牧隆宓蓬郗郦雍璩利蔚越居衡步弘广禄阙东殳夔暴赖牙揭茹哈鄢洪')

# A surname that is read in its own way.
SURNAME_READINGS = {
    '曾': 'zeng1', '单': 'shan4', '仇': 'qiu2', '解': 'xie4', '查': 'zha1', '盖': 'ge3', '朴': 'piao2', '区': 'ou1',
    '任': 'ren2', '华': 'hua4', '翟': 'zhai2', '乐': 'yue4', '葛': 'ge3', '纪': 'ji3', '覃': 'qin2', '缪': 'miao4',
    '冼': 'xian3', '尉': 'wei4', '繁': 'po2', '种': 'chong2', '秘': 'bi4', '折': 'she2', '员': 'yun4', '召': 'shao4',
    '祭': 'zhai4', '逄': 'pang2', '佴': 'nai4', '过': 'guo1', '哈': 'ha3', '莘': 'shen1', '谌': 'chen2', '宓': 'mi4',
    '能': 'nai4', '黑': 'he4', '薄': 'bo2', '阚': 'kan4', '重': 'chong2', '干': 'gan1', '於': 'yu1', '宿': 'su4',
    '相': 'xiang4', '洗': 'xian3', '都': 'du1', '句': 'gou1', '粘': 'nian2', '燕': 'yan1', '应': 'ying1',
    '牟': 'mu4', '那': 'na1', '撒': 'sa4', '载': 'zai3', '卜': 'bu3', '柏': 'bai3', '晁': 'chao2', '幺': 'yao1',
    '郇': 'xun2', '尹': 'yin3', '隗': 'wei3', '洪': 'hong2', '长': 'zhang3', '朝': 'chao2', '瞿': 'qu2', '沈': 'shen3',
    '车': 'che1', '石': 'shi2', '贾': 'jia3', '叶': 'ye4', '肖': 'xiao1', '冯': 'feng2', '俞': 'yu2', '殷': 'yin1',
    '费': 'fei4', '盛': 'sheng4', '覃': 'qin2', '瞿': 'qu2', '訾': 'zi1', '妫': 'gui1', '眭': 'sui1', '隽': 'juan4',
}

# Of more than one character; with a reading where it does not follow from the characters.
COMPOUND = {
    '欧阳': '', '上官': '', '司马': '', '诸葛': '', '夏侯': '', '皇甫': 'huang2fu3', '尉迟': 'yu4chi2', '公孙': '',
    '慕容': '', '令狐': 'ling2hu2', '司徒': '', '东方': '', '独孤': '', '南宫': '', '西门': '', '端木': '', '宇文': '',
    '长孙': 'zhang3sun1', '万俟': 'mo4qi2', '轩辕': '', '百里': '', '呼延': '', '东郭': '', '闻人': '', '澹台': 'tan2tai2',
    '公冶': '', '宗政': '', '濮阳': '', '淳于': '', '单于': 'chan2yu2', '太叔': '', '申屠': '', '仲孙': '', '钟离': '',
    '鲜于': 'xian1yu2', '闾丘': '', '司空': '', '亓官': '', '司寇': '', '子车': 'zi3ju1', '颛孙': '', '公西': '',
    '漆雕': '', '乐正': 'yue4zheng4', '公良': '', '拓跋': 'tuo4ba2', '夹谷': '', '宰父': 'zai3fu3', '谷梁': '',
    '赫连': '', '第五': '', '梁丘': '', '左丘': '', '东门': '', '完颜': '', '纳兰': '', '叶赫': '', '贺兰': '', '呼兰': '',
    '爱新觉罗': '', '费莫': '', '富察': '', '钮祜禄': '', '哥舒': '', '巫马': '', '微生': '', '羊舌': '',
}

# Words in which a character is not read as it mostly is: places, and what stands in names of firms.
WORDS = {
    '重庆': 'chong2qing4', '长沙': 'chang2sha1', '长春': 'chang2chun1', '长治': 'chang2zhi4', '长江': 'chang2jiang1',
    '长城': 'chang2cheng2', '长安': 'chang2an1', '长虹': 'chang2hong2', '长兴': 'chang2xing1', '长乐': 'chang2le4',
    '长白': 'chang2bai2', '长征': 'chang2zheng1', '长宁': 'chang2ning2', '长隆': 'chang2long2', '长盛': 'chang2sheng4',
    '长岛': 'chang2dao3', '长葛': 'chang2ge3', '长丰': 'chang2feng1', '长荣': 'chang2rong2', '长盈': 'chang2ying2',
    '长青': 'chang2qing1', '长远': 'chang2yuan3', '长期': 'chang2qi1', '校长': 'xiao4zhang3', '厦门': 'xia4men2',
    '大厦': 'da4sha4', '六安': 'lu4an1', '蚌埠': 'beng4bu4', '台州': 'tai1zhou1', '天台': 'tian1tai1', '丽水': 'li2shui3',
    '乐清': 'yue4qing1', '音乐': 'yin1yue4', '番禺': 'pan1yu2', '东莞': 'dong1guan3', '浚县': 'xun4xian4',
    '洪洞': 'hong2tong2', '铅山': 'yan2shan1', '会计': 'kuai4ji4', '会稽': 'kuai4ji1', '成都': 'cheng2du1',
    '都市': 'du1shi4', '首都': 'shou3du1', '朝阳': 'chao2yang2', '银行': 'yin2hang2', '行业': 'hang2ye4',
    '商行': 'shang1hang2', '车行': 'che1hang2', '分行': 'fen1hang2', '支行': 'zhi1hang2', '总行': 'zong3hang2',
    '中行': 'zhong1hang2', '工行': 'gong1hang2', '农行': 'nong2hang2', '建行': 'jian4hang2', '招行': 'zhao1hang2',
    '宏图': 'hong2tu2', '单县': 'shan4xian4', '阿胶': 'e1jiao1', '东阿': 'dong1e1', '蔚县': 'yu4xian4', '龟兹': 'qiu1ci2',
    '大埔': 'da4bu4', '黄埔': 'huang2pu3', '涡阳': 'guo1yang2', '渑池': 'mian3chi2', '荥阳': 'xing2yang2',
    '乐亭': 'lao4ting2', '瑞安': 'rui4an1', '百度': 'bai3du4', '调味': 'tiao2wei4', '空调': 'kong1tiao2',
    '重工': 'zhong4gong1', '咖啡': 'ka1fei1', '便宜': 'pian2yi2', '参茸': 'shen1rong2', '人参': 'ren2shen1',
    '西藏': 'xi1zang4', '宝藏': 'bao3zang4', '率先': 'shuai4xian1', '传记': 'zhuan4ji4', '弹性': 'tan2xing4',
    '地铁': 'di4tie3', '石油': 'shi2you2', '兴业': 'xing1ye4', '复兴': 'fu4xing1', '中兴': 'zhong1xing1',
    '绍兴': 'shao4xing1', '嘉兴': 'jia1xing1', '宜兴': 'yi2xing1', '新兴': 'xin1xing1', '大兴': 'da4xing1',
    '盛世': 'sheng4shi4', '盛大': 'sheng4da4', '解放': 'jie3fang4', '曾经': 'ceng2jing1', '单位': 'dan1wei4',
    '查询': 'cha2xun2', '区域': 'qu1yu4', '华为': 'hua2wei2', '华东': 'hua2dong1', '华南': 'hua2nan2', '华北': 'hua2bei3',
    '华中': 'hua2zhong1', '华西': 'hua2xi1', '中华': 'zhong1hua2', '朴素': 'pu3su4', '仇恨': 'chou2hen4',
    '盖州': 'gai4zhou1', '宁波': 'ning2bo1', '宁夏': 'ning2xia4', '牟平': 'mu4ping2', '任丘': 'ren2qiu1', '石家庄': 'shi2jia1zhuang1',
}

# The most usual reading in names where Unihan's first is another.
READINGS = {'长': 'chang2', '茜': 'qian4', '都': 'du1', '调': 'tiao2', '得': 'de2', '地': 'di4', '着': 'zhuo2', '了': 'liao3',
            '俩': 'lia3', '子': 'zi3', '儿': 'er2', '么': 'me5', '呢': 'ne5', '行': 'xing2', '乐': 'le4', '还': 'huan2',
            '哥': 'ge1', '晟': 'sheng4', '大': 'da4', '石': 'shi2', '谁': 'shui2', '为': 'wei2', '卡': 'ka3', '宿': 'su4',
            '与': 'yu3', '传': 'chuan2', '种': 'zhong3', '圳': 'zhen4', '尽': 'jin4', '嗯': 'en5', '呣': 'mu2', '嘸': 'wu3',
            '伙': 'huo3', '诶': 'ei5', '欸': 'ei5'}

MARKS = {'\u0304': 1, '\u0301': 2, '\u030C': 3, '\u0300': 4}


def plain(reading):
    """nǚ -> nv3"""
    tone, letters = 5, []
    for c in unicodedata.normalize('NFD', reading):
        if c in MARKS:
            tone = MARKS[c]
        elif c == '\u0308':
            letters[-1] = 'v'
        elif c.isascii() and c.isalpha():
            letters.append(c)
        elif c == '\u0302':
            pass
        else:
            raise SystemExit('cannot read %r' % reading)
    return ''.join(letters) + str(tone)


def split(word):
    """zhang3sun1 -> [zhang3, sun1]"""
    parts, start = [], 0
    for i, c in enumerate(word):
        if c.isdigit():
            parts.append(word[start:i + 1])
            start = i + 1
    return parts


def readings():
    mandarin, other = {}, {}
    for line in bz2.open(ROOT + '/Unihan_Readings.txt.bz2', 'rt', encoding='utf-8'):
        if not line.startswith('U+'):
            continue
        point, field, value = line.rstrip('\n').split('\t')
        point = int(point[2:], 16)
        if not FIRST <= point <= LAST:
            continue
        if field == 'kMandarin':
            mandarin[point] = value.split()[0]
        elif field == 'kHanyuPinyin':
            other[point] = value.split()[0].split(':')[1].split(',')[0]
    found = {p: plain(r) for p, r in {**other, **mandarin}.items()}
    found.update({ord(c): r for c, r in READINGS.items()})
    return found


def lines(text, indent='\t"', end='"'):
    for i in range(0, len(text), WIDTH):
        print(indent + text[i:i + WIDTH] + end)


def strings(values, per):
    for i in range(0, len(values), per):
        print('\t' + ', '.join('"%s"' % v for v in values[i:i + per]) + ',')


def main():
    found = readings()
    syllables = sorted({r[:-1] for r in found.values()} |
                       {s[:-1] for w in [*WORDS.values(), *COMPOUND.values(), *SURNAME_READINGS.values()]
                        for s in split(w)})
    number = {s: i for i, s in enumerate(syllables)}

    def code(reading):
        return 1 + number[reading[:-1]] * 5 + int(reading[-1]) - 1

    def letters(value):
        return LETTERS[value // 52] + LETTERS[value % 52]

    assert code(syllables[-1] + '5') < 52 * 52
    rank, ranks = 1, [0] * len(syllables)
    for s in SURNAMES:
        r = SURNAME_READINGS.get(s, found[ord(s)])
        if ranks[number[r[:-1]]] == 0 and rank < 250:
            ranks[number[r[:-1]]] = rank
            rank += 1

    print('''/*
 * pinyin_table.h
 *	  How 20,902 Chinese characters are read, and which readings are surnames.
 *
 * Written by test/data/pinyin_table.py from Unihan 15.0.0 (kMandarin, kHanyuPinyin),
 * whose facts are used under the Unicode License v3,
 * https://www.unicode.org/license.txt. Read by pinyin.c alone.
 */
#ifndef DBM_PINYIN_TABLE_H
#define DBM_PINYIN_TABLE_H

#include <stdint.h>
''')
    print('#define SYLLABLE_LENGTH 8\n')
    print('/* In the order of the alphabet; v stands for u with two dots. */')
    print('static const char syllable_text[%d][SYLLABLE_LENGTH] = {' % len(syllables))
    strings(syllables, 9)
    print('};\n')
    print('/* How common the most common surname of that reading is, from 1; 0: no surname. */')
    print('static const uint8_t surname_rank[%d] = {' % len(syllables))
    for i in range(0, len(ranks), 20):
        print('\t' + ', '.join(map(str, ranks[i:i + 20])) + ',')
    print('};\n')
    print('''/*
 * Surnames read in their own way, compound surnames, words of two readings:
 * the characters and their readings with tones, sorted by characters.
 */
#define WORD_LENGTH 4

typedef struct word_reading
{
	uint32_t	characters[WORD_LENGTH + 1];
	const char *reading;
} word_reading;
''')

    def table(name, entries):
        print('static const word_reading %s[] = {' % name)
        row = '\t'
        for k, v in sorted(entries.items()):
            item = '{U"%s", "%s"},' % (k, v)
            width = len(item) + sum(1 for c in k) + (0 if row == '\t' else 1)
            if len(row.expandtabs(4)) + sum(1 for c in row if ord(c) > 0x2E80) + width > 96:
                print(row)
                row = '\t'
            row += ('' if row == '\t' else ' ') + item
        print(row)
        print('};\n')
    table('surname_readings', SURNAME_READINGS)
    table('compound_surnames', {k: v or ''.join(found[ord(c)] for c in k)
                                for k, v in COMPOUND.items()})
    table('words', WORDS)
    print('/* The surnames themselves, most common first. */')
    seen = ''.join(dict.fromkeys(SURNAMES))
    print('static const uint32_t surnames[] =')
    for i in range(0, len(seen), 44):
        print('\tU"%s"%s' % (seen[i:i + 44], ';' if i + 44 >= len(seen) else ''))
    print()
    print('''/*
 * From U+4E00 on, two letters of A-Z a-z each, a number of base 52: 0 without a
 * reading, or 1 + 5 x (place of the syllable) + tone - 1, the neutral tone being 5.
 */''')
    packed = ''.join(letters(code(found[p]) if p in found else 0) for p in range(FIRST, LAST + 1))
    print('static const char readings[] =')
    for i in range(0, len(packed), WIDTH):
        print('\t"%s"%s' % (packed[i:i + WIDTH], ';' if i + WIDTH >= len(packed) else ''))
    print('\n#endif\t\t\t\t\t\t\t/* DBM_PINYIN_TABLE_H */')


main()
