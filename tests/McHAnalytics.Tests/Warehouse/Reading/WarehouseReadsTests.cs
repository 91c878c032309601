using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Reading;

public sealed class WarehouseReadsTests
{
    [Fact]
    public async Task Findings_are_filtered_ordered_and_paged()
    {
        using var data = Places()
            .Add(Finding(1, "DQ-C1", 1, 5, 202401)).Add(Finding(2, "DQ-C1", 2, 6, 202402))
            .Add(Finding(3, "DQ-L1", 2, 7, 202401)).Add(Finding(4, "DQ-C1", 0, 8, 202403))
            .Publish();
        using var warehouse = data.Open();
        var findings = new WarehouseFindings(warehouse);

        Assert.Equal([2, 3, 1, 4], await Ids(findings, new FindingFilter()));
        Assert.Equal([2, 1, 4], await Ids(findings, new FindingFilter { Under = Fuping }));
        Assert.Equal([1, 4], await Ids(findings, new FindingFilter { Under = Wangliao }));
        Assert.Equal([3, 1], await Ids(findings, new FindingFilter { Period = Id("202401") }));
        Assert.Equal([2, 1, 4], await Ids(findings, new FindingFilter { Rule = "DQ-C1" }));
        Assert.Equal([1], await Ids(findings, new FindingFilter { Severities = [Severity.Warning] }));
        var page = await findings.FindAsync(new FindingFilter(), 1, 2, CancellationToken.None);
        Assert.Equal((4, 2), (page.TotalCount, page.Items.Count));

        var one = await findings.GetAsync(2, CancellationToken.None);
        Assert.Equal(("庄里镇", "202402", Severity.Error), (one!.OrgUnit!.Name, one.Period!.Value.Id, one.Severity));
        Assert.Equal(("report.xlsx", "月报表", 5, "B"), (one.Source!.File, one.Source.Sheet, one.Source.Row, one.Source.Column));
        Assert.Null(await findings.GetAsync(9, CancellationToken.None));
        await Assert.ThrowsAsync<QuestionException>(
            () => findings.FindAsync(new FindingFilter { Under = "1" }, 0, 1, CancellationToken.None));
    }

    [Fact]
    public async Task Statements_are_given_as_they_were_printed()
    {
        using var data = Places()
            .Add("INSERT INTO statement VALUES (2, '富平县', '第2轮', 'disease_rate', '57.07%', 'PERCENT', 'rate', 'seed')")
            .Add("INSERT INTO statement VALUES (1, '陕西省', '2012', 'mmr', '12.7', 'PER_100K', 'rate', 'seed')")
            .Publish();
        using var warehouse = data.Open();
        var statements = new WarehouseStatements(warehouse);

        var all = await statements.FindAsync(new StatementFilter(), 0, 10, CancellationToken.None);
        var some = await statements.FindAsync(new StatementFilter { PlaceContains = "富平" }, 0, 10, CancellationToken.None);

        Assert.Equal(["12.7", "57.07%"], all.Items.Select(statement => statement.Printed));
        Assert.Equal((1, "57.07%"), (some.TotalCount, some.Items[0].Printed));
    }

    private static string Finding(int id, string rule, int severity, int area, int month) => $"""
        INSERT INTO finding VALUES ({id}, '{rule}', {severity}, {area}, {month}, 'live_births', '1', '2', '证据', 'evidence',
            1, 1, 5, 2, TIMESTAMP '2025-01-0{id} 00:00:00', 1, 2147483647)
        """;

    private static async Task<IEnumerable<long>> Ids(WarehouseFindings findings, FindingFilter filter) =>
        (await findings.FindAsync(filter, 0, 10, CancellationToken.None)).Items.Select(finding => finding.Id);
}
