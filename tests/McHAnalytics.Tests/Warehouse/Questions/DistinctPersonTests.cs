using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Publishing;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Persons are counted anew for every place and time asked for: counts of them never add up.</summary>
public sealed class DistinctPersonTests
{
    private const string Later = "2026-06-01";
    private const int Persons = 20;

    private static readonly DomainCatalogue s_catalogue = new(
        [.. FupingCase.Catalogue.Measures, new Measure("persons", "人", "Persons", Unit.Count, TimeAggregation.None, false)],
        FupingCase.Catalogue.Indicators,
        FupingCase.Catalogue.Targets)
    {
        Dimensions =
        [
            new("kind", "kind", "kind", false, [new("a", "a", "a", null, null), new("unknown", "不详", "Unknown", null, null)]),
        ],
    };

    [Fact]
    public async Task A_person_of_two_months_and_places_is_one_above_and_over_time()
    {
        // In January 1 and 2 in 庄里 and 1 in 留古; in February 2 and 3 in 庄里.
        using var data = People((202401, 6, 1), (202401, 6, 2), (202401, 5, 1), (202402, 6, 2), (202402, 6, 3)).Publish();
        var question = Question("persons") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202401, 202402), OrgUnits = Only(Fuping),
            Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
        };

        var answer = await AskPersons(data, question);
        var county = await AskPersons(data, question with { ByLevel = OrgLevel.County, ByPeriod = null });
        var rolling = await AskPersons(data, question with
        {
            Measures = [new MeasureAsk("persons", RollingMonths: 2)], ByLevel = OrgLevel.County, Time = Periods("202402"),
        });

        Assert.Equal([2m, 2m, 1m, null], answer.Rows.Select(row => row.Cell.Value));
        Assert.Equal(ValueState.NotReported, answer.Rows[3].Cell.State);
        Assert.Equal([3m, 3m, 1m, 2m, 2m], answer.Totals.Select(total => total.Cell.Value));
        Assert.Equal(3m, Assert.Single(county.Rows).Cell.Value);
        Assert.Equal(3m, Assert.Single(rolling.Rows).Cell.Value);
    }

    [Fact]
    public async Task Parts_by_dimension_may_share_persons_and_their_total_counts_each_once()
    {
        using var data = People((202401, 6, 1), (202401, 6, 2))
            .Add("INSERT INTO category VALUES (1, 'kind', 'kind', 'a'), (2, 'kind', 'kind', 'unknown')")
            .Fact(Persons, 202401, 6, 2, category: 1).Fact(Persons, 202401, 6, 1, category: 2)
            .Add($"INSERT INTO fact_person VALUES ({Persons}, 202401, 6, 1, 1, 1, 1, 2147483647), "
                + $"({Persons}, 202401, 6, 1, 2, 1, 1, 2147483647), ({Persons}, 202401, 6, 2, 2, 1, 1, 2147483647)")
            .Publish();
        var question = Question("persons") with
        {
            ByDimensions = ["kind"], Time = Periods("202401"), Totals = [TotalsLevel.Grand],
        };

        var answer = await AskPersons(data, question);

        Assert.Equal([2m, 1m], answer.Rows.Select(row => row.Cell.Value));
        Assert.Equal(2m, answer.Totals[0].Cell.Value);
    }

    [Fact]
    public async Task Random_counts_are_those_of_plain_sql_and_no_total_is_above_the_sum_of_its_rows()
    {
        var random = new Random(610528);
        var people = Enumerable.Range(0, 600)
            .Select(_ => (Month: 202300 + (random.Next(2) * 100) + random.Next(1, 13), Area: random.Next(5, 8), Person: (long)random.Next(1, 90)))
            .Distinct()
            .ToArray();
        using var data = People(people).Publish();
        var file = WarehouseFolder.VersionFile(data.Folder, 1);
        for (var round = 0; round < 40; round++)
        {
            var level = new[] { OrgLevel.Township, OrgLevel.County, OrgLevel.Prefecture }[random.Next(3)];
            var type = new[] { PeriodType.Month, PeriodType.Quarter, PeriodType.Year, PeriodType.MchYear }[random.Next(4)];
            var answer = await AskPersons(data, Question("persons") with
            {
                ByLevel = level, ByPeriod = type, Time = Periods("2023", "2024"), Fill = Fill.None,
                Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
            });

            foreach (var row in answer.Rows)
            {
                Assert.Equal(Plain(file, level, row.OrgUnit!.Id, row.Period!.Value), row.Cell.Value);
            }

            var grand = answer.Totals.Single(total => total.Level == TotalsLevel.Grand).Cell.Value;
            Assert.Equal(people.Select(each => each.Person).Distinct().Count(), grand);
            Assert.True(grand <= answer.Rows.Sum(row => row.Cell.Value));
        }
    }

    private static decimal Plain(string file, OrgLevel level, int place, Period period)
    {
        var column = level switch
        {
            OrgLevel.Township => "township_id",
            OrgLevel.County => "county_id",
            _ => "prefecture_id",
        };
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Serving(file));
        return connection.Scalar<long>($"""
            SELECT count(DISTINCT person) FROM fact_person JOIN area USING (area_id)
            WHERE {column} = {place} AND month BETWEEN {period.Start:yyyyMM} AND {period.End:yyyyMM}
            """);
    }

    private static TestWarehouse People(params (int Month, int Area, long Person)[] people)
    {
        var data = Places().Measure(Persons, "persons");
        foreach (var (month, area, person) in people)
        {
            data.Add($"INSERT INTO fact_person VALUES ({Persons}, {month}, {area}, 0, {person}, 1, 1, 2147483647)");
        }

        foreach (var cell in people.GroupBy(each => (each.Month, each.Area)))
        {
            data.Fact(Persons, cell.Key.Month, cell.Key.Area, cell.Count());
        }

        return data;
    }

    private static async Task<Answer> AskPersons(TestWarehouse data, Question question)
    {
        var (warehouse, analyst) = data.Ask(s_catalogue, Later);
        using (warehouse)
        {
            return await analyst.AnswerAsync(question, CancellationToken.None);
        }
    }
}
