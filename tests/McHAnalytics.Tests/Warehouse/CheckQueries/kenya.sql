-- The Kenya workbook: counties by month. How a block reads: maternal.sql.

--@ DEL_CS_FACILITY county:month province:year
SELECT place, period, 100 * over(total('caesarean_deliveries'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ DEL_SKILLED_FACILITY county:month province:year
SELECT place, period, 100 * over(total('skilled_deliveries'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ MMR_FACILITY county:year province:year
SELECT place, period, 100000 * over(total('maternal_deaths'), total('facility_live_births')) AS value FROM facts GROUP BY place, period;
--@ NMR_FACILITY county:year province:year
SELECT place, period, 1000 * over(total('neonatal_deaths'), total('facility_live_births')) AS value FROM facts GROUP BY place, period;
--@ SBR_FACILITY county:quarter province:year
SELECT place, period, 1000 * over(total('stillbirths'), total('facility_live_births') + total('stillbirths')) AS value FROM facts GROUP BY place, period;
--@ SB_FRESH_FACILITY county:year province:year
SELECT place, period, 100 * over(total('stillbirths_fresh'), total('stillbirths')) AS value FROM facts GROUP BY place, period;
--@ LBW_FACILITY county:quarter province:year
SELECT place, period, 100 * over(total('low_birth_weight'), total('facility_live_births')) AS value FROM facts GROUP BY place, period;
--@ PNC_48H_FACILITY county:month province:year
SELECT place, period, 100 * over(total('pnc_48h'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
--@ ANC4_FACILITY county:month province:year
SELECT place, period, 100 * over(total('anc_4plus'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ ANC4_DROP_FACILITY county:quarter province:year
SELECT place, period, 100 - 100 * over(total('anc_4plus'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ ANC_SYPH_FACILITY county:month province:year
SELECT place, period, 100 * over(total('syphilis_tested'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ IPT2_FACILITY county:month province:year
SELECT place, period, 100 * over(total('ipt2'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ IPT3_FACILITY county:month province:year
SELECT place, period, 100 * over(total('ipt3'), total('anc_1plus')) AS value FROM facts GROUP BY place, period;
--@ PENTA_DROP_FACILITY county:quarter province:year
SELECT place, period, 100 - 100 * over(total('penta3'), total('penta1')) AS value FROM facts GROUP BY place, period;
--@ MEASLES_DROP_FACILITY county:quarter province:year
SELECT place, period, 100 - 100 * over(total('measles1'), total('penta1')) AS value FROM facts GROUP BY place, period;
--@ OPD_U5_FACILITY county:month province:year
SELECT place, period, 100 * over(total('opd_under5'), total('opd_total')) AS value FROM facts GROUP BY place, period;
--@ DEL_CS/facility county:month province:year
SELECT place, period, 100 * over(total('caesarean_deliveries'), total('institutional_deliveries')) AS value FROM facts GROUP BY place, period;
