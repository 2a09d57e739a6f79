-- Contacts of any number, the same in every run: schema crm of create_tables, filled, and the truth beside it.
--   psql -v contacts=100000 -f test/bench/contacts.sql
-- Half of the people are Chinese. Six in ten are customers in person, the others work at firms of about four
-- people. Of 100 records 12 are of somebody who has another one, with what happens between two lists: typos,
-- nicknames, initials, both orders of a name, pinyin for hanzi, numbers in other forms or new, other free mail,
-- what is missing, a mobile number in the place of the desk phone. One firm in ten is there twice, under another
-- legal form or spelling. A third of the people at a firm have its switchboard, and one record in 200 has a
-- placeholder where a value should be. Every draw is a hash of the record and the number of the draw, so nothing
-- depends on the order of rows.
\if :{?contacts}
\else
    \set contacts 100000
\endif
SET client_min_messages = warning;
SET jit = off;
SET max_parallel_workers_per_gather = 0;
SET work_mem = '256MB';
DROP SCHEMA IF EXISTS crm CASCADE;
DROP SCHEMA IF EXISTS draw CASCADE;
DROP TABLE IF EXISTS contact_truth, firm_truth;
SELECT dbm.create_tables('crm', 'bigint', currency => 'CNY') \g /dev/null
CREATE SCHEMA draw;

-- the draw number k of record i, 0 <= u < 1
CREATE FUNCTION draw.u(i bigint, k integer) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$
SELECT ((hashint8extended(i, k) >> 12) & 4503599627370495)::double precision / 4503599627370496 $$;

-- an element of a list; of a power above 1 the first ones are the frequent ones
CREATE FUNCTION draw.one(list text[], i bigint, k integer, power double precision DEFAULT 1) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT list[1 + floor(draw.u(i, k) ^ power * cardinality(list))::integer] $$;

-- one letter moved, lost or changed
CREATE FUNCTION draw.typo(s text, i bigint, k integer) RETURNS text LANGUAGE sql IMMUTABLE AS $$
SELECT CASE WHEN length(s) < 4 THEN s
            WHEN draw.u(i, k) < 0.33 THEN left(s, p - 1) || substr(s, p + 1, 1) || substr(s, p, 1) || substr(s, p + 2)
            WHEN draw.u(i, k) < 0.66 THEN left(s, p - 1) || substr(s, p + 1)
            ELSE overlay(s PLACING chr(97 + floor(26 * draw.u(i, k + 1))::integer) FROM p FOR 1) END
FROM (SELECT 2 + floor((length(s) - 2) * draw.u(i, k + 2))::integer AS p) AS place $$;

-- lists, the frequent first; functions, so that they are read once a statement
CREATE FUNCTION draw.given() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('James William Mary Robert John Elizabeth Michael David Thomas Richard Jennifer Charles Patricia Joseph Linda Christopher Barbara Daniel Susan Matthew Jessica Anthony Sarah Mark Karen Steven Nancy Andrew Lisa Joshua Margaret Kenneth Betty Kevin Sandra Brian Ashley Edward Kimberly George Emily Ronald Donna Timothy Michelle Jason Carol Jeffrey Amanda Ryan Melissa Jacob Deborah Nicholas Stephanie Gary Rebecca Eric Laura Jonathan Helen Stephen Sharon Larry Cynthia Justin Katherine Scott Amy Brandon Anna Benjamin Angela Samuel Ruth Gregory Brenda Frank Pamela Alexander Nicole Raymond Samantha Patrick Catherine Jack Christine Dennis Emma Jerry Rachel Peter Carolyn Hans Ingrid Pierre Sofia Lars Giulia Paolo Fatima Ahmed Olga Ivan Priya Rahul Carmen Diego', ' ') $$;
CREATE FUNCTION draw.surname() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('Smith Johnson Williams Brown Jones Miller Davis Garcia Wilson Anderson Taylor Thomas Moore Martin Jackson Thompson White Lopez Lee Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Phillips Evans Turner Parker Edwards Collins Stewart Morris Murphy Cook Rogers Morgan Cooper Peterson Reed Bailey Bell Kelly Howard Ward Cox Schmidt Mueller Fischer Weber Rossi Ferrari Dubois Lefevre Jansen Larsen Novak Kowalski Ivanov Hernandez Gonzalez Patel Singh Khan', ' ') $$;
CREATE FUNCTION draw.head() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('Ash Brad Carl Dun East Fair Glen Hart Iver Kings Lang Mar Nor Oak Pem Ren Stan Thorn Wal West Whit Wood Hazel Black Brook Cald Den El Far Gold Har Hol Kirk Led Lock Mil New Old Pres Rad Ram Red Rock Ros Sand Sel Shel Sher Spring Stock Strat Sut Tan Til Up Ver Wake Wil Win York', ' ') $$;
CREATE FUNCTION draw.tail() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('ford ton ley well wood field man son bury ham stead worth dale croft shaw land more ward berg stein burn brook ridge mont ville holm gate hurst combe ington', ' ') $$;
CREATE FUNCTION draw.family() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 余 潘 杜 戴 夏 钟 汪 田 任 姜 范 方 石 姚 谭 廖 邹 熊 金 陆 郝 孔 白 崔 康 毛 邱 秦 江 史 顾 侯 邵 孟 龙 万 段 雷 钱 汤 尹 黎 易 常 武 乔 贺 赖 龚 文 欧阳 上官 司马 诸葛', ' ') $$;
CREATE FUNCTION draw.sign() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀 霞 平 刚 桂 英 华 玉 兰 红 建 国 文 志 永 海 春 晓 梅 琴 玲 萍 辉 鹏 飞 宇 浩 然 子 轩 梓 涵 欣 怡 雨 佳 嘉 俊 博 思 瑞 晨 雪 婷 慧 莹 雅 琪 瑶 倩 颖 露 蕾 薇 菲 岚 峰 林 森 栋 梁 凯 旋 乐 康 宁 安 泽 润 德 忠 义 信 礼 智 仁 祥 福 庆 荣 贵 昌 盛 兴 旺 龙 虎 云 天 星 月 光 阳', ' ') $$;
CREATE FUNCTION draw.east() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('Shanghai|Beijing|Shenzhen|Guangzhou|Hangzhou|Chengdu|Wuhan|Nanjing|Suzhou|Tianjin|Xian|Chongqing|Qingdao|Xiamen|Ningbo|Dalian|Changsha|Hefei|Wuxi|Foshan', '|') $$;
CREATE FUNCTION draw.east_hanzi() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('上海|北京|深圳|广州|杭州|成都|武汉|南京|苏州|天津|西安|重庆|青岛|厦门|宁波|大连|长沙|合肥|无锡|佛山', '|') $$;
CREATE FUNCTION draw.west() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('London|Manchester|Birmingham|Leeds|Glasgow|Bristol|Liverpool|Sheffield|Edinburgh|Cardiff|Belfast|Nottingham|Leicester|Coventry|Newcastle|Brighton|Oxford|Cambridge|York|Bath', '|') $$;
CREATE FUNCTION draw.trade() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('Systems|Logistics|Foods|Engineering|Textiles|Software|Packaging|Consulting|Medical|Energy|Plastics|Marketing|Tools|Chemicals|Motors|Media|Furniture|Optics|Travel|Printing', '|') $$;
CREATE FUNCTION draw.trade_hanzi() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('贸易|科技|电子|机械|食品|物流|纺织|软件|包装|咨询|医疗|能源|塑料|广告|建材|化工|汽车|文化传媒|家具|光电', '|') $$;
CREATE FUNCTION draw.title() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('Sales Manager|Buyer|Director|Engineer|Accountant|CEO|Marketing Manager|Head of Purchasing|Assistant|Consultant', '|') $$;
CREATE FUNCTION draw.title_hanzi() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('销售经理|采购|总经理|工程师|会计|董事长|市场部经理|采购主管|助理|顾问', '|') $$;
CREATE FUNCTION draw.free() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('gmail.com outlook.com yahoo.com hotmail.com icloud.com', ' ') $$;
CREATE FUNCTION draw.free_hanzi() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('qq.com 163.com 126.com sina.com foxmail.com', ' ') $$;
CREATE FUNCTION draw.street() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('High Street|Station Road|Church Lane|Mill Road|Park Avenue|Victoria Road|Green Lane|Manor Road|Kings Road|Queens Road|The Crescent|North Street|London Road|Chapel Street|New Road', '|') $$;
CREATE FUNCTION draw.street_hanzi() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$ SELECT string_to_array('中山路|人民路|解放路|建设路|和平路|南京路|长江路|文化路|新华路|朝阳路|黄河路|花园路|学府路|科技路|滨江路', '|') $$;
CREATE FUNCTION draw.nickname() RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT jsonb '{"James":"Jim","William":"Bill","Robert":"Bob","John":"Jack","Elizabeth":"Liz","Michael":"Mike","David":"Dave","Thomas":"Tom","Richard":"Dick","Jennifer":"Jenny","Charles":"Chuck","Patricia":"Pat","Joseph":"Joe","Christopher":"Chris","Barbara":"Barb","Daniel":"Dan","Susan":"Sue","Matthew":"Matt","Jessica":"Jess","Anthony":"Tony","Margaret":"Maggie","Kenneth":"Ken","Edward":"Ted","Kimberly":"Kim","Timothy":"Tim","Jeffrey":"Jeff","Nicholas":"Nick","Rebecca":"Becky","Jonathan":"Jon","Stephen":"Steve","Katherine":"Kate","Benjamin":"Ben","Samuel":"Sam","Gregory":"Greg","Alexander":"Alex","Andrew":"Andy","Catherine":"Cathy"}' $$;

-- Firms: f is the true one, r the record; records above the number of firms are of a firm that is there already.
SELECT floor(0.88 * :contacts)::bigint AS people, floor(0.088 * :contacts)::bigint AS firms \gset
CREATE TABLE draw.firm AS
SELECT f, chinese, place,
       CASE WHEN chinese THEN (draw.east_hanzi())[place] || draw.one(draw.sign(), f, 103) || draw.one(draw.sign(), f, 104) || draw.one(draw.trade_hanzi(), f, 105)
            ELSE draw.one(draw.head(), f, 103) || draw.one(draw.tail(), f, 104) || ' ' || draw.one(draw.trade(), f, 105) END AS core,
       CASE WHEN chinese THEN 'cn' || to_char(f, 'FM0000000') || '.com.cn'
            ELSE lower(draw.one(draw.head(), f, 103) || draw.one(draw.tail(), f, 104)) || '-' || f || '.co.uk' END AS domain,
       CASE WHEN chinese THEN '0' || (210 + place) || '-' || (60000000 + floor(draw.u(f, 106) * 29999999)::bigint)
            ELSE '+44 1' || (200 + place * 7) || ' ' || (200000 + floor(draw.u(f, 106) * 799999)::bigint) END AS switchboard,
       CASE WHEN chinese THEN draw.one(draw.street_hanzi(), f, 107) || (1 + floor(900 * draw.u(f, 108))) || '号'
            ELSE (1 + floor(300 * draw.u(f, 108))) || ' ' || draw.one(draw.street(), f, 107) END AS address
FROM generate_series(1, :firms) AS f,
     LATERAL (SELECT draw.u(f, 101) < 0.5 AS chinese, 1 + floor(20 * draw.u(f, 102) ^ 2)::integer AS place) AS p;
CREATE UNIQUE INDEX ON draw.firm (f);
CREATE TABLE draw.firm_record AS
SELECT r, CASE WHEN r <= :firms THEN r ELSE 1 + floor(draw.u(r, 111) * :firms)::bigint END AS f, r > :firms AS again
FROM generate_series(1, floor(1.1 * :firms)::bigint) AS r;
ANALYZE draw.firm, draw.firm_record;

INSERT INTO crm.customer (customer_id, kind, name, city, country, acquired_on, created_at)
SELECT r, 'enterprise',
       CASE WHEN NOT again THEN core || CASE WHEN chinese THEN '有限公司' ELSE ' Ltd' END
            WHEN chinese THEN CASE floor(3 * draw.u(r, 112)) WHEN 0 THEN core || '有限责任公司' WHEN 1 THEN replace(core, (draw.east_hanzi())[place], '') ELSE core || '公司' END
            ELSE CASE floor(4 * draw.u(r, 112)) WHEN 0 THEN upper(core) || ' LIMITED' WHEN 1 THEN core WHEN 2 THEN 'The ' || core || ' Company Ltd.' ELSE draw.typo(core, r, 113) || ' Ltd' END END,
       CASE WHEN chinese THEN (draw.east_hanzi())[place] ELSE (draw.west())[place] END,
       CASE WHEN chinese THEN 'CN' ELSE 'GB' END, date '2015-01-01' + (draw.u(r, 116) * 3000)::integer, '2024-01-01'
FROM draw.firm_record JOIN draw.firm USING (f);
INSERT INTO crm.contact_point (customer_id, kind, value, usage, created_at)
SELECT r, k.kind, k.value, 'work', '2024-01-01'
FROM draw.firm_record JOIN draw.firm USING (f),
     LATERAL (VALUES ('web', CASE WHEN draw.u(r, 117) < 0.7 THEN 'www.' || domain END),
                     ('phone', CASE WHEN draw.u(r, 118) < 0.8 THEN switchboard END),
                     ('address', CASE WHEN draw.u(r, 119) < 0.6 THEN address END)) AS k(kind, value)
WHERE k.value IS NOT NULL;

-- People, each with what is true of them
CREATE TABLE draw.person AS
SELECT p, firm.f, w.chinese, w.place, w.given, w.surname,
       CASE WHEN w.chinese THEN dbm.pinyin(w.surname) ELSE lower(w.surname) END AS family_letters,
       CASE WHEN w.chinese THEN dbm.pinyin(w.given) ELSE lower(w.given) END AS given_letters,
       date '1950-01-01' + floor(20000 * draw.u(p, 9))::integer AS birth_date,
       CASE WHEN w.chinese THEN '1' || (ARRAY['38','39','50','58','86','87','31','35'])[1 + floor(8 * draw.u(p, 10))::integer] || to_char(floor(1e8 * draw.u(p, 11)), 'FM00000000')
            ELSE '07' || (ARRAY['4','5','7','8','9'])[1 + floor(5 * draw.u(p, 10))::integer] || to_char(floor(1e8 * draw.u(p, 11)), 'FM00000000') END AS mobile,
       CASE WHEN w.chinese THEN draw.one(draw.street_hanzi(), p, 12) || (1 + floor(900 * draw.u(p, 13))) || '号' || (1 + floor(30 * draw.u(p, 14))) || '室'
            ELSE (1 + floor(300 * draw.u(p, 13))) || ' ' || draw.one(draw.street(), p, 12) END AS address,
       CASE WHEN w.chinese THEN draw.one(draw.title_hanzi(), p, 15) ELSE draw.one(draw.title(), p, 15) END AS job_title
FROM generate_series(1, :people) AS p
CROSS JOIN LATERAL (SELECT CASE WHEN draw.u(p, 1) >= 0.6 THEN 1 + floor(draw.u(p, 2) ^ 1.3 * :firms)::bigint END AS f) AS job
LEFT JOIN draw.firm ON firm.f = job.f
CROSS JOIN LATERAL (SELECT coalesce(firm.chinese, draw.u(p, 3) < 0.5) AS chinese, coalesce(firm.place, 1 + floor(20 * draw.u(p, 4) ^ 2)::integer) AS place) AS o
CROSS JOIN LATERAL (SELECT o.chinese, o.place,
           CASE WHEN o.chinese THEN draw.one(draw.family(), p, 5, 2) WHEN draw.u(p, 6) < 0.4 THEN draw.one(draw.surname(), p, 5, 2)
                ELSE draw.one(draw.head(), p, 5) || draw.one(draw.tail(), p, 7) END AS surname,
           CASE WHEN o.chinese THEN draw.one(draw.sign(), p, 8, 1.5) || CASE WHEN draw.u(p, 16) < 0.8 THEN draw.one(draw.sign(), p, 17) ELSE '' END
                ELSE draw.one(draw.given(), p, 8, 2) END AS given) AS w;
CREATE UNIQUE INDEX ON draw.person (p);

-- Their records. Somebody's second record at a firm may be in the second record of the firm.
CREATE TABLE draw.record AS
SELECT o.r, p.p, o.r > :people AS again, p.f,
       CASE WHEN p.f IS NULL THEN 10000000 + o.r WHEN second.r IS NOT NULL AND draw.u(o.r, 22) < 0.4 THEN second.r ELSE p.f END AS customer_id
FROM (SELECT r, CASE WHEN r <= :people THEN r ELSE 1 + floor(draw.u(r, 21) * :people)::bigint END AS p FROM generate_series(1, :contacts) AS r) AS o
JOIN draw.person AS p USING (p)
LEFT JOIN (SELECT f, min(r) AS r FROM draw.firm_record WHERE again GROUP BY f) AS second ON second.f = p.f;

-- What each record says
CREATE TABLE draw.said AS
SELECT r, o.p, o.f, customer_id, p.chinese, p.place,
       CASE WHEN draw.u(r, 30) < 0.005 THEN (ARRAY['test', 'n/a', '测试', '先生'])[1 + floor(4 * draw.u(r, 31))::integer]
            WHEN NOT p.chinese THEN CASE
                WHEN NOT again OR draw.u(r, 32) < 0.55 THEN p.given || ' ' || p.surname
                WHEN draw.u(r, 33) < 0.25 THEN coalesce(draw.nickname()->>p.given, left(p.given, 1) || '.') || ' ' || p.surname
                WHEN draw.u(r, 33) < 0.40 THEN p.surname || ', ' || p.given
                WHEN draw.u(r, 33) < 0.50 THEN left(p.given, 1) || '. ' || p.surname
                WHEN draw.u(r, 33) < 0.60 THEN 'Dr. ' || p.given || ' ' || p.surname
                WHEN draw.u(r, 33) < 0.70 THEN upper(p.given || ' ' || p.surname)
                ELSE draw.typo(p.given || ' ' || p.surname, r, 34) END
            ELSE CASE
                WHEN NOT again OR draw.u(r, 32) < 0.55 THEN p.surname || p.given
                WHEN draw.u(r, 33) < 0.30 THEN initcap(replace(p.given_letters, ' ', '')) || ' ' || initcap(p.family_letters)
                WHEN draw.u(r, 33) < 0.50 THEN initcap(p.family_letters) || ' ' || initcap(replace(p.given_letters, ' ', ''))
                WHEN draw.u(r, 33) < 0.65 THEN p.surname || ' ' || p.given
                WHEN draw.u(r, 33) < 0.75 THEN p.surname || p.given || CASE WHEN draw.u(r, 34) < 0.5 THEN '先生' ELSE '女士' END
                WHEN draw.u(r, 33) < 0.85 THEN p.surname || left(p.given, 1) || draw.one(draw.sign(), r, 34)
                ELSE p.surname || p.given END END AS name,
       CASE WHEN draw.u(r, 36) < 0.5 THEN CASE WHEN again AND draw.u(r, 37) < 0.04 THEN p.birth_date + 365 ELSE p.birth_date END END AS birth_date,
       CASE WHEN o.f IS NOT NULL AND draw.u(r, 38) < 0.8 THEN p.job_title END AS job_title,
       CASE WHEN draw.u(r, 39) < 0.003 THEN '13800000000'
            WHEN draw.u(r, 40) < CASE WHEN again THEN 0.65 ELSE 0.8 END THEN m.mobile END AS mobile_number,
       again AND draw.u(r, 41) < 0.05 AS in_phone,
       CASE WHEN draw.u(r, 42) < 0.7 THEN CASE
            WHEN o.f IS NOT NULL AND draw.u(r, 43) < 0.8 THEN CASE WHEN again AND draw.u(r, 44) < 0.2 THEN left(p.given_letters, 1) ELSE replace(p.given_letters, ' ', '') END
                 || '.' || p.family_letters || CASE WHEN draw.u(p.p, 45) < 0.1 THEN floor(9 * draw.u(p.p, 46))::text ELSE '' END || '@' || firm.domain
            WHEN p.chinese AND draw.u(p.p, 47) < 0.5 THEN (100000000 + floor(draw.u(p.p, 48) * 1.9e9))::bigint || '@qq.com'
            ELSE replace(p.given_letters, ' ', '') || '.' || p.family_letters || floor(1000 * draw.u(p.p, 49)) || '@'
                 || CASE WHEN again AND draw.u(r, 50) < 0.2 THEN CASE WHEN p.chinese THEN draw.one(draw.free_hanzi(), r, 51) ELSE draw.one(draw.free(), r, 51) END
                         ELSE CASE WHEN p.chinese THEN draw.one(draw.free_hanzi(), p.p, 51) ELSE draw.one(draw.free(), p.p, 51) END END END END AS email,
       CASE WHEN o.f IS NOT NULL AND draw.u(r, 52) < 0.35 THEN firm.switchboard END AS phone,
       CASE WHEN o.f IS NULL AND draw.u(r, 53) < 0.4 THEN CASE WHEN again AND draw.u(r, 54) < 0.1 THEN draw.typo(p.address, r, 55) ELSE p.address END END AS address
FROM draw.record AS o JOIN draw.person AS p ON p.p = o.p LEFT JOIN draw.firm ON firm.f = o.f,
     LATERAL (SELECT CASE WHEN again AND draw.u(r, 56) < 0.1 THEN overlay(p.mobile PLACING to_char(floor(1e7 * draw.u(r, 57)), 'FM0000000') FROM 5) ELSE p.mobile END AS mobile) AS n,
     -- the same number as lists write it
     LATERAL (SELECT CASE WHEN NOT again OR draw.u(r, 58) < 0.4 THEN n.mobile
                          WHEN p.chinese THEN CASE WHEN draw.u(r, 59) < 0.5 THEN '+86 ' || n.mobile ELSE left(n.mobile, 3) || '-' || substr(n.mobile, 4, 4) || '-' || substr(n.mobile, 8) END
                          ELSE CASE WHEN draw.u(r, 59) < 0.5 THEN '+44 ' || substr(n.mobile, 2) ELSE left(n.mobile, 5) || ' ' || substr(n.mobile, 6) END END AS mobile) AS m;

INSERT INTO crm.customer (customer_id, kind, name, city, country, acquired_on, created_at)
SELECT customer_id, 'person', NULL, CASE WHEN chinese THEN (draw.east_hanzi())[place] ELSE (draw.west())[place] END,
       CASE WHEN chinese THEN 'CN' ELSE 'GB' END, date '2015-01-01' + (draw.u(r, 60) * 3000)::integer, '2024-01-01'
FROM draw.said WHERE f IS NULL;
INSERT INTO crm.contact (customer_id, contact_id, name, is_primary, job_title, birth_date, created_at)
SELECT customer_id, r, name, f IS NULL, job_title, birth_date, '2024-01-01' FROM draw.said;
INSERT INTO crm.contact_point (customer_id, contact_id, kind, value, created_at)
SELECT customer_id, r, k.kind, k.value, '2024-01-01'
FROM draw.said, LATERAL (VALUES ('email', email), (CASE WHEN in_phone THEN 'phone' ELSE 'mobile' END, mobile_number),
                                ('phone', CASE WHEN NOT in_phone OR mobile_number IS NULL THEN phone END), ('address', address)) AS k(kind, value)
WHERE k.value IS NOT NULL;

-- The truth: which record is of whom
CREATE TABLE contact_truth AS SELECT customer_id || '#' || r AS record, p AS entity FROM draw.record;
CREATE TABLE firm_truth AS SELECT r::text AS record, f AS entity FROM draw.firm_record;
VACUUM (ANALYZE) crm.customer, crm.contact, crm.contact_point, contact_truth, firm_truth;
SELECT count(*) AS contacts, count(DISTINCT entity) AS people, (SELECT count(*) FROM crm.customer WHERE kind = 'enterprise') AS firm_records,
       (SELECT count(*) FROM draw.firm) AS firms, (SELECT count(*) FROM crm.contact_point) AS contact_points
FROM contact_truth;
