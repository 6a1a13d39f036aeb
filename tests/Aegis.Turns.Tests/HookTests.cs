using Aegis.Turns.Tests.Kit;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Turns.Tests;

public sealed class HookTests : GreeterTest
{
    private readonly List<string> told = [];

    private void ListenToAll(HookSet hooks, string who = "") =>
        hooks.Add(
            new TurnHook(
                Enum.GetValues<HookPoint>(),
                context =>
                {
                    told.Add($"{who}{context.Point}");
                    return default;
                }
            )
        );

    [Fact]
    public async Task TurnOfOneValue_CallsHooksInOrder()
    {
        ListenToAll(Loop.Hooks);
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await foreach (var (_, value) in Loop.RunAsync())
        {
            told.Add($"{value}");
        }

        Assert.Equal(
            "BeforePut AfterPut BeforeTurn BeforeRun BeforeInvoke AfterInvoke RunValue AfterRun RunEnded TurnValue Hello a! AfterTurn",
            string.Join(' ', told)
        );
    }

    [Theory]
    [InlineData("typed")]
    [InlineData("untyped")]
    public async Task Stream_CallsHooksForEachItem(string way)
    {
        ListenToAll(Loop.Hooks);
        await Loop.PutAsync(way == "typed" ? Greeter.Turns.Count(2) : new Turn("count", new() { { "to", 2 } }));
        await foreach (var (_, value) in Loop.RunAsync())
        {
            told.Add($"{value}");
        }

        Assert.Equal(
            "BeforePut AfterPut BeforeTurn BeforeRun BeforeInvoke Yielded RunValue TurnValue 1 Yielded RunValue TurnValue 2 "
                + "AfterInvoke AfterRun RunEnded AfterTurn",
            string.Join(' ', told)
        );
    }

    [Fact]
    public async Task StreamLeftEarly_TellsOfWhatThereWas()
    {
        await Loop.PutAsync(Greeter.Turns.Count(3));
        ListenToAll(Loop.Hooks);
        Loop.Hooks.Add(
            HookPoint.AfterInvoke,
            context =>
            {
                told.Add(string.Join(',', (IEnumerable<int>)context.Value!));
                return default;
            }
        );
        await foreach (var _ in Loop.RunAsync())
        {
            break;
        }

        Assert.Equal(
            "BeforeTurn BeforeRun BeforeInvoke Yielded RunValue TurnValue AfterInvoke 1 RunEnded",
            string.Join(' ', told)
        );
    }

    [Fact]
    public async Task Failure_IsToldToToolTurnAndLoop()
    {
        await Loop.PutAsync(Greeter.Turns.Fail("broken"));
        ListenToAll(Loop.Hooks);
        await Loop.ThrowsAsync<InvalidOperationException>();
        Assert.Equal(
            "BeforeTurn BeforeRun BeforeInvoke InvokeFailed RunFailed RunEnded TurnFailed",
            string.Join(' ', told)
        );
    }

    [Fact]
    public async Task Timeout_IsNoFailure()
    {
        await Loop.PutAsync(Greeter.Turns.Wait("a"));
        ListenToAll(Loop.Hooks);
        var run = Loop.AllAsync();
        await Desk.Waiting.Task;
        await Assert.ThrowsAsync<TurnTimeoutException>(() => Clock.RunAsync(run));
        Assert.Equal("BeforeTurn BeforeRun BeforeInvoke RunTimedOut RunEnded TurnTimedOut", string.Join(' ', told));
    }

    [Fact]
    public async Task CallerGivesUp_OnlyEndsTheTurn()
    {
        await Loop.PutAsync(Greeter.Turns.Wait("a"));
        ListenToAll(Loop.Hooks);
        using var stop = new CancellationTokenSource();
        var run = Loop.AllAsync(stop.Token);
        await Desk.Waiting.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.Equal("BeforeTurn BeforeRun BeforeInvoke RunEnded", string.Join(' ', told));
    }

    [Fact]
    public async Task HooksOfTheTurn_ComeBeforeThoseOfTheLoopAndGlobalOnes()
    {
        await using var services = new ServiceCollection().AddAegis().BuildServiceProvider();
        using var loop = new AgentLoop("a", "", Desk.Tools, new() { Services = services });
        var twice = new TurnHook(
            HookPoint.BeforeRun,
            _ =>
            {
                told.Add("twice");
                return default;
            }
        );
        services.GetRequiredService<GlobalHooks>().Add(twice);
        ListenToAll(services.GetRequiredService<GlobalHooks>(), "global ");
        ListenToAll(loop.Hooks, "loop ");
        loop.Hooks.Add(twice);
        var turn = Greeter.Turns.Greet("a");
        ListenToAll(turn.Hooks, "turn ");
        await loop.PutAsync(turn);
        told.Clear();
        await loop.AllAsync();
        Assert.Equal(
            [
                "turn BeforeTurn",
                "loop BeforeTurn",
                "global BeforeTurn",
                "turn BeforeRun",
                "loop BeforeRun",
                "twice",
                "global BeforeRun",
            ],
            told.Take(7)
        );
    }

    [Theory]
    [InlineData("vip", null, "a")]
    [InlineData(null, "note", "b")]
    [InlineData(null, null, "a b")]
    [InlineData("vip", "note", "")]
    public async Task Filter_ChoosesTurns(string? tag, string? tool, string expected)
    {
        var seen = new List<string>();
        Loop.Hooks.Add(
            new TurnHook(
                HookPoint.BeforeTurn,
                context =>
                {
                    seen.Add((string)context.Turn!.Metadata["name"]!);
                    return default;
                }
            )
            {
                Tags = tag is null ? [] : ["other", tag],
                Tools = tool is null ? [] : [tool],
            }
        );
        var tagged = Greeter.Turns.Greet("a");
        tagged.Tags.Add("vip");
        tagged.Metadata["name"] = "a";
        var untagged = Greeter.Turns.Note("b");
        untagged.Metadata["name"] = "b";
        await Loop.PutAsync(tagged);
        await Loop.PutAsync(untagged);
        await Loop.AllAsync();
        Assert.Equal(expected, string.Join(' ', seen));
    }

    // of each point: what is told after a hook there has thrown, whether the tool ran, what has become of the turn
    public static TheoryData<HookPoint, string, bool, TurnStatus> Throwing =>
        new()
        {
            { HookPoint.BeforeTurn, "RunFailed RunEnded TurnFailed", false, TurnStatus.Failed },
            { HookPoint.BeforeRun, "RunFailed RunEnded TurnFailed", false, TurnStatus.Failed },
            { HookPoint.BeforeInvoke, "RunFailed RunEnded TurnFailed", false, TurnStatus.Failed },
            { HookPoint.AfterInvoke, "RunFailed RunEnded TurnFailed", true, TurnStatus.Failed },
            { HookPoint.RunValue, "RunFailed RunEnded TurnFailed", true, TurnStatus.Failed },
            { HookPoint.AfterRun, "RunFailed RunEnded TurnFailed", true, TurnStatus.Failed },
            { HookPoint.RunEnded, "TurnFailed", true, TurnStatus.Completed },
            { HookPoint.TurnValue, "TurnFailed", true, TurnStatus.Completed },
            { HookPoint.AfterTurn, "", true, TurnStatus.Completed },
        };

    [Theory]
    [MemberData(nameof(Throwing))]
    public async Task HookThatThrows_FailsTheTurnAndLeavesTheLoopClean(
        HookPoint point,
        string after,
        bool ran,
        TurnStatus status
    )
    {
        var turn = Greeter.Turns.Greet("a");
        await Loop.PutAsync(turn);
        await Loop.PutAsync(Greeter.Turns.Note("next"));
        ListenToAll(Loop.Hooks);
        var hook = Loop.Hooks.Add(point, context => throw new NotSupportedException("hook"));

        await Loop.ThrowsAsync<NotSupportedException>();
        Assert.Equal(after, string.Join(' ', told.SkipWhile(entry => entry != $"{point}").Skip(1)));
        Assert.Equal(ran ? 1 : 0, Desk.Log.Count);
        Assert.Equal(status, turn.Status);
        Assert.False(Loop.IsRunning);
        Loop.Hooks.Remove(hook);
        Assert.Equal([null], await Loop.AllAsync());
    }

    [Theory]
    [InlineData(HookPoint.InvokeFailed, "RunFailed RunEnded TurnFailed")]
    [InlineData(HookPoint.RunFailed, "RunEnded TurnFailed")]
    [InlineData(HookPoint.RunEnded, "TurnFailed")]
    [InlineData(HookPoint.TurnFailed, "")]
    public async Task HookOfAFailureThatThrows_ReplacesTheException(HookPoint point, string after)
    {
        await Loop.PutAsync(Greeter.Turns.Fail("broken"));
        ListenToAll(Loop.Hooks);
        Loop.Hooks.Add(point, context => throw new NotSupportedException(context.Error!.Message + " twice"));
        Assert.Equal("broken twice", (await Loop.ThrowsAsync<NotSupportedException>()).Message);
        Assert.Equal(after, string.Join(' ', told.SkipWhile(entry => entry != $"{point}").Skip(1)));
    }

    [Fact]
    public async Task HookBeforePutThatThrows_KeepsTheTurnOut()
    {
        Loop.Hooks.Add(HookPoint.BeforePut, _ => throw new NotSupportedException());
        await Assert.ThrowsAsync<NotSupportedException>(async () => await Loop.PutAsync(Greeter.Turns.Greet("a")));
        Assert.Equal(0, Loop.Count);
    }

    [Fact]
    public async Task BeforeInvoke_IsToldTheArguments()
    {
        IEnumerable<KeyValuePair<string, object?>>? seen = null;
        Loop.Hooks.Add(
            HookPoint.BeforeInvoke,
            context =>
            {
                seen = (TurnArguments)context.Value!;
                return default;
            }
        );
        await Loop.PutAsync(Greeter.Turns.Greet("a", 2));
        await Loop.AllAsync();
        Assert.Equal([new("name", "a"), new("times", 2)], seen);
    }

    [Fact]
    public void HookWithoutAPoint_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => new TurnHook([], _ => default));
        Assert.Throws<ArgumentException>(() => new TurnHook((HookPoint)99, _ => default));
    }

    [Fact]
    public async Task MethodsWithTheAttribute_AreHooks()
    {
        var audit = new Audit();
        Loop.Hooks.Add(audit.Hooks);
        await Loop.PutAsync(Greeter.Turns.Greet("a"));
        await Loop.AllAsync();
        await Loop.PutAsync(Greeter.Turns.Fail("broken"));
        await Loop.ThrowsAsync<InvalidOperationException>();
        Assert.Equal(["before greet", "AfterTurn", "before fail", "TurnFailed"], audit.Notes);
        Assert.Equal(["Audit.Before", "Audit.AfterAsync"], audit.Hooks.Select(hook => hook.Name));
        using var read = AgentLoop.FromJson(Loop.ToJson(), Desk.Tools, new() { KnownHooks = audit.Hooks });
        Assert.Equal(audit.Hooks, read.Hooks);
    }
}
