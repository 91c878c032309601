using System.Text;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads text with commas, semicolons or tabs between cells, quoted or not.</summary>
internal static class DelimitedFile
{
    private const int LinesLookedAt = 50;
    private static readonly char[] s_separators = [',', ';', '\t'];

    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding as told; null to find it out.</param>
    /// <param name="place">The file, for messages.</param>
    public static SourceSheet Read(string path, string? encoding, CellPlace place)
    {
        if (new FileInfo(path).Length > ReadLimits.TextBytes)
        {
            throw new LoadProblemException(LoadProblems.TooLarge(
                place, $"文本文件大于 {ReadLimits.TextBytes >> 20} MB", $"a text file of more than {ReadLimits.TextBytes >> 20} MB"));
        }

        var text = TextEncodings.Decode(File.ReadAllBytes(path), encoding, place);
        return new SourceSheet(null, 1, new Rows(text, Separator(text), place).Read());
    }

    // Of the signs outside of quotes, the one with which the widest line has most cells.
    private static char Separator(string text)
    {
        var widest = new int[s_separators.Length];
        var lines = new int[s_separators.Length];
        var inLine = new int[s_separators.Length];
        var isQuoted = false;
        var line = 0;
        foreach (var letter in text)
        {
            isQuoted ^= letter == '"';
            if (letter == '\n' && !isQuoted)
            {
                Close();
                if (++line == LinesLookedAt)
                {
                    break;
                }
            }
            else if (!isQuoted && Array.IndexOf(s_separators, letter) is >= 0 and var index)
            {
                inLine[index]++;
            }
        }

        Close();
        return Enumerable.Range(0, s_separators.Length)
            .OrderByDescending(index => widest[index])
            .ThenByDescending(index => lines[index])
            .Select(index => s_separators[index])
            .First();

        void Close()
        {
            for (var index = 0; index < inLine.Length; index++)
            {
                widest[index] = Math.Max(widest[index], inLine[index]);
                lines[index] += inLine[index] > 0 ? 1 : 0;
                inLine[index] = 0;
            }
        }
    }

    private sealed class Rows(string text, char separator, CellPlace place)
    {
        private const int PoolSize = 4096;
        private const int PooledLength = 12;
        private readonly string?[] _pool = new string?[PoolSize];
        private readonly List<SourceRow> _rows = [];
        private readonly List<string?> _cells = [];
        private readonly StringBuilder _quoted = new();
        private int _at;
        private long _all;

        public List<SourceRow> Read()
        {
            for (var number = 1; _at < text.Length; number++)
            {
                ReadRow(number);
                _all += _cells.Count;
                if (_all > ReadLimits.Cells || number > ReadLimits.Rows)
                {
                    throw new LoadProblemException(LoadProblems.TooLarge(place,
                        $"超过 {ReadLimits.Cells} 个单元格或 {ReadLimits.Rows} 行", $"more than {ReadLimits.Cells} cells or {ReadLimits.Rows} rows"));
                }

                if (_cells.Exists(cell => cell is not null))
                {
                    _rows.Add(new SourceRow(number, [.. _cells]));
                }
            }

            return SourceRow.OfOneWidth(_rows, ReadLimits.Cells);
        }

        private void ReadRow(int number)
        {
            _cells.Clear();
            while (true)
            {
                _cells.Add(_at < text.Length && text[_at] == '"' ? Quoted(number) : Plain());
                if (_cells.Count > ReadLimits.Columns)
                {
                    throw new LoadProblemException(LoadProblems.TooLarge(place with { Row = number },
                        $"多于 {ReadLimits.Columns} 列", $"more than {ReadLimits.Columns} columns"));
                }

                if (_at >= text.Length || text[_at] != separator)
                {
                    break;
                }

                _at++;
            }

            if (_at < text.Length && text[_at] == '\r')
            {
                _at++;
            }

            if (_at < text.Length && text[_at] == '\n')
            {
                _at++;
            }
        }

        private string? Plain()
        {
            var start = _at;
            while (_at < text.Length && text[_at] != separator && text[_at] is not ('\r' or '\n'))
            {
                _at++;
            }

            return Cell(text.AsSpan(start, _at - start));
        }

        private string? Quoted(int number)
        {
            _quoted.Clear();
            for (_at++; _at < text.Length; _at++)
            {
                if (text[_at] != '"')
                {
                    _quoted.Append(text[_at]);
                }
                else if (_at + 1 < text.Length && text[_at + 1] == '"')
                {
                    _quoted.Append('"');
                    _at++;
                }
                else
                {
                    _at++;
                    var rest = _at;
                    while (_at < text.Length && text[_at] != separator && text[_at] is not ('\r' or '\n'))
                    {
                        _at++;
                    }

                    return Cell(_quoted.Append(text.AsSpan(rest, _at - rest)).ToString());
                }

                if (_quoted.Length > ReadLimits.CellLength)
                {
                    break;
                }
            }

            throw new LoadProblemException(LoadProblems.Unreadable(
                place with { Row = number }, $"第 {number} 行的引号没有成对，不是完整的 CSV",
                $"a quotation mark in row {number} is not closed: it is no whole CSV"));
        }

        // Equal short cells are one text in memory: a report is mostly small numbers.
        private string? Cell(ReadOnlySpan<char> cell)
        {
            if (cell.IsWhiteSpace())
            {
                return null;
            }

            if (cell.Length > PooledLength)
            {
                return cell.ToString();
            }

            ref var pooled = ref _pool[string.GetHashCode(cell) & (PoolSize - 1)];
            return pooled is not null && cell.SequenceEqual(pooled) ? pooled : pooled = cell.ToString();
        }
    }
}
