using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch score</c>: gives every pregnant woman her probability and publishes it.</summary>
internal static class ScoreCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("score", "Give every pregnancy its probability 计算风险概率");
        command.SetAction(async (parsed, cancel) =>
        {
            await ScoreAsync(shared.WorkplaceOf(parsed), cancel);
            return 0;
        });
        return command;
    }

    public static async Task<ScoringReceipt> ScoreAsync(Workplace place, CancellationToken cancel)
    {
        using var room = new RiskRoom(place);
        return await Steps.DoAsync(
            "计算概率 score",
            () => room.Scoring.RunAsync(cancel),
            receipt => $"{receipt.Scored} scored, {receipt.Unscored} not"
                + (receipt.Version is { } version ? $", published v{version:000000}" : ", nothing new"));
    }
}
