SET client_min_messages = warning;

-- every field: good values
SELECT field, value, (v).valid, (v).reason
FROM (SELECT field, value, dbm.validate(field, value, 'CN') AS v
      FROM (VALUES ('name', '欧阳娜娜'), ('name', 'Ann Lee'), ('name', 'Na Li'), ('given_name', 'Na'), ('surname', 'Null'), ('suffix', 'III'),
                   ('birth_date', '1987-06-05'), ('birth_date', '1987/6/5 00:00:00'), ('birth_date', '19870605'), ('birth_date', '1987年6月5日'),
                   ('email', 'Ann+x@Acme.com'), ('email', 'caigou@acme.cn'), ('phone', '021-62345679转801'), ('mobile', '13911112222'), ('fax', '010-65529988'),
                   ('company', '腾讯科技（深圳）有限公司'), ('company', 'ABC'), ('company', '3M China Ltd'), ('job_title', 'VP Sales, Region 2'),
                   ('address', '北京市朝阳区建国路 8 号'), ('address', '1 Main St'), ('street_number', '111'), ('street', '5th Avenue'), ('city', '深圳'),
                   ('postcode', '100022'), ('region', '广东省'), ('country', 'CN'), ('website', 'https://www.acme.com/a'), ('web', 'acme.cn'),
                   ('credit_code', '9144030071526726XG'), ('registration_number', '110108000000016'), ('identity_card', '11010519491231002X'),
                   ('national_id', 'AB123456'), ('wechat_openid', 'oABCDEFGHIJKLMNOPQRSTUVWXYZ1'), ('qq', '10001'), ('text', 'call back'), ('code', 'A-17')) AS t (field, value)) AS checked;

-- placeholders, whatever the field
SELECT value, string_agg(field, ' ' ORDER BY field) AS found_in
FROM unnest(ARRAY['name', 'company', 'email', 'mobile', 'address', 'city', 'text']) AS field,
     unnest(ARRAY['test', 'Test 1', 'TEST@TEST.COM', 'asdf', 'n/a', 'N.A.', '无', '没有', '测试', '測試', '123456', '11111111111', '000000', '---', '.', 'xxx', 'AAAA',
                  '未知', 'テスト', '13800138000', '13812345678', '13800000000', 'none', 'qwerty', '987654321']) AS value
WHERE (dbm.validate(field, value, 'CN')).reason = 'placeholder'
GROUP BY value ORDER BY value COLLATE "C";

-- values in the field of another: the suggestion names it
SELECT field, value, (v).reason, (v).suggestion
FROM (SELECT field, value, dbm.validate(field, value, 'CN') AS v
      FROM (VALUES ('phone', 'ann@acme.com'), ('mobile', '腾讯科技有限公司'), ('name', '腾讯科技（深圳）有限公司'), ('name', 'Acme Trading Co., Ltd.'),
                   ('name', 'ann@acme.com'), ('name', '13911112222'), ('company', '021-62345679'), ('company', 'www.acme.com'), ('company', '9144030071526726XG'),
                   ('email', '13911112222'), ('email', 'https://acme.com'), ('mobile', '021-62345679'), ('mobile', '400-820-8820'), ('website', 'ann@acme.com'),
                   ('city', '13911112222'), ('name', '11010519491231002X'), ('registration_number', '9144030071526726XG'), ('name', 'Ann 2')) AS t (field, value)) AS checked;

-- formats: the reason, and what is probably meant
SELECT field, left(value, 24) AS value, (v).reason, (v).suggestion
FROM (SELECT field, value, dbm.validate(field, value, region) AS v
      FROM (VALUES ('email', 'ann@gmial.com', 'CN'), ('email', 'ann@gmail.con', 'CN'), ('email', 'ann@hotmail', 'CN'), ('email', 'ann@qq.con', 'CN'),
                   ('email', 'ann@mailinator.com', 'CN'), ('email', 'ann', 'CN'), ('email', 'ann@acme', 'CN'), ('email', 'a b@acme.com', 'CN'),
                   ('email', 'a@b.com, c@d.com', 'CN'), ('mobile', '1.38E+10', 'CN'), ('mobile', '15411112222', 'CN'), ('mobile', '1391111222', 'CN'),
                   ('mobile', '13911112222', NULL), ('phone', '62345679', 'CN'), ('phone', '13911112222/13911113333', 'CN'), ('phone', '+999 12345678', 'CN'),
                   ('phone', '见名片', 'CN'), ('postcode', '10002', 'CN'), ('postcode', 'SW1A 1AA', 'GB'), ('postcode', 'SW1A1', 'GB'), ('postcode', '02134-1234', 'US'),
                   ('postcode', 'K1A 0B1', 'CA'), ('postcode', '123', NULL), ('birth_date', '1987-02-30', 'CN'), ('birth_date', '36526', 'CN'),
                   ('birth_date', '1900-01-01', 'CN'), ('birth_date', 'soon', 'CN'), ('birth_date', '31/12/2001', 'CN'), ('credit_code', '9144030071526726XH', 'CN'),
                   ('credit_code', '914403OO71526726XG', 'CN'), ('credit_code', '91440300', 'CN'), ('credit_code', '0044030071526726XG', 'CN'),
                   ('identity_card', '11010519491331002X', 'CN'), ('identity_card', '110105194912310021', 'CN'), ('website', 'acme', 'CN'),
                   ('website', 'http://example.com', 'CN'), ('wechat_openid', 'abc', 'CN'), ('qq', '0123', 'CN'), ('name', '12', 'CN'),
                   ('name', repeat('长', 200), 'CN'), ('address', 'x', 'CN')) AS t (field, value, region)) AS checked;

-- text damaged on its way, errors of spreadsheets, nothing
SELECT replace(value, E'\u200B', 'U+200B') AS value, (dbm.validate('company', value)).reason
FROM unnest(ARRAY['锟斤拷锟斤拷', 'CafÃ© du Nord', '????', E'ACME \uFFFD', '烫烫烫烫', '#N/A', '#REF!', '####', '', '   ', E'\u200B', 'Café Ã la carte']) AS value;

-- NULL and errors
SELECT dbm.validate(NULL, 'x') IS NULL AS no_field, dbm.validate('name', NULL) IS NULL AS no_value, dbm.validate('name', 'x', NULL) IS NULL AS no_region;
SELECT dbm.validate('colour', 'red');
SELECT dbm.validate('name', 'Ann', 'Mars');

-- every reason has one code and a cure in both languages; the cure comes with the reason
SELECT count(*) = count(DISTINCT reason) AS once, bool_and(en <> '' AND zh <> '' AND en <> zh) AS both FROM dbm.default_validation_reasons();
SELECT (dbm.validate('email', 'ann@gmial.com')).*;
-- a value for each reason; none is left over, and the cure is the one of the list
CREATE TEMP TABLE wrong AS
SELECT w.*, v.reason AS found, v.cure
FROM (VALUES ('empty', 'name', ' '), ('placeholder', 'name', '测试'), ('damaged', 'name', '锟斤拷'), ('spreadsheet_error', 'name', '#N/A'), ('too_long', 'name', repeat('长', 200)),
             ('too_short', 'address', 'x'), ('is_email', 'name', 'ann@acme.com'), ('is_phone', 'name', '13911112222'), ('is_company', 'name', '腾讯有限公司'), ('is_website', 'name', 'www.acme.com'),
             ('is_credit_code', 'name', '9144030071526726XG'), ('is_identity_card', 'name', '11010519491231002X'), ('has_digits', 'name', 'Ann 2'), ('no_letters', 'name', '12'), ('no_at', 'email', 'ann'),
             ('several', 'email', 'a@b.com, c@d.com'), ('bad_local', 'email', 'a b@acme.com'), ('quoted', 'email', '"a b"@acme.com'), ('bad_domain', 'email', 'ann@acme'), ('typo', 'email', 'ann@gmial.com'),
             ('disposable', 'email', 'x@mailinator.com'), ('scientific', 'mobile', '1.38E+10'), ('characters', 'mobile', '见名片'), ('bad_code', 'phone', '+999 12345678'), ('number_too_short', 'mobile', '139111'),
             ('number_too_long', 'mobile', '139111122223333'), ('unassigned', 'mobile', '15411112222'), ('not_mobile', 'mobile', '021-62345679'), ('length', 'credit_code', '91440300'),
             ('authority', 'credit_code', '0044030071526726XG'), ('check_digit', 'credit_code', '9144030071526726XH'), ('bad_date', 'birth_date', '1987-02-30'), ('serial_date', 'birth_date', '36526'),
             ('default_date', 'birth_date', '1900-01-01'), ('bad_postcode', 'postcode', '10002'), ('bad_id', 'qq', '0123'), ('no_country', 'mobile', '13911112222')) AS w (reason, field, value),
     dbm.validate(w.field, w.value, CASE WHEN w.reason <> 'no_country' THEN 'CN' END) AS v;
SELECT r.reason, w.field, w.value, w.found, w.cure = r.en AS cure
FROM dbm.default_validation_reasons() AS r FULL JOIN wrong AS w USING (reason)
WHERE w.found IS DISTINCT FROM r.reason OR w.cure IS DISTINCT FROM r.en OR r.zh !~ '[一-龥]';
-- the number of an identity card is not to be kept, and no message or cure repeats it
SELECT field, v.reason, v.valid, concat_ws(' ', v.reason, v.cure, v.suggestion) ~ '[0-9]{6}' AS repeated
FROM unnest(ARRAY['national_id', 'name', 'text', 'identity_card', 'code']) AS field, dbm.validate(field, '11010519491231002X') AS v;
SELECT dbm.identity_card_hash('11010519491231002X', '\x00');
CREATE TEMP TABLE member (id integer, name text, card text);
INSERT INTO member VALUES (1, '王伟', '11010519491231002X'), (2, '王伟', '11010519491231002X');
SELECT field, value_a, value_b FROM dbm.match_explain('member', 'id', '{"name": "name", "national_id": "card"}', '1', '2') WHERE field = 'national_id';
SELECT bool_and((dbm.validate('text', word)).reason = 'placeholder') AS found FROM dbm.default_placeholder_words() AS word;

-- any field, any text: an answer, and the same for the value and for itself without blanks around it
SELECT count(*) AS checked, bool_and((v).valid = ((v).reason IS NULL) AND ((v).reason IS NULL) = ((v).cure IS NULL)) AS sound,
       bool_and(v = dbm.validate(field, '  ' || value || ' ', 'CN')) AS blanks_do_not_count
FROM (SELECT field, value, dbm.validate(field, value, 'CN') AS v
      FROM unnest(ARRAY['name', 'company', 'email', 'phone', 'mobile', 'birth_date', 'postcode', 'credit_code', 'identity_card', 'website', 'address', 'qq']) AS field
      CROSS JOIN generate_series(1, 400) AS i
      CROSS JOIN LATERAL (SELECT string_agg(substr('aB1.23@45-6+7 89/中公司éX?#:无0', 1 + abs(hashint4(i * 37 + j) % 30), 1), '' ORDER BY j) AS value
                          FROM generate_series(1, 1 + i % 14) AS j) AS made) AS t
WHERE value <> '';
SELECT (dbm.validate('name', repeat('a', 10000000))).reason AS long_name, (dbm.validate('email', repeat('@', 10000000))).reason AS long_email,
       (dbm.validate('phone', repeat('1', 10000000), 'CN')).reason AS long_phone, (dbm.validate('text', repeat('?', 10000000))).reason AS long_text;
