-- Values as exports write them: countries, languages, currencies, genders, yes and no, amounts.
\pset null ~
-- every country by its codes and names of the catalogue
SELECT count(*), count(*) FILTER (WHERE dbm.country_code(code) = code) AS code, count(*) FILTER (WHERE dbm.country_code(lower(alpha3)) = code) AS alpha3,
       count(*) FILTER (WHERE dbm.country_code(name) = code) AS name, count(*) FILTER (WHERE dbm.country_code(zh) = code) AS zh,
       count(*) FILTER (WHERE dbm.country_code(upper(name)) = code) AS upper FROM dbm.default_countries();
SELECT code, name, zh FROM dbm.default_countries() WHERE dbm.country_code(name) IS DISTINCT FROM code OR dbm.country_code(zh) IS DISTINCT FROM code;

SELECT wanted, string_agg(v, ', ') FILTER (WHERE dbm.country_code(v) IS NOT DISTINCT FROM wanted) AS read,
       string_agg(v || ': ' || coalesce(dbm.country_code(v), '~'), ', ') FILTER (WHERE dbm.country_code(v) IS DISTINCT FROM wanted) AS wrong
FROM (VALUES ('AE', '{UAE,U.A.E.}'::text[]), ('AT', '{Österreich,Austria,oesterreich}'), ('BE', '{Belgium,België,Belgique,Belgien}'), ('BR', '{Brasil,Brazil}'),
    ('CD', '{"Congo, The Democratic Republic of the","DR Congo",Zaire,刚果（金）}'), ('CG', '{Congo,Congo-Brazzaville,刚果（布）}'),
    ('CH', '{Schweiz,Suisse,Switzerland,瑞士}'), ('CI', '{"Ivory Coast","Côte d''Ivoire","Cote d’Ivoire"}'), ('CN', '{中国,中華人民共和國,中国大陆,"P.R. China",156,CHN}'),
    ('CZ', '{Czechia,"Czech Republic",Česko}'), ('DE', '{Germany,GERMANY,deutschland,Allemagne,276,DEU," de ",ＤＥ,德国,德國}'), ('EG', '{مصر,Egypt}'), ('ES', '{España,ESPANA,Spain}'),
    ('GB', '{UK,U.K.,"United Kingdom",England,Scotland,Wales,"Northern Ireland","Great Britain",英国}'), ('GE', '{Georgia}'), ('GN', '{Guinea}'), ('GR', '{Ελλάδα,EL}'),
    ('HK', '{"Hong Kong",香港,中国香港}'), ('IE', '{Eire,Éire,"Republic of Ireland"}'), ('IR', '{"Iran, Islamic Republic of",Persia}'), ('JP', '{日本,Japan}'),
    ('KP', '{"North Korea","Korea (North)",朝鲜}'), ('KR', '{Korea,"Korea (South)","Korea, Republic of","South Korea",대한민국,韩国}'), ('LC', '{"St. Lucia","Saint Lucia"}'),
    ('MK', '{Macedonia}'), ('MM', '{Burma,Myanmar}'), ('NA', '{NA,Namibia}'), ('NL', '{Holland,Netherlands,"The Netherlands",Nederland}'), ('RU', '{Россия,"Russian Federation"}'),
    ('TH', '{ไทย}'), ('TR', '{Turkey,Türkiye}'), ('TT', '{"Trinidad & Tobago","Trinidad and Tobago"}'), ('TW', '{台湾,台灣,Taiwan}'),
    ('US', '{USA,U.S.A.,"United States of America",美国,EE.UU.}'), ('VG', '{"Virgin Islands, British"}'), ('VN', '{"Viet Nam",Vietnam}'), ('XK', '{Kosovo}'),
    (NULL, '{"",n.a.,N/A,Unknown,Narnia,"Virgin Islands",USSR,Yugoslavia,Bỉ,49,其他}')) AS t(wanted, words), unnest(words) AS v
GROUP BY wanted ORDER BY wanted;
SELECT wanted, string_agg(v, ', ') FILTER (WHERE dbm.language_code(v) IS NOT DISTINCT FROM wanted) AS read,
       string_agg(v || ': ' || coalesce(dbm.language_code(v), '~'), ', ') FILTER (WHERE dbm.language_code(v) IS DISTINCT FROM wanted) AS wrong
FROM (VALUES ('en', '{English,en,eng,en-US,en_US.UTF-8,英语}'::text[]), ('zh', '{Chinese,zh_CN,zh-Hant-TW,中文,汉语,繁體中文,chi}'), ('de', '{German,Deutsch,de-AT,ger}'),
    ('fr', '{French,Français,FRANCAIS}'), ('ja', '{Japanese,日本語}'), ('no', '{no,Norwegian}'), (NULL, '{"",Klingon,n/a}')) AS t(wanted, words), unnest(words) AS v
GROUP BY wanted ORDER BY wanted;
SELECT wanted, string_agg(v, ', ') FILTER (WHERE dbm.currency_code(v) IS NOT DISTINCT FROM wanted) AS read,
       string_agg(v || ': ' || coalesce(dbm.currency_code(v), '~'), ', ') FILTER (WHERE dbm.currency_code(v) IS DISTINCT FROM wanted) AS wrong
FROM (VALUES ('CNY', '{RMB,人民币,CNY,CN¥,yuan,156,Renminbi}'::text[]), ('USD', '{usd,US$,"US Dollar","u.s. dollars",840,美元}'), ('EUR', '{€,euro,Euros,EUR,欧元}'),
    ('GBP', '{£,"Pound Sterling",GBP}'), ('JPY', '{yen,日元,JPY}'), ('TWD', '{NT$,新台幣}'), ('HKD', '{HK$,港币}'), ('CHF', '{CHF,"Swiss Francs",SFr.}'),
    (NULL, '{"",$,¥,￥,dollars,元,kr,peso,franc,XTS,DEM,bitcoin}')) AS t(wanted, words), unnest(words) AS v
GROUP BY wanted ORDER BY wanted;
SELECT wanted, string_agg(v, ', ') FILTER (WHERE dbm.gender_code(v) IS NOT DISTINCT FROM wanted) AS read,
       string_agg(v || ': ' || coalesce(dbm.gender_code(v), '~'), ', ') FILTER (WHERE dbm.gender_code(v) IS DISTINCT FROM wanted) AS wrong
FROM (VALUES ('female', '{f,F,Female,女,女士,w,weiblich,Frau,Mrs.,femme}'::text[]), ('male', '{m,MALE,男,先生,Mr.,Herr,männlich,homme}'), ('other', '{x,divers,non-binary,其他}'),
    (NULL, '{"",0,1,2,H,unknown,未知,保密}')) AS t(wanted, words), unnest(words) AS v
GROUP BY wanted ORDER BY wanted;
SELECT dbm.parse_boolean(v), string_agg(v, ' ') FROM unnest('{0,1,Y,N,yes,No,TRUE,f,是,否,ja,nein,oui,✓,有,无,maybe,"",2}'::text[]) AS v GROUP BY 1 ORDER BY 1;
SELECT v AS amount, dbm.parse_amount(v, '.') AS point, dbm.parse_amount(v, ',') AS comma
FROM unnest(ARRAY['1234.5', '1,234.56', '$1,234.56', '1.234,56 €', '1''234.50', '1 234,50', '(12.00)', '12.00-', '-12', '−12', '$-5', '12,-', '.5', '￥１２８.００', '128元', 'USD 5',
    '1,23,456.78', '1,234', '1.234', '12,50', '3万', '12%', '1e5', '10.5.3', '--5', '(5', '10-5', 'NaN', '', 'free', '99999999999999999999999999.99']) AS v;
SELECT dbm.parse_amount('1', ';');
SELECT dbm.country_code(repeat('Germany ', 1000)), dbm.parse_amount(repeat('9', 1000), '.'), dbm.country_code(NULL);
SELECT proname, provolatile, proisstrict, proparallel FROM pg_proc
WHERE pronamespace = 'dbm'::regnamespace AND proname IN ('country_code', 'language_code', 'currency_code', 'gender_code', 'parse_boolean', 'parse_amount') ORDER BY 1;
