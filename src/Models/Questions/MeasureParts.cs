namespace McHAnalytics.Models.Questions;

/// <summary>What was reported of one measure in one group of rows: the sum, and how many rows said what.</summary>
/// <remarks>Rows that say nothing are counted beside the sum and never enter it: missing is not zero.</remarks>
/// <param name="Sum">Sum over the rows that give a figure; 0 where none does. Exact.</param>
/// <param name="Reported">Rows that give a figure (reported, or estimated and marked so).</param>
/// <param name="Blank">Rows left blank.</param>
/// <param name="NotCollected">Rows that say -1: work was done, the figure was not collected.</param>
/// <param name="NotCarriedOut">Rows that say -2: no work was done.</param>
public readonly record struct MeasureParts(
    decimal Sum, long Reported, long Blank, long NotCollected, long NotCarriedOut)
{
    /// <summary>No row at all; adds as nothing.</summary>
    public static MeasureParts None => default;

    /// <summary>Whether at least one row gives a figure.</summary>
    public bool HasFigure => Reported > 0;

    /// <summary>Whether there is any row, with or without a figure.</summary>
    public bool HasRows => Reported + Blank + NotCollected + NotCarriedOut > 0;

    /// <summary>Why there is no figure. Due figures that are absent count before the sentinels.</summary>
    internal ValueState WhyNoFigure =>
        Blank > 0 || !HasRows ? ValueState.NotReported
        : NotCollected > 0 ? ValueState.NotCollected
        : ValueState.NotCarriedOut;

    /// <summary>The parts of both groups together.</summary>
    public static MeasureParts operator +(MeasureParts left, MeasureParts right) => new(
        left.Sum + right.Sum,
        left.Reported + right.Reported,
        left.Blank + right.Blank,
        left.NotCollected + right.NotCollected,
        left.NotCarriedOut + right.NotCarriedOut);

    /// <summary>The parts of both groups together.</summary>
    public static MeasureParts Add(MeasureParts left, MeasureParts right) => left + right;
}
