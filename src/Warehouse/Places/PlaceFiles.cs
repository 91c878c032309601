using System.Globalization;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Places;

/// <summary>Reads files of places: the statistical divisions of China, and our own place files.</summary>
internal static class PlaceFiles
{
    private const int CodeLength = 12;
    private const string Pinyin = "name_pinyin";

    private static readonly string[] s_columns =
        ["code", "name", "name_en", "level", "parent", "valid_from", "valid_to", "successor"];

    // By level, from the nearest on: how many digits of a code are the code of a place above.
    private static readonly int[][] s_prefixes = [[], [2], [4, 2], [6, 4, 2], [9, 6, 4, 2], [12]];

    // The divisions carry no dates: their codes hold for all the time that this warehouse covers.
    private static readonly DateOnly s_always = new(1949, 10, 1);

    public static List<PlaceRow> ReadDivisions(string folder, IReadOnlyList<string> villageCounties)
    {
        var counties = villageCounties.ToHashSet(StringComparer.Ordinal);
        List<PlaceRow> rows =
        [
            .. Division(folder, "provinces.csv", OrgLevel.Province, _ => true),
            .. Division(folder, "cities.csv", OrgLevel.Prefecture, _ => true),
            // A city without counties is listed as its own county (441900 of 4419): its townships stand under the city.
            .. Division(folder, "areas.csv", OrgLevel.County, code => !code.EndsWith("00", StringComparison.Ordinal)),
            // A county without townships is listed as its own township (350527000 of 350527): it stands as the county only.
            .. Division(folder, "streets.csv", OrgLevel.Township, code => !code.EndsWith("000", StringComparison.Ordinal)),
            .. counties.Count == 0 ? []
                : Division(folder, "villages.csv", OrgLevel.Village, code => counties.Contains(code[..6])),
        ];
        return WithParents(rows);
    }

    public static List<PlaceRow> ReadPlaces(string path)
    {
        var rows = new List<PlaceRow>();
        var columns = 0;
        foreach (var (line, cells) in ReadCells(path))
        {
            var at = new PlaceLine(Path.GetFileName(path), line);
            if (columns > 0)
            {
                rows.Add(Place(at, cells, columns));
                continue;
            }

            columns = cells.Length;
            if (columns < s_columns.Length
                || !cells.AsSpan(0, s_columns.Length).SequenceEqual(s_columns)
                || cells[s_columns.Length..] is not ([] or [Pinyin]))
            {
                var expected = string.Join(',', s_columns);
                throw Wrong(at, $"表头应为 {expected}（其后可有 {Pinyin}）", $"the header should be {expected} (and may have {Pinyin})");
            }
        }

        return rows;
    }

    private static PlaceRow Place(PlaceLine at, string[] cells, int columns)
    {
        if (cells.Length != columns || cells[0].Length == 0 || cells[1].Length == 0)
        {
            throw Wrong(at, $"应有 {columns} 列，且代码和名称不可为空", $"should have {columns} columns, with code and name filled");
        }

        if (!Enum.TryParse<OrgLevel>(cells[3], ignoreCase: true, out var level))
        {
            throw Wrong(at, $"级别 “{cells[3]}” 不认识", $"unknown level '{cells[3]}'");
        }

        return new PlaceRow(
            cells[0],
            cells[1],
            NullIfEmpty(cells[2]),
            level,
            NullIfEmpty(cells[4]),
            Day(at, cells[5]) ?? s_always,
            Day(at, cells[6]),
            NullIfEmpty(cells[7]))
        {
            NamePinyin = cells.Length > s_columns.Length ? NullIfEmpty(cells[^1]) : null,
            At = at,
        };
    }

    private static PlaceFileException Wrong(PlaceLine at, string zh, string en) => new([PlaceFaults.Shape(at, zh, en)]);

    private static IEnumerable<PlaceRow> Division(string folder, string file, OrgLevel level, Func<string,
        bool> keep) =>
        ReadCells(Path.Combine(folder, file))
            .Skip(1)
            .Where(line => keep(line.Cells[0]))
            .Select(line => new PlaceRow(Full(line.Cells[0]), line.Cells[1], null, level, null, s_always, null, null)
            {
                At = new PlaceLine(file, line.Number),
            });

    // Where the lists hold no county for a township, or no city for a county, it stands under the next place above.
    private static List<PlaceRow> WithParents(List<PlaceRow> rows)
    {
        var codes = rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => row with
            {
                ParentCode = s_prefixes[(int)row.Level - 1]
                    .Select(length => Full(row.Code[..length]))
                    .FirstOrDefault(code => code != row.Code && codes.Contains(code)),
            }),
        ];
    }

    private static string Full(string code) => code.PadRight(CodeLength, '0');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    private static DateOnly? Day(PlaceLine at, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : throw Wrong(at, $"日期 “{text}” 应写作 2024-03-31", $"the date '{text}' should read like 2024-03-31");
    }

    // These files hold names and codes only: no cell contains a quotation mark or a line break.
    private static IEnumerable<(int Number, string[] Cells)> ReadCells(string path) =>
        File.ReadLines(path)
            .Select((line, index) => (Line: line, Number: index + 1))
            .Where(each => each.Line.Length > 0)
            .Select(each => (each.Number, each.Line.Contains('"', StringComparison.Ordinal)
                ? QuotedCells(each.Line)
                : [.. each.Line.Split(',').Select(cell => cell.Trim())]));

    private static string[] QuotedCells(string line)
    {
        var cells = new List<string>();
        var isQuoted = false;
        var start = 0;
        for (var position = 0; position <= line.Length; position++)
        {
            if (position == line.Length || (line[position] == ',' && !isQuoted))
            {
                cells.Add(line[start..position].Trim().Trim('"'));
                start = position + 1;
            }
            else if (line[position] == '"')
            {
                isQuoted = !isQuoted;
            }
        }

        return [.. cells];
    }
}
