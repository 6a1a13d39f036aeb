namespace Aegis.Tests.Pipelines.Synthetic;

/// <summary>What agents of the tests do.</summary>
public static class Bodies
{
    /// <summary>Returns at once.</summary>
    public static AgentBody Sum { get; } = call => new ValueTask<int>(call.Sum);

    /// <summary>Yields first.</summary>
    public static AgentBody Yield { get; } =
        async call =>
        {
            await Task.Yield();
            return call.Sum;
        };

    /// <summary>Ends only when the run's token fires.</summary>
    public static AgentBody UntilCancelled { get; } =
        async call =>
        {
            await Task.Delay(Timeout.Infinite, call.Token);
            return call.Sum;
        };

    /// <summary>Throws before it returns a task.</summary>
    public static AgentBody Throws(Exception exception) => _ => throw exception;

    /// <summary>Throws after it has yielded.</summary>
    public static AgentBody ThrowsLater(Exception exception) =>
        async _ =>
        {
            await Task.Yield();
            throw exception;
        };

    /// <summary>Returns when a task does.</summary>
    public static AgentBody After(Task task) =>
        async call =>
        {
            await task;
            return call.Sum;
        };
}
