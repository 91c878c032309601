using System.Globalization;
using McHAnalytics.Cli.Demo.Places;

namespace McHAnalytics.Cli.Demo.Pregnancies;

/// <summary>Makes the county's pregnancies: those delivered in the demo's months and those registered by its today.</summary>
internal sealed class PregnancyDraw(DemoOptions options, DemoPlaces places)
{
    private readonly DemoRandom _random = new(options.Seed, stream: 2);
    private readonly PeopleDraw _people = new(new DemoRandom(options.Seed, stream: 3));
    private readonly DeliveryDraw _deliveries = new(new DemoRandom(options.Seed, stream: 4));
    private readonly Dictionary<DemoVillage, List<DemoPregnancy>> _delivered = [];
    private int _number;

    /// <summary>All pregnancies, by the month of (expected) delivery.</summary>
    public IReadOnlyList<DemoPregnancy> Draw()
    {
        var pregnancies = new List<DemoPregnancy>();

        // Who registers by today at 6 weeks delivers within 8 months.
        for (var month = options.FirstMonthIndex; month <= options.LastMonthIndex + 9; month++)
        {
            foreach (var township in places.Townships)
            {
                foreach (var village in township.Villages)
                {
                    var count = _random.Poisson(village.MonthlyDeliveries * Season(month));
                    for (var i = 0; i < count; i++)
                    {
                        Add(pregnancies, township, village, month);
                    }
                }
            }
        }

        return pregnancies;
    }

    private void Add(List<DemoPregnancy> pregnancies, DemoTownship township, DemoVillage village, int month)
    {
        var first = new DateOnly(month / 12, (month % 12) + 1, 1);
        var deliveredOn = first.AddDays(_random.Below(DateTime.DaysInMonth(first.Year, first.Month)));
        var isEngaged = _random.Chance(CareLevels.Engaged(township.Name, month - options.FirstMonthIndex));
        var care = CareLevels.Draw(_random, isEngaged, township.Name);

        // The last period follows from the length of the pregnancy, and that from her state: it is drawn around 272 days.
        var guess = deliveredOn.AddDays(-272);
        var last = EarlierPregnancy(village, guess);
        var woman = last?.Woman ?? _people.Draw(village, BirthDate(guess));
        var condition = ConditionDraw.Draw(_random, Years(woman.BornOn, guess), last, guess);
        condition.LaterFlags = ConditionDraw.LaterFlags(_random, condition);
        var log = OutcomeOdds.Of(condition, woman, care.IsEarly, _random);
        var weeks = _deliveries.Weeks(condition, log);
        var lastPeriodOn = deliveredOn.AddDays(-((weeks * 7) + _random.Below(7)));

        var registeredOn = RegisteredOn(care, lastPeriodOn, deliveredOn);
        var isDelivered = deliveredOn <= options.Today;
        if (!isDelivered && !(registeredOn <= options.Today))
        {
            return;
        }

        var pregnancy = new DemoPregnancy
        {
            HandbookNumber = NextNumber(lastPeriodOn),
            Township = township,
            OldVillage = OldVillage(village),
            Woman = woman,
            LastPeriodOn = lastPeriodOn,
            RegisteredOn = registeredOn,
            Condition = condition,
            Delivery = isDelivered ? _deliveries.Draw(condition, care, log, deliveredOn, weeks, options.Today, isEngaged) : null,
        };
        pregnancies.Add(pregnancy);
        if (isDelivered)
        {
            (_delivered.TryGetValue(village, out var list) ? list : _delivered[village] = []).Add(pregnancy);
        }
    }

    private DateOnly? RegisteredOn(DemoCare care, DateOnly lastPeriodOn, DateOnly deliveredOn)
    {
        if (!care.IsRegistered)
        {
            return null;
        }

        var days = care.IsEarly ? _random.Between(42, 90) : _random.Between(93, 210);
        var on = lastPeriodOn.AddDays(days);
        return on < deliveredOn ? on : deliveredOn.AddDays(-7);
    }

    private DemoPregnancy? EarlierPregnancy(DemoVillage village, DateOnly conceived)
    {
        if (!_random.Chance(0.08) || !_delivered.TryGetValue(village, out var list))
        {
            return null;
        }

        var possible = list.Where(earlier => earlier.Delivery!.MotherOutcome != "死亡"
            && earlier.Delivery.On.AddMonths(6) < conceived
            && !list.Any(later => later.Woman == earlier.Woman && later != earlier)).ToArray();
        return possible.Length == 0 ? null : _random.Pick(possible);
    }

    private DateOnly BirthDate(DateOnly conceived)
    {
        var years = Math.Clamp(_random.Normal(27.7, 4.6), 16.2, 46.5);
        return conceived.AddDays(-(int)(years * 365.25));
    }

    private DemoOldVillage? OldVillage(DemoVillage village)
    {
        var share = _random.Unit();
        foreach (var old in village.Before)
        {
            share -= old.Share;
            if (share < 0)
            {
                return old;
            }
        }

        return village.Before.Count == 0 ? null : village.Before[^1];
    }

    private string NextNumber(DateOnly lastPeriodOn) =>
        string.Create(CultureInfo.InvariantCulture, $"FP{lastPeriodOn:yyMM}{++_number:000000}");

    // Fewer births each year, more in autumn: as in the country.
    private double Season(int month) =>
        Math.Pow(0.985, (month - options.FirstMonthIndex) / 12.0)
        * (1 + (0.08 * Math.Cos(2 * Math.PI * ((month % 12) - 9) / 12.0)));

    private static int Years(DateOnly bornOn, DateOnly day) => (day.DayNumber - bornOn.DayNumber) * 100 / 36_525;
}
