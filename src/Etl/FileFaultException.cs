using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl;

/// <summary>
/// A file spoilt the version that was being made: the batch begins again without it, so that nothing of it remains.
/// </summary>
internal sealed class FileFaultException(FileWork work, LoadProblem problem) : Exception(problem.ToString())
{
    public FileWork Work { get; } = work;

    public LoadProblem Problem { get; } = problem;
}
