using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Answers questions from the published warehouse.</summary>
/// <remarks>
/// The whole route is in <see cref="AnswerAsync"/>: check, plan, fetch sums, make cells. The store only adds; every
/// division, comparison and total is made here from the parts.
/// </remarks>
public sealed class Analyst(PublishedWarehouse warehouse, DomainCatalogue catalogue, TimeProvider clock) : IAnalyst
{
    private const string Rollup = "rollup_county";

    private readonly ReportCalendars _calendars = new();

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <inheritdoc/>
    public async Task<Answer> AnswerAsync(Question question, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(asker);
        using var lease = warehouse.Lease();
        var key = QuestionKey.Of(question, asker, Today);
        if (lease.Answers.Find(key) is { } kept)
        {
            return kept with { Plan = kept.Plan with { Cached = true } };
        }

        var asked = new QuestionCheck(catalogue, lease.Version, clock, asker).Run(question);
        var planner = new AnswerPlanner(lease.Version, warehouse.Options);
        var plan = planner.Plan(asked);
        var calendar = await _calendars.OfAsync(lease, asked.Today, asked.KnownAt, cancel).ConfigureAwait(false);
        var fetched = await FactsReader.ReadAsync(lease, plan, cancel).ConfigureAwait(false);

        var disclosure = await Disclosure.OfAsync(lease, asked, cancel).ConfigureAwait(false);
        var cells = new CellMaker(lease.Version, calendar, asked, fetched.Rows, asked.KnownAt, disclosure);
        var cellsNow = asked.KnownAt is null
            ? cells
            : new CellMaker(
                lease.Version,
                await _calendars.OfAsync(lease, Today, null, cancel).ConfigureAwait(false),
                asked,
                fetched.Now,
                null,
                disclosure);
        var (slices, total, divided) = await DivideAsync(lease, plan, asked, fetched, cancel).ConfigureAwait(false);
        var builder = new AnswerBuilder(asked, catalogue, lease.Version, cells, cellsNow, slices, total, disclosure);
        var answer = new Answer(
            builder.Rows(),
            builder.Totals(),
            asked.Warnings,
            Describe(plan, asker.IsOwner ? fetched.Count + divided : null),
            lease.DataVersion);
        lease.Answers.Keep(key, answer);
        return answer;
    }

    /// <inheritdoc/>
    public Task<AnswerPlan> ExplainAsync(Question question, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(asker);
        cancel.ThrowIfCancellationRequested();
        using var lease = warehouse.Lease();
        var asked = new QuestionCheck(catalogue, lease.Version, clock, asker).Run(question);
        var plan = new AnswerPlanner(lease.Version, warehouse.Options).Plan(asked);
        return Task.FromResult(Describe(plan, null));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Page<SourceCell>>> LineageAsync(
        IReadOnlyList<CellOrigin> figures, Asker asker, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(asker);
        if (skip < 0 || take is < 0 or > 1_000)
        {
            throw QuestionFaults.PageOutOfRange();
        }

        using var lease = warehouse.Lease();
        CheckOwned(figures, asker, lease.Version);
        return await new Lineage(lease, catalogue).ReadAsync(figures, skip, take, cancel).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<ValueBounds>> BoundsAsync(
        IReadOnlyList<Cell> figures, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(asker);
        using var lease = warehouse.Lease();
        CheckOwned(figures.Select(figure => figure.Origin).OfType<CellOrigin>(), asker, lease.Version);
        return await new MissingReports(lease, catalogue).BoundAsync(figures, cancel).ConfigureAwait(false);
    }

    private static async Task<(IReadOnlyList<Slice> Slices, FetchedParts Total, int Rows)> DivideAsync(
        WarehouseLease lease, QuestionPlan plan, CheckedQuestion asked, FetchedParts fetched, CancellationToken cancel)
    {
        var persons = await DistinctPlan.ReadAsync(lease, plan, cancel).ConfigureAwait(false);
        if (asked.Division is not { } division || plan.Divided.Count == 0)
        {
            persons?.GiveTo(fetched);
            return ([Slice.Undivided(fetched)], fetched, persons?.Rows ?? 0);
        }

        var tables = await SliceReader.ReadAsync(lease, plan, cancel).ConfigureAwait(false);
        var maker = new SliceMaker(lease.Version, division, fetched, tables, persons);
        return (maker.Slices(), maker.Total(), maker.Rows + (persons?.Rows ?? 0));
    }

    private static void CheckOwned(IEnumerable<CellOrigin> figures, Asker asker, PublishedVersion version)
    {
        var scope = AskerScope.OfOwner(asker, version, "数据溯源和迟报影响范围", "Lineage and bounds");
        var isOwned = scope.Area is null || figures.All(figure =>
            figure.Places.Count > 0 && figure.Places.All(place => scope.Holds(version, place)));
        if (!isOwned)
        {
            throw AccessFaults.OwnersOnly("数据溯源和迟报影响范围", "Lineage and bounds");
        }
    }

    private static AnswerPlan Describe(QuestionPlan plan, int? rows)
    {
        var queries = plan.Queries.ToList();
        return new AnswerPlan(
            string.Join(";\n\n", queries.Select(FactsSql.Write).Concat(plan.Distinct.Select(DistinctPlan.Write))
                .Select(statement => statement.Template)),
            plan.EstimatedCost,
            rows,
            Cached: false,
            queries.Exists(query => query.UseRollup) ? Rollup : null,
            queries.Exists(query => query.Memory is not null)
                ? string.Join(", ", queries.Select(query => query.Memory?.Name).OfType<string>().Distinct())
                : null);
    }
}
