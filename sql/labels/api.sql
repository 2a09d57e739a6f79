-- labels: every name that people read, in English and Chinese, in one place
--
-- Stored codes and pushed-down results are codes; names are for display. dbm.create_tables copies the
-- catalogue into the table label, where it can be edited; views read that table.

CREATE FUNCTION dbm.default_labels()
    RETURNS TABLE (kind text, code text, en text, zh text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10 ROWS 70
    SET search_path = pg_catalog, pg_temp
    AS $function$
VALUES
    -- segments of the maps grid and cells
    ('segment', 'Champions', 'Champions', '冠军客户'),
    ('segment', 'Loyal', 'Loyal', '忠诚客户'),
    ('segment', 'Potential loyalists', 'Potential loyalists', '潜力忠诚客户'),
    ('segment', 'Potential loyalist', 'Potential loyalist', '潜力忠诚客户'),
    ('segment', 'New', 'New', '新客户'),
    ('segment', 'New customers', 'New customers', '新客户'),
    ('segment', 'Promising', 'Promising', '有望客户'),
    ('segment', 'Need attention', 'Need attention', '需要关注'),
    ('segment', 'About to sleep', 'About to sleep', '即将沉睡'),
    ('segment', 'Can''t lose them', 'Can''t lose them', '不能流失'),
    ('segment', 'Cannot lose them', 'Cannot lose them', '不能流失'),
    ('segment', 'At risk', 'At risk', '流失风险'),
    ('segment', 'Hibernating', 'Hibernating', '休眠客户'),
    ('segment', 'Lost', 'Lost', '流失客户'),
    ('segment', 'Prospect', 'Prospect', '潜在客户'),
    -- the eight groups of the map eight
    ('segment', 'Important value', 'Important value', '重要价值'),
    ('segment', 'Important develop', 'Important develop', '重要发展'),
    ('segment', 'Important keep', 'Important keep', '重要保持'),
    ('segment', 'Important win back', 'Important win back', '重要挽留'),
    ('segment', 'General value', 'General value', '一般价值'),
    ('segment', 'General develop', 'General develop', '一般发展'),
    ('segment', 'General keep', 'General keep', '一般保持'),
    ('segment', 'General win back', 'General win back', '一般挽留'),
    -- what to do with the best, the middle and the last by R x F x M
    ('action_group', 'protect', 'Protect', '保护'),
    ('action_group', 'invest', 'Invest', '投资'),
    ('action_group', 'avoid', 'Avoid', '避免'),
    -- classes by share of value
    ('tier', 'A', 'A', 'A类'),
    ('tier', 'B', 'B', 'B类'),
    ('tier', 'C', 'C', 'C类'),
    ('tier', 'D', 'D', 'D类'),
    ('tier', 'E', 'E', 'E类'),
    -- trust in a stored fact
    ('decay_state', 'fresh', 'Fresh', '新鲜'),
    ('decay_state', 'ageing', 'Ageing', '老化'),
    ('decay_state', 'stale', 'Stale', '陈旧'),
    ('decay_state', 'invalid', 'Invalid', '无效'),
    ('decay_state', 'unknown', 'Unknown', '未知'),
    -- stages of a customer's life
    ('life_cycle', 'prospect', 'Prospect', '潜在'),
    ('life_cycle', 'new', 'New', '新客'),
    ('life_cycle', 'active', 'Active', '活跃'),
    ('life_cycle', 'loyal', 'Loyal', '忠诚'),
    ('life_cycle', 'sleeping', 'Sleeping', '沉睡'),
    ('life_cycle', 'lost', 'Lost', '流失'),
    ('life_cycle', 'won_back', 'Won back', '召回'),
    -- channels
    ('channel', 'phone', 'Phone', '电话'),
    ('channel', 'sms', 'Text message', '短信'),
    ('channel', 'edm', 'E-mail', '电子邮件'),
    ('channel', 'webinar', 'Webinar', '网络研讨会'),
    ('channel', 'wechat_oa', 'WeChat official account', '微信公众号'),
    ('channel', 'mini_program', 'WeChat mini program', '微信小程序'),
    ('channel', 'wecom', 'WeCom', '企业微信'),
    ('channel', 'moments', 'WeChat Moments', '微信朋友圈'),
    ('channel', 'douyin', 'Douyin', '抖音'),
    ('channel', 'xiaohongshu', 'Xiaohongshu', '小红书'),
    ('channel', 'weibo', 'Weibo', '微博'),
    ('channel', 'alipay', 'Alipay', '支付宝'),
    ('channel', 'web', 'Website', '网站'),
    ('channel', 'app', 'App', '手机应用'),
    ('channel', 'search', 'Search', '搜索'),
    ('channel', 'tv', 'Television', '电视'),
    ('channel', 'store', 'Store', '门店'),
    ('channel', 'visit', 'Visit', '上门拜访'),
    ('channel', 'event', 'Event', '线下活动'),
    ('channel', 'post', 'Letter', '邮寄')
$function$;
COMMENT ON FUNCTION dbm.default_labels() IS
'Names of segments, action groups, tiers, decay states, life-cycle stages and channels: kind, code, English, Chinese. A code names one thing only, whatever its kind. create_tables copies them into the table label.';

CREATE FUNCTION dbm.label(code text, lang text DEFAULT 'en') RETURNS text
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 100
    SET search_path = pg_catalog, pg_temp
    AS $function$
BEGIN
    IF lang NOT IN ('en', 'zh') THEN
        RAISE EXCEPTION USING ERRCODE = 'invalid_parameter_value',
            MESSAGE = format('unknown language "%s"', lang),
            HINT = 'Languages are en (English) and zh (Chinese).';
    END IF;
    RETURN coalesce((SELECT CASE label.lang WHEN 'en' THEN l.en ELSE l.zh END
                     FROM dbm.default_labels() AS l WHERE l.code = label.code), code);
END
$function$;
COMMENT ON FUNCTION dbm.label(text, text) IS
'Name of a segment, action group, tier, decay state, life-cycle stage or channel in the language en or zh; a code without a name is returned as it is. NULL for a NULL argument. Error: another language.';
