using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

public sealed class QuestionFaultTests : IDisposable
{
    private readonly TestWarehouse _data = Places().Fact(LiveBirths, 202401, 5, 10).Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task An_unknown_code_or_place_gives_the_nearest_ones()
    {
        var measure = await Fault(Question("DEL_CD"));
        var place = await Fault(Question("LB") with { OrgUnits = Only("610528999000") });
        var name = await Fault(Question("LB") with { OrgUnits = Only("富平") });

        Assert.Equal("MCH-Q001", measure.Code);
        Assert.Contains("DEL_CS", measure.Message, StringComparison.Ordinal);
        Assert.Equal("MCH-Q003", place.Code);
        Assert.Contains("610528", place.Message, StringComparison.Ordinal);
        Assert.Contains("没有代码", place.MessageZh, StringComparison.Ordinal);
        Assert.Contains(Fuping, name.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_code_of_a_place_is_understood() =>
        Assert.Equal(
            10m, (await Ask(_data, Question("LB") with { OrgUnits = Only("610528") })).Rows[0].Cell.Value);

    [Fact]
    public async Task What_a_question_cannot_ask_says_what_it_can()
    {
        var county = new OrgUnitSelection { Under = [Fuping] };

        Assert.Equal("MCH-Q002", (await Fault(Question())).Code);
        Assert.Equal("MCH-Q004", (await Fault(Question("MMR") with { ByLevel = OrgLevel.Township, OrgUnits = county })).Code);
        Assert.Equal("MCH-Q004", (await Fault(Question("MMR") with { OrgUnits = Only(Liugu) })).Code);
        Assert.Equal("MCH-Q005", (await Fault(Question("LB") with { ByLevel = OrgLevel.Province, OrgUnits = county })).Code);
        Assert.Equal("MCH-Q006", (await Fault(Question("LB", "LB"))).Code);
        Assert.Equal("MCH-Q007", (await Fault(Question("LB") with { Order = [new OrderAsk("MMR", null, false)] })).Code);
        Assert.Equal("MCH-Q009", (await Fault(Question() with { Measures = [new MeasureAsk("LB", null, 0)] })).Code);
        Assert.Equal(
            "MCH-Q020", (await Fault(Question("LB") with { Compare = [new CompareAsk(CompareKind.PreviousPeriod, 0)] })).Code);
    }

    [Fact]
    public async Task A_period_finer_than_the_definition_is_answered_with_a_warning()
    {
        var answer = await Ask(_data, Question("MMR") with { OrgUnits = Only(Fuping), Time = Periods("202401") });

        Assert.Equal("PERIOD_TOO_FINE", Assert.Single(answer.Warnings).Code);
    }

    private async Task<QuestionException> Fault(Question question) =>
        await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, question));
}
