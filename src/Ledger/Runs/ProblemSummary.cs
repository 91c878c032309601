namespace McHAnalytics.Ledger.Runs;

/// <summary>One kind of problem of a run and how often it was met.</summary>
/// <param name="Code">The stable code, as <c>MCH-1003</c> or <c>DQ-L1</c>.</param>
/// <param name="Count">How many rows or cells it concerns; 1 where it concerns the file.</param>
/// <param name="MessageZh">What is wrong and what to do, for the sender, in Chinese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record ProblemSummary(string Code, long Count, string MessageZh, string MessageEn)
{
    /// <summary>The run's process ended before it could say how the load ended.</summary>
    public const string InterruptedCode = "MCH-LEDGER-INTERRUPTED";

    internal static ProblemSummary Interrupted { get; } = new(
        InterruptedCode,
        1,
        "导入被中断，未出具回执。请重新导入该文件；已入库的数据不会重复。",
        "The load was interrupted before its receipt. Load the file again: what is there is not counted twice.");
}
