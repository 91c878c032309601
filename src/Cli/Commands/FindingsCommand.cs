using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Access;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch findings</c>: what the checks found in what was loaded, with the waivers.</summary>
internal static class FindingsCommand
{
    private const int AtATime = 1_000;

    public static Command Create(SharedOptions shared)
    {
        var rule = new Option<string?>("--rule") { Description = "Only of this rule, e.g. DQ-L1 只看这一规则", HelpName = "CODE" };
        var under = new Option<string?>("--under") { Description = "Only this place and those under it 只看这一地区", HelpName = "CODE" };
        var all = new Option<bool>("--all") { Description = "Waived ones too 包括已豁免的" };
        var command = new Command("findings", "List what the checks found 列出质控发现") { rule, under, all };
        command.SetAction(async (parsed, cancel) =>
        {
            var filter = new FindingFilter { Rule = parsed.GetValue(rule), Under = parsed.GetValue(under) };
            await PrintAsync(shared.WorkplaceOf(parsed), filter, parsed.GetValue(all), cancel);
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task PrintAsync(Workplace place, FindingFilter filter, bool withWaived, CancellationToken cancel)
    {
        StandingWaivers waivers;
        await using (var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel))
        {
            waivers = await ledger.StandingWaiversAsync(cancel);
        }

        using var room = new RiskRoom(place);
        var findings = new WarehouseFindings(room.Warehouse);
        var (listed, waived, read) = (0, 0, 0);
        Page<Finding> page;
        do
        {
            page = await findings.FindAsync(filter, Asker.LocalOwner, read, AtATime, cancel);
            read += page.Items.Count;
            foreach (var finding in page.Items)
            {
                var waiver = waivers.Of(
                    finding.Rule,
                    WaiverSubject.OfFact(finding.OrgUnit?.Code, finding.Period?.Id, finding.Measure),
                    finding.Observed);
                waived += waiver is null ? 0 : 1;
                if (waiver is null || withWaived)
                {
                    listed++;
                    Console.WriteLine(
                        $"#{finding.Id} {finding.Rule} {finding.Severity.ToString().ToUpperInvariant()} "
                        + $"{finding.OrgUnit?.Name} {finding.Period?.Id} {finding.Measure}: {finding.Observed}"
                        + (finding.Expected.Length > 0 ? $" ({finding.Expected})" : string.Empty)
                        + (waiver is null ? string.Empty : $"  ✓ 豁免 waived #{waiver.Id}"));
                    Console.WriteLine($"     {finding.EvidenceZh}");
                }
            }
        }
        while (page.Items.Count > 0 && read < page.TotalCount);

        Console.WriteLine($"{listed} 条发现 findings, {waived} 条已豁免 waived");
    }
}
