using System.Globalization;

namespace McHAnalytics.Etl;

/// <summary>Rejected rows cannot be replayed as asked; nothing was changed.</summary>
public sealed class ReplayException : Exception
{
    private ReplayException(string code, string messageZh, string messageEn)
        : base(messageEn)
    {
        Code = code;
        MessageZh = messageZh;
    }

    /// <summary>Stable code.</summary>
    public string Code { get; }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    public string MessageZh { get; }

    // No open rejected row is known, in the named run or at all.
    internal static ReplayException NothingOpen(long? run) => new(
        "MCH-L402",
        $"没有待更正的退回行{(run is { } zh ? string.Create(CultureInfo.InvariantCulture, $"（批次 {zh}）") : string.Empty)}。",
        $"No rejected row is open{(run is { } en ? string.Create(CultureInfo.InvariantCulture, $" in run {en}") : string.Empty)}.");

    // The row's number is unknown, or it was settled before.
    internal static ReplayException NoSuchRow(long row) => new(
        "MCH-L403",
        $"没有待更正的退回行 {row}，用 mch rejected 查看。",
        $"No rejected row {row} is open: mch rejected lists them.");

    // The row was rejected as a whole.
    internal static ReplayException NoColumn(long row) => new(
        "MCH-L404",
        $"退回行 {row} 涉及整行，请写明列名，例如 {row}:列名=内容。",
        $"Row {row} was rejected as a whole: name the column, as in {row}:COLUMN=TEXT.");

    // The file was loaded before originals were kept, or its original was removed.
    internal static ReplayException NotKept(long run, string source) => new(
        "MCH-L405",
        $"批次 {run} 的原件“{source}”没有存档，请改正文件后重新导入。",
        $"The original '{source}' of run {run} is not kept: correct the file and load it again.");

    // The rows of a bulk export are not read one by one.
    internal static ReplayException BulkFile(string source) => new(
        "MCH-L406",
        $"“{source}”是批量导出文件，请在源系统中改正后重新导出并导入。",
        $"'{source}' is a bulk export: correct it where it comes from, and load the new export.");

    // A correction would write down what names a person.
    internal static ReplayException NamesAPerson(string column) => new(
        "MCH-L407",
        $"“{column}”可识别个人，不能在此更正，请改正文件后重新导入。",
        $"'{column}' names a person and is not corrected here: correct the file and load it again.");

    // The file is not the list that mch rejected --csv writes, or cannot be read.
    internal static ReplayException NotAList(string file) => new(
        "MCH-L408",
        $"“{file}”不是更正清单：需有 id 和 correction 两列（由 mch rejected --csv 生成）。",
        $"'{file}' is no list of corrections: it needs the columns id and correction, as mch rejected --csv writes them.");
}
