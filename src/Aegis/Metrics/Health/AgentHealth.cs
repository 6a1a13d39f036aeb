namespace Aegis.Metrics;

/// <summary>How well an agent does.</summary>
/// <param name="Agent">The id of the agent; none for all together.</param>
/// <param name="Score">0 to 100, by the app's <see cref="IHealthScore"/>.</param>
/// <param name="Statistics">What it was made of.</param>
public sealed record AgentHealth(string? Agent, double Score, AgentStatistics Statistics);
