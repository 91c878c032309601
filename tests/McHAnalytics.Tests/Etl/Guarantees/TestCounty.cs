using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>A county of two townships with two villages each, and monthly reports of theirs to load.</summary>
internal sealed class TestCounty : IDisposable
{
    private const string Women = "产妇数";

    private TestCounty(LoadBench bench) => Bench = bench;

    public LoadBench Bench { get; }

    public LoadSetting Setting => Bench.Setting();

    /// <summary>What the published version says.</summary>
    public string State => VersionState.OfPublished(Bench.WarehouseFolder);

    public static async Task<TestCounty> OpenAsync()
    {
        var county = new TestCounty(new LoadBench());
        var places = county.Bench.FileAt("places.csv");
        await File.WriteAllLinesAsync(places, [
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "990000000000,测试省,,PROVINCE,,,,",
            "990100000000,测试市,,PREFECTURE,990000000000,,,",
            "990101000000,测试县,,COUNTY,990100000000,,,",
            "990101001000,测试镇,,TOWNSHIP,990101000000,,,",
            "990101001001,甲村,,VILLAGE,990101001000,,,",
            "990101001002,乙村,,VILLAGE,990101001000,,,",
            "990101002000,试验镇,,TOWNSHIP,990101000000,,,",
            "990101002001,丙村,,VILLAGE,990101002000,,,",
            "990101002002,丁村,,VILLAGE,990101002000,,,",
        ]);
        await new LoadPlaces(county.Setting).RunAsync(new PlaceSources { PlaceFiles = [places] }, CancellationToken.None);
        return county;
    }

    /// <summary>A township's report: women delivered in its first and second village.</summary>
    public string Report(string name, int township, int month, int sentOnDay, int first, int second)
    {
        var (unit, villages) = township == 1
            ? ("测试镇卫生院", new[] { "甲村", "乙村" })
            : ("试验镇卫生院", new[] { "丙村", "丁村" });
        var report = new MonthlyReportFile
        {
            Unit = unit,
            Period = $"2024年{month}月",
            SentOn = $"2024年{month + 1}月{sentOnDay}日",
            Villages = villages,
            Cells = new Dictionary<(string Village, string Header), string>
            {
                [(villages[0], Women)] = $"{first}",
                [(villages[1], Women)] = $"{second}",
            },
        };
        return report.WriteTo(Bench, name);
    }

    public Task<LoadReceipt> LoadAsync(params string[] paths) => LoadAsync(Setting, paths);

    public static Task<LoadReceipt> LoadAsync(LoadSetting setting, params string[] paths) =>
        new LoadFiles(setting).RunAsync(paths, new LoadOptions(), null, CancellationToken.None);

    public async Task<LoadReceipt> LoadWithLedgerAsync(params string[] paths)
    {
        await using var ledger = await OpenLedgerAsync();
        return await LoadAsync(Bench.Setting(ledger), paths);
    }

    public Task<LedgerStore> OpenLedgerAsync() =>
        LedgerStore.OpenAsync(Bench.DataFolder, LedgerUse.Write, Bench.Clock, CancellationToken.None);

    public void Dispose() => Bench.Dispose();
}
