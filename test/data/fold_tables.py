#!/usr/bin/env python3
"""Writes src/core/text/fold_tables.h from the Unicode Character Database and Unihan.

python3 test/data/fold_tables.py [/usr/share/unicode] > src/core/text/fold_tables.h

Debian's package unicode-data carries the files (UnicodeData.txt, CaseFolding.txt,
Unihan_*.txt.bz2). Only facts are taken: which code point is a variant of which.
"""
import bz2
import sys

ROOT = sys.argv[1] if len(sys.argv) > 1 else '/usr/share/unicode'
WIDTH = 88

# Letters without a decomposition, by the plain letters people type for them.
SPECIAL = {
    'ß': 'ss', 'ẞ': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th',
    'ı': 'i', 'ħ': 'h', 'ŧ': 't', 'ŋ': 'n', 'ĸ': 'k', 'ſ': 's', 'ƀ': 'b', 'ɖ': 'd', 'ƒ': 'f',
    'ǥ': 'g', 'ɨ': 'i', 'ɫ': 'l', 'ƚ': 'l', 'ɵ': 'o', 'ʉ': 'u', 'ƶ': 'z', 'ɓ': 'b', 'ɗ': 'd',
    'ƙ': 'k', 'ŀ': 'l', 'ŉ': "'n",
}

# One plain mark for what looks like it. Quotes, dashes, dots, brackets, blanks.
PLAIN = {
    "'": '‘’‚‛′‵ʹʻʼʽʾʿˈˊˋ´｀＇',
    '"': '“”„‟″‶«»「」『』〈〉《》〝〞〟＂｢｣‹›﹁﹂﹃﹄',
    '-': '‐‑‒–—―−⁃﹘﹣－─━',
    '~': '～〜∼˜',
    '·': '•‧∙⋅・･ᐧ●・',
    '(': '（【〔〖［｛﹙﹝〘〚', ')': '）】〕〗］｝﹚﹞〙〛',
    '.': '。．｡﹒', ',': '，、､﹐﹑', ':': '：﹕', ';': '；﹔', '&': '＆﹠', '/': '／⁄∕', '\\': '＼﹨',
    '!': '！﹗', '?': '？﹖', '#': '＃﹟', '%': '％﹪', '*': '＊﹡', '+': '＋﹢', '@': '＠﹫',
    '<': '＜﹤', '>': '＞﹥', '=': '＝﹦', '$': '＄﹩', '_': '＿﹍﹎﹏', '|': '｜', '^': '＾',
}
BLANKS = [0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000]

# Japanese and printers' forms that Unihan does not lead to a simplified character.
VARIANTS = dict(zip(
    '図対両価仏応辺塩邉亀仮剤労勧勲喩営囲圧塚壌壱姫嬢帰廃弐悩戻択拠拡挙搾斎桟権歓歯氷沢浄済渋渓満犠猟産癒発穏粛経絵継続縄脳'
    '舎舗艶蛍覚観訳読豊軽遅遊釈鉱銭錬閲闘霊頬顔駄駅駆髄鶏麺齢靑𠮷﨑嵜濵徳曽',
    '图对两价佛应边盐边龟假剂劳劝勋喻营围压冢壤壹姬娘归废贰恼戾择据扩举榨斋栈权欢齿冰泽净济涩溪满牺猎产愈发稳肃经绘继续绳脑'
    '舍铺艳萤觉观译读丰轻迟游释矿钱炼阅斗灵颊颜驮驿驱髓鸡面龄青吉崎崎滨德曾'))


def chars(text):
    """'U+4E57<kMatthews U+4E58' as characters."""
    return [chr(int(word[2:].split('<')[0], 16)) for word in text.split() if word.startswith('U+')]


def unihan(file, wanted):
    fields = {name: {} for name in wanted}
    for line in bz2.open(f'{ROOT}/{file}', 'rt', encoding='utf-8'):
        part = line.rstrip('\n').split('\t')
        if len(part) == 3 and part[1] in fields:
            fields[part[1]][chr(int(part[0][2:], 16))] = part[2]
    return fields


def read_decompositions():
    parts, letters_of = {}, set()
    for line in open(f'{ROOT}/UnicodeData.txt', encoding='utf-8'):
        field = line.split(';')
        code = int(field[0], 16)
        if field[5]:
            words = [w for w in field[5].split() if not w.startswith('<')]
            parts[chr(code)] = (field[5].startswith('<'), ''.join(chr(int(w, 16)) for w in words))
        if field[2][0] == 'L':
            letters_of.add(chr(code))
    return parts, letters_of


def read_cases():
    fold = {}
    for line in open(f'{ROOT}/CaseFolding.txt', encoding='utf-8'):
        field = line.split('#')[0].split('; ')
        if len(field) >= 3 and field[1] in 'CF':
            fold[chr(int(field[0], 16))] = ''.join(chr(int(w, 16)) for w in field[2].split())
    return fold


def accent(code):
    """Marks a reader of the script leaves out: Latin, Greek, Cyrillic accents, Hebrew and Arabic points."""
    return any(low <= code <= high for low, high in (
        (0x300, 0x36F), (0x483, 0x487), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5),
        (0x5C7, 0x5C7), (0x610, 0x61A), (0x64B, 0x65F), (0x670, 0x670), (0x1AB0, 0x1AFF),
        (0x1DC0, 0x1DFF), (0x20D0, 0x20FF), (0xFE20, 0xFE2F)))


def letters():
    """Code point -> folded text, for everything but Chinese characters."""
    parts, known = read_decompositions()
    cases = read_cases()
    plain = {source: target for target, sources in PLAIN.items() for source in sources}

    def fold(c, wide):
        """One step; what stands in the result is folded in turn."""
        compat, text = parts.get(c, (False, c))
        if c in plain:
            return plain[c]
        if c in SPECIAL:
            return SPECIAL[c]
        if c in cases:
            return cases[c]
        if compat and not wide or not compat and text[0] not in known:
            return c
        return text if compat or len(text) == 1 or any(accent(ord(x)) for x in text) else c

    def folded(c, wide):
        before, text = '', c
        while text != before:
            before = text
            text = ''.join(fold(x, wide) for x in before if not accent(ord(x)))
        return text

    table = {}
    for code in [*range(0x80, 0x2E80), *range(0x3000, 0x3100), *range(0xA640, 0xAC00),
                 *range(0xFB00, 0xFB50), *range(0xFF00, 0xFFF0), *range(0x10400, 0x10600),
                 *range(0x10C80, 0x10D00), *range(0x118A0, 0x118E0), *range(0x16E40, 0x16E80),
                 *range(0x1E900, 0x1E960)]:
        c = chr(code)
        if code in BLANKS or accent(code) or code == 0xFFE3:
            continue
        wide = 0xFB00 <= code <= 0xFFEF or code in (0xAA, 0xBA)
        text = folded(c, wide)
        if text != c and 1 <= len(text) <= 3:
            table[c] = text
    return table


def chinese():
    """Traditional, Japanese and other variants -> the simplified character."""
    variants = unihan('Unihan_Variants.txt.bz2',
                      ['kSimplifiedVariant', 'kSemanticVariant', 'kZVariant', 'kTraditionalVariant'])
    other = unihan('Unihan_OtherMappings.txt.bz2', ['kGB0', 'kJinmeiyoKanji', 'kJoyoKanji'])
    standard = set(unihan('Unihan_Readings.txt.bz2', ['kTGH'])['kTGH'])
    standard |= set(unihan('Unihan_OtherMappings.txt.bz2', ['kTGH'])['kTGH'])
    common = set(other['kGB0'])
    known = common | standard

    table = {}
    for c, text in variants['kSimplifiedVariant'].items():
        choice = chars(text)
        narrowed = [x for x in choice if x in standard] or choice
        if c in narrowed:
            continue
        narrowed = [x for x in narrowed if x in common] or narrowed
        table[c] = narrowed[0]

    def simplified(c, seen=()):
        return c if c not in table or c in seen else simplified(table[c], (*seen, c))

    def learn(c, targets):
        """A character of no standard list is read as the one standard character it stands for."""
        if c in known or c in table:
            return
        found = {simplified(x) for x in targets} & known - {c}
        if len(found) == 1:
            table[c] = found.pop()

    for c, target in VARIANTS.items():
        table[c] = target
    for old, text in other['kJinmeiyoKanji'].items():
        for new in chars(text.split(':', 1)[-1]):
            learn(new, [old])
            learn(old, [new])
    for field in ('kZVariant', 'kSemanticVariant'):
        for c, text in sorted(variants[field].items()):
            learn(c, chars(text))
    for c, text in sorted(variants['kTraditionalVariant'].items()):
        learn(c, chars(text))
    left = [c for c in other['kJoyoKanji'] if c not in known and c not in table]
    print('kanji without a simplified form:', ''.join(sorted(left)), file=sys.stderr)
    # a simplified form outside the standard list is drawn by few fonts: both stay as they are
    closed = {c: simplified(c) for c in table}
    return {c: t for c, t in closed.items() if c != t and not (t not in known and ord(t) > 0xFFFF)}


def text_of(c):
    code = ord(c)
    if c in '"\\':
        return '\\' + c
    if 0x590 <= code < 0x900 or 0xFB1D <= code < 0xFB50 or 0xFFA0 <= code < 0xFFDD:
        return f'\\u{code:04X}'
    if code > 0xFFFF:
        return f'\\U{code:08X}'
    return c


def literal(name, comment, items):
    print(f'\n/* {comment} */\nstatic const uint32_t {name}[] =')
    line, width = '', 0
    for item in items:
        text = ''.join(text_of(c) for c in item)
        if len(line) + len(text) > WIDTH:
            print(f'\tU"{line}"')
            line = ''
        line += text
    print(f'\tU"{line}";')


def main():
    table = letters()
    one = sorted((c, t) for c, t in table.items() if len(t) == 1)
    two = sorted((c, t) for c, t in table.items() if len(t) == 2)
    three = sorted((c, t) for c, t in table.items() if len(t) == 3)
    han = sorted(chinese().items())
    print("""/*
 * fold_tables.h
 *	  What dbm_fold replaces, as sorted runs of a code point and what stands for it.
 *
 * Written by test/data/fold_tables.py from the Unicode Character Database and Unihan
 * 15.0.0 (decompositions, case folding, kSimplifiedVariant, kZVariant,
 * kSemanticVariant, kTraditionalVariant, kJinmeiyoKanji, kTGH, kGB0), whose facts
 * are used under the Unicode License v3, https://www.unicode.org/license.txt.
 * Read by fold.c alone.
 */
#ifndef DBM_FOLD_TABLES_H
#define DBM_FOLD_TABLES_H

#include <stdint.h>""")
    literal('letter_one', f'{len(one)} letters and marks, each by one.', [c + t for c, t in one])
    literal('letter_two', f'{len(two)} letters, each by two.', [c + t for c, t in two])
    literal('letter_three', f'{len(three)} letters, each by three.', [c + t for c, t in three])
    literal('han_one', f'{len(han)} Chinese characters, each by the simplified one.', [c + t for c, t in han])
    print('\n#endif\t\t\t\t\t\t\t/* DBM_FOLD_TABLES_H */')


main()
