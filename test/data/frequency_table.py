#!/usr/bin/env python3
"""Writes src/core/name/frequency_table.h: how many people in 100,000 bear a name.

python3 test/data/frequency_table.py CENSUS.csv YOB > src/core/name/frequency_table.h

CENSUS.csv is Names_2010Census.csv of the US Census Bureau, "Frequently occurring
surnames from the 2010 census"; YOB a folder with the files yob1935.txt..yob2010.txt
of the Social Security Administration, "National data on given names". Both are in the
public domain. The other figures stand below with their sources. Only counts and
shares are taken.
"""
import math
import sys

CENSUS, YOB = sys.argv[1:3]
SURNAMES, GIVEN = 1000, 400     # of the US: so many surnames, so many given names of each sex
WIDTH = 96

# Places 1 to 20: percent of the population, census of 2010 (Wu Jie, Yang Jianchun, National
# Bureau of Statistics, "Zhongguo tongji" 2014, no. 6). The order of the others: Ministry
# of Public Security, April 2007. Their shares are not published one by one; they lie on
# a curve through the 20th of 2010 and the 91st of 2019 (2.75 million of 1.40 billion) whose
# sum makes the first hundred 85.9 percent, as the Ministry's report on names of 2019 says.
CHINA = (
    '王wang李li张zhang刘liu陈chen杨yang黄huang赵zhao吴wu周zhou徐xu孙sun马ma胡hu朱zhu郭guo何he罗luo高gao林lin'
    '郑zheng梁liang谢xie宋song唐tang许xu韩han冯feng邓deng曹cao彭peng曾zeng肖xiao田tian董dong袁yuan潘pan于yu'
    '蒋jiang蔡cai余yu杜du叶ye程cheng苏su魏wei吕lv丁ding任ren沈shen姚yao卢lu姜jiang崔cui钟zhong谭tan陆lu'
    '汪wang范fan金jin石shi廖liao贾jia夏xia韦wei付fu方fang白bai邹zou孟meng熊xiong秦qin邱qiu江jiang尹yin薛xue'
    '闫yan段duan雷lei侯hou龙long史shi陶tao黎li贺he顾gu毛mao郝hao龚gong邵shao万wan钱qian严yan覃qin武wu'
    '戴dai莫mo孔kong向xiang汤tang')
TOP20 = [7.10, 6.96, 6.42, 5.16, 4.26, 2.97, 2.16, 2.03, 1.88, 1.78,
         1.43, 1.39, 1.34, 1.16, 1.14, 1.09, 1.05, 1.00, 0.97, 0.96]
FIRST_HUNDRED, PLACE_91 = 85.9, 0.196

# Surnames of two characters, thousands of people: Ministry of Public Security, report on
# names of 2020. In 1.41 billion.
COMPOUND = {'欧阳ouyang': 1112, '上官shangguan': 88, '皇甫huangfu': 64, '令狐linghu': 55, '诸葛zhuge': 48,
            '司徒situ': 47, '司马sima': 23, '申屠shentu': 19, '夏侯xiahou': 11}

# The 50 most common full names of China, most common first: National Citizen Identity
# Information Center, as published in 2007 and 2014. Counts are known for places 1 to 11
# and 48; those between lie on a curve. In 1.32 billion people, of 2007.
FULL = (
    '张伟 王伟 王芳 李伟 王秀英 李秀英 李娜 张秀英 刘伟 张敏 李静 张丽 王静 王丽 李强 张静 李敏 王敏 王磊 李军 刘洋 '
    '王勇 张勇 王艳 李杰 张磊 王强 王军 张杰 李娟 张艳 张涛 王涛 李明 李艳 王超 李勇 王娟 刘杰 王秀兰 李霞 刘敏 张军 '
    '李丽 张强 王平 王刚 王杰 李桂英 刘芳').split()
FULL_COUNTS = [290607, 281568, 268268, 260980, 246737, 244637, 244223, 236266, 234352, 233708, 232686]
PLACE_48 = 154113
SOUND = dict(zip('伟芳娜敏静丽强军洋勇艳杰磊娟涛明超霞平刚秀英兰桂',
                 'wei fang na min jing li qiang jun yang yong yan jie lei juan tao ming chao xia ping gang '
                 'xiu ying lan gui'.split()))
# Millions of 1.41 billion: report on names of 2021.
GIVEN_2021 = {'伟': 3.236, '秀英': 2.169}

# Entries of telephone directories in 28 million, 2005: Digitales Familiennamenwoerterbuch
# Deutschlands, Akademie der Wissenschaften und der Literatur Mainz.
GERMANY = {'muller': 256003, 'mueller': 256003, 'schmidt': 190584, 'schneider': 115749, 'fischer': 97658,
           'weber': 86061, 'meyer': 83586, 'wagner': 79732, 'becker': 74009, 'schulz': 73736,
           'hoffmann': 71440}

# Percent of the population of Vietnam: Le Trung Hoa, "Ho va ten nguoi Viet Nam", 2005.
VIETNAM = {'nguyen': 38.4, 'tran': 12.1, 'le': 9.5, 'pham': 7.0, 'hoang': 5.1, 'huynh': 5.1, 'phan': 4.5,
           'vu': 3.9, 'vo': 3.9, 'dang': 2.1, 'bui': 2.0, 'do': 1.4, 'ho': 1.3, 'ngo': 1.3, 'duong': 1.0,
           'ly': 0.5}


def parted(text):
    """Characters and their sound, in turn."""
    pairs, at = [], 0
    while at < len(text):
        end = at
        while end < len(text) and ord(text[end]) > 0x7F:
            end += 1
        stop = end
        while stop < len(text) and ord(text[stop]) <= 0x7F:
            stop += 1
        pairs.append((text[at:end], text[end:stop]))
        at = stop
    return pairs


def between(low, high, first, last, place):
    """On the straight line between the logarithms of rank and share."""
    t = math.log(place / low) / math.log(high / low)
    return first * (last / first) ** t


def china():
    """Characters with sound, people in 100,000."""
    names = parted(CHINA)

    def tail(bend):
        shares = []
        for place in range(21, len(names) + 1):
            t = math.log(place / 20) / math.log(91 / 20)
            shares.append(TOP20[-1] * math.exp(math.log(PLACE_91 / TOP20[-1]) * t + bend * t * (1 - t)))
        return shares
    low, high = 0.0, 3.0
    for _ in range(60):
        bend = (low + high) / 2
        if sum(TOP20) + sum(tail(bend)) < FIRST_HUNDRED:
            low = bend
        else:
            high = bend
    shares = TOP20 + tail(low)
    table = {name: (sound, 1000 * share) for (name, sound), share in zip(names, shares)}
    for key, thousands in COMPOUND.items():
        (name, sound), = parted(key)
        table[name] = (sound, thousands * 1e3 / 1.41e9 * 1e5)
    return table


def full_names():
    """Full names of China, people in 100,000."""
    table = {}
    for i, name in enumerate(FULL):
        count = FULL_COUNTS[i] if i < len(FULL_COUNTS) else \
            between(len(FULL_COUNTS), 48, FULL_COUNTS[-1], PLACE_48, i + 1)
        table[name] = count / 1.32e9 * 1e5
    return table


def china_given(surnames, full):
    """A given name is as common among all as among the listed surnames that bear it."""
    people, base = {}, {}
    for name, share in full.items():
        people[name[1:]] = people.get(name[1:], 0) + share
        base[name[1:]] = base.get(name[1:], 0) + surnames[name[0]][1] / 1e5
    table = {given: people[given] / base[given] for given in people}
    for given, millions in GIVEN_2021.items():
        table[given] = millions * 1e6 / 1.41e9 * 1e5
    return table


def spellings(sound):
    return ['lv', 'lyu', 'lu'] if sound == 'lv' else [sound]


def most(table, name, share):
    table[name] = max(table.get(name, 0), share)


def us_surnames():
    table = {}
    with open(CENSUS) as lines:
        next(lines)
        for line in list(lines)[:SURNAMES]:
            cells = line.split(',')
            table[cells[0].lower()] = float(cells[3])
    return table


def us_given():
    births, total = {'F': {}, 'M': {}}, 0
    for year in range(1935, 2011):
        with open('%s/yob%d.txt' % (YOB, year)) as lines:
            for line in lines:
                name, sex, count = line.split(',')
                births[sex][name.lower()] = births[sex].get(name.lower(), 0) + int(count)
                total += int(count)
    table = {}
    for sex in births:
        for name in sorted(births[sex], key=lambda n: -births[sex][n])[:GIVEN]:
            both = births['F'].get(name, 0) + births['M'].get(name, 0)
            table[name] = both / total * 1e5
    return table


def write(head, kind, entries):
    print('\n/* %s */' % head)
    print('static const %s = {' % kind)
    line = ''
    for key in sorted(entries):
        text = '{%s"%s", %.1f},' % ('U' if ord(key[0]) > 0x7F else '', key, entries[key])
        wide = sum(2 if ord(c) > 0x2E80 else 1 for c in line + text)
        if line and wide + 1 > WIDTH - 4:
            print('\t' + line)
            line = ''
        line += (' ' if line else '') + text
    print('\t' + line.rstrip(','))
    print('};')


def main():
    surnames, full = china(), full_names()
    given = china_given(surnames, full)
    latin, latin_given, latin_full, sounds = us_surnames(), us_given(), {}, {}
    for sound, share in surnames.values():
        for letters in spellings(sound):
            sounds[letters] = sounds.get(letters, 0) + share
    for name, share in sounds.items():
        most(latin, name, share)
    for name, count in GERMANY.items():
        most(latin, name, count / 28e6 * 1e5)
    for name, percent in VIETNAM.items():
        most(latin, name, 1000 * percent)
    sounds = {}
    for name, share in given.items():
        letters = ''.join(SOUND[c] for c in name)
        sounds[letters] = sounds.get(letters, 0) + share
    for name, share in sounds.items():
        most(latin_given, name, share)
    for name, share in full.items():
        letters = surnames[name[0]][0] + ' ' + ''.join(SOUND[c] for c in name[1:])
        latin_full[letters] = latin_full.get(letters, 0) + share
    print(HEAD.rstrip())
    write('Surnames in Latin letters.', 'latin_share latin_surnames[]', latin)
    write('Given names in Latin letters.', 'latin_share latin_given[]', latin_given)
    write('Chinese full names in Latin letters.', 'latin_share latin_full[]', latin_full)
    write('Surnames in Chinese characters.', 'han_share han_surnames[]',
          {name: share for name, (sound, share) in surnames.items()})
    write('Given names in Chinese characters.', 'han_share han_given[]', given)
    write('Full names in Chinese characters.', 'han_share han_full[]', full)
    print('\n#endif\t\t\t\t\t\t\t/* DBM_NAME_FREQUENCY_TABLE_H */')


HEAD = '''
/*
 * frequency_table.h
 *	  How many people in 100,000 bear a surname, a given name or a full name.
 *
 * Written by test/data/frequency_table.py, which states each source: the US census of
 * 2010 (surnames), the US Social Security Administration, births of 1935 to 2010 (given
 * names), China's census of 2010 and its Ministry of Public Security 2007 to 2021, the
 * German directory of family names (2005) and Le Trung Hoa for Vietnam (2005). A name of
 * several populations has the largest of its shares; Latin letters of Chinese names
 * count every character of that sound. Sorted. Read by frequency.c alone.
 */
#ifndef DBM_NAME_FREQUENCY_TABLE_H
#define DBM_NAME_FREQUENCY_TABLE_H

#include <stdint.h>

#define LATIN_LENGTH 16
#define HAN_LENGTH	4

typedef struct latin_share
{
	char		name[LATIN_LENGTH];
	float		share;			/* people in 100,000 */
} latin_share;

typedef struct han_share
{
	uint32_t	name[HAN_LENGTH];
	float		share;
} han_share;
'''
HEAD = HEAD.lstrip('\n')

if __name__ == '__main__':
    main()
