using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Makes cells of fetched parts, with what is known of the reports, the errors and the boundaries under them.</summary>
internal sealed class CellMaker
{
    private const int MostOnStack = 16;

    private readonly PublishedVersion _version;
    private readonly ReportCalendar _calendar;
    private readonly IReadOnlyList<int> _everywhere;
    private readonly OrgLevel? _level;
    private readonly int? _knownAt;
    private readonly Disclosure? _disclosure;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<CellRecipe, IReadOnlyCollection<string>> _forms = [];
    private readonly Dictionary<CellRecipe, IReadOnlyList<IReadOnlyList<string>>> _reports = [];
    private readonly Dictionary<CellRecipe, bool> _isPaired = [];
    private readonly Dictionary<CellRecipe, int[]> _partColumns = [];
    private readonly Dictionary<CellRecipe, bool> _hasReports = [];
    private readonly Dictionary<Span, List<(Ask Of, Timing Timing)>> _timings = new(ReferenceEqualityComparer.Instance);

    /// <param name="version">The newest version.</param>
    /// <param name="calendar">Which reports are due.</param>
    /// <param name="question">The question.</param>
    /// <param name="fetched">Any table of its parts: all have the same columns.</param>
    /// <param name="knownAt">When the parts were known; null for now.</param>
    /// <param name="disclosure">Which figures are shown; null where all are.</param>
    public CellMaker(
        PublishedVersion version,
        ReportCalendar calendar,
        CheckedQuestion question,
        PartsTable fetched,
        int? knownAt,
        Disclosure? disclosure)
    {
        _version = version;
        _calendar = calendar;
        _level = question.Level;
        _knownAt = knownAt;
        _disclosure = disclosure;
        _everywhere = [.. version.Roots.Select(root => root.Id)];
        foreach (var code in question.Asks.SelectMany(ask => ask.Measures).Concat(AnswerPlanner.ReportMeasures)
            .Concat(FormReports.Of(version, question.Asks.SelectMany(ask => ask.Measures))))
        {
            _columns[code] = fetched.ColumnOf(IdOf(code));
        }

        var areKept = FormReports.AreKept(version);
        foreach (var recipe in question.Asks.SelectMany(ask => ask.Definitions)
            .SelectMany(recipe => recipe.Base is { } other ? new[] { recipe, other } : [recipe]))
        {
            var isAboutReports = recipe.Measures.Any(AnswerPlanner.ReportMeasures.Contains);
            _reports[recipe] = !areKept || isAboutReports
                ? [AnswerPlanner.ReportMeasures]
                : [.. recipe.Measures.SelectMany(each => FormReports.OwedFor(version, each))
                    .Distinct(StringComparer.Ordinal).Select(FormReports.Of)];
            _isPaired[recipe] = recipe.Measures.Select(IdOf).OfType<short>()
                .Select(id => version.Sources.FormsOf(id))
                .Where(forms => forms.Count > 0)
                .Aggregate((Same: true, First: (IReadOnlySet<string>?)null), (seen, forms) =>
                    (seen.Same && (seen.First is null || seen.First.SetEquals(forms)), seen.First ?? forms))
                .Same;
            _partColumns[recipe] = [.. recipe.Measures.Select(code => _columns[code])];
            _hasReports[recipe] = _reports[recipe].Any(codes => codes.Any(code => _columns[code] >= 0));
            _forms[recipe] = recipe.Measures
                .Select(IdOf)
                .OfType<short>()
                .SelectMany(version.Sources.FormsOf)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The cell of a measure for a place over the span, or over the window that ends with it.</summary>
    public Cell Make(PartsTable table, Ask ask, RowPlace place, Span span)
    {
        if (ask.Recipe.Base is not { } other)
        {
            return MakeOne(table, ask, ask.RecipeOf(ask.MonthsOf(span)), place, span);
        }

        // A change: both values by one definition, each divided from its own parts.
        var now = MakeOne(table, ask, other, place, span);
        Cell? before = null;
        foreach (var earlier in ask.SpansBefore(span))
        {
            before = MakeOne(table, ask, other, place, earlier);
            if (before.Value is not null || before.State == ValueState.Suppressed)
            {
                break;
            }
        }

        return Changes.Of(ask.Recipe, now, before);
    }

    /// <summary>The value and state of <see cref="Make"/>, without all that goes with them.</summary>
    public (decimal? Value, ValueState State) Figure(PartsTable table, Ask ask, RowPlace place, Span span)
    {
        var timing = TimingOf(table, ask, span);
        var recipe = ask.RecipeOf(timing.Months);
        if (ask.Recipe.Base is not null || !CanAdd(ask, recipe))
        {
            var cell = Make(table, ask, place, span);
            return (cell.Value, cell.State);
        }

        var dueness = _calendar.Of(_forms[recipe], place.Places, timing.Months);
        return recipe.ToFigure(Added(table, recipe, place, timing.Buckets), dueness);
    }

    // What may be withheld takes the whole way, where that is decided.
    private bool CanAdd(Ask ask, CellRecipe recipe) => _disclosure is null && recipe.AddsMonths && !ask.IsStock;

    private Parts Added(PartsTable table, CellRecipe recipe, RowPlace place, int[] buckets)
    {
        var columns = _partColumns[recipe];
        Span<MeasureParts> sums = columns.Length <= MostOnStack
            ? stackalloc MeasureParts[columns.Length]
            : new MeasureParts[columns.Length];
        var isAny = false;
        foreach (var bucket in buckets)
        {
            isAny |= table.AddTo(place.Group, bucket, columns, sums);
        }

        return isAny ? new Parts(sums) : Parts.None;
    }

    // The same for all rows of one period: worked out for the first of them.
    private Timing TimingOf(PartsTable table, Ask ask, Span span)
    {
        if (!_timings.TryGetValue(span, out var known))
        {
            _timings.Add(span, known = []);
        }

        foreach (var (of, timing) in known)
        {
            if (ReferenceEquals(of, ask))
            {
                return timing;
            }
        }

        var months = ask.MonthsOf(span);
        var made = new Timing(months, [.. table.BucketsOf(months)]);
        known.Add((ask, made));
        return made;
    }

    private Cell MakeOne(PartsTable table, Ask ask, CellRecipe recipe, RowPlace place, Span span)
    {
        if (!CanAdd(ask, recipe))
        {
            return MakeOfMonths(table, ask, recipe, place, span);
        }

        var (months, buckets) = TimingOf(table, ask, span);
        var cell = recipe.ToCell(
            Added(table, recipe, place, buckets),
            _hasReports[recipe] ? ReportsOf(recipe, table, place.Group, [.. buckets]) : ReportCounts.None,
            _calendar.Of(_forms[recipe], place.Places, months),
            OriginOf(ask, recipe, place, months, [], table.Division),
            _isPaired[recipe]);
        return WithFlags(
            cell, ask, recipe, place, months, isCountedTwice: false, IsPartly(table, recipe, place, buckets));
    }

    private Cell MakeOfMonths(PartsTable table, Ask ask, CellRecipe recipe, RowPlace place, Span span)
    {
        var months = ask.MonthsOf(span);
        var buckets = table.BucketsOf(months).ToList();
        var found = buckets
            .Select(bucket => (Bucket: bucket, Columns: table.Find(place.Group, bucket)))
            .Where(pair => pair.Columns is not null)
            .Select(pair => (pair.Bucket, Parts: PartsOf(recipe, pair.Columns!)))
            .ToList();
        var dueness = _calendar.Of(_forms[recipe], place.Places, months);
        var parts = recipe.HasDistinct && table.Persons is { } persons
            ? recipe.OverTime(found, code => persons.Find(IdOf(code), place.Group, months))
            : recipe.OverTime(found);
        var origin = OriginOf(ask, recipe, place, months, found, table.Division);
        var cell = recipe.ToCell(parts, ReportsOf(recipe, table, place.Group, buckets), dueness, origin, _isPaired[recipe]);
        if (_disclosure is { } disclosure && !disclosure.Owns(place))
        {
            if (!disclosure.Shows(recipe, place, origin.Months, parts))
            {
                return Withheld(cell);
            }

            cell = cell with { Origin = null };
        }

        return WithFlags(
            cell,
            ask,
            recipe,
            place,
            months,
            recipe.HasDistinct && cell.Value is null && recipe.CountsDistinctTwice(found),
            IsPartly(table, recipe, place, buckets));
    }

    private bool IsPartly(PartsTable table, CellRecipe recipe, RowPlace place, IReadOnlyList<int> buckets) =>
        table.Division is not null && _partColumns[recipe].Any(column =>
            buckets.Any(bucket => table.IsPartlyDivided(place.Group, bucket, column)));

    private Cell WithFlags(
        Cell cell,
        Ask ask,
        CellRecipe recipe,
        RowPlace place,
        IReadOnlyList<int> months,
        bool isCountedTwice,
        bool isPartly)
    {
        List<QualityFlag>? flags = null;
        var places = place.Places.Count == 0 ? _everywhere : place.Places;
        if (!_version.Errors.IsEmpty && recipe.Measures.Append(recipe.Code).Any(
            measure => places.Any(each => _version.Errors.Concerns(measure, each, months))))
        {
            (flags ??= []).Add(AnswerFlags.DataError());
        }

        if (!_version.Incomplete.IsEmpty && recipe.Measures.Any(
            measure => places.Any(each => _version.Incomplete.Concerns(measure, each, months))))
        {
            (flags ??= []).Add(AnswerFlags.SourceIncomplete());
        }

        foreach (var each in place.Places)
        {
            foreach (var change in _version.Boundaries.Of(each))
            {
                if (change.Concerns(months))
                {
                    (flags ??= []).Add(AnswerFlags.BoundaryChanged(change));
                }
            }
        }

        if (isCountedTwice)
        {
            (flags ??= []).Add(AnswerFlags.NotAdditive());
        }

        if (isPartly && cell.Value is not null)
        {
            (flags ??= []).Add(AnswerFlags.PartlyDivided());
        }

        for (var later = 1; later < ask.Definitions.Count; later++)
        {
            var first = Definitions.FirstMonth(ask.Definitions[later]);
            if (first > months[0] && first <= months[^1])
            {
                (flags ??= []).Add(AnswerFlags.DefinitionChanged(ask.Definitions[later].Indicator!));
            }
        }

        return flags is null ? cell : cell with { Flags = [.. cell.Flags, .. flags] };
    }

    /// <summary>Whether the row's place existed in any month of the span: a series begins and ends with its place.</summary>
    public bool Stands(RowPlace place, Span span) => place.Unit is not { } unit || _version.StandsIn(unit, span.Months);

    /// <summary>A figure that is not shown: it has a state, and of the rest only what is known of its reports.</summary>
    public static Cell Withheld(Cell cell) => new()
    {
        Unit = cell.Unit,
        State = ValueState.Suppressed,
        Completeness = cell.Completeness,
        Timeliness = cell.Timeliness,
        DefinitionVersion = cell.DefinitionVersion,
    };

    // A stock is the last month's, and a figure over all rows holds only what their level holds.
    private CellOrigin OriginOf(
        Ask ask,
        CellRecipe recipe,
        RowPlace place,
        IReadOnlyList<int> months,
        List<(int Bucket, Parts Parts)> found,
        CellDivision? division) => new(
        recipe.Code,
        place.Places,
        place.Unit is null ? _level : null,
        ask.IsStock ? [.. found.Where(pair => pair.Parts.HasRows).Select(pair => pair.Bucket).Order().TakeLast(1)] : months,
        _knownAt)
    {
        Definition = recipe.Indicator,
        Division = division,
    };

    private short? IdOf(string code) => _version.MeasureIds.TryGetValue(code, out var id) ? id : null;

    private Parts PartsOf(CellRecipe recipe, MeasureParts[] columns)
    {
        var parts = new MeasureParts[recipe.Measures.Count];
        for (var measure = 0; measure < parts.Length; measure++)
        {
            var column = _columns[recipe.Measures[measure]];
            parts[measure] = column < 0 ? MeasureParts.None : columns[column];
        }

        return new Parts(parts);
    }

    // The reports of the forms that bring the figure; a form that nobody owes says nothing of completeness.
    private ReportCounts ReportsOf(CellRecipe recipe, PartsTable table, int group, List<int> buckets) => _reports[recipe]
        .Select(codes => ReportsOf(codes, table, group, buckets))
        .Aggregate(ReportCounts.None, ReportCounts.Add);

    private ReportCounts ReportsOf(IReadOnlyList<string> codes, PartsTable table, int group, List<int> buckets)
    {
        var (expected, received, onTime) = (MeasureParts.None, MeasureParts.None, MeasureParts.None);
        foreach (var bucket in buckets)
        {
            if (table.Find(group, bucket) is { } columns)
            {
                expected += PartOf(columns, codes[0]);
                received += PartOf(columns, codes[1]);
                onTime += PartOf(columns, codes[2]);
            }
        }

        return new ReportCounts(expected.Sum, received.Sum, onTime.HasFigure ? onTime.Sum : null);
    }

    private MeasureParts PartOf(MeasureParts[] columns, string code) =>
        _columns[code] is var column and >= 0 ? columns[column] : MeasureParts.None;

    private readonly record struct Timing(IReadOnlyList<int> Months, int[] Buckets);
}
