using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Models.Risk;

/// <summary>What must hold for any answers: 400 seeded random women, each questioned in a random order.</summary>
public sealed class RiskAssessmentPropertyTests
{
    private static readonly RiskRuleSet s_rules = RiskCases.National;

    [Fact]
    public void Answering_an_unknown_never_lowers_the_colour_and_never_reopens_a_rule()
    {
        var random = new Random(20170935);
        for (var woman = 0; woman < 400; woman++)
        {
            var answers = RandomAnswers(random);
            random.Shuffle(answers);
            var before = s_rules.Assess([]);
            for (var asked = 0; asked <= answers.Length; asked += 15)
            {
                var after = s_rules.Assess(answers.Take(asked));

                Assert.True(after.Colour >= before.Colour);
                Assert.True(after.Infectious || !before.Infectious);
                Assert.Subset(after.FiredRules.ToHashSet(), before.FiredRules.ToHashSet());
                Assert.Subset(
                    before.Unknown.Select(rule => rule.Id).ToHashSet(),
                    after.Unknown.Select(rule => rule.Id).ToHashSet());
                before = after;
            }
        }
    }

    [Fact]
    public void With_every_answer_three_valued_logic_agrees_with_ordinary_logic()
    {
        var random = new Random(7);
        for (var woman = 0; woman < 400; woman++)
        {
            var answers = RandomAnswers(random);
            var assessment = s_rules.Assess(answers);

            var expected = s_rules.Rules.Where(rule => Holds(rule.When, answers)).Select(rule => rule.Id).ToHashSet();
            Assert.Equal(expected, assessment.FiredRules.Select(rule => rule.Id).ToHashSet());
            Assert.True(assessment.IsComplete);
        }
    }

    [Fact]
    public void The_purple_flag_and_the_colour_do_not_move_each_other()
    {
        var random = new Random(11);
        string[] infections =
            ["dx_viral_hepatitis", "lab_syphilis_pos", "lab_hiv_pos", "dx_tuberculosis", "dx_special_virus"];
        for (var woman = 0; woman < 200; woman++)
        {
            var answers = RandomAnswers(random).Where(answer => !infections.Contains(answer.Variable)
                && answer.Variable != "dx_severe_pneumonia").ToList();
            var without = s_rules.Assess(answers);

            var with = s_rules.Assess([.. answers, new(infections[woman % infections.Length], Flag: true)]);

            Assert.Equal(without.Colour, with.Colour);
            Assert.False(without.Infectious);
            Assert.True(with.Infectious);
        }
    }

    [Fact]
    public void Asking_for_what_a_rule_needs_always_settles_it()
    {
        var random = new Random(13);
        for (var woman = 0; woman < 200; woman++)
        {
            var full = RandomAnswers(random).ToDictionary(answer => answer.Variable);
            var asked = full.Values.Where(_ => random.NextDouble() < 0.7).ToList();
            for (var round = 0; ; round++)
            {
                var assessment = s_rules.Assess(asked);
                if (assessment.IsComplete)
                {
                    break;
                }

                Assert.True(round < 10, "Each round must ask for something new.");
                asked.AddRange(assessment.Unknown.SelectMany(rule => rule.Needs).Distinct().Select(code => full[code]));
            }
        }
    }

    private static RiskAnswer[] RandomAnswers(Random random) =>
    [
        .. s_rules.Variables.Select(variable => variable.Range is { } range
            ? new RiskAnswer(
                variable.Code, Math.Round(range.Lowest + (random.NextDouble() * (range.Highest - range.Lowest))))
            : new RiskAnswer(variable.Code, Flag: random.NextDouble() < 0.03)),
    ];

    // Ordinary two-valued logic, written apart from the product's.
    private static bool Holds(RuleExpression when, RiskAnswer[] answers) => when switch
    {
        RuleExpression.And and => Holds(and.Left, answers) && Holds(and.Right, answers),
        RuleExpression.Or or => Holds(or.Left, answers) || Holds(or.Right, answers),
        RuleExpression.Not not => !Holds(not.Inner, answers),
        RuleExpression.Flag flag => answers.First(answer => answer.Variable == flag.Variable).Flag!.Value,
        RuleExpression.Comparison comparison => answers
            .First(answer => answer.Variable == comparison.Variable).Number!.Value.CompareTo(comparison.Limit) switch
        {
            < 0 => comparison.Operator is ComparisonOperator.Less or ComparisonOperator.AtMost,
            0 => comparison.Operator
                is ComparisonOperator.AtMost or ComparisonOperator.Equal or ComparisonOperator.AtLeast,
            _ => comparison.Operator is ComparisonOperator.Greater or ComparisonOperator.AtLeast,
        },
        _ => throw new InvalidOperationException(),
    };
}
