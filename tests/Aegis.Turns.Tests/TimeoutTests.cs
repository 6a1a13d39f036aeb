using Aegis.Turns.Tests.Kit;

namespace Aegis.Turns.Tests;

public sealed class TimeoutTests : GreeterTest
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task SlowTool_TimesOut(bool isDeaf, bool isUntyped)
    {
        Turn turn =
            isUntyped ? new Turn(isDeaf ? "wait_deaf" : "wait", new() { { "name", "x" } })
            : isDeaf ? Greeter.Turns.WaitDeaf("x")
            : Greeter.Turns.Wait("x");
        turn.Timeout = TimeSpan.FromSeconds(2.5);
        await Loop.PutAsync(turn);
        await Loop.PutAsync(Greeter.Turns.Greet("next"));
        var run = Loop.AllAsync();
        await Desk.Waiting.Task;

        var error = await Assert.ThrowsAsync<TurnTimeoutException>(() => Clock.RunAsync(run));
        Assert.Equal(
            "Turn '" + turn.Tool + "' timed out after 2.5 s. Set Turn.Timeout to give it longer.",
            error.Message
        );
        Assert.Equal((TurnStatus.TimedOut, error), (turn.Status, turn.Error));
        Assert.Equal(["Hello next!"], await Loop.AllAsync());
        Assert.Equal(0, Clock.Timers);
    }

    [Fact]
    public async Task TimeoutOfTheToolItself_IsAFailure()
    {
        var turn = Greeter.Turns.Late();
        await Loop.PutAsync(turn);
        var error = await Assert.ThrowsAsync<TimeoutException>(() => Loop.AllAsync());
        Assert.Equal("the tool's own", error.Message);
        Assert.Equal(TurnStatus.Failed, turn.Status);
    }

    [Fact]
    public async Task CallerGivesUp_CancelsTheTurnAndKeepsTheRest()
    {
        var turn = Greeter.Turns.Wait("x");
        await Loop.PutAsync(turn);
        await Loop.PutAsync(Greeter.Turns.Greet("next"));
        using var stop = new CancellationTokenSource();
        var run = Loop.AllAsync(stop.Token);
        await Desk.Waiting.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal(TurnStatus.Cancelled, turn.Status);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Loop.AllAsync(stop.Token));
        Assert.Equal(1, Loop.Count);
        Assert.Equal(["Hello next!"], await Loop.AllAsync());
    }

    [Fact]
    public async Task TimeTheFollowerTakes_IsNotTheTools()
    {
        var turn = Greeter.Turns.Count(3);
        turn.Timeout = TimeSpan.FromSeconds(1);
        await Loop.PutAsync(turn);
        var seen = new List<object?>();
        await foreach (var (_, value) in Loop.RunAsync())
        {
            seen.Add(value);
            Clock.Advance(TimeSpan.FromSeconds(5));
        }

        Assert.Equal([1, 2, 3], seen);
        Assert.Equal(TurnStatus.Completed, turn.Status);
    }

    [Fact]
    public async Task ToolLeftBehind_ChangesNothingWhenItEnds()
    {
        var turn = Greeter.Turns.WaitDeaf("x");
        turn.Timeout = TimeSpan.FromSeconds(1);
        await Loop.PutAsync(turn);
        var run = Loop.AllAsync();
        await Desk.Waiting.Task;
        await Assert.ThrowsAsync<TurnTimeoutException>(() => Clock.RunAsync(run));

        Desk.Gate.SetException(new InvalidOperationException("nobody hears of this"));
        await Loop.PutAsync(Greeter.Turns.Greet("next"));
        Assert.Equal(["Hello next!"], await Loop.AllAsync());
        Assert.Equal(TurnStatus.TimedOut, turn.Status);
    }
}
