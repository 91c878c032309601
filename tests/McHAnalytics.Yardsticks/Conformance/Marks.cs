namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>How far an answer is right.</summary>
/// <param name="Verdict">Accepted or refused as it should be, the same data, errors or none.</param>
/// <param name="Structure">And the same order, places, paths and rules.</param>
/// <param name="Exact">And the same messages.</param>
internal readonly record struct Marks(bool Verdict, bool Structure, bool Exact)
{
    public static Marks operator |(Marks a, Marks b) =>
        new(a.Verdict || b.Verdict, a.Structure || b.Structure, a.Exact || b.Exact);
}
