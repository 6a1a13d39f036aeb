using System.Text.Json;
using System.Text.Json.Nodes;
using Aegis.Turns.Tests.Kit;

namespace Aegis.Turns.Tests;

public sealed class JsonTests : GreeterTest
{
    private AgentLoop Restored(AgentLoop loop, params TurnHook[] known) =>
        AgentLoop.FromJson(loop.ToJson(), Desk.Tools, new() { KnownHooks = known });

    private async Task FillAsync(AgentLoop loop)
    {
        await loop.PutAsync(Greeter.Turns.Greet("a", 2));
        await loop.PutAsync(Greeter.Turns.Mix("b"));
        await loop.PutAsync(new Turn("book", new() { { "guest", new Guest("Ada", 1) } }));
        await loop.PutAsync(Greeter.Turns.Count(() => 3));
        await loop.PutAsync(Greeter.Turns.Spell("xyz"));
        await loop.PutAsync(Greeter.Turns.Remember("c", "id"));
        await loop.PutAsync(Greeter.Turns.Recall());
    }

    private static string Text(IEnumerable<object?> values) => string.Join('|', values);

    [Fact]
    public async Task AnyPausePoint_ContinuesWithTheSameResults()
    {
        using var whole = NewLoop("loop");
        await FillAsync(whole);
        var expected = Text(await whole.AllAsync());

        // between any two turns: paused by the hook, written, and gone on with elsewhere
        for (var turns = 0; turns <= 8; turns++)
        {
            using var loop = NewLoop("loop");
            await FillAsync(loop);
            var done = 0;
            loop.Hooks.Add(
                new TurnHook(
                    HookPoint.BeforeTurn,
                    context =>
                    {
                        if (++done == turns)
                        {
                            context.Loop.Pause();
                        }

                        return default;
                    }
                )
                {
                    Name = "pause",
                }
            );
            if (turns == 0)
            {
                loop.Pause();
            }

            using var stop = new CancellationTokenSource();
            loop.Hooks.Add(new TurnHook(HookPoint.Paused, _ => new(stop.CancelAsync())) { Name = "stop" });
            var values = new List<object?>();
            try
            {
                await foreach (var (_, value) in loop.RunAsync(stop.Token))
                {
                    values.Add(value);
                }
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { }

            using var next = Restored(
                loop,
                new TurnHook(HookPoint.Resumed, _ => default) { Name = "pause" },
                new TurnHook(HookPoint.Resumed, _ => default) { Name = "stop" }
            );
            Assert.Equal((loop.IsPaused, loop.Count), (next.IsPaused, next.Count));
            next.Resume();
            Assert.Equal(expected, Text([.. values, .. await next.AllAsync()]));
            Assert.Equal(whole.ContextQueue, next.ContextQueue);
            Assert.Equal(whole.ContextPool.Items, next.ContextPool.Items);
        }
    }

    [Fact]
    public async Task TurnThatRuns_RunsAgainBeforeTheOthers()
    {
        await Loop.PutAsync(Greeter.Turns.Count(3));
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await foreach (var _ in Loop.RunAsync())
        {
            using var next = Restored(Loop);
            Assert.Equal("1|2|3|Hello a!", Text(await next.AllAsync()));
            break;
        }

        using var rest = Restored(Loop);
        Assert.Equal("Hello a!", Text(await rest.AllAsync()));
    }

    [Fact]
    public async Task TurnThatHasCompleted_DoesNotRunAgain()
    {
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await Loop.PutAsync(Greeter.Turns.Greet("b"));
        await foreach (var _ in Loop.RunAsync())
        {
            using var next = Restored(Loop);
            Assert.Equal("Hello b!", Text(await next.AllAsync()));
            break;
        }
    }

    [Fact]
    public async Task Turn_KeepsAllThatIsKnownOfIt()
    {
        var hook = new TurnHook(HookPoint.RunEnded, _ => default) { Name = "mine" };
        var turn = Greeter.Turns.Book(() => new Guest("Ada", 2));
        turn.Timeout = TimeSpan.FromSeconds(1.5);
        turn.Metadata["ticket"] = new JsonObject { ["id"] = 7 };
        turn.Tags.Add("vip");
        turn.Hooks.Add(hook);
        await Loop.PutAsync(turn);
        await Loop.AllAsync();

        var read = Turn.FromJson(turn.ToJson(), [hook]);
        Assert.Equal("book", read.Tool);
        Assert.Equal(turn.Timeout, read.Timeout);
        Assert.Equal("""{"ticket":{"id":7}}""", read.Metadata.ToJsonString());
        Assert.Equal(["vip"], read.Tags);
        Assert.Same(hook, Assert.Single(read.Hooks));
        Assert.Equal(TurnStatus.Completed, read.Status);
        Assert.Equal((turn.StartedAt, turn.EndedAt), (read.StartedAt, read.EndedAt));
        Assert.Equal("""{"name":"Ada","nights":3}""", ((JsonElement)read.Output!).GetRawText());
        Assert.Equal(turn.ToJson(), read.ToJson());
        Assert.StartsWith(
            """{"version":1,"tool":"book","arguments":{"guest":{"name":"Ada","nights":2}},""",
            turn.ToJson(),
            StringComparison.Ordinal
        );

        await Loop.PutAsync(read);
        Assert.Equal([new Guest("Ada", 3)], await Loop.AllAsync());
    }

    [Fact]
    public async Task FailedTurn_KeepsItsMessage()
    {
        var turn = Greeter.Turns.Fail("broken");
        turn.Timeout = Timeout.InfiniteTimeSpan;
        await Loop.PutAsync(turn);
        await Loop.ThrowsAsync<InvalidOperationException>();
        var read = Turn.FromJson(turn.ToJson());
        Assert.Equal((TurnStatus.Failed, "broken"), (read.Status, read.Error!.Message));
        Assert.Equal(Timeout.InfiniteTimeSpan, read.Timeout);
    }

    [Fact]
    public async Task WhatIsNotKnown_IsRefusedAndNamed()
    {
        var registry = new AgentLoopRegistry();
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        Assert.Contains(
            "no tool 'greet'",
            Assert
                .Throws<ArgumentException>(() => AgentLoop.FromJson(Loop.ToJson(), [], new() { Registry = registry }))
                .Message,
            StringComparison.Ordinal
        );
        Assert.Empty(registry.Loops);
        Assert.Throws<FormatException>(() =>
            AgentLoop.FromJson(
                Loop.ToJson().Replace("\"version\":1", "\"version\":2", StringComparison.Ordinal),
                Desk.Tools
            )
        );
        Assert.Throws<FormatException>(() => Turn.FromJson("""{"tool":"greet"}"""));
        Assert.Throws<JsonException>(() => Turn.FromJson("""{"version":1,"tool":"greet","spare":1}"""));

        Loop.Hooks.Add(HookPoint.BeforeTurn, _ => default);
        Assert.Contains(
            "TurnHook.Name",
            Assert.Throws<InvalidOperationException>(() => Loop.ToJson()).Message,
            StringComparison.Ordinal
        );
        using var named = NewLoop("named");
        named.Hooks.Add(new TurnHook(HookPoint.BeforeTurn, _ => default) { Name = "mine" });
        Assert.Contains(
            "names the hook 'mine'",
            Assert.Throws<ArgumentException>(() => Restored(named)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task LiveLoopOfTheSameName_RefusesAnother()
    {
        var registry = new AgentLoopRegistry();
        using var loop = new AgentLoop("one", "", Desk.Tools, new() { Registry = registry });
        await loop.PutAsync(Greeter.Turns.Greet("a"));
        Assert.Throws<ArgumentException>(() =>
            AgentLoop.FromJson(loop.ToJson(), Desk.Tools, new() { Registry = registry })
        );
        Assert.Same(loop, Assert.Single(registry.Loops));
    }
}
