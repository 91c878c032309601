namespace McHAnalytics.Tests.Support;

/// <summary>A test on real public data: it counts as skipped where the data is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute(string relativePath)
    {
        RelativePath = relativePath;
        if (SharedData.Find(relativePath) is null)
        {
            Skip = $"shared data is absent: {relativePath}";
        }
    }

    /// <summary>What the test reads, relative to the shared folder.</summary>
    public string RelativePath { get; }
}
