using McHAnalytics.Native.XGBoost;

namespace McHAnalytics.Tests.Native.XGBoost;

/// <summary>A test that is skipped where XGBoost's library is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class XGBoostFactAttribute : FactAttribute
{
    public XGBoostFactAttribute()
    {
        if (!XGBoostLibrary.IsAvailable)
        {
            Skip = "XGBoost's library is not installed (Debian: apt-get install libxgboost0).";
        }
    }
}
