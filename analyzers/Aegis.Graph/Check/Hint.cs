namespace Aegis.Graph.Check;

/// <summary>A fact that a code fix needs and only the rule knows; it travels as a property of the diagnostic.</summary>
/// <param name="Name">One of <see cref="Rules.HintKeys"/>.</param>
/// <param name="Value">A name, a type, or several of them in lines.</param>
public sealed record Hint(string Name, string Value);
