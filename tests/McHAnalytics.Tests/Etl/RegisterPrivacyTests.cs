using System.Text;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>What names a person is never kept: not in the warehouse, not with rejected rows, not in receipts.</summary>
public sealed class RegisterPrivacyTests
{
    private const string Header =
        "手册编号,姓名,身份证号,联系电话,现住址(村),户籍类型,流动人口,出生日期,文化程度,孕次,产次,末次月经,预产期,建册日期,建册孕周,"
        + "身高cm,孕前体重kg,收缩压,舒张压,血红蛋白g/L,产检次数,分娩日期,分娩孕周,分娩方式,新生儿体重g,新生儿结局,产后出血ml,产妇结局,分娩并发症";

    private const string Good =
        "FP01,王小花,990101199001011234,13900001111,测试镇/甲村,农业,否,1990-01-01,初中,2,1,2023-06-01,2024-03-08,2023-08-01,8,"
        + "160,55,110,70,118,8,2024-03-01,38,顺产,3200,活产,300,存活,";

    // Each is rejected for another reason; the last one has slipped by a column.
    private static readonly string[] s_bad =
    [
        Good.Replace("FP01", "FP02", StringComparison.Ordinal).Replace("甲村", "丙村", StringComparison.Ordinal),
        Good.Replace("FP01", "FP03", StringComparison.Ordinal).Replace(",110,70,", ",999,70,",
            StringComparison.Ordinal),
        "FP04,," + Good[5..],
    ];

    [Fact]
    public async Task No_name_number_or_telephone_is_found_in_any_file_that_loading_writes()
    {
        using var bench = new LoadBench();
        await ImportPlacesAsync(bench);
        var path = bench.FileAt("pregnancy_register.csv");
        await File.WriteAllLinesAsync(path, [Header, Good, .. s_bad]);
        await using (var ledger = await LedgerStore.OpenAsync(bench.DataFolder, LedgerUse.Write, bench.Clock, default))
        {
            var receipt = await bench.LoadAsync(path, ledger: ledger);

            var file = Assert.Single(receipt.Files);
            Assert.Equal(new LoadCounts(4, 1, 0, 0, 3), file.Counts);
            Assert.DoesNotContain(file.Problems, problem =>
                problem.First.ToString().Contains("王小花", StringComparison.Ordinal));
        }

        Assert.Equal(1L, bench.Ask<long>("SELECT count(*) FROM pregnancy"));
        Assert.Equal(8L, bench.Ask<long>("SELECT count(*) FROM pregnancy_outcome WHERE NOT present"));
        foreach (var written in Directory.EnumerateFiles(bench.DataFolder, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(written));
            Assert.All(
                ["王小花", "990101199001011234", "13900001111", "FP01", "FP04"],
                secret => Assert.False(text.Contains(secret, StringComparison.Ordinal), $"{secret} in {written}"));
        }
    }

    [Fact]
    public async Task The_key_is_readable_by_its_owner_only()
    {
        using var bench = new LoadBench();
        await ImportPlacesAsync(bench);
        var path = bench.FileAt("pregnancy_register.csv");
        await File.WriteAllLinesAsync(path, [Header, Good]);

        await bench.LoadAsync(path);

        var key = Path.Combine(bench.DataFolder, "keys", "pseudonym.key");
        Assert.Equal(32, new FileInfo(key).Length);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        }
    }

    private static async Task ImportPlacesAsync(LoadBench bench)
    {
        var places = bench.FileAt("places.csv");
        await File.WriteAllLinesAsync(places, [
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "990101000000,测试县,,COUNTY,,,,",
            "990101001000,测试镇,,TOWNSHIP,990101000000,,,",
            "990101001001,甲村,,VILLAGE,990101001000,,,",
        ]);
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [places] });
    }
}
