namespace Aegis.Resilience.Tests;

/// <summary>What an agent or tool does at each of its calls; it succeeds when there is nothing more to do.</summary>
public sealed class Script(params Func<CancellationToken, Task>[] steps)
{
    private int calls;

    /// <summary>How often it was called.</summary>
    public int Calls => Volatile.Read(ref calls);

    public static Func<CancellationToken, Task> Throw(Exception error) => _ => Task.FromException(error);

    public static Func<CancellationToken, Task> Hang { get; } = token => Task.Delay(Timeout.Infinite, token);

    public Task NextAsync(CancellationToken token)
    {
        var call = Interlocked.Increment(ref calls) - 1;
        return call < steps.Length ? steps[call](token) : Task.CompletedTask;
    }

    /// <summary>The same step at every call.</summary>
    public static Script Always(Func<CancellationToken, Task> step) => new([.. Enumerable.Repeat(step, 10_000)]);
}
