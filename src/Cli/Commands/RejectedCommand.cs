using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch rejected</c>: what loads did not take, for correction and replay.</summary>
internal static class RejectedCommand
{
    private static readonly string[] s_headings =
        [CorrectionFile.Id, "run", "file", "sheet", "row", "column", "text", "rule", "message_zh", "message_en", "suggestion", CorrectionFile.Correction];

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(SharedOptions shared)
    {
        var run = RunOption();
        var rule = RuleOption();
        var all = new Option<bool>("--all") { Description = "Settled rows too 包括已处理的" };
        var json = new Option<bool>("--json") { Description = "Print as JSON 以 JSON 输出" };
        var csv = new Option<string?>("--csv")
        {
            Description = "Write a list to fill in and give to mch replay --from 写出更正清单",
            HelpName = "FILE",
        };
        var command = new Command("rejected", "List the rows that loads did not take 列出退回的行") { run, rule, all, json, csv };
        command.SetAction(async (parsed, cancel) =>
        {
            var rows = await RowsAsync(
                shared.WorkplaceOf(parsed), parsed.GetValue(run), parsed.GetValue(rule), parsed.GetValue(all), cancel);
            if (parsed.GetValue(csv) is { } file)
            {
                // With a mark, so that a spreadsheet program reads the Chinese.
                await File.WriteAllTextAsync(file, Csv(rows), new UTF8Encoding(true), cancel);
                Console.WriteLine($"{rows.Count} 行 rows → {file}");
                return ExitCodes.Done;
            }

            Console.WriteLine(parsed.GetValue(json) ? Json(rows) : Text(rows));
            return ExitCodes.Done;
        });
        return command;
    }

    public static Option<long?> RunOption() => new("--run") { Description = "Only of this load 只看这一批次", HelpName = "RUN" };

    public static Option<string?> RuleOption() => new("--rule")
    {
        Description = "Only of this rule, e.g. MCH-L102 只看这一规则",
        HelpName = "CODE",
    };

    private static async Task<List<RejectedRow>> RowsAsync(
        Workplace place, long? run, string? rule, bool withSettled, CancellationToken cancel)
    {
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
        var filter = new RejectedRowFilter
        {
            RunId = run,
            RuleCode = rule is null ? null : new TextFilter { Eq = rule },
            Resolved = withSettled ? null : false,
            OfLoadsOnly = true,
        };
        var rows = new List<RejectedRow>();
        while (true)
        {
            var page = await ledger.ListRejectedRowsAsync(
                filter, new LedgerPageRequest(rows.Count, LedgerPageRequest.MostTaken), cancel);
            rows.AddRange(page.Items);
            if (page.Items.Count == 0 || rows.Count >= page.TotalCount)
            {
                return rows;
            }
        }
    }

    private static string Text(List<RejectedRow> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var sheet = row.Sheet is null ? string.Empty : row.Sheet + " ";
            text.AppendLine(
                $"#{row.Id} 批次 run {row.RunId}  {row.File} {sheet}第 {row.Row} 行 {row.Column}: {TextOf(row) ?? "…"}"
                + (row.Suggestion is { } meant ? $" → {meant}?" : string.Empty)
                + (row.SettledBy is { } by ? $"  ✓ 批次 run {by}" : string.Empty));
            text.AppendLine($"     [{row.RuleCode}] {row.MessageZh} {row.MessageEn}");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{rows.Count} 行 rows").ToString();
    }

    private static string Json(List<RejectedRow> rows) => JsonSerializer.Serialize(
        rows.Select(row => new
        {
            row.Id,
            row.RunId,
            row.File,
            row.Sheet,
            row.Row,
            row.Column,
            Text = TextOf(row),
            Cells = JsonSerializer.Deserialize<Dictionary<string, string?>>(row.Raw),
            Rule = row.RuleCode,
            row.MessageZh,
            row.MessageEn,
            row.Suggestion,
            row.SettledBy,
            row.At,
        }),
        s_json);

    private static string Csv(List<RejectedRow> rows)
    {
        var csv = new StringBuilder().AppendJoin(',', s_headings).Append("\r\n");
        foreach (var row in rows)
        {
            string?[] cells =
            [
                row.Id.ToString(CultureInfo.InvariantCulture), row.RunId.ToString(CultureInfo.InvariantCulture), row.File,
                row.Sheet, row.Row.ToString(CultureInfo.InvariantCulture), row.Column, TextOf(row), row.RuleCode,
                row.MessageZh, row.MessageEn, row.Suggestion, null,
            ];
            csv.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        }

        return csv.ToString();
    }

    // A text that begins like a formula must not be one when the list is opened in a spreadsheet program.
    private static string Quoted(string? text)
    {
        var plain = text is ['=' or '+' or '@' or '\t', ..] ? "'" + text : text ?? string.Empty;
        return plain.AsSpan().ContainsAny("\",\r\n") ? $"\"{plain.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : plain;
    }

    private static string? TextOf(RejectedRow row) => row.Column is { } column
        && JsonSerializer.Deserialize<Dictionary<string, string?>>(row.Raw)!.TryGetValue(column, out var text) ? text : null;
}
