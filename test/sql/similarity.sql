-- similarity: published examples, limits, other scripts, long texts
\set VERBOSITY terse
-- Winkler (1990), as printed there
SELECT a, b, round(dbm.jaro_winkler(a, b)::numeric, 3) AS jaro_winkler
FROM (VALUES ('MARTHA', 'MARHTA'), ('DIXON', 'DICKSONX'), ('DWAYNE', 'DUANE'),
             ('SHACKLEFORD', 'SHACKELFORD'), ('NICHLESON', 'NICHULSON'), ('MASSEY', 'MASSIE'),
             ('', ''), ('', 'a'), ('a', 'a'), ('a', 'b'), ('é', 'e'), ('张伟', '张伟'), ('张伟', '张维'),
             ('𠮷野家', '吉野家'), ('😀', '😀'), ('😀', '😁'), ('שלום', 'שלם'), ('Müller', 'Muller')) AS v(a, b);
SELECT dbm.jaro_winkler(NULL, 'a') AS null_a, dbm.jaro_winkler('a', NULL) AS null_b;
-- the path of short ASCII, of short text and of long text agree
SELECT bool_and(abs(dbm.jaro_winkler(a, b) - dbm.jaro_winkler(translate(a, 'abc', '甲乙丙'), translate(b, 'abc', '甲乙丙'))) < 1e-12) AS scripts_agree,
       bool_and(dbm.jaro_winkler(a, b) = dbm.jaro_winkler(b, a)) AS symmetric,
       bool_and(dbm.jaro_winkler(a, a) = 1) AS reflexive,
       bool_and(dbm.jaro_winkler(a, b) BETWEEN 0 AND 1) AS in_range
FROM (SELECT left(translate(md5(i::text), '0123456789def', 'aabbccaabbcca'), 1 + i % 32) AS a,
             left(translate(md5((i / 2)::text), '0123456789def', 'aabbccaabbcca'), 1 + i % 29) AS b
      FROM generate_series(1, 2000) AS i) AS t;
SELECT round(dbm.jaro_winkler(repeat('ab', 40), repeat('ba', 40))::numeric, 4) AS beyond_one_word,
       round(dbm.jaro_winkler(repeat('x', 1000000), repeat('x', 999999) || 'y')::numeric, 6) AS a_megabyte;

SELECT dbm.edit_distance('kitten', 'sitting') AS three, dbm.edit_distance('Smith', 'Smiht') AS exchanged,
       dbm.edit_distance('CA', 'ABC') AS restricted, dbm.edit_distance('', '北京') AS two,
       dbm.edit_distance('kitten', 'sitting', 2) AS above_two, dbm.edit_distance('kitten', 'sitting', 3) AS within,
       dbm.edit_distance('a', 'a', 0) AS none, dbm.edit_distance('a', NULL) AS unknown,
       dbm.edit_distance('a', 'b', NULL) AS no_limit;
SELECT dbm.edit_distance(repeat('a', 100000), repeat('a', 50000) || 'b' || repeat('a', 50000), 3) AS inserted,
       dbm.edit_distance(repeat('ab', 300), repeat('ba', 300)) AS shifted;
SELECT round(dbm.edit_similarity('kitten', 'sitting')::numeric, 4) AS similarity, dbm.edit_similarity('', '') AS empty,
       dbm.edit_similarity('a', 'b') AS nothing;
SELECT dbm.edit_distance('a', 'b', -1);

-- n-grams need no locale: another firm shares one of three pairs
SELECT dbm.ngram_similarity('night', 'nacht') AS night, dbm.ngram_similarity('华为技术', '华为技术') AS same,
       round(dbm.ngram_similarity('华为技术', '华维技术')::numeric, 4) AS other, dbm.ngram_similarity('华', '华', 2) AS one,
       dbm.ngram_similarity('', '') AS empty, dbm.ngram_similarity('abcdefgh', 'abcdefgi', 7) AS sevens;
SELECT dbm.ngram_similarity('a', 'b', 0);
SELECT dbm.ngram_similarity('a', 'b', 9);
