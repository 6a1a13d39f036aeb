namespace ResearchReport.Agents;

/// <summary>What the researcher found, best first.</summary>
/// <param name="Passages">The passages.</param>
public sealed record Findings(IReadOnlyList<Finding> Passages);

/// <summary>A passage that bears on the question.</summary>
/// <param name="Number">Its number in the list of sources, from 1 on.</param>
/// <param name="Title">The title of its document.</param>
/// <param name="Section">The heading under which it stands.</param>
/// <param name="File">The document's path in the corpus.</param>
/// <param name="Score">How well it fits the question; the more the better.</param>
/// <param name="Text">Its text.</param>
public sealed record Finding(int Number, string Title, string Section, string File, double Score, string Text);
