namespace McHAnalytics.Native.XGBoost;

/// <summary>What XGBoost itself said went wrong, in its own words.</summary>
public sealed class XGBoostException : Exception
{
    internal XGBoostException(string message)
        : base(message)
    {
    }
}
