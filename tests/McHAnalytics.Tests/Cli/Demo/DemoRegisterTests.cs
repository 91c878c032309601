using System.Globalization;
using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Cli.Demo;

/// <summary>Pregnancies, assessments, claims and screening rounds of the demo county.</summary>
[Collection(DemoCollection.Name)]
public sealed class DemoRegisterTests(DemoFixture demo)
{
    [Fact]
    public void The_national_rules_colour_the_women_near_the_published_shares()
    {
        var rules = RiskRuleSet.Read(Repository.Read("catalogue/risk/cn_national_2017.yaml"), "cn_national_2017.yaml");
        var judged = Assessments()
            .GroupBy(line => line["手册编号"])
            .Where((_, i) => i % 4 == 0)
            .Select(pregnancy => rules.Assess(pregnancy.SelectMany(line => Answers(rules, line))))
            .ToArray();

        // Chaoyang 2017-20: 47.66, 39.03, 12.21 and 1.10 %; Huishan 2019-22: purple 2.09 %.
        Assert.InRange(Share(judged, RiskColour.Green), 43.7, 51.7);
        Assert.InRange(Share(judged, RiskColour.Yellow), 35, 43);
        Assert.InRange(Share(judged, RiskColour.Orange), 10.2, 14.2);
        Assert.InRange(Share(judged, RiskColour.Red), 0.7, 1.5);
        Assert.InRange(judged.Count(assessment => assessment.Infectious) * 100.0 / judged.Length, 1.5, 2.7);
        Assert.InRange(judged.Count(assessment => !assessment.IsComplete) * 100.0 / judged.Length, 2, 15);
        Assert.All(judged, assessment => Assert.Empty(assessment.Problems));
    }

    [Fact]
    public void Nobody_can_be_found_by_an_identity_number()
    {
        // GB 11643: weighted digits, the remainder by 11 names the check digit.
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        foreach (var line in Lines("pregnancy_register.csv"))
        {
            var number = line["身份证号"];
            var sum = number[..17].Select((digit, i) => (digit - '0') * weights[i]).Sum();
            Assert.NotEqual("10X98765432"[sum % 11], number[17]);
            Assert.Equal("100", line["联系电话"][..3]);
        }
    }

    [Fact]
    public void Days_follow_each_other()
    {
        foreach (var line in Lines("pregnancy_register.csv"))
        {
            var days = new[] { "出生日期", "末次月经", "建册日期", "分娩日期", "产后访视日期", "42天检查日期" }
                .Select(name => line[name])
                .Where(day => day.Length > 0)
                .ToArray();
            Assert.Equal(days.Order(StringComparer.Ordinal), days);
            Assert.True(string.CompareOrdinal(days[^1], "2025-11-02") <= 0, $"{line["手册编号"]}: {days[^1]} is after the demo's today");
        }
    }

    [Fact]
    public void A_bad_outcome_is_rare_but_not_too_rare_to_learn_from()
    {
        var delivered = demo.Truth.Outcomes["delivered"];

        Assert.InRange(delivered, 11_500, 12_700);
        Assert.InRange(demo.Truth.Outcomes["adverse_composite"] * 100.0 / delivered, 4, 8);
        Assert.InRange(demo.Truth.Outcomes["preterm_lt37"] * 100.0 / delivered, 5, 8);
    }

    [Fact]
    public void A_claim_is_300_yuan_and_200_or_700_more_by_the_kind_of_delivery()
    {
        var claims = DemoFixture.Read(Path.Combine(demo.Folder, "registers", "subsidy_register.xlsx"))[3..];

        Assert.Equal(demo.Truth.Lines["subsidy_register"], claims.Length);
        Assert.All(claims, claim => Assert.Equal("300", claim[8]));
        Assert.All(claims, claim => Assert.Contains(claim[9], claim[5] == "顺产" ? ["0", "200"] : new[] { "0", "700" }));
        Assert.Equal(claims.Length, claims.Select(claim => claim[0]).Distinct().Count());
    }

    [Theory]
    [InlineData(1, new[] { 151_600, 129_245, 79_873 }, "85.3", "61.8")]
    [InlineData(2, new[] { 172_300, 151_500, 86_741 }, "87.9", "57.3")]
    public void A_screening_round_adds_up_to_counts_that_round_to_what_was_published(
        int round, int[] county, string coverage, string disease)
    {
        var cells = DemoFixture.Read(Path.Combine(demo.Folder, "screening", $"富平县妇女常见病筛查_第{round}轮.xlsx"));
        var townships = cells[3..18].Select(row => row[1..].Select(Int).ToArray()).ToArray();

        // 20-64 women >= due >= checked >= diseased >= treated >= cured, in each township.
        Assert.All(townships, counts => Assert.Equal(counts.OrderDescending(), counts));
        Assert.Equal(county, Enumerable.Range(1, 3).Select(column => townships.Sum(counts => counts[column])));
        Assert.Equal("合计", cells[18][0]);
        Assert.Equal(county, cells[18][2..5].Select(Int));
        Assert.Equal(coverage, (county[1] * 100m / county[0]).ToString("F1", CultureInfo.InvariantCulture));
        Assert.Equal(disease, (county[2] * 100m / county[1]).ToString("F1", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var again = new TestFolder();
        McHAnalytics.Cli.Demo.DemoCounty.Write(DemoFixture.Options(again.Path));

        var files = Directory.EnumerateFiles(demo.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        Assert.Equal(
            files.Length, Directory.EnumerateFiles(again.Path, "*", SearchOption.AllDirectories).Count());
        Assert.All(files, file => Assert.Equal(
            File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(again.Path, Path.GetRelativePath(demo.Folder, file)))));
    }

    [Fact]
    public void A_folder_without_place_codes_is_said_to_be_so()
    {
        using var empty = new TestFolder();
        File.WriteAllText(empty.File("streets.csv"), "code,name\n");
        File.WriteAllText(empty.File("villages.csv"), "code,name\n");

        var fault = Assert.Throws<InvalidDataException>(() => McHAnalytics.Cli.Demo.DemoCounty.Write(
            DemoFixture.Options(empty.File("demo")) with { DivisionFolder = empty.Path }));

        Assert.StartsWith("MCH-2101", fault.Message, StringComparison.Ordinal);
    }

    private IEnumerable<Dictionary<string, string>> Assessments() => Lines("risk_assessment.csv");

    private IEnumerable<Dictionary<string, string>> Lines(string name)
    {
        var rows = demo.Register(name);
        return rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second));
    }

    // As the form is to be read: of a first assessment everything that is not printed was asked and is not so.
    private static IEnumerable<RiskAnswer> Answers(RiskRuleSet rules, Dictionary<string, string> line)
    {
        var on = DateOnly.ParseExact(line["评估日期"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var found = Codes(line["异常项目"]);
        var unasked = Codes(line["未询问项目"]);
        Assert.All(found.Concat(unasked), code => Assert.False(rules.FindVariable(code)!.IsNumber));
        var isFirst = line["评估类型"] == "初次评估";
        foreach (var variable in rules.Variables)
        {
            if (variable.IsNumber)
            {
                if (line.GetValueOrDefault(variable.Code) is { Length: > 0 } number)
                {
                    yield return new RiskAnswer(variable.Code, Number: double.Parse(number, CultureInfo.InvariantCulture), AnsweredOn: on);
                }
            }
            else if (found.Contains(variable.Code) || (isFirst && !unasked.Contains(variable.Code)))
            {
                yield return new RiskAnswer(variable.Code, Flag: found.Contains(variable.Code), AnsweredOn: on);
            }
        }
    }

    private static string[] Codes(string text) => text.Split(';', StringSplitOptions.RemoveEmptyEntries);

    private static double Share(RiskAssessment[] judged, RiskColour colour) =>
        judged.Count(assessment => assessment.Colour == colour) * 100.0 / judged.Length;

    private static int Int(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
