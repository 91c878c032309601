namespace McHAnalytics.Models.Questions;

/// <summary>The asker's fault: a question that cannot be answered as it stands, and what to do about it.</summary>
/// <param name="code">Stable code, <c>MCH-Q…</c>.</param>
/// <param name="messageZh">Chinese, for users.</param>
/// <param name="messageEn">English, with the nearest right words where it helps.</param>
public sealed class QuestionException(string code, string messageZh, string messageEn) : Exception(messageEn)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Chinese message.</summary>
    public string MessageZh { get; } = messageZh;
}
