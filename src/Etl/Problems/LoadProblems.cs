using static McHAnalytics.Etl.Problems.ProblemSeverity;

namespace McHAnalytics.Etl.Problems;

/// <summary>Every problem that loading can report; each is built by one function.</summary>
public static class LoadProblems
{
    private static readonly LoadProblemKind s_unreadable = new(
        "MCH-L001", FileRejected, "文件无法读取", "The file cannot be read",
        "请重新导出或重新传输该文件，确认能用电子表格软件打开。",
            "Export or transfer the file again and check that a spreadsheet program opens it.");

    private static readonly LoadProblemKind s_empty = new(
        "MCH-L002", FileRejected, "文件没有数据", "The file holds no data",
        "请确认发送的是填好的报表。", "Check that the filled-in report was sent.");

    private static readonly LoadProblemKind s_unknownForm = new(
        "MCH-L003", FileRejected, "不是已知的表单", "The file is of no known form",
        "请用规定的表样填报，或在 catalogue/forms 中增加该表样。", "Use one of the forms, or add this one to catalogue/forms.");

    private static readonly LoadProblemKind s_wrongHeader = new(
        "MCH-L004", FileRejected, "表头与表样不符", "The header is not the form's",
        "请把列名改成表样的列名后重新发送。", "Give the column the form's name and send the file again.");

    private static readonly LoadProblemKind s_wrongEncoding = new(
        "MCH-L005", FileRejected, "文字编码无法识别", "The text's encoding is not known",
        "请另存为 UTF-8，或用 --encoding 说明编码（如 gb18030、big5）。",
            "Save it as UTF-8, or say the encoding with --encoding (gb18030, big5 ...).");

    private static readonly LoadProblemKind s_noPeriod = new(
        "MCH-L006", FileRejected, "没有报告期", "The report's period is missing",
        "请在表头上方写明“报告期: 2024年3月”。", "Write the period above the table, like 报告期: 2024年3月.");

    private static readonly LoadProblemKind s_unknownUnit = new(
        "MCH-L007", FileRejected, "填报单位不在行政区划中", "The reporting unit is not among the places",
        "请核对单位名称，或先导入行政区划。", "Correct the unit's name, or import the places first.");

    private static readonly LoadProblemKind s_futureMonth = new(
        "MCH-L008", FileRejected, "报告期在将来", "The reported month lies in the future",
        "请核对报告期。", "Correct the period.");

    private static readonly LoadProblemKind s_unsupported = new(
        "MCH-L009", FileRejected, "不支持的文件类型", "Files of this type are not loaded",
        "请发送 .xlsx、.xls、.csv、.tsv、.csv.gz、.parquet 或 .zip 文件。",
            "Send .xlsx, .xls, .csv, .tsv, .csv.gz, .parquet or .zip.");

    private static readonly LoadProblemKind s_tooLarge = new(
        "MCH-L010", FileRejected, "文件过大", "The file is too large",
        "请按月份或单位拆分；大批量数据请用 .csv.gz 或 .parquet。",
            "Split it by month or unit; send large exports as .csv.gz or .parquet.");

    private static readonly LoadProblemKind s_dangerous = new(
        "MCH-L011", FileRejected, "文件可能有害，没有打开", "The file may do harm and was not opened",
        "请由填报单位另存为不含宏的 .xlsx 或 CSV 后重新发送。", "Let its sender save it as .xlsx without macros, or as CSV, and send it again.");

    private static readonly LoadProblemKind s_otherEncoding = new(
        "MCH-L012", FileRejected, "文字不是所说的编码", "The text is not of the encoding that was named",
        "请改正 --encoding，或不写，由程序判断。", "Correct --encoding, or leave it out: the encoding is found out then.");

    private static readonly LoadProblemKind s_unexpected = new(
        "MCH-L090", FileRejected, "程序处理该文件时出错", "The program failed on this file",
        "其余文件不受影响。请将编号和该文件交给维护人员。",
            "The other files are not affected. Give the number and the file to whoever maintains the program.");

    private static readonly LoadProblemKind s_changedMeanwhile = new(
        "MCH-L091", FileRejected, "文件在装载期间被改动", "The file was changed while it was loaded",
        "请待其写完后重新导入。", "Load it again once it is complete.");

    private static readonly LoadProblemKind s_unknownPlace = new(
        "MCH-L101", Rejected, "地名不在行政区划中", "The place is not among the places",
        "请改正地名后重新发送；若是新地名，请先导入行政区划。", "Correct the name and send the file again; a new place must be imported first.");

    private static readonly LoadProblemKind s_notANumber = new(
        "MCH-L102", Rejected, "应为数字", "A number was expected",
        "请填数字；没有开展填 -2，未统计填 -1，不详留空。",
            "Fill in a number; -2 where no such work was done, -1 where it was not counted, nothing where unknown.");

    private static readonly LoadProblemKind s_repeatedPlace = new(
        "MCH-L103", Rejected, "同一地点重复填报", "A place is listed twice in one report",
        "请只保留正确的一行。", "Keep the right line only.");

    private static readonly LoadProblemKind s_wrongMonth = new(
        "MCH-L104", Rejected, "月份有误或在将来", "The month is wrong or in the future",
        "请改正年份和月份。", "Correct year and month.");

    private static readonly LoadProblemKind s_notCountable = new(
        "MCH-L105", Rejected, "数值不可能", "A value that cannot be",
        "请改正数值；负数只可用 -1 和 -2。", "Correct the value; of negative numbers only -1 and -2 have a meaning.");

    private static readonly LoadProblemKind s_implausible = new(
        "DQ-P1", Rejected, "超出可能范围", "Outside of what is plausible",
        "请按原始记录核对。", "Compare with the original record.");

    private static readonly LoadProblemKind s_noKey = new(
        "MCH-L106", Rejected, "缺少编号、地名或必填日期", "The number, the place or a needed date is missing",
        "请补齐。", "Fill it in.");

    private static readonly LoadProblemKind s_wrongDate = new(
        "MCH-L107", Rejected, "日期无法识别", "A date cannot be read",
        "请写作 2024-03-31。", "Write it like 2024-03-31.");

    private static readonly LoadProblemKind s_repeatedKey = new(
        "MCH-L108", Rejected, "编号重复", "A number stands on two lines",
        "请只保留正确的一行。", "Keep the right line only.");

    private static readonly LoadProblemKind s_unknownRecord = new(
        "MCH-L109", Rejected, "登记册中没有这一编号", "No register holds this number",
        "请先导入登记册，再导入该文件。", "Load the register first, then this file again.");

    private static readonly LoadProblemKind s_totalDiffers = new(
        "MCH-L201", Warning, "合计与各行之和不符", "The total row is not the sum of the rows",
        "请核对该列。", "Check the column.");

    private static readonly LoadProblemKind s_extraColumn = new(
        "MCH-L202", Warning, "表样没有的列，未导入", "A column that the form does not have was not loaded",
        "若需要，请在表样中增加该列。", "Add it to the form where it is needed.");

    private static readonly LoadProblemKind s_monthUnknown = new(
        "MCH-L203", Warning, "月份不详，计入当年最后一月", "The month is unknown: counted in the year's last month",
        "年度合计正确；月份请以补报为准。", "Totals of the year are right; send a correction for the month.");

    private static readonly LoadProblemKind s_replaced = new(
        "MCH-L301", Info, "更正并代替了此前的报表", "Replaced an earlier report of the same unit and month",
        "无需处理。", "Nothing is to be done.");

    private static readonly LoadProblemKind s_older = new(
        "MCH-L302", Info, "已有报出日期更晚的报表，未采用", "Not taken: a report sent later is known",
        "若这一份才是正确的，请以新的报出日期重新报送。", "If this one is right, send it again with a new date.");

    private static readonly LoadProblemKind s_tidied = new(
        "MCH-L303", Info, "数字写法已规范", "Numbers in another notation were read",
        "无需处理。", "Nothing is to be done.");

    private static readonly LoadProblemKind s_pending = new(
        "MCH-L304", Info, "日期未填，暂不计数", "The date is not filled in yet: not counted so far",
        "填写日期后重新导入即可计数。", "Load the file again once the date is filled in.");

    /// <summary>All kinds, by code: the table of docs/errors.md.</summary>
    public static IReadOnlyList<LoadProblemKind> All { get; } =
    [
        s_unreadable, s_empty, s_unknownForm, s_wrongHeader, s_wrongEncoding, s_noPeriod, s_unknownUnit, s_futureMonth,
        s_unsupported, s_tooLarge, s_dangerous, s_otherEncoding, s_unexpected, s_changedMeanwhile,
        s_unknownPlace, s_notANumber, s_repeatedPlace, s_wrongMonth, s_notCountable, s_noKey, s_wrongDate,
        s_repeatedKey, s_unknownRecord, s_totalDiffers, s_extraColumn, s_monthUnknown, s_replaced, s_older, s_tidied,
            s_pending, s_implausible, .. RecordProblems.All,
    ];

    internal static LoadProblem Unreadable(CellPlace place, string zh, string en) =>
        new(s_unreadable, place, $"文件无法读取：{zh}。", $"The file cannot be read: {en}.");

    internal static LoadProblem Empty(CellPlace place) =>
        new(s_empty, place, "文件没有数据。", "The file holds no data.");

    internal static LoadProblem UnknownForm(CellPlace place, string? nearest, IReadOnlyList<string> missing) =>
        nearest is null
        ? new(s_unknownForm, place, "不是已知的表单。", "The file is of no known form.")
        : new(
            s_unknownForm,
            place,
            $"不是已知的表单。最接近的是“{nearest}”，但缺少列：{string.Join('、', missing.Take(5))}。",
            $"The file is of no known form. The nearest is '{nearest}', but it lacks: "
                + $"{string.Join(", ", missing.Take(5))}.");

    internal static LoadProblem WrongHeader(CellPlace place, string form, string missing, string? instead) => new(
        s_wrongHeader,
        place with { Column = missing },
        instead is null ? $"“{form}”缺少列“{missing}”。" : $"“{form}”缺少列“{missing}”；文件中的“{instead}”是否就是它？",
        instead is null ? $"'{form}' lacks the column '{missing}'."
            : $"'{form}' lacks the column '{missing}'; is the file's '{instead}' meant?");

    internal static LoadProblem WrongEncoding(CellPlace place) =>
        new(s_wrongEncoding, place, "无法确定文字编码（UTF-8、GB18030、Big5、UTF-16 都不能确定）。",
            "The encoding is not certain: none of UTF-8, GB18030, Big5 and UTF-16 stands out.");

    /// <summary>The code of a text whose encoding is not certain.</summary>
    internal static string WrongEncodingCode => s_wrongEncoding.Code;

    internal static LoadProblem OtherEncoding(CellPlace place, string name) =>
        new(s_otherEncoding, place, $"文字不是 {name} 编码。", $"The text is not {name}.");

    internal static LoadProblem TooLarge(CellPlace place, string zh, string en) =>
        new(s_tooLarge, place, $"文件过大：{zh}。", $"The file is too large: {en}.");

    internal static LoadProblem Dangerous(CellPlace place, string zh, string en) =>
        new(s_dangerous, place, $"文件没有打开：{zh}。", $"The file was not opened: {en}.");

    internal static LoadProblem NoPeriod(CellPlace place) =>
        new(s_noPeriod, place, "没有找到报告期。", "The report's period was not found.");

    internal static LoadProblem UnknownUnit(CellPlace place, string name, IReadOnlyList<string> nearest) =>
        new(s_unknownUnit, place, $"填报单位“{name}”不在行政区划中{NearestZh(nearest)}。",
            $"The unit '{name}' is not among the places{NearestEn(nearest)}.");

    internal static LoadProblem FutureMonth(CellPlace place, int month) =>
        new(s_futureMonth, place, $"报告期 {month} 在将来。", $"The reported month {month} lies in the future.");

    internal static LoadProblem Unsupported(CellPlace place, string ending) =>
        new(s_unsupported, place, $"不支持 {ending} 文件。", $"Files of type {ending} are not loaded.");

    internal static LoadProblem Unexpected(CellPlace place, string number) => new(
        s_unexpected,
        place,
        $"程序处理该文件时出错，未导入其任何内容（编号 {number}）。",
        $"The program failed on this file and took nothing of it (trace {number}).");

    internal static LoadProblem ChangedMeanwhile(CellPlace place) =>
        new(s_changedMeanwhile, place, "文件在装载期间被改动，未导入。", "The file was changed while it was loaded, and was not taken.");

    internal static LoadProblem UnknownPlace(CellPlace place, string name, IReadOnlyList<string> nearest) =>
        new(s_unknownPlace, place, $"“{name}”不在行政区划中{NearestZh(nearest)}。",
            $"'{name}' is not among the places{NearestEn(nearest)}.")
        {
            Suggestion = nearest.Count > 0 ? nearest[0] : null,
        };

    internal static LoadProblem NotANumber(CellPlace place, string text, decimal? suggestion) => new(
        s_notANumber,
        place,
        suggestion is { } zh ? $"“{text}”不是数字，是否为 {zh}？" : $"“{text}”不是数字。",
        suggestion is { } en ? $"'{text}' is not a number; is {en} meant?" : $"'{text}' is not a number.")
    {
        Suggestion = suggestion?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    internal static LoadProblem RepeatedPlace(CellPlace place, string name, int firstRow) =>
        new(s_repeatedPlace, place, $"“{name}”已在第 {firstRow} 行填报。", $"'{name}' stands in row {firstRow} already.");

    internal static LoadProblem WrongMonth(CellPlace place, string text) =>
        new(s_wrongMonth, place, $"月份“{text}”有误或在将来。", $"The month '{text}' is wrong or in the future.");

    internal static LoadProblem NotCountable(CellPlace place, string text) =>
        new(s_notCountable, place, $"数值“{text}”不可能。", $"The value '{text}' cannot be.");

    internal static LoadProblem Implausible(CellPlace place, string text, string range) =>
        new(s_implausible, place, $"“{text}”超出 {range}。", $"'{text}' is outside of {range}.");

    internal static LoadProblem NoKey(CellPlace place) =>
        new(s_noKey, place, $"“{place.Column}”为空。", $"'{place.Column}' is blank.");

    // The text of a date can come from an identity column by mistake, so it is not repeated.
    internal static LoadProblem WrongDate(CellPlace place) =>
        new(s_wrongDate, place, $"“{place.Column}”中的日期无法识别。", $"The date in '{place.Column}' cannot be read.");

    internal static LoadProblem RepeatedKey(CellPlace place, int firstRow) =>
        new(s_repeatedKey, place, $"编号已在第 {firstRow} 行出现。", $"The number stands in row {firstRow} already.");

    /// <summary>The code of a line that waits for a register.</summary>
    internal static string UnknownRecordCode => s_unknownRecord.Code;

    internal static LoadProblem UnknownRecord(CellPlace place) =>
        new(s_unknownRecord, place, "登记册中没有这一编号。", "No register holds this number.");

    internal static LoadProblem TotalDiffers(CellPlace place, decimal printed, decimal sum) =>
        new(s_totalDiffers, place, $"合计 {printed}，各行之和 {sum}。",
            $"The total row says {printed}, the rows sum to {sum}.");

    internal static LoadProblem ExtraColumn(CellPlace place) =>
        new(s_extraColumn, place, $"列“{place.Column}”未导入。", $"The column '{place.Column}' was not loaded.");

    internal static LoadProblem MonthUnknown(CellPlace place, int year, long lines) => new(
        s_monthUnknown,
        place,
        $"{year} 年有 {lines} 条月份不详，计入该年最后一月。",
        $"{lines} lines of {year} have no month; they count in the year's last month.");

    internal static LoadProblem Replaced(CellPlace place, long reports, long withdrawn) => new(
        s_replaced,
        place,
        $"代替了此前的 {reports} 份报表；撤下 {withdrawn} 个旧值。",
        $"Replaced {reports} earlier reports; {withdrawn} former values were withdrawn.");

    internal static LoadProblem Older(CellPlace place, long reports) => new(
        s_older, place, $"{reports} 份报表早于已有的报表，未采用。",
            $"{reports} reports are older than those known and were not taken.");

    internal static LoadProblem Pending(CellPlace place) =>
        new(s_pending, place, $"“{place.Column}”未填，暂不计数。", $"'{place.Column}' is not filled in: not counted so far.");

    internal static LoadProblem Tidied(CellPlace place, string text, decimal value) =>
        new(s_tidied, place, $"“{text}”读作 {value}。", $"'{text}' was read as {value}.");

    private static string NearestZh(IReadOnlyList<string> names) =>
        names.Count == 0 ? string.Empty : $"；相近的有：{string.Join('、', names)}";

    private static string NearestEn(IReadOnlyList<string> names) =>
        names.Count == 0 ? string.Empty : $"; near it: {string.Join(", ", names)}";
}
