namespace ResearchReport.Agents;

/// <summary>A report as its writer delivers it.</summary>
/// <param name="Title">What the report is called.</param>
/// <param name="Sections">Its parts, in order.</param>
/// <param name="Note">What the reader should know of how the report came about.</param>
public sealed record ReportDraft(string Title, IReadOnlyList<ReportSection> Sections, string Note);

/// <summary>A part of a report.</summary>
/// <param name="Heading">What it is about.</param>
/// <param name="Text">What it says.</param>
public sealed record ReportSection(string Heading, string Text);
