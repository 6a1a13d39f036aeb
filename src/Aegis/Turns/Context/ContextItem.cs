namespace Aegis.Turns;

/// <summary>
/// Something to remember. A tool that returns one to its loop adds it: to the loop's <see cref="ContextPool"/> when it has an
/// id, else to its <see cref="ContextQueue"/>.
/// </summary>
/// <param name="Content">What to remember.</param>
/// <param name="Description">What it is about, for catalogues. A pool needs it.</param>
/// <param name="Id">What it is found by. A pool needs it.</param>
public sealed record ContextItem(string Content, string? Description = null, string? Id = null);
