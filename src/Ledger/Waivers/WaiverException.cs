namespace McHAnalytics.Ledger.Waivers;

/// <summary>A waiver that cannot be written as it was asked for; nothing was changed.</summary>
public sealed class WaiverException : Exception
{
    private WaiverException(string code, string messageZh, string messageEn)
        : base(messageEn)
    {
        Code = code;
        MessageZh = messageZh;
    }

    /// <summary>Stable: MCH-V201 and so on.</summary>
    public string Code { get; }

    /// <summary>What is wrong and what to do, in Chinese.</summary>
    public string MessageZh { get; }

    /// <summary>Who waives or why is empty or too long: nobody could answer for it.</summary>
    internal static WaiverException Incomplete(string what) => new(
        "MCH-V201",
        $"豁免须写明由谁、因何 ({what}), 且不超过 {WaiverLimits.Who} / {WaiverLimits.Why} 个字符。",
        $"A waiver says who answers for it and why ({what}), in at most {WaiverLimits.Who} / {WaiverLimits.Why} characters.");

    /// <summary>The last day is in the past, or further away than a waiver may last.</summary>
    internal static WaiverException WrongDay(DateOnly until, DateOnly today, DateOnly last) => new(
        "MCH-V202",
        $"豁免截止日 {until:yyyy-MM-dd} 应在 {today:yyyy-MM-dd} 至 {last:yyyy-MM-dd} 之间; 到期后可再次豁免。",
        $"A waiver lasts until a day from {today:yyyy-MM-dd} to {last:yyyy-MM-dd}, not {until:yyyy-MM-dd}; it can be given again later.");

    /// <summary>There is no waiver of this number, or it was taken back before.</summary>
    internal static WaiverException NothingToWithdraw(long id) => new(
        "MCH-V203",
        $"没有编号为 {id} 且未撤回的豁免; 用 mch waivers --all 查看。",
        $"No waiver {id} is there to be taken back; mch waivers --all lists them.");

    /// <summary>The finding binds more figures than a waiver can name.</summary>
    internal static WaiverException TooLong(int length) => new(
        "MCH-V204",
        $"该发现涉及的数字太多 ({length} 个字符), 无法豁免; 请更正其中的数字。",
        $"The finding names too many figures to be waived ({length} characters); correct one of them.");
}

/// <summary>How much a waiver may say, and how long it may last.</summary>
public static class WaiverLimits
{
    /// <summary>Characters of a name.</summary>
    public const int Who = 100;

    /// <summary>Characters of a reason.</summary>
    public const int Why = 1_000;

    /// <summary>A waiver is looked at again after this many years.</summary>
    public const int Years = 5;
}
