using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>One part of the figures along the dimensions asked for; the whole where none is.</summary>
/// <param name="Values">Its code of each dimension.</param>
/// <param name="Ranks">What puts slices in order, one text for each dimension.</param>
/// <param name="Parts">Its parts, in the place of those that the undivided figures are made of.</param>
/// <param name="Groups">The groups of places that it has rows for; null for all.</param>
internal sealed record Slice(
    IReadOnlyList<DimensionValue> Values, IReadOnlyList<string> Ranks, FetchedParts Parts, IReadOnlySet<int>? Groups)
{
    /// <summary>The whole of an undivided question.</summary>
    public static Slice Undivided(FetchedParts parts) => new([], [], parts, null);
}

/// <summary>Makes the slices of a divided question from the undivided parts and those of the categories.</summary>
/// <remarks>
/// Of a dimension that the catalogue lists, every code that the data know has a row at every place: where the family was
/// reported and the code has no fact, nothing was counted, which is zero. Of an open dimension (facilities) a place has
/// rows for the codes that it has facts of.
/// </remarks>
internal sealed class SliceMaker(
    PublishedVersion version,
    CheckedDivision division,
    FetchedParts undivided,
    IReadOnlyDictionary<(PartsRole Role, OrgLevel? Level), DividedTables> tables,
    PersonTables? persons)
{
    private readonly IReadOnlySet<short> _measures = division.Families.Keys.ToHashSet();
    private readonly IReadOnlyList<int> _open =
        [.. Enumerable.Range(0, division.By.Count).Where(index => division.By[index].IsOpen)];

    private readonly Dictionary<(PartsRole Role, OrgLevel? Level), ILookup<string, string>> _byOpen = tables.ToDictionary(
        pair => pair.Key,
        pair => pair.Value.Keys.ToLookup(key => OpenPart(key.Split(SliceReader.Between), division.By), StringComparer.Ordinal));

    /// <summary>How many rows the statements gave.</summary>
    public int Rows => tables.Values.Sum(table => table.Rows);

    /// <summary>The slices, in the order of their codes.</summary>
    public List<Slice> Slices() =>
    [
        .. Codes()
            .Where(codes => division.Where?.CanHold(division.By.Zip(codes)
                .ToDictionary(pair => pair.First.Code, pair => pair.Second, StringComparer.Ordinal)) ?? true)
            .Select(SliceOf)
            .OrderBy(slice => string.Join(SliceReader.Between, slice.Ranks), StringComparer.Ordinal),
    ];

    /// <summary>All slices together: what totals over them are made of.</summary>
    public FetchedParts Total() => PartsOf(PersonTables.AllSlices, table => table.Parts, _ => null, new CellDivision([], division.Where, division.Needed));

    private static string OpenPart(IReadOnlyList<string> codes, IReadOnlyList<Dimension> by) =>
        string.Join(SliceReader.Between, by.Select((dimension, index) => dimension.IsOpen ? codes[index] : string.Empty));

    private IEnumerable<IReadOnlyList<string>> Codes()
    {
        if (division.By.Count == 0)
        {
            return [[]];
        }

        IEnumerable<IReadOnlyList<string>> found = _open.Count == 0
            ? [new string[division.By.Count]]
            : _byOpen[(PartsRole.Rows, null)].Select(group => group.Key.Split(SliceReader.Between));
        for (var index = 0; index < division.By.Count; index++)
        {
            if (!division.By[index].IsOpen)
            {
                var (at, codes) = (index, Known(division.By[index]));
                found = found.SelectMany(each => codes.Select(code => Set(each, at, code)));
            }
        }

        return found;
    }

    private static string[] Set(IReadOnlyList<string> codes, int at, string code)
    {
        string[] set = [.. codes];
        set[at] = code;
        return set;
    }

    private List<string> Known(Dimension dimension)
    {
        var codes = division.Families.Values.Distinct(StringComparer.Ordinal)
            .SelectMany(family => version.Divisions.CodesOf(family, dimension.Code))
            .ToHashSet(StringComparer.Ordinal);
        return [.. dimension.Codes.Select(code => code.Code).Where(codes.Contains)];
    }

    private Slice SliceOf(IReadOnlyList<string> codes)
    {
        var values = division.By.Select((dimension, index) =>
        {
            var code = dimension.Of(codes[index]);
            return new DimensionValue(dimension.Code, code.Code, code.NameZh, code.NameEn);
        }).ToList();
        var ranks = division.By.Select((dimension, index) => RankOf(dimension, codes[index])).ToList();
        var key = string.Join(SliceReader.Between, codes);
        var open = OpenPart(codes, division.By);
        IReadOnlySet<int>? Groups((PartsRole, OrgLevel?) role) => _open.Count == 0
            ? null
            : _byOpen[role][open].SelectMany(each => tables[role].Find(each)!.Groups).ToHashSet();
        return new Slice(
            values,
            ranks,
            PartsOf(key, table => table.Find(key), Groups, new CellDivision(values, division.Where, division.Needed)),
            Groups((PartsRole.Rows, null)));
    }

    // The unknown stands last; codes that the catalogue lists stand in its order.
    private static string RankOf(Dimension dimension, string code)
    {
        var at = dimension.Codes.ToList().FindIndex(each => each.Code == code);
        return code == Dimension.Unknown ? "2" : at < 0 ? $"1{code}" : $"0{at:0000}";
    }

    private FetchedParts PartsOf(
        string key,
        Func<DividedTables, PartsTable?> own,
        Func<(PartsRole, OrgLevel?), IReadOnlySet<int>?> groups,
        CellDivision cell)
    {
        PartsTable Of(PartsRole role, OrgLevel? level, PartsTable whole)
        {
            var part = tables.TryGetValue((role, level), out var table)
                ? whole.Divided(table.Whole, own(table), _measures, groups((role, level)), cell)
                : whole;
            persons?.GiveTo(part, role, level, key);
            return part;
        }

        var rows = Of(PartsRole.Rows, null, undivided.Rows);
        return new FetchedParts(
            rows,
            Of(PartsRole.Parents, null, undivided.Parents),
            undivided.Over.ToDictionary(pair => pair.Key, pair => Of(PartsRole.Over, pair.Key, pair.Value)),
            undivided.Peers == undivided.Rows ? rows : Of(PartsRole.Peers, null, undivided.Peers),
            Of(PartsRole.Now, null, undivided.Now));
    }
}
