namespace McHAnalytics.Models.Questions;

/// <summary>Which parts of the facts count, before anything is added up: all tests hold, and all of All, and one of Any.</summary>
public sealed record FactFilter
{
    /// <summary>Conditions on single dimensions.</summary>
    public IReadOnlyList<DimensionTest> Tests { get; init; } = [];

    /// <summary>All of these must hold.</summary>
    public IReadOnlyList<FactFilter> All { get; init; } = [];

    /// <summary>One of these must hold; where empty, nothing is asked.</summary>
    public IReadOnlyList<FactFilter> Any { get; init; } = [];

    /// <summary>Every test in the filter, however deep.</summary>
    public IEnumerable<DimensionTest> AllTests => Tests
        .Concat(All.SelectMany(filter => filter.AllTests))
        .Concat(Any.SelectMany(filter => filter.AllTests));

    /// <summary>Whether facts with some codes known can pass; a test of another dimension can.</summary>
    /// <param name="codes">Code by dimension.</param>
    public bool CanHold(IReadOnlyDictionary<string, string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        return Tests.All(test => !codes.TryGetValue(test.Dimension, out var code) || test.Holds(code))
            && All.All(filter => filter.CanHold(codes))
            && (Any.Count == 0 || Any.Any(filter => filter.CanHold(codes)));
    }

    /// <summary>The same filter with each test put in another way.</summary>
    public FactFilter With(Func<DimensionTest, DimensionTest> change) => new()
    {
        Tests = [.. Tests.Select(change)],
        All = [.. All.Select(filter => filter.With(change))],
        Any = [.. Any.Select(filter => filter.With(change))],
    };
}

/// <summary>A condition on the code of one dimension.</summary>
/// <param name="Dimension">Code of the dimension.</param>
/// <param name="In">Codes that pass; null where not asked.</param>
/// <param name="NotIn">Codes that do not pass, the unknown passing unless named; null where not asked.</param>
/// <param name="Number">Bounds on the number that the dimension's codes are bands of; null where not asked. The unknown
/// is within none.</param>
public sealed record DimensionTest(
    string Dimension,
    IReadOnlyList<string>? In = null,
    IReadOnlyList<string>? NotIn = null,
    ValueCondition? Number = null)
{
    /// <summary>Whether a code passes the lists.</summary>
    public bool Holds(string code) => (In is null || In.Contains(code)) && (NotIn is null || !NotIn.Contains(code));
}
