using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Statements;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Statements;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch reconcile</c>: can the published figures be true together?</summary>
internal static class ReconcileCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("reconcile", "Judge the published figures by arithmetic 核对公布的数字");
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var reconciliation = await ImportAsync(place, cancel);
            await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
            var waivers = await ledger.StandingWaiversAsync(cancel);
            Console.WriteLine(ReconciliationText.Write(reconciliation, conflict => WaiverOf(waivers, conflict)));
            return 0;
        });
        return command;
    }

    /// <summary>Judges the catalogue's statements, and keeps nothing.</summary>
    public static async Task<Reconciliation> JudgeAsync(Workplace place, CancellationToken cancel)
    {
        var set = await ReadAsync(place, cancel);
        return Reconciler.Run(set);
    }

    /// <summary>Judges the catalogue's statements, keeps the verdicts, and publishes the statements.</summary>
    public static Task<Reconciliation> ImportAsync(Workplace place, CancellationToken cancel) => Steps.DoAsync(
        "公布的数字 statements",
        async () =>
        {
            var set = await ReadAsync(place, cancel);
            var reconciliation = Reconciler.Run(set);
            var publisher = new WarehousePublisher(place.WarehouseFolder, place.Clock);
            using (var build = await publisher.BeginAsync(cancel))
            {
                if (build.ReplaceStatements([.. set.Statements.Select(RowOf)]))
                {
                    await build.PublishAsync(cancel);
                }
            }

            await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Write, place.Clock, cancel);
            await ledger.SaveVerdictsAsync([.. reconciliation.Verdicts.Select(VerdictOf)], cancel);
            return reconciliation;
        },
        reconciliation => $"{reconciliation.Verdicts.Count} judged, "
            + $"{reconciliation.Conflicts.Count(conflict => conflict.IsError)} conflicts");

    private static async Task<StatementSet> ReadAsync(Workplace place, CancellationToken cancel)
    {
        var file = Path.Combine(place.CatalogueFolder, "statements", "seed_figures.yaml");
        return StatementSet.Read(await File.ReadAllTextAsync(file, cancel), Path.GetFileName(file));
    }

    private static string? WaiverOf(StandingWaivers waivers, StatementConflict conflict)
    {
        var (rule, subject, observed) = WaiveCommand.KeyOf(conflict);
        return waivers.Of(rule, subject, observed) is { } waiver
            ? $"豁免 waived #{waiver.Id} · {waiver.By} · 至 until {waiver.Until:yyyy-MM-dd}: {waiver.Why}"
            : null;
    }

    private static StatementRow RowOf(Statement statement) => new(
        statement.Place,
        statement.Period,
        statement.MeasureEn is { } english ? $"{statement.Measure} {english}" : statement.Measure,
        statement.PrintedText,
        statement.Unit,
        statement.Kind,
        statement.Source);

    private static StatementVerdict VerdictOf(JudgedStatement judged, int index)
    {
        var row = RowOf(judged.Statement);
        return new StatementVerdict
        {
            StatementId = (index + 1).ToString(CultureInfo.InvariantCulture),
            Place = row.Place,
            Period = row.Period,
            Measure = row.Measure,
            Printed = row.Printed,
            Verdict = judged.Verdict,
            ExplanationZh = judged.ExplanationZh,
            ExplanationEn = judged.ExplanationEn,
        };
    }
}
