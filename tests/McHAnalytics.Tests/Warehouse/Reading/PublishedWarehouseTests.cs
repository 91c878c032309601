using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Reading;

public sealed class PublishedWarehouseTests
{
    [Fact]
    public void A_folder_without_a_version_says_what_to_do_and_serves_as_soon_as_there_is_one()
    {
        using var data = Places();
        using var warehouse = data.Open();

        var fault = Assert.Throws<WarehouseException>(warehouse.Lease);
        data.Publish();
        using var lease = warehouse.Lease();

        Assert.Equal("MCH-W001", fault.Code);
        Assert.Contains("mch load", fault.Message, StringComparison.Ordinal);
        Assert.Equal("v000001", lease.DataVersion.Id);
        Assert.Null(warehouse.Trouble);
    }

    [Fact]
    public void A_lease_keeps_its_version_while_later_leases_get_the_new_one()
    {
        using var data = Places().Fact(LiveBirths, 202401, 5, 1).Publish();
        using var warehouse = data.Open();
        using var old = warehouse.Lease();

        data.Fact(LiveBirths, 202402, 5, 1).Publish();
        using var fresh = warehouse.Lease();

        Assert.Equal(("v000001", 202401), (old.DataVersion.Id, old.Version.LatestMonth));
        Assert.Equal(("v000002", 202402), (fresh.DataVersion.Id, fresh.Version.LatestMonth));
        Assert.True(fresh.HasData(fresh.Places.Find(Fuping)!));
        Assert.False(fresh.HasData(fresh.Places.Find(Hancheng)!));
    }

    [Fact]
    public void A_broken_new_version_leaves_the_old_one_serving_and_is_reported()
    {
        using var data = Places().Fact(LiveBirths, 202401, 5, 1).Publish();
        using var warehouse = data.Open();
        warehouse.Lease().Dispose();

        File.WriteAllText(Path.Combine(data.Folder, "v000009.duckdb"), "this is no database");
        data.PointAt("v000009.duckdb");
        using var lease = warehouse.Lease();

        Assert.Equal("v000001", lease.DataVersion.Id);
        Assert.Equal("MCH-W004", warehouse.Trouble?.Code);
    }

    [Fact]
    public void A_broken_only_version_is_a_clear_fault_and_not_a_crash()
    {
        using var data = Places();
        using var warehouse = data.Open();

        data.PointAt("v000001.duckdb");
        Assert.Equal("MCH-W003", Assert.Throws<WarehouseException>(warehouse.Lease).Code);

        File.WriteAllBytes(Path.Combine(data.Folder, "v000002.duckdb"), new byte[8_192]);
        data.PointAt("v000002.duckdb");
        Assert.Equal("MCH-W004", Assert.Throws<WarehouseException>(warehouse.Lease).Code);

        data.PointAt("../elsewhere.duckdb");
        Assert.Equal("MCH-W002", Assert.Throws<WarehouseException>(warehouse.Lease).Code);
    }

    [Fact]
    public async Task Questions_under_way_are_answered_from_one_version_whatever_is_published_meanwhile()
    {
        using var data = Places().Fact(LiveBirths, 202401, 5, 1).Publish();
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01", new WarehouseOptions { CachedRows = 0 });
        using var _ = warehouse;
        using var stop = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(asker => Task.Run(async () =>
        {
            var answers = 0;
            while (!stop.IsCancellationRequested || answers == 0)
            {
                var answer = await analyst.AnswerAsync(Question("LB"), CancellationToken.None);

                // Each version holds one birth more than the version before it.
                Assert.Equal(answer.DataVersion.Number, answer.Rows[0].Cell.Value);
                answers++;
            }

            return answers;
        })).ToList();

        for (var version = 2; version <= 5; version++)
        {
            data.Fact(LiveBirths, 202401, 6, 1).Publish();
            warehouse.Lease().Dispose();
        }

        await stop.CancelAsync();
        Assert.All(await Task.WhenAll(asking), answers => Assert.True(answers > 0));
        using var last = warehouse.Lease();
        Assert.Equal("v000005", last.DataVersion.Id);
    }

    [Fact]
    public async Task A_statement_over_the_time_limit_is_stopped_and_says_so()
    {
        using var data = Places().Fact(LiveBirths, 202401, 5, 1).Publish();
        using var warehouse = data.Open(new WarehouseOptions { UseRollup = false }, new HurriedClock());
        var analyst = new Analyst(warehouse, FupingCase.Catalogue, new PinnedDay("2026-06-01"));

        var fault = await Assert.ThrowsAsync<WarehouseException>(
            () => analyst.AnswerAsync(Question("LB"), CancellationToken.None));

        Assert.Equal("MCH-W006", fault.Code);
        Assert.True(fault.IsTransient);
    }
}
