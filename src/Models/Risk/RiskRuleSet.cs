using System.Collections.Frozen;

namespace McHAnalytics.Models.Risk;

/// <summary>An authority's colour rules, as read from <c>catalogue/risk/</c>.</summary>
/// <remarks>They are data: provinces and years differ, and a clinician signs them off.</remarks>
public sealed class RiskRuleSet
{
    private readonly FrozenDictionary<string, RiskVariable> _variables;

    internal RiskRuleSet(
        RiskRuleSetHeading heading,
        IReadOnlyList<RiskSection> sections,
        IReadOnlyList<RiskVariable> variables,
        IReadOnlyList<RiskRule> screening,
        IReadOnlyList<RiskRule> rules,
        IReadOnlyList<RiskManagement> management)
    {
        Heading = heading;
        Sections = sections;
        Variables = variables;
        Screening = screening;
        Rules = rules;
        Management = management;
        _variables = variables.ToFrozenDictionary(variable => variable.Code, StringComparer.Ordinal);
    }

    /// <summary>Id, title, document number and status.</summary>
    public RiskRuleSetHeading Heading { get; }

    /// <summary>The sections of the paper form.</summary>
    public IReadOnlyList<RiskSection> Sections { get; }

    /// <summary>What is asked or measured.</summary>
    public IReadOnlyList<RiskVariable> Variables { get; }

    /// <summary>Screening items: positive on any means assessment in a hospital of level 2 or above.</summary>
    public IReadOnlyList<RiskRule> Screening { get; }

    /// <summary>The colour rules.</summary>
    public IReadOnlyList<RiskRule> Rules { get; }

    /// <summary>What is to be done with each colour.</summary>
    public IReadOnlyList<RiskManagement> Management { get; }

    /// <summary>Reads the rules.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <exception cref="RiskCatalogueException">The file has faults: all of them, each with its line.</exception>
    public static RiskRuleSet Read(string yaml, string fileName) => RiskRuleSetReader.Read(yaml, fileName);

    /// <summary>The variable with a code, or null.</summary>
    public RiskVariable? FindVariable(string code) => _variables.GetValueOrDefault(code);

    /// <summary>What the rules say of a pregnancy.</summary>
    /// <param name="answers">Its answers.</param>
    /// <param name="asOf">The day of the assessment: later answers are not looked at; null: all.</param>
    public RiskAssessment Assess(IEnumerable<RiskAnswer> answers, DateOnly? asOf = null) =>
        Assess(new AnswerSheet(this, answers, asOf));

    /// <summary>The colour alone, for whole registers: the most serious that is known to fire, purple aside.</summary>
    /// <param name="sheet">The answers of a pregnancy, of this catalogue's variables.</param>
    public RiskColour ColourOf(AnswerSheet sheet) => Rules
        .Where(rule => rule.Colour != RiskColour.Purple && rule.When.Evaluate(sheet) == Truth.True)
        .Select(rule => rule.Colour!.Value)
        .DefaultIfEmpty(RiskColour.Green)
        .Max();

    private RiskAssessment Assess(AnswerSheet sheet)
    {
        var judged = Rules
            .Select(rule => (Rule: rule, Holds: rule.When.Evaluate(sheet)))
            .OrderByDescending(judgement => judgement.Rule.Colour)
            .ToList();

        var fired = judged
            .Where(judgement => judgement.Holds == Truth.True)
            .Select(judgement => Fired(judgement.Rule))
            .ToList();
        var infectious = fired.Any(rule => rule.Colour == RiskColour.Purple);
        var colour = fired
            .Where(rule => rule.Colour != RiskColour.Purple)
            .Select(rule => rule.Colour!.Value)
            .DefaultIfEmpty(RiskColour.Green)
            .Max();
        var unknown = judged
            .Where(judgement => judgement.Holds == Truth.Unknown && CouldChange(judgement.Rule, colour, infectious))
            .Select(judgement => Unknown(judgement.Rule, sheet))
            .ToList();
        var screening = Screening.Where(rule => rule.When.Evaluate(sheet) == Truth.True).Select(Fired).ToList();
        var (zh, en) = RiskSentences.Of(this, colour, infectious, fired, unknown);

        return new(Heading.Id, colour, infectious, fired, unknown, screening, sheet.Problems, zh, en);
    }

    private static bool CouldChange(RiskRule rule, RiskColour colour, bool infectious) =>
        rule.Colour == RiskColour.Purple ? !infectious : rule.Colour > colour;

    private static FiredRule Fired(RiskRule rule) =>
        new(rule.Id, rule.Colour, rule.TextZh, rule.TextEn, rule.Clause, rule.Evidence, rule.Citation);

    private static UnknownRule Unknown(RiskRule rule, AnswerSheet sheet) =>
        new(rule.Id, rule.Colour!.Value, rule.TextZh, rule.TextEn, rule.When.Needs(sheet));
}

/// <summary>What the rules are and how far they may be relied on.</summary>
/// <param name="Id">Stable id: <c>CN-NATIONAL-2017</c>.</param>
/// <param name="TitleZh">Title in Chinese.</param>
/// <param name="TitleEn">Title in English.</param>
/// <param name="DocumentNumber">The authority's number.</param>
/// <param name="Status"><c>DRAFT</c> until a clinician has signed the rules off.</param>
public sealed record RiskRuleSetHeading(
    string Id, string TitleZh, string TitleEn, string DocumentNumber, string Status);
