namespace McHAnalytics.Warehouse.Memory;

/// <summary>The parts of one measure, place by place and, within a place, unit of time by unit of time.</summary>
/// <param name="Sum">Sums of the figures, times ten to the power of <paramref name="Decimals"/>.</param>
/// <param name="Decimals">0 where every sum is whole, else 4.</param>
/// <param name="Reported">Rows that give a figure.</param>
/// <param name="Blank">Rows left blank.</param>
/// <param name="NotCollected">Rows that say -1.</param>
/// <param name="NotCarriedOut">Rows that say -2.</param>
internal sealed record MeasureColumns(
    PackedColumn? Sum,
    byte Decimals,
    PackedColumn? Reported,
    PackedColumn? Blank,
    PackedColumn? NotCollected,
    PackedColumn? NotCarriedOut)
{
    /// <summary>Bytes that the columns take.</summary>
    public long Bytes =>
        new[] { Sum, Reported, Blank, NotCollected, NotCarriedOut }.Sum(column => column?.Bytes ?? 0);
}

/// <summary>The parts of one measure while they are added up: five numbers a cell.</summary>
internal sealed class MeasureCells(int cells)
{
    private const int Scale = 10_000;

    /// <summary>Sums in ten-thousandths, as the facts keep them.</summary>
    public long[] Sum { get; } = new long[cells];

    /// <summary>Rows by what they say: with a figure, blank, not collected, not carried out.</summary>
    public long[][] Counts { get; } = [new long[cells], new long[cells], new long[cells], new long[cells]];

    /// <summary>The cells packed.</summary>
    public MeasureColumns Pack()
    {
        var isWhole = !Array.Exists(Sum, sum => sum % Scale != 0);
        if (isWhole)
        {
            for (var cell = 0; cell < Sum.Length; cell++)
            {
                Sum[cell] /= Scale;
            }
        }

        return new MeasureColumns(
            PackedColumn.Of(Sum),
            isWhole ? (byte)0 : (byte)4,
            PackedColumn.Of(Counts[0]),
            PackedColumn.Of(Counts[1]),
            PackedColumn.Of(Counts[2]),
            PackedColumn.Of(Counts[3]));
    }

    /// <summary>Empties the cells for the next measure.</summary>
    public void Clear()
    {
        Array.Clear(Sum);
        foreach (var counts in Counts)
        {
            Array.Clear(counts);
        }
    }
}
