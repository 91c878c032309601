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
    private readonly Dictionary<CellRecipe, Behind> _behind = new(ReferenceEqualityComparer.Instance);
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
            IReadOnlyList<IReadOnlyList<string>> reports = !areKept || isAboutReports
                ? [AnswerPlanner.ReportMeasures]
                : [.. recipe.Measures.SelectMany(each => FormReports.OwedFor(version, each))
                    .Distinct(StringComparer.Ordinal).Select(FormReports.Of)];
            var forms = recipe.Measures.Select(IdOf).OfType<short>().Select(version.Sources.FormsOf).ToList();
            var known = forms.Where(each => each.Count > 0).ToList();
            _behind[recipe] = new Behind(
                forms.SelectMany(each => each).ToHashSet(StringComparer.Ordinal),
                known.TrueForAll(each => each.SetEquals(known[0])),
                [.. recipe.Measures.Select(code => _columns[code])],
                [.. reports.Select(codes => codes.Select(code => _columns[code]).ToArray())
                    .Where(columns => Array.Exists(columns, column => column >= 0))]);
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

    /// <summary>The value and state of <see cref="Make"/>, without all that goes with them where they can be had so.</summary>
    public RowFigure Figure(PartsTable table, Ask ask, RowPlace place, Span span)
    {
        var timing = TimingOf(table, ask, span);
        var recipe = ask.RecipeOf(timing.Months);
        if (ask.Recipe.Base is not null || !CanAdd(ask, recipe))
        {
            var cell = Make(table, ask, place, span);
            return new(cell.Value, cell.State, cell);
        }

        var behind = _behind[recipe];
        var columns = behind.Columns;
        var sums = columns.Length <= MostOnStack ? stackalloc MeasureParts[columns.Length] : new MeasureParts[columns.Length];
        var isAny = Add(table, columns, place, timing.Buckets, sums);
        var (value, state) = recipe.ToFigure(isAny ? sums : [], _calendar.Of(behind.Forms, place.Places, timing.Months));
        return new(value, state, null);
    }

    // What may be withheld takes the whole way, where that is decided.
    private bool CanAdd(Ask ask, CellRecipe recipe) => _disclosure is null && recipe.AddsMonths && !ask.IsStock;

    private static bool Add(PartsTable table, int[] columns, RowPlace place, int[] buckets, Span<MeasureParts> sums)
    {
        var isAny = false;
        foreach (var bucket in buckets)
        {
            isAny |= table.AddTo(place.Group, bucket, columns, sums);
        }

        return isAny;
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
        var behind = _behind[recipe];
        var columns = behind.Columns;
        var sums = columns.Length <= MostOnStack ? stackalloc MeasureParts[columns.Length] : new MeasureParts[columns.Length];
        var isAny = Add(table, columns, place, buckets, sums);
        var cell = recipe.ToCell(
            isAny ? sums : [],
            ReportsOf(behind, table, place.Group, buckets),
            _calendar.Of(behind.Forms, place.Places, months),
            OriginOf(ask, recipe, place, months, null, table.Division),
            behind.IsPaired);
        return WithFlags(cell, ask, recipe, place, months, isCountedTwice: false, IsPartly(table, columns, place, buckets));
    }

    private Cell MakeOfMonths(PartsTable table, Ask ask, CellRecipe recipe, RowPlace place, Span span)
    {
        var months = ask.MonthsOf(span);
        var behind = _behind[recipe];
        int[] buckets = [.. table.BucketsOf(months)];
        var found = buckets
            .Select(bucket => (Bucket: bucket, Columns: table.Find(place.Group, bucket)))
            .Where(pair => pair.Columns is not null)
            .Select(pair => (pair.Bucket, Parts: PartsOf(recipe, pair.Columns!)))
            .ToList();
        var dueness = _calendar.Of(behind.Forms, place.Places, months);
        var parts = recipe.HasDistinct && table.Persons is { } persons
            ? recipe.OverTime(found, code => persons.Find(IdOf(code), place.Group, months))
            : recipe.OverTime(found);
        var origin = OriginOf(ask, recipe, place, months, found, table.Division);
        var cell = recipe.ToCell(parts, ReportsOf(behind, table, place.Group, buckets), dueness, origin, behind.IsPaired);
        if (_disclosure is { } disclosure && !disclosure.Owns(place))
        {
            if (!disclosure.Shows(recipe, place, origin.Months, parts, table.Division))
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
            IsPartly(table, behind.Columns, place, buckets));
    }

    private static bool IsPartly(PartsTable table, int[] columns, RowPlace place, int[] buckets)
    {
        if (table.Division is null)
        {
            return false;
        }

        foreach (var column in columns)
        {
            foreach (var bucket in buckets)
            {
                if (table.IsPartlyDivided(place.Group, bucket, column))
                {
                    return true;
                }
            }
        }

        return false;
    }

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
        if (Concerns(_version.Errors, recipe, places, months, isOfCodeToo: true))
        {
            (flags ??= []).Add(AnswerFlags.DataError());
        }

        if (Concerns(_version.Incomplete, recipe, places, months, isOfCodeToo: false))
        {
            (flags ??= []).Add(AnswerFlags.SourceIncomplete());
        }

        for (var at = 0; at < place.Places.Count; at++)
        {
            foreach (var change in _version.Boundaries.Of(place.Places[at]))
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

    private static bool Concerns(
        ErrorIndex errors, CellRecipe recipe, IReadOnlyList<int> places, IReadOnlyList<int> months, bool isOfCodeToo)
    {
        if (errors.IsEmpty)
        {
            return false;
        }

        for (var at = 0; at < places.Count; at++)
        {
            for (var measure = 0; measure < recipe.Measures.Count; measure++)
            {
                if (errors.Concerns(recipe.Measures[measure], places[at], months))
                {
                    return true;
                }
            }

            if (isOfCodeToo && errors.Concerns(recipe.Code, places[at], months))
            {
                return true;
            }
        }

        return false;
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
        List<(int Bucket, Parts Parts)>? found,
        CellDivision? division) => new(
        recipe.Code,
        place.Places,
        place.Unit is null ? _level : null,
        ask.IsStock && found is not null ? [.. found.Where(pair => pair.Parts.HasRows).Select(pair => pair.Bucket).Order().TakeLast(1)] : months,
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
    private static ReportCounts ReportsOf(Behind behind, PartsTable table, int group, int[] buckets)
    {
        var all = ReportCounts.None;
        Span<MeasureParts> sums = stackalloc MeasureParts[AnswerPlanner.ReportMeasures.Count];
        foreach (var columns in behind.Reports)
        {
            sums.Clear();
            foreach (var bucket in buckets)
            {
                table.AddTo(group, bucket, columns, sums);
            }

            all += new ReportCounts(sums[0].Sum, sums[1].Sum, sums[2].HasFigure ? sums[2].Sum : null);
        }

        return all;
    }

    /// <summary>What stands behind the cells of a recipe.</summary>
    /// <param name="Forms">The forms that bring its measures.</param>
    /// <param name="IsPaired">Whether all of them come with the same forms.</param>
    /// <param name="Columns">The columns of its measures.</param>
    /// <param name="Reports">The columns of the reports expected, received and on time, for each form that is owed.</param>
    private sealed record Behind(IReadOnlyCollection<string> Forms, bool IsPaired, int[] Columns, int[][] Reports);

    private readonly record struct Timing(IReadOnlyList<int> Months, int[] Buckets);
}
