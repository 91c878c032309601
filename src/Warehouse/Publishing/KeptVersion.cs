using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>A version whose file is kept.</summary>
/// <param name="Number">Its number.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Facts">Current facts.</param>
/// <param name="Loads">Files that it came from.</param>
/// <param name="IsPublished">Whether it is the one that is served.</param>
public sealed record KeptVersion(
    int Number, DateTimeOffset PublishedAt, long Bytes, long Facts, long Loads, bool IsPublished)
{
    /// <summary>Whether published statements stand in it.</summary>
    public bool HasStatements { get; init; }

    /// <summary>Whether pregnancies were scored in it.</summary>
    public bool HasPredictions { get; init; }

    /// <summary>All kept versions of a warehouse's folder, oldest first.</summary>
    public static IReadOnlyList<KeptVersion> AllOf(string folder)
    {
        var published = WarehouseFolder.ReadCurrent(folder);
        return !Directory.Exists(folder) ? [] :
        [
            .. Directory.EnumerateFiles(folder, "v*.duckdb")
                .Select(path => (Path: path, Number: WarehouseFolder.VersionOf(Path.GetFileName(path))))
                .Where(file => file.Number is not null)
                .OrderBy(file => file.Number)
                .Select(file => Read(file.Path, file.Number!.Value, file.Number == published)),
        ];
    }

    private static KeptVersion Read(string path, int number, bool isPublished)
    {
        using var file = new VersionFileReader(path);
        return file.Query(
            """
            SELECT (SELECT max(published_at) FROM publication),
                   (SELECT count(*) FROM fact_value WHERE known_to = 2147483647), (SELECT count(*) FROM load),
                   EXISTS (FROM statement), EXISTS (FROM prediction)
            """,
            row => new KeptVersion(
                number,
                new DateTimeOffset(row.GetDateTime(0), TimeSpan.Zero),
                new FileInfo(path).Length,
                row.GetInt64(1),
                row.GetInt64(2),
                isPublished)
            {
                HasStatements = row.GetBoolean(3),
                HasPredictions = row.GetBoolean(4),
            })[0];
    }
}
