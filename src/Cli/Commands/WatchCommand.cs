using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch watch</c>: loads what arrives in a folder, all that came in a minute as one version.</summary>
internal static class WatchCommand
{
    private const int UsualSeconds = 60;

    private static readonly TimeSpan s_longestLook = TimeSpan.FromSeconds(2);

    public static Command Create(SharedOptions shared)
    {
        var folder = new Argument<string>("FOLDER") { Description = "Folder to watch, with those in it 监视的文件夹" };
        var every = new Option<int>("--every")
        {
            Description = "Seconds between versions at the least 两次发布的最小间隔（秒）",
            DefaultValueFactory = _ => UsualSeconds,
        };
        var receipts = new Option<string?>("--receipts")
        {
            Description = "Folder for a JSON receipt of each batch 每批回执的存放文件夹",
            HelpName = "DIR",
        };
        var untilIdle = new Option<bool>("--until-idle")
        {
            Description = "End once nothing has arrived for that long 无新文件时结束",
        };
        var command = new Command("watch", "Load what arrives in a folder 监视文件夹并装载") { folder, every, receipts, untilIdle };
        command.SetAction((parsed, cancel) => RunAsync(
            shared.WorkplaceOf(parsed),
            parsed.GetValue(folder)!,
            TimeSpan.FromSeconds(Math.Max(1, parsed.GetValue(every))),
            parsed.GetValue(receipts),
            parsed.GetValue(untilIdle),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(
        Workplace place, string path, TimeSpan every, string? receipts, bool untilIdle, CancellationToken cancel)
    {
        if (!Directory.Exists(path))
        {
            throw new DirectoryNotFoundException($"There is no folder {path}.");
        }

        Console.WriteLine($"监视 watching {path} (Ctrl+C 停止 stops)");
        var folder = new WatchedFolder(path);
        var look = TimeSpan.FromTicks(Math.Min(s_longestLook.Ticks, every.Ticks / 2));
        var clock = TimeProvider.System;
        var code = ExitCodes.Done;
        long? published = null;
        var quietSince = clock.GetTimestamp();
        while (!cancel.IsCancellationRequested)
        {
            var arrived = folder.Look();
            if (arrived.Count > 0 && (published is not { } last || clock.GetElapsedTime(last) >= every))
            {
                published = clock.GetTimestamp();
                if (await LoadAsync(place, arrived, receipts, cancel) is { } result)
                {
                    folder.Take(arrived);
                    code = Math.Max(code, result);
                }
            }

            if (arrived.Count > 0 || folder.HasArriving)
            {
                quietSince = clock.GetTimestamp();
            }
            else if (untilIdle && clock.GetElapsedTime(quietSince) >= every)
            {
                break;
            }

            try
            {
                await Task.Delay(look, clock, cancel);
            }
            catch (OperationCanceledException)
            {
                // Ctrl+C is how watching ends.
                break;
            }
        }

        return code;
    }

    // Null where nothing could be written now: the same files are tried again in the next round.
    private static async Task<int?> LoadAsync(
        Workplace place, IReadOnlyList<string> paths, string? receipts, CancellationToken cancel)
    {
        try
        {
            using var progress = ProgressBar.OnErrorStream();
            var receipt = await LoadCommand.LoadAsync(place.Again(), paths, dryRun: false, cancel, progress);
            progress.Dispose();
            if (receipts is not null)
            {
                Directory.CreateDirectory(receipts);
                var now = TimeProvider.System.GetLocalNow();
                var name = string.Create(CultureInfo.InvariantCulture, $"receipt-{now:yyyyMMdd-HHmmss-fff}.json");
                await File.WriteAllTextAsync(Path.Combine(receipts, name), JsonReceipt.Write(receipt, dryRun: false), cancel);
            }

            return ReceiptPrinter.Print(receipt, dryRun: false);
        }
        catch (WarehouseLockedException fault)
        {
            await Failures.TellAsync("MCH-W102", fault.MessageZh, fault.Message);
        }
        catch (WarehouseSpaceException fault)
        {
            await Failures.TellAsync("MCH-W106", fault.MessageZh, fault.Message);
        }
        catch (FileNotFoundException)
        {
            // Taken away between the look and the load: the next look does not see it.
        }

        return null;
    }
}
