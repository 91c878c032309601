using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>Cells that carry no number, and the hiding of one.</summary>
public static class Cells
{
    /// <summary>A cell that says why there is no number.</summary>
    public static Cell Empty(Unit unit, ValueState state) => new() { Unit = unit, State = state };

    /// <summary>The cell with every number from which its value could be worked out taken away.</summary>
    /// <remarks>Completeness and timeliness stay: they count reports, not people. Flags go: they name counts.</remarks>
    public static Cell Suppress(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell with
        {
            Value = null,
            Numerator = null,
            Denominator = null,
            CiLow = null,
            CiHigh = null,
            State = ValueState.Suppressed,
            Flags = [],
        };
    }
}
