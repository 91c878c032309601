using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Makes cells of fetched parts, with what is known of the reports, the errors and the boundaries under them.</summary>
internal sealed class CellMaker
{
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

    private Cell MakeOne(PartsTable table, Ask ask, CellRecipe recipe, RowPlace place, Span span)
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

        var flags = FlagsOf(recipe, place, months).ToList();
        if (recipe.HasDistinct && cell.Value is null && recipe.CountsDistinctTwice(found))
        {
            flags.Add(AnswerFlags.NotAdditive());
        }

        if (cell.Value is not null && recipe.Measures.Any(code =>
            buckets.Exists(bucket => table.IsPartlyDivided(place.Group, bucket, _columns[code]))))
        {
            flags.Add(AnswerFlags.PartlyDivided());
        }

        foreach (var later in ask.Definitions.Skip(1).Where(each =>
            Definitions.FirstMonth(each) > months[0] && Definitions.FirstMonth(each) <= months[^1]))
        {
            flags.Add(AnswerFlags.DefinitionChanged(later.Indicator!));
        }

        return flags.Count == 0 ? cell : cell with { Flags = [.. cell.Flags, .. flags] };
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

    private IEnumerable<QualityFlag> FlagsOf(CellRecipe recipe, RowPlace place, IReadOnlyList<int> months)
    {
        var places = place.Places.Count == 0 ? _everywhere : place.Places;
        if (recipe.Measures.Append(recipe.Code).Any(
            measure => places.Any(each => _version.Errors.Concerns(measure, each, months))))
        {
            yield return AnswerFlags.DataError();
        }

        if (!_version.Incomplete.IsEmpty && recipe.Measures.Any(
            measure => places.Any(each => _version.Incomplete.Concerns(measure, each, months))))
        {
            yield return AnswerFlags.SourceIncomplete();
        }

        foreach (var change in place.Places.SelectMany(_version.Boundaries.Of))
        {
            if (change.Concerns(months))
            {
                yield return AnswerFlags.BoundaryChanged(change);
            }
        }
    }
}
