-- one name per code and language; what has no name is shown as it is
SELECT dbm.label('Champions') AS en, dbm.label('Champions', 'zh') AS zh,
       dbm.label('Can''t lose them', lang => 'zh') AS with_quote,
       dbm.label('Important win back', 'zh') AS eight_groups,
       dbm.label('protect', 'zh') || dbm.label('invest', 'zh') || dbm.label('avoid', 'zh') AS action_groups;
SELECT dbm.label('my own segment', 'zh') AS unknown, dbm.label('') AS empty,
       dbm.label('prospect') = dbm.label('Prospect') AS same_word, dbm.label('CHAMPIONS') AS other_case;
SELECT dbm.label(NULL) IS NULL AS no_code, dbm.label('Lost', NULL) IS NULL AS no_language;
SELECT dbm.label('Lost', 'fr');
SELECT dbm.label('Lost', 'ZH');

-- the catalogue
SELECT kind, count(*) FROM dbm.default_labels() GROUP BY kind ORDER BY kind;
SELECT code, zh FROM dbm.default_labels() WHERE kind = 'life_cycle';
SELECT count(*) - count(DISTINCT code) AS codes_with_two_meanings,
       count(*) FILTER (WHERE '' IN (kind, code, en, zh) OR kind IS NULL OR code IS NULL OR en IS NULL OR zh IS NULL) AS gaps
FROM dbm.default_labels();

-- every value of the types that are shown has a name, and nothing else has one under their kinds
SELECT t.typname, coalesce(e.enumlabel, l.code) AS without_counterpart
FROM pg_type t
JOIN pg_enum e ON e.enumtypid = t.oid
FULL JOIN dbm.default_labels() l ON l.kind = t.typname AND l.code = e.enumlabel
WHERE (t.typnamespace = 'dbm'::regnamespace AND t.typname IN ('decay_state', 'action_group', 'tier') AND l.code IS NULL)
   OR (l.kind IN ('decay_state', 'action_group', 'tier') AND e.enumlabel IS NULL)
ORDER BY 1, 2;
