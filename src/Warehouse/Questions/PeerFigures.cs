using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Statistics;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Quartiles and medians of a place's peers: the other places of its level in the same place above.</summary>
/// <remarks>
/// The place itself takes no part, so that the one that is judged does not move its own yardstick. Few peers say little,
/// and a quartile of three would be a neighbour's own figure.
/// </remarks>
internal sealed class PeerFigures(
    PublishedVersion version, CheckedQuestion question, CellMaker cells, PartsTable parts)
{
    /// <summary>The fewest peers with a value that are summarised.</summary>
    public const int Fewest = 5;

    private readonly Dictionary<(int? Above, Ask Ask, Span Span), List<PeerValue>> _values = [];
    private readonly Lazy<ILookup<int?, RowPlace>> _byParent = new(() => question.Peers.ToLookup(
        unit => version.ParentOf(unit)?.Id, unit => new RowPlace(unit, unit.Id, [unit.Id])));

    /// <summary>Whether a comparison is with the peers.</summary>
    public static bool IsAsked(CompareAsk compare) =>
        compare.Kind is CompareKind.PeerP25 or CompareKind.PeerMedian or CompareKind.PeerP75;

    /// <summary>The figure of a row's peers; null where the row stands for several places.</summary>
    /// <param name="kind">Which of the peers' figures.</param>
    /// <param name="ask">The measure.</param>
    /// <param name="row">The row.</param>
    /// <param name="span">When.</param>
    /// <param name="own">The row's own cell.</param>
    public Cell? Make(CompareKind kind, Ask ask, RowPlace row, Span span, Cell own)
    {
        if (row.Unit is not { } unit)
        {
            return null;
        }

        var values = Values(version.ParentOf(unit)?.Id, ask, span)
            .Where(peer => peer.Place != unit.Id)
            .Select(peer => peer.Value)
            .ToList();
        var isEnough = values.Count >= Fewest;
        return new Cell
        {
            Value = isEnough ? Quantiles.Of(values, ShareOf(kind)) : null,
            Unit = own.Unit,
            State = isEnough ? ValueState.Ok : ValueState.Suppressed,
            DefinitionVersion = own.DefinitionVersion,
            Flags = [AnswerFlags.Peers(values.Count, Fewest)],
        };
    }

    // Made once for all places in one place above: each of them leaves out only itself.
    private List<PeerValue> Values(int? above, Ask ask, Span span)
    {
        if (!_values.TryGetValue((above, ask, span), out var known))
        {
            _values[(above, ask, span)] = known =
            [
                .. _byParent.Value[above]
                    .Select(place => (Place: place.Group, cells.Make(parts, ask, place, span).Value))
                    .Where(peer => peer.Value is not null)
                    .Select(peer => new PeerValue(peer.Place, peer.Value!.Value))
                    .OrderBy(peer => peer.Value),
            ];
        }

        return known;
    }

    private static decimal ShareOf(CompareKind kind) => kind switch
    {
        CompareKind.PeerP25 => 0.25m,
        CompareKind.PeerMedian => 0.50m,
        _ => 0.75m,
    };

    private readonly record struct PeerValue(int Place, decimal Value);
}
