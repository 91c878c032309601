using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The flags and warnings that come from the warehouse rather than from a cell's own parts.</summary>
internal static class AnswerFlags
{
    /// <summary><c>DATA_ERROR</c>: a check found an error in figures under the cell.</summary>
    public static QualityFlag DataError() => new(
        "DATA_ERROR",
        "质量检查发现该数据有误，请先核实再使用（见质量问题清单）",
        "The checks found an error in the figures under this value: verify it before use (see the findings).",
        Severity.Error);

    /// <summary><c>DEFINITION_CHANGED</c>: the definition changed during the cell's months; the later one answers.</summary>
    public static QualityFlag DefinitionChanged(Indicator later) => new(
        "DEFINITION_CHANGED",
        $"定义自 {later.ValidFrom:yyyy-MM-dd} 起改变,整个期间按版本 {later.Version} 计算",
        $"The definition changed on {later.ValidFrom:yyyy-MM-dd}; the whole period is answered by version {later.Version}.",
        Severity.Warning);

    /// <summary><c>NOT_ADDITIVE</c>: distinct persons or units of several periods have no count together.</summary>
    public static QualityFlag NotAdditive() => new(
        "NOT_ADDITIVE",
        "去重计数不能跨期相加:各期之和会重复计算同一人或单位,请按其本期查询",
        "Distinct counts of several periods do not add up: one person or unit may be counted in each. Ask for the periods.",
        Severity.Warning);

    /// <summary><c>SOURCE_INCOMPLETE</c>: the source itself says that figures under the cell are incomplete.</summary>
    public static QualityFlag SourceIncomplete() => new(
        "SOURCE_INCOMPLETE",
        "来源说明该期的数据不完整，不可与完整的时期比较（见质量问题清单）",
        "The source says that its figures of this period are incomplete: do not compare them with whole periods (see the findings).",
        Severity.Warning);

    /// <summary><c>BOUNDARY_CHANGED</c>: the place took in another, came out of one, or was split in the cell's months.</summary>
    public static QualityFlag BoundaryChanged(BoundaryChange change)
    {
        var (zh, en) = WordsOf(change);
        return new("BOUNDARY_CHANGED", zh, en, Severity.Info);
    }

    /// <summary>What became of the places, in Chinese and in English.</summary>
    public static (string Zh, string En) WordsOf(BoundaryChange change)
    {
        var old = $"{change.Old.Name}（{change.Old.Code}）";
        var oldEn = $"{NameOf(change.Old)} ({change.Old.Code})";
        var into = string.Join("、", change.Into.Select(unit => $"{unit.Name}（{unit.Code}）"));
        var intoEn = string.Join(", ", change.Into.Select(unit => $"{NameOf(unit)} ({unit.Code})"));
        return change.Kind switch
        {
            BoundaryKind.MergedIn => (
                $"{old}在此期间并入，此前的数据已合计在内",
                $"{oldEn} was merged in during this period; its earlier figures are included."),
            BoundaryKind.SplitUp => (
                $"{old}的数据止于 {change.LastDay:yyyy-MM-dd}，此后分设为{into}",
                $"The figures of {oldEn} end on {change.LastDay:yyyy-MM-dd}, when it was split into {intoEn}."),
            _ => (
                $"{into}自 {change.LastDay.AddDays(1):yyyy-MM-dd} 起由{old}分设，此前的数据在{change.Old.Name}名下",
                $"{intoEn} came out of {oldEn} on {change.LastDay.AddDays(1):yyyy-MM-dd}; earlier figures stand under "
                + $"{NameOf(change.Old)}."),
        };
    }

    /// <summary><c>PLACES_WITHOUT_VALUE</c>: some of the places summarised have no value and take no part.</summary>
    public static QualityFlag PlacesWithoutValue(int without, int all) => new(
        "PLACES_WITHOUT_VALUE",
        $"{all} 个地区中有 {without} 个没有数值，未计入",
        $"{without} of {all} places have no value and take no part.",
        Severity.Info);

    /// <summary><c>PEERS</c>: how many peers a quartile or median is made of; withheld where they are too few.</summary>
    public static QualityFlag Peers(int with, int fewest) => with >= fewest
        ? new("PEERS", $"由 {with} 个同级地区得出", $"Made of {with} peers.", Severity.Info)
        : new(
            "PEERS",
            $"有数值的同级地区只有 {with} 个，少于 {fewest} 个，不给出",
            $"Only {with} peers have a value; fewer than {fewest} are not summarised.",
            Severity.Info);

    /// <summary><c>PARTLY_DIVIDED</c>: some of the undivided figures were reported without the dimensions asked for.</summary>
    public static QualityFlag PartlyDivided() => new(
        "PARTLY_DIVIDED",
        "部分报告未按所问的维度划分，此处各部分之和不等于总数",
        "Some of the figures were not reported by the dimensions asked for: the parts do not add up to the whole.",
        Severity.Warning);

    /// <summary><c>FILLED</c>: the value was not reported but filled in as the question asked.</summary>
    public static QualityFlag Filled(Fill fill) => fill == Fill.Zero
        ? new("FILLED", "无数据，按问题要求填为 0", "There are no data; filled with 0 as asked.", Severity.Warning)
        : new("FILLED", "无数据，按问题要求沿用上一期的值", "There are no data; the last value is carried on as asked.", Severity.Warning);

    private static string NameOf(OrgUnit unit) => unit.NameEn ?? unit.Name;
}
