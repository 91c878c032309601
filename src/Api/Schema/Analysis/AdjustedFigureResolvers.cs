using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Adjustment;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Adjustment;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>Reported counts beside adjusted ones.</summary>
public static class AdjustedFigureQueries
{
    /// <summary>One row per place and period.</summary>
    public static async Task<Connection<AdjustedFigure>> AdjustedFiguresAsync(
        AdjustedFiguresInput input, int? first, string? after, AdjustedFigures figures, Asker asker, CancellationToken cancel)
    {
        var page = Page.Of(first, after);
        return page.Cut(await ToldFault.TellAsync(() => figures.RunAsync(
            input.Measure, input.Under, input.Level, input.By, QuestionOfInput.TimeOf(input.Time), asker, cancel)));
    }
}

/// <summary>The input of <c>adjustedFigures</c>.</summary>
public sealed record AdjustedFiguresInput(
    string Measure, string? Under, TimeInput Time, OrgLevel Level = OrgLevel.County, PeriodType By = PeriodType.Year);
