-- Screening rounds, cancers, abortion. How a block reads: maternal.sql.

--@ WHS_DUE township:mch_year county:mch_year
SELECT place, period, arg_max(v, month) AS value FROM facts WHERE code = 'whs_due' GROUP BY place, period;
--@ WHS_COV township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_checked'), total('whs_due')) AS value FROM facts GROUP BY place, period;
--@ WHS_PREV township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_diseased'), total('whs_checked')) AS value FROM facts GROUP BY place, period;
--@ WHS_PREV/due township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_diseased'), total('whs_due')) AS value FROM facts GROUP BY place, period;
--@ WHS_TREAT township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_treated'), total('whs_diseased')) AS value FROM facts GROUP BY place, period;
--@ WHS_TREAT_FP township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_treated_fp'), total('whs_diseased')) AS value FROM facts GROUP BY place, period;
--@ WHS_TREAT_FP/treated township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_treated_fp'), total('whs_treated')) AS value FROM facts GROUP BY place, period;
--@ WHS_CURE township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_cured'), total('whs_treated')) AS value FROM facts GROUP BY place, period;
--@ WHS_FU30 township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_followed_30d'), total('whs_diseased')) AS value FROM facts GROUP BY place, period;
--@ WHS_EREC township:mch_year county:mch_year
SELECT place, period, 100 * over(total('whs_e_records'), total('whs_checked')) AS value FROM facts GROUP BY place, period;
--@ WHS_ROUND_DIFF township:mch_year county:mch_year
WITH rounds AS (
  SELECT place, period, 100 * over(total('whs_diseased'), total('whs_checked')) AS prevalence FROM facts GROUP BY place, period)
SELECT place, period, prevalence - lag(prevalence) OVER (PARTITION BY place ORDER BY period) AS value FROM rounds WHERE prevalence IS NOT NULL;
--@ CX_SCR township:mch_year county:mch_year
SELECT place, period, 100 * over(total('cervical_screened'), total('cervical_eligible')) AS value FROM facts GROUP BY place, period;
--@ BC_SCR township:mch_year county:mch_year
SELECT place, period, 100 * over(total('breast_screened'), total('breast_eligible')) AS value FROM facts GROUP BY place, period;
--@ ABORT_RATIO township:quarter county:year
SELECT place, period, 100 * over(sum(v) FILTER (code LIKE 'abortion_%'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ABORT_RATIO/women township:year county:year
SELECT place, period, 1000 * over(sum(v) FILTER (code LIKE 'abortion_%'), sum(v) FILTER (regexp_full_match(code, 'women_[1-4][05]_[1-4][49]'))) AS value FROM facts GROUP BY place, period;
