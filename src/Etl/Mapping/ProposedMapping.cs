using System.Globalization;
using System.Text;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Mapping;

/// <summary>Proposes a mapping for a file of no known form, from its headers; what cannot be known is asked for.</summary>
/// <remarks>A question is <c>???</c> with a comment: a mapping that still holds one is refused when it is read.</remarks>
public static class ProposedMapping
{
    private const int RowsSearched = 20;
    private const int RowsLookedAt = 200;
    private const string Question = "\"???\"";

    private static readonly string[] s_places =
        ["村别", "单位", "地区", "地名", "乡镇", "县区", "区县", "省份", "region", "district", "county", "province", "state", "région", "département", "préfecture"];

    private static readonly string[] s_years = ["year", "年", "年份", "年度", "année", "annee", "ano"];
    private static readonly string[] s_months = ["month", "月", "月份", "mois", "mes", "mês"];
    private static readonly string[] s_periods = ["period", "期", "时间", "报告期", "统计期", "période", "date", "日期"];

    /// <summary>The mapping as YAML.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">A text's encoding; null to find it out.</param>
    /// <param name="catalogue">The measures that columns may be.</param>
    /// <param name="forms">The forms whose headers are known already.</param>
    /// <param name="code">The code of the new form.</param>
    /// <exception cref="UnreadableFileException">The file cannot be read, or holds no table.</exception>
    public static string Of(
        string path, string? encoding, DomainCatalogue catalogue, IReadOnlyList<FormDefinition> forms, string code)
    {
        var place = new CellPlace(Path.GetFileName(path));
        try
        {
            var sheets = SourceFile.Read(path, encoding, place);
            var tables = sheets.Select(sheet => (Sheet: sheet, Header: HeaderOf(sheet))).Where(table => table.Header >= 0).ToList();
            if (tables.Count == 0)
            {
                throw new LoadProblemException(LoadProblems.Empty(place));
            }

            var known = KnownHeaders(catalogue, forms);
            var yaml = new StringBuilder();
            yaml.Append(CultureInfo.InvariantCulture, $"""
                # 由 mch map 根据 {place.File} 的表头提出；请逐项核对，并填写所有 ???。
                # Proposed by mch map from the headers of {place.File}: check every line, and answer each ???.
                code: {code}
                kind: matrix
                name_zh: {Question}   # 表单的中文名 the form's Chinese name
                name_en: {Question}   # its English name

                """);
            if (encoding is not null)
            {
                yaml.Append(CultureInfo.InvariantCulture, $"encoding: {encoding}\n");
            }

            yaml.Append("sheets:\n");
            foreach (var (sheet, header) in tables)
            {
                WriteSheet(yaml, sheet, header, tables.Count > 1 || sheets.Count > 1, known);
            }

            return yaml.ToString();
        }
        catch (LoadProblemException fault)
        {
            throw new UnreadableFileException(fault.Problem);
        }
    }

    // The first row with at least three texts, most of them over numbers.
    private static int HeaderOf(SourceSheet sheet)
    {
        for (var index = 0; index < Math.Min(RowsSearched, sheet.Rows.Count - 1); index++)
        {
            var texts = Enumerable.Range(0, sheet.Rows[index].Cells.Length)
                .Where(column => sheet.Rows[index][column] is { } text && !IsNumber(text)).ToList();
            if (texts.Count >= 3 && texts.Count(column => IsFigures(sheet, index, column)) * 2 >= texts.Count)
            {
                return index;
            }
        }

        return -1;
    }

    private static bool IsFigures(SourceSheet sheet, int header, int column)
    {
        var cells = sheet.Rows.Skip(header + 1).Take(RowsLookedAt).Select(row => row[column]).OfType<string>().ToList();
        return cells.Count > 0 && cells.Count(IsNumber) * 2 >= cells.Count;
    }

    private static bool IsNumber(string text) =>
        decimal.TryParse(PlainText.Key(text).TrimStart('-'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _);

    private static Dictionary<string, string> KnownHeaders(DomainCatalogue catalogue, IReadOnlyList<FormDefinition> forms)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var measure in catalogue.Measures)
        {
            foreach (var name in new[] { measure.Code, measure.NameZh, measure.NameEn })
            {
                known.TryAdd(PlainText.Key(name), measure.Code);
            }
        }

        foreach (var column in forms.SelectMany(form => form.Sheets).SelectMany(sheet => sheet.Columns))
        {
            foreach (var header in column.Aliases.Append(column.Header))
            {
                known.TryAdd(PlainText.Key(header), column.Measure);
            }
        }

        return known;
    }

    private static void WriteSheet(
        StringBuilder yaml, SourceSheet sheet, int header, bool isNamed, Dictionary<string, string> known)
    {
        var rows = sheet.Rows[header].Cells;
        var columns = Enumerable.Range(0, rows.Length).Where(column => rows[column] is not null)
            .Select(column => (Header: rows[column]!.Trim(), Position: column)).ToList();
        string? Like(string[] names) => columns.Select(column => column.Header)
            .FirstOrDefault(text => Array.Exists(names, name => PlainText.Key(text) == PlainText.Key(name)));
        var year = Like(s_years);
        var month = Like(s_months);
        var period = year is null || month is null ? Like(s_periods) ?? year : null;
        var place = Like(s_places) ?? columns.Where(column => !IsFigures(sheet, header, column.Position))
            .Select(column => column.Header).FirstOrDefault(text => text != period && text != year && text != month);
        yaml.Append(isNamed ? $"  - name: {Text(sheet.Name!)}\n    header_rows: 1\n" : "  - header_rows: 1\n");
        var first = sheet.Rows.Skip(header + 1).Select(row => row[columns[0].Position]).FirstOrDefault();
        yaml.Append(CultureInfo.InvariantCulture,
            $"    # skip_rows: 1   # 若表头下有单位行或说明行 where rows of units or instructions stand below the header; now first: {Comment(first)}\n");
        yaml.Append(CultureInfo.InvariantCulture,
            $"    place: {{column: {(place is null ? Question : Text(place))}, level: {Question}}}   # level: village, township, county, prefecture, province\n");
        yaml.Append(year is not null && month is not null
            ? $"    period: {{year: {Text(year)}, month: {Text(month)}}}\n"
            : period is not null
            ? $"    period: {{text: {Text(period)}}}   # 2024-03, 2024年3月 or a year\n"
            : $"    period: {{text: {Question}}}   # 哪一列是时间？若写在表头上方，请改为 unit: which column says when? Where a line above the table does, write `unit:` instead\n");
        yaml.Append("    columns:\n");
        var ignored = new List<string>();
        foreach (var (text, position) in columns.Where(column =>
            column.Header != place && column.Header != year && column.Header != month && column.Header != period))
        {
            if (!IsFigures(sheet, header, position))
            {
                ignored.Add(text);
                continue;
            }

            var near = known.TryGetValue(PlainText.Key(text), out var measure) ? []
                : PlainText.Nearest(text, known.Keys, 3).Select(key => known[key]).Distinct().ToList();
            yaml.Append(measure is not null
                ? $"      - {{header: {Text(text)}, measure: {measure}}}\n"
                : $"      - {{header: {Text(text)}, measure: {Question}}}   # 是哪个计量？ which measure?{(near.Count > 0 ? " near: " + string.Join(", ", near) : string.Empty)}\n");
        }

        if (ignored.Count > 0)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    ignored: [{string.Join(", ", ignored.Select(Text))}]   # 文字列，不导入 columns of text, not loaded\n");
        }
    }

    private static string Comment(string? text) => (text ?? "—").ReplaceLineEndings(" ");

    private static string Text(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
            .ReplaceLineEndings(" ") + "\"";
}
