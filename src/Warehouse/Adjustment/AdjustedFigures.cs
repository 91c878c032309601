using McHAnalytics.Models.Access;
using McHAnalytics.Models.Adjustment;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;

namespace McHAnalytics.Warehouse.Adjustment;

/// <summary>Reported counts with the adjusted ones beside them; what is stored stays as it was reported.</summary>
public sealed class AdjustedFigures(IAnalyst analyst, DomainCatalogue catalogue, AdjustmentRules rules)
{
    /// <summary>One row per place and period.</summary>
    /// <param name="measure">Code of a measure that is counted in each report.</param>
    /// <param name="under">Only this place and those under it; all where null.</param>
    /// <param name="level">The places' level.</param>
    /// <param name="by">The kind of period of a row.</param>
    /// <param name="time">The time.</param>
    /// <param name="asker">Who asks: what is withheld from him is not adjusted either.</param>
    /// <param name="cancel">Stops the question.</param>
    /// <exception cref="QuestionException">The measure is none, or no count; or the question cannot be asked so.</exception>
    public async Task<IReadOnlyList<AdjustedFigure>> RunAsync(
        string measure, string? under, OrgLevel level, PeriodType by, TimeAsk time, Asker asker, CancellationToken cancel)
    {
        if (catalogue.FindMeasure(measure) is not { Unit: Unit.Count, OverTime: TimeAggregation.Sum })
        {
            throw NotACount(measure);
        }

        var answer = await analyst.AnswerAsync(
            new Question
            {
                Measures = [new MeasureAsk(measure)],
                ByLevel = level,
                ByPeriod = by,
                Time = time,
                OrgUnits = new OrgUnitSelection { Under = under is null ? [] : [under] },
            },
            asker,
            cancel).ConfigureAwait(false);
        return Adjuster.Run(answer.Rows, measure, rules);
    }

    // A rate's numerator and denominator are adjusted alike, and what stands at a month's end is no count of its events.
    private static QuestionException NotACount(string measure) => new(
        "MCH-Q074",
        $"“{measure}” 不是逐期累加的计数指标, 无法按报告完整率调整; 请用 live_births 等计数项代码。",
        $"'{measure}' is no count that adds up over time, so it is not adjusted for missing reports: name a measure such as live_births.");
}
