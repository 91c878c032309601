namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>Ends a pregnancy: when, how, with what outcome and what care after it.</summary>
internal sealed class DeliveryDraw(DemoRandom random)
{
    // Log-odds for a healthy woman; with the women's own odds they give about 2.5 % births before 34 weeks,
    // 2 % losses from 1,000 mL on, 0.6 % fetal deaths and 1.2 % severe mothers: near 5 % with any of them.
    private const double BeforeWeek34 = -5.3;
    private const double Preterm = -3.7;
    private const double HeavyLoss = -5.55;
    private const double FetalDeath = -8.2;
    private const double SevereMother = -6.15;

    private static readonly string[] s_hospitals =
        ["富平县医院", "富平县妇幼保健院", "富平县中医医院", "庄里镇中心卫生院", "渭南市中心医院", "西安市某三级医院"];

    /// <summary>Completed weeks at delivery.</summary>
    public int Weeks(DemoCondition condition, double log)
    {
        if (random.Chance(Share(BeforeWeek34, log)))
        {
            return random.Between(28, 33);
        }

        return random.Chance(Share(Preterm, 0.55 * log)) ? random.Between(34, 36)
            : condition.Fetuses > 1 ? random.Between(37, 38)
            : random.Unit() switch { < 0.11 => 37, < 0.33 => 38, < 0.68 => 39, < 0.93 => 40, _ => 41 };
    }

    public DemoDelivery Draw(
        DemoCondition condition, DemoCare care, double log, DateOnly on, int weeks, DateOnly today, bool isEngaged)
    {
        var isInHospital = isEngaged || random.Chance(0.988);
        var kind = Kind(condition, log, isInHospital);
        var isSevere = random.Chance(Share(SevereMother, log));
        var isHeavy = random.Chance(Share(HeavyLoss, log + (kind == "剖宫产" ? 0.2 : 0)));
        var mother = isSevere ? random.Chance(0.02) ? "死亡" : "危重存活" : "存活";
        var visit = on.AddDays(random.Between(3, 24));
        var check = on.AddDays(random.Between(40, 52));

        return new DemoDelivery(on, weeks, kind, Facility(condition, isInHospital), isInHospital)
        {
            Children = [.. Enumerable.Range(0, condition.Fetuses).Select(_ => Child(condition, log, weeks))],
            BloodLossMillilitres = isHeavy ? random.Between(100, 240) * 10
                : (int)Math.Clamp(random.Normal(kind == "剖宫产" ? 340 : 240, 90), 50, 990),
            MotherOutcome = mother,
            Complications = isSevere ? Complications(condition) : [],
            Visits = isEngaged ? 5 + random.Poisson(4.1) : care.IsRegistered ? random.Between(1, 7) : random.Chance(0.3) ? 1 : 0,
            Care = care,
            VisitedOn = mother != "死亡" && visit <= today && random.Chance(isEngaged ? 0.999 : 0.55) ? visit : null,
            CheckedOn = mother != "死亡" && check <= today && random.Chance(isEngaged ? 0.965 : 0.45) ? check : null,
        };
    }

    private DemoChild Child(DemoCondition condition, double log, int weeks)
    {
        var mean = weeks >= 37 ? 3_300 + (55 * (weeks - 39)) : 2_750 - (190 * (36 - weeks));
        var weight = Math.Clamp(random.Normal(mean - (condition.Fetuses > 1 ? 450 : 0), weeks < 34 ? 300 : 365), 600, 5_000);
        var isLive = !random.Chance(Share(FetalDeath, log + (weeks < 34 ? 2 : 0)));
        var sex = random.Chance(0.0002) ? 'U' : random.Chance(0.515) ? 'M' : 'F';

        // Babies are weighed to ten grams.
        return new DemoChild(sex, (int)(weight / 10) * 10, isLive, isLive && random.Chance(weeks < 34 ? 0.035 : 0.0008));
    }

    private string Kind(DemoCondition condition, double log, bool isInHospital)
    {
        var caesarean = condition.PriorCaesareans > 0 ? 0.9
            : condition.Fetuses > 1 ? 0.8
            : Share(-0.95, 0.25 * log);
        return isInHospital && random.Chance(caesarean) ? "剖宫产"
            : isInHospital && random.Chance(0.018) ? "阴道助产"
            : "顺产";
    }

    private string Facility(DemoCondition condition, bool isInHospital) =>
        !isInHospital ? "家中或途中"
            : condition.Colour >= DemoColour.Orange && random.Chance(0.7) ? s_hospitals[random.Between(4, 5)]
            : s_hospitals[random.Unit() switch { < 0.42 => 0, < 0.8 => 1, < 0.9 => 2, < 0.94 => 3, _ => 4 }];

    private string[] Complications(DemoCondition condition)
    {
        var hypertension = condition.LaterFlags.Any(flag => flag.Codes[0] is "dx_severe_preeclampsia" or "dx_hdp_mild");
        return hypertension && random.Chance(0.4) ? ["eclampsia", "icu"]
            : random.Chance(0.1) ? ["hysterectomy", "transfusion"]
            : random.Chance(0.5) ? ["transfusion"] : ["icu"];
    }

    private static double Share(double healthy, double log) => 1 / (1 + Math.Exp(-(healthy + log)));
}
