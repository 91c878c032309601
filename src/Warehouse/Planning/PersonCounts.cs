using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>How many different persons stand behind measures, by group of places and months.</summary>
/// <param name="measures">The numbers of the measures that are counted so.</param>
internal sealed class PersonCounts(IReadOnlySet<short> measures)
{
    private readonly Dictionary<(short Measure, int Group, int First, int Last, int Count), long> _counts = [];

    /// <summary>Puts in a count.</summary>
    public void Add(short measure, int group, IReadOnlyList<int> months, long persons) =>
        _counts[(measure, group, months[0], months[^1], months.Count)] = persons;

    /// <summary>The persons of a measure; null where it is not counted by persons.</summary>
    public long? Find(short? measure, int group, IReadOnlyList<int> months) => measure is { } known && measures.Contains(known)
        ? _counts.GetValueOrDefault((known, group, months[0], months[^1], months.Count))
        : null;
}

/// <summary>The counts of persons of an answer: each statement's own, for nobody may be counted twice.</summary>
/// <param name="measures">The numbers of the measures that are counted so.</param>
internal sealed class PersonTables(IReadOnlySet<short> measures)
{
    /// <summary>The key of all slices together.</summary>
    public const string AllSlices = "\u001e";

    private readonly Dictionary<(PartsRole Role, OrgLevel? Over, bool OverPlaces, string Slice), PersonCounts> _tables = [];

    /// <summary>How many rows the statements gave.</summary>
    public int Rows { get; private set; }

    /// <summary>Puts in a row of a statement.</summary>
    public void Add(DistinctQuery query, string slice, short measure, int group, IReadOnlyList<int> months, long persons)
    {
        Of(query.Role, query.Over, query.IsOverPlaces, slice).Add(measure, group, months, persons);
        Rows++;
    }

    /// <summary>Gives a table of parts the persons behind it.</summary>
    /// <param name="table">The parts.</param>
    /// <param name="role">What they are for.</param>
    /// <param name="over">The finer level that is summarised; null for other roles.</param>
    /// <param name="slice">Key of the slice; empty for undivided parts.</param>
    public void GiveTo(PartsTable table, PartsRole role, OrgLevel? over, string slice)
    {
        table.Persons = Of(role, over, false, slice);
        table.PersonsOverGroups = Of(role, over, true, slice);
    }

    /// <summary>Gives all undivided parts the persons behind them.</summary>
    public void GiveTo(FetchedParts parts)
    {
        GiveTo(parts.Rows, PartsRole.Rows, null, string.Empty);
        GiveTo(parts.Parents, PartsRole.Parents, null, string.Empty);
        GiveTo(parts.Now, PartsRole.Now, null, string.Empty);
        if (parts.Peers != parts.Rows)
        {
            GiveTo(parts.Peers, PartsRole.Peers, null, string.Empty);
        }

        foreach (var (level, table) in parts.Over)
        {
            GiveTo(table, PartsRole.Over, level, string.Empty);
        }
    }

    private PersonCounts Of(PartsRole role, OrgLevel? over, bool overPlaces, string slice)
    {
        if (!_tables.TryGetValue((role, over, overPlaces, slice), out var counts))
        {
            _tables[(role, over, overPlaces, slice)] = counts = new PersonCounts(measures);
        }

        return counts;
    }
}
