using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch load</c>: files and folders in, receipts out, one new version published.</summary>
internal static class LoadCommand
{
    public static Command Create(SharedOptions shared)
    {
        var paths = PathsArgument();
        var command = new Command("load", "Load files or folders and publish 装载文件并发布") { paths };
        command.SetAction(async (parsed, cancel) =>
            await RunAsync(shared.WorkplaceOf(parsed), parsed.GetValue(paths)!, dryRun: false, cancel));
        return command;
    }

    public static Argument<string[]> PathsArgument() => new("FILE|FOLDER")
    {
        Description = ".xlsx, .csv (UTF-8, GB18030), .csv.gz, .parquet, or folders of them",
        Arity = ArgumentArity.OneOrMore,
    };

    public static async Task<int> RunAsync(
        Workplace place, IReadOnlyList<string> paths, bool dryRun, CancellationToken cancel)
    {
        var receipt = await LoadAsync(place, paths, dryRun, cancel);
        return ReceiptPrinter.Print(receipt, dryRun);
    }

    public static async Task<LoadReceipt> LoadAsync(
        Workplace place, IReadOnlyList<string> paths, bool dryRun, CancellationToken cancel)
    {
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Write, place.Clock, cancel);
        var forms = FormsOf(place);
        var load = new LoadFiles(new LoadSetting
        {
            DataFolder = place.DataFolder,
            Forms = forms,
            Suppression = SuppressionRules.Of(place.ReadCatalogue(), forms),
            Checks = FormFolder.ReadChecks(Path.Combine(place.CatalogueFolder, "checks.yaml")),
            RiskRules = RiskCatalogue.Load(place.CatalogueFolder).Rules,
            Ledger = ledger,
            Clock = place.Clock,
        });
        return await load.RunAsync(paths, new LoadOptions { DryRun = dryRun }, progress: null, cancel);
    }

    /// <summary>The forms of a catalogue.</summary>
    public static IReadOnlyList<FormDefinition> FormsOf(Workplace place)
    {
        var catalogue = place.ReadCatalogue();
        return FormFolder.Read(
            Path.Combine(place.CatalogueFolder, "forms"),
            code => catalogue.FindMeasure(code) is not null,
            catalogue.Dimensions);
    }
}
