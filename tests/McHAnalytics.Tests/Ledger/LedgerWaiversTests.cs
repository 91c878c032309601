using McHAnalytics.Ledger.Waivers;

namespace McHAnalytics.Tests.Ledger;

public sealed class LedgerWaiversTests : IDisposable
{
    // The folder's clock stands at 5 March 2024.
    private static readonly DateOnly s_today = new(2024, 3, 5);

    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_waiver_holds_to_its_last_day_and_not_a_day_longer()
    {
        await using var ledger = await _folder.OpenAsync();
        await ledger.WaiveAsync(OfBirths("45", s_today.AddDays(2)), default);

        _folder.Clock.Now += TimeSpan.FromDays(2);
        Assert.NotNull((await ledger.StandingWaiversAsync(default)).Of("DQ-L1", "610528107/202402/live_births", "45"));

        _folder.Clock.Now += TimeSpan.FromDays(1);
        Assert.Null((await ledger.StandingWaiversAsync(default)).Of("DQ-L1", "610528107/202402/live_births", "45"));
        Assert.Equal(0, (await ledger.ListWaiversAsync(holdingOnly: true, new(0, 10), default)).TotalCount);
        Assert.Equal(1, (await ledger.ListWaiversAsync(holdingOnly: false, new(0, 10), default)).TotalCount);
    }

    [Fact]
    public async Task It_is_about_the_figure_that_was_seen()
    {
        await using var ledger = await _folder.OpenAsync();
        await ledger.WaiveAsync(OfBirths("45", s_today.AddDays(30)), default);

        var standing = await ledger.StandingWaiversAsync(default);

        Assert.Null(standing.Of("DQ-L1", "610528107/202402/live_births", "450"));
        Assert.Null(standing.Of("DQ-L1", "610528107/202403/live_births", "45"));
        Assert.Null(standing.Of("DQ-L2", "610528107/202402/live_births", "45"));
    }

    [Fact]
    public async Task The_last_one_given_counts_and_one_taken_back_stays_in_the_list()
    {
        await using var ledger = await _folder.OpenAsync();
        var first = await ledger.WaiveAsync(OfBirths("45", s_today.AddDays(5), "双胞胎"), default);
        var second = await ledger.WaiveAsync(OfBirths("45", s_today.AddDays(30), "已与病历核对"), default);
        Assert.Equal("已与病历核对", Standing(await ledger.StandingWaiversAsync(default))!.Why);

        await ledger.WithdrawWaiverAsync(second.Id, "李四", default);

        Assert.Equal(first.Id, Standing(await ledger.StandingWaiversAsync(default))!.Id);
        var all = (await ledger.ListWaiversAsync(holdingOnly: false, new(0, 10), default)).Items;
        Assert.Equal([second.Id, first.Id], all.Select(waiver => waiver.Id));
        Assert.Equal(("李四", _folder.Clock.Now), (all[0].WithdrawnBy, all[0].WithdrawnAt!.Value));

        var again = await Assert.ThrowsAsync<WaiverException>(() => ledger.WithdrawWaiverAsync(second.Id, "李四", default));
        Assert.Equal("MCH-V203", again.Code);
    }

    [Theory]
    [InlineData("", "已核对", 5, "MCH-V201")]
    [InlineData("张三", " ", 5, "MCH-V201")]
    [InlineData("张三", "已核对", -1, "MCH-V202")]
    [InlineData("张三", "已核对", 1_827, "MCH-V202")]
    public async Task Nobody_without_a_reason_or_for_ever(string by, string why, int days, string code)
    {
        await using var ledger = await _folder.OpenAsync();
        var waiver = new Waiver
        {
            Rule = "DQ-L1", Subject = "a/b/c", Observed = "1", By = by, Why = why, Until = s_today.AddDays(days),
        };

        var refused = await Assert.ThrowsAsync<WaiverException>(() => ledger.WaiveAsync(waiver, default));

        Assert.Equal(code, refused.Code);
        Assert.Equal(0, (await ledger.ListWaiversAsync(holdingOnly: false, new(0, 0), default)).TotalCount);
    }

    [Fact]
    public void Published_figures_are_named_in_one_order_however_they_were_found()
    {
        Assert.Equal("li-amount+li-persons", WaiverSubject.OfStatements(["li-persons", "li-amount"]));
        Assert.Equal("115.6万+2890", WaiverSubject.PrintedOf([("li-persons", "2890"), ("li-amount", "115.6万")]));
    }

    private static Waiver? Standing(StandingWaivers standing) => standing.Of("DQ-L1", "610528107/202402/live_births", "45");

    private static Waiver OfBirths(string observed, DateOnly until, string why = "已与病历核对") => new()
    {
        Rule = "DQ-L1",
        Subject = WaiverSubject.OfFact("610528107", "202402", "live_births"),
        Observed = observed,
        By = "张三",
        Why = why,
        Until = until,
    };
}
