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
-- nothing, and what is no address
SELECT dbm.parse_address(NULL) IS NULL AS unknown, dbm.parse_address(NULL, 'US') IS NULL AS unknown_there;
SELECT value, dbm.parse_address(value) FROM unnest(ARRAY['', ' , ,', 'Asdf  QWER', '无', '测试', '#', 'apt # #', '12', 'po box', 'р. Ленина']) AS value;
SELECT length((a).normal) AS folded, (a).street IS NULL AS not_read FROM (SELECT dbm.parse_address(repeat('12 Main St ', 900000)) AS a) AS t;
SELECT dbm.parse_address('1 Main St', 'Mars');
