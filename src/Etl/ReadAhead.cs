using McHAnalytics.Etl.Reading;

namespace McHAnalytics.Etl;

/// <summary>Reads the next small workbooks of a batch on another core while one is staged.</summary>
/// <param name="works">The files in the order in which they are taken.</param>
internal sealed class ReadAhead(IReadOnlyList<FileWork> works)
{
    // So little that a batch of hostile files holds no more memory than one of them may.
    private const int MostFiles = 3;
    private const long MostBytes = 256 * 1024;

    private readonly Dictionary<FileWork, Task<IReadOnlyList<SourceSheet>>> _begun = [];
    private int _next;

    /// <summary>The sheets of a file.</summary>
    /// <exception cref="Problems.LoadProblemException">The file cannot be read.</exception>
    public IReadOnlyList<SourceSheet> Take(FileWork work)
    {
        for (; _next < works.Count && _begun.Count < MostFiles; _next++)
        {
            var next = works[_next];
            if (next != work && IsSmall(next))
            {
                _begun.Add(next, Task.Run(() => SourceFile.Read(next.Path, next.Encoding, next.Place)));
            }
        }

        return _begun.Remove(work, out var reading)
            ? reading.GetAwaiter().GetResult()
            : SourceFile.Read(work.Path, work.Encoding, work.Place);
    }

    private static bool IsSmall(FileWork work) =>
        !work.IsLeftOut
        && Path.GetExtension(work.Path).ToUpperInvariant() is (".XLSX" or ".XLSM" or ".XLS")
        && new FileInfo(work.Path) is { Exists: true, Length: <= MostBytes };
}
