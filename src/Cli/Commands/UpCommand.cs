using System.CommandLine;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch up</c>: the demo county where there is no warehouse yet, then the server.</summary>
internal static class UpCommand
{
    public static Command Create(SharedOptions shared)
    {
        var switches = new ServerSwitches();
        var noDemo = new Option<bool>("--no-demo")
        {
            Description = "Make no demo county: start with places only 不生成示例县",
        };
        var command = new Command("up", "Make the demo warehouse if there is none, and serve 一键启动") { noDemo };
        switches.AddTo(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            if (WarehouseFolder.ReadCurrent(place.WarehouseFolder) is null)
            {
                if (parsed.GetValue(noDemo))
                {
                    await PlacesCommand.ImportAsync(place, [], [], cancel);
                }
                else
                {
                    place = await DemoCommand.MakeAsync(place, DemoCommand.UsualSeed, DemoCommand.UsualToday, cancel);
                }
            }

            return await ServeCommand.RunAsync(switches.OptionsOf(parsed, place), cancel);
        });
        return command;
    }
}
