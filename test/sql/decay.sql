-- 2 and 3 percent a month over a year: .98^12 and .97^12 to 1e-12
SELECT abs(dbm.decay_survival('2025-01-31', '2026-01-31', 0.02) - 0.98 ^ 12::float8) < 1e-12 AS two_percent,
       abs(dbm.decay_survival('2024-02-29', '2025-02-28', 0.03) - 0.97 ^ 12::float8) < 1e-12 AS three_percent;
SELECT round((1 - dbm.decay_survival('2025-01-01', '2026-01-01', rate))::numeric, 3) AS lost_in_a_year
FROM unnest(ARRAY[0.02, 0.03, 0.0332]) AS rate;

-- whole on each monthly anniversary, never rising
SELECT abs(dbm.decay_survival('2025-01-31', '2025-02-28', 0.02) - 0.98) < 1e-15 AS month_end;
SELECT bool_and(s <= before) AS falling
FROM (SELECT dbm.decay_survival('2023-12-31', '2023-12-31'::date + i, 0.025) AS s,
             lag(dbm.decay_survival('2023-12-31', '2023-12-31'::date + i, 0.025), 1, 1.0) OVER (ORDER BY i) AS before
      FROM generate_series(0, 1500) AS i) AS daily;
SELECT dbm.decay_survival('2025-01-01', '2025-01-01', 0.5) AS same_day,
       dbm.decay_survival('2025-01-01', '9999-12-31', 0) AS no_decay,
       dbm.decay_survival('0044-03-15 BC', '2025-01-01', 0.5) < 1e-300 AS long_ago;

-- flags: the order is the order of trust
SELECT months, dbm.decay_flag('2025-01-15'::date, ('2025-01-15'::date + make_interval(months => months))::date)
FROM unnest(ARRAY[0, 4, 5, 14, 15, 120]) AS months;
SELECT dbm.decay_flag('2025-01-15', '2025-02-15', is_valid => false) AS known_wrong,
       dbm.decay_flag(NULL, '2025-02-15') AS never_verified,
       dbm.decay_flag('2025-03-01', '2025-02-15') AS verified_later,
       dbm.decay_flag('2025-01-15', NULL) IS NULL AS no_day,
       dbm.decay_flag('2025-01-15', '2025-02-15', is_valid => NULL) AS validity_unknown;
SELECT dbm.decay_survival(NULL, '2025-01-01', 0.02) IS NULL AS null_day,
       dbm.decay_survival('2025-03-01', '2025-01-01', 0.02) IS NULL AS not_known_yet;

-- errors say which argument, its value and the cure
SELECT dbm.decay_survival('2025-01-01', '2026-01-01', 2.5);
SELECT dbm.decay_survival('2025-01-01', '2026-01-01', 1);
SELECT dbm.decay_survival('2025-01-01', '2026-01-01', 'NaN');
SELECT dbm.decay_survival('-infinity', '2026-01-01', 0.02);
SELECT dbm.decay_flag('2025-01-01', 'infinity', 0.02);
SELECT dbm.decay_flag('2025-01-01', '2026-01-01', fresh_from => 1.5);
SELECT dbm.decay_flag('2025-01-01', '2026-01-01', fresh_from => 0.5, ageing_from => 0.6);
SELECT dbm.decay_flag('2025-01-01', '2026-01-01', ageing_from => 'NaN');
