using System.Globalization;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Reading;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Planning;

/// <summary>The statements are those that were accepted, and they give what other SQL on the same data gives.</summary>
public sealed class PlanTests
{
    private static readonly string[] s_codes = ["DEL_CS", "LB", "live_births", "women_on_books"];
    private static readonly string[] s_times = ["2023", "2024", "2024M", "2024H1", "2024Q2", "2023MQ4", "202402"];

    [Theory]
    [InlineData("township-by-month")]
    [InlineData("county-by-mch-year")]
    [InlineData("prefecture-whole-time")]
    [InlineData("two-places-last-year-and-parent")]
    public async Task Statements_are_flat_sums_by_keys_as_accepted(string name)
    {
        using var data = RandomData(1);
        var question = name switch
        {
            "township-by-month" => Question("DEL_CS") with
            {
                ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, OrgUnits = new() { Under = [Fuping] },
            },
            "county-by-mch-year" => Question("DEL_CS", "LB") with
            {
                ByLevel = OrgLevel.County, ByPeriod = PeriodType.MchYear, Time = Periods("2023M", "2024M"),
            },
            "prefecture-whole-time" => Question("LB") with { ByLevel = OrgLevel.Prefecture },
            _ => Question("LB") with
            {
                OrgUnits = new() { Ids = [Fuping, "610581100000"] },
                Time = Periods("202402"),
                ByPeriod = PeriodType.Month,
                ByLevel = OrgLevel.Township,
                Compare = [new(CompareKind.SamePeriodLastYear), new(CompareKind.ParentOrgUnit)],
            },
        };
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01");
        using (warehouse)
        {
            var plan = await analyst.ExplainAsync(question, CancellationToken.None);

            Assert.Equal(name == "township-by-month" ? null : "rollup_county", plan.Rollup);
            Snapshot.Match(plan.Sql, name);
        }
    }

    [Fact]
    public async Task Random_questions_have_the_same_answer_from_the_roll_up_and_from_the_facts()
    {
        using var data = RandomData(2);
        var (withRollup, fast) = data.Ask(FupingCase.Catalogue, "2025-01-15");
        var (without, slow) = data.Ask(FupingCase.Catalogue, "2025-01-15", new WarehouseOptions { UseRollup = false });
        using var _ = withRollup;
        using var __ = without;
        var random = new Random(610528);
        var fromRollup = 0;

        for (var round = 0; round < 150; round++)
        {
            var question = RandomQuestion(random);

            var one = await fast.AnswerAsync(question, CancellationToken.None);
            var other = await slow.AnswerAsync(question, CancellationToken.None);

            Assert.Null(other.Plan.Rollup);
            Assert.Equal(other.Rows.Select(Text), one.Rows.Select(Text));
            Assert.Equal(other.Totals.Select(total => Text(total.Cell)), one.Totals.Select(total => Text(total.Cell)));
            fromRollup += one.Plan.Rollup is null ? 0 : 1;
        }

        Assert.InRange(fromRollup, 40, 150);
    }

    [Fact]
    public async Task Answers_are_what_independent_SQL_gives_at_every_level_and_in_both_calendars()
    {
        using var data = RandomData(3);
        foreach (var (level, column) in new[]
        {
            (OrgLevel.Province, "province_id"), (OrgLevel.County, "county_id"), (OrgLevel.Township, "township_id"),
        })
        {
            foreach (var (period, from, to) in new[] { ("2024", 202401, 202412), ("2024M", 202310, 202409), ("2024Q2", 202404, 202406) })
            {
                var answer = await Ask(data, Question("DEL_CS") with { ByLevel = level, Time = Periods(period) });
                var expected = Independent(data, column, from, to);

                Assert.Equal(
                    expected,
                    answer.Rows.ToDictionary(row => row.OrgUnit!.Id, row => (row.Cell.Numerator, row.Cell.Denominator)));
            }
        }
    }

    [Fact]
    public async Task Facts_that_stand_above_the_counties_are_not_lost_to_the_roll_up()
    {
        using var data = Places().Fact(LiveBirths, 202401, 5, 10).Fact(LiveBirths, 202401, 2, 1_000).Publish();

        var answer = await Ask(data, Question("LB") with { ByLevel = OrgLevel.Province });

        Assert.Equal(1_010m, answer.Rows[0].Cell.Value);
        Assert.Null(answer.Plan.Rollup);
    }

    // Correlated sub-selects from the places down: nothing in common with the joins of the planner.
    private static Dictionary<int, (decimal?, decimal?)> Independent(TestWarehouse data, string column, int from, int to)
    {
        var file = Path.Combine(data.Folder, "v000001.duckdb");
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Serving(file));
        using var command = connection.CreateCommand($"""
            SELECT p.area_id,
                (SELECT sum(value) FROM fact_value WHERE measure_id = {Caesareans} AND month >= {from} AND month <= {to}
                    AND area_id IN (SELECT area_id FROM area WHERE {column} = p.area_id)),
                (SELECT sum(value) FROM fact_value WHERE measure_id = {LiveBirths} AND month >= {from} AND month <= {to}
                    AND area_id IN (SELECT area_id FROM area WHERE {column} = p.area_id))
            FROM area p WHERE p.{column} = p.area_id
            """);
        using var reader = command.ExecuteReader();
        var found = new Dictionary<int, (decimal?, decimal?)>();
        while (reader.Read())
        {
            found[reader.GetInt32(0)] = (Number(1), Number(2));
        }

        return found;

        decimal? Number(int at) => reader.IsDBNull(at) ? null : reader.GetDecimal(at);
    }

    private static TestWarehouse RandomData(int seed)
    {
        var random = new Random(seed);
        var data = Places();
        for (var month = 202301; month <= 202412; month = month % 100 == 12 ? month + 89 : month + 1)
        {
            foreach (var area in new[] { 5, 6, 7 }.Concat(month < 202404 ? [8] : []))
            {
                for (var measure = 1; measure <= 7; measure++)
                {
                    var status = random.Next(10) switch { 0 => 1, 1 => 2, 2 => 3, 3 => 4, 4 => -1, _ => 0 };
                    if (status >= 0)
                    {
                        data.Fact(measure, month, area, status is 0 or 4 ? random.Next(0, 400) : null, status);
                    }
                }
            }
        }

        return data.Publish();
    }

    private static Question RandomQuestion(Random random)
    {
        OrgLevel?[] levels = [null, OrgLevel.Province, OrgLevel.Prefecture, OrgLevel.County, OrgLevel.Township];
        PeriodType?[] periods = [null, .. Enum.GetValues<PeriodType>().Where(type => type != PeriodType.ScreeningRound)];
        return new Question
        {
            Measures = [new MeasureAsk(s_codes[random.Next(s_codes.Length)], null, random.Next(4) == 0 ? 12 : null)],
            ByLevel = levels[random.Next(levels.Length)],
            ByPeriod = periods[random.Next(periods.Length)],
            Time = Periods([.. s_times.Where(_ => random.Next(3) == 0).DefaultIfEmpty("2024")]),
            OrgUnits = random.Next(3) == 0 ? new() { Under = ["610000000000"] } : new(),
            Fill = (Fill)random.Next(4),
            Totals = random.Next(2) == 0 ? [] : [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
            Compare = random.Next(2) == 0
                ? []
                : [new((CompareKind)random.Next(2), random.Next(1, 3)), new(CompareKind.ParentOrgUnit)],
        };
    }

    private static string Text(AnswerRow row) => string.Create(
        CultureInfo.InvariantCulture,
        $"{row.OrgUnit?.Code} {row.Period} {Text(row.Cell)} {string.Join(" ", row.Comparisons.Select(each => Text(each.Base)))}");

    private static string Text(Cell cell) => string.Create(
        CultureInfo.InvariantCulture,
        $"{cell.Value:0.######} {cell.Numerator} {cell.Denominator} {cell.State} {cell.CiLow:0.####} {cell.Completeness:0.####} "
        + $"{string.Join(",", cell.Flags.Select(flag => flag.Code))}");
}
