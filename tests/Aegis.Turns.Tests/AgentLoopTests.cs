using Aegis.Turns.Tests.Kit;
using Microsoft.Extensions.AI;

namespace Aegis.Turns.Tests;

public sealed class AgentLoopTests : GreeterTest
{
    [Fact]
    public async Task TypedTurns_GiveTheirValuesInOrder()
    {
        var greet = Greeter.Turns.Greet("World", times: 2);
        var book = Greeter.Turns.Book(new Guest("Ada", 2));
        await Loop.PutAsync(greet);
        await Loop.PutAsync(book);

        Assert.Equal(["Hello World!Hello World!", new Guest("Ada", 3)], await Loop.AllAsync());
        Assert.Equal("Hello World!Hello World!", greet.Output);
        Assert.Equal(3, book.Output!.Nights);
        Assert.Equal(TurnStatus.Completed, greet.Status);
        Assert.NotNull(greet.StartedAt);
        Assert.True(greet.EndedAt >= greet.StartedAt);
        Assert.False(Loop.IsRunning);
        Assert.Empty(await Loop.AllAsync());
    }

    [Fact]
    public async Task UntypedTurns_AreCheckedByTheBinder()
    {
        await Loop.PutAsync(new Turn("greet", new() { { "name", "World" }, { "times", 2 } }));
        await Loop.PutAsync(new Turn("book", new() { { "guest", new Guest("Ada", 2) } }));
        Assert.Equal(["Hello World!Hello World!", new Guest("Ada", 3)], await Loop.AllAsync());

        await Loop.PutAsync(new Turn("greet", new() { { "times", 2 } }));
        var refused = await Loop.ThrowsAsync<TurnRefusedException>();
        Assert.Contains("name", refused.Message, StringComparison.Ordinal);
        Assert.Equal(TurnStatus.Failed, refused.Turn!.Status);
    }

    [Fact]
    public async Task ConstrainedArgument_IsCheckedForTypedTurnsToo()
    {
        await Loop.PutAsync(Greeter.Turns.Add(2, 3));
        Assert.Equal([5], await Loop.AllAsync());
        await Loop.PutAsync(Greeter.Turns.Add(2, 51));
        var refused = await Loop.ThrowsAsync<TurnRefusedException>();
        Assert.Contains("must be at most 50", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolWithoutResult_GivesNull()
    {
        await Loop.PutAsync(Greeter.Turns.Note("a"));
        await Loop.PutAsync(Greeter.Turns.Nothing());
        await Loop.PutAsync(new Turn("note", new() { { "text", "b" } }));
        Assert.Equal([null, null, null], await Loop.AllAsync());
        Assert.Equal(["a", "b"], Desk.Log);
    }

    [Fact]
    public async Task ForeignTool_IsRefusedWhenPut()
    {
        var other = new AgentLoop("other", "", [AIFunctionFactory.Create(() => 1, "one")]);
        var error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await other.PutAsync(Greeter.Turns.Greet("World"))
        );
        Assert.Contains("Loop 'other' has no tool 'greet'", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ArgumentException>(async () => await Loop.PutAsync(new Turn("gret")));
        Assert.Contains("Was 'greet' meant?", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, Loop.Count);
    }

    [Fact]
    public void TwoToolsOfOneName_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new AgentLoop("a", "", [.. Desk.Tools, .. new Greeter().Tools]));

    [Fact]
    public async Task FunctionOfAnotherKind_IsATool()
    {
        var other = new AgentLoop("other", "", [AIFunctionFactory.Create((int number) => number + 1, "next")]);
        await other.PutAsync(new Turn("next", new() { { "number", 1 } }));
        var value = Assert.Single(await other.AllAsync());
        Assert.Equal("2", value!.ToString());
    }

    [Fact]
    public async Task DynamicArguments_AreEvaluatedWhenTheTurnRuns()
    {
        var name = "early";
        var turn = Greeter.Turns.Greet(() => (name, 1));
        await Loop.PutAsync(turn);
        await Loop.PutAsync(new Turn("greet", new() { { "name", () => name } }));
        name = "late";
        Assert.Equal(["Hello late!", "Hello late!"], await Loop.AllAsync());

        name = "again";
        await Loop.PutAsync(turn);
        Assert.Equal(["Hello again!"], await Loop.AllAsync());
        Assert.Throws<ArgumentException>(() => new TurnArguments { { "times", (object)(Func<int>)(() => 1) } });
    }

    [Fact]
    public async Task FailedTurn_IsDroppedAndTheRestStays()
    {
        var fail = Greeter.Turns.Fail("broken");
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await Loop.PutAsync(fail);
        await Loop.PutAsync(Greeter.Turns.Greet("b"));

        var error = await Loop.ThrowsAsync<InvalidOperationException>();
        Assert.Equal("broken", error.Message);
        Assert.Equal((TurnStatus.Failed, error), (fail.Status, fail.Error));
        Assert.Equal(1, Loop.Count);
        Assert.Equal(["Hello b!"], await Loop.AllAsync());
    }

    [Fact]
    public async Task RunTwice_IsRefusedAndTheFirstGoesOn()
    {
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await Loop.PutAsync(Greeter.Turns.Greet("b"));
        var seen = 0;
        await foreach (var _ in Loop.RunAsync())
        {
            seen++;
            Assert.Contains(
                "Loop 'greeter' runs",
                (await Loop.ThrowsAsync<AlreadyRunningException>()).Message,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(2, seen);
    }

    [Fact]
    public async Task RunningTurn_CanBeNeitherChangedNorRunAgain()
    {
        var turn = Greeter.Turns.Wait("x");
        var other = new AgentLoop("other", "", Desk.Tools);
        await Loop.PutAsync(turn);
        await other.PutAsync(turn);
        var run = Loop.AllAsync();
        await Desk.Waiting.Task;

        Assert.Equal(TurnStatus.Running, turn.Status);
        Assert.Same(turn, Loop.CurrentTurn);
        Assert.Throws<AlreadyRunningException>(() => turn.Timeout = TimeSpan.FromSeconds(1));
        await other.ThrowsAsync<AlreadyRunningException>();
        Assert.Equal(TurnStatus.Running, turn.Status);

        Desk.Gate.SetResult("!");
        Assert.Equal(["x!"], await run);
        turn.Timeout = TimeSpan.FromSeconds(1);
        await Loop.PutAsync(turn);
        Assert.Equal(["x!"], await Loop.AllAsync());
    }

    [Fact]
    public async Task EmptyTimeout_IsRefused()
    {
        var turn = Greeter.Turns.Greet("a");
        Assert.Equal(TimeSpan.FromSeconds(60), turn.Timeout);
        Assert.Throws<ArgumentOutOfRangeException>(() => turn.Timeout = TimeSpan.Zero);
        turn.Timeout = Timeout.InfiniteTimeSpan;
        await Loop.PutAsync(turn);
        Assert.Equal(["Hello a!"], await Loop.AllAsync());
    }
}
