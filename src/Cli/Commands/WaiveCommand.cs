using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Statements;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch waive</c>: somebody answers for a finding, so that nobody corrects what is right.</summary>
internal static class WaiveCommand
{
    public static Command Create(SharedOptions shared)
    {
        var finding = new Argument<string?>("FINDING")
        {
            Description = "Number of mch findings, or RULE:ids of mch reconcile 发现的编号",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var who = new Option<string>("--who") { Description = "Who answers for it 由谁负责", HelpName = "NAME", Required = true };
        var why = new Option<string?>("--why") { Description = "Why the figure stands 理由", HelpName = "TEXT" };
        var until = new Option<string?>("--until") { Description = "Last day, 2026-12-31 截止日", HelpName = "DAY" };
        var withdraw = new Option<long?>("--withdraw") { Description = "Take back this waiver 撤回豁免", HelpName = "WAIVER" };
        var command = new Command("waive", "Let a finding stand: who, why, until 豁免一条发现")
        {
            finding, who, why, until, withdraw,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var name = parsed.GetValue(who)!;
            var waiver = (parsed.GetValue(finding), parsed.GetValue(withdraw)) switch
            {
                (null, { } number) => await WithdrawAsync(place, number, name, cancel),
                ({ } text, null) => await WaiveAsync(
                    place, text, name, parsed.GetValue(why) ?? string.Empty, DayOf(parsed.GetValue(until)), cancel),
                _ => throw NeitherNorBoth(),
            };
            Console.WriteLine(WaiversCommand.Line(waiver, place.Today));
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<Waiver> WaiveAsync(
        Workplace place, string finding, string who, string why, DateOnly until, CancellationToken cancel)
    {
        var (rule, subject, observed) = long.TryParse(finding, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await OfFactAsync(place, number, cancel)
            : await OfStatementsAsync(place, finding, cancel);
        var waiver = new Waiver
        {
            Rule = rule, Subject = subject, Observed = observed, By = who.Trim(), Why = why.Trim(), Until = until,
        };
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
        return await ledger.WaiveAsync(waiver, cancel);
    }

    private static async Task<Waiver> WithdrawAsync(Workplace place, long number, string who, CancellationToken cancel)
    {
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
        return await ledger.WithdrawWaiverAsync(number, who, cancel);
    }

    private static async Task<(string Rule, string Subject, string Observed)> OfFactAsync(
        Workplace place, long number, CancellationToken cancel)
    {
        using var room = new RiskRoom(place);
        var found = await new WarehouseFindings(room.Warehouse).GetAsync(number, Asker.LocalOwner, cancel)
            ?? throw NoFinding(number.ToString(CultureInfo.InvariantCulture));
        return (found.Rule, WaiverSubject.OfFact(found.OrgUnit?.Code, found.Period?.Id, found.Measure), found.Observed);
    }

    private static async Task<(string Rule, string Subject, string Observed)> OfStatementsAsync(
        Workplace place, string finding, CancellationToken cancel)
    {
        var found = (await ReconcileCommand.JudgeAsync(place, cancel)).Conflicts
            .FirstOrDefault(conflict => NameOf(conflict) == finding) ?? throw NoFinding(finding);
        return KeyOf(found);
    }

    /// <summary>What a finding of published figures is called: <c>DQ-R4:li-amount+li-persons</c>.</summary>
    public static string NameOf(StatementConflict conflict) => $"{conflict.Rule}:{KeyOf(conflict).Subject}";

    /// <summary>What a waiver of it is about.</summary>
    public static (string Rule, string Subject, string Observed) KeyOf(StatementConflict conflict) => (
        conflict.Rule,
        WaiverSubject.OfStatements(conflict.Statements.Select(statement => statement.Id)),
        WaiverSubject.PrintedOf(conflict.Statements.Select(statement => (statement.Id, statement.PrintedText))));

    private static DateOnly DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new UsageException(
                "MCH-U021",
                "请用 --until 写明豁免的最后一天, 例如 2026-12-31。",
                "Say the last day of the waiver: --until 2026-12-31.");

    // Neither a finding nor a waiver is named, or both are.
    private static UsageException NeitherNorBoth() => new(
        "MCH-U022",
        "请写明要豁免的发现, 或用 --withdraw 写明要撤回的豁免, 二者取一。",
        "Name a finding to waive, or a waiver to take back with --withdraw: one of the two.");

    // The finding that is to be waived is not there: it was never made, or a correction ended it.
    private static UsageException NoFinding(string name) => new(
        "MCH-U023",
        $"没有发现 {name}; 用 mch findings 或 mch reconcile 查看现有的。",
        $"There is no finding {name}: mch findings and mch reconcile list those there are.");
}
