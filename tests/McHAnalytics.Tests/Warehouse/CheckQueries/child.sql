-- Deaths, birth outcomes and child health. How a block reads: maternal.sql.

--@ NMR county:mch_year county:year
SELECT place, period, 1000 * over(total('deaths_0_27d'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ IMR county:mch_year county:year
SELECT place, period, 1000 * over(total('deaths_under1'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ U5MR county:mch_year county:year
SELECT place, period, 1000 * over(total('deaths_under5'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ PNMR county:mch_year
SELECT place, period, 1000 * over(total('fetal_deaths_28w') + total('deaths_0_6d'), total('live_births') + total('fetal_deaths_28w')) AS value
FROM facts GROUP BY place, period;
--@ SBR county:mch_year
SELECT place, period, 1000 * over(total('fetal_deaths_28w'), total('live_births') + total('fetal_deaths_28w')) AS value FROM facts GROUP BY place, period;
--@ BIRTH_DEFECT county:mch_year
SELECT place, period, 10000 * over(total('birth_defects'), total('perinatal_infants')) AS value FROM facts GROUP BY place, period;
--@ LBW township:quarter county:mch_year
SELECT place, period, 100 * over(total('low_birth_weight'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ LBW/weighed township:quarter county:mch_year
SELECT place, period, 100 * over(total('low_birth_weight'), total('live_births_weighed')) AS value FROM facts GROUP BY place, period;
--@ PTB township:quarter county:mch_year
SELECT place, period, 100 * over(total('preterm_births'), total('live_births')) AS value FROM facts GROUP BY place, period;
--@ SRB county:mch_year county:year
SELECT place, period, 100 * over(total('live_births_male'), total('live_births_female')) AS value FROM facts GROUP BY place, period;
--@ CH3_SYS township:quarter county:quarter county:mch_year
SELECT place, period, 100 * over(total('children_under3_managed'), total('children_under3')) AS value
FROM (SELECT *, max(month) FILTER (code = 'children_under3') OVER (PARTITION BY place, period) AS latest FROM facts)
WHERE month = latest GROUP BY place, period;
--@ CH7_MGT township:quarter county:quarter county:mch_year
SELECT place, period, 100 * over(total('children_under7_examined'), total('children_under7')) AS value
FROM (SELECT *, max(month) FILTER (code = 'children_under7') OVER (PARTITION BY place, period) AS latest FROM facts)
WHERE month = latest GROUP BY place, period;
--@ CH_HIGHRISK township:quarter county:mch_year
SELECT place, period, 100 * over(total('children_high_risk_managed'), total('children_high_risk')) AS value FROM facts GROUP BY place, period;
--@ CH_STUNT township:mch_year county:mch_year
SELECT place, period, 100 * over(total('stunted_under5'), total('measured_under5')) AS value FROM facts GROUP BY place, period;
--@ CH_UW township:mch_year county:mch_year
SELECT place, period, 100 * over(total('underweight_under5'), total('measured_under5')) AS value FROM facts GROUP BY place, period;
--@ CH_ANAEMIA township:mch_year county:mch_year
SELECT place, period, 100 * over(total('anaemia_under5'), total('hb_tested_under5')) AS value FROM facts GROUP BY place, period;
--@ EBF township:mch_year county:mch_year
SELECT place, period, 100 * over(total('breastfed_exclusively'), total('breastfeeding_surveyed')) AS value FROM facts GROUP BY place, period;
--@ EPI township:month county:year
SELECT place, period, 100 * over(total('epi_vaccinated'), total('epi_eligible')) AS value FROM facts GROUP BY place, period;
--@ PNEU_DIARR township:quarter county:mch_year
SELECT place, period, 100 * over(total('ari_cdd_treated'), total('ari_cdd_cases')) AS value FROM facts GROUP BY place, period;
--@ NEO_TETANUS county:mch_year
SELECT place, period, 1000 * over(total('neonatal_tetanus'), total('live_births')) AS value FROM facts GROUP BY place, period;
