using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch versions</c> and <c>mch rollback</c>: the kept versions, and going back to one.</summary>
internal static class VersionsCommand
{
    private const double MiB = 1024 * 1024;

    public static Command Create(SharedOptions shared)
    {
        var command = new Command("versions", "List the kept versions 列出保留的版本");
        command.SetAction(parsed =>
        {
            foreach (var version in KeptVersion.AllOf(shared.WorkplaceOf(parsed).WarehouseFolder))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(version.IsPublished ? "→" : " ")} v{version.Number:000000}  {version.PublishedAt:yyyy-MM-dd HH:mm:ss}Z  "
                    + $"{version.Bytes / MiB,8:0.0} MiB  {version.Facts,10} 个现行值 current figures  {version.Loads} 个文件 files"));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    public static Command CreateRollback(SharedOptions shared)
    {
        var version = new Argument<int>("VERSION") { Description = "A kept version: mch versions lists them 保留的版本号" };
        var command = new Command("rollback", "Go back to a kept version 退回到保留的版本") { version };
        command.SetAction((parsed, cancel) =>
            GoBackAsync(shared.WorkplaceOf(parsed), parsed.GetValue(version), cancel));
        return command;
    }

    /// <summary>Publishes a kept version again; the next load goes on from it.</summary>
    public static async Task<int> GoBackAsync(Workplace place, int version, CancellationToken cancel)
    {
        var publisher = new WarehousePublisher(place.WarehouseFolder, place.Clock);
        if (!await publisher.GoBackToAsync(version, cancel))
        {
            throw new UsageException(
                "MCH-U005",
                $"没有保留版本 v{version:000000}。",
                $"v{version:000000} is not among the kept versions of {publisher.Folder}.");
        }

        new LoadJournal(place.DataFolder).Append(
            new JournalEntry { Version = version, At = place.Clock.GetUtcNow(), IsGoneBackTo = true });
        Console.WriteLine($"已退回 now published: v{version:000000}");
        return ExitCodes.Done;
    }
}
