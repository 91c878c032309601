using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Models.Risk;

public sealed class RuleExpressionTests
{
    // Kleene's tables, with lab_hbsag_pos for p and lab_liver_abnormal for q.
    [Theory]
    [InlineData("T", "T", Truth.True, Truth.True)]
    [InlineData("T", "F", Truth.False, Truth.True)]
    [InlineData("T", "?", Truth.Unknown, Truth.True)]
    [InlineData("F", "T", Truth.False, Truth.True)]
    [InlineData("F", "F", Truth.False, Truth.False)]
    [InlineData("F", "?", Truth.False, Truth.Unknown)]
    [InlineData("?", "T", Truth.Unknown, Truth.True)]
    [InlineData("?", "F", Truth.False, Truth.Unknown)]
    [InlineData("?", "?", Truth.Unknown, Truth.Unknown)]
    public void And_and_or_follow_Kleene(string p, string q, Truth and, Truth or)
    {
        var sheet = Sheet(Answer("lab_hbsag_pos", p).Concat(Answer("lab_liver_abnormal", q)));

        Assert.Equal(and, RuleExpressionParser.Parse("lab_hbsag_pos and lab_liver_abnormal").Evaluate(sheet));
        Assert.Equal(or, RuleExpressionParser.Parse("lab_hbsag_pos or lab_liver_abnormal").Evaluate(sheet));
    }

    [Theory]
    [InlineData("T", Truth.False)]
    [InlineData("F", Truth.True)]
    [InlineData("?", Truth.Unknown)]
    public void The_contrary_of_the_unknown_is_unknown(string p, Truth not) =>
        Assert.Equal(not, RuleExpressionParser.Parse("not lab_hbsag_pos").Evaluate(Sheet(Answer("lab_hbsag_pos", p))));

    [Fact]
    public void And_binds_tighter_than_or_and_not_tighter_than_and()
    {
        // dx_asthma or (dx_scoliosis and (not dx_ckd))
        var condition = RuleExpressionParser.Parse("dx_asthma or dx_scoliosis and not dx_ckd");

        var or = Assert.IsType<RuleExpression.Or>(condition);
        var and = Assert.IsType<RuleExpression.And>(or.Right);
        Assert.IsType<RuleExpression.Not>(and.Right);
        Assert.Equal(["dx_asthma", "dx_scoliosis", "dx_ckd"], condition.Variables);
    }

    [Fact]
    public void Only_the_variables_that_still_matter_are_asked_for()
    {
        var condition = RuleExpressionParser.Parse("dx_ckd and (dx_asthma or dx_scoliosis) and hb_g_l < 110");

        var needs = condition.Needs(Sheet([new("dx_asthma", Flag: true), new("hb_g_l", 90)]));

        Assert.Equal(["dx_ckd"], needs);
    }

    [Theory]
    [InlineData("hb_g_l <", "column 9: expected a number, found the end")]
    [InlineData("(dx_ckd", "column 8: expected ')', found the end")]
    [InlineData("dx_ckd dx_asthma", "column 8: expected 'and', 'or' or the end, found 'dx_asthma'")]
    [InlineData("dx_ckd && dx_asthma", "column 8: '&' has no meaning in a condition")]
    [InlineData("and dx_ckd", "column 1: expected a variable, 'not' or '(', found 'and'")]
    [InlineData("", "column 1: expected a variable, 'not' or '(', found the end")]
    public void A_condition_that_cannot_be_read_names_the_column(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => RuleExpressionParser.Parse(text)).Message);

    private static IEnumerable<RiskAnswer> Answer(string variable, string value) =>
        value == "?" ? [] : [new(variable, Flag: value == "T")];

    private static AnswerSheet Sheet(IEnumerable<RiskAnswer> answers) => new(RiskCases.National, answers);
}
