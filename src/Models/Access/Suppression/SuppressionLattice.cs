namespace McHAnalytics.Models.Access.Suppression;

/// <summary>Every figure that can be asked for at places and periods of their own, and which of them are withheld.</summary>
/// <remarks>
/// Three families of sums hold between the figures: a place is the sum of the places under it and of what was reported at
/// itself; a period is the sum of its periods, in both calendars; a measure is the sum of others where the forms or an
/// indicator say so.
/// </remarks>
public sealed class SuppressionLattice
{
    private readonly IReadOnlyList<LatticePlace> _places;
    private readonly IReadOnlyList<LatticePeriod> _periods;
    private readonly int _firstMonth;
    private readonly IReadOnlyList<(int Whole, int[] Parts)> _periodSums;
    private readonly List<PlaceSum> _placeSums = [];
    private readonly int _nodes;

    /// <param name="places">The places, each after the one above it.</param>
    /// <param name="firstMonth">First month with a figure (since year 0).</param>
    /// <param name="lastMonth">Last month with a figure.</param>
    public SuppressionLattice(IReadOnlyList<LatticePlace> places, int firstMonth, int lastMonth)
    {
        ArgumentNullException.ThrowIfNull(places);
        (_places, _firstMonth) = (places, firstMonth);
        _periods = LatticePeriods.Of(firstMonth, lastMonth);
        _periodSums = LatticePeriods.Sums(_periods);
        _nodes = places.Count;
        var under = Enumerable.Range(0, places.Count)
            .Where(place => places[place].Parent is not null)
            .ToLookup(place => places[place].Parent!.Value);
        for (var place = 0; place < places.Count; place++)
        {
            if (under[place].Any())
            {
                // What was reported at a place itself stands beside the places under it as one more part.
                _placeSums.Add(new(place, _nodes++, [.. under[place]], [.. under[place].Where(each => !places[each].IsFine)]));
            }
        }
    }

    /// <summary>How many figures a measure has: places times periods.</summary>
    public static long SizeOf(int places, int months) => places * (long)LatticePeriods.Of(0, Math.Max(0, months - 1)).Count;

    /// <summary>The figures of measures that are withheld.</summary>
    /// <param name="rules">What is protected, and which sums hold between the measures.</param>
    /// <param name="factsOf">Of a measure what was reported where and when.</param>
    public IEnumerable<WithheldCell> Withhold(SuppressionRules rules, Func<string, IReadOnlyList<LatticeFact>> factsOf)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(factsOf);
        foreach (var linked in SeriesLinks.Of(rules))
        {
            var facts = linked.Series.Where(series => series.IsMeasure)
                .ToDictionary(series => series.Name, series => factsOf(series.Name), StringComparer.Ordinal);
            if (facts.Values.All(each => each.Count == 0))
            {
                continue;
            }

            foreach (var cell in Withhold(linked, facts, rules.WithComplements))
            {
                yield return cell;
            }
        }
    }

    private IEnumerable<WithheldCell> Withhold(
        SuppressionRules linked, Dictionary<string, IReadOnlyList<LatticeFact>> facts, bool withComplements)
    {
        var figures = new LatticeFigures(linked.Series.Count, _nodes * _periods.Count);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var series = 0; series < linked.Series.Count; series++)
        {
            var each = linked.Series[series];
            numbers[each.Name] = series;
            if (each.IsMeasure)
            {
                AddUp(figures, series, facts[each.Name], SumsOf(each));
            }
            else
            {
                figures.Combine(series, [.. each.Terms.Select(term => (numbers[term.Measure], (double)term.Coefficient))]);
            }
        }

        var definedBy = new int[figures.Count];
        Array.Fill(definedBy, -1);
        var sums = new EquationSystem(figures.Count, Sums(linked, numbers, figures, definedBy));
        var (isSmall, isKnown) = Marks(linked, figures);
        var hidden = new CellSuppressor(sums, figures.Values, isSmall, isKnown, definedBy).Run(withComplements);
        for (var series = 0; series < linked.Series.Count; series++)
        {
            var isAsked = linked.Series[series] is { IsMeasure: true, Part: not { IsRest: true } };
            for (var cell = 0; isAsked && cell < _places.Count * _periods.Count; cell++)
            {
                if (hidden[(series * figures.Each) + cell])
                {
                    yield return new(
                        linked.Series[series], _places[cell / _periods.Count].Id, _periods[cell % _periods.Count]);
                }
            }
        }
    }

    // Of a part of a count the smallest places are those that are not fine.
    private List<PlaceSum> SumsOf(ProtectedSeries series) => series.Part is null
        ? _placeSums
        : [.. _placeSums.Where(sum => sum.Coarse.Count > 0).Select(sum => sum with { Under = sum.Coarse })];

    private void AddUp(LatticeFigures figures, int series, IReadOnlyList<LatticeFact> facts, List<PlaceSum> sums)
    {
        var own = sums.ToDictionary(sum => sum.Place, sum => sum.Own);
        var periods = _periods.Count;
        foreach (var (place, month, value) in facts)
        {
            var at = month - _firstMonth; // months stand first, from the first on
            figures.Add(series, (own.GetValueOrDefault(place, place) * periods) + at, value);
        }

        // The places stand after those above them: from the last on, each is complete when it is added to the one above.
        foreach (var (place, itself, under, _) in sums.AsEnumerable().Reverse())
        {
            for (var period = 0; period < periods; period++)
            {
                figures.AddTo(series, (place * periods) + period, [(itself * periods) + period, .. under.Select(child => (child * periods) + period)]);
            }
        }

        for (var node = 0; node < _nodes; node++)
        {
            foreach (var (whole, parts) in _periodSums)
            {
                figures.AddTo(series, (node * periods) + whole, [.. parts.Select(part => (node * periods) + part)]);
            }
        }
    }

    private IEnumerable<List<(int Cell, double Factor)>> Sums(
        SuppressionRules linked, Dictionary<string, int> numbers, LatticeFigures figures, int[] definedBy)
    {
        var number = 0;
        var periods = _periods.Count;
        for (var series = 0; series < linked.Series.Count; series++)
        {
            var start = series * figures.Each;
            foreach (var (place, own, under, _) in SumsOf(linked.Series[series]))
            {
                for (var period = 0; period < periods; period++)
                {
                    definedBy[start + (own * periods) + period] = number++;
                    yield return
                    [
                        (start + (place * periods) + period, -1),
                        (start + (own * periods) + period, 1),
                        .. under.Select(child => (start + (child * periods) + period, 1d)),
                    ];
                }
            }

            for (var node = 0; node < _nodes; node++)
            {
                foreach (var (whole, parts) in _periodSums)
                {
                    number++;
                    var node0 = start + (node * periods);
                    yield return [(node0 + whole, -1), .. parts.Select(part => (node0 + part, 1d))];
                }
            }
        }

        foreach (var series in linked.Series.Where(series => !series.IsMeasure))
        {
            for (var cell = 0; cell < _places.Count * periods; cell++)
            {
                // A difference below zero is a fault of the data, and bounds nothing.
                var sum = (numbers[series.Name] * figures.Each) + cell;
                if (figures.Values[sum] >= 0)
                {
                    definedBy[sum] = number++;
                    yield return
                    [
                        (sum, -1),
                        .. series.Terms.Select(term =>
                            ((numbers[term.Measure] * figures.Each) + cell, (double)term.Coefficient)),
                    ];
                }
            }
        }

        foreach (var identity in linked.Identities)
        {
            var rest = numbers[identity.Parts[^1].Measure];
            rest = linked.Series[rest].Part is { IsRest: true } ? rest : -1;
            for (var cell = 0; cell < _places.Count * periods; cell++)
            {
                List<(int Cell, double Factor)> sum =
                [
                    ((numbers[identity.Whole] * figures.Each) + cell, -1),
                    .. identity.Parts.Select(part => ((numbers[part.Measure] * figures.Each) + cell, part.Factor)),
                ];
                if (sum.Exists(each => figures.HasFigure[each.Cell])
                    && Math.Abs(sum.Sum(each => each.Factor * figures.Values[each.Cell])) < 1e-5)
                {
                    // What came undivided only is told by the difference, and by nothing else.
                    if (rest >= 0)
                    {
                        definedBy[(rest * figures.Each) + cell] = number;
                    }

                    number++;
                    yield return sum;
                }
            }
        }
    }

    private (bool[] IsSmall, bool[] IsKnown) Marks(SuppressionRules linked, LatticeFigures figures)
    {
        var (isSmall, isKnown) = (new bool[figures.Count], new bool[figures.Count]);
        for (var cell = 0; cell < figures.Count; cell++)
        {
            var series = linked.Series[cell / figures.Each];
            var isOwn = cell % figures.Each >= _places.Count * _periods.Count;
            var value = figures.Values[cell];
            isKnown[cell] = !figures.HasFigure[cell] || value < 0 || (isOwn && value == 0);
            isSmall[cell] = !isKnown[cell] && series.Part is not { IsRest: true } && (series.IsSensitive
                ? value < SuppressionRules.LeastShownSensitive
                : value > 0 && value < SuppressionRules.LeastShown);
        }

        return (isSmall, isKnown);
    }

    /// <summary>A place that is the sum of others.</summary>
    /// <param name="Place">The place.</param>
    /// <param name="Own">What was reported at itself.</param>
    /// <param name="Under">The places under it.</param>
    /// <param name="Coarse">Those of them that are not fine.</param>
    private sealed record PlaceSum(int Place, int Own, List<int> Under, List<int> Coarse);
}
