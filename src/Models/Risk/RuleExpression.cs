namespace McHAnalytics.Models.Risk;

/// <summary>The condition of a rule over the answers, in three-valued logic: what was not asked is unknown, never
/// "no".</summary>
public abstract record RuleExpression
{
    private RuleExpression()
    {
    }

    /// <summary>Every variable that the condition names, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Variables => [.. Named().Distinct(StringComparer.Ordinal)];

    /// <summary>Whether the condition holds.</summary>
    public abstract Truth Evaluate(AnswerSheet answers);

    /// <summary>The unanswered variables on which an unknown condition still depends; none where it is known.</summary>
    /// <remarks>Parts that are already decided ask for nothing: of <c>a and (b or c)</c> with b true, only a is
    /// needed.</remarks>
    public IReadOnlyList<string> Needs(AnswerSheet answers) => [.. Missing(answers).Distinct(StringComparer.Ordinal)];

    private protected abstract IEnumerable<string> Named();

    private protected abstract IEnumerable<string> Missing(AnswerSheet answers);

    /// <summary>A yes-or-no variable by itself.</summary>
    /// <param name="Variable">Its code.</param>
    public sealed record Flag(string Variable) : RuleExpression
    {
        /// <inheritdoc/>
        public override Truth Evaluate(AnswerSheet answers) => answers.Flag(Variable) switch
        {
            true => Truth.True,
            false => Truth.False,
            null => Truth.Unknown,
        };

        private protected override IEnumerable<string> Named() => [Variable];

        private protected override IEnumerable<string> Missing(AnswerSheet answers) =>
            answers.Flag(Variable) is null ? [Variable] : [];
    }

    /// <summary>A number variable against a constant of the same unit.</summary>
    /// <param name="Variable">Code of the number variable.</param>
    /// <param name="Operator">How they are compared.</param>
    /// <param name="Limit">The constant.</param>
    public sealed record Comparison(string Variable, ComparisonOperator Operator, double Limit) : RuleExpression
    {
        /// <inheritdoc/>
        public override Truth Evaluate(AnswerSheet answers)
        {
            if (answers.Number(Variable) is not { } value)
            {
                return Truth.Unknown;
            }

            var holds = Operator switch
            {
                ComparisonOperator.Less => value < Limit,
                ComparisonOperator.AtMost => value <= Limit,
                ComparisonOperator.Equal => value == Limit,
                ComparisonOperator.AtLeast => value >= Limit,
                _ => value > Limit,
            };
            return holds ? Truth.True : Truth.False;
        }

        private protected override IEnumerable<string> Named() => [Variable];

        private protected override IEnumerable<string> Missing(AnswerSheet answers) =>
            answers.Number(Variable) is null ? [Variable] : [];
    }

    /// <summary>The contrary of a condition; of the unknown, unknown.</summary>
    /// <param name="Inner">The condition.</param>
    public sealed record Not(RuleExpression Inner) : RuleExpression
    {
        /// <inheritdoc/>
        public override Truth Evaluate(AnswerSheet answers) => Truth.True - (int)Inner.Evaluate(answers);

        private protected override IEnumerable<string> Named() => Inner.Named();

        private protected override IEnumerable<string> Missing(AnswerSheet answers) => Inner.Missing(answers);
    }

    /// <summary>Both conditions: one that is false decides alone.</summary>
    /// <param name="Left">One condition.</param>
    /// <param name="Right">The other.</param>
    public sealed record And(RuleExpression Left, RuleExpression Right) : RuleExpression
    {
        /// <inheritdoc/>
        public override Truth Evaluate(AnswerSheet answers) =>
            (Truth)Math.Min((int)Left.Evaluate(answers), (int)Right.Evaluate(answers));

        private protected override IEnumerable<string> Named() => Left.Named().Concat(Right.Named());

        private protected override IEnumerable<string> Missing(AnswerSheet answers) =>
            MissingOfBoth(this, Left, Right, answers);
    }

    /// <summary>Either condition: one that is true decides alone.</summary>
    /// <param name="Left">One condition.</param>
    /// <param name="Right">The other.</param>
    public sealed record Or(RuleExpression Left, RuleExpression Right) : RuleExpression
    {
        /// <inheritdoc/>
        public override Truth Evaluate(AnswerSheet answers) =>
            (Truth)Math.Max((int)Left.Evaluate(answers), (int)Right.Evaluate(answers));

        private protected override IEnumerable<string> Named() => Left.Named().Concat(Right.Named());

        private protected override IEnumerable<string> Missing(AnswerSheet answers) =>
            MissingOfBoth(this, Left, Right, answers);
    }

    private static IEnumerable<string> MissingOfBoth(
        RuleExpression whole, RuleExpression left, RuleExpression right, AnswerSheet answers)
    {
        if (whole.Evaluate(answers) != Truth.Unknown)
        {
            return [];
        }

        return new[] { left, right }
            .Where(part => part.Evaluate(answers) == Truth.Unknown)
            .SelectMany(part => part.Missing(answers));
    }
}

/// <summary>How a number is compared with a limit.</summary>
public enum ComparisonOperator
{
    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,

    /// <summary><c>&gt;</c></summary>
    Greater,
}
