using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch rebuild</c>: the warehouse made again from the archived originals, with the catalogue of today.</summary>
internal static class RebuildCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("rebuild", "Make the warehouse again from the archived originals 用存档原件重建数据仓库");
        command.SetAction((parsed, cancel) => RunAsync(shared.WorkplaceOf(parsed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(Workplace place, CancellationToken cancel)
    {
        var before = KeptVersion.AllOf(place.WarehouseFolder).FirstOrDefault(version => version.IsPublished);
        var stateBefore = VersionState.OfPublished(place.WarehouseFolder);
        RebuildReceipt receipt;
        using (var progress = ProgressBar.OnErrorStream())
        {
            var sources = new PlaceSources
            {
                DivisionFolder = Workplace.DivisionFolder,
                PinyinFolder = Path.Combine(place.CatalogueFolder, "places", "pinyin"),
            };
            receipt = await new RebuildWarehouse(LoadCommand.SettingOf(place, ledger: null), sources)
                .RunAsync(progress, cancel);
        }

        var stateAfter = VersionState.OfPublished(place.WarehouseFolder);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"已重建 rebuilt v{receipt.Version:000000} from {receipt.Files} 个原件 originals ({receipt.Took.TotalSeconds:0.0} s)"));
        if (before is not null)
        {
            Console.WriteLine(Comparison(before.Number, stateBefore, stateAfter));
        }

        // What no file brought is made again by its own commands.
        if (before is { HasStatements: true })
        {
            await ReconcileCommand.ImportAsync(place, cancel);
        }

        if (before is { HasPredictions: true })
        {
            await ScoreCommand.ScoreAsync(place, cancel);
        }

        return ExitCodes.Done;
    }

    private static string Comparison(int version, string before, string after)
    {
        var left = before.Split('\n').ToHashSet(StringComparer.Ordinal);
        var differing = after.Split('\n').Where(line => !left.Contains(line)).Select(line => line.Split(' ')[0]).ToList();
        return differing.Count == 0
            ? $"与 v{version:000000} 的数据完全一致。The figures are those of v{version:000000}."
            : $"与 v{version:000000} 不同的表 tables that differ from v{version:000000}: {string.Join(", ", differing)}"
                + "（目录已变更时属正常 as is to be expected after the catalogue has changed; mch rollback goes back）";
    }
}
