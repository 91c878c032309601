using System.Collections.Concurrent;
using McHAnalytics.Etl.Reading;

namespace McHAnalytics.Etl.Recognising;

/// <summary>The rows of a file's worksheets read as headers: once, however many forms look at them.</summary>
internal sealed class SheetHeaders
{
    // The headers that forms ask for are as many as the catalogue has, and each is asked of every row of every file. What is
    // asked for beyond them, in corrections, must not fill the memory.
    private const int MostKept = 20_000;

    private static readonly ConcurrentDictionary<string, string> s_asked = new(StringComparer.Ordinal);

    private readonly Dictionary<(short Sheet, int Index, int Rows), (Dictionary<string, int> Headers, IReadOnlyList<string?> Printed)>
        _read = [];

    /// <summary>The plain text of a form's header.</summary>
    public static string KeyOf(string header)
    {
        if (s_asked.TryGetValue(header, out var known))
        {
            return known;
        }

        var key = PlainText.Key(header);
        if (s_asked.Count < MostKept)
        {
            s_asked.TryAdd(header, key);
        }

        return key;
    }

    /// <summary>By plain header the position of its column, and the headers as they are printed.</summary>
    /// <param name="sheet">A worksheet of the file.</param>
    /// <param name="index">Position of the first row among the worksheet's rows.</param>
    /// <param name="rows">How many rows the header has.</param>
    public (IReadOnlyDictionary<string, int> Headers, IReadOnlyList<string?> Printed) Of(SourceSheet sheet, int index, int rows)
    {
        if (!_read.TryGetValue((sheet.Number, index, rows), out var found))
        {
            found = Read(HeaderRows.Read(sheet.Rows, index, rows));
            _read.Add((sheet.Number, index, rows), found);
        }

        return found;
    }

    private static (Dictionary<string, int> Headers, IReadOnlyList<string?> Printed) Read(IReadOnlyList<string?> printed)
    {
        var headers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var column = 0; column < printed.Count; column++)
        {
            if (printed[column] is { } header)
            {
                headers.TryAdd(PlainText.Key(header), column);
            }
        }

        return (headers, printed);
    }
}
