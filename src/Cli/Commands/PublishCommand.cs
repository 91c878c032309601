using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch publish</c>: works out again what follows from what is stored, or goes back to a kept version.</summary>
internal static class PublishCommand
{
    public static Command Create(SharedOptions shared)
    {
        var kept = new Option<int?>("--to")
        {
            Description = "Go back to this kept version 退回到保留的版本",
            HelpName = "VERSION",
        };
        var command = new Command("publish", "Rebuild due reports, findings and roll-ups, and publish 重新发布") { kept };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var publisher = new WarehousePublisher(place.WarehouseFolder, place.Clock);
            return parsed.GetValue(kept) is { } version
                ? await VersionsCommand.GoBackAsync(place, version, cancel)
                : await RebuildAsync(place, publisher, cancel);
        });
        return command;
    }

    private static async Task<int> RebuildAsync(Workplace place, WarehousePublisher publisher, CancellationToken cancel)
    {
        await Steps.DoAsync(
            "重建 rebuild",
            async () =>
            {
                using var build = await publisher.BeginAsync(cancel);
                build.RebuildDerived();
                build.Suppression = SuppressionRules.Of(place.ReadCatalogue(), LoadCommand.FormsOf(place));
                await build.PublishAsync(cancel);
                return build.Version;
            },
            version => $"v{version:000000}");
        return 0;
    }
}
