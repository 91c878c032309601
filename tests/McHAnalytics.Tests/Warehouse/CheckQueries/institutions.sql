-- Appraisal, funds, training, institutions, surveys, population. How a block reads: maternal.sql.

--@ PERF_SCORE township:half_year county:half_year
SELECT place, period, 100 * over(total('appraisal_points'), total('appraisal_points_possible')) AS value FROM facts GROUP BY place, period;
--@ PERF_RETAIN township:half_year county:half_year
SELECT place, period, 100 * over(total('income_retained_amount'), total('income_distributable_amount')) AS value FROM facts GROUP BY place, period;
--@ PH_FUND_PC township:year county:year
SELECT place, period, over(total('public_health_amount'), total('population_served')) AS value FROM facts GROUP BY place, period;
--@ TRAIN_SESS township:quarter county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'training_sessions' GROUP BY place, period;
--@ TRAIN_COV township:year county:year
SELECT place, period, 100 * over(total('staff_trained'), total('staff_due')) AS value FROM facts GROUP BY place, period;
--@ TRAIN_PASS township:year county:year
SELECT place, period, 100 * over(total('staff_passed'), total('staff_examined')) AS value FROM facts GROUP BY place, period;
--@ ER_DOC county:mch_year
SELECT place, period, 100 * over(total('hospitals_emergency_doctor'), total('township_hospitals')) AS value FROM facts GROUP BY place, period;
--@ AID_VISIT facility:quarter county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'support_visits' GROUP BY place, period;
--@ CONSTR_AREA facility:year county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'area_built' GROUP BY place, period;
--@ STD_TOWN county:mch_year
SELECT place, period, 100 * over(total('hospitals_standard'), total('township_hospitals')) AS value FROM facts GROUP BY place, period;
--@ MIDWIFE_CAP county:mch_year
SELECT place, period, 100 * over(total('hospitals_midwifery'), total('township_hospitals')) AS value FROM facts GROUP BY place, period;
--@ AWARE township:year county:year
SELECT place, period, 100 * over(total('awareness_right'), total('awareness_asked')) AS value FROM facts GROUP BY place, period;
--@ SATISF township:year county:year
SELECT place, period, 100 * over(total('satisfaction_satisfied'), total('satisfaction_asked')) AS value FROM facts GROUP BY place, period;
--@ CBR county:year
SELECT place, period, 1000 * over(total('live_births'), total('population_mid_year')) AS value FROM facts GROUP BY place, period;
--@ TFR county:year
-- Five years at the rate of each age, added over the ages.
WITH ages AS (
  SELECT place, period, substr(code, 8) AS age, sum(v) AS n, substr(code, 1, 6) AS kind FROM facts WHERE code LIKE 'births\_%\_%' ESCAPE '\' GROUP BY ALL
  UNION ALL SELECT place, period, substr(code, 7) AS age, sum(v), 'women' FROM facts WHERE code LIKE 'women\___\___' ESCAPE '\' AND code <> 'women_20_64' GROUP BY ALL)
SELECT place, period, 5 * sum(rate) AS value FROM (
  SELECT b.place, b.period, b.n / w.n AS rate FROM ages b JOIN ages w USING (place, period, age) WHERE b.kind = 'births' AND w.kind = 'women')
GROUP BY place, period HAVING count(*) = 7;
