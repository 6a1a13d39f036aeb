namespace ResearchReport.Retrieval;

/// <summary>A piece of a document, small enough to quote.</summary>
/// <param name="File">The document's path below the corpus folder, with forward slashes.</param>
/// <param name="Title">The document's title.</param>
/// <param name="Section">The heading under which the passage stands; empty before the first.</param>
/// <param name="Text">Whole sentences, without Markdown.</param>
public sealed record Passage(string File, string Title, string Section, string Text);
