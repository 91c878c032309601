namespace McHAnalytics.Models.Access.Suppression;

/// <summary>Sums that are known to hold between numbered cells: of each, its cells times their factors add up to 0.</summary>
internal sealed class EquationSystem
{
    private readonly int[] _starts;
    private readonly int[] _cells;
    private readonly double[] _factors;
    private readonly int[] _ofCellStarts;
    private readonly int[] _ofCell;

    /// <param name="cells">How many cells there are.</param>
    /// <param name="equations">Of each equation its cells with their factors.</param>
    public EquationSystem(int cells, IEnumerable<List<(int Cell, double Factor)>> equations)
    {
        var (starts, all, factors) = (new List<int> { 0 }, new List<int>(), new List<double>());
        foreach (var equation in equations)
        {
            foreach (var (cell, factor) in equation)
            {
                all.Add(cell);
                factors.Add(factor);
            }

            starts.Add(all.Count);
        }

        (_starts, _cells, _factors) = ([.. starts], [.. all], [.. factors]);
        _ofCellStarts = new int[cells + 1];
        foreach (var cell in _cells)
        {
            _ofCellStarts[cell + 1]++;
        }

        for (var cell = 0; cell < cells; cell++)
        {
            _ofCellStarts[cell + 1] += _ofCellStarts[cell];
        }

        _ofCell = new int[_cells.Length];
        var next = _ofCellStarts.ToArray();
        for (var equation = 0; equation < Count; equation++)
        {
            foreach (var cell in CellsOf(equation))
            {
                _ofCell[next[cell]++] = equation;
            }
        }
    }

    /// <summary>How many equations there are.</summary>
    public int Count => _starts.Length - 1;

    public ReadOnlySpan<int> CellsOf(int equation) => _cells.AsSpan(_starts[equation].._starts[equation + 1]);

    public ReadOnlySpan<double> FactorsOf(int equation) => _factors.AsSpan(_starts[equation].._starts[equation + 1]);

    public ReadOnlySpan<int> EquationsOf(int cell) => _ofCell.AsSpan(_ofCellStarts[cell].._ofCellStarts[cell + 1]);
}
