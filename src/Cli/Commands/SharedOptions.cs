using System.CommandLine;
using McHAnalytics.Cli.Settings;

namespace McHAnalytics.Cli.Commands;

/// <summary>The options that every command takes.</summary>
internal sealed class SharedOptions
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Data folder 数据目录 (default: data beside the solution, or here)",
        HelpName = "DIR",
        Recursive = true,
    };

    public Option<string?> Catalogue { get; } = new("--catalogue")
    {
        Description = "Folder of the domain's data files 目录文件夹 (default: catalogue of this checkout, or MCH_CATALOGUE)",
        HelpName = "DIR",
        Recursive = true,
    };

    public Workplace WorkplaceOf(ParseResult parsed) => Workplace.At(parsed.GetValue(Data), parsed.GetValue(Catalogue));
}
