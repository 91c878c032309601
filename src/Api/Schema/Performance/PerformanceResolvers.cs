using McHAnalytics.Api.Schema.Analysis;
using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Performance;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Performance;

/// <summary>The funnel of places.</summary>
public static class PerformanceQueries
{
    /// <summary>Compares the places of a level under a place.</summary>
    public static async Task<PerformanceView> TownshipPerformanceAsync(
        PerformanceInput input, TownshipPerformance performance, DomainCatalogue catalogue, Asker asker, CancellationToken cancel)
    {
        var question = new PerformanceQuestion(input.Indicator, input.Under, input.Level, QuestionOfInput.TimeOf(input.Time));
        var answer = await ToldFault.TellAsync(() => performance.RunAsync(question, asker, cancel));
        return new PerformanceView(catalogue.FindIndicator(input.Indicator)!, answer.Result, answer.DataErrors);
    }
}

/// <summary>Places compared, as the schema arranges them.</summary>
/// <param name="Indicator">By what they are compared.</param>
/// <param name="Result">The judgement.</param>
/// <param name="DataErrors">Findings that stand against their data.</param>
public sealed record PerformanceView(
    Indicator Indicator,
    [property: GraphQL.Binding.GraphQLIgnore] PerformanceResult Result,
    IReadOnlyList<Finding> DataErrors)
{
    /// <summary>The pooled rate.</summary>
    public decimal? Target => Result.Target;

    /// <summary>Variation beyond chance.</summary>
    public double Overdispersion => Result.Overdispersion;

    /// <summary>What the asker should know.</summary>
    public IReadOnlyList<AnswerWarning> Warnings => Result.Warnings;

    /// <summary>The places, by filter.</summary>
    public Connection<PerformanceUnit> Units(int? first, string? after, PerformanceFilterInput? where) =>
        Page.Of(first, after).Cut([.. Result.Units.Where(unit => where?.Signal?.Contains(unit.Signal) ?? true)]);
}

/// <summary>Wording of reasons.</summary>
public static class PerformanceUnitResolvers
{
    /// <summary>Why the place has its signal.</summary>
    public static IReadOnlyList<string> Reasons(PerformanceUnit parent, string? lang) =>
        Language.Pick(lang, "zh", "en") == "zh" ? parent.ReasonsZh : parent.ReasonsEn;
}

/// <summary>The input of <c>townshipPerformance</c>.</summary>
public sealed record PerformanceInput(string Indicator, string? Under, TimeInput Time, OrgLevel Level = OrgLevel.Township);

/// <summary>A filter of the funnel's places.</summary>
public sealed record PerformanceFilterInput(IReadOnlyList<PerformanceSignal>? Signal);
