using McHAnalytics.Api.Hosting;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Waivers;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Cli.Output;

/// <summary>Tells a failure in both languages with its code; the exit code says whose fault it was.</summary>
internal static class Failures
{
    public static async Task<int> ToldAsync(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("已中断,没有改动已发布的数据。Interrupted; what is published has not changed.");
            return ExitCodes.Interrupted;
        }
        catch (Exception fault) when (WordsOf(fault) is { } words)
        {
            await TellAsync(words.Code, words.Zh, words.En);
            return IsOfTheStore(fault) ? ExitCodes.Store : ExitCodes.Usage;
        }
        catch (Exception fault)
        {
            // Nobody's fault but ours: the stack is what it can be mended by.
            await TellAsync(
                "MCH-U900",
                "程序出错，没有发布任何数据。请将以下内容交给维护人员。",
                "The program failed; nothing was published. Give what follows to whoever maintains it.");
            await Console.Error.WriteLineAsync(fault.ToString());
            return ExitCodes.Ours;
        }
    }

    private static bool IsOfTheStore(Exception fault) => fault is WarehouseException or WarehouseLockedException
        or WarehouseVerificationException or WarehouseSpaceException or LedgerFileException or InvalidDataException;

    private static (string Code, string Zh, string En)? WordsOf(Exception fault) => fault switch
    {
        McHAnalytics.Etl.Mapping.UnreadableFileException told => (told.Problem.Code, told.Problem.Zh, told.Problem.En),
        UsageException told => (told.Code, told.MessageZh, told.Message),
        ServerRefusedException told => (told.Code, told.MessageZh, told.Message),
        WaiverException told => (told.Code, told.MessageZh, told.Message),
        ReplayException told => (told.Code, told.MessageZh, told.Message),
        QuestionException told => (told.Code, told.MessageZh, told.Message),
        WarehouseException told => (told.Code, told.MessageZh, told.Message),
        RiskTrainingException told => (told.Code, told.MessageZh, told.Message),
        PlaceFileException told => (told.Code, told.MessageZh, told.Message),
        WarehouseSpaceException told => ("MCH-W106", told.MessageZh, told.Message),
        LedgerFileException told => (LedgerFileException.Code, told.MessageZh, told.MessageEn),
        WarehouseLockedException told => ("MCH-W102", told.MessageZh, told.Message),
        WarehouseVerificationException or InvalidDataException =>
            ("MCH-W100", "数据仓库文件有问题,旧版本保持不变。", fault.Message),
        FileNotFoundException or DirectoryNotFoundException =>
            ("MCH-U006", "找不到文件或文件夹,请检查路径。", fault.Message),
        CatalogueException told => ("MCH-C000", "目录文件有误,请按下列位置改正。", told.Message),
        FormCatalogueException told => ("MCH-F000", "表单映射文件有误,请按下列位置改正。", told.Message),
        RiskCatalogueException told => ("MCH-R000", "风险规则文件有误,请按下列位置改正。", told.Message),
        _ => null,
    };

    public static Task TellAsync(string code, string messageZh, string messageEn) =>
        Console.Error.WriteLineAsync($"[{code}] {messageZh}\n           {messageEn}");
}
