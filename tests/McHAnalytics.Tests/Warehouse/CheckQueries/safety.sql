-- Risk, high-risk management, deaths. How a block reads: maternal.sql.

--@ RISK_SCREEN township:month county:mch_year
SELECT place, period, 100 * over(total('risk_screened'), total('pregnancies_registered')) AS value FROM facts GROUP BY place, period;
--@ RISK_SCREEN_POS township:month county:mch_year
SELECT place, period, 100 * over(total('risk_positive'), total('risk_screened')) AS value FROM facts GROUP BY place, period;
--@ RISK_ASSESS township:month county:mch_year
SELECT place, period, 100 * over(total('risk_positive_assessed'), total('risk_positive')) AS value FROM facts GROUP BY place, period;
--@ RISK_GREEN township:month county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code = 'risk_green') / nullif(sum(v), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red') GROUP BY place, period;
--@ RISK_YELLOW township:month county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code = 'risk_yellow') / nullif(sum(v), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red') GROUP BY place, period;
--@ RISK_ORANGE township:month county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code = 'risk_orange') / nullif(sum(v), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red') GROUP BY place, period;
--@ RISK_RED township:quarter county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code = 'risk_red') / nullif(sum(v), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red') GROUP BY place, period;
--@ RISK_PURPLE township:quarter county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code = 'risk_purple')
  / nullif(sum(v) FILTER (code <> 'risk_purple'), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red', 'risk_purple') GROUP BY place, period;
--@ RISK_OR_PLUS township:month county:mch_year
SELECT place, period, 100 * sum(v) FILTER (code IN ('risk_orange', 'risk_red')) / nullif(sum(v), 0) AS value FROM facts
WHERE code IN ('risk_green', 'risk_yellow', 'risk_orange', 'risk_red') GROUP BY place, period;
--@ HR_DETECT township:month county:mch_year
SELECT place, period, 100 * over(total('high_risk_women'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ HR_DETECT/women township:month county:mch_year
SELECT place, period, 100 * over(total('high_risk_women'), total('women_delivered')) AS value FROM facts GROUP BY place, period;
--@ HR_CASE township:month county:mch_year
SELECT place, period, 100 * over(total('high_risk_managed'), total('high_risk_women')) AS value FROM facts GROUP BY place, period;
--@ HR_HOSP township:month county:mch_year
SELECT place, period, 100 * over(total('high_risk_hospital'), total('high_risk_women')) AS value FROM facts GROUP BY place, period;
--@ HR_REPORT_ON_TIME township:month county:mch_year
SELECT place, period, 100 * over(total('orange_red_reported'), total('orange_red_assessed')) AS value FROM facts GROUP BY place, period;
--@ HR_FOLLOW township:month county:mch_year
SELECT place, period, 100 * over(total('contacts_on_time'), total('contacts_due')) AS value FROM facts GROUP BY place, period;
--@ HR_REFER township:month county:mch_year
SELECT place, period, 100 * over(total('referrals_arrived'), total('referrals_made')) AS value FROM facts GROUP BY place, period;
--@ HR_FACILITY_MATCH township:quarter county:mch_year
SELECT place, period, 100 * over(total('orange_red_matched'), total('orange_red_delivered')) AS value FROM facts GROUP BY place, period;
--@ HR_MORTAL county:mch_year
SELECT place, period, 100 * over(total('severe_outcomes_missed'), total('severe_outcomes')) AS value FROM facts GROUP BY place, period;
--@ RESCUE_OK facility:quarter county:mch_year
SELECT place, period, 100 * over(total('critical_survived'), total('critical_cases')) AS value FROM facts GROUP BY place, period;
--@ SMM facility:quarter county:mch_year
SELECT place, period, 1000 * over(total('critical_survived'), total('facility_live_births')) AS value FROM facts GROUP BY place, period;
--@ SMM/population county:mch_year
SELECT place, period, 1000 * over(total('critical_survived'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ MD township:mch_year county:mch_year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'maternal_deaths' GROUP BY place, period;
--@ MMR county:mch_year county:year
SELECT place, period, 100000 * over(total('maternal_deaths'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ MD_REVIEW county:mch_year
SELECT place, period, 100 * over(total('maternal_deaths_reviewed'), total('maternal_deaths')) AS value FROM facts GROUP BY place, period;
--@ MD_REPORT_T county:mch_year
SELECT place, period, 100 * over(total('maternal_deaths_on_time'), total('maternal_deaths')) AS value FROM facts GROUP BY place, period;
--@ INTERVIEW_N county:quarter
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'units_interviewed' GROUP BY place, period;
--@ PPH facility:quarter county:mch_year
SELECT place, period, 100 * over(total('pph_cases'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ HDP facility:quarter county:mch_year
SELECT place, period, 100 * over(total('hdp_cases'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ GDM facility:quarter county:mch_year
SELECT place, period, 100 * over(total('gdm_cases'), total('ogtt_tested')) AS value FROM facts GROUP BY place, period;
--@ REC_STD township:quarter county:mch_year
SELECT place, period, 100 * over(total('records_standard'), total('records_audited')) AS value FROM facts GROUP BY place, period;
