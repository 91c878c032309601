using System.Data.Common;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The published warehouse as its readers see it: always the newest version that can be opened.</summary>
/// <remarks>
/// A version is an immutable file named by the pointer file <c>CURRENT</c>. Each lease looks at the pointer; where it
/// has changed, one caller opens the new version while the others go on with the old one, which closes after its last
/// lease. A new version that cannot be opened is reported in <see cref="Trouble"/> and the old one goes on serving.
/// </remarks>
public sealed class PublishedWarehouse : IDisposable
{
    private static readonly TimeSpan s_settled = TimeSpan.FromSeconds(1);

    private readonly string _folder;
    private readonly string _pointer;
    private readonly IWarehouseBackend _backend;
    private readonly WarehouseOptions _options;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _free;
    private readonly Lock _switching = new();
    private volatile OpenVersion? _current;
    private volatile PointerMark? _seen;
    private long _lookAgainAt = long.MaxValue;
    private volatile bool _disposed;

    /// <param name="folder">The folder of the version files and of <c>CURRENT</c>.</param>
    /// <param name="backend">The store that reads them.</param>
    /// <param name="options">Limits.</param>
    /// <param name="clock">When to look again.</param>
    public PublishedWarehouse(string folder, IWarehouseBackend backend, WarehouseOptions options, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        ArgumentNullException.ThrowIfNull(options);
        _folder = folder;
        _pointer = Path.Combine(folder, "CURRENT");
        _backend = backend;
        _options = options.Checked();
        _clock = clock;
        _free = new SemaphoreSlim(options.ConcurrentStatements);
    }

    /// <summary>Why the version that the pointer names is not the one being served; null when all is well.</summary>
    public WarehouseException? Trouble { get; private set; }

    internal WarehouseOptions Options => _options;

    /// <summary>The tag of the newest version, which a lease would hold open; null where there is none.</summary>
    public string? ServedTag
    {
        get
        {
            Look();
            return _current?.Version.DataVersion.ETag;
        }
    }

    /// <summary>Holds the newest version open until the lease is disposed.</summary>
    /// <exception cref="WarehouseException">There is no version that can be opened.</exception>
    public WarehouseLease Lease()
    {
        Look();
        while (_current is { } open)
        {
            if (open.TryHold())
            {
                return new WarehouseLease(this, open);
            }
        }

        throw Trouble ?? WarehouseFaults.NoneYet();
    }

    /// <summary>Lets the version go; it closes after its last lease.</summary>
    public void Dispose()
    {
        lock (_switching)
        {
            _disposed = true;
            _current?.BeginClosing();
            _current?.Release();
            _current = null;
        }
    }

    internal async Task<List<T>> RunAsync<T>(
        OpenVersion open, SqlText statement, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        await _free.WaitAsync(cancel).ConfigureAwait(false);
        using var time = new CancellationTokenSource(_options.StatementTimeout, _clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, time.Token);
        try
        {
            return await open.Store.QueryAsync(statement, read, limit.Token).ConfigureAwait(false);
        }
        catch (Exception stopped) when (limit.IsCancellationRequested && stopped is DbException or OperationCanceledException)
        {
            cancel.ThrowIfCancellationRequested();
            throw WarehouseFaults.TooSlow(statement.Template, _options.StatementTimeout, stopped);
        }
        catch (DbException fault) when (fault is not WarehouseException)
        {
            throw WarehouseFaults.StatementFailed(
                _backend.Name, statement.Template, fault.Message, fault.IsTransient, fault);
        }
        finally
        {
            _free.Release();
        }
    }

    private void Look()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var mark = PointerMark.Of(_pointer);
        if (IsNews(mark))
        {
            LookAgain(mark);
        }
    }

    private bool IsNews(PointerMark mark) =>
        mark != _seen || _clock.GetTimestamp() >= Volatile.Read(ref _lookAgainAt);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * _clock.TimestampFrequency);

    // The first version is waited for by all; of a later one only by the caller that noticed it.
    private void LookAgain(PointerMark mark)
    {
        if (_current is null)
        {
            _switching.Enter();
        }
        else if (!_switching.TryEnter())
        {
            return;
        }

        try
        {
            if (!_disposed && IsNews(mark))
            {
                // A file's time is no finer than a clock tick: what was just written is looked at once more.
                var again = mark != _seen || Trouble is not null;
                Trouble = Switch();
                Volatile.Write(
                    ref _lookAgainAt,
                    again || Trouble is not null ? _clock.GetTimestamp() + Ticks(s_settled) : long.MaxValue);
                _seen = mark;
            }
        }
        finally
        {
            _switching.Exit();
        }
    }

    private WarehouseException? Switch()
    {
        var (file, fault) = ReadPointer();
        if (file is null || file == _current?.File)
        {
            return fault;
        }

        IVersionStore? store = null;
        try
        {
            store = _backend.Open(file);
            var version = VersionReader.ReadAsync(store, CancellationToken.None).GetAwaiter().GetResult();
            var old = _current;
            _current = new OpenVersion(file, store, version, new AnswerCache(_options.CachedRows));
            _current.FillMemory((long)_options.MemoryRollupMiB << 20);
            old?.BeginClosing();
            old?.Release();
            return null;
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            store?.Dispose();
            return WarehouseFaults.VersionCorrupt(file, damage);
        }
    }

    private (string? File, WarehouseException? Fault) ReadPointer()
    {
        if (!File.Exists(_pointer))
        {
            return (null, WarehouseFaults.NoneYet());
        }

        string name;
        try
        {
            name = File.ReadAllText(_pointer).Trim();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return (null, WarehouseFaults.PointerUnreadable(_pointer, fault));
        }

        if (name.Length == 0 || name != Path.GetFileName(name) || !name.EndsWith(".duckdb", StringComparison.Ordinal))
        {
            return (null, WarehouseFaults.PointerUnreadable(_pointer));
        }

        var file = Path.Combine(_folder, name);
        return File.Exists(file) ? (file, null) : (null, WarehouseFaults.VersionMissing(file));
    }

    // What a file can do wrong that opens but is not a warehouse of ours: no table, no version, places without parents.
    private static bool IsDamage(Exception fault) =>
        fault is DbException or KeyNotFoundException or FormatException or OverflowException or ArgumentException
            or InvalidCastException or IOException or UnauthorizedAccessException;
}
