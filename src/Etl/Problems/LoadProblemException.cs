namespace McHAnalytics.Etl.Problems;

/// <summary>A file cannot be taken at all; carried to where its receipt is written.</summary>
internal sealed class LoadProblemException(LoadProblem problem) : Exception(problem.ToString())
{
    public LoadProblem Problem { get; } = problem;
}
