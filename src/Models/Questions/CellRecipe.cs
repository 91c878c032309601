using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>
/// How the cells of one indicator or measure are made: what to fetch, how it adds up, and the division at the end.
/// </summary>
public sealed class CellRecipe
{
    // Most cells have none: they share it, and nobody adds to it.
    private static readonly List<QualityFlag> s_noFlags = [];

    private readonly List<(int Measure, int Coefficient)> _numerator;
    private readonly List<(int Measure, int Coefficient)> _denominator;
    private readonly DerivedValue? _derived;
    private readonly TimeAggregation _overTime;
    private readonly bool[] _isCount;
    private readonly bool[] _isDistinct;

    private CellRecipe(DomainCatalogue catalogue, Indicator? indicator, Measure? measure)
    {
        Indicator = indicator;
        Measure = measure;
        Code = indicator?.Code ?? measure!.Code;
        Unit = indicator?.Unit ?? measure!.Unit;

        var codes = new List<string>();
        _numerator = Place(indicator?.Numerator.Terms ?? [new(Code, 1)], codes);
        _denominator = Place(indicator?.Denominator?.Terms ?? [], codes);
        _derived = indicator is null ? null : DerivedValue.For(indicator, terms => Place(terms, codes));
        Measures = codes;

        var measures = codes.Select(code => catalogue.FindMeasure(code)!).ToList();
        _isCount = [.. measures.Select(each => each.Unit == Unit.Count)];
        _isDistinct = [.. measures.Select(each => each.OverTime == TimeAggregation.None)];

        // A stock over a flow comes from the same reports (women due, women checked): pooled rounds need both summed.
        _overTime = measures.All(each => each.OverTime == TimeAggregation.Last)
            ? TimeAggregation.Last
            : TimeAggregation.Sum;
    }

    /// <summary>Code of the indicator or measure.</summary>
    public string Code { get; }

    /// <summary>Unit of the cells.</summary>
    public Unit Unit { get; }

    /// <summary>The indicator; null where a measure is asked for itself.</summary>
    public Indicator? Indicator { get; }

    /// <summary>The measure; null where an indicator is asked for.</summary>
    public Measure? Measure { get; }

    /// <summary>Codes of the measures to fetch, each once, in the order of <see cref="Parts"/>.</summary>
    public IReadOnlyList<string> Measures { get; }

    internal IReadOnlyList<(int Measure, int Coefficient)> NumeratorTerms => _numerator;

    internal IReadOnlyList<(int Measure, int Coefficient)> DenominatorTerms => _denominator;

    /// <summary>Whose change the value is; null where it is no change.</summary>
    public ChangeOf? Change => Indicator?.Change;

    /// <summary>For a change the recipe of the indicator whose change it is; else null.</summary>
    public CellRecipe? Base { get; private init; }

    /// <summary>Whether it holds distinct persons or units, which are known for single months only.</summary>
    public bool HasDistinct => _isDistinct.Contains(true);

    /// <summary>Whether the parts of several months are added, all of them and each once.</summary>
    public bool AddsMonths => _overTime == TimeAggregation.Sum && !HasDistinct;

    internal bool IsDerived => _derived is not null || Change is not null;

    internal bool IsRatio => _denominator.Count > 0;

    /// <summary>The recipe of an indicator or of a measure.</summary>
    /// <exception cref="QuestionException">
    /// MCH-Q001: there is neither with that code; the message names the nearest.
    /// </exception>
    public static CellRecipe For(DomainCatalogue catalogue, string code)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        if (catalogue.FindIndicator(code) is { } indicator)
        {
            return For(catalogue, indicator);
        }

        if (catalogue.FindMeasure(code) is { } measure)
        {
            return new(catalogue, null, measure);
        }

        var nearest = catalogue.Suggest(code);
        throw new QuestionException(
            "MCH-Q001",
            $"没有代码为“{code}”的指标或计量。" + (nearest.Count == 0 ? string.Empty : $"是否指 {string.Join("、", nearest)}?"),
            $"There is no indicator or measure '{code}'."
                + (nearest.Count == 0 ? string.Empty : $" Did you mean {string.Join(", ", nearest)}?"));
    }

    /// <summary>The recipe of a definition: an indicator's own, an earlier version of it, or one of its variants.</summary>
    public static CellRecipe For(DomainCatalogue catalogue, Indicator definition)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(definition);
        return new(catalogue, definition, null)
        {
            Base = definition.Change is { } change ? For(catalogue, change.Indicator) : null,
        };
    }

    /// <summary>Whether a distinct count stands in several of the months: they have no count together.</summary>
    public bool CountsDistinctTwice(IEnumerable<(int MonthIndex, Parts Parts)> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var found = months.ToList();
        return Enumerable.Range(0, Measures.Count).Any(measure => _isDistinct[measure]
            && found.Where(month => month.Parts.Count > 0 && month.Parts[measure].HasFigure)
                .DistinctBy(month => month.MonthIndex).Skip(1).Any());
    }

    /// <summary>
    /// The parts of several months as one: added, or for stocks those of the last month that has any.
    /// </summary>
    /// <param name="months">Parts by month (months since year 0), in any order; a month may come several times.</param>
    /// <returns><see cref="Parts.None"/> where no month has any.</returns>
    public Parts OverTime(IEnumerable<(int MonthIndex, Parts Parts)> months)
    {
        ArgumentNullException.ThrowIfNull(months);
        var found = HasDistinct ? months.ToList() : months;
        var sum = Parts.None;
        var last = int.MinValue;
        foreach (var (month, parts) in found)
        {
            if (_overTime == TimeAggregation.Sum || month == last)
            {
                sum += parts;
            }
            else if (month > last && parts.HasRows)
            {
                (last, sum) = (month, parts);
            }
        }

        return HasDistinct && CountsDistinctTwice(found) ? WithoutDistinct(sum) : sum;
    }

    /// <summary>
    /// The parts of several months as one, with distinct counts that were made of the persons of all the months.
    /// </summary>
    /// <param name="months">Parts by month, as for the other.</param>
    /// <param name="persons">The persons of a measure over all the months; null where only monthly counts are known.</param>
    public Parts OverTime(IEnumerable<(int MonthIndex, Parts Parts)> months, Func<string, decimal?> persons)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(persons);
        var found = months.ToList();
        var counts = Measures.Select((code, measure) => _isDistinct[measure] ? persons(code) : null).ToList();
        if (Enumerable.Range(0, Measures.Count).Any(measure => _isDistinct[measure] && counts[measure] is null))
        {
            return OverTime(found);
        }

        var sum = found.Aggregate(Parts.None, (all, month) => all + month.Parts);
        var parts = new MeasureParts[sum.Count];
        for (var measure = 0; measure < parts.Length; measure++)
        {
            parts[measure] = counts[measure] is { } count && sum[measure].HasFigure
                ? sum[measure] with { Sum = count }
                : sum[measure];
        }

        return sum.Count == 0 ? sum : new Parts(parts);
    }

    /// <summary>The cell of added parts: the division comes here and nowhere else.</summary>
    /// <param name="parts">Parts in the order of <see cref="Measures"/>, or <see cref="Parts.None"/>.</param>
    /// <param name="reports">
    /// Reports expected of the same places and periods; <see cref="ReportCounts.None"/> if unknown.
    /// </param>
    /// <param name="dueness">Whether the reports of the period are due.</param>
    /// <param name="origin">Which reports the parts come from, where that is known.</param>
    /// <param name="isPaired">Whether the same rows should hold all parts; not where they come from different forms.</param>
    public Cell ToCell(
        Parts parts, ReportCounts reports, Dueness dueness, CellOrigin? origin = null, bool isPaired = true) =>
        ToCell(parts.Measures, reports, dueness, origin, isPaired);

    /// <summary>The cell of added parts that stand in no <see cref="Parts"/>; none of them where there are no parts.</summary>
    public Cell ToCell(
        ReadOnlySpan<MeasureParts> parts, ReportCounts reports, Dueness dueness, CellOrigin? origin, bool isPaired)
    {
        var (numerator, denominator, value) = ValueOf(parts);
        var multiplier = Indicator?.Multiplier ?? 1;
        var isOver = Indicator?.Interval == IntervalKind.Wilson && value is not null && numerator > denominator;
        var kind = Indicator?.Interval ?? IntervalKind.None;
        var interval = value is null || isOver || numerator < 0 || denominator < 0 || kind == IntervalKind.None
            ? null
            : new CellInterval(kind, numerator!.Value, denominator, multiplier);
        return new()
        {
            Value = value,
            Numerator = numerator,
            Denominator = denominator,
            Unit = Unit,
            State = StateOf(parts, numerator, denominator, value, dueness),
            Interval = interval,
            Completeness = reports.Completeness,
            Timeliness = reports.Timeliness,
            DefinitionVersion = Indicator?.Version ?? 1,
            DenominatorVariant = Indicator?.VariantCode,
            Flags = FlagsOf(parts, numerator, denominator, value, isOver, reports, isPaired),
            Origin = origin,
        };
    }

    /// <summary>The value and state of the cell, without all that goes with them.</summary>
    /// <param name="parts">Parts in the order of <see cref="Measures"/>, or <see cref="Parts.None"/>.</param>
    /// <param name="dueness">Whether the reports of the period are due.</param>
    public (decimal? Value, ValueState State) ToFigure(ReadOnlySpan<MeasureParts> parts, Dueness dueness)
    {
        var (numerator, denominator, value) = ValueOf(parts);
        return (value, StateOf(parts, numerator, denominator, value, dueness));
    }

    private (decimal? Numerator, decimal? Denominator, decimal? Value) ValueOf(ReadOnlySpan<MeasureParts> parts)
    {
        var numerator = SumOf(_numerator, parts);
        var denominator = SumOf(_denominator, parts);
        var multiplier = Indicator?.Multiplier ?? 1;
        decimal? value = (numerator, denominator) switch
        {
            _ when _derived is not null => _derived.Of(parts, multiplier),
            (null, _) => null,
            (_, _) when !IsRatio => numerator * multiplier,
            (_, null or 0) => null,
            _ => numerator * multiplier / denominator,
        };
        return (numerator, denominator, value);
    }

    private static List<(int Measure, int Coefficient)> Place(IReadOnlyList<MeasureTerm> terms, List<string> codes)
    {
        var placed = new List<(int, int)>(terms.Count);
        foreach (var term in terms)
        {
            var at = codes.IndexOf(term.Measure);
            if (at < 0)
            {
                at = codes.Count;
                codes.Add(term.Measure);
            }

            placed.Add((at, term.Coefficient));
        }

        return placed;
    }

    /// <summary>
    /// The sum of an expression; null where a term has no figure, because the rest would pass for the whole.
    /// </summary>
    private static decimal? SumOf(List<(int Measure, int Coefficient)> terms, ReadOnlySpan<MeasureParts> parts)
    {
        decimal? sum = terms.Count == 0 ? null : 0;
        foreach (var (measure, coefficient) in terms)
        {
            var part = At(parts, measure);
            sum = part.HasFigure ? sum + (coefficient * part.Sum) : null;
        }

        return sum;
    }

    private static MeasureParts At(ReadOnlySpan<MeasureParts> parts, int measure) =>
        parts.IsEmpty ? MeasureParts.None : parts[measure];

    private bool HasAllFigures(ReadOnlySpan<MeasureParts> parts)
    {
        for (var measure = 0; measure < Measures.Count; measure++)
        {
            if (!At(parts, measure).HasFigure)
            {
                return false;
            }
        }

        return true;
    }

    private ValueState StateOf(
        ReadOnlySpan<MeasureParts> parts, decimal? numerator, decimal? denominator, decimal? value, Dueness dueness)
    {
        var isKnown = _derived is null
            ? numerator is not null && !(IsRatio && denominator is null)
            : HasAllFigures(parts);
        if (!isKnown)
        {
            return dueness == Dueness.NotYetDue ? ValueState.NotYetDue : WhyNoValue(parts);
        }

        return (IsRatio && denominator == 0) || value is null ? ValueState.ZeroDenominator
            : dueness == Dueness.Due ? ValueState.Ok
            : ValueState.Provisional;
    }

    private ValueState WhyNoValue(ReadOnlySpan<MeasureParts> parts)
    {
        var state = ValueState.NotCarriedOut;
        for (var measure = 0; measure < Measures.Count; measure++)
        {
            if (At(parts, measure) is { HasFigure: false } part)
            {
                state = (state, part.WhyNoFigure) switch
                {
                    (ValueState.NotReported, _) or (_, ValueState.NotReported) => ValueState.NotReported,
                    (ValueState.NotCollected, _) or (_, ValueState.NotCollected) => ValueState.NotCollected,
                    _ => ValueState.NotCarriedOut,
                };
            }
        }

        return state;
    }

    private List<QualityFlag> FlagsOf(
        ReadOnlySpan<MeasureParts> parts, decimal? numerator, decimal? denominator, decimal? value, bool isOver,
        ReportCounts reports, bool isPaired)
    {
        List<QualityFlag>? flags = null;
        if (value is not null)
        {
            var kind = Indicator?.Interval ?? IntervalKind.None;
            if (isOver)
            {
                (flags ??= []).Add(QualityFlags.RateOver100(numerator!.Value, denominator!.Value));
            }
            else if (value < 0)
            {
                (flags ??= []).Add(QualityFlags.NegativeValue(value.Value));
            }
            else if (QualityFlags.SmallNumbers(kind, numerator ?? 0, denominator) is { } small)
            {
                (flags ??= []).Add(small);
            }

            AddFlagsOfRows(ref flags, parts, isPaired);
        }

        if (QualityFlags.Incomplete(reports) is { } incomplete)
        {
            (flags ??= []).Add(incomplete);
        }

        return flags ?? s_noFlags;
    }

    // Nobody counted the persons of both months together: what was reported of each is no figure of the whole.
    private Parts WithoutDistinct(Parts sum)
    {
        var parts = new MeasureParts[Measures.Count];
        for (var measure = 0; measure < parts.Length; measure++)
        {
            parts[measure] = _isDistinct[measure]
                ? new MeasureParts(0, 0, sum[measure].Blank, sum[measure].NotCollected + sum[measure].Reported, 0)
                : sum[measure];
        }

        return new Parts(parts);
    }

    private void AddFlagsOfRows(ref List<QualityFlag>? flags, ReadOnlySpan<MeasureParts> parts, bool isPaired)
    {
        var (fewest, most, gaps, hasFractions) = (long.MaxValue, 0L, 0L, false);
        for (var measure = 0; measure < Measures.Count; measure++)
        {
            var part = At(parts, measure);
            (fewest, most) = (Math.Min(fewest, part.Reported), Math.Max(most, part.Reported));
            gaps += part.Blank + part.NotCollected;
            hasFractions |= _isCount[measure] && part.Sum != decimal.Truncate(part.Sum);
        }

        if (isPaired && fewest != most)
        {
            (flags ??= []).Add(QualityFlags.Unpaired(fewest, most));
        }

        if (gaps > 0)
        {
            (flags ??= []).Add(QualityFlags.Gaps(gaps));
        }

        if (hasFractions)
        {
            (flags ??= []).Add(QualityFlags.Fractions());
        }
    }
}
