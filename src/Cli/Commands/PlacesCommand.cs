using System.CommandLine;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch places</c>: brings places into the warehouse: China's codes, or any other hierarchy by file.</summary>
internal static class PlacesCommand
{
    public static Command Create(SharedOptions shared)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Place files: code,name,name_en,level,parent,valid_from,valid_to,successor 地区文件",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var villages = new Option<string[]>("--villages-of")
        {
            Description = "County codes whose villages are wanted, 6 digits 需要村级的县",
            HelpName = "CODE",
            AllowMultipleArgumentsPerToken = true,
        };
        var command = new Command("places", "Import China's place codes and place files 导入地区") { files, villages };
        command.SetAction((parsed, cancel) => ImportAsync(
            shared.WorkplaceOf(parsed), parsed.GetValue(files) ?? [], parsed.GetValue(villages) ?? [], cancel));
        return command;
    }

    public static async Task<int> ImportAsync(
        Workplace place, IReadOnlyList<string> files, IReadOnlyList<string> villageCounties, CancellationToken cancel)
    {
        var sources = new PlaceSources
        {
            DivisionFolder = Workplace.DivisionFolder,
            VillageCounties = villageCounties,
            PlaceFiles = files,
            PinyinFolder = Path.Combine(place.CatalogueFolder, "places", "pinyin"),
        };
        var import = new LoadPlaces(LoadCommand.SettingOf(place, ledger: null));
        await Steps.DoAsync(
            "地区 places",
            () => import.RunAsync(sources, cancel),
            receipt => $"{receipt.Read} read, {receipt.Inserted} new, {receipt.Updated} changed, {receipt.Unchanged} unchanged");
        return 0;
    }
}
