namespace Aegis.Runs;

/// <summary>Where a page of runs ended.</summary>
/// <param name="CreatedAt">When the last run of the page began.</param>
/// <param name="RunId">Its id.</param>
public readonly record struct RunCursor(DateTimeOffset CreatedAt, string RunId);
