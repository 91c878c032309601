using System.Diagnostics;
using System.Globalization;
using McHAnalytics.Cli.Commands;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Faults;

/// <summary>Ends loads at random moments, or takes the disk away from them, and looks at what is left.</summary>
/// <remarks>
/// Each trial runs the real program in a process of its own on a copy of a warehouse. What must hold afterwards: exactly the
/// old or the new state is published; the next load goes through and gives the new state; every receipt is signed and
/// balanced, and says that it was taken where it was published.
/// </remarks>
internal sealed class FaultTrials : IAsyncDisposable
{
    private const int BlockBytes = 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("mch-faults-").FullName;
    private readonly string _catalogue;
    private string _batch = string.Empty;
    private string _oldState = string.Empty;
    private string _newState = string.Empty;

    private FaultTrials(string catalogue) => _catalogue = catalogue;

    /// <summary>How long the batch takes where nothing disturbs it.</summary>
    public TimeSpan Undisturbed { get; private set; }

    /// <summary>Size of the biggest file that the undisturbed load wrote.</summary>
    public long BiggestFile { get; private set; }

    private string Base => Path.Combine(_folder, "base");

    /// <summary>Makes the warehouse that the trials start from, and loads the batch once undisturbed.</summary>
    public static async Task<FaultTrials> BeginAsync(string catalogue, CancellationToken cancel)
    {
        var trials = new FaultTrials(catalogue);
        var place = trials.At(trials.Base);
        var form = LoadCommand.FormsOf(place).Single(form => form.Code == "township_monthly");
        await new LoadPlaces(LoadCommand.SettingOf(place, null)).RunAsync(
            new PlaceSources { PlaceFiles = [FaultFiles.WritePlaces(trials._folder)] }, cancel);
        await LoadCommand.LoadAsync(place, [FaultFiles.WriteReports(trials._folder, form, year: 0)], dryRun: false, cancel);
        trials._batch = FaultFiles.WriteReports(trials._folder, form, year: 1);
        trials._oldState = VersionState.OfPublished(place.WarehouseFolder);

        var whole = trials.CopyBase("whole");
        var watch = Stopwatch.StartNew();
        using var process = trials.Start(whole, limitBlocks: null);
        await process.WaitForExitAsync(cancel);
        trials.Undisturbed = watch.Elapsed;
        trials._newState = VersionState.OfPublished(trials.At(whole).WarehouseFolder);
        trials.BiggestFile = new DirectoryInfo(whole).EnumerateFiles("*", SearchOption.AllDirectories).Max(file => file.Length);
        return process.ExitCode == ExitCodes.Done && trials._newState != trials._oldState
            ? trials
            : throw new InvalidOperationException($"The undisturbed load ended with {process.ExitCode}.");
    }

    /// <summary>Kills a load after a while.</summary>
    public async Task<FaultTrial> KillAsync(int number, TimeSpan after, CancellationToken cancel)
    {
        var data = CopyBase($"kill{number}");
        using var process = Start(data, limitBlocks: null);
        await Task.Delay(after, TimeProvider.System, cancel);
        var hasEnded = process.HasExited;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(cancel);
        return await JudgeAsync(data, $"{after.TotalMilliseconds:0} ms", hasEnded, cancel);
    }

    /// <summary>Runs a load that cannot write files beyond a size, as on a full disk.</summary>
    /// <returns>The trial, and what the load ended with.</returns>
    public async Task<(FaultTrial Trial, int ExitCode)> FillAsync(int number, long mostBytes, CancellationToken cancel)
    {
        var data = CopyBase($"full{number}");
        using var process = Start(data, limitBlocks: mostBytes / BlockBytes);
        await process.WaitForExitAsync(cancel);
        var trial = await JudgeAsync(data, $"{mostBytes / BlockBytes} KiB", process.ExitCode == ExitCodes.Done, cancel);
        return (trial, process.ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task<FaultTrial> JudgeAsync(string data, string when, bool hasEnded, CancellationToken cancel)
    {
        var place = At(data);
        var left = VersionState.OfPublished(place.WarehouseFolder);
        var hasGarbage = Directory.EnumerateFiles(place.WarehouseFolder, "*.building*").Any();
        var what = left == _newState ? (hasEnded ? "已完成 ended" : "新版本 new version")
            : left == _oldState ? (hasGarbage ? "旧版本，构建中 old version, building" : "旧版本 old version")
            : "";
        var faults = new List<string>();
        if (what.Length == 0)
        {
            faults.Add("既非旧版本也非新版本 neither the old nor the new version");
        }

        var receipt = await LoadCommand.LoadAsync(place, [_batch], dryRun: false, cancel);
        if (VersionState.OfPublished(place.WarehouseFolder) != _newState || ReceiptPrinter.CodeOf(receipt) != ExitCodes.Done)
        {
            faults.Add("再次装载未得到新版本 the next load did not give the new version");
        }

        if (Directory.EnumerateFiles(place.WarehouseFolder).Any(IsGarbage))
        {
            faults.Add("有残留文件 garbage is left");
        }

        faults.AddRange(await LedgerFaultsAsync(place, left == _newState, cancel));
        Directory.Delete(data, recursive: true);
        return new FaultTrial(when, what, faults);
    }

    private static bool IsGarbage(string path) =>
        path.Contains(".building.", StringComparison.Ordinal) || path.EndsWith(".new", StringComparison.Ordinal);

    private async Task<List<string>> LedgerFaultsAsync(Workplace place, bool wasPublished, CancellationToken cancel)
    {
        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Write, place.Clock, cancel);
        var runs = (await ledger.ListRunsAsync(
            new LoadRunFilter(), new LedgerPageRequest(0, LedgerPageRequest.MostTaken), cancel)).Items;
        var faults = new List<string>();
        if (runs.Any(run => run.Status == LoadStatus.Running || !run.Counts.Balance))
        {
            faults.Add("有未结或不平的回执 a receipt is open or does not balance");
        }

        // The files of the first year were published before; those of the batch by the killed load or the next one.
        var taken = runs.Count(run => run.Status == LoadStatus.Succeeded && run.DataVersion is not null && run.Inserted > 0);
        var expected = Directory.EnumerateFiles(_batch).Count() * 2;
        if (taken != expected)
        {
            faults.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{taken} 份回执称已收，应为 {expected} receipts say taken, not {expected} (published: {wasPublished})"));
        }

        return faults;
    }

    private string CopyBase(string name)
    {
        var target = Path.Combine(_folder, name);
        foreach (var file in new DirectoryInfo(Base).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var path = Path.Combine(target, Path.GetRelativePath(Base, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            file.CopyTo(path);
        }

        return target;
    }

    private Workplace At(string data) => Workplace.At(data, _catalogue);

    private Process Start(string data, long? limitBlocks)
    {
        var program = typeof(FaultTrials).Assembly.Location;
        string[] load = ["dotnet", program, "load", _batch, "--data", data, "--catalogue", _catalogue, "--json"];
        // With the signal ignored, a write beyond the limit fails like one on a full disk.
        var start = limitBlocks is { } blocks
            ? new ProcessStartInfo("bash")
            {
                ArgumentList = { "-c", string.Create(CultureInfo.InvariantCulture, $"trap '' XFSZ; ulimit -f {blocks}; exec \"$@\""), "mch" },
            }
            : new ProcessStartInfo(load[0]);
        foreach (var argument in limitBlocks is null ? load[1..] : load)
        {
            start.ArgumentList.Add(argument);
        }

        if (limitBlocks is not null)
        {
            // The runtime's own table of compiled code is a file in memory, to which the limit would apply as well.
            start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        }

        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        // Read, or a full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }
}

/// <summary>A trial and what was found wrong after it.</summary>
/// <param name="When">The moment, or the room that there was.</param>
/// <param name="Left">Which state was published after it.</param>
/// <param name="Faults">What does not hold; empty where all does.</param>
internal sealed record FaultTrial(string When, string Left, IReadOnlyList<string> Faults);
