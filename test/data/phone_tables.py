#!/usr/bin/env python3
"""Writes src/core/contact/phone_plan_table.h and src/core/contact/phone_region_table.h.

/usr/bin/python3 test/data/phone_tables.py src/core/contact

Debian's package python3-phonenumbers carries the national numbering plans that
libphonenumber has collected (Apache License 2.0). Read from it are facts: which
digits of which length are a mobile or a fixed line of a country, its calling code,
the prefixes dialled before a national number. They become one minimal automaton:
a state is what is left to read, equal rests of any two countries are one state.
"""
import sys

import phonenumbers
from phonenumbers import PhoneMetadata

try:
    import re._constants as sc
    import re._parser as sre
except ImportError:
    import sre_constants as sc
    import sre_parse as sre

DEPTH = 17                      # digits of the longest national number
FIRST = ord('#')                # what stands for zero in the text of the automaton
BASE = 92
KINDS = ['premium_rate', 'toll_free', 'shared_cost', 'voip', 'personal_number', 'pager', 'uan', 'voicemail']
FIXED, MOBILE, EITHER = 9, 10, 11
STRIP, LOCAL, STRIP_ONE, BRAZIL, ARGENTINA = 1, 2, 3, 4, 5
DEAD = (0, (0,) * 10)


class Pattern:
    """A pattern over digits, as sets of positions in it."""

    def __init__(self, tree):
        self.empty, self.moves, self.cache = [], [], {}
        start = self.position()
        self.end = self.build(tree, start)
        self.start = self.close([start])

    def position(self):
        self.empty.append([])
        self.moves.append([])
        return len(self.moves) - 1

    def move(self, at, digits):
        to = self.position()
        self.moves[at].append((frozenset(digits), to))
        return to

    def digits(self, members):
        found = set()
        for op, value in members:
            if op is sc.LITERAL:
                found.add(int(chr(value)))
            elif op is sc.RANGE:
                found |= set(range(value[0] - 48, value[1] - 47))
            elif op is sc.CATEGORY:
                found |= set(range(10))
        return found

    def build(self, tree, at):
        for op, value in tree:
            if op is sc.LITERAL:
                at = self.move(at, [int(chr(value))])
            elif op is sc.IN:
                at = self.move(at, self.digits(value))
            elif op is sc.SUBPATTERN:
                at = self.build(value[3], at)
            elif op is sc.BRANCH:
                end = self.position()
                for branch in value[1]:
                    begin = self.position()
                    self.empty[at].append(begin)
                    self.empty[self.build(branch, begin)].append(end)
                at = end
            elif op in (sc.MAX_REPEAT, sc.MIN_REPEAT):
                low, high, inner = value
                assert high <= DEPTH
                for _ in range(low):
                    at = self.build(inner, at)
                end = self.position()
                for _ in range(high - low):
                    self.empty[at].append(end)
                    at = self.build(inner, at)
                self.empty[at].append(end)
                at = end
            elif op is not sc.AT:
                raise ValueError(op)
        return at

    def close(self, positions):
        waiting, seen = list(positions), set(positions)
        while waiting:
            for to in self.empty[waiting.pop()]:
                if to not in seen:
                    seen.add(to)
                    waiting.append(to)
        return frozenset(seen)

    def step(self, positions, digit):
        key = positions, digit
        if key not in self.cache:
            self.cache[key] = self.close([to for at in positions for digits, to in self.moves[at] if digit in digits])
        return self.cache[key]


class Automaton:
    def __init__(self):
        self.states, self.known = [DEAD], {DEAD: 0}

    def state(self, final, targets):
        key = final, tuple(targets)
        if key not in self.known:
            self.known[key] = len(self.states)
            self.states.append(key)
        return self.known[key]

    def add(self, patterns, final_of, alive):
        """The state that reads all the patterns at once."""
        memo = {}

        def go(at, depth):
            if (at, depth) not in memo:
                targets = [0] * 10
                if depth < DEPTH:
                    for digit in range(10):
                        to = tuple(p.step(s, digit) for p, s in zip(patterns, at))
                        if alive(to):
                            targets[digit] = go(to, depth + 1)
                ends = [p.end in s for p, s in zip(patterns, at)]
                memo[at, depth] = self.state(final_of(ends, depth), targets)
            return memo[at, depth]

        return go(tuple(p.start for p in patterns), 0)

    def single(self, pattern):
        return self.add([Pattern(sre.parse(pattern))], lambda ends, depth: int(ends[0]), lambda to: bool(to[0]))


def kind_of(fits):
    if not fits['general_desc']:
        return 0
    for code, name in enumerate(KINDS):
        if fits.get(name):
            return code + 1
    if fits.get('fixed_line'):
        return EITHER if fits.get('mobile') else FIXED
    return MOBILE if fits.get('mobile') else 0


def add_plan(automaton, meta):
    names, patterns, lengths = [], [], []
    for name in ['general_desc', 'fixed_line', 'mobile'] + KINDS:
        part = getattr(meta, name)
        if part is None or not part.national_number_pattern or part.possible_length == (-1,):
            continue
        names.append(name)
        patterns.append(Pattern(sre.parse(part.national_number_pattern)))
        lengths.append(set(part.possible_length or meta.general_desc.possible_length))
    return automaton.add(
        patterns,
        lambda ends, depth: kind_of({n: e and depth in l for n, e, l in zip(names, ends, lengths)}),
        lambda to: bool(to[0]) and any(to[1:]))


def add_trunk(automaton, region, meta):
    """The prefix of a national number, and what becomes of it; with the digits put before a local one."""
    rule = meta.national_prefix_for_parsing
    if not rule:
        return 0, ''
    transform = meta.national_prefix_transform_rule
    tree = sre.parse(rule)
    branches = tree[0][1][1] if len(tree) == 1 and tree[0][0] is sc.BRANCH else [tree]
    patterns = [Pattern(branch) for branch in branches]
    actions = [LOCAL if any(op is sc.AT for op, _ in branch) else STRIP for branch in branches]
    if region == 'GA':
        actions = [STRIP_ONE]
    local = transform[:-2] if transform and LOCAL in actions else ''

    def final_of(ends, depth):
        action = next((a for a, e in zip(actions, ends) if e), 0)
        if region == 'BR' and depth > 2:
            action = BRAZIL if ends[0] else 0
        if region == 'AR' and depth > 1:
            action = ARGENTINA if ends[0] else 0
        return action

    start = automaton.add(patterns, final_of, any)
    # the first alternative that fits is taken: nothing longer is read after it
    if local and STRIP in actions:
        final, targets = automaton.states[start]
        cut = [automaton.state(STRIP, DEAD[1]) if t and automaton.states[t][0] == STRIP else t for t in targets]
        start = automaton.state(final, cut)
    return start, local


def runs(targets):
    found, digit = [], 0
    while digit < 10:
        last = digit
        while last < 9 and targets[last + 1] == targets[digit]:
            last += 1
        if targets[digit]:
            found.append((digit, last, targets[digit]))
        digit = last + 1
    return found


def number(value, places):
    text = ''
    for _ in range(places):
        text = chr(FIRST + value % BASE) + text
        value //= BASE
    assert value == 0
    return text


def write_plan(path, automaton):
    """Records of the states, shortest first; returns where each state has gone."""
    order = sorted(range(len(automaton.states)), key=lambda s: (len(runs(automaton.states[s][1])), s))
    place = {state: i for i, state in enumerate(order)}
    assert place[0] == 0
    groups, text = [], ''
    for i, state in enumerate(order):
        final, targets = automaton.states[state]
        while len(groups) <= len(runs(targets)):
            groups.append((i, len(text)))
        text += number(final, 1)
        for first, last, to in runs(targets):
            text += number(first * 10 + last - first * (first + 1) // 2, 1) + number(place[to], 2)
    with open(f'{path}/phone_plan_table.h', 'w', encoding='utf-8') as out:
        out.write(f"""/*
 * phone_plan_table.h
 *	  The numbering plans of the world as one automaton over digits; see phone_plan.c.
 *
 * Written by test/data/phone_tables.py from the plans that libphonenumber
 * {phonenumbers.__version__} has collected (Apache License 2.0,
 * https://www.apache.org/licenses/LICENSE-2.0): which digits of which length are in
 * use, as facts. {len(order)} states of {len(groups) - 1} runs at most; `plan_group` has the first state
 * of so many runs and where its record begins.
 */
#ifndef DBM_PHONE_PLAN_TABLE_H
#define DBM_PHONE_PLAN_TABLE_H

#include <stdint.h>

static const struct
{{
	uint32_t	state;
	uint32_t	at;
}}			plan_group[] =
{{
""")
        for state, at in groups:
            out.write(f'\t{{{state}, {at}}},\n')
        out.write('};\n\nstatic const char plan_record[] =\n')
        line = ''
        for i, c in enumerate(text):
            line += '\\\\' if c == '\\' else '\\?' if line.endswith('?') and c == '?' else c
            if len(line) > 92 or i + 1 == len(text):
                out.write(f'\t"{line}"' + (';\n' if i + 1 == len(text) else '\n'))
                line = ''
        out.write('\n#endif\t\t\t\t\t\t\t/* DBM_PHONE_PLAN_TABLE_H */\n')
    return place


def mask(lengths):
    return sum(1 << length for length in lengths or () if length > 0)


def main(path):
    automaton = Automaton()
    rows = []
    for code, regions in sorted(phonenumbers.COUNTRY_CODE_TO_REGION_CODE.items()):
        for region in regions:
            meta = (PhoneMetadata.metadata_for_nongeo_region(code) if region == '001'
                    else PhoneMetadata.metadata_for_region(region))
            rows.append([region, code, meta, add_plan(automaton, meta)])
    for row in rows:
        row.append(automaton.single(row[2].general_desc.national_number_pattern))
    for row in rows:
        meta = row[2]
        row.append(automaton.single(meta.international_prefix) if meta.international_prefix else 0)
        row.append(automaton.single(meta.leading_digits) if meta.leading_digits else 0)
        row.extend(add_trunk(automaton, row[0], meta))
    place = write_plan(path, automaton)
    with open(f'{path}/phone_region_table.h', 'w', encoding='utf-8') as out:
        out.write("""/*
 * phone_region_table.h
 *	  Countries by calling code, the main one of a shared code first; see phone_plan.c.
 *
 * Written by test/data/phone_tables.py; phone_plan_table.h names the source.
 */
#ifndef DBM_PHONE_REGION_TABLE_H
#define DBM_PHONE_REGION_TABLE_H

#include "core/phone_plan.h"

static const dbm_phone_region phone_regions[] =
{
""")
        for region, code, meta, plan, general, idd, lead, trunk, local in rows:
            lengths = mask(meta.general_desc.possible_length)
            short = mask(meta.general_desc.possible_length_local_only)
            states = ', '.join(str(place[s]) for s in (plan, general, idd, lead, trunk))
            out.write(f'\t{{"{region}", "{local}", {code}, {lengths:#x}, {short:#x}, {states}}},\n')
        out.write('};\n\n/* The same in the order of their names. */\nstatic const uint8_t phone_region_order[] =\n{\n')
        named = sorted((row[0], i) for i, row in enumerate(rows) if row[0] != '001')
        for i in range(0, len(named), 16):
            out.write('\t' + ' '.join(f'{row},' for _, row in named[i:i + 16]) + '\n')
        out.write('};\n\n#endif\t\t\t\t\t\t\t/* DBM_PHONE_REGION_TABLE_H */\n')


main(sys.argv[1])
