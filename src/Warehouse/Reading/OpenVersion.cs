using McHAnalytics.Warehouse.Planning;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>An opened version and how many still read it: it closes when the last of them is done.</summary>
internal sealed class OpenVersion(string file, IVersionStore store, PublishedVersion version, AnswerCache answers)
{
    // One holder is the warehouse itself, until it serves a newer version.
    private int _holders = 1;

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

    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) == 0)
        {
            Store.Dispose();
        }
    }
}
