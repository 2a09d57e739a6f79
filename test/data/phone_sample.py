#!/usr/bin/env python3
"""Prints random telephone numbers and what libphonenumber reads: region, text, e164|extension|kind|region.

phone_sample.py NUMBERS-PER-COUNTRY. The same numbers in every run. A number that is
none is printed as |||; what is read is read once more from its E.164. Half of the numbers begin like real ones, in the habits of
people: trunk prefix, calling code, blanks, extensions.
"""
import random
import sys

import phonenumbers
from phonenumbers import PhoneMetadata

KINDS = {0: 'fixed', 1: 'mobile', 2: 'fixed_or_mobile', 3: 'toll_free', 4: 'premium', 5: 'shared', 6: 'voip',
         7: 'personal', 8: 'pager', 9: 'universal', 10: 'voicemail'}
PARTS = ['fixed_line', 'mobile', 'toll_free', 'premium_rate', 'shared_cost', 'personal_number', 'voip', 'pager',
         'uan', 'voicemail']


def digits(n):
    return ''.join(random.choice('0123456789') for _ in range(n))


def national(meta):
    examples = [part.example_number for part in (getattr(meta, name) for name in PARTS)
                if part is not None and part.example_number]
    if examples and random.random() < 0.6:
        example = random.choice(examples)
        kept = random.randint(1, len(example))
        return example[:kept] + digits(len(example) - kept + random.choice([0] * 18 + [-1, 1]) * (kept < len(example)))
    lengths = list(meta.general_desc.possible_length) + list(meta.general_desc.possible_length_local_only)
    return digits(max(1, random.choice(lengths) + random.choice([0, 0, 0, -1, 1])))


def written(meta, number):
    trunk = meta.national_prefix or ''
    code = str(meta.country_code)
    number = random.choice([number, number, number, trunk + number, trunk + number, '+' + code + number,
                            '+' + code + trunk + number, code + number, '00' + code + number])
    if random.random() < 0.1:
        number += random.choice([' ext. ', 'x', '#', ';ext=', ' доб ', ',']) + digits(random.randint(1, 5))
    elif random.random() < 0.3:
        number = number[:4] + random.choice([' ', '-', ' (']) + number[4:]
    return number


def reading(region, text):
    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return '|||'
    if not phonenumbers.is_valid_number(number):
        return '|||'
    # a former prefix, as +52 1 of Mexico, goes only when the number is read once more
    again = phonenumbers.parse(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    if phonenumbers.is_valid_number(again):
        again.extension = number.extension
        number = again
    return '|'.join([phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), number.extension or '',
                     KINDS[phonenumbers.number_type(number)], phonenumbers.region_code_for_number(number)])


def main(count):
    random.seed(1)
    sample = []
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        meta = PhoneMetadata.metadata_for_region(region)
        sample += [(region, written(meta, national(meta))) for _ in range(count)]
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        meta = PhoneMetadata.metadata_for_nongeo_region(code)
        sample += [('', f'+{code}{national(meta)}') for _ in range(count)]
    for start in range(1000, 10000):
        sample += [('CN', f'{start}{digits(length - 4)}') for length in (8, 10, 11, 11, 12)]
        sample += [('CN', f'0{start}{digits(7)}'), ('CN', f'+86{start}{digits(7)}')]
    for region, text in sample:
        print(region, text, reading(region, text), sep='\t')


main(int(sys.argv[1]))
