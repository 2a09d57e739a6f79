-- What values of a source say against the model, and how they are read: the hints of map_source.

CREATE FUNCTION dbm_internal.code_words()
    RETURNS TABLE (code text, words text[])
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 60
    SET search_path = pg_catalog, pg_temp
    AS $function$
-- Words that mean one code only. "done", "pending" and "shipped" are not here: whether they count as
-- revenue is for the business to say.
VALUES
    ('person', '{individual,consumer,private,private person,b2c,个人,个人客户,自然人}'::text[]),
    ('enterprise', '{company,business,corporate,organization,organisation,firm,b2b,企业,企业客户,公司,单位,法人}'),
    ('buyer', '{customer,client,客户,买家}'), ('supplier', '{vendor,供应商}'), ('dealer', '{reseller,经销商}'),
    ('distributor', '{分销商}'), ('partner', '{合作伙伴,伙伴}'),
    ('active', '{enabled,有效,启用,正常,活跃}'), ('inactive', '{disabled,closed,停用,无效,注销}'),
    ('decider', '{decision maker,决策者}'), ('influencer', '{影响者}'), ('user', '{end user,使用者}'), ('gatekeeper', '{把关者}'),
    ('single', '{unmarried,never married,未婚,单身}'), ('married', '{已婚}'), ('divorced', '{离异,离婚}'), ('widowed', '{widow,widower,丧偶}'),
    ('mobile', '{cell,cell phone,cellphone,mobile phone,手机,手机号,手机号码}'), ('phone', '{telephone,tel,landline,电话,固话,座机}'),
    ('fax', '{传真}'), ('email', '{e-mail,mail,邮箱,电子邮件,电子邮箱}'), ('address', '{postal address,地址}'), ('web', '{website,url,网站,网址}'),
    ('work', '{business,office,工作,单位,公司}'), ('home', '{private,personal,家庭,住宅}'), ('other', '{others,其他,其它}'),
    ('inbound', '{in,incoming,呼入,来电}'), ('outbound', '{out,outgoing,呼出,去电}'),
    ('reached', '{接通,已接通}'), ('no_answer', '{no answer,not answered,未接,无人接听}'), ('refused', '{rejected,opt-out,opted out,拒绝}'),
    ('wrong_person', '{wrong person,wrong number}'), ('complaint', '{投诉}'), ('request', '{enquiry,inquiry,咨询}'), ('suggestion', '{建议}'),
    ('praise', '{compliment,表扬}'), ('review', '{评价}'), ('satisfaction', '{满意度}'),
    ('working', '{in progress,处理中}'), ('answered', '{已回复}'), ('resolved', '{solved,已解决}'), ('reopened', '{重新打开}'),
    ('sale', '{sales,sold,销售}'), ('refund', '{refunded,credit note,退款}'),
    ('quote', '{quotation,offer,报价}'), ('order', '{ordered,下单,已下单}'), ('paid', '{payed,已付款,已支付}'),
    ('delivered', '{已送达,已签收,已收货}'), ('returned', '{return,已退货,退货}'), ('cancelled', '{canceled,cancel,void,voided,已取消,取消}'),
    ('earn', '{earned,获得}'), ('redeem', '{redeemed,兑换}'), ('expire', '{expired,过期}'), ('adjust', '{adjustment,adjusted,调整}'),
    ('amount', '{代金券,满减券}'), ('percent', '{percentage,%,折扣券}'), ('gift', '{礼品券,赠品}'),
    ('granted', '{opt-in,opted in,subscribed,同意,已同意}'), ('withdrawn', '{revoked,unsubscribed,撤回,已撤回}'),
    ('won', '{closed won,赢单,成交}'), ('lost', '{closed lost,输单,丢单}'), ('negotiation', '{谈判}'), ('proposal', '{方案}'),
    ('treatment', '{test,实验组}'), ('control', '{holdout,对照组}')
$function$;
COMMENT ON FUNCTION dbm_internal.code_words() IS
'Words in English and Chinese by which exports call codes of the model, for the hints of map_source.';

CREATE FUNCTION dbm_internal.value_cures(relation name)
    RETURNS TABLE (column_name name, template text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 10
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT c.column_name, c.template
FROM (VALUES
    (NULL::name, 'country'::name, 'dbm.country_code(@)'),
    (NULL, 'currency', 'dbm.currency_code(@)'),
    (NULL, 'gender', 'dbm.gender_code(@)'),
    ('customer_value', 'discount', '@ / 100.0'),
    (NULL, 'probability', '@ / 100.0'), (NULL, 'trust', '@ / 100.0'), (NULL, 'holdout_share', '@ / 100.0'),
    (NULL, 'parent_customer_id', 'nullif(@, s.customer_id)'), (NULL, 'referred_by', 'nullif(@, s.customer_id)'),
    ('transaction', 'amount', 'CASE WHEN s.kind = ''refund'' THEN -abs(@) ELSE @ END'),
    ('loyalty_point', 'points', 'CASE WHEN s.kind IN (''redeem'', ''expire'') THEN -abs(@) ELSE @ END')
) AS c(relation, column_name, template)
WHERE coalesce(c.relation = value_cures.relation, true)
$function$;
COMMENT ON FUNCTION dbm_internal.value_cures(name) IS
'Expressions that turn what exports have into what a check of the relation asks, @ for the column of s; the hints of map_source offer one when it helps.';

CREATE FUNCTION dbm_internal.word_cure(bound regclass, column_name name, condition text)
    RETURNS text
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    codes constant text[] := ARRAY(SELECT m[1] FROM regexp_matches(condition, '''([a-zA-Z_]+)''::text', 'g') AS m);
    lower_case constant boolean := codes[1] = lower(codes[1]);
    plain constant text := CASE WHEN lower_case THEN 'lower(btrim(@))' ELSE 'upper(btrim(@))' END;
    branches text;
BEGIN
    EXECUTE format($q$
        SELECT string_agg(format('WHEN %%L THEN %%s', w.word, coalesce(quote_literal(w.code), '<' || $2 || '>')), ' '
                          ORDER BY w.n DESC, w.word COLLATE "C")
        FROM (SELECT g.word, g.n, (SELECT min(k.code) FROM dbm_internal.code_words() AS k
                                   WHERE k.code = ANY ($1) AND lower(g.word) = ANY (k.words)) AS code
              FROM (SELECT %s AS word, count(*) AS n FROM %s AS s WHERE NOT (%s) GROUP BY 1
                    ORDER BY 2 DESC, 1 LIMIT 20) AS g
              WHERE g.word <> ALL ($1)) AS w$q$,
        replace(plain, '@', format('s.%I', column_name)), bound, condition)
    INTO branches USING codes, array_to_string(codes, ', ');
    RETURN CASE WHEN branches IS NULL THEN plain
                ELSE format('CASE %s %s ELSE %s END', plain, branches, plain) END;
END
$function$;
COMMENT ON FUNCTION dbm_internal.word_cure(regclass, name, text) IS
'For a check that lists codes: the expression that turns the words of the source into them, or leaves in angle brackets what only the owner can say.';

CREATE FUNCTION dbm_internal.count_left(bound regclass, columns name[], column_name name, template text, condition text,
                                        OUT n bigint, OUT example text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    -- an expression that makes NULL of a value has not read it, though a check lets NULL pass
    EXECUTE format('SELECT count(*), min(t."dbm as it was"::text COLLATE "C") FROM (SELECT %s, s.%I AS "dbm as it was" FROM %s AS s WHERE NOT (%s)) AS t
                    WHERE NOT (%4$s) OR t.%2$I IS NULL AND t."dbm as it was" IS NOT NULL AND %5$L',
                   (SELECT string_agg(CASE WHEN c.name = column_name THEN replace(template, '@', format('s.%I', c.name))
                                           ELSE format('s.%I', c.name) END || format(' AS %I', c.name), ', ')
                    FROM unnest(columns) AS c(name)),
                   column_name, bound, condition, template NOT LIKE 'nullif(%')
    INTO n, example;
END
$function$;
COMMENT ON FUNCTION dbm_internal.count_left(regclass, name[], name, text, text) IS
'How many of the rows that break a check still do, or lose their value, with the template in place of the column, and the least such value.';

CREATE FUNCTION dbm_internal.best_cure(bound regclass, relation name, columns name[], condition text,
                                       OUT column_name name, OUT template text, OUT left_over bigint, OUT example text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    candidate record;
    outcome record;
BEGIN
    FOR candidate IN
        SELECT c.column_name, c.template FROM dbm_internal.value_cures(relation) AS c
        WHERE c.column_name = ANY (columns) AND (c.template NOT LIKE 'dbm.%' OR current_setting('server_encoding') = 'UTF8')
        UNION ALL
        SELECT columns[1], dbm_internal.word_cure(bound, columns[1], condition)
        WHERE cardinality(columns) = 1 AND condition ~ 'ANY \(ARRAY\[''' AND columns[1] <> 'gender'
    LOOP
        IF candidate.template LIKE '%<%' THEN
            -- an owner's word is missing: offered, but it cannot be tried
            SELECT candidate.column_name, candidate.template INTO column_name, template;
            CONTINUE;
        END IF;
        BEGIN
            outcome := dbm_internal.count_left(bound, columns || ARRAY(SELECT a.attname FROM pg_attribute AS a
                                                   WHERE a.attrelid = bound AND a.attname IN ('customer_id', 'kind')
                                                     AND a.attname <> ALL (columns)),
                                               candidate.column_name, candidate.template, condition);
        EXCEPTION WHEN data_exception THEN
            CONTINUE;
        END;
        IF template IS NULL OR outcome.n < left_over THEN
            SELECT candidate.column_name, candidate.template, outcome.n, outcome.example
            INTO column_name, template, left_over, example;
        END IF;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION dbm_internal.best_cure(regclass, name, name[], text) IS
'Of the expressions that may cure rows of bound that break a condition, the one after which the fewest still do; left_over NULL when it asks the owner for a word.';

CREATE FUNCTION dbm_internal.model_rules(model regclass)
    RETURNS TABLE (condition text, columns name[])
    LANGUAGE sql STABLE STRICT PARALLEL SAFE COST 1000 ROWS 20
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT format('%I IS NOT NULL', a.attname), ARRAY[a.attname]
FROM pg_attribute AS a WHERE a.attrelid = model AND a.attnum > 0 AND a.attnotnull
UNION ALL
SELECT pg_get_expr(c.conbin, c.conrelid),
       ARRAY(SELECT a.attname FROM unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
             JOIN pg_attribute AS a ON a.attrelid = model AND a.attnum = k.attnum ORDER BY k.n)
FROM pg_constraint AS c WHERE c.conrelid = model AND c.contype = 'c'
$function$;
COMMENT ON FUNCTION dbm_internal.model_rules(regclass) IS
'What a table asks of each row: its NOT NULLs and checks, with the columns they look at.';

CREATE FUNCTION dbm_internal.say_rule(condition text, columns name[])
    RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10
    SET search_path = pg_catalog, pg_temp
    AS $function$
SELECT CASE WHEN condition LIKE '% IS NOT NULL' AND cardinality(columns) = 1 THEN 'filled in'
            WHEN condition LIKE '%currency IS NOT NULL%' THEN 'in a named currency'
            WHEN condition LIKE '%^[A-Z]{2}$%' THEN 'like ''DE'''
            WHEN condition LIKE '%^[A-Z]{3}$%' THEN 'like ''EUR'''
            WHEN condition ~ 'ANY \(ARRAY\[''' AND cardinality(columns) = 1
            THEN 'one of ' || (SELECT string_agg(m[1], ', ') FROM regexp_matches(condition, '''([a-zA-Z_]+)''::text', 'g') AS m)
            ELSE regexp_replace(condition, '\s+', ' ', 'g') END
$function$;
COMMENT ON FUNCTION dbm_internal.say_rule(text, name[]) IS
'What a check asks, in words where it is one of the usual ones.';

CREATE FUNCTION dbm_internal.broken_rules(model regclass, bound regclass, relation name)
    RETURNS TABLE (said text, column_name name, template text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE COST 100000 ROWS 5
    SET search_path = pg_catalog, pg_temp
    AS $function$
DECLARE
    broken bigint[];
    total bigint;
    r record;
    cure record;
    first text;
BEGIN
    EXECUTE format('SELECT ARRAY[%s], count(*) FROM %s',
                   (SELECT string_agg(format('count(*) FILTER (WHERE NOT (%s))', m.condition), ', ' ORDER BY m.condition)
                    FROM dbm_internal.model_rules(model) AS m), bound) INTO broken, total;
    FOR r IN SELECT m.condition, m.columns, broken[row_number() OVER (ORDER BY m.condition)] AS n
             FROM dbm_internal.model_rules(model) AS m ORDER BY m.condition LOOP
        CONTINUE WHEN r.n = 0;
        cure := dbm_internal.best_cure(bound, relation, r.columns, r.condition);
        column_name := CASE WHEN coalesce(cure.left_over, 0) < r.n THEN cure.column_name END;
        template := CASE WHEN column_name IS NOT NULL THEN cure.template END;
        EXECUTE format('SELECT %s FROM %s AS s WHERE NOT (%s) LIMIT 1',
                       (SELECT string_agg(format('quote_nullable(s.%I)', c.name), ' || '', '' || ') FROM unnest(r.columns) AS c(name)),
                       bound, r.condition) INTO first;
        said := concat(array_to_string(r.columns, ', '), ': ', r.n, ' of ', total, ' rows are not ',
                       dbm_internal.say_rule(r.condition, r.columns),
                       CASE WHEN first <> 'NULL' THEN format(' (first: %s)', first) END,
                       '; use ' || replace(template, '@', quote_ident(column_name)),
                       CASE WHEN template IS NOT NULL AND cure.left_over > 0
                            THEN format(', which does not read %s of them (such as %L)', cure.left_over, cure.example) END,
                       CASE WHEN r.columns = '{gender}' AND first ~ '^.[0-9]'
                            THEN '; what digits mean is for the source to say, as in CASE gender WHEN ''1'' THEN ''male'' WHEN ''2'' THEN ''female'' END' END,
                       CASE WHEN r.condition LIKE '%currency IS NOT NULL%'
                            THEN '; say what the amounts are in, as in coalesce(currency, ''EUR''), or by currency => ''EUR'' where the source has no such column' END);
        RETURN NEXT;
    END LOOP;
END
$function$;
COMMENT ON FUNCTION dbm_internal.broken_rules(regclass, regclass, name) IS
'The rules of model, a table as the model makes it, that rows of bound break: in words, and the column and expression that cure it where there is one. Reads bound once, and a few times more for each broken rule.';
