namespace McHAnalytics.Warehouse.Reading;

/// <summary>By what a changed pointer file is noticed without reading it.</summary>
internal sealed record PointerMark(long WrittenAt, long Length)
{
    private static readonly PointerMark s_missing = new(0, -1);

    public static PointerMark Of(string pointer)
    {
        var file = new FileInfo(pointer);
        return file.Exists ? new PointerMark(file.LastWriteTimeUtc.Ticks, file.Length) : s_missing;
    }
}
