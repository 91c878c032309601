using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>What the statements of a plan gave.</summary>
/// <param name="Rows">The parts of the rows' places.</param>
/// <param name="Parents">The parts of the places above them.</param>
/// <param name="Over">The parts of the finer places that are summarised, by their level.</param>
/// <param name="Peers">The parts of the rows' places and their peers.</param>
/// <param name="Now">The parts of the rows' places as they are known now; empty where that is not asked for.</param>
internal sealed record FetchedParts(
    PartsTable Rows, PartsTable Parents, IReadOnlyDictionary<OrgLevel, PartsTable> Over, PartsTable Peers, PartsTable Now)
{
    /// <summary>How many rows the statements gave.</summary>
    public int Count => Rows.Rows + Parents.Rows + (Peers == Rows ? 0 : Peers.Rows) + Now.Rows + Over.Values.Sum(table => table.Rows);
}
