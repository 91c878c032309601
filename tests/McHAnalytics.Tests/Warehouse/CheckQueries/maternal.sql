-- Written from the wording of the indicator list, not from the catalogue. A block begins with "--@", the indicator's
-- code (a variant after a slash) and the grains level:period at which it is compared; then one statement.
-- facts(place, period, month, code, v): reported figures summed by place, period and month; total(code) adds them up;
-- over(a, b) is a divided by b, nothing where b is 0.

--@ LB township:month township:quarter county:mch_year county:year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'live_births' GROUP BY place, period;
--@ PW township:month township:quarter county:mch_year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'women_delivered' GROUP BY place, period;
--@ MAT_REG township:month county:mch_year
SELECT place, period, 100 * over(total('pregnancies_registered'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANC_EARLY township:month county:mch_year
SELECT place, period, 100 * over(total('registered_before_13w'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANC_EARLY/anc1 township:month county:mch_year
SELECT place, period, 100 * over(total('registered_before_12w'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ ANC1 township:month county:half_year
SELECT place, period, 100 * over(total('anc_1plus'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANC5 township:month county:mch_year
SELECT place, period, 100 * over(total('anc_5plus'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANC8 township:month county:mch_year
SELECT place, period, 100 * over(total('anc_8plus'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANC_DROP township:quarter county:mch_year
SELECT place, period, 100 - 100 * over(total('anc_5plus'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ MAT_SYS township:month county:mch_year
SELECT place, period, 100 * over(total('systematic_managed'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_HOSP township:month county:mch_year
SELECT place, period, 100 * over(total('hospital_live_births'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_HOSP_RURAL township:month county:year
SELECT place, period, 100 * over(total('rural_hospital_live_births'), total('rural_live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_HOSP_HR township:month county:year
SELECT place, period, 100 * over(total('rural_high_risk_hospital'), total('rural_high_risk_women')) AS value FROM facts GROUP BY place, period;
--@ DEL_CS township:month county:mch_year
SELECT place, period, 100 * over(total('caesarean_live_births'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_CS/facility county:month county:mch_year facility:month
SELECT place, period, 100 * over(total('caesarean_deliveries'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ DEL_ASSIST township:month county:mch_year
SELECT place, period, 100 * over(total('assisted_vaginal'), total('hospital_live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_ASSIST/facility facility:month county:mch_year
SELECT place, period, 100 * over(total('assisted_deliveries'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ DEL_NONHOSP township:quarter county:mch_year
SELECT place, period, 100 * over(total('home_clean_births'), total('home_live_births')) AS value FROM facts GROUP BY place, period;
--@ DEL_ILLEGAL township:quarter county:mch_year
SELECT place, period, sum(v) AS value FROM facts WHERE code = 'illegal_deliveries' GROUP BY place, period;
--@ PNC_MAT township:month county:mch_year
SELECT place, period, 100 * over(total('postnatal_visited'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ PNC_42 township:month county:mch_year
SELECT place, period, 100 * over(total('postnatal_42d'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ NB_VISIT township:month county:mch_year
SELECT place, period, 100 * over(total('newborn_visited'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ ANAEMIA_PREG township:month county:mch_year
SELECT place, period, 100 * over(total('anaemia_moderate_severe'), total('hb_tested')) AS value FROM facts GROUP BY place, period;
--@ ANC_HB township:month county:mch_year
SELECT place, period, 100 * over(total('hb_tested'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ PMTCT_HIV township:month county:mch_year
SELECT place, period, 100 * over(total('hiv_tested'), total('women_delivered')) AS value FROM facts GROUP BY place, period;
--@ PMTCT_SYPH township:month county:mch_year
SELECT place, period, 100 * over(total('syphilis_tested'), total('women_delivered')) AS value FROM facts GROUP BY place, period;
--@ PMTCT_HBV township:month county:mch_year
SELECT place, period, 100 * over(total('hbv_tested'), total('women_delivered')) AS value FROM facts GROUP BY place, period;
--@ MTCT_HIV county:mch_year
SELECT place, period, 100 * over(total('hiv_infected_infants'), total('hiv_exposed_infants')) AS value FROM facts GROUP BY place, period;
--@ PRENATAL_SCR township:month county:mch_year
SELECT place, period, 100 * over(total('prenatal_screened'), total('women_delivered')) AS value FROM facts GROUP BY place, period;
--@ PREMAR_EXAM township:quarter county:year
SELECT place, period, 100 * over(total('premarital_examined'), total('marriages_registered')) AS value FROM facts GROUP BY place, period;
--@ PRECON_EXAM township:quarter county:year
SELECT place, period, 100 * over(total('precon_examined'), total('precon_target')) AS value FROM facts GROUP BY place, period;
