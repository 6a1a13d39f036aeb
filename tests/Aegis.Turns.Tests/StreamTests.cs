using Aegis.Turns.Tests.Kit;

namespace Aegis.Turns.Tests;

public sealed class StreamTests : GreeterTest
{
    public static TheoryData<string> Ways => ["typed", "typed, locked", "untyped", "untyped, locked"];

    private static (Turn Turn, object[] Items) Make(string way) =>
        way switch
        {
            "typed" => (Greeter.Turns.Count(3), [1, 2, 3]),
            "typed, locked" => (Greeter.Turns.Spell("abc"), ["a", "b", "c"]),
            "untyped" => (new Turn("count", new() { { "to", 3 } }), [1, 2, 3]),
            _ => (new Turn("spell", new() { { "word", "abc" } }), ["a", "b", "c"]),
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Items_ComeOneByOneAndAreTheOutput(string way)
    {
        var (turn, items) = Make(way);
        await Loop.PutAsync(turn);
        Assert.Equal(items, await Loop.AllAsync());
        Assert.Equal(items, ((System.Collections.IEnumerable)turn.Output!).Cast<object>());
        Assert.Equal((TurnStatus.Completed, "left"), (turn.Status, Assert.Single(Desk.Log)));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task LeftEarly_IsCleanedUpAndTheRestStays(string way)
    {
        var (turn, items) = Make(way);
        await Loop.PutAsync(turn);
        await Loop.PutAsync(Make(way).Turn);
        await foreach (var (_, value) in Loop.RunAsync())
        {
            Assert.Equal(items[0], value);
            break;
        }

        Assert.Equal("left", Assert.Single(Desk.Log));
        Assert.Equal(TurnStatus.Cancelled, turn.Status);
        Assert.Null(turn.Error);
        Assert.False(Loop.IsRunning);
        Assert.Null(Loop.CurrentTurn);
        Assert.Equal(items, await Loop.AllAsync());
        await Loop.PutAsync(turn);
        Assert.Equal(items, await Loop.AllAsync());
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task CallerGivesUpBetweenItems_CancelsTheTurn(string way)
    {
        var (turn, _) = Make(way);
        await Loop.PutAsync(turn);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Loop.RunAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        Assert.Equal((TurnStatus.Cancelled, "left"), (turn.Status, Assert.Single(Desk.Log)));
    }

    [Fact]
    public async Task LockedStream_LetsNoOtherCallIn()
    {
        using var other = NewLoop("other");
        await Loop.PutAsync(Greeter.Turns.Spell("abcd"));
        await other.PutAsync(Greeter.Turns.Spell("cd"));
        await using var first = Loop.RunAsync().GetAsyncEnumerator();
        Assert.True(await first.MoveNextAsync());
        var second = other.AllAsync();
        Assert.True(await first.MoveNextAsync());
        Assert.False(second.IsCompleted);
        Assert.True(await first.MoveNextAsync() && await first.MoveNextAsync());
        Assert.False(await first.MoveNextAsync());
        Assert.Equal(["c", "d"], await second);
    }

    [Fact]
    public async Task ConstrainedArgument_IsCheckedForStreamsToo()
    {
        await Loop.PutAsync(Greeter.Turns.Spell("too long"));
        await Loop.ThrowsAsync<TurnRefusedException>();
        Assert.Empty(Desk.Log);
    }

    [Fact]
    public async Task TurnsAndContext_OfToolsAreRoutedAndNotGiven()
    {
        await Loop.PutAsync(Greeter.Turns.Then("a"));
        await Loop.PutAsync(Greeter.Turns.Mix("b"));
        await Loop.PutAsync(Greeter.Turns.Remember("c"));
        await Loop.PutAsync(Greeter.Turns.Remember("d", "id"));
        Assert.Equal(["one", "two", "Hello a!", "Hello b!"], await Loop.AllAsync());
        Assert.Equal(["noted", "c"], Loop.ContextQueue.Select(item => item.Content));
        Assert.Equal("k: What was kept.\nid: A text.", Loop.ContextPool.Catalogue());
    }

    [Fact]
    public async Task RoutedTurnThatTheLoopCanNotRun_IsAFailureOfItsTurn()
    {
        using var small = new AgentLoop("small", "", Desk.Tools.Where(tool => tool.Name == "then"));
        await small.PutAsync(Greeter.Turns.Then("a"));
        await small.ThrowsAsync<ArgumentException>();
        Assert.Equal(0, small.Count);
        Assert.False(small.IsRunning);
    }
}
