using System.Data.Common;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>One version, kept open until the lease is disposed, whatever is published meanwhile.</summary>
public sealed class WarehouseLease : IDisposable
{
    private readonly PublishedWarehouse _warehouse;
    private readonly OpenVersion _open;
    private int _released;

    internal WarehouseLease(PublishedWarehouse warehouse, OpenVersion open)
    {
        _warehouse = warehouse;
        _open = open;
    }

    /// <summary>What is kept of the version in memory.</summary>
    public PublishedVersion Version => _open.Version;

    /// <summary>The version's places.</summary>
    public PlaceTree Places => Version.Places;

    /// <summary>The version's name, time and tag.</summary>
    public DataVersion DataVersion => Version.DataVersion;

    internal AnswerCache Answers => _open.Answers;

    /// <summary>Whether a current fact stands at the place or under it.</summary>
    public bool HasData(OrgUnit unit) => Version.HasData(unit);

    /// <summary>What a place was called before, under the same code, by time.</summary>
    public IEnumerable<FormerName> FormerNamesOf(OrgUnit unit) => Version.FormerNamesOf(unit);

    /// <summary>Lets the version go.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
        {
            _open.Release();
        }
    }

    /// <summary>Runs a statement on the version: waits for a free core, and stops it at the time limit.</summary>
    /// <exception cref="WarehouseException">The store could not run it, or it took too long.</exception>
    internal Task<List<T>> QueryAsync<T>(SqlText statement, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _released) != 0, this);
        return _warehouse.RunAsync(_open, statement, read, cancel);
    }
}
