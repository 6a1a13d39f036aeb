namespace Aegis.AspNetCore.Problems;

/// <summary>A sort of error, as RFC 9457 names them: clients tell errors apart by it, never by title or detail.</summary>
/// <param name="Name">The last segment of its address, <c>/problems/{name}</c>.</param>
/// <param name="Status">The status code that goes with it.</param>
/// <param name="Title">What it is, the same for all of its occurrences.</param>
/// <param name="Advice">What to do, for the page at its address.</param>
internal sealed record ProblemType(string Name, int Status, string Title, string Advice)
{
    /// <summary>Its address, relative to the server.</summary>
    public string Uri => $"/problems/{Name}";
}
