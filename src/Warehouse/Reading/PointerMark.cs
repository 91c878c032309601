namespace McHAnalytics.Warehouse.Reading;

/// <summary>By what a changed pointer file is noticed without reading it.</summary>
internal sealed record PointerMark(long WrittenAt, long Length)
{
    private static readonly PointerMark s_missing = new(0, -1);

    // Every question looks: a thread keeps what it looks with.
    [ThreadStatic]
    private static (string Path, FileInfo File)? t_last;

    public static PointerMark Of(string pointer)
    {
        if (t_last is not { } last || last.Path != pointer)
        {
            t_last = last = (pointer, new FileInfo(pointer));
        }

        var file = last.File;
        file.Refresh();
        return file.Exists ? new PointerMark(file.LastWriteTimeUtc.Ticks, file.Length) : s_missing;
    }
}
