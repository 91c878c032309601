using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>Turns the input of <c>analyze</c> into the question object that every door asks.</summary>
internal static class QuestionOfInput
{
    public static Question From(AnalyzeInput input)
    {
        var levels = (input.GroupBy ?? []).Where(group => group.OrgLevel is not null).ToList();
        var kinds = (input.GroupBy ?? []).Select(group => group.Period).OfType<PeriodType>().Distinct().ToList();
        if (levels.Count > 1)
        {
            throw new GraphQLUserException(
                "groupBy takes at most one place level. Ask once per level. groupBy 最多一个地区层级。",
                "MCH-A003");
        }

        return new Question
        {
            Measures = [.. input.Measures.Select(AskOf)],
            ByLevel = levels.SingleOrDefault()?.OrgLevel,
            ByPeriods = kinds,
            ByDimensions = [.. (input.GroupBy ?? []).Select(group => group.Dimension).OfType<string>()],
            Where = input.Where?.ToFilter(),
            Segments = input.Segments ?? [],
            Time = TimeOf(input.Time),
            AsOf = input.AsOf,
            OrgUnits = new OrgUnitSelection
            {
                Ids = input.OrgUnits?.Ids ?? [],
                Under = input.OrgUnits?.Under ?? [],
                Groups = input.OrgUnits?.Groups ?? [],
                Level = input.OrgUnits?.Level,
            },
            Fill = input.Fill ?? Fill.State,
            Totals = input.Totals ?? [],
            Compare = [.. (input.Compare ?? []).Select(compare => new CompareAsk(compare.Kind, compare.Offset ?? 1))],
            Having = [.. (input.Having ?? []).Select(having => new HavingAsk(having.Measure, having.Value))],
            Order = [.. (input.Order ?? []).Select(OrderOf)],
        };
    }

    public static TimeAsk TimeOf(TimeInput time) => new(
        time.Periods,
        time.Range is { } range ? new DateRange(range.From, range.To, range.PeriodType) : null,
        time.Relative);

    private static MeasureAsk AskOf(MeasureInput measure) => new(
        measure.Code,
        measure.Alias,
        measure.Window?.RollingMonths,
        measure.Over is { } over ? new OverPlaces(over.Level, over.Function, over.Threshold) : null,
        measure.Window?.ToDate)
    {
        Version = measure.Version,
        Denominator = measure.Denominator,
    };

    private static OrderAsk OrderOf(AnalysisOrderInput order) => (order.Measure, order.Dimension) switch
    {
        (not null, null) or (null, not null) =>
            new OrderAsk(order.Measure, order.Dimension, order.Direction == SortEnumType.Desc),
        _ => throw new GraphQLUserException(
            "An order names either a measure or a dimension (orgUnit, period). 排序须指定 measure 或 dimension 之一。",
            "MCH-A004"),
    };
}
