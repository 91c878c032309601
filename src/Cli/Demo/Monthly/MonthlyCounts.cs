using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>Counts what the monthly report asks, from the women who delivered and the children who live in a village.</summary>
internal sealed class MonthlyCounts(DemoOptions options, IReadOnlyList<DemoPregnancy> pregnancies)
{
    private readonly ILookup<(string Village, int Month), DemoPregnancy> _deliveries = pregnancies
        .Where(pregnancy => pregnancy.Delivery is not null)
        .ToLookup(pregnancy => (
            VillageOf(pregnancy, pregnancy.Delivery!.On, options.MergedOn),
            Period.ToMonthIndex(pregnancy.Delivery.On)));

    private readonly DemoRandom _random = new(options.Seed, stream: 5);
    private readonly Dictionary<string, (int UnderThree, int UnderSeven)> _children = new(StringComparer.Ordinal);

    /// <summary>The code of the village that reported a woman on a day: the old one until the merger.</summary>
    public static string VillageOf(DemoPregnancy pregnancy, DateOnly day, DateOnly mergedOn) =>
        day <= mergedOn && pregnancy.OldVillage is { } old ? old.Code : pregnancy.Woman.Village.Code;

    /// <summary>The counts of one village and month, in the order of the columns. Call once a month, in order.</summary>
    public int[] Count(DemoRow row, int month)
    {
        var women = _deliveries[(row.Code, month)].ToArray();
        var counts = new int[MonthlyColumns.All.Count];
        foreach (var woman in women)
        {
            AddCare(counts, woman);
            AddRisk(counts, woman);
            AddChildren(counts, woman);
        }

        Set(counts, "live_births", Get(counts, "live_births_male") + Get(counts, "live_births_female")
            + Get(counts, "live_births_unknown_sex"));
        AddLaterDeaths(counts, row.Today.MonthlyDeliveries);
        SetChildren(counts, row);
        return counts;
    }

    private static void AddCare(int[] counts, DemoPregnancy woman)
    {
        var delivery = woman.Delivery!;
        var care = delivery.Care;
        var isEarly = care.IsRegistered && care.IsEarly;
        Add(counts, "women_delivered", true);
        Add(counts, "pregnancies_registered", care.IsRegistered);
        Add(counts, "registered_before_13w", isEarly);
        Add(counts, "anc_1plus", delivery.Visits >= 1);
        Add(counts, "anc_5plus", delivery.Visits >= 5);
        Add(counts, "anc_8plus", delivery.Visits >= 8);
        Add(counts, "folic_acid_compliant", care.HasFolicAcid);
        Add(counts, "hb_tested", care.HasHaemoglobin);
        Add(counts, "anaemia_moderate_severe", care.HasHaemoglobin
            && Math.Min(woman.Condition.First.Haemoglobin, woman.Condition.Later.Haemoglobin) < 100);
        Add(counts, "hiv_tested", care.HasHiv);
        Add(counts, "syphilis_tested", care.HasSyphilis);
        Add(counts, "hbv_tested", care.HasHepatitisB);
        Add(counts, "assisted_vaginal", delivery.Kind == "阴道助产");
        Add(counts, "postnatal_visited", delivery.VisitedOn is not null);
        Add(counts, "postnatal_42d", delivery.CheckedOn is not null);
        Add(counts, "systematic_managed",
            isEarly && delivery.Visits >= 5 && delivery.IsInHospital && delivery.VisitedOn is not null);
        Add(counts, "maternal_deaths", delivery.MotherOutcome == "死亡");
    }

    private static void AddRisk(int[] counts, DemoPregnancy woman)
    {
        var care = woman.Delivery!.Care;
        if (!care.IsRiskScreened)
        {
            return;
        }

        var colour = woman.Condition.Colour;
        var isHigh = colour >= DemoColour.Orange || woman.Condition.IsPurple;
        Add(counts, "risk_screened", true);
        Add(counts, "risk_positive", colour > DemoColour.Green || woman.Condition.AllFlags.Any());
        Add(counts, "risk_green", colour == DemoColour.Green);
        Add(counts, "risk_yellow", colour == DemoColour.Yellow);
        Add(counts, "risk_orange", colour == DemoColour.Orange);
        Add(counts, "risk_red", colour == DemoColour.Red);
        Add(counts, "risk_purple", woman.Condition.IsPurple);
        Add(counts, "high_risk_women", isHigh);
        Add(counts, "high_risk_managed", isHigh && care.IsCaseManaged);
        Add(counts, "high_risk_hospital", isHigh && woman.Delivery.IsInHospital);
    }

    private static void AddChildren(int[] counts, DemoPregnancy woman)
    {
        var delivery = woman.Delivery!;
        foreach (var child in delivery.Children)
        {
            if (!child.IsLiveBorn)
            {
                Add(counts, "fetal_deaths_28w", true);
                continue;
            }

            Add(counts, child.Sex switch
            {
                'M' => "live_births_male",
                'F' => "live_births_female",
                _ => "live_births_unknown_sex",
            }, true);
            Add(counts, "hospital_live_births", delivery.IsInHospital);
            Add(counts, "caesarean_live_births", delivery.Kind == "剖宫产");
            Add(counts, "low_birth_weight", child.WeightGrams < 2_500);
            Add(counts, "preterm_births", delivery.Weeks < 37);
            Add(counts, "deaths_0_6d", child.DiedInFirstWeek);
            Add(counts, "newborn_visited", delivery.Care.IsNewbornVisited && !child.DiedInFirstWeek);
        }
    }

    // Later deaths are of children born in earlier months: about 0.8, 1.6 and 1.4 per 1,000 births in the three ages.
    private void AddLaterDeaths(int[] counts, double births)
    {
        var neonatal = Get(counts, "deaths_0_6d") + _random.Poisson(births * 0.0008);
        var infant = neonatal + _random.Poisson(births * 0.0016);
        Set(counts, "deaths_0_27d", neonatal);
        Set(counts, "deaths_under1", infant);
        Set(counts, "deaths_under5", infant + _random.Poisson(births * 0.0014));
    }

    // Children under management change by a few a month.
    private void SetChildren(int[] counts, DemoRow row)
    {
        if (!_children.TryGetValue(row.Code, out var now))
        {
            var share = row.Today.Before.FirstOrDefault(old => old.Code == row.Code)?.Share ?? 1;
            var births = row.Today.MonthlyDeliveries * share;
            now = ((int)(births * 36 * 0.94), (int)(births * 84 * 0.95));
        }

        now = (Math.Max(0, now.UnderThree + _random.Between(-2, 2)), Math.Max(0, now.UnderSeven + _random.Between(-3, 3)));
        _children[row.Code] = now;
        Set(counts, "children_0_36m_managed", now.UnderThree);
        Set(counts, "children_under7_managed", Math.Max(now.UnderThree, now.UnderSeven));
    }

    private static readonly Dictionary<string, int> s_index = MonthlyColumns.All
        .Select((column, i) => (column.Code, i))
        .ToDictionary(pair => pair.Code, pair => pair.i, StringComparer.Ordinal);

    private static void Add(int[] counts, string code, bool isSo) => counts[s_index[code]] += isSo ? 1 : 0;

    private static int Get(int[] counts, string code) => counts[s_index[code]];

    private static void Set(int[] counts, string code, int value) => counts[s_index[code]] = value;
}
