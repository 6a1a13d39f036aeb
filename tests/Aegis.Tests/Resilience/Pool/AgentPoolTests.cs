using Aegis.Resilience;
using Xunit;

namespace Aegis.Tests.Resilience.Pool;

public sealed class AgentPoolTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_GoOutInOrderOfArrival()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));
        var end = new TaskCompletionSource<int>();
        var order = new List<int>();
        var first = pool.Hold(end, Token);
        var others = Enumerable
            .Range(0, 200)
            .Select(number => pool.ExecuteAsync(Note(number), Token).AsTask())
            .ToList();

        end.SetResult(0);
        await Task.WhenAll(others.Append(first));

        Assert.Equal(Enumerable.Range(0, 200), order);

        Func<CancellationToken, ValueTask<int>> Note(int number) =>
            async _ =>
            {
                order.Add(number);
                await Task.Yield();
                return number;
            };
    }

    [Fact]
    public async Task FullQueue_TurnsTheNextAwayAtOnce()
    {
        await using var pool = new AgentPool(
            new AgentPoolOptions
            {
                Name = "writers",
                MaxConcurrent = 2,
                QueueLimit = 3,
            }
        );
        var end = new TaskCompletionSource<int>();
        var calls = Enumerable.Range(0, 5).Select(_ => pool.Hold(end, Token)).ToList();

        var exception = await Assert.ThrowsAsync<AgentPoolFullException>(() => pool.Call(Token));

        Assert.Equal(3, exception.QueueLimit);
        Assert.Contains("'writers' is full", exception.Message, StringComparison.Ordinal);
        Assert.Equal("writers: 2 of 2 running, 3 waiting, circuit closed; 1 rejected", pool.GetStatus().ToString());
        end.SetResult(7);
        Assert.All(await Task.WhenAll(calls), result => Assert.Equal(7, result));
        await pool.AssertAllPlacesAreFree();
    }

    [Fact]
    public async Task QueueLimitOfZero_LetsNoneWait()
    {
        await using var pool = new AgentPool(new AgentPoolOptions { MaxConcurrent = 1, QueueLimit = 0 });
        var end = new TaskCompletionSource<int>();
        var running = pool.Hold(end, Token);

        await Assert.ThrowsAsync<AgentPoolFullException>(() => pool.Call(Token));

        end.SetResult(0);
        await running;
        Assert.Equal(1, await pool.Call(Token));
    }

    [Fact]
    public async Task CancelledWaiters_TakeNoPlaceAndAreNotStarted()
    {
        await using var pool = new AgentPool(2, 5, TimeSpan.FromSeconds(30));
        for (var round = 0; round < 50; round++)
        {
            var end = new TaskCompletionSource<int>();
            var running = Enumerable.Range(0, 2).Select(_ => pool.Hold(end, Token)).ToList();
            using var source = new CancellationTokenSource();
            var started = 0;
            var waiters = Enumerable
                .Range(0, 20)
                .Select(_ => pool.ExecuteAsync(_ => new ValueTask<int>(++started), source.Token).AsTask())
                .ToList();
            var last = pool.Call(Token);
            Assert.Equal(21, pool.GetStatus().Waiting);

            await source.CancelAsync();

            foreach (var waiter in waiters)
            {
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiter);
            }

            Assert.Equal((0, 1), (started, pool.GetStatus().Waiting));
            end.SetResult(0);
            await Task.WhenAll(running.Append(last));
        }

        Assert.Equal(1_000, pool.GetStatus().Cancelled);
        Assert.Equal(0, pool.GetStatus().ConsecutiveFailures);
        await pool.AssertAllPlacesAreFree();
    }

    [Fact]
    public async Task CallCancelledBeforehand_IsNotStarted()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pool.Call(new CancellationToken(canceled: true)));

        Assert.Equal((0, 1), (pool.GetStatus().Peak, pool.GetStatus().Cancelled));
        await pool.AssertAllPlacesAreFree();
    }

    [Fact]
    public async Task Dispose_WaitsForWhatRunsAndTurnsAwayTheOthers()
    {
        var pool = new AgentPool(new AgentPoolOptions { Name = "writers", MaxConcurrent = 2 });
        var end = new TaskCompletionSource<int>();
        var running = Enumerable.Range(0, 2).Select(_ => pool.Hold(end, Token)).ToList();
        var waiting = Enumerable.Range(0, 3).Select(_ => pool.Call(Token)).ToList();

        var disposal = pool.DisposeAsync().AsTask();

        foreach (var waiter in waiting)
        {
            var exception = await Assert.ThrowsAsync<ObjectDisposedException>(() => waiter);
            Assert.Contains("'writers' was disposed of", exception.Message, StringComparison.Ordinal);
        }

        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.Call(Token));
        Assert.False(disposal.IsCompleted);
        end.SetResult(3);
        await disposal;
        Assert.All(running, call => Assert.True(call.IsCompleted));
        await pool.DisposeAsync();
        Assert.Equal((0, 0, 2L), (pool.GetStatus().Running, pool.GetStatus().Waiting, pool.GetStatus().Succeeded));
    }

    [Fact]
    public async Task DisposeOfAnIdlePool_EndsAtOnce()
    {
        var pool = new AgentPool(2, 5, TimeSpan.FromSeconds(30));
        await pool.Call(Token);

        Assert.True(pool.DisposeAsync().AsTask().IsCompletedSuccessfully);
    }

    [Fact]
    public void OptionsOutOfTheirRange_AreNamed()
    {
        Assert.Contains(
            "AgentPoolOptions.MaxConcurrent is 0",
            Refusal(() => new AgentPool(0, 5, TimeSpan.FromSeconds(1)))
        );
        Assert.Contains("ConsecutiveFailureLimit is 0", Refusal(() => new AgentPool(1, 0, TimeSpan.FromSeconds(1))));
        Assert.Contains("RecoveryTimeout is 00:00:00", Refusal(() => new AgentPool(1, 5, TimeSpan.Zero)));
        Assert.Contains("QueueLimit is -1", Refusal(() => new AgentPool(new AgentPoolOptions { QueueLimit = -1 })));
        Assert.Throws<ArgumentNullException>(() => new AgentPool(null!));

        static string Refusal(Func<object> make) => Assert.Throws<ArgumentOutOfRangeException>(make).Message;
    }

    [Fact]
    public async Task MissingAction_IsRefused()
    {
        await using var pool = new AgentPool(1, 5, TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<ArgumentNullException>(() => pool.ExecuteAsync<int>(null!, Token).AsTask());
        await pool.AssertAllPlacesAreFree();
    }
}
