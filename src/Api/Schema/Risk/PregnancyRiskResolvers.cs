using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Api.Schema.Risk;

/// <summary>Pregnancies with their colour and probability.</summary>
public static class PregnancyRiskQueries
{
    /// <summary>Pregnancies by filter, most probable first unless asked otherwise.</summary>
    public static async Task<Connection<PregnancyRisk>> PregnancyRisksAsync(
        int? first,
        string? after,
        PregnancyRiskFilterInput? where,
        IReadOnlyList<PregnancyRiskSortInput>? order,
        IPregnancyRisks risks,
        Asker asker,
        CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        var query = new PregnancyRiskQuery
        {
            Under = where?.Under,
            OnlyOpen = where?.Delivered is not true,
            Colours = where?.Colour is { } colour ? [.. Enum.GetValues<RiskColour>().Where(colour.Holds)] : [],
            ProbabilityFrom = where?.Probability?.Gte,
            ProbabilityTo = where?.Probability?.Lte,
            Order = OrderOf(order),
            Offset = page.Offset,
            Limit = page.Limit,
        };
        var found = await ToldFault.TellAsync(() => risks.ListAsync(query, asker, cancel));
        return new Connection<PregnancyRisk>(found.Items, found.TotalCount, page.Offset);
    }

    private static PregnancyRiskOrder OrderOf(IReadOnlyList<PregnancyRiskSortInput>? order) => order switch
    {
        null or [] => PregnancyRiskOrder.ProbabilityDescending,
        [{ Probability: SortEnumType.Desc, GestationalWeek: null }] => PregnancyRiskOrder.ProbabilityDescending,
        [{ Probability: SortEnumType.Asc, GestationalWeek: null }] => PregnancyRiskOrder.ProbabilityAscending,
        [{ Probability: null, GestationalWeek: SortEnumType.Desc }] => PregnancyRiskOrder.GestationalWeekDescending,
        [{ Probability: null, GestationalWeek: SortEnumType.Asc }] => PregnancyRiskOrder.GestationalWeekAscending,
        _ => throw new GraphQLUserException(
            "Order by one of probability and gestationalWeek. 只能按 probability 或 gestationalWeek 之一排序。", "MCH-A006"),
    };
}

/// <summary>A filter of pregnancies.</summary>
public sealed record PregnancyRiskFilterInput(
    EnumOperationFilterInput<RiskColour>? Colour,
    ProbabilityRangeInput? Probability,
    string? Under,
    bool? Delivered);

/// <summary>A range of probabilities, both ends included.</summary>
public sealed record ProbabilityRangeInput(double? Gte, double? Lte);

/// <summary>An order of pregnancies.</summary>
public sealed record PregnancyRiskSortInput(SortEnumType? Probability, SortEnumType? GestationalWeek);

/// <summary>Fields of <c>PregnancyRisk</c> that the record arranges otherwise.</summary>
public static class PregnancyRiskResolvers
{
    /// <summary>The colour by rules and the probability by the model, side by side.</summary>
    public static RiskView Assessment(PregnancyRisk parent) => new(parent);
}

/// <summary>Colour and probability of one pregnancy, as the schema arranges them.</summary>
public sealed record RiskView([property: GraphQL.Binding.GraphQLIgnore] PregnancyRisk Risk)
{
    /// <summary>Highest colour known to fire.</summary>
    public RiskColour Colour => Risk.Assessment.Colour;

    /// <summary>The purple flag.</summary>
    public bool Infectious => Risk.Assessment.Infectious;

    /// <summary>Whether nothing unknown could still raise the colour.</summary>
    public bool Complete => Risk.Assessment.IsComplete;

    /// <summary>The rules that fired.</summary>
    public IReadOnlyList<FiredRule> FiredRules => Risk.Assessment.FiredRules;

    /// <summary>The rules that could still raise the colour.</summary>
    public IReadOnlyList<UnknownRule> Unknown => Risk.Assessment.Unknown;

    /// <summary>The rule set's id.</summary>
    public string RuleSet => Risk.Assessment.RuleSet;

    /// <summary>Calibrated probability.</summary>
    public double? Probability => Risk.Probability;

    /// <summary>Why there is one, or none.</summary>
    public string ProbabilityState => Risk.ProbabilityState;

    /// <summary>TOP, MIDDLE or LOW.</summary>
    public string? Band => Risk.Band;

    /// <summary>What moved the probability, largest first.</summary>
    public IReadOnlyList<RiskReason> Reasons => Risk.Reasons;

    /// <summary>Log-odds of the average woman learnt from.</summary>
    public double? BaseMargin => Risk.BaseMargin;

    /// <summary>The model that gave the probability.</summary>
    public RiskModelSummary? Model => Risk.Model;
}

/// <summary>Fields of <c>FiredRule</c> that the record names otherwise.</summary>
public static class FiredRuleResolvers
{
    /// <summary>The authority's own wording.</summary>
    public static string Text(FiredRule parent) => parent.TextZh;
}

/// <summary>Wording of reasons.</summary>
public static class RiskReasonResolvers
{
    /// <summary>The feature's name.</summary>
    public static string Label(RiskReason parent, string? lang) => Language.Pick(lang, parent.LabelZh, parent.LabelEn);

    /// <summary>The reason in a sentence.</summary>
    public static string Sentence(RiskReason parent, string? lang) =>
        Language.Pick(lang, parent.SentenceZh, parent.SentenceEn);
}

/// <summary>Fields of <c>RiskModel</c> that the summary names otherwise.</summary>
public static class RiskModelResolvers
{
    /// <summary>Code and version.</summary>
    public static string Id(RiskModelSummary parent) => $"{parent.Code}:{parent.Version}";

    /// <summary>The model card.</summary>
    public static string Card(RiskModelSummary parent, string? lang) => Language.Pick(lang, parent.CardZh, parent.CardEn);
}
