using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Every fault of an asker, each built by one function with its code. MCH-Q001 and Q01x are the Models' own.</summary>
internal static class QuestionFaults
{
    public static QuestionException NoMeasure() => new(
        "MCH-Q002",
        "问题中没有指标。请至少给出一个指标代码（如 MAT_SYS）或计量代码（如 live_births）。",
        "The question names no measure. Give at least one code of an indicator (MAT_SYS) or of a measure (live_births).");

    public static QuestionException UnknownPlace(string code, IReadOnlyList<OrgUnit> nearest) => new(
        "MCH-Q003",
        $"没有代码为“{code}”的地区。" + Nearest(nearest, "是否指 ", "、", unit => unit.Name, "？"),
        $"There is no place '{code}'." + Nearest(nearest, " Did you mean ", ", ", unit => unit.NameEn ?? unit.Name, "?"));

    public static QuestionException TooFineForIndicator(Indicator indicator, OrgLevel level) => new(
        "MCH-Q004",
        $"指标 {indicator.Code}（{indicator.NameZh}）最细只到{Name(indicator.FinestLevel)}，不能按{Name(level)}查询。请改用{Name(indicator.FinestLevel)}或以上。",
        $"{indicator.Code} ({indicator.NameEn}) is defined down to {Word(indicator.FinestLevel)} only, not for {Word(level)}. "
        + $"Ask for {Word(indicator.FinestLevel)} or above.");

    public static QuestionException PlaceBelowRows(OrgUnit place, OrgLevel level) => new(
        "MCH-Q005",
        $"地区 {place.Code}（{place.Name}）是{Name(place.Level)}，不能按更大的{Name(level)}分组：那会把一部分当作整体。请按{Name(place.Level)}分组，或选择其上级{Name(level)}。",
        $"{place.Code} ({place.NameEn ?? place.Name}) is a {Word(place.Level)} and cannot be shown as a {Word(level)}: "
        + $"a part would pass for the whole. Group by {Word(place.Level)}, or choose the {Word(level)} that it lies in.");

    public static QuestionException SameName(string name) => new(
        "MCH-Q006",
        $"“{name}”在问题中出现了两次。请用 alias 给其中一个另取名称。",
        $"'{name}' is asked for twice under one name. Give one of them an alias.");

    public static QuestionException UnknownOrder(string asked, IEnumerable<string> measures) => new(
        "MCH-Q007",
        $"不能按“{asked}”排序。可用：orgUnit、period，或问题中的指标 {string.Join("、", measures)}。",
        $"Rows cannot be ordered by '{asked}'. They can by orgUnit, by period, or by a measure of the question: "
        + $"{string.Join(", ", measures)}.");

    public static QuestionException TooManyCells(long cells, int most) => new(
        "MCH-Q008",
        $"该问题将产生 {cells} 个单元格，超过上限 {most}。请缩小时间、地区或指标的范围，或按更大的地区分组。",
        $"The question asks for {cells} cells; the most is {most}. Ask for less time, fewer places or measures, or a higher level.");

    public static QuestionException WindowOutOfRange(string name, int months) => new(
        "MCH-Q009",
        $"{name} 的滚动窗口为 {months} 个月，应为 1 至 120。",
        $"{name} has a rolling window of {months} months; it must be 1 to 120.");

    public static QuestionException OffsetOutOfRange(int offset) => new(
        "MCH-Q020",
        $"比较的间隔 offset 为 {offset}，应为 1 至 20。",
        $"A comparison has the offset {offset}; it must be 1 to 20.");

    public static QuestionException OverNotFiner(string name, OrgLevel over, OrgLevel row) => new(
        "MCH-Q022",
        $"{name} 的 over.level 为{Name(over)}，应比各行的{Name(row)}更细。",
        $"{name} summarises places of the level {Word(over)}; they must be finer than the rows, which are {Word(row)}.");

    public static QuestionException ThresholdMisplaced(string name, bool isMissing) => new(
        "MCH-Q023",
        isMissing
            ? $"{name} 的 over.function 需要 threshold，例如 {{ lt: 90 }}。"
            : $"{name} 的 over.function 不用 threshold；只有 COUNT_WHERE 和 SHARE_WHERE 使用。",
        isMissing
            ? $"{name}: over.function needs a threshold, for example {{ lt: 90 }}."
            : $"{name}: over.function takes no threshold; COUNT_WHERE and SHARE_WHERE do.");

    public static QuestionException OverComparedWith(string name, CompareKind kind) => new(
        "MCH-Q024",
        $"{name} 是各地区值的汇总，不能作 {CompareWord(kind)} 比较；可与上期或去年同期比较。",
        $"{name} summarises places and takes no comparison of the kind {CompareWord(kind)}; "
        + "it can with the previous period or last year.");

    public static QuestionException UnknownHaving(string asked, IEnumerable<string> measures) => new(
        "MCH-Q025",
        $"having 中的“{asked}”不在问题的指标中。可用：{string.Join("、", measures)}。",
        $"`having` names '{asked}', which the question does not ask for. It may name {string.Join(", ", measures)}.");

    public static QuestionException EmptyHaving(string measure) => new(
        "MCH-Q026",
        $"having 中“{measure}”没有条件。请给出 eq、neq、gt、gte、lt、lte 之一。",
        $"`having` sets no bound for '{measure}'. Give one of eq, neq, gt, gte, lt, lte.");

    public static QuestionException NothingKnownYet(DateTimeOffset asOf, DateTimeOffset first) => new(
        "MCH-Q027",
        $"{asOf:yyyy-MM-dd HH:mm:ss zzz} 时尚无已发布的数据；最早的版本发布于 {first:yyyy-MM-dd HH:mm:ss} UTC。",
        $"Nothing was known yet at {asOf:yyyy-MM-dd HH:mm:ss zzz}: the first version was published at "
        + $"{first:yyyy-MM-dd HH:mm:ss} UTC.");

    public static QuestionException NothingToCompareWithNow() => new(
        "MCH-Q028",
        "AS_KNOWN_NOW 比较需要 asOf：请给出要重现的时刻。",
        "The comparison AS_KNOWN_NOW needs asOf: say which instant to reproduce.");

    /// <summary>When one round of screening is named with two spans of months.</summary>
    public static QuestionException RoundTwice(IEnumerable<Period> rounds) => new(
        "MCH-Q016",
        $"同一普查轮次写了两次：{string.Join("、", rounds.Select(round => round.Id))}。每一轮只写一个起止月份。",
        $"A round of screening is named twice: {string.Join(", ", rounds.Select(round => round.Id))}. Give each round its months once.");

    /// <summary>When a window to date is asked for that would begin with a round of screening.</summary>
    public static QuestionException RoundToDate(string name) => new(
        "MCH-Q017",
        $"“{name}”不能按普查轮次累计（toDate）：请用月、季、半年、年或统计年度。",
        $"'{name}' cannot run to date over a round of screening: take a quarter, half-year, year or MCH year.");

    public static QuestionException WindowBeginsWithin(string name, PeriodType type, Period? period) => new(
        "MCH-Q050",
        $"{name} 的累计窗口 toDate 为 {TypeWord(type)}，但时期 {period?.Id ?? "（全部时间）"} 跨越了两个这样的时期。请按更短的时期分组，或改用更长的 toDate。",
        $"{name} is cumulated from the start of its {TypeWord(type)}, but {period?.Id ?? "the whole time"} reaches over more than "
        + "one. Group by a shorter kind of period, or cumulate over a longer one.");

    /// <summary>A group of places is asked for that the catalogue does not have.</summary>
    public static QuestionException UnknownGroup(string code, PlaceGroups groups)
    {
        var nearest = groups.Suggest(code);
        var known = string.Join("、", groups.All.Take(10).Select(group => group.Code));
        return new(
            "MCH-Q060",
            $"没有代码为“{code}”的地区组。" + (nearest.Count > 0 ? $"是否指 {string.Join("、", nearest)}？" : $"现有：{known}。"),
            $"There is no group of places '{code}'. "
            + (nearest.Count > 0 ? $"Did you mean {string.Join(", ", nearest)}?" : $"There are {known.Replace("、", ", ", StringComparison.Ordinal)}."));
    }

    /// <summary>A group of places is asked for, none of whose members are among the warehouse's places.</summary>
    public static QuestionException GroupWithoutPlaces(PlaceGroup group) => new(
        "MCH-Q061",
        $"地区组 {group.Code}（{group.NameZh}）的成员都不在本库的地区中。请先用 mch places 导入这些地区。",
        $"No member of the group {group.Code} ({group.NameEn}) is among this warehouse's places. "
        + "Import them first (mch places).");

    public static QuestionException PageOutOfRange() => new(
        "MCH-Q021",
        "分页参数不对：skip 不小于 0，take 为 1 至 1000。",
        "The page is out of range: skip is 0 or more, take is 1 to 1,000.");

    /// <summary>The Chinese name of a level.</summary>
    public static string Name(OrgLevel level) => level switch
    {
        OrgLevel.Province => "省级",
        OrgLevel.Prefecture => "地市级",
        OrgLevel.County => "县级",
        OrgLevel.Township => "乡镇级",
        OrgLevel.Village => "村级",
        _ => "机构",
    };

    private static string Word(OrgLevel level) => level.ToString().ToUpperInvariant();

    private static string TypeWord(PeriodType type) => type switch
    {
        PeriodType.HalfYear => "HALF_YEAR",
        PeriodType.MchQuarter => "MCH_QUARTER",
        PeriodType.MchYear => "MCH_YEAR",
        PeriodType.ScreeningRound => "SCREENING_ROUND",
        _ => type.ToString().ToUpperInvariant(),
    };

    private static string CompareWord(CompareKind kind) => kind switch
    {
        CompareKind.Target => "TARGET",
        CompareKind.ParentOrgUnit => "PARENT_ORG_UNIT",
        CompareKind.PeerP25 => "PEER_P25",
        CompareKind.PeerMedian => "PEER_MEDIAN",
        CompareKind.PeerP75 => "PEER_P75",
        _ => "AS_KNOWN_NOW",
    };

    private static string Nearest(
        IReadOnlyList<OrgUnit> nearest, string before, string between, Func<OrgUnit, string> name, string after) =>
        nearest.Count == 0
            ? string.Empty
            : before + string.Join(between, nearest.Select(unit => $"{unit.Code} ({name(unit)})")) + after;
}
