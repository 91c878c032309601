using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Warehouse.Access;

/// <summary>Each kind of role: its own area, another one, sensitive figures, and what only owners may see.</summary>
public sealed class RolesTests(RolesTests.Counties counties) : IClassFixture<RolesTests.Counties>
{
    private const string Fuping = "610528000000";
    private const string Hancheng = "610581000000";
    private const string Township = "610528100000";
    private const string Sister = "610528101000";

    private readonly Analyst _analyst = counties.Analyst;

    [Theory]
    [InlineData("COUNTY:610528", Fuping, null)]
    [InlineData("COUNTY:610528", Township, null)]
    [InlineData("COUNTY:610528", Hancheng, "MCH-Q030")]
    [InlineData("COUNTY:610528", "610500000000", "MCH-Q030")]
    [InlineData("TOWNSHIP:610528100", Township, null)]
    [InlineData("TOWNSHIP:610528100", Sister, "MCH-Q030")]
    [InlineData("TOWNSHIP:610528100", Fuping, "MCH-Q030")]
    [InlineData("PREFECTURE:6105", Hancheng, null)]
    [InlineData("PREFECTURE:6105", "610000000000", "MCH-Q030")]
    [InlineData("PROVINCE:61", Sister, null)]
    [InlineData("NATIONAL", Sister, null)]
    [InlineData("PUBLIC", Fuping, null)]
    [InlineData("LOCAL_OWNER", Sister, null)]
    [InlineData("COUNTY:999999", Fuping, "MCH-Q039")]
    [InlineData("COUNTY:6105", Fuping, "MCH-Q039")]
    public async Task A_place_outside_the_area_is_refused_and_never_silently_empty(string role, string place, string? code) =>
        Assert.Equal(code, await FaultOf(role, Births() with { OrgUnits = new() { Ids = [place] } }));

    [Theory]
    [InlineData("COUNTY:610528", OrgLevel.Township, null)]
    [InlineData("NATIONAL", OrgLevel.Township, null)]
    [InlineData("PUBLIC", OrgLevel.Township, "MCH-Q034")]
    [InlineData("PUBLIC", OrgLevel.County, null)]
    public async Task The_public_sees_nothing_sensitive_below_the_county(string role, OrgLevel level, string? code) =>
        Assert.Equal(code, await FaultOf(role, Births() with { Measures = [new("I24")], ByLevel = level }));

    [Theory]
    [InlineData("COUNTY:610528", null)]
    [InlineData("NATIONAL", "MCH-Q032")]
    public async Task Only_owners_see_places_under_the_township(string role, string? code) =>
        Assert.Equal(code, await FaultOf(role, Births("births") with { ByLevel = OrgLevel.Village }));

    [Theory]
    [InlineData("COUNTY:610528", OrgLevel.Township, "age_group", null)]
    [InlineData("NATIONAL", OrgLevel.County, "age_group", null)]
    [InlineData("NATIONAL", OrgLevel.Township, "age_group", "MCH-Q031")]
    public async Task Others_divide_by_one_listed_dimension_from_the_county_up(
        string role, OrgLevel level, string dimension, string? code) =>
        Assert.Equal(code, await FaultOf(role, Births("births") with { ByLevel = level, ByDimensions = [dimension] }));

    [Theory]
    [InlineData("COUNTY:610528", null)]
    [InlineData("PROVINCE:61", "MCH-Q033")]
    [InlineData("PUBLIC", "MCH-Q033")]
    public async Task Only_owners_see_what_was_known_before(string role, string? code) => Assert.Equal(
        code, await FaultOf(role, Births() with { AsOf = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero) }));

    [Fact]
    public async Task All_places_are_those_of_the_area_and_each_statement_says_so()
    {
        var asker = Asker.Parse("COUNTY:610528")!;
        var question = Births() with { ByLevel = OrgLevel.Township };

        var answer = await _analyst.AnswerAsync(question, asker, CancellationToken.None);
        var all = await _analyst.AnswerAsync(question, CancellationToken.None);

        Assert.Equal(7, answer.Rows.Count);
        Assert.All(answer.Rows, row => Assert.StartsWith("610528", row.OrgUnit!.Code, StringComparison.Ordinal));
        Assert.Contains("a.\"county_id\" IN", answer.Plan.Sql, StringComparison.Ordinal);
        Assert.Equal(12, all.Rows.Count);

        // Within the own county exactly what the owner of all places sees.
        Assert.Equal(
            all.Rows.Where(row => row.OrgUnit!.Code.StartsWith("610528", StringComparison.Ordinal)).Select(row => (row.OrgUnit, row.Cell.Value)),
            answer.Rows.Select(row => (row.OrgUnit, row.Cell.Value)));
    }

    [Fact]
    public async Task A_kept_answer_never_serves_another_asker()
    {
        var question = Births() with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month,
            Time = new TimeAsk(Range: new DateRange(new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31), PeriodType.Month)),
        };

        var exact = await _analyst.AnswerAsync(question, CancellationToken.None);
        var first = await _analyst.AnswerAsync(question, Asker.Parse("NATIONAL")!, CancellationToken.None);
        var county = await _analyst.AnswerAsync(question, Asker.Parse("COUNTY:610581")!, CancellationToken.None);
        var again = await _analyst.AnswerAsync(question, CancellationToken.None);

        Assert.DoesNotContain(exact.Rows, row => row.Cell.State == ValueState.Suppressed);
        Assert.Contains(first.Rows, row => row.Cell.State == ValueState.Suppressed);
        Assert.Equal(5 * 24, county.Rows.Count);
        Assert.False(first.Plan.Cached || county.Plan.Cached);
        Assert.True(again.Plan.Cached);
        Assert.Equal(exact.Rows, again.Rows);
    }

    [Fact]
    public async Task Lineage_is_for_owners_within_their_area()
    {
        var origin = (await _analyst.AnswerAsync(
            Births() with { OrgUnits = new() { Ids = [Township] } }, CancellationToken.None)).Rows[0].Cell.Origin!;

        await Assert.ThrowsAsync<QuestionException>(
            () => _analyst.LineageAsync([origin], Asker.Parse("NATIONAL")!, 0, 10, CancellationToken.None));
        await Assert.ThrowsAsync<QuestionException>(
            () => _analyst.LineageAsync([origin], Asker.Parse("COUNTY:610581")!, 0, 10, CancellationToken.None));
        Assert.NotEmpty((await _analyst.LineageAsync(
            [origin], Asker.Parse("TOWNSHIP:610528100")!, 0, 10, CancellationToken.None))[0].Items);
    }

    [Fact]
    public async Task What_is_worked_out_of_hidden_figures_is_hidden_or_made_of_shown_ones()
    {
        var months = new TimeAsk(Range: new DateRange(new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31), PeriodType.Month));
        var question = Births("births_unknown") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = months,
            Order = [new OrderAsk("births_unknown", null, true)],
            Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
        };

        var answer = await _analyst.AnswerAsync(question, Asker.Parse("NATIONAL")!, CancellationToken.None);
        var hidden = answer.Rows.Where(row => row.Cell.State == ValueState.Suppressed).ToList();

        // Rows without a value stand last in the order of places, so that no rank of a hidden value shows.
        Assert.NotEmpty(hidden);
        var last = answer.Rows.Where(row => row.Cell.Value is null).ToList();
        Assert.Equal(last, answer.Rows.TakeLast(last.Count));
        Assert.Equal(last.OrderBy(row => row.OrgUnit!.Code, StringComparer.Ordinal).ThenBy(row => row.Period!.Value.FirstMonth), last);
        foreach (var total in answer.Totals.Where(total => total.Level == TotalsLevel.Column && total.Cell.Value is not null))
        {
            var rows = answer.Rows.Where(row => row.Period == total.Period).ToList();
            Assert.Equal(rows.Sum(row => row.Cell.Value ?? 0), total.Cell.Value);
            Assert.DoesNotContain(rows, row => row.Cell.State == ValueState.Suppressed);
        }
    }

    [Fact]
    public async Task An_owner_is_shown_the_place_above_only_where_its_sisters_stay_hidden()
    {
        Task<Answer> Above(string code, string asker) => _analyst.AnswerAsync(
            Births(code) with { OrgUnits = new() { Ids = [Township] }, Compare = [new(CompareKind.ParentOrgUnit)] },
            Asker.Parse(asker)!,
            CancellationToken.None);

        var rare = await Above("births_unknown", "TOWNSHIP:610528100");
        var own = await Above("births_unknown", "COUNTY:610528");

        Assert.Equal(ValueState.Suppressed, rare.Rows[0].Comparisons[0].Base.State);
        Assert.Null(rare.Rows[0].Comparisons[0].Difference);
        Assert.NotNull(rare.Rows[0].Cell.Value);
        Assert.NotNull(own.Rows[0].Comparisons[0].Base.Value);
    }

    private static Question Births(string code = "I01") => new()
    {
        Measures = [new MeasureAsk(code)],
        Time = new TimeAsk([FupingCase.Id("2023")]),
    };

    private async Task<string?> FaultOf(string role, Question question)
    {
        try
        {
            await _analyst.AnswerAsync(question, Asker.Parse(role)!, CancellationToken.None);
            return null;
        }
        catch (QuestionException fault)
        {
            return fault.Code;
        }
    }

    /// <summary>One warehouse for all tests: each only asks.</summary>
    public sealed class Counties : IDisposable
    {
        private readonly TestWarehouse _data = SmallCounties.Publish(7);
        private readonly PublishedWarehouse _warehouse;

        public Counties() => (_warehouse, Analyst) = _data.Ask(SmallCounties.Catalogue, "2025-06-01");

        public Analyst Analyst { get; }

        public void Dispose()
        {
            _warehouse.Dispose();
            _data.Dispose();
        }
    }
}
