-- person_name: order, titles, suffixes, scripts, pinyin, levels; nothing depends on the locale
\set VERBOSITY terse
\pset null -
CREATE TEMP TABLE typed (id integer GENERATED ALWAYS AS IDENTITY, value text);
INSERT INTO typed (value) VALUES
    ('John Smith'), ('Smith, John'), ('SMITH John'), ('John SMITH'), ('Dr. John A. Smith, Jr.'), ('Smith Jr., John'),
    ('John Smith III, PhD'), ('Mr Smith'), ('Robert "Bob" Smith'), ('Robert (Bob) Smith'), ('Anaïs van-der-Berg'),
    ('Vincent van Gogh'), ('Jean-Pierre Martin'), ('María García-López'), ('O''Brien, Pat'), ('José Ángel de la Cruz'),
    ('Osama bin Laden'), ('Huang Jun'), ('Jun Huang'), ('HUANG Jun'), ('Yang Xiao Dong'), ('Ouyang Nana'),
    ('王伟'), ('王 伟'), ('欧阳娜娜'), ('歐陽娜娜'), ('司马光'), ('尉迟恭'), ('王总'), ('欧阳总'), ('王副总'), ('张经理'), ('李女士'),
    ('张伟先生'), ('尊敬的王先生'), ('老王'), ('李老师'), ('王磊 (Lei)'), ('David 王伟'), ('阿卜杜拉·买买提'), ('田中 太郎'),
    ('김철수'), ('김철수 부장님'), ('ジョン・スミス'), ('Иван Петров'), ('שלום עולם'), ('Madonna'), ('Ｊｏｈｎ　Ｓｍｉｔｈ'),
    ('test'), ('Test User 1'), ('asdf'), ('测试'), ('n/a'), ('无'), ('12345'), ('xxx'), ('前台'), ('客服部'), ('sales'), ('总经理'),
    (''), ('   '), ('???'), ('😀'), ('😀 王伟'), (repeat('长', 300)), (NULL);
SELECT left(t.value, 24) AS value, n.surname, n.given, n.suffix AS sfx, n.title, n.alias, n.kind, n.script, n.key, n.pinyin, n.initials AS ini
FROM typed AS t, dbm.parse_person_name(t.value) AS n ORDER BY t.id;

-- users.md 21: 欧阳娜娜 splits 2 + 2; 王总 keeps 王
SELECT (n).surname, (n).given FROM (SELECT dbm.parse_person_name('欧阳娜娜') AS n) AS t;
SELECT (n).surname, (n).given, (n).title FROM (SELECT dbm.parse_person_name('王总') AS n) AS t;

-- a firm's name is no person's: by its legal form; short forms are surnames too
SELECT n.kind, string_agg(v, ' | ' ORDER BY v COLLATE "C") AS values
FROM unnest(ARRAY['Acme Ltd', 'Acme Trading Co., Ltd.', '腾讯科技（深圳）有限公司', '株式会社トヨタ', 'Siemens AG', 'Quax S.A.', 'J. Smith & Sons Ltd', 'ACME GMBH', '삼성전자주식회사',
                  'Sa Kim', 'Ag Smith', 'KIM SA', 'Co Nguyen', 'John Smith Jr.', 'Ltd', 'Ann LEE', '王伟', '上官婉儿']) AS v, dbm.parse_person_name(v) AS n
GROUP BY n.kind ORDER BY n.kind;
-- Japanese and Korean names: surname first; what is Chinese as well stays Chinese
SELECT string_agg(v || '=' || concat_ws('+', n.surname, n.given, n.title), ' ' ORDER BY v COLLATE "C") AS names
FROM unnest(ARRAY['佐藤花子', '鈴木一郎', '小林誠', '長谷川博', '佐々木希', '五十嵐隼士', '山本さくら', '田中 太郎', '高橋明', '石川', '司馬遼太郎', 'タナカ タロウ', '남궁민수', '박지성님', '김 철수']) AS v,
     dbm.parse_person_name(v) AS n;
-- from right to left, and emoji: parts without them
SELECT string_agg(concat_ws('+', n.kind, n.surname, n.given), ' | ' ORDER BY o) AS names
FROM unnest(ARRAY['محمد علي', 'משה כהן', '👨‍💼 John Smith', '李雷🎉', '😀😀', U&'\202EJohn Smith']) WITH ORDINALITY AS v (value, o), dbm.parse_person_name(v.value) AS n;

-- titles, generations, the order of Vietnam and of Russia
SELECT v AS value, n.surname, n.given, n.suffix AS sfx, n.title, n.script
FROM unnest(ARRAY['Prof Dr med Hans Meier MBA', 'Herr Prof. Dr. Dr. h.c. mult. Hans Meier', 'Dipl.-Ing. (FH) Hans Meier', 'Hans Meier, M.A., Ph.D.',
                  'Dott.ssa Maria Rossi', 'M. le Professeur Jean Dupont', 'Sr. D. Juan García', 'Morris I Klein', 'Morris II Klein', 'Klein, Morris III',
                  'Morris Klein IV', 'Morris Klein I', 'Robert V. Smith', 'Nguyễn Văn A', 'Nguyen Van An', 'An Nguyen', 'Иванов Иван Иванович',
                  'Γιώργος Παπαδόπουλος']) AS v, dbm.parse_person_name(v) AS n;
-- what is not read says so
SELECT v AS value, n.kind, n.script, n.note
FROM unnest(ARRAY['محمد علي', 'דוד כהן', 'สมชาย ใจดี', 'राहुल शर्मा', '김철수', 'タナカ', 'Иван Иванов', '王伟', 'test', 'sales', 'Acme Ltd', '...', repeat('x ', 150)]) AS v,
     dbm.parse_person_name(v) AS n;

-- levels
SELECT a, b, dbm.name_level(a, b) AS level, round(dbm.name_similarity(a, b)::numeric, 2) AS similarity
FROM (VALUES ('John Smith', 'SMITH, JOHN'), ('John Smith', 'Smith John'), ('John Smith', 'Dr John Smith'),
             ('John Smith', 'John Andrew Smith'), ('John A Smith', 'John Andrew Smith'), ('José García', 'Jose Garcia Lopez'),
             ('van der Berg, Jan', 'Jan Vanderberg'), ('Robert Smith', 'Bob Smith'), ('Rob Smith', 'Bob Smith'),
             ('Robert (Bob) Smith', 'Bob Smith'), ('黄俊', '黃俊'), ('黄俊', 'Huang Jun'), ('黄俊', 'Jun HUANG'),
             ('单田芳', 'Shan Tianfang'), ('曾国藩', 'Zeng Guofan'), ('吕布', 'Lyu Bu'), ('欧阳娜娜', 'Nana Ouyang'),
             ('Steevn Martinez', 'Steven Martinez'), ('Anna Müller', 'Anna Mueller'), ('J. Smith', 'John Smith'),
             ('黄俊', 'J. Huang'), ('JP Martin', 'Jean-Pierre Martin'), ('黄俊', '黄军'), ('王总', '王伟'),
             ('Mr Smith', 'John Smith'), ('Tony', 'Tony Hernandez'), ('黄俊', '黄伟'), ('张志强', '张志刚'),
             ('John A Smith', 'John B Smith'), ('Michael Brown', 'Michelle Brown'), ('Wang Fang', 'Wang Fan'),
             ('Albert Smith', 'Robert Smith'), ('Mary Jones', 'Mary Smith'), ('Mary Jones', 'Peter Smith'),
             ('John Smith Jr', 'John Smith Sr'), ('John Smith II', 'John Smith III'), ('John Smith Jr', 'John Smith'),
             ('test', 'test'), ('김철수', 'Kim Chulsoo'), (NULL, 'John Smith'),
             ('Morris I Klein', 'Morris II Klein'), ('Klein, Morris III', 'Morris Klein IV'), ('Robert V. Smith', 'Robert Smith'),
             ('Lars Jørgensen', 'Lars Joergensen'), ('Lars Joergensen', 'Lars Jorgensen'), ('Håkon Åberg', 'Haakon Aaberg'), ('Samuel Roth', 'Samul Roth'),
             ('Michael Roth', 'Michal Roth'), ('Иван Иванов', 'Ivan Ivanov'), ('Алексей Щербаков', 'Alexey Shcherbakov'), ('Юрий Гагарин', 'Iurii Gagarin'),
             ('Yuri Gagarin', 'Iurii Gagarin'), ('Alexei Petrov', 'Alexey Petrov'), ('Γιώργος Παπαδόπουλος', 'Giorgos Papadopoulos'),
             ('Nguyễn Văn An', 'An Van Nguyen'), ('Nguyen Van An', 'An Nguyen'), ('Prof Dr med Hans Meier MBA', 'Hans Meier'),
             ('محمد علي', 'Mohammed Ali')) AS v(a, b);

-- properties over all pairs of the texts above
SELECT bool_and(x.there IS NOT DISTINCT FROM x.back) AS symmetric,
       bool_and(x.there BETWEEN 0 AND 1) AS in_range,
       bool_and(x.there = 1) FILTER (WHERE x.a = x.b) AS reflexive,
       count(*) AS pairs
FROM (SELECT s.value AS a, t.value AS b, dbm.name_similarity(s.value, t.value) AS there, dbm.name_similarity(t.value, s.value) AS back
      FROM typed AS s CROSS JOIN typed AS t) AS x;
-- reading a name that was read changes nothing more
SELECT t.value, n.surname, n.given, m.surname, m.given
FROM typed AS t, dbm.parse_person_name(t.value) AS n, dbm.parse_person_name(concat_ws(', ', n.surname, n.given)) AS m
WHERE n.kind = 'person' AND n.script = 'latin' AND n.surname IS NOT NULL AND n.given IS NOT NULL
  AND (n.surname, n.given) IS DISTINCT FROM (m.surname, m.given);

-- nicknames of one's own
SELECT dbm.name_level('Sanjay Kumar', 'Sanju Kumar') AS before,
       dbm.name_level('Sanjay Kumar', 'Sanju Kumar', '{{Sanju,Sanjay},{Bunty,Bhupinder}}') AS after,
       dbm.name_level('Bunty Kumar', 'Sanjay Kumar', '{{Sanju,Sanjay},{Bunty,Bhupinder}}') AS other,
       dbm.name_level('Sanjay Kumar', 'Sanju Kumar', '{}') AS empty;
SELECT dbm.name_similarity('a b', 'a b', '{bob,robert}');
SELECT count(*) > 900 AS many, bool_and(nickname <> name) AS all_differ,
       count(*) FILTER (WHERE nickname = 'bob' AND name = 'robert') AS bob, count(*) - count(DISTINCT (nickname, name)) AS twice
FROM dbm.default_nicknames();

-- pinyin: surnames, compound surnames and words in their own reading
SELECT v, dbm.pinyin(v) AS as_name, dbm.pinyin(v, false) AS as_text, dbm.pinyin_initials(v) AS initials
FROM unnest(ARRAY['周杰伦', '单田芳', '曾国藩', '仇和', '尉迟恭', '万俟卨', '解晓东', '查良镛', '盖叫天', '朴树', '区志伟', '欧阳娜娜',
                  '重庆', '厦门', '长沙', '银行', '吕布', '華為技術', '华为Cloud 2', 'John Smith', '', '𠮷', '㐂', '😀']) AS v;

-- users.md 20: search by initials through an index
CREATE TEMP TABLE person (id integer, name text);
INSERT INTO person SELECT i, chr(19968 + i * 7 % 20000) || chr(19968 + i * 13 % 20000) || chr(19968 + i * 17 % 20000)
FROM generate_series(1, 3000) AS i;
INSERT INTO person VALUES (0, '周杰伦');
CREATE INDEX person_initials ON person (dbm.pinyin_initials(name) text_pattern_ops);
ANALYZE person;
EXPLAIN (COSTS OFF) SELECT name FROM person WHERE dbm.pinyin_initials(name) = 'zjl';
SELECT name FROM person WHERE dbm.pinyin_initials(name) = 'zjl' AND id = 0;

-- users.md 19: sixty names in the order of a directory, whatever the collation of the database
CREATE TEMP TABLE directory (place integer GENERATED ALWAYS AS IDENTITY, name text);
INSERT INTO directory (name) VALUES
    ('Alice Brown'), ('bob smith'), ('艾青'), ('安娜'), ('白居易'), ('包拯'), ('卜凡'), ('蔡文姬'), ('曹操'), ('岑参'), ('单于'),
    ('陈毅'), ('崔颢'), ('邓丽君'), ('丁磊'), ('董卓'), ('杜甫'), ('范仲淹'), ('高适'), ('盖叫天'), ('关羽'), ('郭靖'), ('韩愈'),
    ('何晏'), ('胡适'), ('华佗'), ('黄蓉'), ('贾岛'), ('孔融'), ('李白'), ('李清照'), ('林黛玉'), ('令狐冲'), ('刘备'), ('鲁迅'),
    ('吕布'), ('马超'), ('孟浩然'), ('区志伟'), ('欧阳修'), ('朴树'), ('仇和'), ('任正非'), ('单田芳'), ('沈括'), ('司马光'),
    ('苏轼'), ('孙权'), ('王维'), ('王伟'), ('解晓东'), ('辛弃疾'), ('杨过'), ('尉迟恭'), ('岳飞'), ('曾国藩'), ('查良镛'),
    ('张飞'), ('赵云'), ('诸葛亮');
SELECT count(*) AS names, array_agg(name ORDER BY dbm.pinyin_order(name)) = array_agg(name ORDER BY place) AS in_order FROM directory;

-- a name of ten megabytes is no name; a text beyond the limit is refused
SELECT (dbm.parse_person_name(repeat('王伟 ', 1500000))).kind, dbm.name_similarity(repeat('a', 10000000), 'a') AS nothing;
SELECT length(dbm.pinyin_initials(repeat('王', 100000))) AS initials;
SELECT dbm.parse_person_name(repeat('a', 40000000));
