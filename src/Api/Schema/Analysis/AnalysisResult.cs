using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>An answer as the schema shows it: the same cells flat and as series.</summary>
public sealed record AnalysisResult(Answer Answer)
{
    internal static string CodesOf(IReadOnlyList<DimensionValue> dimensions) =>
        string.Concat(dimensions.Select(each => $"/{each.Code}"));

    /// <summary>One series per measure, place, dimensions and kind of period, points in time order.</summary>
    public Connection<Series> Series(int? first, string? after) => Page.Of(first, after).Cut(
    [
        .. Answer.Rows
            .GroupBy(row => (row.Measure.Name, row.OrgUnit?.Id, CodesOf(row.Dimensions), row.Period?.Type))
            .Select(group => new Series(
                group.First().Measure,
                group.First().OrgUnit,
                group.First().Dimensions,
                HasSeveralKinds ? group.Key.Type : null,
                [.. group.OrderBy(row => row.Period?.FirstMonthIndex).Select(row => new Point(row))])),
    ]);

    private bool HasSeveralKinds => Answer.Rows.Select(row => row.Period?.Type).Distinct().Take(2).Count() > 1;

    /// <summary>One row per measure, place and period.</summary>
    public Connection<AnswerRow> Rows(int? first, string? after) => Page.Of(first, after).Cut(Answer.Rows);

    /// <summary>One row per place and period, a value for each measure.</summary>
    public AnalysisTable Table(int? limit, string? after) => AnalysisTable.Of(Answer.Rows, limit, after);

    /// <summary>Totals, recomputed from the parts.</summary>
    public IReadOnlyList<AnswerTotal> Totals => Answer.Totals;

    /// <summary>What the asker should know about the question.</summary>
    public IReadOnlyList<AnswerWarning> Warnings => Answer.Warnings;

    /// <summary>The version that answered.</summary>
    public DataVersion DataVersion => Answer.DataVersion;

    /// <summary>How it was answered.</summary>
    public AnswerPlan Plan => Answer.Plan;
}

/// <summary>One measure of one place, and code of each dimension, over time.</summary>
public sealed record Series(
    MeasureAsk Ask,
    OrgUnit? OrgUnit,
    IReadOnlyList<DimensionValue> Dimensions,
    [property: GraphQL.Binding.GraphQLIgnore] PeriodType? Kind,
    IReadOnlyList<Point> Points)
{
    /// <summary>Stable within the answer; names the kind of period where the answer has several.</summary>
    public string Key => (OrgUnit is null ? Ask.Name : $"{Ask.Name}@{OrgUnit.Code}")
        + AnalysisResult.CodesOf(Dimensions)
        + (Kind is { } kind ? "~" + ConstantCase.Of(kind.ToString()) : string.Empty);

    /// <summary>What the series shows.</summary>
    public MeasureInfo Measure(DomainCatalogue catalogue) =>
        new(Ask, catalogue.FindIndicator(Ask.Code), catalogue.FindMeasure(Ask.Code));
}

/// <summary>The indicator or measure that a series shows.</summary>
public sealed record MeasureInfo(MeasureAsk Ask, Indicator? Indicator, [property: GraphQL.Binding.GraphQLIgnore] Measure? Counted)
{
    /// <summary>Code as asked.</summary>
    public string Code => Ask.Code;

    /// <summary>The alias, or the code.</summary>
    public string Alias => Ask.Name;

    /// <summary>The unit of its values.</summary>
    public Unit Unit => Indicator?.Unit ?? Counted?.Unit ?? Unit.Count;

    /// <summary>Its name.</summary>
    public string Name(string? lang) => Language.Pick(
        lang,
        Indicator?.NameZh ?? Counted?.NameZh ?? Code,
        Indicator?.NameEn ?? Counted?.NameEn ?? Code);
}

/// <summary>One cell of a series.</summary>
public sealed record Point(AnswerRow Row)
{
    /// <summary>The period; null where the question does not group by one.</summary>
    public Period? Period => Row.Period;

    /// <summary>First day.</summary>
    public DateOnly? Start => Row.Period?.Start;

    /// <summary>Last day.</summary>
    public DateOnly? End => Row.Period?.End;

    /// <summary>The figure.</summary>
    public Cell Cell => Row.Cell;

    /// <summary>The comparisons asked for.</summary>
    public IReadOnlyList<Comparison> Comparisons => Row.Comparisons;

    /// <summary>The period in words.</summary>
    public string? Label(string? lang) => Row.Period is { } period ? PeriodLabels.Of(period, lang) : null;
}
