using System.Globalization;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>Assesses pregnancies by the rules when they are asked for, and puts the published probability
/// beside.</summary>
/// <remarks>A place's assessed list is kept until the data or the day changes: pages and filters read it again and
/// again.</remarks>
/// <param name="warehouse">The published warehouse.</param>
/// <param name="catalogue">The rules.</param>
/// <param name="files">Where models are kept.</param>
/// <param name="clock">Today.</param>
public sealed class PregnancyRisks(
    PublishedWarehouse warehouse, RiskCatalogue catalogue, RiskModelFiles files, TimeProvider clock) : IPregnancyRisks
{
    private const int MostLimit = 1_000;
    private const int MostListsKept = 4;

    private readonly Lock _keeping = new();
    private readonly LinkedList<(ListKey Key, IReadOnlyList<Judged> List)> _kept = new();

    /// <inheritdoc/>
    public RiskModelSummary? Model
    {
        get
        {
            var code = catalogue.Setting.Code;
            return files.Find(code, files.LatestVersion(code)) is { } model ? RiskModelSummary.Of(model) : null;
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);

    /// <inheritdoc/>
    public async Task<PregnancyRiskPage> ListAsync(PregnancyRiskQuery query, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(query);
        using var lease = warehouse.Lease();
        var scope = ScopeOf(asker, lease);
        var under = query.Under is { } code ? lease.Places.Find(code) ?? throw RiskFaults.UnknownPlace(code) : null;
        if (query.Offset < 0 || query.Limit is < 0 or > MostLimit)
        {
            throw RiskFaults.NoSuchPage(MostLimit);
        }

        var place = scope.Within(lease.Version, under is null ? null : lease.Version.CurrentOf(under));
        var all = await ListOfAsync(lease, place, query.OnlyOpen, cancel).ConfigureAwait(false);
        var found = Ordered(all.Where(judged => Matches(judged.Risk, query)), query.Order).ToList();
        return new(
            [.. found.Skip(query.Offset).Take(query.Limit).Select(WithReasons)], found.Count, lease.DataVersion);
    }

    /// <inheritdoc/>
    public async Task<PregnancyRisk?> FindAsync(string id, Asker asker, CancellationToken cancel)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        using var lease = warehouse.Lease();
        var found = await PregnancyReader.OneAsync(lease, number, ScopeOf(asker, lease), cancel).ConfigureAwait(false);
        var assessed = await AssessAsync(lease, found, cancel).ConfigureAwait(false);
        return assessed is [var risk] ? WithReasons(risk) : null;
    }

    private static AskerScope ScopeOf(Asker asker, WarehouseLease lease) =>
        asker.DataClasses.Contains(DataClass.Person) ? AskerScope.Of(asker, lease.Version) : throw AccessFaults.PersonsForOwners();

    private async Task<IReadOnlyList<Judged>> ListOfAsync(
        WarehouseLease lease, OrgUnit? under, bool onlyOpen, CancellationToken cancel)
    {
        var key = new ListKey(lease.DataVersion.ETag, Today, under?.Code, onlyOpen);
        lock (_keeping)
        {
            if (_kept.FirstOrDefault(kept => kept.Key == key) is { List: { } list })
            {
                return list;
            }
        }

        DateOnly? openOn = onlyOpen ? Today : null;
        var found = await PregnancyReader.UnderAsync(lease, under, openOn, cancel).ConfigureAwait(false);
        var assessed = await AssessAsync(lease, found, cancel).ConfigureAwait(false);
        lock (_keeping)
        {
            _kept.AddFirst((key, assessed));
            if (_kept.Count > MostListsKept)
            {
                _kept.RemoveLast();
            }
        }

        return assessed;
    }

    private async Task<List<Judged>> AssessAsync(
        WarehouseLease lease, List<RegisteredPregnancy> pregnancies, CancellationToken cancel)
    {
        var code = catalogue.Setting.Code;
        var predictions = await PredictionTable.ReadAsync(lease, code, cancel).ConfigureAwait(false);
        var unscored = files.LatestVersion(code) == 0 ? "NO_MODEL" : "NOT_SCORED";
        var today = Today;
        var list = new List<Judged>(pregnancies.Count);
        foreach (var (record, areaId) in pregnancies)
        {
            cancel.ThrowIfCancellationRequested();
            var isOpen = record.DeliveredOn is null || record.DeliveredOn > today;
            var day = isOpen ? today : record.DeliveredOn!.Value;
            var risk = new PregnancyRisk
            {
                Id = record.Id.ToString(CultureInfo.InvariantCulture),
                Pseudonym = record.Pseudonym,
                Township = TownshipOf(lease, areaId),
                GestationalWeek = isOpen ? record.GestationalWeekAt(today) : null,
                Assessment = catalogue.Rules.Assess(record.AnswersAt(day), today),
                ProbabilityState = isOpen ? unscored : "DELIVERED",
            };
            list.Add(isOpen && predictions.GetValueOrDefault(record.Id) is { } prediction
                ? WithProbability(risk, prediction)
                : new(risk, null, null));
        }

        return list;
    }

    private Judged WithProbability(PregnancyRisk risk, Prediction prediction)
    {
        // Without the model's file the number could not be explained: it is not shown.
        if (files.Find(catalogue.Setting.Code, prediction.ModelVersion) is not { } model)
        {
            return new(risk with { ProbabilityState = "NO_MODEL" }, null, null);
        }

        var scored = risk with
        {
            Probability = prediction.Probability,
            ProbabilityState = "OK",
            Band = model.BandOf(prediction.Probability).ToString().ToUpperInvariant(),
            BaseMargin = model.Base,
            Disagreement = model.Disagrees(risk.Assessment.Colour, prediction.Probability),
            ScoredAsOf = prediction.AsOf,
            ScoredAt = new DateTimeOffset(DateTime.SpecifyKind(prediction.ScoredAt, DateTimeKind.Utc)),
        };
        return new(scored, prediction, model);
    }

    // The sentences are made for the page that is shown, not for the thousands that it is chosen from.
    private static PregnancyRisk WithReasons(Judged judged) =>
        judged is { Prediction: { } prediction, Model: { } model }
            ? judged.Risk with
            {
                Reasons = [.. prediction.Reasons.Select(reason => RiskReason.Of(model, reason))],
                Model = RiskModelSummary.Of(model),
            }
            : judged.Risk;

    private static OrgUnit TownshipOf(WarehouseLease lease, int areaId)
    {
        var place = lease.Version.CurrentOf(lease.Places[areaId]);
        return lease.Places.AncestorAt(place, OrgLevel.Township) ?? place;
    }

    private static bool Matches(PregnancyRisk risk, PregnancyRiskQuery query) =>
        (query.Colours.Count == 0
            || query.Colours.Contains(risk.Assessment.Colour)
            || (risk.Assessment.Infectious && query.Colours.Contains(RiskColour.Purple)))
        && (query.ProbabilityFrom is null || risk.Probability >= query.ProbabilityFrom)
        && (query.ProbabilityTo is null || risk.Probability <= query.ProbabilityTo);

    // Ties by the graver colour, then by id, so that pages never overlap.
    private static IEnumerable<Judged> Ordered(IEnumerable<Judged> list, PregnancyRiskOrder order)
    {
        var byProbability =
            order is PregnancyRiskOrder.ProbabilityAscending or PregnancyRiskOrder.ProbabilityDescending;
        var isAscending =
            order is PregnancyRiskOrder.ProbabilityAscending or PregnancyRiskOrder.GestationalWeekAscending;
        double? Key(Judged judged) => byProbability ? judged.Risk.Probability : judged.Risk.GestationalWeek;
        return list
            .OrderBy(judged => Key(judged) is null)
            .ThenBy(judged => (isAscending ? 1 : -1) * Key(judged))
            .ThenByDescending(judged => judged.Risk.Assessment.Colour)
            .ThenBy(judged => judged.Risk.Id.Length)
            .ThenBy(judged => judged.Risk.Id, StringComparer.Ordinal);
    }

    private sealed record Judged(PregnancyRisk Risk, Prediction? Prediction, RiskModel? Model);

    private sealed record ListKey(string ETag, DateOnly Today, string? Under, bool OnlyOpen);
}
