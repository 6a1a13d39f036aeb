namespace Aegis.Metrics;

/// <summary>An error that happened.</summary>
/// <param name="At">When.</param>
/// <param name="Agent">The id of the agent.</param>
/// <param name="ErrorType">The name of the exception's type; none when it is not known.</param>
/// <param name="RunId">The id of the run; none outside runs.</param>
public sealed record ErrorExample(DateTimeOffset At, string Agent, string? ErrorType, string? RunId);
