namespace McHAnalytics.Warehouse.Places;

/// <summary>Every fault of a file of places, each built by one function with its code.</summary>
internal static class PlaceFaults
{
    /// <summary>A file of places has another header, a line another shape, or a cell cannot be read.</summary>
    public static PlaceFault Shape(PlaceLine at, string zh, string en) => new("MCH-P001", at, zh, en);

    /// <summary>A place names a parent that is neither in the files nor in the warehouse.</summary>
    public static PlaceFault NoParent(PlaceRow row, string parent) => Of(
        "MCH-P002", row, $"上级代码 {parent} 不存在，请补上该地区或改正代码",
        $"the parent {parent} is not among the places: add it, or correct the code");

    /// <summary>A place names a successor that is neither in the files nor in the warehouse.</summary>
    public static PlaceFault NoSuccessor(PlaceRow row, string successor) => Of(
        "MCH-P003", row, $"后继代码 {successor} 不存在，请补上该地区或改正代码",
        $"the successor {successor} is not among the places: add it, or correct the code");

    /// <summary>Parents, or successors, lead back to the place itself.</summary>
    public static PlaceFault Cycle(PlaceRow row, IReadOnlyList<string> chain) => Of(
        "MCH-P004", row, $"上级或后继循环：{string.Join(" → ", chain)}",
        $"parents or successors run in a circle: {string.Join(" -> ", chain)}");

    /// <summary>A place ends before it begins.</summary>
    public static PlaceFault EndsBeforeItBegins(PlaceRow row) => Of(
        "MCH-P005", row, $"截止日 {row.ValidTo:yyyy-MM-dd} 早于起始日 {row.ValidFrom:yyyy-MM-dd}",
        $"it ends on {row.ValidTo:yyyy-MM-dd}, before it begins on {row.ValidFrom:yyyy-MM-dd}");

    /// <summary>One file lists a code twice, for times that overlap.</summary>
    public static PlaceFault Overlap(PlaceRow row, PlaceRow earlier) => Of(
        "MCH-P006", row, $"与第 {earlier.At?.Line} 行的同一代码有效期重叠，请改正日期或删除其一",
        $"its time overlaps that of the same code on line {earlier.At?.Line}: correct the dates, or take one away");

    /// <summary>A place has a successor but no last day, or its successor is not there on the day after.</summary>
    public static PlaceFault SuccessorNotThere(PlaceRow row, PlaceRow successor) => Of(
        "MCH-P007", row,
        row.ValidTo is null
            ? "有后继代码但没有截止日（valid_to），请补上"
            : $"后继 {successor.Code} 在次日（{row.ValidTo.Value.AddDays(1):yyyy-MM-dd}）并不存在：它自 {successor.ValidFrom:yyyy-MM-dd} 至 {successor.ValidTo:yyyy-MM-dd}",
        row.ValidTo is null
            ? "it has a successor but no last day: fill valid_to"
            : $"its successor {successor.Code} is not there on the day after ({row.ValidTo.Value.AddDays(1):yyyy-MM-dd}): "
                + $"it is valid from {successor.ValidFrom:yyyy-MM-dd} to {successor.ValidTo:yyyy-MM-dd}");

    /// <summary>A successor stands on another level than the place, or a parent is not above it.</summary>
    public static PlaceFault WrongLevel(PlaceRow row, PlaceRow other, bool isParent) => Of(
        "MCH-P008", row,
        isParent ? $"上级 {other.Code} 的级别（{other.Level}）不高于本级（{row.Level}）"
            : $"后继 {other.Code} 的级别（{other.Level}）与本级（{row.Level}）不同",
        isParent ? $"the parent {other.Code} ({other.Level}) does not stand above a {row.Level}"
            : $"the successor {other.Code} is a {other.Level}, not a {row.Level}");

    /// <summary>Lines of one code at different times name different parents or levels: only the name may change.</summary>
    public static PlaceFault MovedUnderOneCode(PlaceRow row, PlaceRow earlier) => Of(
        "MCH-P009", row, $"同一代码在第 {earlier.At?.Line} 行属于另一上级或级别；变更隶属应使用新代码，并在旧代码写明后继",
        $"the same code stands under another parent or on another level on line {earlier.At?.Line}: a place that moves "
        + "gets a new code, and the old one names it as its successor");

    private static PlaceFault Of(string code, PlaceRow row, string zh, string en) =>
        new(code, row.At ?? new PlaceLine(row.Code, 0), $"{row.Code}：{zh}", $"{row.Code}: {en}");
}

/// <summary>Something wrong in a file of places.</summary>
internal sealed record PlaceFault(string Code, PlaceLine At, string Zh, string En);

/// <summary>Place files cannot be used; the warehouse did not change.</summary>
public sealed class PlaceFileException : Exception
{
    private const int MostTold = 20;

    internal PlaceFileException(IReadOnlyList<PlaceFault> faults)
        : base(Tell(faults, fault => $"{fault.Code} {fault.At.File}:{fault.At.Line}: {fault.En}", "and {0} more"))
    {
        Code = faults[0].Code;
        MessageZh = Tell(faults, fault => $"{fault.Code} {fault.At.File} 第 {fault.At.Line} 行：{fault.Zh}", "另有 {0} 处");
    }

    /// <summary>The code of the first fault: <c>MCH-P001</c> ...</summary>
    public string Code { get; }

    /// <summary>The faults in Chinese, a line each.</summary>
    public string MessageZh { get; }

    private static string Tell(IReadOnlyList<PlaceFault> faults, Func<PlaceFault, string> tell, string more) => string.Join(
        '\n',
        faults.Take(MostTold).Select(tell).Concat(
            faults.Count <= MostTold ? [] : [more.Replace("{0}", $"{faults.Count - MostTold}", StringComparison.Ordinal)]));
}
