namespace McHAnalytics.Cli.Output;

/// <summary>What the program's exit code says; docs/loading.md lists them.</summary>
internal static class ExitCodes
{
    /// <summary>All was taken, or nothing was to be done.</summary>
    public const int Done = 0;

    /// <summary>Done, but files, rows or cells were not taken: the receipt says which and why.</summary>
    public const int SomethingNotTaken = 1;

    /// <summary>The command, a path or a catalogue file is wrong: nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The store cannot be written now (locked, full, damaged): nothing was published; try again once it can.</summary>
    public const int Store = 3;

    /// <summary>The program's own fault: nothing was published; the trace is told.</summary>
    public const int Ours = 4;

    /// <summary>Interrupted by Ctrl+C: nothing was published.</summary>
    public const int Interrupted = 130;
}
