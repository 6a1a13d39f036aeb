using Aegis.Resilience;

namespace Aegis;

/// <summary>
/// What stands between a call and the method that is called: on an agent's class, on a <see cref="ToolAttribute"/> method, or
/// on the assembly, where it is the default for all agents. An agent's own attribute replaces the assembly's of its kind.
/// </summary>
/// <remarks>
/// From the outside in: concurrency limit, total timeout, fallback, circuit breaker, retry, attempt timeout. So one call
/// counts once for the breaker, however often it was attempted. Values can be changed without recompiling:
/// <c>services.Configure&lt;ResilienceOptions&gt;("Writer", options =&gt; options.Retry.MaxAttempts = 5)</c>, by the agent's id or
/// the tool's name.
/// </remarks>
public abstract class PolicyAttribute : Attribute
{
    private protected PolicyAttribute() { }

    /// <summary>Writes what the attribute says into the options.</summary>
    internal abstract void Apply(ResilienceOptions options);

    /// <summary>An attribute's number of seconds; infinity for no limit.</summary>
    private protected static TimeSpan? Seconds(double seconds) =>
        double.IsPositiveInfinity(seconds) ? null : TimeSpan.FromSeconds(seconds);
}
