using Aegis.Turns.Tests.Kit;

namespace Aegis.Turns.Tests;

public sealed class PauseAndPutTests : GreeterTest
{
    [Fact]
    public async Task PausedLoop_WaitsBetweenTurnsUntilResumed()
    {
        var told = new List<HookPoint>();
        Loop.Hooks.Add(
            new TurnHook(
                [HookPoint.Paused, HookPoint.Resumed, HookPoint.BeforeTurn, HookPoint.AfterTurn],
                context =>
                {
                    told.Add(context.Point);
                    return default;
                }
            )
        );
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await Loop.PutAsync(Greeter.Turns.Greet("b"));
        await using var run = Loop.RunAsync().GetAsyncEnumerator();
        Assert.True(await run.MoveNextAsync());
        Loop.Pause();
        Loop.Pause();
        var next = run.MoveNextAsync().AsTask();
        Assert.False(next.IsCompleted);
        Assert.True(Loop.IsPaused);
        await Loop.PutAsync(Greeter.Turns.Greet("c"));
        Loop.Resume();
        Loop.Resume();
        Assert.True(await next);
        Assert.Equal("Hello b!", run.Current.Value);
        Assert.Equal(
            [HookPoint.BeforeTurn, HookPoint.AfterTurn, HookPoint.Paused, HookPoint.Resumed, HookPoint.BeforeTurn],
            told
        );
        Assert.True(await run.MoveNextAsync());
        Assert.False(await run.MoveNextAsync());
    }

    [Fact]
    public async Task PausedLoop_CanBeGivenUpAndLosesNothing()
    {
        Loop.Pause();
        Assert.Empty(await Loop.AllAsync());
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        using var stop = new CancellationTokenSource();
        var run = Loop.AllAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(1, Loop.Count);
        Loop.Resume();
        Assert.Equal(["Hello a!"], await Loop.AllAsync());
    }

    [Fact]
    public async Task FullQueue_LetsWhoPutsWait()
    {
        using var small = new AgentLoop("small", "", Desk.Tools, new() { Capacity = 2 });
        await small.PutAsync(Greeter.Turns.Greet("a"));
        await small.PutAsync(Greeter.Turns.Greet("b"));
        var third = small.PutAsync(Greeter.Turns.Greet("c")).AsTask();
        var fourth = small.PutAsync(Greeter.Turns.Greet("d")).AsTask();
        using var stop = new CancellationTokenSource();
        var given = small.PutAsync(Greeter.Turns.Greet("never"), stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given);
        Assert.False(third.IsCompleted || fourth.IsCompleted);
        Assert.Equal(2, small.Count);

        var values = await small.AllAsync();
        await third;
        await fourth;
        Assert.Equal(["Hello a!", "Hello b!", "Hello c!", "Hello d!"], [.. values, .. await small.AllAsync()]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgentLoop("none", "", [], new() { Capacity = 0 }));
    }

    [Fact]
    public async Task ReturnedTurn_IsQueuedThoughThereIsNoPlace()
    {
        using var small = new AgentLoop("small", "", Desk.Tools, new() { Capacity = 1 });
        await small.PutAsync(Greeter.Turns.Mix("a"));
        await using var run = small.RunAsync().GetAsyncEnumerator();
        Assert.True(await run.MoveNextAsync());
        await small.PutAsync(Greeter.Turns.Note("b"));
        var rest = new List<object?>();
        while (await run.MoveNextAsync())
        {
            rest.Add(run.Current.Value);
        }

        Assert.Equal(["two", null, "Hello a!"], rest);
    }

    [Fact]
    public async Task PutWhileRunning_RunsInTheSameRun()
    {
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        var seen = new List<object?>();
        await foreach (var (_, value) in Loop.RunAsync())
        {
            seen.Add(value);
            if (seen.Count < 3)
            {
                await Loop.PutAsync(Greeter.Turns.Note("more"));
            }
        }

        Assert.Equal(["Hello a!", null, null], seen);
    }
}
