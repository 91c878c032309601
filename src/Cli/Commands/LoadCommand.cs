using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.SqlServer;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Risk;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch load</c>: files and folders in, receipts out, one new version published.</summary>
internal static class LoadCommand
{
    private static readonly Dictionary<string, Action<DbContextOptionsBuilder, string>> s_databases = new()
    {
        ["sqlite"] = (options, text) => options.UseSqlite(text),
        ["sqlserver"] = SourceSqlServerOptions.Use,
    };

    public static Command Create(SharedOptions shared)
    {
        var paths = PathsArgument();
        var json = JsonOption();
        var encoding = EncodingOption();
        var command = new Command("load", "Load files or folders and publish 装载文件并发布") { paths, json, encoding };
        command.SetAction(async (parsed, cancel) => await RunAsync(
            shared.WorkplaceOf(parsed),
            parsed.GetValue(paths)!,
            OptionsOf(parsed.GetValue(encoding), dryRun: false),
            parsed.GetValue(json),
            cancel));
        return command;
    }

    public static Argument<string[]> PathsArgument() => new("FILE|FOLDER")
    {
        Description = ".xlsx, .xls, .csv, .tsv, .csv.gz, .parquet, zips and folders of them,\n"
            + "- for standard input, or sqlite:NAME and sqlserver:NAME for tables of databases in sources.json",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<bool> JsonOption() => new("--json")
    {
        Description = "Print the receipt as JSON, for programs 以 JSON 输出回执",
    };

    public static Option<string?> EncodingOption()
    {
        var option = new Option<string?>("--encoding")
        {
            Description = "Encoding of the text files, where it cannot be found out 文字编码",
        };
        option.AcceptOnlyFromAmong([.. LoadOptions.KnownEncodings]);
        return option;
    }

    /// <summary>How to load, with this process's standard input for <c>-</c>.</summary>
    public static LoadOptions OptionsOf(string? encoding, bool dryRun) =>
        new(dryRun) { Encoding = encoding, Input = Console.OpenStandardInput() };

    public static async Task<int> RunAsync(
        Workplace place, IReadOnlyList<string> paths, LoadOptions options, bool json, CancellationToken cancel)
    {
        LoadReceipt receipt;
        using (var progress = ProgressBar.OnErrorStream())
        {
            receipt = await LoadAsync(place, paths, options, cancel, progress);
        }

        if (json)
        {
            Console.WriteLine(JsonReceipt.Write(receipt, options.DryRun));
            return ReceiptPrinter.CodeOf(receipt);
        }

        return ReceiptPrinter.Print(receipt, options.DryRun);
    }

    public static Task<LoadReceipt> LoadAsync(
        Workplace place,
        IReadOnlyList<string> paths,
        bool dryRun,
        CancellationToken cancel,
        IProgress<LoadProgress>? progress = null) =>
        LoadAsync(place, paths, new LoadOptions(dryRun), cancel, progress);

    public static async Task<LoadReceipt> LoadAsync(
        Workplace place,
        IReadOnlyList<string> paths,
        LoadOptions options,
        CancellationToken cancel,
        IProgress<LoadProgress>? progress = null)
    {
        // Each takes the better part of a second, and a small load little more: both at once.
        var setting = Task.Run(() => SettingOf(place, ledger: null), cancel);
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Write, place.Clock, cancel);
        var load = new LoadFiles(await setting with { Ledger = ledger });
        return await load.RunAsync(paths, options, progress, cancel);
    }

    /// <summary>What loading works with at a workplace.</summary>
    public static LoadSetting SettingOf(Workplace place, LedgerStore? ledger)
    {
        var forms = FormsOf(place);
        var catalogue = place.ReadCatalogue();
        return new LoadSetting
        {
            DataFolder = place.DataFolder,
            Forms = forms,
            Suppression = SuppressionRules.Of(catalogue, forms),
            Checks = FormFolder.ReadChecks(
                Path.Combine(place.CatalogueFolder, "checks.yaml"), code => catalogue.FindMeasure(code) is not null),
            RiskRules = RiskCatalogue.Load(place.CatalogueFolder).Rules,
            Ledger = ledger,
            Clock = place.Clock,
            Databases = s_databases,
        };
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
