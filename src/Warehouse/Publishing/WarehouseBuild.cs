using System.Globalization;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>The next version of a warehouse while it is made. Disposed without publishing, it never was.</summary>
public sealed class WarehouseBuild : IDisposable
{
    private readonly WarehousePublisher _publisher;
    private readonly WarehouseLock _lock;
    private readonly TimeProvider _clock;
    private readonly string _path;
    private bool _isOpen = true;
    private bool _isAllNew;

    internal WarehouseBuild(
        WarehousePublisher publisher,
        WarehouseLock held,
        BuildingFile file,
        string path,
        int version,
        TimeProvider clock)
    {
        _publisher = publisher;
        _lock = held;
        _path = path;
        _clock = clock;
        File = file;
        Version = version;
    }

    /// <summary>The version that is being made; what is written is known from it on.</summary>
    public int Version { get; }

    /// <summary>The moment that stands in the version's findings and loads.</summary>
    public DateTime Now => _clock.GetUtcNow().UtcDateTime;

    /// <summary>What is protected from those who do not own it; as in the version before where null.</summary>
    public SuppressionRules? Suppression { get; set; }

    internal BuildingFile File { get; }

    /// <summary>Whether facts were added or ended, so that they must be sorted and summed again.</summary>
    internal bool FactsChanged { get; set; }

    /// <summary>Whether the facts were written in the order in which they are asked for, so that they need no
    /// sorting.</summary>
    internal bool FactsInOrder { get; set; }

    /// <summary>Works out again all that follows from the facts, the places and the day, whatever has changed of the
    /// facts.</summary>
    public void RebuildDerived() => FactsChanged = _isAllNew = true;

    /// <summary>Replaces the published statements.</summary>
    /// <returns>False where the same statements stood there already.</returns>
    public bool ReplaceStatements(IReadOnlyList<StatementRow> statements)
    {
        var before = File.Query(
            "SELECT place, period, measure, printed, unit, kind, source FROM statement ORDER BY statement_id",
            row => new StatementRow(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3),
                row.GetString(4), row.GetString(5), row.GetString(6)));
        if (before.SequenceEqual(statements))
        {
            return false;
        }

        File.Execute("DELETE FROM statement");
        File.Append("statement", statements.Select((row, index) => new object?[]
        {
            index + 1, row.Place, row.Period, row.Measure, row.Printed, row.Unit, row.Kind, row.Source,
        }));
        return true;
    }

    /// <summary>Sorts, sums, verifies, writes to disk and switches the pointer.</summary>
    /// <exception cref="WarehouseVerificationException">The version contradicts itself: nothing was
    /// published.</exception>
    public Task PublishAsync(CancellationToken cancel) => Task.Run(Publish, cancel);

    /// <summary>Removes what was not published and lets the next writer in.</summary>
    public void Dispose()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        File.Dispose();
        System.IO.File.Delete(_path);
        System.IO.File.Delete(_path + ".wal");
        _lock.Dispose();
    }

    private void Publish()
    {
        var change = FactsChanged && !_isAllNew && !FactsInOrder
            ? FactChange.Find(File, Version, _publisher.LeastFactsToAddTo)
            : null;
        if (change is not null)
        {
            VersionUpdate.Run(File, change);
            SuppressionTable.Write(File, Suppression);
        }
        else if (FactsChanged)
        {
            if (!FactsInOrder)
            {
                VersionTables.SortFacts(File);
                File.CommitAndGoOn();
            }

            VersionTables.SumCounties(File);
            VersionTables.WriteContents(File);
            SuppressionTable.Write(File, Suppression);
        }

        VersionChecks.Verify(File, change);
        var now = _clock.GetUtcNow();
        VersionTables.WriteMeta(File, "version", Version.ToString(CultureInfo.InvariantCulture));
        VersionTables.WriteMeta(File, "published_at", now.ToString("O", CultureInfo.InvariantCulture));
        File.Execute("INSERT INTO publication VALUES ($1, $2)", Version, now.UtcDateTime);
        File.CommitAndCheckpoint();
        File.Dispose();
        _publisher.Switch(_path, Version);
        _isOpen = false;
        _lock.Dispose();
    }
}
