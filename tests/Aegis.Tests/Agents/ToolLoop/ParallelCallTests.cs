using Aegis.Tests.Tools;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>The calls of one response.</summary>
public sealed class ParallelCallTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task TwoCalls_OverlapInTime(bool isBlocking)
    {
        using var both = new Barrier(2);
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        // each ends only when the other has begun
        var left = isBlocking
            ? ToolLoop.Tool("left", () => both.SignalAndWait(Token))
            : ToolLoop.Tool(
                "left",
                () =>
                {
                    first.SetResult();
                    return second.Task.WaitAsync(Token);
                }
            );
        var right = isBlocking
            ? ToolLoop.Tool("right", () => both.SignalAndWait(Token))
            : ToolLoop.Tool(
                "right",
                () =>
                {
                    second.SetResult();
                    return first.Task.WaitAsync(Token);
                }
            );
        var loop = Loop([left, right], ["left", "right"]);

        await loop.AskAsync();

        Assert.Equal(["left", "right"], loop.Results.Single().Select(result => result.CallId));
    }

    [Fact]
    public async Task Results_AreInTheModelsOrder()
    {
        var last = new TaskCompletionSource();
        var slow = ToolLoop.Tool(
            "slow",
            async () =>
            {
                await last.Task;
                return "slow";
            }
        );
        var quick = ToolLoop.Tool(
            "quick",
            () =>
            {
                last.SetResult();
                return "quick";
            }
        );
        var loop = Loop([slow, quick], ["slow", "quick"]);

        await loop.AskAsync();

        Assert.Equal(["slow", "quick"], loop.Results.Single().Select(result => result.Result));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task NoMoreCallsThanAllowed_RunAtOnce(int limit)
    {
        var (running, most, started) = (0, 0, 0);
        var full = new TaskCompletionSource();
        var tool = ToolLoop.Tool(
            "tool",
            async () =>
            {
                lock (full)
                {
                    most = Math.Max(most, ++running);
                    if (++started == limit)
                    {
                        full.SetResult();
                    }
                }

                await full.Task;
                lock (full)
                {
                    running--;
                }
            }
        );
        using var services = new ServiceCollection()
            .AddAegis(options => options.MaxParallelToolCalls = limit)
            .BuildServiceProvider();
        var loop = Loop([tool], [.. Enumerable.Repeat("tool", 10)], services);

        await loop.AskAsync();

        Assert.Equal((10, limit), (started, most));
        Assert.Equal(10, loop.Results.Single().Count);
    }

    [Fact]
    public async Task LedgeredCallsOfOneKey_NeverOverlap()
    {
        var (running, most, calls) = (0, 0, 0);
        var tools = new WebTools
        {
            Search = async (_, _, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                Interlocked.Increment(ref calls);
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return "done";
            },
        };
        var definition = new ToolDefinition("search_web")
        {
            Schema = SearchSchema.Text,
            Effect = ToolEffect.AtMostOnce,
            IdempotencyKey = "query",
        };
        var loop = new ToolLoop(
            ScriptedReply.Calling([
                .. Enumerable.Range(0, 50).Select(id => ToolLoop.Call("search_web", $"{id}", ("query", "lamps"))),
            ]),
            new ScriptedReply("done")
        )
        {
            Own = [tools.SearchWeb(definition)],
        };

        await loop.AskAsync();

        Assert.Equal((50, 1), (calls, most));
    }

    private static ToolLoop Loop(AITool[] tools, string[] calls, IServiceProvider? services = null) =>
        new(
            ScriptedReply.Calling([
                .. calls.Select(
                    (name, at) => ToolLoop.Call(name, calls.Distinct().Count() == calls.Length ? name : $"{at}")
                ),
            ]),
            new ScriptedReply("done")
        )
        {
            Own = tools,
            Services = services,
        };
}
