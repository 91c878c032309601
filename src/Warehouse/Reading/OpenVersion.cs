using System.Data.Common;
using McHAnalytics.Warehouse.Memory;
using McHAnalytics.Warehouse.Planning;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>An opened version and how many still read it: it closes when the last of them is done.</summary>
internal sealed class OpenVersion(string file, IVersionStore store, PublishedVersion version, AnswerCache answers)
{
    // One holder is the warehouse itself, until it serves a newer version.
    private int _holders = 1;
    private volatile bool _isUnwanted;

    public string File { get; } = file;

    public IVersionStore Store { get; } = store;

    public PublishedVersion Version { get; } = version;

    public AnswerCache Answers { get; } = answers;

    /// <summary>Holds the version open; false where it has closed already.</summary>
    public bool TryHold()
    {
        var holders = Volatile.Read(ref _holders);
        while (holders > 0)
        {
            var seen = Interlocked.CompareExchange(ref _holders, holders + 1, holders);
            if (seen == holders)
            {
                return true;
            }

            holders = seen;
        }

        return false;
    }

    /// <summary>Begins to read the roll-ups into memory, beside whoever asks; nobody waits for it.</summary>
    /// <param name="budget">Most bytes; nothing is read for 0.</param>
    public void FillMemory(long budget)
    {
        if (budget > 0 && TryHold())
        {
            Version.Memory.Building = Task.Factory.StartNew(
                () => Fill(budget), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Stops what reads for later: the version is about to be let go.</summary>
    public void BeginClosing() => _isUnwanted = true;

    // The roll-ups only save time: where they cannot be read, the statements answer, and say what is wrong.
    private void Fill(long budget)
    {
        Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        try
        {
            new MemoryBuilder(Store, Version, budget, () => _isUnwanted).BuildAsync().GetAwaiter().GetResult();

            // What was needed to add up a measure is as large as many measures packed, and is not needed again.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
        catch (DbException)
        {
        }
        finally
        {
            Release();
        }
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            Store.Dispose();
        }
    }
}
