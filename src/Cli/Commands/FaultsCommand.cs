using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Faults;
using McHAnalytics.Cli.Output;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch faults</c>: kills loads at random moments and fills their disk, and says what was left.</summary>
internal static class FaultsCommand
{
    private const int UsualTrials = 20;
    private const int DiskTrials = 4;

    public static Command Create(SharedOptions shared)
    {
        var count = new Option<int>("--trials")
        {
            Description = "How many loads are killed 强制中断的次数",
            DefaultValueFactory = _ => UsualTrials,
        };
        var seed = new Option<int>("--seed") { Description = "Seed of the moments 随机种子", DefaultValueFactory = _ => 1 };
        var command = new Command("faults", "Kill loads at random moments and fill their disk 装载故障试验") { count, seed };
        command.SetAction((parsed, cancel) => RunAsync(
            shared.WorkplaceOf(parsed).CatalogueFolder, parsed.GetValue(count), parsed.GetValue(seed), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string catalogue, int count, int seed, CancellationToken cancel)
    {
        var random = new Random(seed);
        await using var trials = await FaultTrials.BeginAsync(catalogue, cancel);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"未受干扰的装载 an undisturbed load: {trials.Undisturbed.TotalMilliseconds:0} ms, seed {seed}"));
        var broken = 0;
        for (var number = 1; number <= count; number++)
        {
            // Not in the first fifth, in which the runtime itself starts, and a little beyond the end.
            var after = trials.Undisturbed * (0.2 + (0.9 * random.NextDouble()));
            broken += Tell("kill -9", number, await trials.KillAsync(number, after, cancel));
        }

        if (OperatingSystem.IsLinux())
        {
            for (var number = 1; number <= DiskTrials; number++)
            {
                var room = (long)(trials.BiggestFile * (number / (DiskTrials + 1.0)));
                var (trial, code) = await trials.FillAsync(number, room, cancel);
                broken += Tell("磁盘满 disk full", number, trial);
                if (code != ExitCodes.Store && code != ExitCodes.Done)
                {
                    broken++;
                    Console.WriteLine($"     ✗ 退出码 exit code {code}, not {ExitCodes.Store}");
                }
            }
        }

        Console.WriteLine(broken == 0
            ? "全部成立：要么旧版本，要么新版本。All hold: the old version or the new one, and nothing else."
            : $"{broken} 项不成立 do not hold");
        return broken == 0 ? ExitCodes.Done : ExitCodes.SomethingNotTaken;
    }

    private static int Tell(string what, int number, FaultTrial trial)
    {
        Console.WriteLine($"{(trial.Faults.Count == 0 ? "✓" : "✗")} {what} {number}: {trial.When} → {trial.Left}");
        foreach (var fault in trial.Faults)
        {
            Console.WriteLine($"     ✗ {fault}");
        }

        return trial.Faults.Count;
    }
}
