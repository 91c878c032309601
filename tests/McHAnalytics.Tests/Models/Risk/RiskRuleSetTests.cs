using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Models.Risk;

public sealed class RiskRuleSetTests
{
    [Fact]
    public void The_national_file_has_44_screening_items_91_rules_and_their_evidence()
    {
        var rules = RiskCases.National;

        Assert.Equal(44, rules.Screening.Count);
        Assert.Equal(91, rules.Rules.Count);
        Assert.Equal("DRAFT", rules.Heading.Status);
        Assert.Equal(40, rules.Rules.Count(rule => rule.Evidence == RuleEvidence.Seen));
        Assert.Equal(18, rules.Rules.Count(rule => rule.Evidence == RuleEvidence.PartlySeen));
        Assert.Equal(33, rules.Rules.Count(rule => rule.Evidence == RuleEvidence.Memory));
        Assert.Equal(24, rules.Screening.Count(rule => rule.Evidence == RuleEvidence.Seen));
        Assert.Equal(5, rules.Management.Count);
    }

    // DOMAIN, section 4: the golden boundary cases, a healthy baseline with one change.
    [Theory]
    [InlineData("", RiskColour.Green, "")]
    [InlineData("age_years=18", RiskColour.Yellow, "Y-1.1")]
    [InlineData("age_years=19", RiskColour.Green, "")]
    [InlineData("age_years=34", RiskColour.Green, "")]
    [InlineData("age_years=35", RiskColour.Yellow, "Y-1.1")]
    [InlineData("age_years=40", RiskColour.Orange, "O-1.1,Y-1.1")]
    [InlineData("bmi_prepreg=25", RiskColour.Green, "")]
    [InlineData("bmi_prepreg=25.1", RiskColour.Yellow, "Y-1.2")]
    [InlineData("bmi_prepreg=28", RiskColour.Orange, "O-1.2,Y-1.2")]
    [InlineData("bmi_prepreg=18.4", RiskColour.Yellow, "Y-1.2")]
    [InlineData("bmi_prepreg=18.5", RiskColour.Green, "")]
    [InlineData("hb_g_l=110", RiskColour.Green, "")]
    [InlineData("hb_g_l=109", RiskColour.Yellow, "Y-2.6.2")]
    [InlineData("hb_g_l=60", RiskColour.Orange, "O-2.6.2,Y-2.6.2")]
    [InlineData("hb_g_l=40", RiskColour.Red, "R-1.6.3,O-2.6.2")]
    [InlineData("plt_e9_l=101", RiskColour.Green, "")]
    [InlineData("plt_e9_l=100", RiskColour.Yellow, "Y-2.6.1")]
    [InlineData("plt_e9_l=50", RiskColour.Orange, "O-2.6.1,Y-2.6.1")]
    [InlineData("plt_e9_l=29", RiskColour.Red, "R-1.6.2")]
    [InlineData("lab_hbsag_pos", RiskColour.Yellow, "Y-2.3")]
    [InlineData("dx_scarred_uterus;months_since_uterine_surgery=17", RiskColour.Orange, "O-3.3,Y-1.6")]
    [InlineData("dx_scarred_uterus;months_since_uterine_surgery=18", RiskColour.Yellow, "Y-1.6")]
    [InlineData("fetuses=2", RiskColour.Yellow, "Y-3.1")]
    [InlineData("fetuses=3", RiskColour.Orange, "O-3.1")]
    [InlineData("fetuses=3;cond_cardiopulm_decline", RiskColour.Red, "R-2.1,O-3.1")]
    [InlineData("dx_diabetes", RiskColour.Yellow, "Y-2.5")]
    [InlineData("dx_diabetes;cond_endocrine_drug", RiskColour.Orange, "O-2.5.1")]
    public void Golden_case(string changes, RiskColour colour, string fired)
    {
        var assessment = RiskCases.National.Assess(RiskCases.HealthyBut(changes));

        Assert.Equal(colour, assessment.Colour);
        Assert.Equal(fired, string.Join(",", assessment.FiredRules.Select(rule => rule.Id)));
        Assert.False(assessment.Infectious);
        Assert.True(assessment.IsComplete);
    }

    [Fact]
    public void Syphilis_at_41_is_orange_with_the_purple_flag_beside_it()
    {
        var assessment = RiskCases.National.Assess(RiskCases.HealthyBut("age_years=41;lab_syphilis_pos"));

        Assert.Equal(RiskColour.Orange, assessment.Colour);
        Assert.True(assessment.Infectious);
        Assert.Equal(["P-1", "O-1.1", "Y-1.1"], assessment.FiredRules.Select(rule => rule.Id));
    }

    [Fact]
    public void Nothing_asked_is_not_green()
    {
        var assessment = RiskCases.National.Assess([]);

        Assert.Equal(RiskColour.Green, assessment.Colour);
        Assert.False(assessment.IsComplete);
        Assert.Equal(91, assessment.Unknown.Count);
        Assert.Equal(
            [RiskColour.Yellow, RiskColour.Orange, RiskColour.Red, RiskColour.Purple], assessment.NotExcluded);
        Assert.Contains("不能判为绿色", assessment.SentenceZh, StringComparison.Ordinal);
        Assert.Contains("not green", assessment.SentenceEn, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scarred_uterus_without_its_interval_is_yellow_and_orange_is_not_excluded()
    {
        var answers = RiskCases.HealthyBut("dx_scarred_uterus")
            .Where(answer => answer.Variable != "months_since_uterine_surgery");

        var assessment = RiskCases.National.Assess(answers);

        Assert.Equal(RiskColour.Yellow, assessment.Colour);
        var open = Assert.Single(assessment.Unknown);
        Assert.Equal("O-3.3", open.Id);
        Assert.Equal(["months_since_uterine_surgery"], open.Needs);
        Assert.Equal([RiskColour.Orange], assessment.NotExcluded);
        Assert.Contains("距末次子宫手术月数", assessment.SentenceZh, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_rule_that_could_not_raise_the_colour_asks_for_nothing()
    {
        // Without haemoglobin, yellow 2.6.2, orange 2.6.2 and red 1.6.3 are open; in a woman who is orange only red
        // matters.
        var answers = RiskCases.HealthyBut("age_years=41").Where(answer => answer.Variable != "hb_g_l");

        var assessment = RiskCases.National.Assess(answers);

        Assert.Equal(["R-1.6.3"], assessment.Unknown.Select(rule => rule.Id));
    }

    [Fact]
    public void Haemoglobin_in_the_wrong_unit_is_unknown_with_a_problem_and_not_red()
    {
        var assessment = RiskCases.National.Assess(RiskCases.HealthyBut("hb_g_l=11.5"));

        Assert.Equal(RiskColour.Green, assessment.Colour);
        Assert.False(assessment.IsComplete);
        var problem = Assert.Single(assessment.Problems);
        Assert.Equal(("MCH-R101", "hb_g_l"), (problem.Code, problem.Variable));
        Assert.Contains("11.5 g/L", problem.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_later_than_the_day_is_not_looked_at_and_the_latest_before_it_counts()
    {
        RiskAnswer[] answers =
        [
            .. RiskCases.HealthyBut("hb_g_l=120").Where(answer => answer.Variable != "hb_g_l"),
            new("hb_g_l", 85, AnsweredOn: new(2025, 3, 1)),
            new("hb_g_l", 115, AnsweredOn: new(2025, 5, 1)),
            new("hb_g_l", 38, AnsweredOn: new(2025, 8, 1)),
        ];

        Assert.False(RiskCases.National.Assess(answers, new(2025, 2, 28)).IsComplete);
        Assert.Equal(RiskColour.Yellow, RiskCases.National.Assess(answers, new(2025, 4, 30)).Colour);
        Assert.Equal(RiskColour.Green, RiskCases.National.Assess(answers, new(2025, 7, 31)).Colour);
        Assert.Equal(RiskColour.Red, RiskCases.National.Assess(answers, new(2025, 8, 1)).Colour);
    }

    [Fact]
    public void A_screening_item_is_positive_without_giving_a_colour()
    {
        var assessment = RiskCases.National.Assess(RiskCases.HealthyBut("height_cm=145"));

        Assert.Equal(["S-1.2"], assessment.ScreeningPositive.Select(item => item.Id));
        Assert.Equal(RiskColour.Green, assessment.Colour);
    }
}
