-- A shop to look at: 5,000 customers and two years of orders, made up and the same on every machine.
-- Loads them into schema marketing and refreshes. Needs the extension.
--
-- Every draw is a digest of a name, so nothing depends on the server's random numbers. Customers buy
-- at rates of their own and leave at rates of their own (as the BG/NBD model supposes), more in June
-- and November; some pay much more than most; a few orders are cancelled, returned or partly refunded.
SET client_encoding = 'UTF8';
SET search_path = pg_catalog, pg_temp;
SET client_min_messages = warning;

CREATE FUNCTION pg_temp.draw(what text, who bigint, turn bigint DEFAULT 0) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    RETURN (('x' || substr(md5(what || '/' || who || '/' || turn), 1, 8))::bit(32)::bigint + 0.5) / 4294967296.0;
-- a normal deviate, by Box and Muller
CREATE FUNCTION pg_temp.bell(what text, who bigint, turn bigint DEFAULT 0) RETURNS double precision
    LANGUAGE sql IMMUTABLE
    RETURN sqrt(-2 * ln(pg_temp.draw(what || '1', who, turn))) * cos(2 * pi() * pg_temp.draw(what || '2', who, turn));
CREATE FUNCTION pg_temp.pick(choices text[], share double precision) RETURNS text
    LANGUAGE sql IMMUTABLE
    RETURN choices[1 + floor(share * cardinality(choices))::integer];

SELECT dbm.create_tables('marketing', currency => 'CNY') \g /dev/null

CREATE TEMP TABLE shopper AS
SELECT i AS who,
       'C' || lpad(i::text, 5, '0') AS customer_id,
       draw_kind < 0.62 AS chinese,
       pg_temp.draw('firm', i) < 0.18 AS firm,
       -- the shop grows: more customers come late
       DATE '2024-01-01' + floor(720 * sqrt(pg_temp.draw('entry', i)))::integer AS first_on,
       -- orders per year, and the chance to leave after each order
       4.5 * exp(0.9 * pg_temp.bell('rate', i)) AS rate,
       least(0.9, 0.03 + 0.45 * pg_temp.draw('leave', i) ^ 2) AS leave,
       120 * exp(0.85 * pg_temp.bell('spend', i)) * CASE WHEN pg_temp.draw('firm', i) < 0.18 THEN 3 ELSE 1 END AS spend,
       pg_temp.draw('channel', i) AS channel,
       pg_temp.draw('visitor', i) < 0.05 AS visitor
FROM generate_series(1, 5000) AS i,
     LATERAL (SELECT pg_temp.draw('kind', i) AS draw_kind) AS k;

INSERT INTO marketing.customer (customer_id, kind, name, acquired_on, channel, country, language)
SELECT customer_id, CASE WHEN firm THEN 'enterprise' ELSE 'person' END,
       CASE WHEN chinese AND firm THEN
                pg_temp.pick('{上海,北京,深圳,杭州,成都,苏州,广州,武汉,南京,青岛}', pg_temp.draw('city', who))
                || pg_temp.pick('{恒,瑞,德,金,华,鑫,宏,博,嘉,汇,盛,泰}', pg_temp.draw('brand', who, 1))
                || pg_temp.pick('{达,丰,源,信,通,润,安,和,远,成,创,维}', pg_temp.draw('brand', who, 2))
                || pg_temp.pick('{贸易,科技,食品,服饰,文化,电子,建材,餐饮}', pg_temp.draw('trade', who))
                || '有限公司'
            WHEN chinese THEN
                pg_temp.pick('{王,李,张,刘,陈,杨,赵,黄,周,吴,徐,孙,胡,朱,高,林,何,郭,马,罗,梁,宋,郑,谢,韩,唐,冯,于,董,欧阳,司马,诸葛}', pg_temp.draw('surname', who))
                || pg_temp.pick('{伟,芳,娜,敏,静,丽,强,磊,洋,艳,勇,军,杰,娟,涛,明,超,霞,平,刚}', pg_temp.draw('given', who, 1))
                || CASE WHEN pg_temp.draw('given', who, 2) < 0.55
                        THEN pg_temp.pick('{华,英,文,玉,婷,宇,浩,欣,怡,梅,雪,晨,轩,博,佳,子}', pg_temp.draw('given', who, 3)) ELSE '' END
            WHEN firm THEN
                pg_temp.pick('{Harbour,Northgate,Summit,Riverside,Oakfield,Bluestone,Cedar,Atlas,Meridian,Foxhill}', pg_temp.draw('brand', who, 1))
                || pg_temp.pick('{" Trading"," Foods"," Design"," Supplies"," Coffee"," Labs"," Interiors"}', pg_temp.draw('brand', who, 2))
                || pg_temp.pick('{" Ltd"," Co."," LLC"," GmbH"}', pg_temp.draw('trade', who))
            ELSE
                pg_temp.pick('{Emma,James,Olivia,Noah,Sophia,Lucas,Mia,Liam,Anna,Daniel,Grace,Oscar,Chloe,Ethan,Zoe,Adam}', pg_temp.draw('given', who, 1))
                || pg_temp.pick('{" Miller"," Smith"," Brown"," Garcia"," Wilson"," Taylor"," Clark"," Lewis"," Walker"," Young"," King"," Wright"," Novak"," Rossi"," Silva"," Khan"}', pg_temp.draw('surname', who))
       END,
       first_on,
       pg_temp.pick('{mini_program,mini_program,web,web,douyin,store,store,wechat_oa,phone}', channel),
       CASE WHEN chinese THEN 'CN' END, CASE WHEN chinese THEN 'zh' ELSE 'en' END
FROM shopper;

-- one purchase after another until the customer leaves or the two years end
CREATE TEMP TABLE purchase AS
WITH RECURSIVE walk (who, turn, at, rate, leave) AS (
    SELECT who, 1::bigint, (first_on - DATE '2024-01-01')::double precision, rate, leave
    FROM shopper WHERE NOT visitor
    UNION ALL
    SELECT who, turn + 1, at - ln(pg_temp.draw('gap', who, turn)) * 365.25 / rate, rate, leave
    FROM walk
    WHERE at < 731 AND turn < 400 AND pg_temp.draw('leave', who, turn) >= leave
)
SELECT who, turn, DATE '2024-01-01' + floor(at)::integer AS ordered_on FROM walk WHERE at < 731;

-- the two festivals draw orders of their weeks to one day, and bring some more
INSERT INTO purchase
SELECT who, turn + 1000, ordered_on + 1 + floor(9 * pg_temp.draw('more', who, turn))::integer
FROM purchase
WHERE extract(month FROM ordered_on) IN (6, 11) AND pg_temp.draw('festival', who, turn) < 0.35 AND ordered_on < DATE '2025-12-15';
UPDATE purchase
SET ordered_on = make_date(extract(year FROM ordered_on)::integer, extract(month FROM ordered_on)::integer,
                           CASE extract(month FROM ordered_on) WHEN 6 THEN 18 ELSE 11 END)
WHERE extract(month FROM ordered_on) IN (6, 11) AND turn > 1 AND pg_temp.draw('snap', who, turn) < 0.4;

CREATE TEMP TABLE sale AS
SELECT s.customer_id, p.who, p.turn, p.ordered_on,
       'O' || lpad(row_number() OVER (ORDER BY p.ordered_on, p.who, p.turn)::text, 6, '0') AS transaction_id,
       round((s.spend * exp(0.45 * pg_temp.bell('amount', p.who, p.turn)))::numeric, 1) AS amount,
       pg_temp.draw('fate', p.who, p.turn) AS fate,
       CASE WHEN pg_temp.draw('road', p.who, p.turn) < 0.7 THEN s.channel ELSE pg_temp.draw('other', p.who, p.turn) END AS channel
FROM purchase AS p JOIN shopper AS s USING (who);

INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount, kind, status, channel, store_id)
SELECT customer_id, transaction_id, ordered_on, amount, 'sale',
       CASE WHEN fate < 0.020 THEN 'cancelled' WHEN fate < 0.035 THEN 'returned' WHEN fate < 0.040 THEN 'quote'
            WHEN ordered_on > DATE '2025-12-27' THEN 'paid' ELSE 'delivered' END,
       way, CASE way WHEN 'store' THEN 'S' || 1 + who % 6 END
FROM sale, LATERAL (SELECT pg_temp.pick('{mini_program,mini_program,web,web,douyin,store,store,wechat_oa,phone}', channel)) AS w(way);

INSERT INTO marketing.transaction (customer_id, transaction_id, ordered_on, amount, kind, refund_of)
SELECT customer_id, 'R' || substr(transaction_id, 2), least(ordered_on + 3 + (who % 10)::integer, DATE '2025-12-31'),
       -round(amount * (0.3 + 0.7 * pg_temp.draw('part', who, turn))::numeric, 1), 'refund', transaction_id
FROM sale WHERE fate >= 0.96 AND amount >= 1;

ANALYZE marketing.customer;
ANALYZE marketing.transaction;
CALL dbm.refresh('marketing', '2025-12-31');
