namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>Sending the same again changes nothing, and the order of sending does not matter.</summary>
public sealed class IdempotenceTests
{
    [Fact]
    public async Task The_same_file_under_another_name_or_in_another_folder_makes_no_version()
    {
        using var county = await TestCounty.OpenAsync();
        var path = county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5);
        var first = await county.LoadAsync(path);
        var folder = Directory.CreateDirectory(county.Bench.FileAt("again")).FullName;
        File.Copy(path, Path.Combine(folder, "another name.csv"));

        var again = await county.LoadAsync(folder);

        Assert.NotNull(first.Version);
        Assert.Null(again.Version);
        Assert.Equal(again.Files[0].Counts.Read, again.Files[0].Counts.Unchanged);
    }

    [Fact]
    public async Task Rows_in_another_order_make_no_version()
    {
        using var county = await TestCounty.OpenAsync();
        var path = county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5);
        await county.LoadAsync(path);
        var lines = await File.ReadAllLinesAsync(path);
        var shuffled = county.Bench.FileAt("shuffled.csv");
        // Four lines of heading, the two villages, the signature.
        await File.WriteAllLinesAsync(shuffled, [.. lines[..4], lines[5], lines[4], lines[6]]);

        var again = await county.LoadAsync(shuffled);

        Assert.Null(again.Version);
        Assert.Equal(0, again.Files[0].Counts.Accepted);
    }

    [Fact]
    public async Task A_correction_replaces_the_units_month_only_and_keeps_the_old_as_history()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadAsync(
            county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5),
            county.Report("b.csv", township: 2, month: 3, sentOnDay: 20, first: 2, second: 3),
            county.Report("c.csv", township: 1, month: 4, sentOnDay: 20, first: 1, second: 1));

        var corrected = await county.LoadAsync(
            county.Report("a2.csv", township: 1, month: 3, sentOnDay: 24, first: 8, second: 5));

        // 8 + 5 in place of 7 + 5; the other township and the other month stand as they were.
        Assert.Equal(18m, county.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(2m, county.Bench.Sum("women_delivered", 202404, 202404));
        Assert.Equal(1, corrected.Files[0].Counts.Updated);
        Assert.Equal(7m, county.Bench.Ask<decimal>($"SELECT max(value) FROM fact_value WHERE known_to = {corrected.Version}"));
    }

    // Eight reports of two units and two months, some corrected twice. Whatever the order and the batches, for each unit
    // and month the one sent last must stand: its figures are the ones added up here.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Reports_loaded_in_any_order_and_in_any_batches_give_the_same_state(int seed)
    {
        (int Township, int Month, int SentOn, int First, int Second)[] reports =
        [
            (1, 3, 20, 7, 5), (1, 3, 22, 8, 5), (1, 3, 25, 8, 6), (2, 3, 19, 2, 3),
            (2, 3, 23, 2, 4), (1, 4, 20, 1, 1), (2, 4, 20, 9, 0), (2, 4, 21, 0, 9),
        ];
        using var straight = await TestCounty.OpenAsync();
        foreach (var (township, month, sentOn, first, second) in reports)
        {
            await straight.LoadAsync(straight.Report($"{township}{month}{sentOn}.csv", township, month, sentOn, first, second));
        }

        using var shuffled = await TestCounty.OpenAsync();
        var random = new Random(seed);
        random.Shuffle(reports);
        for (var next = 0; next < reports.Length;)
        {
            var batch = reports[next..Math.Min(reports.Length, next + random.Next(1, 4))];
            await shuffled.LoadAsync([.. batch.Select((report, index) => shuffled.Report(
                $"{next}-{index}.csv", report.Township, report.Month, report.SentOn, report.First, report.Second))]);
            next += batch.Length;
        }

        Assert.Equal(20m, shuffled.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(11m, shuffled.Bench.Sum("women_delivered", 202404, 202404));
        Assert.Equal(straight.State, shuffled.State);
    }
}
