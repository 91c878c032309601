using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Waivers;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch waivers</c>: what somebody answers for.</summary>
internal static class WaiversCommand
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create(SharedOptions shared)
    {
        var all = new Option<bool>("--all") { Description = "Those that no longer hold too 包括已失效的" };
        var json = new Option<bool>("--json") { Description = "Print as JSON 以 JSON 输出" };
        var command = new Command("waivers", "List the waivers of findings 列出豁免") { all, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var waivers = await ReadAsync(place, holdingOnly: !parsed.GetValue(all), cancel);
            if (parsed.GetValue(json))
            {
                Console.WriteLine(JsonSerializer.Serialize(waivers, s_json));
                return ExitCodes.Done;
            }

            foreach (var waiver in waivers)
            {
                Console.WriteLine(Line(waiver, place.Today));
            }

            Console.WriteLine($"{waivers.Count} 条豁免 waivers");
            return ExitCodes.Done;
        });
        return command;
    }

    /// <summary>A waiver with whether it holds.</summary>
    public static string Line(Waiver waiver, DateOnly today)
    {
        var state = waiver.HoldsOn(today) ? "✓ 有效 holds"
            : waiver.WithdrawnAt is null ? "✗ 已到期 expired"
            : $"✗ 已由 {waiver.WithdrawnBy} 撤回 taken back";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"#{waiver.Id} {waiver.Rule} {waiver.Subject} = {waiver.Observed}\n"
            + $"     {state} · 至 until {waiver.Until:yyyy-MM-dd} · {waiver.By} {waiver.At:yyyy-MM-dd}: {waiver.Why}");
    }

    private static async Task<List<Waiver>> ReadAsync(Workplace place, bool holdingOnly, CancellationToken cancel)
    {
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
        var waivers = new List<Waiver>();
        while (true)
        {
            var page = await ledger.ListWaiversAsync(
                holdingOnly, new LedgerPageRequest(waivers.Count, LedgerPageRequest.MostTaken), cancel);
            waivers.AddRange(page.Items);
            if (page.Items.Count == 0 || waivers.Count >= page.TotalCount)
            {
                return waivers;
            }
        }
    }
}
