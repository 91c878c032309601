using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Tests.Models.Risk.Prediction;

/// <summary>A register made from a known truth: the model must find it, and must not see what it could not have
/// known.</summary>
public sealed class RiskModelTrainerTests
{
    private static readonly DateOnly s_today = new(2025, 11, 2);

    private static readonly RiskModelSetting s_setting = RiskModelSetting.Read(
        File.ReadAllText(RiskCases.FindCatalogue("risk/preg_risk.yaml")), "preg_risk.yaml", RiskCases.National);

    private static readonly Lazy<IReadOnlyList<PregnancyRecord>> s_register = 
        new(() => SyntheticRegister.Make(seed: 4, pregnancies: 9_000, s_today));

    private static readonly Lazy<RiskModel> s_model = new(() => Train(s_register.Value));

    [Fact]
    public void The_truth_behind_the_register_is_found_on_a_later_year()
    {
        var test = s_model.Value.Report.Tests[0];

        Assert.Equal(new DateOnly(2024, 10, 1), FirstOfMonth(s_model.Value.Report.TestedFrom));
        Assert.True(s_model.Value.Report.TrainedTo < s_model.Value.Report.TestedFrom);
        // The log-odds of the truth spread by 0.9 (what was not measured aside): the best area is about Phi(0.9 /
        // sqrt 2) = 0.73.
        Assert.InRange(test.Auroc.Value, 0.67, 0.77);
        Assert.InRange(test.Calibration.Slope, 0.85, 1.15);
        Assert.InRange(test.Calibration.Intercept, -0.15, 0.15);
        Assert.True(test.Auprc > 2 * test.Prevalence);
        Assert.True(test.Calibration.BrierSkill > 0.02);
        var benefit = test.NetBenefits.Single(each => each.Threshold == 0.1);
        Assert.True(benefit.Model > 0 && benefit.Model > benefit.TreatAll);
        Assert.Contains("AUROC", s_model.Value.CardZh, StringComparison.Ordinal);
        Assert.Contains("v000007", s_model.Value.CardEn, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reasons_and_the_base_sum_to_the_margin()
    {
        var reader = new FeatureReader(s_setting, RiskCases.National);
        foreach (var record in s_register.Value.Take(200))
        {
            var prediction = s_model.Value.Predict(reader.Read(record, s_today));

            var sum = s_model.Value.Base + prediction.Contributions.Sum(contribution => contribution.Contribution);
            Assert.Equal(sum, prediction.Margin, precision: 12);
            Assert.Equal(1 / (1 + Math.Exp(-sum)), prediction.Probability, precision: 12);
        }
    }

    [Fact]
    public void Low_haemoglobin_is_a_reason_that_raises_the_risk_in_a_sentence()
    {
        var features = s_setting.Features.ToList();
        var values = features.Select(feature => s_model.Value.ReferenceOf(feature.Code)).ToArray();
        values[features.FindIndex(feature => feature.Code == "hb_g_l")] = 85;

        var prediction = s_model.Value.Predict(values);
        var reason = RiskReason.Of(s_model.Value, prediction.Contributions.First(each => each.Feature == "hb_g_l"));

        Assert.True(reason.Contribution > 0);
        Assert.Matches(@"^血红蛋白 85 g/L\(低于参照 \d+\)使风险升高。$", reason.SentenceZh);
        Assert.Matches(@"^Haemoglobin 85 g/L \(below the reference \d+\) raises the risk\.$", reason.SentenceEn);
    }

    [Fact]
    public void Answers_after_the_day_of_prediction_change_nothing()
    {
        var altered = s_register.Value
            .Select(record => record with
            {
                Answers =
                [
                    .. record.Answers,
                    .. record.Outcomes.Where(outcome => outcome.Present).Select(outcome =>
                        new RiskAnswer("dx_severe_preeclampsia", Flag: true, AnsweredOn: outcome.OccurredOn)),
                ],
            })
            .ToList();

        // Delivery stands after week 28 in this register, so the outcome written into an answer is never known in time.
        Assert.Equal(s_model.Value.ToJson(), Train(altered).ToJson());
    }

    [Fact]
    public void No_woman_is_both_learnt_from_and_tested_on_and_all_days_lie_before_delivery()
    {
        var cohort = RiskCohort.Of(s_register.Value, s_setting, RiskCases.National, s_today);
        var delivered = s_register.Value.ToDictionary(record => record.Id, record => record.DeliveredOn);

        Assert.All(cohort.Cases, each => Assert.True(each.AsOf < delivered[each.PregnancyId]));
        Assert.All(cohort.Cases, each => Assert.True(each.ExpectedDeliveryOn.AddDays(14) <= s_today));
        var tested = cohort.Cases.Where(each => each.ExpectedDeliveryOn >= new DateOnly(2024, 10, 1))
            .Select(each => each.Pseudonym).ToHashSet();
        var learnt = cohort.Cases.Where(each => each.ExpectedDeliveryOn < new DateOnly(2024, 10, 1)
            && !tested.Contains(each.Pseudonym)).Select(each => each.Pseudonym).Distinct().Count();
        Assert.Equal(learnt, s_model.Value.Report.TrainingWomen);
    }

    [Fact]
    public void A_model_reads_back_from_its_file_as_it_was_written()
    {
        var json = s_model.Value.ToJson();

        var read = RiskModel.FromJson(json);

        Assert.Equal(json, read.ToJson());
        var values = new double?[s_setting.Features.Count];
        Assert.Equal(s_model.Value.Predict(values).Margin, read.Predict(values).Margin);
    }

    [Fact]
    public void Too_few_outcomes_are_refused_with_what_to_do()
    {
        var exception = Assert.Throws<RiskTrainingException>(() => Train([.. s_register.Value.Take(50)]));

        Assert.Equal("MCH-R201", exception.Code);
        Assert.Contains("导入", exception.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RiskColour.Yellow, 0.9, true)]
    [InlineData(RiskColour.Green, 0.001, false)]
    [InlineData(RiskColour.Orange, 0.9, false)]
    [InlineData(RiskColour.Red, 0.001, true)]
    public void A_mild_colour_in_the_top_band_or_a_serious_one_in_the_low_band_disagrees(
        RiskColour colour, double probability, bool disagrees) =>
        Assert.Equal(disagrees, s_model.Value.Disagrees(colour, probability));

    private static RiskModel Train(IReadOnlyList<PregnancyRecord> records) => RiskModelTrainer.Train(
        records,
        s_setting,
        RiskCases.National,
        s_today,
        new(2025, 11, 2, 8, 0, 0, TimeSpan.Zero),
        "v000007",
        version: 1);

    private static DateOnly FirstOfMonth(DateOnly day) => new(day.Year, day.Month, 1);
}
