-- Hospital-delivery subsidy. How a block reads: maternal.sql.

--@ SUB_N township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'subsidy_women' GROUP BY place, period;
--@ SUB_COV township:quarter county:year
SELECT place, period, 100 * over(total('subsidy_women'), total('rural_hospital_women')) AS value FROM facts GROUP BY place, period;
--@ SUB_AMT township:month county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'subsidy_amount' GROUP BY place, period;
--@ SUB_PER township:quarter county:year
SELECT place, period, over(total('subsidy_amount'), total('subsidy_women')) AS value FROM facts GROUP BY place, period;
--@ SUB_2ND county:quarter county:year
SELECT place, period, 100 * over(total('subsidy_second_relief_women'), total('subsidy_women')) AS value FROM facts GROUP BY place, period;
--@ SUB_LAG facility:quarter county:year
-- The median of grouped data: lower end of the middle class, and its share of the way to the upper end.
WITH classes(code, low, high) AS (VALUES ('subsidy_lag_30', 0, 30), ('subsidy_lag_60', 30, 60), ('subsidy_lag_90', 60, 90),
  ('subsidy_lag_120', 90, 120), ('subsidy_lag_180', 120, 180), ('subsidy_lag_365', 180, 365)),
counted AS (SELECT f.place, f.period, c.low, c.high, sum(f.v) AS claims FROM facts f JOIN classes c USING (code) GROUP BY ALL),
run AS (SELECT *, sum(claims) OVER (PARTITION BY place, period ORDER BY low) AS upto, sum(claims) OVER (PARTITION BY place, period) / 2 AS half FROM counted)
SELECT place, period, min_by(low + (high - low) * (half - (upto - claims)) / claims, low) AS value
FROM run WHERE claims > 0 AND upto >= half GROUP BY place, period;
--@ SUB_LAG/mean facility:quarter county:year
SELECT place, period, over(total('subsidy_lag_days'), total('subsidy_claims_settled')) AS value FROM facts GROUP BY place, period;
--@ SUB_LEAK county:quarter county:year
SELECT place, period, 100 * over(total('vouchers_mismatched'), total('vouchers_issued')) AS value FROM facts GROUP BY place, period;
