namespace McHAnalytics.Models.Access.Suppression;

/// <summary>The figures of a few linked series over a lattice, series after series.</summary>
/// <param name="series">How many series there are.</param>
/// <param name="each">How many figures each has.</param>
internal sealed class LatticeFigures(int series, int each)
{
    /// <summary>How many figures each series has.</summary>
    public int Each { get; } = each;

    public int Count => Values.Length;

    public double[] Values { get; } = new double[series * each];

    /// <summary>Whether anything was reported for the figure.</summary>
    public bool[] HasFigure { get; } = new bool[series * each];

    public void Add(int series, int cell, double value)
    {
        Values[(series * Each) + cell] += value;
        HasFigure[(series * Each) + cell] = true;
    }

    public void AddTo(int series, int whole, ReadOnlySpan<int> parts)
    {
        foreach (var part in parts)
        {
            if (HasFigure[(series * Each) + part])
            {
                Add(series, whole, Values[(series * Each) + part]);
            }
        }
    }

    /// <summary>Makes a series of others, each times a factor.</summary>
    public void Combine(int series, IReadOnlyList<(int Series, double Factor)> terms)
    {
        for (var cell = 0; cell < Each; cell++)
        {
            foreach (var (other, factor) in terms)
            {
                if (HasFigure[(other * Each) + cell])
                {
                    Add(series, cell, factor * Values[(other * Each) + cell]);
                }
            }
        }
    }
}
