using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch replay</c>: reads what was rejected again, corrected, or because a place or a mapping was added.</summary>
internal static class ReplayCommand
{
    public static Command Create(SharedOptions shared)
    {
        var run = RejectedCommand.RunOption();
        var rule = RejectedCommand.RuleOption();
        var correct = new Option<string[]>("--correct")
        {
            Description = "What a rejected row should have said: ID=TEXT, or ID:COLUMN=TEXT 更正内容",
            HelpName = "ID=TEXT",
        };
        var from = new Option<string?>("--from")
        {
            Description = "A list of mch rejected --csv with its last column filled in 填好的更正清单",
            HelpName = "FILE",
        };
        var json = LoadCommand.JsonOption();
        var command = new Command("replay", "Load rejected rows again, corrected or not 更正并重新装载退回的行")
        {
            run, rule, correct, from, json,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var corrections = (parsed.GetValue(correct) ?? []).Select(Parse).ToList();
            if (parsed.GetValue(from) is { } file)
            {
                corrections.AddRange(CorrectionFile.Read(file));
            }

            var request = new ReplayRequest(parsed.GetValue(run), parsed.GetValue(rule), corrections);
            return await RunAsync(shared.WorkplaceOf(parsed), request, parsed.GetValue(json), cancel);
        });
        return command;
    }

    private static async Task<int> RunAsync(Workplace place, ReplayRequest request, bool json, CancellationToken cancel)
    {
        LoadReceipt receipt;
        await using (var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Write, place.Clock, cancel))
        using (var progress = ProgressBar.OnErrorStream())
        {
            receipt = await new ReplayRejected(LoadCommand.SettingOf(place, ledger)).RunAsync(request, progress, cancel);
        }

        if (json)
        {
            Console.WriteLine(JsonReceipt.Write(receipt, dryRun: false));
            return ReceiptPrinter.CodeOf(receipt);
        }

        return ReceiptPrinter.Print(receipt, dryRun: false);
    }

    private static RowCorrection Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var colon = equals < 0 ? -1 : text.IndexOf(':', 0, equals);
        var number = text[..(colon >= 0 ? colon : Math.Max(equals, 0))];
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new RowCorrection(id, colon >= 0 ? text[(colon + 1)..equals] : null, text[(equals + 1)..])
            : throw new UsageException(
                "MCH-U007",
                $"更正“{text}”应写作 编号=内容 或 编号:列名=内容。",
                $"The correction \"{text}\" is not written ID=TEXT or ID:COLUMN=TEXT.");
    }
}
