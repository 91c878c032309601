namespace McHAnalytics.Warehouse.Reading;

/// <summary>Published figures as they were printed.</summary>
public interface IStatements
{
    /// <summary>The statements of the newest version that pass a filter, by number.</summary>
    public Task<Page<PublishedStatement>> FindAsync(
        StatementFilter filter, int skip, int take, CancellationToken cancel);
}

/// <summary>Which statements.</summary>
public sealed record StatementFilter
{
    /// <summary>Only of places whose name has this in it; of all where null.</summary>
    public string? PlaceContains { get; init; }
}

/// <summary>One published figure.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Place">The place as it was printed.</param>
/// <param name="Period">The period as it was printed.</param>
/// <param name="Measure">What it is a figure of.</param>
/// <param name="Printed">The figure as it was printed, with its decimals: they say how it was rounded.</param>
/// <param name="Unit">The unit as it was printed.</param>
/// <param name="Kind">What kind of figure it is: a count, a rate, an amount.</param>
/// <param name="Source">The document that it stands in.</param>
public sealed record PublishedStatement(
    int Id, string Place, string Period, string Measure, string Printed, string Unit, string Kind, string Source);
