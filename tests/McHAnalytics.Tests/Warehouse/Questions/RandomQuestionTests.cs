using FsCheck;
using FsCheck.Fluent;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Random questions on random counties: every figure equals what its raw rows add up to.</summary>
public sealed class RandomQuestionTests : IDisposable
{
    private const int Warehouses = 6;
    private const int QuestionsEach = 40;

    private readonly List<IDisposable> _open = [];

    public void Dispose() => CloseAll();

    [Fact]
    public void A_figure_from_added_parts_equals_that_of_its_raw_rows_at_every_level_and_in_every_total() =>
        ForEachCounty(counties =>
        {
            var data = Open(counties.Publish());
            var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01");
            Open(warehouse);
            return (question, random) =>
            {
                var answer = Answer(analyst, question);
                foreach (var row in answer.Rows)
                {
                    var months = Window(row.Measure, MonthsOf(question, row.Period));
                    AssertEqual(counties, row.Measure.Code, months, area => IsIn(row.OrgUnit?.Code, area), row.Cell, row);
                }

                foreach (var total in answer.Totals)
                {
                    // A window belongs to a period: over several, the months asked for are added once.
                    var isOneSpan = total.Level == TotalsLevel.Column || answer.Totals.Count(IsColumn) == question.Measures.Count;
                    var months = MonthsOf(question, total.Period);
                    months = isOneSpan ? Window(total.Measure, months) : months;
                    AssertEqual(counties, total.Measure.Code, months, area => IsIn(total.OrgUnit?.Code, area), total.Cell, total);
                }

                bool IsIn(string? place, int area) => place is not null && question.ByLevel is not null
                    ? counties.Lies(area, place)
                    : (question.ByLevel is not { } level || counties.Has(area, level))
                        && (question.OrgUnits.Under.Count == 0
                            || question.OrgUnits.Under.Any(each => counties.Lies(area, each)));
            };
        });

    [Fact]
    public void The_roll_up_and_the_order_of_the_rows_change_nothing() => ForEachCounty(counties =>
    {
        var data = Open(counties.Publish());
        var shuffled = Open(counties.Publish(counties.Rows.Reverse(), withRollup: false));
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01");
        var (other, otherAnalyst) = shuffled.Ask(FupingCase.Catalogue, "2026-06-01");
            Open(warehouse);
            Open(other);
        return (question, random) =>
            Assert.Equal(Figures(Answer(analyst, question)), Figures(Answer(otherAnalyst, question)));
    });

    [Fact]
    public void Loads_apart_and_figures_restated_there_and_back_change_nothing() => ForEachCounty(counties =>
    {
        var data = Open(counties.Publish());
        var restated = Open(counties.PublishRestated(new Random(counties.Rows.Count)));
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01");
        var (other, otherAnalyst) = restated.Ask(FupingCase.Catalogue, "2026-06-01", new WarehouseOptions { MemoryRollupMiB = 64 });
        Open(warehouse);
        Open(other);
        return (question, random) =>
            Assert.Equal(Figures(Answer(analyst, question)), Figures(Answer(otherAnalyst, question)));
    });

    [Fact]
    public void Facts_the_roll_up_and_the_roll_ups_in_memory_give_the_same_answers() => ForEachCounty(counties =>
    {
        // Townships stand in memory only where nothing was reported above them.
        var rows = counties.Rows.Where(row => counties.Rows.Count % 2 == 0 || counties.Has(row.Area, OrgLevel.Township));
        var data = Open(counties.Publish(rows));
        var (fromFacts, facts) = data.Ask(FupingCase.Catalogue, "2026-06-01", new WarehouseOptions { UseRollup = false });
        var (fromRollup, rollup) = data.Ask(FupingCase.Catalogue, "2026-06-01");
        var (fromMemory, memory) = data.Ask(FupingCase.Catalogue, "2026-06-01", new WarehouseOptions { MemoryRollupMiB = 64 });
        Open(fromFacts);
        Open(fromRollup);
        Open(fromMemory);
        using (var lease = fromMemory.Lease())
        {
            lease.Version.MemoryFilled.GetAwaiter().GetResult();
        }

        return (question, random) =>
        {
            var expected = Figures(Answer(facts, question)).ToList();
            var answer = Answer(memory, question);
            Assert.Equal(expected, Figures(Answer(rollup, question)));
            Assert.Equal(expected, Figures(answer));
        };
    });

    [Fact]
    public async Task A_month_of_a_county_is_read_from_memory_and_one_of_a_township_is_not()
    {
        var counties = new RandomCounties(7);
        using var data = counties.Publish(counties.Rows.Where(row => counties.Has(row.Area, OrgLevel.Township)));
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01", new WarehouseOptions { MemoryRollupMiB = 64 });
        using (warehouse)
        {
            using (var lease = warehouse.Lease())
            {
                await lease.Version.MemoryFilled;
            }

            Assert.Equal("county_month", Memory(OrgLevel.County, "202303"));
            Assert.Equal("province_month", Memory(OrgLevel.Province, "2023"));
            Assert.Equal("township_quarter", Memory(OrgLevel.Township, "2023MQ2"));
            Assert.Null(Memory(OrgLevel.Township, "202303"));
        }

        string? Memory(OrgLevel level, string period)
        {
            Assert.True(Period.TryParse(period, out var time));
            return Answer(analyst, new Question
            {
                Measures = [new MeasureAsk("LB")], ByLevel = level, Time = new TimeAsk([time]),
            }).Plan.Memory;
        }
    }

    [Fact]
    public void Fill_totals_and_order_never_change_a_figure() => ForEachCounty(counties =>
    {
        var data = Open(counties.Publish());
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, "2026-06-01");
            Open(warehouse);
        return (question, random) =>
        {
            var plain = Answer(analyst, question with { Totals = [] }).Rows.ToDictionary(KeyOf, row => row.Cell);
            var fill = new[] { Fill.Zero, Fill.Previous, Fill.None }[random.Next(3)];
            var changed = Answer(analyst, question with
            {
                Fill = fill,
                Totals = [TotalsLevel.Grand],
                Order = [new OrderAsk(question.Measures[0].Name, null, random.Next(2) == 0)],
            });

            Assert.Equal(fill == Fill.None ? plain.Values.Count(HasRows) : plain.Count, changed.Rows.Count);
            foreach (var row in changed.Rows.Where(row => HasRows(plain[KeyOf(row)])))
            {
                Assert.Equal(NumbersOf(plain[KeyOf(row)]), NumbersOf(row.Cell));
            }
        };
    });

    // What the function opens lives as long as the questions that it asks.
    private void ForEachCounty(Func<RandomCounties, Action<Question, Random>> open) => Prop.ForAll(
        Gen.Choose(0, 1_000_000).ToArbitrary(),
        seed =>
        {
            var counties = new RandomCounties(seed);
            var ask = open(counties);
            var random = new Random(seed);
            for (var question = 0; question < QuestionsEach; question++)
            {
                ask(RandomQuestions.Of(counties, random), random);
            }

            CloseAll();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Warehouses));

    private T Open<T>(T opened)
        where T : IDisposable
    {
        _open.Add(opened);
        return opened;
    }

    private void CloseAll()
    {
        foreach (var opened in Enumerable.Reverse(_open))
        {
            opened.Dispose();
        }

        _open.Clear();
    }

    private static Answer Answer(McHAnalytics.Warehouse.Questions.Analyst analyst, Question question) =>
        analyst.AnswerAsync(question, CancellationToken.None).GetAwaiter().GetResult();

    private static void AssertEqual(
        RandomCounties counties, string code, IReadOnlyCollection<int> months, Func<int, bool> counts, Cell cell, object where)
    {
        var (numerator, denominator) = code switch
        {
            "DEL_CS" => (counties.Sum("caesareans", months, counts), counties.Sum("live_births", months, counts)),
            "LB" => (counties.Sum("live_births", months, counts), null),
            _ => (counties.Sum(code, months, counts), (decimal?)null),
        };
        var value = code != "DEL_CS" ? numerator
            : denominator is null or 0 || numerator is null ? null
            : numerator * 100 / denominator;
        var expected = (numerator, denominator, value);
        Assert.True(
            expected == (cell.Numerator, cell.Denominator, cell.Value),
            $"{code} should be {expected}; {where}");
    }

    private static List<int> MonthsOf(Question question, Period? period)
    {
        var (first, last) = period is { } one
            ? (one.FirstMonthIndex, one.FirstMonthIndex + one.LengthInMonths - 1)
            : (Period.ToMonthIndex(question.Time.Range!.From), Period.ToMonthIndex(question.Time.Range.To));
        if (period is null && question.ByPeriod is { } kind)
        {
            // A total is over the whole periods that the time touches.
            first = Period.Containing(kind, first).FirstMonthIndex;
            last = Period.Containing(kind, last) is var end ? end.FirstMonthIndex + end.LengthInMonths - 1 : last;
        }

        return [.. Enumerable.Range(first, last - first + 1).Select(Period.ToYearMonth)];
    }

    private static List<int> Window(MeasureAsk measure, List<int> months)
    {
        var last = Period.ToMonthIndex(months[^1]);
        var first = measure.RollingMonths is { } rolling ? last - rolling + 1
            : measure.ToDate == PeriodType.Year ? last / 12 * 12
            : measure.ToDate == PeriodType.MchYear ? ((last - 9) / 12 * 12) + 9
            : (int?)null;
        return first is { } begin ? [.. Enumerable.Range(begin, last - begin + 1).Select(Period.ToYearMonth)] : months;
    }

    private static bool IsColumn(AnswerTotal total) => total.Level == TotalsLevel.Column;

    private static bool HasRows(Cell cell) => cell.State is not (ValueState.NotReported or ValueState.NotYetDue);

    private static (string, string?, Period?) KeyOf(AnswerRow row) => (row.Measure.Name, row.OrgUnit?.Code, row.Period);

    private static (decimal?, decimal?, decimal?, ValueState) NumbersOf(Cell cell) =>
        (cell.Value, cell.Numerator, cell.Denominator, cell.State);

    private static IEnumerable<object> Figures(Answer answer) => answer.Rows
        .Select(row => (KeyOf(row), NumbersOf(row.Cell), row.Cell.CiLow, row.Cell.CiHigh, Flags(row.Cell)))
        .Cast<object>()
        .Concat(answer.Totals.Select(total => (total.Level, total.Measure.Name, NumbersOf(total.Cell), Flags(total.Cell))).Cast<object>());

    private static string Flags(Cell cell) => string.Join(' ', cell.Flags.Select(flag => flag.Code));
}
