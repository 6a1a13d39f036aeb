namespace Aegis.AspNetCore.Problems;

/// <summary>Ends a request with a problem, from wherever it is found.</summary>
internal sealed class ProblemException(Problem problem) : Exception(problem.Type.Title)
{
    public Problem Problem => problem;
}
