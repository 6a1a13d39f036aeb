using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>What runs side by side, and what does not.</summary>
public sealed class ConcurrencyTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AgentsWithoutAnEdge_RunTogether()
    {
        var both = new TaskCompletionSource();
        var running = 0;
        AgentBody meets = async call =>
        {
            if (Interlocked.Increment(ref running) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            return call.Sum;
        };

        var result = await new GraphPipeline([meets, meets], []).RunAsync(cancellationToken: TestToken);

        Assert.Equal("2 succeeded", result.Summary);
    }

    [Fact]
    public async Task PlainAgents_RunTogetherAlthoughTheyHoldTheirThreads()
    {
        using var both = new Barrier(2);
        AgentBody meets = call =>
        {
            Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)));
            return new ValueTask<int>(call.Sum);
        };
        var pipeline = new GraphPipeline(
            [Bodies.Sum, meets, meets],
            [new(0, 1), new(0, 2)],
            graph => new PipelineShape(graph) { PlainAgents = [1, 2] }
        );

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal("3 succeeded", result.Summary);
    }

    [Fact]
    public async Task PlainAgentsOneAfterTheOther_StayOnTheCallersThread()
    {
        var threads = new List<int>();
        AgentBody notes = call =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return new ValueTask<int>(call.Sum);
        };
        var pipeline = new GraphPipeline(
            [notes, notes],
            [new(0, 1)],
            graph => new PipelineShape(graph) { PlainAgents = [0, 1] }
        );

        var task = pipeline.RunAsync(cancellationToken: TestToken);

        Assert.True(task.IsCompletedSuccessfully);
        await task;
        Assert.All(threads, thread => Assert.Equal(Environment.CurrentManagedThreadId, thread));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task MaxConcurrency_IsReachedAndNotExceeded(int limit)
    {
        var running = 0;
        var most = 0;
        AgentBody counts = async call =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return call.Sum;
        };
        var pipeline = new GraphPipeline(
            [.. Enumerable.Repeat(counts, 200)],
            [],
            graph => new PipelineShape(graph) { MaxConcurrency = limit }
        );

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal("200 succeeded", result.Summary);
        Assert.Equal(limit, most);
    }

    [Fact]
    public async Task OptionOfZero_LiftsTheDeclaredBound()
    {
        var started = 0;
        var all = new TaskCompletionSource();
        AgentBody waits = async call =>
        {
            if (Interlocked.Increment(ref started) == 3)
            {
                all.SetResult();
            }

            await all.Task;
            return call.Sum;
        };
        var pipeline = new GraphPipeline(
            [waits, waits, waits],
            [],
            graph => new PipelineShape(graph) { MaxConcurrency = 1 }
        );

        var result = await pipeline.RunAsync(options: new() { MaxConcurrency = 0 }, cancellationToken: TestToken);

        Assert.Equal("3 succeeded", result.Summary);
    }

    [Fact]
    public async Task ManyRunsOfOneInstance_DoNotSeeEachOther()
    {
        var pipeline = new GraphPipeline(
            [.. Enumerable.Range(0, 40).Select(agent => agent % 3 == 0 ? Bodies.Sum : Bodies.Yield)],
            GraphPipeline.Fan(40)
        )
        {
            InlineAgents = 4,
        };

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(worker =>
                    Task.Run(
                        async () =>
                        {
                            for (var run = 0; run < 400; run++)
                            {
                                var input = (worker * 1000) + run;
                                var result = await pipeline.RunAsync(input);

                                // the first, 38 that add the first's, and the last that adds all of theirs
                                var expected = (38 * 2 * input) + input + Enumerable.Range(1, 39).Sum();
                                Assert.Equal(expected, result[39].Value);
                            }
                        },
                        TestToken
                    )
                )
        );
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while (
            (seen = Volatile.Read(ref target)) < value && Interlocked.CompareExchange(ref target, value, seen) != seen
        ) { }
    }
}
