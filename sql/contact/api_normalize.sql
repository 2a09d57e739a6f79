-- normalize: e-mail, telephone, codes and ids in the one form in which they are compared

CREATE FUNCTION dbm.fold(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_fold_text'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5;
COMMENT ON FUNCTION dbm.fold(text) IS
'Text as it is compared, the same in every locale: composed (NFKC), lower case, without accents; full-width letters and digits plain; traditional and variant Chinese characters simplified; quotes, dashes, dots, brackets and blanks by one each, invisible characters removed. Keep the text itself for showing. Error in a database that is not UTF8.';

CREATE FUNCTION dbm.parse_email(value text, personal_domains text[] DEFAULT '{}',
                                disposable_domains text[] DEFAULT '{}', role_words text[] DEFAULT '{}')
    RETURNS dbm.email
    AS 'MODULE_PATHNAME', 'dbm_parse_email'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_email(text, text[], text[], text[]) IS
'Reads an e-mail address with what stands around it (a name, <>, mailto:, marks at the end) and classes it. The arrays add domains and local parts, in lower case, to the built-in ones. NULL for a NULL argument; an address that is none has kind invalid and a reason. Syntax of RFC 5321 as in use, RFC 6531 for other scripts.';

CREATE FUNCTION dbm.normalize_email(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize_email'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize_email(text) IS
'One form for all ways to write to one box: lower case, without +tag, without dots at Gmail, Punycode decoded. NULL when it is no address. To compare by, not to write to.';

CREATE FUNCTION dbm.parse_phone(value text, region text DEFAULT NULL)
    RETURNS dbm.phone
    AS 'MODULE_PATHNAME', 'dbm_parse_phone'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.parse_phone(text, text) IS
'Reads a telephone number as people write it. region: two letters of the country in which numbers without a calling code are dialled (CN, US); NULL: only numbers with one are read. Extensions follow ext, x, #, 转, 分机 or a last hyphen. NULL for a NULL value; a number that is none has kind invalid and a reason. Valid numbers, kinds and E.164 agree with libphonenumber, by the plans it has collected. Error: an unknown region.';

CREATE FUNCTION dbm.normalize_phone(value text, region text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize_phone'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize_phone(text, text) IS
'The number in E.164, +8613800138000, without its extension. NULL when it is no number in use. region as in parse_phone.';

CREATE FUNCTION dbm.carrier_hint(phone text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_carrier_hint'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.carrier_hint(text) IS
'For reports only: the carrier to which the block of a Chinese mobile number was given: China Mobile, China Unicom, China Telecom, China Broadnet. Numbers move between carriers, so this is no fact about the owner. NULL for other numbers. Source: number blocks of the ministry (MIIT) as published.';

CREATE FUNCTION dbm.company_domain(value text)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_company_domain'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.company_domain(text) IS
'The registered domain of a web address, a host or an e-mail address: acme.co.uk of https://www.shop.acme.co.uk/a. NULL when there is none, and for free-mail, disposable and placeholder domains, which are no company''s.';

CREATE FUNCTION dbm.valid_credit_code(value text)
    RETURNS boolean
    AS 'MODULE_PATHNAME', 'dbm_valid_credit_code'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3;
COMMENT ON FUNCTION dbm.valid_credit_code(text) IS
'Is it a unified social credit code of China: 18 characters with the check of GB 32100-2015? Blanks, hyphens and case do not count.';

CREATE FUNCTION dbm.valid_identity_card(value text)
    RETURNS boolean
    AS 'MODULE_PATHNAME', 'dbm_valid_identity_card'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3;
COMMENT ON FUNCTION dbm.valid_identity_card(text) IS
'Is it a number of an identity card of China: region, day of birth and the check of GB 11643-1999, or 15 digits of before? Do not store it: store identity_card_hash.';

CREATE FUNCTION dbm.identity_card_hash(value text, key bytea)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_identity_card_hash'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION dbm.identity_card_hash(text, bytea) IS
'HMAC-SHA-256 (RFC 2104) of the number in its 18 characters, as 64 hexadecimal digits: equal cards have equal hashes under one key, and nobody without the key can try all cards. NULL when it is no card. Error: a key of fewer than 16 bytes. Keep the key out of the database.';

CREATE FUNCTION dbm.normalize(kind text, value text, region text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_normalize'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.normalize(text, text, text) IS
'A value in the form in which it is compared, by the kind of contact_point: mobile, phone, fax (E.164), email, web (host and path), address (normal of parse_address), wechat_openid, wechat_unionid, wecom_external, qq, weibo, douyin, xiaohongshu, alipay, device, card; also credit_code and registration_number. NULL for a NULL kind or value and for a value that is none of its kind. region: country of numbers and addresses without one. Error: an unknown kind; identity_card, of which only identity_card_hash is kept.';

CREATE FUNCTION dbm.identity_key(kind text, value text, scope text DEFAULT NULL)
    RETURNS text
    AS 'MODULE_PATHNAME', 'dbm_identity_key'
    LANGUAGE C IMMUTABLE PARALLEL SAFE COST 10;
COMMENT ON FUNCTION dbm.identity_key(text, text, text) IS
'Kind, scope and normal value in one text, equal for one and the same identity only: wechat_openid:wx123:oABC. An OpenID is one person''s under one app, a UnionID under one open platform account: without the app id or the platform account as scope they raise an error, for the same id under two apps says nothing. NULL for a NULL kind or value and for a value that is none of its kind.';

CREATE FUNCTION dbm.default_free_mail_domains()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_free_mail_domains'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 250;
COMMENT ON FUNCTION dbm.default_free_mail_domains() IS
'Domains where anybody has a mailbox, so that sharing one says nothing: the built-in list of parse_email and company_domain, to copy into a table and extend.';

CREATE FUNCTION dbm.default_disposable_domains()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_disposable_domains'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 120;
COMMENT ON FUNCTION dbm.default_disposable_domains() IS
'Domains of mailboxes for minutes: the built-in list of parse_email.';

CREATE FUNCTION dbm.default_role_words()
    RETURNS SETOF text
    AS 'MODULE_PATHNAME', 'dbm_default_role_words'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 250;
COMMENT ON FUNCTION dbm.default_role_words() IS
'Local parts of offices, not persons: the built-in list of parse_email.';

CREATE FUNCTION dbm.default_calling_codes()
    RETURNS TABLE (region text, calling_code integer)
    AS 'MODULE_PATHNAME', 'dbm_default_calling_codes'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10 ROWS 254;
COMMENT ON FUNCTION dbm.default_calling_codes() IS
'Countries whose numbering plan parse_phone knows and their calling codes, the main country of a shared code first; 001 stands for services over countries.';

CREATE FUNCTION dbm.default_area_codes()
    RETURNS TABLE (prefix text, area_code text, place text)
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 321
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT '+86' || ltrim(split_part(entry, ' ', 1), '0'), split_part(entry, ' ', 1), split_part(entry, ' ', 2)
FROM unnest(string_to_array(
    '010 北京,020 广州,021 上海,022 天津,023 重庆,024 沈阳/抚顺/铁岭,025 南京,027 武汉,028 成都/眉山/资阳,029 西安/咸阳,0310 邯郸,0311 石家庄,0312 保定'
    ',0313 张家口,0314 承德,0315 唐山,0316 廊坊,0317 沧州,0318 衡水,0319 邢台,0335 秦皇岛,0349 朔州,0350 忻州,0351 太原,0352 大同,0353 阳泉'
    ',0354 晋中,0355 长治,0356 晋城,0357 临汾,0358 吕梁,0359 运城,0370 商丘,0371 郑州/开封,0372 安阳,0373 新乡,0374 许昌,0375 平顶山,0376 信阳'
    ',0377 南阳,0379 洛阳,0391 焦作,0392 鹤壁,0393 濮阳,0394 周口,0395 漯河,0396 驻马店,0398 三门峡,0411 大连,0412 鞍山,0414 本溪,0415 丹东'
    ',0416 锦州,0417 营口,0418 阜新,0419 辽阳,0421 朝阳,0427 盘锦,0429 葫芦岛,0431 长春,0432 吉林,0433 延边,0434 四平,0435 通化,0436 白城'
    ',0437 辽源,0438 松原,0439 白山,0451 哈尔滨,0452 齐齐哈尔,0453 牡丹江,0454 佳木斯,0455 绥化,0456 黑河,0457 大兴安岭,0458 伊春,0459 大庆'
    ',0464 七台河,0467 鸡西,0468 鹤岗,0469 双鸭山,0470 呼伦贝尔,0471 呼和浩特,0472 包头,0473 乌海,0474 乌兰察布,0475 通辽,0476 赤峰,0477 鄂尔多斯'
    ',0478 巴彦淖尔,0479 锡林郭勒,0482 兴安盟,0483 阿拉善,0510 无锡,0511 镇江,0512 苏州,0513 南通,0514 扬州,0515 盐城,0516 徐州,0517 淮安,0518 连云港'
    ',0519 常州,0523 泰州,0527 宿迁,0530 菏泽,0531 济南,0532 青岛,0533 淄博,0534 德州,0535 烟台,0536 潍坊,0537 济宁,0538 泰安,0539 临沂'
    ',0543 滨州,0546 东营,0550 滁州,0551 合肥,0552 蚌埠,0553 芜湖,0554 淮南,0555 马鞍山,0556 安庆,0557 宿州,0558 阜阳/亳州,0559 黄山,0561 淮北'
    ',0562 铜陵,0563 宣城,0564 六安,0566 池州,0570 衢州,0571 杭州,0572 湖州,0573 嘉兴,0574 宁波,0575 绍兴,0576 台州,0577 温州,0578 丽水'
    ',0579 金华,0580 舟山,0591 福州,0592 厦门,0593 宁德,0594 莆田,0595 泉州,0596 漳州,0597 龙岩,0598 三明,0599 南平,0631 威海,0632 枣庄'
    ',0633 日照,0635 聊城,0660 汕尾,0662 阳江,0663 揭阳,0668 茂名,0691 西双版纳,0692 德宏,0701 鹰潭,0710 襄阳,0711 鄂州,0712 孝感,0713 黄冈'
    ',0714 黄石,0715 咸宁,0716 荆州,0717 宜昌,0718 恩施,0719 十堰,0722 随州,0724 荆门,0728 仙桃/潜江/天门,0730 岳阳,0731 长沙/株洲/湘潭,0734 衡阳'
    ',0735 郴州,0736 常德,0737 益阳,0738 娄底,0739 邵阳,0743 湘西,0744 张家界,0745 怀化,0746 永州,0750 江门,0751 韶关,0752 惠州,0753 梅州'
    ',0754 汕头,0755 深圳,0756 珠海,0757 佛山,0758 肇庆,0759 湛江,0760 中山,0762 河源,0763 清远,0766 云浮,0768 潮州,0769 东莞,0770 防城港'
    ',0771 南宁/崇左,0772 柳州/来宾,0773 桂林,0774 梧州/贺州,0775 玉林/贵港,0776 百色,0777 钦州,0778 河池,0779 北海,0790 新余,0791 南昌,0792 九江'
    ',0793 上饶,0794 抚州,0795 宜春,0796 吉安,0797 赣州,0798 景德镇,0799 萍乡,0812 攀枝花,0813 自贡,0816 绵阳,0817 南充,0818 达州,0825 遂宁'
    ',0826 广安,0827 巴中,0830 泸州,0831 宜宾,0832 内江,0833 乐山,0834 凉山,0835 雅安,0836 甘孜,0837 阿坝,0838 德阳,0839 广元,0851 贵阳/遵义/安顺'
    ',0854 黔南,0855 黔东南,0856 铜仁,0857 毕节,0858 六盘水,0859 黔西南,0870 昭通,0871 昆明,0872 大理,0873 红河,0874 曲靖,0875 保山,0876 文山'
    ',0877 玉溪,0878 楚雄,0879 普洱,0883 临沧,0886 怒江,0887 迪庆,0888 丽江,0891 拉萨,0892 日喀则,0893 山南,0894 林芝,0895 昌都,0896 那曲'
    ',0897 阿里,0898 海南,0901 塔城,0902 哈密,0903 和田,0906 阿勒泰,0908 克孜勒苏,0909 博尔塔拉,0911 延安,0912 榆林,0913 渭南,0914 商洛,0915 安康'
    ',0916 汉中,0917 宝鸡,0919 铜川,0930 临夏,0931 兰州,0932 定西,0933 平凉,0934 庆阳,0935 武威/金昌,0936 张掖,0937 酒泉/嘉峪关,0938 天水,0939 陇南'
    ',0941 甘南,0943 白银,0951 银川,0952 石嘴山,0953 吴忠,0954 固原,0955 中卫,0970 海北,0971 西宁,0972 海东,0973 黄南,0974 海南州,0975 果洛'
    ',0976 玉树,0977 海西,0979 格尔木,0990 克拉玛依,0991 乌鲁木齐,0992 奎屯,0993 石河子,0994 昌吉,0995 吐鲁番,0996 巴音郭楞,0997 阿克苏,0998 喀什,0999 伊犁', ',')) AS entry
$$;
COMMENT ON FUNCTION dbm.default_area_codes() IS
'Area codes of fixed lines in China: how a number in E.164 begins, the code as it is dialled, and the city or prefecture; several with a stroke between where they share a code. The built-in list of phone_place, to look at or to copy and extend.';

CREATE FUNCTION dbm.phone_place(phone text, region text DEFAULT 'CN', area_codes text[] DEFAULT '{}')
    RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
    SET search_path = pg_catalog, pg_temp
AS $$
SELECT code.place
FROM dbm.parse_phone(phone, region) AS p,
     (SELECT prefix, place, false AS own FROM dbm.default_area_codes()
      UNION ALL SELECT area_codes[i][1], area_codes[i][2], true FROM generate_subscripts(area_codes, 1) AS i) AS code
WHERE p.kind IN ('fixed', 'fixed_or_mobile') AND starts_with(p.e164, code.prefix)
ORDER BY code.own DESC, length(code.prefix) DESC
LIMIT 1
$$;
COMMENT ON FUNCTION dbm.phone_place(text, text, text[]) IS
'Where a fixed line is, by its area code: 深圳 of 0755-86013388. area_codes: more of them, an array of n x 2 of how a number in E.164 begins and its place, such as {{+44161,Manchester}}; they come before those of dbm.default_area_codes(), longer ones first. NULL for a NULL phone, for mobiles and shared numbers, which belong to no place, and where no code is known. Error: an unknown region.';
