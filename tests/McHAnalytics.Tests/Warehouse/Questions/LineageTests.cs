using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Reading;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Every figure is explained down to the cells that somebody sent.</summary>
public sealed class LineageTests : IDisposable
{
    // 富平's own figure (area 3) stands above its townships: a total by township does not hold it.
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202401, 5, 10, row: 5).Fact(Caesareans, 202401, 5, 1, row: 5)
        .Fact(LiveBirths, 202401, 6, 30, row: 6).Fact(Caesareans, 202401, 6, 15, row: 6)
        .Fact(LiveBirths, 202402, 5, 20, row: 7).Fact(Caesareans, 202402, 5, null, status: 2, row: 7)
        .Fact(LiveBirths, 202402, 3, 500, row: 9).Fact(Caesareans, 202402, 3, 100, row: 9)
        .Fact(LiveBirths, 202401, 7, 100, row: 8).Fact(Caesareans, 202401, 7, 80, row: 8)
        .Fact(WomenOnBooks, 202401, 5, 70, row: 5).Fact(WomenOnBooks, 202402, 5, 60, row: 7)
        .Fact(Caesareans, 202401, 5, 999, row: 4, knownTo: 1)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_cells_behind_each_figure_of_an_answer_are_found_together_and_add_up_to_its_numerator()
    {
        var question = Question("DEL_CS", "women_on_books") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202401, 202402),
            Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
        };
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using var _ = warehouse;
        var answer = await analyst.AnswerAsync(question, CancellationToken.None);
        var cells = answer.Rows.Select(row => row.Cell).Concat(answer.Totals.Select(total => total.Cell)).ToList();

        var pages = await analyst.LineageAsync([.. cells.Select(cell => cell.Origin!)], 0, 1_000, CancellationToken.None);

        Assert.True(cells.Count > 15);
        Assert.Equal(
            cells.Select(cell => cell.Numerator ?? 0),
            pages.Select(page => page.Items.Sum(source => source.Contribution)));
        Assert.All(pages, page => Assert.Equal(page.TotalCount, page.Items.Count));
    }

    [Fact]
    public async Task A_source_cell_says_file_sheet_row_column_and_what_it_said()
    {
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using var _ = warehouse;
        var question = Question("DEL_CS") with { OrgUnits = new() { Ids = [Liugu] }, Time = Periods("2024Q1") };
        var figure = (await analyst.AnswerAsync(question, CancellationToken.None)).Rows[0].Cell.Origin!;

        var first = Assert.Single(await analyst.LineageAsync([figure], 0, 1, CancellationToken.None));
        var second = Assert.Single(await analyst.LineageAsync([figure], 1, 1, CancellationToken.None));
        var beyond = Assert.Single(await analyst.LineageAsync([figure], 2, 1, CancellationToken.None));

        Assert.Equal(new SourceCell("report.xlsx", "月报表", 5, "C", "run-1", SourceState.Reported, 1), first.Items[0]);
        Assert.Equal(new SourceCell("report.xlsx", "月报表", 7, "C", "run-1", SourceState.NotCollected, 0), second.Items[0]);
        Assert.Equal((2, 2, 2), (first.TotalCount, second.TotalCount, beyond.TotalCount));
        Assert.Empty(beyond.Items);
    }

    [Fact]
    public async Task A_page_out_of_range_is_refused()
    {
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using var _ = warehouse;

        var fault = await Assert.ThrowsAsync<QuestionException>(
            () => analyst.LineageAsync([], -1, 10, CancellationToken.None));

        Assert.Equal("MCH-Q021", fault.Code);
    }
}
