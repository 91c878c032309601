using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>The warehouse can be made again from the originals, with its history.</summary>
public sealed class RebuildTests
{
    private const string History = """
        SELECT string_agg(concat_ws(' ', month, a.code, value, known_from, least(known_to, 99)), ',' ORDER BY ALL)
        FROM fact_value f JOIN measure m USING (measure_id) JOIN area a USING (area_id)
        WHERE m.code = 'women_delivered'
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_rebuilt_warehouse_says_what_it_said_and_knows_when_it_was_known(bool isLost)
    {
        using var county = await TestCounty.OpenAsync();
        await LoadYearAsync(county);
        var (state, history) = (county.State, county.Bench.Ask<string>(History));
        var before = WarehouseFolder.ReadCurrent(county.Bench.WarehouseFolder)!.Value;
        // The senders' files are not needed any more.
        foreach (var sent in Directory.EnumerateFiles(county.Bench.FileAt(string.Empty), "*.csv"))
        {
            File.Delete(sent);
        }

        if (isLost)
        {
            Directory.Delete(county.Bench.WarehouseFolder, recursive: true);
        }

        var receipt = await RebuildAsync(county);

        Assert.Equal(before + 1, receipt.Version);
        Assert.Equal(state, county.State);
        Assert.Equal(history, county.Bench.Ask<string>(History));
    }

    [Fact]
    public async Task What_was_gone_back_from_is_not_made_again()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadAsync(county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5));
        var kept = WarehouseFolder.ReadCurrent(county.Bench.WarehouseFolder)!.Value;
        await county.LoadAsync(county.Report("b.csv", township: 2, month: 3, sentOnDay: 20, first: 100, second: 0));
        await county.Bench.Publisher.GoBackToAsync(kept, CancellationToken.None);
        await county.LoadAsync(county.Report("c.csv", township: 2, month: 3, sentOnDay: 20, first: 2, second: 3));

        await RebuildAsync(county);

        Assert.Equal(17m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task A_missing_original_stops_the_rebuild_and_what_is_published_stays()
    {
        using var county = await TestCounty.OpenAsync();
        await LoadYearAsync(county);
        var before = county.State;
        foreach (var original in Directory.EnumerateFiles(
            Path.Combine(county.Bench.DataFolder, "originals"), "*.csv", SearchOption.AllDirectories).ToList())
        {
            File.Delete(original);
        }

        await Assert.ThrowsAsync<FileNotFoundException>(() => RebuildAsync(county));

        Assert.Equal(before, county.State);
        Assert.False(Directory.Exists(county.Bench.WarehouseFolder + ".rebuilding"));
    }

    [Fact]
    public void A_line_that_a_crash_tore_and_a_version_that_was_never_published_count_for_nothing()
    {
        using var folder = new TestFolder();
        var journal = new LoadJournal(folder.Path);
        var at = new DateTimeOffset(2025, 11, 2, 0, 0, 0, TimeSpan.Zero);
        journal.Append(new JournalEntry { Version = 1, At = at });
        journal.Append(new JournalEntry { Version = 2, At = at, Files = [new JournalFile("never.csv", "aa", "")] });
        File.AppendAllText(folder.File("originals/journal.jsonl"), "{\"version\":2,\"at\":\"20");
        journal.Append(new JournalEntry { Version = 2, At = at, Files = [new JournalFile("then.csv", "bb", "")] });
        journal.Append(new JournalEntry { Version = 3, At = at });

        Assert.Equal([1, 2], journal.Read(published: 2).Select(entry => entry.Version));
        Assert.Equal("then.csv", Assert.Single(journal.Read(published: 2)[1].Files).Name);
        Assert.Equal([1, 2, 3], journal.Read(published: null).Select(entry => entry.Version));
    }

    [Fact]
    public void An_original_is_kept_once_for_its_owner_only_and_not_where_its_bytes_have_changed()
    {
        using var folder = new TestFolder();
        var originals = new OriginalFiles(folder.Path);
        // The hash of "abc" as FIPS 180-2 gives it.
        const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

        Assert.False(originals.TryKeep(Abc, "a.csv", () => new MemoryStream(Encoding.ASCII.GetBytes("abd"))));
        Assert.Null(originals.Find(Abc));
        Assert.True(originals.TryKeep(Abc, "../../a.csv", () => new MemoryStream(Encoding.ASCII.GetBytes("abc"))));
        Assert.True(originals.TryKeep(Abc, "b.csv", () => throw new InvalidOperationException("It is kept already.")));

        var path = originals.Find(Abc)!.Path;
        Assert.StartsWith(originals.Folder, path, StringComparison.Ordinal);
        Assert.DoesNotContain("abc", File.ReadAllText(path), StringComparison.Ordinal);
        using (var plain = new StreamReader(originals.OpenPlain(path)))
        {
            Assert.Equal("abc", plain.ReadToEnd());
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
    }

    private static async Task LoadYearAsync(TestCounty county)
    {
        await county.LoadAsync(
            county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5),
            county.Report("b.csv", township: 2, month: 3, sentOnDay: 20, first: 2, second: 3));
        await county.LoadAsync(county.Report("a2.csv", township: 1, month: 3, sentOnDay: 24, first: 8, second: 5));
        await county.LoadAsync(county.Report("late.csv", township: 2, month: 3, sentOnDay: 18, first: 50, second: 50));
        await county.LoadAsync(county.Report("c.csv", township: 2, month: 4, sentOnDay: 20, first: 4, second: 4));
    }

    private static Task<RebuildReceipt> RebuildAsync(TestCounty county) =>
        new RebuildWarehouse(county.Setting, new PlaceSources()).RunAsync(null, CancellationToken.None);
}
