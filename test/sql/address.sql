-- address: parts and normal forms, western and Chinese, edges
\set VERBOSITY terse
SELECT value, (a).region, (a).city, (a).district, (a).street, (a).house_number AS house, (a).unit, (a).postcode AS code
FROM (SELECT value, dbm.parse_address(value) AS a FROM unnest(ARRAY[
    '123 North Main Street, Apt. 5, Springfield, IL 62704-1234', '123 N Main St #5, Springfield IL 62704-1234',
    '123 Main St St Louis MO 63101', '12 St James Ave, Boston, MA 02116', '100 North Avenue, Atlanta, Georgia, USA',
    '350 5th Ave, New York, NY 10118', 'P.O. Box 12, Austin, TX 78701', '5/12 Park Road, Sydney NSW 2000',
    '10 Downing Street, London SW1A 2AA', 'Flat 3, 12 High St, Leeds LS11AB', '24 Sussex Drive, Ottawa, ON K1M 1M4',
    'Hauptstraße 12 a, 10115 Berlin', 'Hauptstr. 12a 10115 Berlin', '12, rue de la Paix, 75002 Paris',
    'Via Roma 5, 00184 Roma', 'Calle Mayor, 5, 28013 Madrid', 'C/ Mayor 5, 28013 Madrid', '10115 Berlin']) AS value) AS t;
SELECT value, (a).region, (a).city, (a).district, (a).street, (a).house_number AS house, (a).unit, (a).postcode AS code
FROM (SELECT value, dbm.parse_address(value) AS a FROM unnest(ARRAY[
    '广东省深圳市南山区科技路12号3栋2单元501室', '深圳南山区科技路12号3-2-501', '廣東省深圳市南山區科技路十二號三棟2單元501室',
    '北京市海淀区中关村大街27号15层1501室', '100080 北京市北京市海淀区中关村大街27号', '上海市南京路100弄5号302室 200001',
    '上海市浦东新区张江镇祖冲之路899号', '江苏省苏州市昆山市周市镇长江北路8号', '南京路12号', '北京市朝阳区阳光小区3号楼101']) AS value) AS t;
-- one form for what is one place; other houses stay apart
SELECT (dbm.parse_address('123 North Main Street, Apt. 5, Springfield, IL 62704')).normal AS typed_out,
       (dbm.parse_address(E'123 N. MAIN ST #5\r\nSpringfield IL 62704')).normal AS short;
SELECT (dbm.parse_address('广东省深圳市南山区科技路12号3栋2单元501室')).normal = (dbm.parse_address('深圳市南山区科技路12号 3-2-501')).normal AS same,
       (dbm.parse_address('深圳市南山区科技路12号')).normal = (dbm.parse_address('深圳市南山区科技路13号')).normal AS other_house;
SELECT (dbm.parse_address('1 High Road, Wellington 6011')).postcode AS unsaid, (dbm.parse_address('1 High Road, Wellington 6011', 'nz')).postcode AS said;
-- each row: ways to write one place; a way that differs is shown
SELECT place, way, (dbm.parse_address(way)).normal
FROM (VALUES
    ('ny', ARRAY['350 5th Ave, New York, NY 10118', '350 Fifth Avenue, New York, New York 10118, United States of America', '350 5TH AVE., New York NY 10118 USA']),
    ('nsw', ARRAY['5/12 Park Road, Sydney NSW 2000', 'Unit 5/12 Park Rd, Sydney, New South Wales 2000, Australia', 'Unit 5, 12 Park Rd Sydney New South Wales 2000', 'Flat 5, 12 Park Road, Sydney, NSW 2000']),
    ('floor', ARRAY['Level 3, 12 George St, Sydney NSW 2000', '3rd Floor, 12 George Street, Sydney NSW 2000', '3/F, 12 George Street, Sydney, NSW 2000', '12 George St, Floor 3, Sydney NSW 2000']),
    ('box', ARRAY['P.O. Box 12, Austin, TX 78701', 'Post Office Box 12, Austin, Texas 78701', 'PO Box #12 Austin TX 78701', 'POB 12, Austin, TX 78701']),
    ('nw', ARRAY['Berliner Str. 7, 40213 Düsseldorf, Nordrhein-Westfalen', 'Berliner Straße 7, 40213 Düsseldorf, North Rhine-Westphalia, Germany', 'Berlinerstr. 7, 40213 Düsseldorf, NRW']),
    ('marx', ARRAY['Karl-Marx-Straße 5, 12043 Berlin', 'Karl Marx Str. 5, 12043 Berlin, Deutschland', 'Karl-Marx-Str. 5 12043 Berlin']),
    ('bis', ARRAY['12 bis rue de la Paix, 75002 Paris', '12bis, Rue de la Paix, 75002 Paris, France', '12 bis, rue de la Paix, 75002 Paris']),
    ('uk', ARRAY['10 Downing St., London, SW1A2AA, United Kingdom', '10 Downing Street, London SW1A 2AA', 'No. 10 Downing Street, London, sw1a 2aa']),
    ('saint', ARRAY['12 St James Ave, St. Louis, MO 63101', '12 Saint James Avenue, Saint Louis, Missouri 63101']),
    ('roma', ARRAY['Via Roma 5/A, 00184 Roma, Italia', 'Via Roma 5a, 00184 Roma', 'Via Roma n. 5 A, 00184 Roma']),
    ('canada', ARRAY['24 Sussex Drive, Ottawa, ON K1M 1M4', '24 Sussex Dr, Ottawa, Ontario K1M1M4 Canada', '24 Sussex Dr, Ottawa, Ontario, K1M 1M4']),
    ('tokyo', ARRAY['〒100-0005 東京都千代田区丸の内一丁目1番1号', '東京都千代田区丸の内1-1-1 〒100-0005', '日本 100-0005 东京都千代田区丸の内1丁目1番地1']),
    ('昆山', ARRAY['江苏省苏州市昆山市周市镇长江北路8号', '昆山市周市镇长江北路8号', '江苏昆山周市镇长江北路八号']),
    ('顺德', ARRAY['广东省佛山市顺德区大良街道凤山路3号', '顺德大良街道凤山路3号', '佛山市顺德区大良街道凤山路3号']),
    ('延吉', ARRAY['吉林省延边朝鲜族自治州延吉市人民路12号', '延吉市人民路12号', '延边延吉市人民路十二号']),
    ('南宁', ARRAY['广西壮族自治区南宁市青秀区民族大道100号', '广西南宁市青秀区民族大道100号', '南宁青秀区民族大道100号']),
    ('库尔勒', ARRAY['新疆维吾尔自治区巴音郭楞蒙古自治州库尔勒市人民东路3号', '库尔勒市人民东路3号']),
    ('北京', ARRAY['北京市北京市朝阳区建国路8号', '北京朝阳区建国路8号', '北京市市辖区朝阳区建国路8号']),
    ('重庆', ARRAY['重庆市渝中区解放碑1号', '重庆渝中区解放碑1号']), ('天津', ARRAY['天津市天津市和平区南京路1号', '天津和平区南京路1号']),
    ('信箱', ARRAY['北京市2718信箱', '北京邮政信箱2718号', '北京2718号信箱'])) AS t (place, ways),
    unnest(ways) AS way
WHERE (dbm.parse_address(way)).normal IS DISTINCT FROM (dbm.parse_address(ways[1])).normal;
-- and their parts
SELECT value, (a).region, (a).city, (a).district, (a).street, (a).house_number AS house, (a).unit, (a).postcode AS code
FROM (SELECT value, dbm.parse_address(value) AS a FROM unnest(ARRAY[
    'Unit 5/12 Park Rd, Sydney, New South Wales 2000, Australia', '100 West Virginia Ave, Charleston, West Virginia 25301', '123 Main Street, Seattle, Washington 98101',
    'Straße des 17. Juni 135, 10623 Berlin', '1 Raffles Place #20-01, Singapore 048616', 'Piso 3, Calle Mayor 5, 28013 Madrid', 'Private Bag 92, Auckland',
    '神奈川県横浜市西区みなとみらい2-3-1 クイーンズタワーA', '서울특별시 강남구 테헤란로 123', '昆山市周市镇长江北路8号', '河北省石家庄市正定县正定镇三里屯村3组12号',
    '台北市中正区忠孝东路一段1号', '云南省大理白族自治州大理市下关街道1号', 'Highway 61 South, Memphis, TN 38109']) AS value) AS t;
-- the same by normalize, and what is read by the country only
SELECT dbm.normalize('address', E'123 North Main Street\r\nSpringfield, IL 62704') AS typed_out, dbm.normalize('address', '123 N. Main St, Springfield IL 62704') AS short,
       dbm.normalize('address', '1 High Road, Wellington 6011', 'NZ') AS there, dbm.normalize('address', '无') AS none, dbm.normalize('address', ' ') IS NULL AS empty;
-- matching: other writings of an address agree, another house does not
CREATE TEMP TABLE office (id integer, company text, address text);
INSERT INTO office SELECT i, 'Firm ' || i, i || ' Elm Street, Reno, NV 89501' FROM generate_series(100, 160) AS i;
INSERT INTO office VALUES (1, 'Vexillum', '123 North Main Street, Suite 5, Springfield, IL 62704'), (2, 'Vexillum', '123 N Main St #5, Springfield'), (3, 'Vexillum', '125 N Main St #5, Springfield'),
    (4, '维克斯', '广东省深圳市南山区科技路12号3栋2单元501室'), (5, '维克斯', '深圳南山区科技路十二号3-2-501');
SELECT b.a, b.b, e.level, e.bits > 0 AS speaks_for
FROM (VALUES ('1', '2'), ('2', '3'), ('4', '5')) AS b (a, b), dbm.match_explain('office', 'id', '{"company": "company", "address": "address"}', b.a, b.b, 'company') AS e
WHERE e.field = 'address';
-- nothing, and what is no address
SELECT dbm.parse_address(NULL) IS NULL AS unknown, dbm.parse_address(NULL, 'US') IS NULL AS unknown_there;
SELECT value, dbm.parse_address(value) FROM unnest(ARRAY['', ' , ,', 'Asdf  QWER', '无', '测试', '#', 'apt # #', '12', 'po box', 'р. Ленина']) AS value;
SELECT length((a).normal) AS folded, (a).street IS NULL AS not_read FROM (SELECT dbm.parse_address(repeat('12 Main St ', 900000)) AS a) AS t;
SELECT dbm.parse_address('1 Main St', 'Mars');
