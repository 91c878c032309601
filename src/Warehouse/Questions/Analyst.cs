using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
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
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        using var lease = warehouse.Lease();
        var key = QuestionKey.Of(question, Today);
        if (lease.Answers.Find(key) is { } kept)
        {
            return kept with { Plan = kept.Plan with { Cached = true } };
        }

        var asked = new QuestionCheck(catalogue, lease.Version, Today).Run(question);
        var planner = new AnswerPlanner(lease.Version, warehouse.Options);
        var plan = planner.Plan(asked);
        var calendar = await _calendars.OfAsync(lease, Today, cancel).ConfigureAwait(false);
        var (parts, parents) = await FactsReader.ReadAsync(lease, plan, cancel).ConfigureAwait(false);

        var cells = new CellMaker(lease.Version, calendar, asked, parts);
        var builder = new AnswerBuilder(asked, catalogue, planner, cells, parts, parents);
        var answer = new Answer(
            builder.Rows(),
            builder.Totals(),
            asked.Warnings,
            Describe(plan, parts.Rows + parents.Rows),
            lease.DataVersion);
        lease.Answers.Keep(key, answer);
        return answer;
    }

    /// <inheritdoc/>
    public Task<AnswerPlan> ExplainAsync(Question question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(question);
        cancel.ThrowIfCancellationRequested();
        using var lease = warehouse.Lease();
        var asked = new QuestionCheck(catalogue, lease.Version, Today).Run(question);
        var plan = new AnswerPlanner(lease.Version, warehouse.Options).Plan(asked);
        return Task.FromResult(Describe(plan, null));
    }

    /// <inheritdoc/>
    public async Task<Page<SourceCell>> LineageAsync(
        MeasureAsk measure, OrgUnit? place, Period period, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(measure);
        if (skip < 0 || take is < 1 or > 1_000)
        {
            throw QuestionFaults.PageOutOfRange();
        }

        using var lease = warehouse.Lease();
        var recipe = CellRecipe.For(catalogue, measure.Code);
        var months = Span.Of(period).Window(measure.RollingMonths);
        return await new Lineage(lease).ReadAsync(recipe, place, months, skip, take, cancel).ConfigureAwait(false);
    }

    private static AnswerPlan Describe(QuestionPlan plan, int? rows)
    {
        var queries = plan.Rows is null ? [] : plan.Parents.Prepend(plan.Rows).ToList();
        return new AnswerPlan(
            string.Join(";\n\n", queries.Select(query => FactsSql.Write(query).Template)),
            plan.EstimatedCost,
            rows,
            Cached: false,
            queries.Exists(query => query.UseRollup) ? Rollup : null);
    }
}
