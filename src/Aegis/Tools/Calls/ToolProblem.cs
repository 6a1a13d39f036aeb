namespace Aegis.Tools;

/// <summary>One thing that is wrong with the arguments of a call.</summary>
/// <param name="Parameter">Where: <c>limit</c>, <c>options.tags[3]</c>; empty for the call as a whole.</param>
/// <param name="Constraint">What it would have to be: <c>must be at most 50</c>.</param>
/// <param name="Received">What it was, shortened; none when it was missing.</param>
public sealed record ToolProblem(string Parameter, string Constraint, string? Received);
