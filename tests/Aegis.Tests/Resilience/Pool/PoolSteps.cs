using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Pool;

/// <summary>Words for what the tests do with a pool.</summary>
internal static class PoolSteps
{
    /// <summary>A call that runs until the test lets it end.</summary>
    public static Task<int> Hold(
        this AgentPool pool,
        TaskCompletionSource<int> end,
        CancellationToken token = default
    ) => pool.ExecuteAsync(end, static (end, _) => new ValueTask<int>(end.Task), token).AsTask();

    public static Task<int> Call(this AgentPool pool, CancellationToken token = default) =>
        pool.ExecuteAsync(static _ => new ValueTask<int>(1), token).AsTask();

    public static Task Fail(this AgentPool pool) =>
        Assert.ThrowsAsync<IOException>(() =>
            pool.ExecuteAsync<int>(static _ => throw new IOException(), TestContext.Current.CancellationToken).AsTask()
        );

    /// <summary>All places can be taken at once, and no more than those.</summary>
    public static async Task AssertAllPlacesAreFree(this AgentPool pool)
    {
        var status = pool.GetStatus();
        Assert.Equal((0, 0), (status.Running, status.Waiting));
        var end = new TaskCompletionSource<int>();
        var all = Enumerable.Range(0, pool.MaxConcurrent).Select(_ => pool.Hold(end)).ToList();
        Assert.Equal(pool.MaxConcurrent, pool.GetStatus().Running);
        all.Add(pool.Hold(end));
        Assert.Equal((pool.MaxConcurrent, 1), (pool.GetStatus().Running, pool.GetStatus().Waiting));
        end.SetResult(0);
        await Task.WhenAll(all);
    }
}
