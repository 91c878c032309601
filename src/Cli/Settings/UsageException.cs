namespace McHAnalytics.Cli.Settings;

/// <summary>The fault of who typed the command, and what to do about it.</summary>
internal sealed class UsageException(string code, string messageZh, string messageEn) : Exception(messageEn)
{
    public string Code { get; } = code;

    public string MessageZh { get; } = messageZh;
}
