-- Planted among 300 clean enterprises: 100 duplicates, 100 errors, 100 invalid values. All are found, and nothing else.
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
\set SHOW_CONTEXT never
\set VERBOSITY terse
SELECT dbm.create_tables('cl');
SELECT count(*) FROM dbm.cleaning_report('cl');

CREATE FUNCTION pg_temp.surname(i integer) RETURNS text LANGUAGE sql AS $$ SELECT substr('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕', 1 + i % 40, 1) $$;
CREATE FUNCTION pg_temp.given(i integer) RETURNS text LANGUAGE sql AS $$ SELECT substr('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚', 1 + i % 20, 1) || substr('国建文志海晓春雪玉金云天成乐思安', 1 + i / 20 % 16, 1) $$;
INSERT INTO cl.customer (customer_id, kind, name, country, region_code)
SELECT 'c' || lpad(i::text, 3, '0'), 'enterprise', (ARRAY['深圳','上海','杭州','成都','武汉'])[1 + i % 5] || '市'
       || substr('恒盛华瑞宏鼎天瀚博远创新兴隆泰安康达', 1 + i % 18, 1) || substr('腾飞宇航凯歌朗润卓越铭诚信义嘉禾', 1 + i / 18 % 17, 1)
       || (ARRAY['科技','贸易','电子','医疗','教育','建材','物流'])[1 + i % 7] || '有限公司', 'CN', '440300'
FROM generate_series(1, 300) AS i;
INSERT INTO cl.contact (customer_id, contact_id, name, job_title, birth_date)
SELECT 'c' || lpad(i::text, 3, '0'), i, pg_temp.surname(i) || pg_temp.given(i), '采购经理', date '1970-02-03' + i * 31 FROM generate_series(1, 300) AS i;
INSERT INTO cl.contact_point (customer_id, contact_id, kind, value)
SELECT 'c' || lpad(i::text, 3, '0'), i, k.kind, k.value
FROM generate_series(1, 300) AS i, LATERAL (VALUES ('mobile', '13' || (5 + i % 5) || lpad((17000000 + i * 2746531 % 79999999)::text, 8, '0')),
     ('email', 'wang.' || chr(97 + i % 26) || chr(97 + i / 26 % 26) || i * 37 % 991 || '@firm' || i || '.com.cn')) AS k(kind, value);
SELECT * FROM dbm.cleaning_report('cl');

-- 100 people a second time, under another firm row, the number written otherwise
INSERT INTO cl.customer (customer_id, kind, name, country, region_code)
SELECT 'd' || substr(customer_id, 2), kind, name, country, region_code FROM cl.customer WHERE customer_id <= 'c100';
INSERT INTO cl.contact (customer_id, contact_id, name, job_title, birth_date)
SELECT 'd' || substr(customer_id, 2), contact_id + 1000, name, job_title, birth_date FROM cl.contact WHERE contact_id <= 100;
INSERT INTO cl.contact_point (customer_id, contact_id, kind, value)
SELECT 'd' || substr(customer_id, 2), contact_id + 1000, kind, CASE kind WHEN 'mobile' THEN '+86 ' || substr(value, 1, 3) || '-' || substr(value, 4) ELSE upper(value) END
FROM cl.contact_point WHERE contact_id <= 100;
-- 100 errors: formats, slips, values of another field, contradictions
UPDATE cl.contact_point SET value = replace(value, '@', ' at ') WHERE kind = 'email' AND contact_id BETWEEN 101 AND 115;
UPDATE cl.contact_point SET value = split_part(value, '@', 1) || '@gmial.com' WHERE kind = 'email' AND contact_id BETWEEN 116 AND 130;
UPDATE cl.contact_point SET value = left(value, 8) WHERE kind = 'mobile' AND contact_id BETWEEN 131 AND 145;
UPDATE cl.contact_point SET value = '1.38E+10' WHERE kind = 'mobile' AND contact_id BETWEEN 146 AND 149;
UPDATE cl.contact_point SET value = '+49 1525 ' || 3456000 + contact_id * 77 WHERE kind = 'mobile' AND contact_id BETWEEN 150 AND 160;
UPDATE cl.contact SET name = 'someone' || contact_id || '@firm.cn' WHERE contact_id BETWEEN 161 AND 175;
UPDATE cl.contact SET name = '13' || 800138000 + contact_id WHERE contact_id BETWEEN 176 AND 185;
UPDATE cl.customer SET credit_code = '9144030071526726XX' WHERE customer_id BETWEEN 'c186' AND 'c195';
UPDATE cl.customer SET credit_code = '9144030071526726XG', region_code = '310000' WHERE customer_id BETWEEN 'c196' AND 'c200';
-- 100 invalid values: typed to get past the field, or for minutes
UPDATE cl.contact SET name = (ARRAY['test','测试','N/A','aaa','无'])[1 + contact_id % 5] WHERE contact_id BETWEEN 201 AND 225;
UPDATE cl.contact_point SET value = (ARRAY['11111111111','12345678901','00000000000'])[1 + contact_id % 3] WHERE kind = 'mobile' AND contact_id BETWEEN 226 AND 250;
UPDATE cl.contact_point SET value = (ARRAY['test@test.com','a@a.com','none@none.com'])[1 + contact_id % 3] WHERE kind = 'email' AND contact_id BETWEEN 251 AND 275;
UPDATE cl.contact SET birth_date = '1900-01-01' WHERE contact_id BETWEEN 276 AND 290;
UPDATE cl.contact_point SET value = split_part(value, '@', 1) || '@mailinator.com' WHERE kind = 'email' AND contact_id BETWEEN 291 AND 300;

CREATE TABLE cl.found AS SELECT * FROM dbm.cleaning_defects('cl');
SELECT count(*) FILTER (WHERE defect = 'duplicate' AND relation = 'contact' AND record LIKE 'd%') AS people_twice,
       count(*) FILTER (WHERE defect = 'duplicate' AND relation = 'customer' AND record LIKE 'd%') AS firms_twice, count(*) FILTER (WHERE defect IN ('bad format', 'wrong field', 'contradiction')) AS errors,
       count(*) FILTER (WHERE defect IN ('placeholder', 'disposable')) AS invalid, count(*) FILTER (WHERE defect = 'generic value') AS generic
FROM cl.found;
SELECT defect, relation, field, reason, records, examples[1], cure <> '' AS cure, cure_zh <> '' AS cure_zh FROM dbm.cleaning_report('cl', 'CN', false) ORDER BY 1, 2, 3, 4;
-- none at a record that is clean
SELECT count(*) AS false_alarms FROM cl.found AS f
WHERE f.defect <> 'duplicate' AND regexp_replace(f.record, '\D*(\d+).*', '\1')::integer NOT BETWEEN 101 AND 300;

-- a switchboard, a department, a value twice at one contact, person and enterprise exchanged
INSERT INTO cl.contact_point (customer_id, kind, value) SELECT 'c' || lpad(i::text, 3, '0'), 'phone', '400-812-3123' FROM generate_series(1, 5) AS i;
INSERT INTO cl.contact_point (customer_id, kind, value) VALUES ('c006', 'email', 'info@firm6.com.cn'), ('c007', 'phone', '010-62345678'), ('c007', 'phone', '+86 10 6234 5678');
INSERT INTO cl.customer (customer_id, kind, name) VALUES ('x1', 'enterprise', '诸葛孔明');
INSERT INTO cl.contact (customer_id, contact_id, name) VALUES ('x1', 5001, '成都蜀汉科技有限公司');
SELECT defect, record, value, reason, suggestion FROM dbm.cleaning_defects('cl', 'CN', false)
WHERE record LIKE 'x1%' OR defect IN ('generic value', 'duplicate') ORDER BY 1, 2, reason COLLATE "C";

-- the fixing calls run, and what they cure is gone; what somebody has to look at they list
DO $$
DECLARE
    line record;
BEGIN
    FOR line IN SELECT * FROM dbm.cleaning_report('cl') WHERE relation <> 'contact' OR defect <> 'duplicate' LOOP
        EXECUTE line.fix;
    END LOOP;
END $$;
SELECT defect, relation, field, reason, records FROM dbm.cleaning_report('cl', 'CN', false) ORDER BY 1, 2, 3, 4;
SELECT count(*) AS values_kept FROM cl.contact_point WHERE NOT valid;
SELECT defect, fix FROM dbm.cleaning_report('cl') WHERE defect IN ('generic value', 'wrong field') ORDER BY fix COLLATE "C" LIMIT 2;
SELECT count(*) FROM dbm.cleaning_report('cl', NULL);
SELECT * FROM dbm.cleaning_report('cl', 'XX');
SELECT * FROM dbm.cleaning_report('nowhere');
DROP SCHEMA cl CASCADE;
