-- Reporting and audit. How a block reads: maternal.sql. Reports are read from what is owed and what came.

--@ RPT_COMPLETE township:month county:month county:year
SELECT place, period, 100 * over(count(*) FILTER (came), count(*)) AS value FROM owed GROUP BY place, period;
--@ RPT_TIMELY township:month county:month county:year
SELECT place, period, 100 * over(count(*) FILTER (in_time), count(*)) AS value FROM owed GROUP BY place, period;
--@ RPT_ITEM township:month county:year
SELECT place, period, 100 * over(total('items_reported'), total('items_expected')) AS value FROM facts GROUP BY place, period;
--@ RPT_OUTLIER_FREE township:month county:year
SELECT place, period, 100 - 100 * over(total('values_extreme'), total('values_checked')) AS value FROM facts GROUP BY place, period;
--@ RPT_VERIF township:mch_year county:mch_year
SELECT place, period, over(total('verified_recounted'), total('verified_reported')) AS value FROM facts GROUP BY place, period;
--@ RPT_MISS_LB county:mch_year
SELECT place, period, 100 * over(total('audit_births_missed'), total('audit_births_found')) AS value FROM facts GROUP BY place, period;
