-- The rural medical scheme. How a block reads: maternal.sql.

--@ NCMS_ENR township:year county:year
SELECT place, period, 100 * over(total('ncms_enrolled'), total('rural_population')) AS value FROM facts GROUP BY place, period;
--@ NCMS_PP township:year county:year
WITH rates AS (SELECT place, period, 100 * over(total('ncms_enrolled'), total('rural_population')) AS rate FROM facts GROUP BY place, period)
SELECT place, now.period, now.rate - before.rate AS value FROM rates now JOIN rates before USING (place) WHERE before.period::INT = now.period::INT - 1;
--@ NCMS_BEN township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code LIKE 'ncms_visits_%' GROUP BY place, period;
--@ NCMS_BEN/outpatient township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'ncms_visits_outpatient' GROUP BY place, period;
--@ NCMS_COMP township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code LIKE 'ncms_paid_%_amount' GROUP BY place, period;
--@ NCMS_COMP/delivery township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'ncms_paid_delivery_amount' GROUP BY place, period;
--@ NCMS_RATIO township:month county:year
SELECT place, period, 100 * over(sum(v) FILTER (code LIKE 'ncms_paid_%_amount'), total('ncms_expense_amount')) AS value FROM facts GROUP BY place, period;
--@ NCMS_AVG facility:month county:year
SELECT place, period, over(total('ncms_inpatient_expense_amount'), total('ncms_discharges')) AS value FROM facts GROUP BY place, period;
--@ NCMS_USE county:year
SELECT place, period, 100 * over(total('ncms_spent_amount'), total('ncms_raised_amount')) AS value FROM facts GROUP BY place, period;
--@ NCMS_INSTANT facility:month county:year
SELECT place, period, 100 * over(total('ncms_claims_same_day'), total('ncms_inpatient_claims')) AS value FROM facts GROUP BY place, period;
--@ NCMS_ALERT facility:quarter county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'ncms_warnings' GROUP BY place, period;
--@ NCMS_SUBSIDY county:year
SELECT place, period, over(total('ncms_subsidy_amount'), total('ncms_enrolled')) AS value FROM facts GROUP BY place, period;
--@ NCMS_SUBS_UP county:year
WITH heads AS (SELECT place, period, over(total('ncms_subsidy_amount'), total('ncms_enrolled')) AS subsidy FROM facts GROUP BY place, period)
SELECT place, now.period, 100 * (now.subsidy - before.subsidy) / before.subsidy AS value
FROM heads now JOIN heads before USING (place) WHERE before.period::INT = now.period::INT - 1;
