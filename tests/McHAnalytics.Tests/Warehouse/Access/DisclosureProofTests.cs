using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;

namespace McHAnalytics.Tests.Warehouse.Access;

/// <summary>
/// All that somebody may ask for who does not own it, of 2 counties, 24 months and 40 indicators, over the answering path:
/// no hidden figure can be narrowed to fewer than 10 numbers.
/// </summary>
public sealed class DisclosureProofTests
{
    private static readonly PeriodType[] s_periods =
    [
        PeriodType.Month, PeriodType.Quarter, PeriodType.HalfYear, PeriodType.Year, PeriodType.MchQuarter, PeriodType.MchYear,
    ];

    private static readonly OrgLevel[] s_levels = [OrgLevel.Township, OrgLevel.County, OrgLevel.Prefecture, OrgLevel.Province];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task No_hidden_figure_can_be_narrowed_to_fewer_than_ten_numbers(int seed)
    {
        using var data = SmallCounties.Publish(seed);
        var attack = await ExportAsync(data);

        var narrowed = attack.Narrowed(candidates: 10);

        // What the hospital has at the county itself is no figure that is shown or hidden; but small it must not be found either.
        var found = narrowed
            .Where(name => !name.StartsWith("rest of", StringComparison.Ordinal)
                && (!name.StartsWith("own", StringComparison.Ordinal) || attack.Bounds(name) is ( > 0, < 11)))
            .ToList();
        Assert.True(found.Count == 0, $"{found.Count} narrowed: " + string.Join(
            "; ", found.Take(5).Select(name => $"{name} {attack.Bounds(name)}")));

        // Not by showing nothing: at least a fifth of the figures is shown, and there is much to protect.
        var hidden = attack.Hidden.Count(name => !name.StartsWith("own", StringComparison.Ordinal));
        Assert.True(attack.Sums > 10_000 && hidden > 2_000);
        Assert.True(attack.Shown * 5 > attack.Shown + hidden, $"{attack.Shown} shown, {hidden} hidden");
    }

    [Fact]
    public async Task Without_complements_hidden_figures_can_be_worked_out()
    {
        using var data = SmallCounties.Publish(1, withComplements: false);

        var attack = await ExportAsync(data, isProtected: false);

        Assert.True(attack.Narrowed(candidates: 10).Count > 100);
    }

    private static async Task<NarrowingAttack> ExportAsync(TestWarehouse data, bool isProtected = true)
    {
        var (warehouse, analyst) = data.Ask(SmallCounties.Catalogue, "2025-06-01");
        using (warehouse)
        {
            var attack = new NarrowingAttack();
            var asker = Asker.Parse("NATIONAL")!;
            foreach (var period in s_periods)
            {
                foreach (var level in s_levels)
                {
                    var codes = SmallCounties.Indicators.Select(each => each.Code).Concat(SmallCounties.Measures);
                    var question = new Question
                    {
                        Measures = [.. codes.Select(code => new MeasureAsk(code))],
                        ByLevel = level,
                        ByPeriod = period,
                        Time = new TimeAsk(Range: new DateRange(new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31), period)),
                    };
                    foreach (var row in (await analyst.AnswerAsync(question, asker, CancellationToken.None)).Rows)
                    {
                        Take(attack, row, isProtected);
                    }

                    if (level == OrgLevel.Township)
                    {
                        continue;
                    }

                    var divided = question with
                    {
                        Measures = [.. SmallCounties.Indicators.Where(IsDivided).Select(each => each.Code)
                            .Concat(SmallCounties.Divided).Select(code => new MeasureAsk(code))],
                        ByDimensions = ["age_group"],
                    };
                    foreach (var row in (await analyst.AnswerAsync(divided, asker, CancellationToken.None)).Rows)
                    {
                        Take(attack, row, isProtected);
                    }
                }
            }

            ShowSumsOfShown(attack, isProtected);
            AddSums(attack);
            var (shown, hidden) = (attack.ShownOf("@").Count(), attack.Hidden.Count(name => name.Contains('@')));
            Assert.True(shown > 400, $"{shown} parts shown, {hidden} hidden");
            return attack;
        }
    }

    private static bool IsDivided((string Code, string Numerator, string? Denominator) indicator) =>
        new[] { indicator.Numerator, indicator.Denominator }.OfType<string>()
            .SelectMany(text => SmallCounties.Terms(text).Terms)
            .All(term => SmallCounties.Divided.Contains(term.Measure));

    private static void Take(NarrowingAttack attack, AnswerRow row, bool isProtected)
    {
        var indicator = SmallCounties.Indicators.FirstOrDefault(each => each.Code == row.Measure.Code);
        var parts = indicator.Code is null
            ? [(row.Measure.Code, row.Cell.Numerator)]
            : new[] { (indicator.Numerator, row.Cell.Numerator), (indicator.Denominator!, row.Cell.Denominator) };
        foreach (var (text, value) in parts.Where(part => part.Item1 is not null))
        {
            var part = row.Dimensions is [var age] ? $"@{age.Code}" : "";
            var name = Name(text + part, row.OrgUnit!.Code, row.Period!.Value.FirstMonthIndex, row.Period.Value.LengthInMonths);
            if (row.Cell.State != ValueState.Suppressed)
            {
                attack.Show(name, (long)(value ?? 0));
                if (part.Length > 0 && row.Cell.Value is not null && SmallCounties.Divided.Contains(text)
                    && !row.Cell.Flags.Any(flag => flag.Code == "PARTLY_DIVIDED"))
                {
                    // A part that is shown without that flag says that nothing came undivided.
                    attack.Show(Name($"rest of {text}", row.OrgUnit.Code, row.Period.Value.FirstMonthIndex, row.Period.Value.LengthInMonths), 0);
                }

                Assert.False(isProtected && value is { } shown && IsSmall(text, shown), $"{name} = {value} is small");
                continue;
            }

            attack.Hide(name);
            Assert.Null(row.Cell.Value ?? row.Cell.Numerator ?? row.Cell.Denominator ?? row.Cell.CiLow ?? row.Cell.CiHigh);
            Assert.Empty(row.Cell.Flags);
            Assert.Null(row.Cell.Origin);
        }
    }

    private static bool IsSmall(string text, decimal value) =>
        text.Contains("deaths", StringComparison.Ordinal) || text.Contains("stillbirths", StringComparison.Ordinal)
            ? value is >= 0 and < 20
            : value is > 0 and < 11;

    // A difference that is not shown, because the rate that it stands in is not, is known where its terms are shown.
    private static void ShowSumsOfShown(NarrowingAttack attack, bool isProtected)
    {
        foreach (var name in attack.Hidden.ToList())
        {
            var (text, rest) = (name.Split('|', '@')[0], name[name.IndexOfAny(['@', '|'])..]);
            var terms = SmallCounties.Terms(text).Terms;
            if (terms.Count > 1 && terms.All(term => attack.IsShown(term.Measure + rest)))
            {
                var sum = terms.Sum(term => term.Coefficient * attack.Bounds(term.Measure + rest).Low);
                Assert.False(isProtected && sum > 0 && IsSmall(text, sum), $"{name} = {sum} is small");
                attack.Show(name, sum);
            }
        }
    }

    private static string Name(string text, string place, int first, int months) => $"{text}|{place}|{first}+{months}";

    private static void AddSums(NarrowingAttack attack)
    {
        var texts = SmallCounties.Measures
            .Concat(SmallCounties.Indicators.SelectMany(each => new[] { each.Numerator, each.Denominator }).OfType<string>())
            .Distinct().ToList();
        var months = Enumerable.Range(SmallCounties.FirstMonth, SmallCounties.Months).ToList();
        var periods = s_periods
            .SelectMany(type => months.Select(month => Period.Containing(type, month)))
            .Select(period => (First: period.FirstMonthIndex, Months: period.LengthInMonths))
            .Distinct().ToList();
        foreach (var text in texts)
        {
            foreach (var (first, length) in periods)
            {
                AddPlaces(attack, text, first, length);
                foreach (var place in SmallCounties.Places)
                {
                    AddPeriods(attack, text, place.Code, first, length, periods);
                    AddTerms(attack, text, place.Code, first, length, "");
                }
            }
        }

        foreach (var (first, length) in periods)
        {
            foreach (var text in texts.Where(text => SmallCounties.Terms(text).Terms.All(term => SmallCounties.Divided.Contains(term.Measure))))
            {
                AddParts(attack, text, first, length, periods);
            }
        }
    }

    // At counties and above: parts by place, by period, of their whole, and of the sums that are published.
    private static void AddParts(
        NarrowingAttack attack, string text, int first, int length, List<(int First, int Months)> periods)
    {
        foreach (var place in SmallCounties.Places.Where(place => place.Level != OrgLevel.Township))
        {
            foreach (var age in SmallCounties.Ages)
            {
                AddPeriods(attack, $"{text}@{age}", place.Code, first, length, periods);
                AddTerms(attack, text, place.Code, first, length, $"@{age}");
                var under = SmallCounties.Places.Where(each => each.Above == place.Id && each.Level != OrgLevel.Township)
                    .Select(each => (Name($"{text}@{age}", each.Code, first, length), 1L)).ToList();
                if (under.Count > 0)
                {
                    attack.Sum(Name($"{text}@{age}", place.Code, first, length), under);
                }
            }

            if (SmallCounties.Divided.Contains(text))
            {
                attack.Sum(
                    Name(text, place.Code, first, length),
                    SmallCounties.Ages.Select(age => (Name($"{text}@{age}", place.Code, first, length), 1L))
                        .Append((Name($"rest of {text}", place.Code, first, length), 1)));
            }
        }
    }

    private static void AddPlaces(NarrowingAttack attack, string text, int first, int length)
    {
        foreach (var (id, code, _, _) in SmallCounties.Places)
        {
            var under = SmallCounties.Places.Where(place => place.Above == id)
                .Select(place => (Name(text, place.Code, first, length), 1L)).ToList();
            if (under.Count > 0)
            {
                // The first county's hospital reports at the county itself: nobody can ask for that alone.
                attack.Sum(Name(text, code, first, length), id == 3 ? [.. under, ($"own|{text}|{first}+{length}", 1)] : under);
            }
        }
    }

    private static void AddPeriods(
        NarrowingAttack attack, string text, string place, int first, int length, List<(int First, int Months)> periods)
    {
        foreach (var shorter in new[] { 1, 3, 6 }.Where(each => each < length))
        {
            var parts = periods
                .Where(part => part.Months == shorter && part.First >= first && part.First + shorter <= first + length)
                .ToList();

            // The MCH years at the ends reach beyond the 24 months, where nothing was reported; halves do not cut them evenly.
            if (parts.Sum(part => part.Months) == length
                || (shorter < 6 && first + length > SmallCounties.FirstMonth + SmallCounties.Months)
                || (shorter < 6 && first < SmallCounties.FirstMonth))
            {
                attack.Sum(Name(text, place, first, length), parts.Select(part => (Name(text, place, part.First, part.Months), 1L)));
            }
        }
    }

    private static void AddTerms(NarrowingAttack attack, string text, string place, int first, int length, string part)
    {
        var terms = SmallCounties.Terms(text).Terms;
        if (terms.Count > 1)
        {
            attack.Sum(
                Name(text + part, place, first, length),
                terms.Select(term => (Name(term.Measure + part, place, first, length), (long)term.Coefficient)));
        }

        if (text == "births" && part.Length == 0)
        {
            attack.Sum(
                Name(text, place, first, length),
                new[] { "births_male", "births_female", "births_unknown" }.Select(part => (Name(part, place, first, length), 1L)));
        }
    }
}
