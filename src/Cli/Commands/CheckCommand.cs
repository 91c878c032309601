using System.CommandLine;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch check</c>: the full receipt of a load that changes nothing.</summary>
internal static class CheckCommand
{
    public static Command Create(SharedOptions shared)
    {
        var paths = LoadCommand.PathsArgument();
        var json = LoadCommand.JsonOption();
        var encoding = LoadCommand.EncodingOption();
        var command = new Command("check", "Say what a load would do, and change nothing 试装,不改动任何数据") { paths, json, encoding };
        command.SetAction(async (parsed, cancel) => await LoadCommand.RunAsync(
            shared.WorkplaceOf(parsed),
            parsed.GetValue(paths)!,
            LoadCommand.OptionsOf(parsed.GetValue(encoding), dryRun: true),
            parsed.GetValue(json),
            cancel));
        return command;
    }
}
