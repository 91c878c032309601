using McHAnalytics.Models.Statements;

namespace McHAnalytics.Tests.Models.Statements;

/// <summary>The figures of the five source documents; what must come out was worked out by hand beforehand.</summary>
public sealed class SeedFiguresTests
{
    private static readonly StatementSet s_set = Read();
    private static readonly Reconciliation s_found = Reconciler.Run(s_set);

    [Fact]
    public void The_disease_rate_of_fuping_is_contradicted_and_explained_by_the_due_population()
    {
        var judged = Of("fuping-r2-disease");

        Assert.Equal(Verdict.Contradicted, judged.Verdict);
        foreach (var number in new[] { "86,741 / 15.2万", "57.07%", "56.88–57.25", "50.43%", "50.28–50.58", "171,500–171,594" })
        {
            Assert.Contains(number, judged.ExplanationZh, StringComparison.Ordinal);
            Assert.Contains(number, judged.ExplanationEn, StringComparison.Ordinal);
        }

        Assert.Contains("误用了应查人数作分母", judged.ExplanationZh, StringComparison.Ordinal);
    }

    [Fact]
    public void No_whole_numbers_give_87_9_and_50_6_percent_together()
    {
        var conflict = Assert.Single(s_found.Conflicts, conflict => conflict.Rule == "DQ-R2");

        var ids = conflict.Statements.Select(statement => statement.Id).ToArray();
        Assert.Contains("fuping-r2-coverage", ids);
        Assert.Contains("fuping-r2-disease", ids);
        Assert.Contains("fuping-r2-diseased", ids);
        Assert.DoesNotContain(ids, id => id.StartsWith("fuping-r1", StringComparison.Ordinal));
        Assert.Contains("171,594", conflict.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("172,257", conflict.ExplanationZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fuping-r1-coverage", "85.00%", "151,611")]
    [InlineData("fuping-r2-coverage", "88.37%", "172,257")]
    public void The_coverages_are_reached_only_at_the_edge_of_rounding(string id, string nominal, string bound)
    {
        var judged = Of(id);

        Assert.Equal(Verdict.AtTheEdge, judged.Verdict);
        Assert.Contains(nominal, judged.ExplanationEn, StringComparison.Ordinal);
        Assert.Contains(bound, judged.ExplanationEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Infant_mortality_is_printed_in_the_wrong_unit_and_fits_no_likely_number_of_births()
    {
        var judged = Of("county1-imr");

        Assert.Equal(Verdict.WrongUnit, judged.Verdict);
        Assert.Contains("12.45‰", judged.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("241 (3/241)", judged.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains(s_found.Conflicts, conflict => conflict.Rule == "DQ-R3" && conflict.Statements[0].Id == "county1-imr");
    }

    [Fact]
    public void Four_hundred_yuan_a_woman_is_no_known_tariff()
    {
        var conflict = Assert.Single(s_found.Conflicts, conflict => conflict.Rule == "DQ-R4");

        Assert.False(conflict.IsError);
        Assert.Contains("1,156,000 / 2,890 = 400.00", conflict.ExplanationZh, StringComparison.Ordinal);
        Assert.Contains("399.83–400.17", conflict.ExplanationZh, StringComparison.Ordinal);
        Assert.Equal(Verdict.Holds, Of("li-amount").Verdict);
    }

    [Fact]
    public void Five_hundred_persons_a_woman_should_be_yuan()
    {
        Assert.Equal(Verdict.WrongUnit, Of("city3-price").Verdict);
    }

    [Fact]
    public void The_fall_of_11_2_points_is_right_as_a_subtraction_and_means_nothing()
    {
        var judged = Of("fuping-fall");

        Assert.Equal(Verdict.Contradicted, judged.Verdict);
        Assert.Contains("61.8 − 50.6 = 11.2", judged.ExplanationEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("county1-total", "543×300 + 5×700 = 166,400")]
    [InlineData("city3-total", "1,904×500 = 952,000")]
    [InlineData("county1-voucher", "300")]
    [InlineData("fuping-examined", "12.92万 + 15.2万 = 281,200")]
    [InlineData("fuping-service", "86.79%")]
    [InlineData("fuping-married", "18.2万")]
    [InlineData("yancun-training", "1 + 1 + 1 + 1 = 4")]
    public void Figures_that_are_right_hold(string id, string arithmetic)
    {
        var judged = Of(id);

        Assert.Equal(Verdict.Holds, judged.Verdict);
        Assert.Contains(arithmetic, judged.ExplanationEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("town-due")]
    [InlineData("yancun-survey")]
    [InlineData("fuping-population")]
    [InlineData("county1-hospital")]
    [InlineData("fuping-r1-disease")]
    public void What_is_blank_lost_or_alone_cannot_be_checked(string id)
    {
        Assert.Equal(Verdict.Uncheckable, Of(id).Verdict);
    }

    [Fact]
    public void Nothing_else_is_called_wrong()
    {
        var wrong = s_found.Verdicts
            .Where(judged => judged.Verdict is Verdict.Contradicted or Verdict.WrongUnit)
            .Select(judged => judged.Statement.Id);

        Assert.Equal(["city3-price", "county1-imr", "fuping-fall", "fuping-r2-disease"], wrong.Order());
    }

    [SharedDataFact("domain/seed_figures.csv")]
    public void Every_row_of_the_list_of_seed_figures_is_a_statement()
    {
        var printed = s_set.Statements.ToLookup(statement => statement.Source);
        var lines = File.ReadAllLines(SharedData.PathOf("domain/seed_figures.csv")).Skip(1).Select(CsvLine.Split);
        foreach (var fields in lines)
        {
            // A packed row (98 / 12) has a statement for each of its numbers; so has a row of blanks, without numbers.
            var numbers = System.Text.RegularExpressions.Regex.Matches(fields[3], @"\d+(\.\d+)?").Select(match => match.Value);
            foreach (var number in numbers.Where(number => fields[3] != "2 for 2–3 months / 4 batches" && fields[3] != "9 / 2"))
            {
                Assert.Contains(printed[fields[6]], statement =>
                    statement.PrintedText.Contains(number, StringComparison.Ordinal)
                    || statement.PrintedText.Contains(number.Replace("0000", "万", StringComparison.Ordinal), StringComparison.Ordinal));
            }
        }
    }

    [Fact]
    public void The_report_names_every_conflict_in_both_languages()
    {
        var text = ReconciliationText.Write(s_found);

        Assert.All(s_found.Conflicts, conflict =>
        {
            Assert.Contains(conflict.ExplanationZh, text, StringComparison.Ordinal);
            Assert.Contains(conflict.ExplanationEn, text, StringComparison.Ordinal);
        });
        Assert.Contains("矛盾 CONTRADICTED: 2", text, StringComparison.Ordinal);
    }

    private static JudgedStatement Of(string id) => s_found.Verdicts.Single(judged => judged.Statement.Id == id);

    private static StatementSet Read()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "catalogue", "statements", "seed_figures.yaml");
            if (File.Exists(path))
            {
                return StatementSet.Read(File.ReadAllText(path), "seed_figures.yaml");
            }
        }

        throw new FileNotFoundException("catalogue/statements/seed_figures.yaml is not above the tests' folder.");
    }

    private static class CsvLine
    {
        public static string[] Split(string line)
        {
            var fields = new List<string> { string.Empty };
            var isQuoted = false;
            foreach (var character in line)
            {
                if (character == '"')
                {
                    isQuoted = !isQuoted;
                }
                else if (character == ',' && !isQuoted)
                {
                    fields.Add(string.Empty);
                }
                else
                {
                    fields[^1] += character;
                }
            }

            return [.. fields];
        }
    }
}
