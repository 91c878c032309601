using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>Cells that carry no number.</summary>
public static class Cells
{
    /// <summary>A cell that says why there is no number.</summary>
    public static Cell Empty(Unit unit, ValueState state) => new() { Unit = unit, State = state };
}
