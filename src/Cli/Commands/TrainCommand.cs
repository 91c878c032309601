using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Warehouse.Risk;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch train</c>: the next version of the risk model, from the published pregnancies.</summary>
internal static class TrainCommand
{
    public static Command Create(SharedOptions shared)
    {
        var command = new Command("train", "Train the risk model on dated outcomes 训练风险模型");
        command.SetAction(async (parsed, cancel) =>
        {
            var training = await TrainAsync(shared.WorkplaceOf(parsed), cancel);
            Console.WriteLine(RiskModelSummary.Of(training.Model).CardEn);
            return 0;
        });
        return command;
    }

    public static async Task<RiskTraining> TrainAsync(Workplace place, CancellationToken cancel)
    {
        using var room = new RiskRoom(place);
        return await Steps.DoAsync("训练模型 train", () => room.Training.RunAsync(cancel), Measured);
    }

    private static string Measured(RiskTraining training)
    {
        var summary = RiskModelSummary.Of(training.Model);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{summary.Code} v{summary.Version}: AUROC {summary.Auroc:0.000}, calibration slope {summary.CalibrationSlope:0.00}");
    }
}
