namespace Aegis.Benchmarks.Scheduler;

/// <summary>An agent that does nothing, at once or after it has yielded. Hand-written code and engine call the same.</summary>
internal sealed class NoOpAgent(bool yields)
{
    public async ValueTask<int> RunAsync(int first, int second, int third, CancellationToken cancellationToken)
    {
        if (yields)
        {
            await Task.Yield();
        }

        return first + second + third + 1;
    }
}
