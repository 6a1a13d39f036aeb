using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>How a round of calls ends that can not go on.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task Cancelled_WaitsForEveryCallThatWasStarted()
    {
        using var cancellation = new CancellationTokenSource();
        var (heard, end, hasEnded) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var obedient = ToolLoop.Tool("obedient", (CancellationToken token) => Task.Delay(Timeout.Infinite, token));
        var stubborn = ToolLoop.Tool(
            "stubborn",
            async () =>
            {
                heard.SetResult();
                await end.Task;
                hasEnded = true;
            }
        );
        var loop = Loop(obedient, stubborn);

        var asking = loop.AskAsync(cancellation.Token);
        await heard.Task;
        await cancellation.CancelAsync();
        Assert.False(asking.IsCompleted);
        end.SetResult();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        Assert.True(hasEnded);
        Assert.Single(loop.Client.Requests);
    }

    [Fact]
    public async Task Cancelled_StartsNoFurtherCall()
    {
        using var cancellation = new CancellationTokenSource();
        var calls = 0;
        var tool = ToolLoop.Tool(
            "tool",
            () =>
            {
                Interlocked.Increment(ref calls);
                cancellation.Cancel();
            }
        );
        var loop = new ToolLoop(
            ScriptedReply.Calling([.. Enumerable.Range(0, 100).Select(id => ToolLoop.Call("tool", $"{id}"))])
        )
        {
            Own = [tool],
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop.AskAsync(cancellation.Token));

        Assert.InRange(calls, 1, 8);
    }

    [Fact]
    public async Task MissingService_WaitsForTheOtherCalls()
    {
        var (begun, end, hasEnded) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var slow = ToolLoop.Tool(
            "slow",
            async () =>
            {
                begun.SetResult();
                await end.Task;
                hasEnded = true;
            }
        );
        var loop = Loop(new NeedyFunction(begun.Task, end), slow);

        var error = await Assert.ThrowsAnyAsync<InvalidOperationException>(() => loop.AskAsync());

        Assert.Contains(nameof(Version), error.Message, StringComparison.Ordinal);
        Assert.True(hasEnded);
    }

    [Fact]
    public async Task CancellationOfAToolsOwn_IsAnErrorForTheModel()
    {
        var tool = ToolLoop.Tool(
            "tool",
            static () =>
            {
                throw new TaskCanceledException("timed out");
            }
        );
        var loop = new ToolLoop(ToolLoop.Calling("tool"), new ScriptedReply("done")) { Own = [tool] };

        await loop.AskAsync();

        Assert.Contains("TaskCanceledException: timed out", loop.Result, StringComparison.Ordinal);
    }

    /// <summary>Takes a service that nobody provides, once the other call may end.</summary>
    private sealed class NeedyFunction(Task begun, TaskCompletionSource end) : ToolFunction(new ToolDefinition("needy"))
    {
        protected override async ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            await begun;
            end.SetResult();
            call.Service<Version>();
            throw new InvalidOperationException("There was a service.");
        }
    }

    private static ToolLoop Loop(AIFunction first, AIFunction second) =>
        new(ScriptedReply.Calling(ToolLoop.Call(first.Name, "1"), ToolLoop.Call(second.Name, "2")))
        {
            Own = [first, second],
        };
}
