using McHAnalytics.Models.Statements;

namespace McHAnalytics.Tests.Models.Statements;

/// <summary>
/// What must be said of each row of the list of seed figures, worked out by hand from the arithmetic beside it, and of every
/// other statement nothing at all.
/// </summary>
public sealed class SeedRowsTests
{
    // Row of the list (1 is the first below the heading): the statements of it, their verdict, and the rules that name them.
    // 29 is in no smallest set of DQ-R2: 86,741 / 50.6 % leaves at most 171,594 due and 15.2万 / 87.9 % at least 172,257,
    // whatever is printed as due. Provenance (DQ-D3) and missing figures (DQ-M1) concern whole documents and are listed below.
    private const string Rows = """
        1  county1-hospital UNCHECKABLE DQ-P3
        2  county1-hospital-high-risk UNCHECKABLE DQ-P3
        3  county1-imr WRONG_UNIT DQ-U1 DQ-R3
        4  county1-women HOLDS DQ-D1
        5  county1-base HOLDS
        6  county1-second-normal UNCHECKABLE
        7  county1-second-abnormal HOLDS
        8  county1-second-cases HOLDS
        9  county1-total HOLDS
        10 county1-voucher HOLDS
        11 li-leaflets UNCHECKABLE
        12 li-slogans UNCHECKABLE
        13 li-persons HOLDS DQ-R4
        14 li-amount HOLDS DQ-R4
        15 li-hospital UNCHECKABLE
        16 li-midwifery UNCHECKABLE
        17 city3-women HOLDS DQ-C3
        18 city3-price WRONG_UNIT DQ-U1
        19 city3-total HOLDS DQ-C3
        20 fuping-townships UNCHECKABLE
        21 fuping-villages UNCHECKABLE
        22 fuping-population UNCHECKABLE DQ-T1
        23 fuping-women HOLDS DQ-T1
        24 fuping-married HOLDS DQ-P5 DQ-D2
        25 fuping-r1-due HOLDS DQ-R1 DQ-P5 DQ-D2
        26 fuping-r1-checked HOLDS DQ-R1 DQ-U3
        27 fuping-r1-coverage AT_THE_EDGE DQ-R1
        28 fuping-r1-disease UNCHECKABLE
        29 fuping-r2-due HOLDS DQ-R1 DQ-D2
        30 fuping-r2-checked HOLDS DQ-R1 DQ-R2 DQ-P5 DQ-U3
        31 fuping-r2-coverage AT_THE_EDGE DQ-R1 DQ-R2
        32 fuping-r2-diseased HOLDS DQ-R1 DQ-R2
        33 fuping-r2-disease CONTRADICTED DQ-R1 DQ-R2
        34 fuping-r2-treatment UNCHECKABLE
        35 fuping-fall CONTRADICTED DQ-D2
        36 fuping-examined HOLDS DQ-U3
        37 fuping-service HOLDS
        38 fuping-funds UNCHECKABLE
        39 fuping-budget UNCHECKABLE
        40 fuping-staff UNCHECKABLE
        40 fuping-teams UNCHECKABLE
        41 fuping-planning-women HOLDS
        41 fuping-census UNCHECKABLE DQ-P5
        42 fuping-love-cards UNCHECKABLE
        43 fuping-items HOLDS
        43 fuping-items-named HOLDS
        47 yancun-village-day UNCHECKABLE
        48 yancun-training HOLDS
        48 yancun-training-quarter HOLDS
        49 yancun-mmr UNCHECKABLE
        50 yancun-survey UNCHECKABLE
        52 shunyi-births HOLDS
        53 shunyi-births-registered HOLDS
        54 shunyi-growth UNCHECKABLE
        66 county3-attendees UNCHECKABLE
        67 county3-deaths UNCHECKABLE
        69 region-subsidy-growth UNCHECKABLE
        70 region-kept UNCHECKABLE
        76 region-enrolment-change UNCHECKABLE DQ-U2
        """;

    private static readonly StatementSet s_set = ReadSet();
    private static readonly Reconciliation s_found = Reconciler.Run(s_set);

    public static TheoryData<string, string, string> Expected()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var line in Rows.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            data.Add(words[1], words[2], string.Join(' ', words[3..].Order(StringComparer.Ordinal)));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Expected))]
    public void Of_each_row_what_was_worked_out_by_hand(string id, string verdict, string rules)
    {
        var judged = s_found.Verdicts.Single(each => each.Statement.Id == id);

        Assert.Equal(verdict, ReconciliationText.Code(judged.Verdict));
        Assert.Equal(rules, RulesOf(id));
    }

    [Fact]
    public void Of_every_other_statement_nothing()
    {
        var listed = Expected().Select(row => (string)row[0]).ToHashSet(StringComparer.Ordinal);

        foreach (var judged in s_found.Verdicts.Where(judged => !listed.Contains(judged.Statement.Id)))
        {
            Assert.Equal((judged.Statement.Id, Verdict.Uncheckable, string.Empty), (judged.Statement.Id, judged.Verdict, RulesOf(judged.Statement.Id)));
        }
    }

    [Fact]
    public void What_is_blank_or_a_stand_in_is_missing_a_document_at_a_time()
    {
        var missing = s_found.Conflicts.Where(conflict => conflict.Rule == "DQ-M1")
            .ToDictionary(conflict => conflict.Statements[0].Place, conflict => conflict.Statements.Count);

        // The town's ten figures, the ten of the region's half-year, and XXX of Yancun; "every half-year" is no blank.
        Assert.Equal(3, missing.Count);
        Assert.Equal((10, 10, 1), (missing["某镇 (未具名)"], missing["某地区 (未具名)"], missing["阎村镇"]));
    }

    [Fact]
    public void Masked_years_changed_years_and_abolished_authorities_lower_the_grade()
    {
        var doubts = s_found.Conflicts.Where(conflict => conflict.Rule == "DQ-D3").ToArray();

        Assert.All(doubts, doubt => Assert.False(doubt.IsError));
        Assert.Equal(
            ["云南某县", "某县 (2022年报告, 未具名)", "某县 (2022年报告, 未具名)", "某县 (未具名)", "某镇 (未具名)", "阎村镇", "顺义区"],
            doubts.Select(doubt => doubt.Statements[0].Place).Order(StringComparer.Ordinal));
        Assert.Contains(doubts, doubt => doubt.ExplanationZh.Contains("2022 年的文件提到“县卫计局” (2013—2018)", StringComparison.Ordinal));
        Assert.Contains(doubts, doubt => doubt.ExplanationEn.Contains("2014-2020, and ran 2009-2011", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lost_digit_shows_by_the_part_that_is_larger_than_what_is_left()
    {
        var lost = Assert.Single(s_found.Conflicts, conflict => conflict.Rule == "DQ-T1");

        Assert.True(lost.IsError);
        Assert.Contains("7万人 少于其中的育龄妇女 18.2万人", lost.ExplanationZh, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_figures_without_their_defects_are_found_nothing_against()
    {
        static Statement Figure(string id, string period, string zh, string printed, string unit) =>
            new(id, "某县", period, zh, printed, unit, "achieved", "x");
        Statement[] sound =
        [
            Figure("a", "2020", "住院分娩率", "99.8", "%"),
            Figure("b", "2020", "系统管理率提高", "1.2", "百分点"),
            Figure("c", "2020年1—6月", "补助人数", "1904", "人"),
            Figure("d", "2021年1—6月", "补助人数", "1904", "人"),
            Figure("e", "2020年10—12月", "婴儿死亡率", "4.1", "‰"),
            Figure("f", "2020", "新生儿破伤风发病率", "0", "%"),
            Figure("g", "2020", "健康教育", "12", "次"),
        ];

        var found = Reconciler.Run(
            sound, [], [new SourceDocument("x", "某县", 2015, [new Citation("县卫计局", null, null)])], [new KnownName("县卫计局", 2013, 2018)]);

        Assert.Empty(found.Conflicts);
    }

    [Fact]
    public void A_total_in_hundred_millions_and_its_parts_in_ten_thousands_are_added_in_yuan()
    {
        static Statement Money(string id, string printed, string unit) =>
            new(id, "某地区", "2014", id, printed, unit, "achieved", "x");
        Reconciliation Of(string total) => Reconciler.Run(
            [Money("补偿总额", total, "亿元"), Money("住院补偿", "1.15", "亿元"), Money("门诊补偿", "800", "万元")],
            [new TotalRelation("补偿总额", [new TotalTerm("住院补偿", null), new TotalTerm("门诊补偿", null)])]);

        // 115,000,000 + 8,000,000 = 123,000,000 yuan.
        Assert.Equal(Verdict.Holds, Of("1.23").Verdicts[0].Verdict);
        Assert.Equal("DQ-L4", Assert.Single(Of("1.32").Conflicts).Rule);
    }

    // Without what concerns whole documents.
    private static string RulesOf(string id) => string.Join(' ', s_found.Conflicts
        .Where(conflict => conflict.Rule is not ("DQ-D3" or "DQ-M1") && conflict.Statements.Any(statement => statement.Id == id))
        .Select(conflict => conflict.Rule).Distinct().Order(StringComparer.Ordinal));

    private static StatementSet ReadSet()
    {
        var path = Path.Combine(Repository.Root, "catalogue", "statements", "seed_figures.yaml");
        return StatementSet.Read(File.ReadAllText(path), "seed_figures.yaml");
    }
}
