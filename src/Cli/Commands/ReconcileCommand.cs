using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Statements;
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
            Console.WriteLine(ReconciliationText.Write(reconciliation));
            return 0;
        });
        return command;
    }

    /// <summary>Judges the catalogue's statements, keeps the verdicts, and publishes the statements.</summary>
    public static Task<Reconciliation> ImportAsync(Workplace place, CancellationToken cancel) => Steps.DoAsync(
        "公布的数字 statements",
        async () =>
        {
            var file = Path.Combine(place.CatalogueFolder, "statements", "seed_figures.yaml");
            var set = StatementSet.Read(await File.ReadAllTextAsync(file, cancel), Path.GetFileName(file));
            var reconciliation = Reconciler.Run(set.Statements, set.Relations);
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
