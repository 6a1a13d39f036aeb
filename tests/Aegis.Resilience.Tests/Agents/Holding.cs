namespace Aegis.Resilience.Tests.Agents;

/// <summary>Keeps a place in a pool until it is disposed of.</summary>
internal sealed class Holding : IAsyncDisposable
{
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<int> call;

    public Holding(AgentPool pool) =>
        call = pool.ExecuteAsync(
                async _ =>
                {
                    await gate.Task;
                    return 0;
                },
                CancellationToken.None
            )
            .AsTask();

    public async ValueTask DisposeAsync()
    {
        gate.TrySetResult();
        await call;
    }
}
