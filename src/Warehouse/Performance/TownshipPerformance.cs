using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Performance;

/// <summary>Compares places by a rate and says which stand out, once chance and wrong data are set aside.</summary>
/// <param name="warehouse">The published warehouse.</param>
/// <param name="analyst">Answers the figures of this year and the last.</param>
/// <param name="findings">What the checks found.</param>
/// <param name="catalogue">The indicators.</param>
/// <param name="clock">Today.</param>
/// <param name="waivers">Findings that somebody answers for: they count against nobody's data.</param>
public sealed class TownshipPerformance(
    PublishedWarehouse warehouse,
    IAnalyst analyst,
    IFindings findings,
    DomainCatalogue catalogue,
    TimeProvider clock,
    IFindingWaivers? waivers = null)
{
    private const int FindingsAtATime = 1_000;
    private const int MostFindings = 20_000;

    /// <summary>Compares.</summary>
    /// <exception cref="QuestionException">The indicator, the place or the time cannot be asked so.</exception>
    /// <exception cref="WarehouseException">The store's fault.</exception>
    public async Task<PerformanceAnswer> RunAsync(PerformanceQuestion question, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        var indicator = catalogue.FindIndicator(question.Indicator) ?? throw NotAnIndicator(question.Indicator);
        var answer = await analyst.AnswerAsync(QuestionOf(question), asker, cancel).ConfigureAwait(false);
        var errors = await ErrorsAsync(question, indicator, asker, cancel).ConfigureAwait(false);

        using var lease = warehouse.Lease();
        var months = PeriodList.Months(
            PeriodList.Resolve(question.Time, DateOnly.FromDateTime(clock.GetLocalNow().DateTime))).Count;
        var places = new List<PerformanceEvidence>();
        foreach (var row in answer.Rows)
        {
            var (unit, lastYear) = (row.OrgUnit!, row.Comparisons is [var comparison, ..] ? comparison.Base : null);
            var own = errors.Where(error => IsAt(lease, error, unit));
            places.Add(new(unit, row.Cell, lastYear, [.. own.Select(error => Weighed(lease, asker.IsOwner ? error : Untold(error), unit, months))]));
        }

        return new(
            PerformanceJudge.Judge(indicator, places),
            !asker.IsOwner ? [] : [.. errors.Where(error => places.Any(place => IsAt(lease, error, place.OrgUnit)))],
            answer.DataVersion);
    }

    private static Question QuestionOf(PerformanceQuestion question) => new()
    {
        Measures = [new(question.Indicator)],
        ByLevel = question.Level,
        Time = question.Time,
        OrgUnits = new() { Under = question.Under is { } under ? [under] : [] },
        Compare = [new(CompareKind.SamePeriodLastYear)],
    };

    private async Task<List<Finding>> ErrorsAsync(
        PerformanceQuestion question, Indicator indicator, Asker asker, CancellationToken cancel)
    {
        var measures = indicator.Numerator.Terms
            .Concat(indicator.Denominator?.Terms ?? [])
            .Select(term => term.Measure)
            .ToHashSet(StringComparer.Ordinal);
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        var months = PeriodList.Months(PeriodList.Resolve(question.Time, today)).ToHashSet();
        var filter = new FindingFilter { Under = question.Under ?? asker.Area, Severities = [Severity.Error] };

        var errors = new List<Finding>();
        for (var skip = 0; skip < MostFindings; skip += FindingsAtATime)
        {
            var page = await findings.FindAsync(filter, Asker.LocalOwner, skip, FindingsAtATime, cancel).ConfigureAwait(false);
            errors.AddRange(page.Items.Where(finding =>
                finding.Measure is { } measure && measures.Contains(measure)
                && (finding.Period is not { } period || months.Contains(period.FirstMonthIndex))));
            if (skip + page.Items.Count >= page.TotalCount)
            {
                break;
            }
        }

        return await StandingAsync(errors, cancel).ConfigureAwait(false);
    }

    private async Task<List<Finding>> StandingAsync(List<Finding> errors, CancellationToken cancel)
    {
        var waived = waivers is null ? null : await waivers.WaivedAsync(cancel).ConfigureAwait(false);
        return waived is null ? errors : [.. errors.Where(error => !waived(error))];
    }

    // That a place's data are in doubt is told to all; the figures that say so only to those who own them.
    private static Finding Untold(Finding error) => error with
    {
        EvidenceZh = $"质量检查 {error.Rule} 发现该数据有误",
        EvidenceEn = $"the check {error.Rule} found an error in the data",
    };

    private static bool IsAt(WarehouseLease lease, Finding error, OrgUnit unit) =>
        error.OrgUnit is { } place && PlaceTree.IsWithin(lease.Version.CurrentOf(place), unit);

    // One village's month is a small part of a township's year; the township's own month a large one.
    private static PerformanceError Weighed(WarehouseLease lease, Finding error, OrgUnit unit, int months)
    {
        var level = error.OrgUnit!.Level;
        var reporters = level == unit.Level ? 1 : Math.Max(1, lease.Places.All.Count(place =>
            place.Level == level && place.ValidTo is null && PlaceTree.IsWithin(place, unit)));
        var share = 1.0 / reporters / (error.Period is null ? 1 : months);
        return new(error.Rule, error.EvidenceZh, error.EvidenceEn, share);
    }

    private QuestionException NotAnIndicator(string code)
    {
        var nearest = string.Join(", ", catalogue.Suggest(code));
        return new(
            "MCH-Q001",
            $"没有代码为 “{code}” 的指标。" + (nearest.Length > 0 ? $"是否指:{nearest}?" : string.Empty),
            $"There is no indicator '{code}'." + (nearest.Length > 0 ? $" Did you mean {nearest}?" : string.Empty));
    }
}
