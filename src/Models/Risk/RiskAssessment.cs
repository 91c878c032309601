namespace McHAnalytics.Models.Risk;

/// <summary>What the rules say of one pregnancy, and what they cannot say yet.</summary>
/// <param name="RuleSet">Id of the rules.</param>
/// <param name="Colour">The most serious colour known to fire: a lower bound while <paramref name="Unknown"/> is not
/// empty.</param>
/// <param name="Infectious">Whether a purple rule is known to fire; independent of the colour.</param>
/// <param name="FiredRules">The colour rules that fire, the most serious first.</param>
/// <param name="Unknown">The rules that could still raise the colour or set the purple flag, the most serious
/// first.</param>
/// <param name="ScreeningPositive">The screening items that are positive; they give no colour.</param>
/// <param name="Problems">Answers that were refused.</param>
/// <param name="SentenceZh">The whole in a Chinese sentence.</param>
/// <param name="SentenceEn">The same in English.</param>
public sealed record RiskAssessment(
    string RuleSet,
    RiskColour Colour,
    bool Infectious,
    IReadOnlyList<FiredRule> FiredRules,
    IReadOnlyList<UnknownRule> Unknown,
    IReadOnlyList<FiredRule> ScreeningPositive,
    IReadOnlyList<AnswerProblem> Problems,
    string SentenceZh,
    string SentenceEn)
{
    /// <summary>Whether nothing that is still unknown could change the result. A missing answer never yields
    /// green.</summary>
    public bool IsComplete => Unknown.Count == 0;

    /// <summary>The colours above the known one that cannot be excluded yet, the mildest first; purple among
    /// them.</summary>
    public IReadOnlyList<RiskColour> NotExcluded => [.. Unknown.Select(rule => rule.Colour).Distinct().Order()];
}

/// <summary>A rule that is known to fire.</summary>
/// <param name="Id">The clause's id.</param>
/// <param name="Colour">Its colour; null for a screening item.</param>
/// <param name="TextZh">The clause in Chinese.</param>
/// <param name="TextEn">The clause in English.</param>
/// <param name="Clause">Its condition.</param>
/// <param name="Evidence">What the wording rests on.</param>
/// <param name="Citation">Name of the source.</param>
public sealed record FiredRule(
    string Id,
    RiskColour? Colour,
    string TextZh,
    string TextEn,
    string Clause,
    RuleEvidence Evidence,
    string Citation);

/// <summary>A rule of which it cannot be told whether it fires.</summary>
/// <param name="Id">The clause's id.</param>
/// <param name="Colour">The colour it would give.</param>
/// <param name="TextZh">The clause in Chinese.</param>
/// <param name="TextEn">The clause in English.</param>
/// <param name="Needs">Codes of the variables that must be asked or measured to tell.</param>
public sealed record UnknownRule(
    string Id, RiskColour Colour, string TextZh, string TextEn, IReadOnlyList<string> Needs);
