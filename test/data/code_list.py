"""What the scripts of word lists share: the fold of the C core, names of CLDR, the form of a list.

A list is one C string of lines "key=code", sorted by bytes. A key is a word as core/text/code_list.c
makes it: folded by the compiled core itself, so that list and lookup cannot differ. A line without a
code is a word that is known to mean more than one thing.

Names: Unicode CLDR 41 (Debian unicode-cldr-core), codes: Debian iso-codes. Facts only, used under the
Unicode License v3, https://www.unicode.org/license.txt.
"""
import ctypes
import os
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as tree

ROOT = os.path.join(os.path.dirname(__file__), '..', '..')
CLDR = '/usr/share/unicode/cldr/common/'
ISO = '/usr/share/iso-codes/json/'

# Languages whose names are taken, first come first served where two mean different things.
LANGUAGES = 'en zh zh_Hant de fr es it pt pt_PT nl sv da nb fi pl cs ru uk tr ja ko ar vi id'.split()


def load():
    out = os.path.join(tempfile.mkdtemp(), 'fold.so')
    subprocess.run(['cc', '-shared', '-fPIC', '-O1', '-I' + ROOT + '/src', '-o', out, ROOT + '/src/core/text/fold.c',
                    ROOT + '/src/core/text/code_list.c', ROOT + '/src/core/text/utf8.c'], check=True)
    return ctypes.CDLL(out)


CORE = load()
CORE.dbm_code_key.restype = ctypes.c_size_t
CORE.dbm_code_key.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t]


def key(name):
    """The key of a name, '' when it is too long for one."""
    points = [ord(c) for c in unicodedata.normalize('NFKC', name)]
    buffer = ctypes.create_string_buffer(512)
    size = CORE.dbm_code_key((ctypes.c_uint32 * (len(points) + 1))(*points), len(points), buffer, 512)
    return buffer.raw[:size].decode()


def names(language, path, attribute='type'):
    """(code, name) of a file of CLDR, alternative names too."""
    file = CLDR + 'main/' + language + '.xml'
    if not os.path.exists(file):
        return []
    return [(e.get(attribute), e.text) for e in tree.parse(file).getroot().findall(path)
            if e.text and e.text != '↑↑↑']


class List:
    def __init__(self):
        self.codes = {}

    def add(self, name, code, why=''):
        k = key(name)
        if not k:
            return
        if self.codes.setdefault(k, code) != code and why:
            print(f'{name} ({why}): {code}, taken by {self.codes[k]}', file=sys.stderr)

    def write(self, variable, comment):
        lines = sorted((k + '=' + c for k, c in self.codes.items()), key=lambda s: s.split('=')[0].encode())
        print(f'\n/* {comment.format(n=len(lines))} */\nstatic const char {variable}[] =')
        row = ''
        for line in lines:
            item = line.replace('\\', '\\\\').replace('"', '\\"') + '\\n'
            if len(row + item) > 92:
                print(f'\t"{row}"')
                row = ''
            row += item
        print(f'\t"{row}";')


def head(file, guard, summary, script):
    print(f"""/*
 * {file}
 *	  {summary}
 *
 * Written by {script} from Unicode CLDR 41 (Debian unicode-cldr-core) and
 * Debian iso-codes, whose facts are used under the Unicode License v3,
 * https://www.unicode.org/license.txt. Lines "key=code" sorted by bytes; see
 * core/text/code_list.h. A line without a code is a word of several meanings.
 */
#ifndef {guard}
#define {guard}""")
