namespace McHAnalytics.Api.Hosting;

/// <summary>The server does not start as asked, and what to do about it.</summary>
/// <param name="code">Stable code, <c>MCH-S…</c>.</param>
/// <param name="messageZh">Chinese.</param>
/// <param name="messageEn">English.</param>
public sealed class ServerRefusedException(string code, string messageZh, string messageEn) : Exception(messageEn)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;

    /// <summary>Chinese message.</summary>
    public string MessageZh { get; } = messageZh;
}
