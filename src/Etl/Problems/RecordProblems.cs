using static McHAnalytics.Etl.Problems.ProblemSeverity;

namespace McHAnalytics.Etl.Problems;

/// <summary>The problems of registers whose lines are kept as records.</summary>
internal static class RecordProblems
{
    private static readonly LoadProblemKind s_notListed = new(
        "MCH-L110", Rejected, "不是允许的文字", "A text that the form does not allow",
        "请按表样规定的文字填写。", "Use one of the form's texts.");

    private static readonly LoadProblemKind s_blank = new(
        "MCH-L111", Rejected, "必填项为空", "A needed cell is blank",
        "请补齐；不详的请注明，不要留空。", "Fill it in.");

    private static readonly LoadProblemKind s_ahead = new(
        "MCH-L112", Rejected, "日期在将来", "A day lies in the future",
        "请按原始记录核对日期。", "Compare the day with the original record.");

    private static readonly LoadProblemKind s_kept = new(
        "MCH-L113", Rejected, "该记录只增不改", "A record that is never changed",
        "请把新的判断作为新的一条登记，并写明新的日期。", "Write the new judgement as a record of its own, with its own day.");

    private static readonly LoadProblemKind s_order = new(
        "DQ-I3", Rejected, "日期先后颠倒", "Days in an order that cannot be",
        "请按原始记录核对两个日期。", "Compare both days with the original record.");

    private static readonly LoadProblemKind s_part = new(
        "DQ-L1", Rejected, "部分大于整体", "A part is larger than its whole",
        "请按原始记录核对两个数。", "Compare both numbers with the original record.");

    private static readonly LoadProblemKind s_span = new(
        "MCH-L204", Warning, "两个日期相隔超出规定", "Two days are further apart, or nearer, than the rules say",
        "已接收，请核对。", "Taken; check both days.");

    private static readonly LoadProblemKind s_parent = new(
        "DQ-I2", Warning, "所属的登记尚未导入", "The record that it belongs to is not known yet",
        "请导入所属的登记册；记录已接收。", "Load the register that it belongs to; the record is taken.");

    private static readonly LoadProblemKind s_deadline = new(
        "MCH-L205", Warning, "截止日与日历不同", "Another due day than the calendar's",
        "已按所填日期接收；若日历有变，请改表样中的 deadline。", "Taken as it stands; where the calendar has changed, change the form's deadline.");

    /// <summary>All kinds, by code.</summary>
    public static IReadOnlyList<LoadProblemKind> All { get; } =
        [s_notListed, s_blank, s_ahead, s_kept, s_span, s_deadline, s_parent, s_order, s_part];

    // The text itself may be a name that stands in the wrong column: it is not repeated.
    public static LoadProblem NotListed(CellPlace place, string allowed) => new(
        s_notListed, place, $"“{place.Column}”应为：{allowed}。", $"'{place.Column}' should be one of: {allowed}.");

    public static LoadProblem Blank(CellPlace place) =>
        new(s_blank, place, $"“{place.Column}”为空。", $"'{place.Column}' is blank.");

    public static LoadProblem Ahead(CellPlace place, DateOnly day) => new(
        s_ahead, place, $"“{place.Column}”{day:yyyy-MM-dd} 在将来。", $"'{place.Column}' {day:yyyy-MM-dd} lies in the future.");

    public static LoadProblem Kept(CellPlace place) => new(
        s_kept, place, "同一编号和日期的记录已有不同的内容。", "A record of this number and day says something else.");

    public static LoadProblem Order(CellPlace place, string earlier, DateOnly first, DateOnly last) => new(
        s_order,
        place,
        $"“{place.Column}”{last:yyyy-MM-dd}，“{earlier}”{first:yyyy-MM-dd}：先后不可能。",
        $"'{place.Column}' {last:yyyy-MM-dd} after '{earlier}' {first:yyyy-MM-dd} cannot be.");

    public static LoadProblem Span(CellPlace place, string earlier, int days, string bounds) => new(
        s_span,
        place,
        $"“{earlier}”至“{place.Column}”相隔 {days} 天，规定 {bounds} 天。",
        $"{days} days from '{earlier}' to '{place.Column}'; the rules say {bounds}.");

    public static LoadProblem OtherDeadline(CellPlace place, DateOnly said, DateOnly due) => new(
        s_deadline,
        place,
        $"“{place.Column}”{said:yyyy-MM-dd}，日历为 {due:yyyy-MM-dd}。",
        $"'{place.Column}' {said:yyyy-MM-dd}; the calendar says {due:yyyy-MM-dd}.");

    public static LoadProblem Part(CellPlace place, string whole, decimal part, decimal of) => new(
        s_part, place, $"“{place.Column}”{part} 大于“{whole}”{of}。", $"'{place.Column}' {part} is more than '{whole}' {of}.");

    public static LoadProblem NoParent(CellPlace place, long count) => new(
        s_parent,
        place,
        $"{count} 条记录所属的登记尚未导入。",
        $"The records that {count} records belong to are not known yet.");
}
