namespace McHAnalytics.Models.Periods;

/// <summary>One period of either calendar: a whole number of months.</summary>
/// <remarks>
/// Ids: <c>202403</c> month, <c>2024Q1</c> quarter, <c>2024H1</c> half-year, <c>2024</c> natural year,
/// <c>2024M</c> MCH year (2023-10-01 to 2024-09-30), <c>2024MQ1</c> its first quarter (2023-10 to 2023-12);
/// <c>R2:202301-202406</c> the second round of screening, with its months.
/// </remarks>
public readonly record struct Period
{
    // Of a round only: how many months it lasts, and which it is.
    private readonly short _months;
    private readonly byte _round;

    private Period(PeriodType type, int firstMonthIndex, short months = 0, byte round = 0)
    {
        Type = type;
        FirstMonthIndex = firstMonthIndex;
        (_months, _round) = (months, round);
    }

    /// <summary>The kind of period.</summary>
    public PeriodType Type { get; }

    /// <summary>First month, as months since year 0: 2024-03 is 2024 * 12 + 2.</summary>
    public int FirstMonthIndex { get; }

    /// <summary>How many months it lasts: 1, 3, 6 or 12; a round of screening 1 to 120.</summary>
    public int LengthInMonths => Type == PeriodType.ScreeningRound ? _months : LengthOf(Type);

    /// <summary>Which round of screening it is, from 1; 0 for other periods.</summary>
    public int Round => _round;

    /// <summary>First month as the warehouse writes it: 202403.</summary>
    public int FirstMonth => ToYearMonth(FirstMonthIndex);

    /// <summary>Last month (inclusive) as the warehouse writes it.</summary>
    public int LastMonth => ToYearMonth(FirstMonthIndex + LengthInMonths - 1);

    /// <summary>First day (inclusive).</summary>
    public DateOnly Start => new(FirstMonthIndex / 12, (FirstMonthIndex % 12) + 1, 1);

    /// <summary>Last day (inclusive).</summary>
    public DateOnly End => Start.AddMonths(LengthInMonths).AddDays(-1);

    /// <summary>The stable id, which <see cref="TryParse"/> reads back.</summary>
    public string Id
    {
        get
        {
            var year = FirstMonthIndex / 12;
            var month = FirstMonthIndex % 12;
            var mchYear = (FirstMonthIndex + 3) / 12;
            return Type switch
            {
                PeriodType.Month => $"{year:0000}{month + 1:00}",
                PeriodType.Quarter => $"{year:0000}Q{(month / 3) + 1}",
                PeriodType.HalfYear => $"{year:0000}H{(month / 6) + 1}",
                PeriodType.Year => $"{year:0000}",
                PeriodType.MchQuarter => $"{mchYear:0000}MQ{((FirstMonthIndex + 3) % 12 / 3) + 1}",
                PeriodType.ScreeningRound => $"R{_round}:{FirstMonth:000000}-{LastMonth:000000}",
                _ => $"{mchYear:0000}M",
            };
        }
    }

    /// <summary>The period in Chinese: 2024年3月, 2024年第1季度, 2024年上半年, 2024年, 2024统计年度.</summary>
    public string LabelZh => PeriodLabels.Chinese(this);

    /// <summary>The period in English: March 2024, Q1 2024, first half of 2024, 2024, MCH year 2024.</summary>
    public string LabelEn => PeriodLabels.English(this);

    /// <summary>A round of screening.</summary>
    /// <param name="round">Which, from 1 to 99.</param>
    /// <param name="firstMonthIndex">Its first month (since year 0).</param>
    /// <param name="months">How many months it lasts, 1 to 120.</param>
    public static Period ScreeningRound(int round, int firstMonthIndex, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(round, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(round, 99);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, 120);
        return new(PeriodType.ScreeningRound, firstMonthIndex, (short)months, (byte)round);
    }

    /// <summary>The period of a kind that contains a month.</summary>
    /// <param name="type">The kind of period; a round of screening is not told by a month.</param>
    /// <param name="monthIndex">Months since year 0.</param>
    public static Period Containing(PeriodType type, int monthIndex)
    {
        var length = LengthOf(type);
        var shift = type is PeriodType.MchQuarter or PeriodType.MchYear ? 3 : 0;
        return new Period(type, ((monthIndex + shift) / length * length) - shift);
    }

    /// <summary>The period of a kind that contains a day.</summary>
    public static Period Containing(PeriodType type, DateOnly day) => Containing(type, ToMonthIndex(day));

    /// <summary>The period a number of periods later (or earlier, where negative); not of rounds, which follow each other as
    /// the county says.</summary>
    public Period Plus(int periods) => new(Type, FirstMonthIndex + (periods * LengthInMonths));

    /// <summary>The same period a number of years earlier.</summary>
    public Period YearsBefore(int years) => new(Type, FirstMonthIndex - (12 * years));

    /// <summary>Whether a month (months since year 0) lies in the period.</summary>
    public bool Contains(int monthIndex) =>
        monthIndex >= FirstMonthIndex && monthIndex < FirstMonthIndex + LengthInMonths;

    /// <summary>Reads an id; false where the text is no period id.</summary>
    public static bool TryParse(string? text, out Period period) => PeriodIds.TryParse(text, out period);

    /// <summary>Months since year 0 of a day.</summary>
    public static int ToMonthIndex(DateOnly day) => (day.Year * 12) + day.Month - 1;

    /// <summary>Months since year 0 of a month written 202403.</summary>
    public static int ToMonthIndex(int yearMonth) => (yearMonth / 100 * 12) + (yearMonth % 100) - 1;

    /// <summary>A month written 202403 from months since year 0.</summary>
    public static int ToYearMonth(int monthIndex) => (monthIndex / 12 * 100) + (monthIndex % 12) + 1;

    /// <inheritdoc/>
    public override string ToString() => Id;

    internal static Period At(PeriodType type, int firstMonthIndex) => new(type, firstMonthIndex);

    private static int LengthOf(PeriodType type) => type switch
    {
        PeriodType.Month => 1,
        PeriodType.Quarter or PeriodType.MchQuarter => 3,
        PeriodType.HalfYear => 6,
        PeriodType.ScreeningRound => throw new ArgumentOutOfRangeException(
            nameof(type), type, "A round of screening has the months that it is given."),
        _ => 12,
    };
}
