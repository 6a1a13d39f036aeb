namespace Aegis.Metrics;

/// <summary>The errors of one kind in a period.</summary>
/// <param name="Kind">One of <see cref="ErrorKinds"/>, or a kind of the app's own.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Latest">The latest of them.</param>
public sealed record ErrorStatistics(string Kind, long Count, IReadOnlyList<ErrorExample> Latest);
