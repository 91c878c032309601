namespace McHAnalytics.Ledger;

/// <summary>The Ledger's file cannot be used: it is damaged, is no Ledger, or was written by a newer program.</summary>
public sealed class LedgerFileException : IOException
{
    /// <summary>The stable code of this fault.</summary>
    public const string Code = "MCH-LEDGER-FILE";

    internal LedgerFileException(
        string path, string reasonZh, string reasonEn, string adviceZh, string adviceEn, Exception? inner = null)
        : base($"{path}: {reasonEn} {adviceEn} {path}：{reasonZh}{adviceZh} ({Code})", inner)
    {
        Path = path;
        MessageZh = $"{path}：{reasonZh}{adviceZh}";
        MessageEn = $"{path}: {reasonEn} {adviceEn}";
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    public string MessageZh { get; }

    /// <summary>What is wrong and what to do, in English.</summary>
    public string MessageEn { get; }

    internal static LedgerFileException Damaged(string path, Exception inner) => new(
        path,
        "不是台账文件，或已损坏。",
        "This is no Ledger, or it is damaged.",
        "请将其移走后重试（将新建空台账），或从备份恢复；数据仓库不受影响。",
        "Move it away and start again (an empty Ledger is made), or restore it from a backup; the warehouse stays.",
        inner);

    internal static LedgerFileException Newer(string path, string migration) => new(
        path,
        $"由更新版本的程序写入（{migration}）。",
        $"A newer program wrote it ({migration}).",
        "请使用该版本或更新的版本。",
        "Use that program or a newer one.");
}
