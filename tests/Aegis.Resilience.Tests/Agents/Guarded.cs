namespace Aegis.Resilience.Tests.Agents;

/// <summary>Opens after two calls, each of two attempts, that failed.</summary>
[Agent, CircuitBreaker(2, RecoverySeconds = 30), Retry(2, DelaySeconds = 0)]
public partial class Fragile(Script script)
{
    public async Task<string> RunAsync(CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return "well";
    }
}

[Agent, CircuitBreaker(1, Key = "shared")]
public partial class OneOfTwo(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Agent, CircuitBreaker(1, Key = "shared"), DependsOn<OneOfTwo>(Optional = true)]
public partial class OtherOfTwo
{
    public int Run() => 2;
}

[Agent, CircuitBreaker(1000, FailureRatio = 0.5, MinimumThroughput = 4, SamplingSeconds = 60)]
public partial class Wavering(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Agent, ConcurrencyLimit(2, QueueLimit = 3)]
public partial class Narrow(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Agent, Retry(2, DelaySeconds = 0), Timeout(60), Fallback(nameof(Remember))]
public partial class Covered(Script script)
{
    public async Task<string> RunAsync([Input] string topic, CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return topic;
    }

    public static string Remember(string topic, Exception error, AgentContext context) =>
        topic == "nothing" ? throw new InvalidOperationException("not even that", error) : $"{topic}: {error.Message}";
}

[Agent, Fallback(nameof(GiveUp))]
public partial class CoveredSilently(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);

    public static ValueTask GiveUp(CancellationToken cancellationToken) => default;
}

[Agent, CircuitBreaker(1), Timeout(5)]
public partial class Hanging(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Agent, CircuitBreaker(1000, FailureRatio = 0.5, MinimumThroughput = 2), Timeout(5)]
public partial class HangingOften(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Pipeline(typeof(HangingOften))]
public partial class HangingOftenPipeline;

[Agent, Timeout(60, AttemptSeconds = 5), Fallback(nameof(RestAsync))]
public partial class Restless(Script script)
{
    public async Task<string> RunAsync(AgentContext context, CancellationToken cancellationToken)
    {
        await script.NextAsync(cancellationToken);
        return context.AgentId;
    }

    public static async Task<string> RestAsync(AgentContext context)
    {
        await Task.Yield();
        context.CancellationToken.ThrowIfCancellationRequested();
        return "rested";
    }
}

[Pipeline(typeof(Restless))]
public partial class RestlessPipeline;

[Agent, Retry(1)]
public partial class Wrapping(Script script)
{
    public Task RunAsync(CancellationToken cancellationToken) => script.NextAsync(cancellationToken);
}

[Pipeline(typeof(Wrapping))]
public partial class WrappingPipeline;

[Pipeline(typeof(Hanging))]
public partial class HangingPipeline;

[Pipeline(typeof(Fragile))]
public partial class FragilePipeline;

[Pipeline(typeof(OtherOfTwo))]
public partial class SharedPipeline;

[Pipeline(typeof(Wavering))]
public partial class WaveringPipeline;

[Pipeline(typeof(Narrow))]
public partial class NarrowPipeline;

[Pipeline(typeof(Covered), typeof(CoveredSilently))]
public partial class CoveredPipeline;
