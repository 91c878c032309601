using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>A place beside the quartiles and the median of the others in the same place above.</summary>
public sealed class PeerFiguresTests : IDisposable
{
    private const int FirstTownship = 20;

    // 韩城's townships: 龙门 (7) without figures, and six with 10, 20, 30, 40, 50 and 90 caesareans of 100 births.
    private static readonly int[] s_caesareans = [10, 20, 30, 40, 50, 90];

    private readonly TestWarehouse _data;

    public PeerFiguresTests()
    {
        _data = Places().Fact(LiveBirths, 202401, 5, 100).Fact(Caesareans, 202401, 5, 70);
        for (var township = 0; township < s_caesareans.Length; township++)
        {
            _data.Place(FirstTownship + township, Code(township), $"镇{township}", OrgLevel.Township, 4)
                .Fact(LiveBirths, 202401, FirstTownship + township, 100)
                .Fact(Caesareans, 202401, FirstTownship + township, s_caesareans[township]);
        }

        _data.Publish();
    }

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Each_township_is_set_beside_the_others_of_its_county(bool areAllRows)
    {
        var selection = areAllRows
            ? new OrgUnitSelection { Under = [Hancheng] }
            : new OrgUnitSelection { Ids = [Code(0), Code(5)], Level = OrgLevel.Township };

        var answer = await Ask(_data, Asked() with { OrgUnits = selection });

        // By hand. The lowest is beside 20 30 40 50 90: quartiles 30, 40, 50. The highest beside 10 20 30 40 50: 20, 30, 40.
        Assert.Equal([30m, 40m, 50m], BasesOf(answer, Code(0)));
        Assert.Equal([20m, 30m, 40m], BasesOf(answer, Code(5)));
        var median = RowOf(answer, Code(5)).Comparisons[1];
        Assert.Equal((60m, ChangeUnit.PercentagePoint, 60m), (median.Difference, median.ChangeUnit, median.Change));
        Assert.Equal(["Made of 5 peers."], median.Base.Flags.Select(flag => flag.MessageEn));
        Assert.Null(median.Base.Numerator);
    }

    [Fact]
    public async Task One_place_alone_has_peers_too()
    {
        var answer = await Ask(_data, Asked() with { ByLevel = null, OrgUnits = new() { Ids = [Code(0)] } });

        Assert.Equal([30m, 40m, 50m], answer.Rows.Single().Comparisons.Select(each => each.Base.Value));
    }

    [Fact]
    public async Task Fewer_than_five_peers_are_withheld_and_several_places_together_have_none()
    {
        var few = await Ask(_data, Asked() with { OrgUnits = new() { Under = [Fuping] } });
        var several = await Ask(_data, Asked() with { ByLevel = null, OrgUnits = new() { Ids = [Code(0), Code(1)] } });

        var peers = RowOf(few, Liugu).Comparisons[1];
        Assert.Equal((null, ValueState.Suppressed, null), (peers.Base.Value, peers.Base.State, peers.Difference));
        Assert.StartsWith("Only 0 peers", peers.Base.Flags.Single().MessageEn, StringComparison.Ordinal);
        Assert.Empty(several.Rows.Single().Comparisons);
    }

    [Fact]
    public async Task A_summary_of_places_has_no_peers()
    {
        var question = Asked() with
        {
            Measures = [new MeasureAsk("DEL_CS", Over: new OverPlaces(OrgLevel.Township, PlaceFunction.Max, null))],
            ByLevel = OrgLevel.County,
        };

        var fault = await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, question));

        Assert.Equal("MCH-Q024", fault.Code);
        Assert.Contains("PEER_P25", fault.Message, StringComparison.Ordinal);
    }

    private static Question Asked() => Question("DEL_CS") with
    {
        ByLevel = OrgLevel.Township,
        Time = Periods("2024"),
        Compare =
        [
            new CompareAsk(CompareKind.PeerP25),
            new CompareAsk(CompareKind.PeerMedian),
            new CompareAsk(CompareKind.PeerP75),
        ],
    };

    private static string Code(int township) => $"6105811{township + 1:00}000";

    private static AnswerRow RowOf(Answer answer, string code) => answer.Rows.Single(row => row.OrgUnit!.Code == code);

    private static IEnumerable<decimal?> BasesOf(Answer answer, string code) =>
        RowOf(answer, code).Comparisons.Select(comparison => comparison.Base.Value);
}
