namespace McHAnalytics.Models.Access.Suppression;

/// <summary>Withholds, beside the small cells, as many others as it takes that no sum gives a small one back.</summary>
/// <remarks>
/// Whoever reads does not know whether a withheld cell is small: it may be any whole number from 0 up. From the sums and the
/// cells shown each withheld cell can be narrowed; where one is left with fewer than
/// <see cref="SuppressionRules.LeastCandidates"/> numbers, another cell of the sum that narrows it is withheld too, until
/// there is none. First each sum for itself, which is quick and settles nearly all; then all of them together.
/// </remarks>
internal sealed class CellSuppressor
{
    private const int MostRounds = 200;

    private readonly EquationSystem _sums;
    private readonly double[] _values;
    private readonly bool[] _isKnown;
    private readonly int[] _definedBy;
    private readonly int[] _definitionOf;
    private readonly bool[] _isHidden;
    private readonly int[] _hiddenIn;
    private readonly Queue<int> _unsettled = new();
    private readonly bool[] _isQueued;
    private bool _isBeyondHelp;

    /// <param name="sums">The sums that hold.</param>
    /// <param name="values">The cells' values.</param>
    /// <param name="isSmall">Cells that must be withheld.</param>
    /// <param name="isKnown">Cells that everybody knows and that cannot be withheld.</param>
    /// <param name="definedBy">Of a cell that is shown only by its sum (it is shown where all others of the sum are) the number
    /// of that sum; -1 for cells that are shown themselves.</param>
    public CellSuppressor(EquationSystem sums, double[] values, bool[] isSmall, bool[] isKnown, int[] definedBy)
    {
        (_sums, _values, _isKnown, _definedBy) = (sums, values, isKnown, definedBy);
        _isHidden = new bool[values.Length];
        _hiddenIn = new int[sums.Count];
        _isQueued = new bool[sums.Count];
        _definitionOf = new int[sums.Count];
        Array.Fill(_definitionOf, -1);
        for (var cell = 0; cell < definedBy.Length; cell++)
        {
            if (definedBy[cell] >= 0)
            {
                _definitionOf[definedBy[cell]] = cell;
            }
        }

        for (var cell = 0; cell < isSmall.Length; cell++)
        {
            if (isSmall[cell] && !isKnown[cell])
            {
                Mark(cell);
            }
        }
    }

    /// <summary>The cells that are withheld. Without complements only the small ones: to prove that complements matter.</summary>
    public bool[] Run(bool withComplements = true)
    {
        for (var round = 0; withComplements && round < MostRounds; round++)
        {
            SettleEach();
            if (!SettleTogether())
            {
                return _isBeyondHelp ? WithholdAll() : _isHidden;
            }
        }

        return withComplements ? WithholdAll() : _isHidden;
    }

    // Never met: but what cannot be settled is not shown.
    private bool[] WithholdAll()
    {
        for (var cell = 0; cell < _isHidden.Length; cell++)
        {
            _isHidden[cell] |= !_isKnown[cell];
        }

        return _isHidden;
    }

    private void Mark(int cell)
    {
        if (_isHidden[cell] || _isKnown[cell])
        {
            return;
        }

        _isHidden[cell] = true;
        foreach (var sum in _sums.EquationsOf(cell))
        {
            _hiddenIn[sum]++;
            if (!_isQueued[sum])
            {
                _isQueued[sum] = true;
                _unsettled.Enqueue(sum);
            }

            // What is the sum of what is withheld cannot be worked out any more.
            if (_definitionOf[sum] is var defined and >= 0 && defined != cell)
            {
                Mark(defined);
            }
        }
    }

    private void SettleEach()
    {
        while (_unsettled.TryDequeue(out var sum))
        {
            _isQueued[sum] = false;
            while (IsTooNarrowAlone(sum) && HideOneOf(sum))
            {
                // until it is wide enough, or has no more to withhold
            }
        }
    }

    // Taken alone, a sum narrows its withheld cells where there is one only, or where all stand on one side of it.
    private bool IsTooNarrowAlone(int sum)
    {
        if (_hiddenIn[sum] == 0)
        {
            return false;
        }

        if (_hiddenIn[sum] == 1)
        {
            return true;
        }

        var (positive, negative, least) = (0d, 0d, double.MaxValue);
        var (hasPositive, hasNegative) = (false, false);
        var cells = _sums.CellsOf(sum);
        var factors = _sums.FactorsOf(sum);
        for (var at = 0; at < cells.Length; at++)
        {
            if (_isHidden[cells[at]])
            {
                hasPositive |= factors[at] > 0;
                hasNegative |= factors[at] < 0;
                (factors[at] > 0 ? ref positive : ref negative) += Math.Abs(factors[at]) * _values[cells[at]];
                least = Math.Min(least, Math.Abs(factors[at]));
            }
        }

        return !(hasPositive && hasNegative)
            && Math.Floor((positive + negative) / least) + 1 < SuppressionRules.LeastCandidates;
    }

    // The cheapest: one that is not alone in its other sums, that is no larger place or time, and that is small.
    private bool HideOneOf(int sum)
    {
        var (best, bestCost) = (-1, double.MaxValue);
        var cells = _sums.CellsOf(sum);
        var factors = _sums.FactorsOf(sum);
        for (var at = 0; at < cells.Length; at++)
        {
            if (!_isHidden[cells[at]] && !_isKnown[cells[at]] && CostOf(cells[at], factors[at]) is var cost && cost < bestCost)
            {
                (best, bestCost) = (cells[at], cost);
            }
        }

        if (best < 0)
        {
            return false;
        }

        Hide(best);
        return true;
    }

    private void Hide(int cell)
    {
        if (_definedBy[cell] < 0)
        {
            Mark(cell);
            return;
        }

        // A cell that is worked out from others is withheld by withholding one of them.
        var (best, bestCost) = (-1, double.MaxValue);
        foreach (var other in _sums.CellsOf(_definedBy[cell]))
        {
            if (other != cell && !_isKnown[other] && _definedBy[other] < 0 && CostOf(other, 1) is var cost && cost < bestCost)
            {
                (best, bestCost) = (other, cost);
            }
        }

        Mark(best >= 0 ? best : cell);
    }

    private double CostOf(int cell, double factor)
    {
        var lonely = 0;
        foreach (var sum in _sums.EquationsOf(cell))
        {
            lonely += _hiddenIn[sum] == 0 ? 1 : 0;
        }

        // A zero hides little: any sum that shows its other parts to be the whole gives it back.
        return (4 * lonely) + (factor < 0 ? 3 : 0) + (_definedBy[cell] >= 0 ? 2 : 0) + (_values[cell] == 0 ? 8 : 0)
            + (_values[cell] / (_values[cell] + 100));
    }

    private bool SettleTogether()
    {
        var narrowed = new IntervalPropagation(_sums, _values, _isHidden);
        narrowed.Run();
        var changed = false;
        var stuck = new List<int>();
        for (var cell = 0; cell < _isHidden.Length; cell++)
        {
            if (_isHidden[cell] && narrowed.CandidatesOf(cell) < SuppressionRules.LeastCandidates)
            {
                if (HideOneBeside(cell, narrowed))
                {
                    changed = true;
                }
                else
                {
                    stuck.Add(cell);
                }
            }
        }

        if (changed || stuck.Count == 0)
        {
            return changed;
        }

        foreach (var cell in stuck)
        {
            foreach (var sum in _sums.EquationsOf(cell))
            {
                foreach (var beside in _sums.CellsOf(sum))
                {
                    changed |= _isHidden[beside] && HideOneBeside(beside, narrowed);
                }
            }
        }

        _isBeyondHelp = !changed;
        return changed;
    }

    private bool HideOneBeside(int cell, IntervalPropagation narrowed)
    {
        var sums = _sums.EquationsOf(cell).ToArray();
        Array.Sort(sums, (left, right) => narrowed.WidthBy(left, cell).CompareTo(narrowed.WidthBy(right, cell)));
        foreach (var sum in sums)
        {
            if (HideOneOf(sum))
            {
                return true;
            }
        }

        return false;
    }
}
