using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Mapping;

/// <summary>A file for which no mapping can be proposed.</summary>
public sealed class UnreadableFileException(LoadProblem problem) : Exception(problem?.En)
{
    /// <summary>Why.</summary>
    public LoadProblem Problem { get; } = problem!;
}
