using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>Deep chains and wide fans, on a stack that is too small for recursion.</summary>
public sealed class ScaleTests
{
    private const int Agents = 10_000;

    public static TheoryData<bool, int> Ways =>
        new()
        {
            { false, 0 },
            { false, Agents },
            { true, 0 },
            { true, 128 },
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task DeepChain_Completes(bool yields, int inline)
    {
        var result = await RunOnSmallStackAsync(GraphPipeline.Chain(Agents), yields, inline);

        Assert.Equal((Agents - 1) * Agents / 2, result[Agents - 1].Value);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task WideFan_Completes(bool yields, int inline)
    {
        var result = await RunOnSmallStackAsync(GraphPipeline.Fan(Agents), yields, inline);

        Assert.Equal((Agents - 1) * Agents / 2, result[Agents - 1].Value);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FirstOfADeepChainThrows_AllOthersAreSkippedBecauseOfIt(bool yields)
    {
        var bodies = Enumerable.Repeat(Bodies.Sum, Agents).ToArray();
        bodies[0] = yields ? Bodies.ThrowsLater(new FormatException()) : Bodies.Throws(new FormatException());
        var pipeline = new GraphPipeline(bodies, GraphPipeline.Chain(Agents));

        var result = await pipeline.RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal($"1 failed, {Agents - 1} skipped", result.Summary);
        Assert.Equal(["A0"], result[Agents - 1].SkippedBecause);
    }

    [Fact]
    public async Task HalfOfAWideFanThrows_TheLastNamesThemAll()
    {
        AgentBody fails = Bodies.ThrowsLater(new FormatException());
        var bodies = Enumerable.Range(0, Agents).Select(agent => agent % 2 == 1 ? fails : Bodies.Yield).ToArray();
        bodies[^1] = Bodies.Sum;
        var pipeline = new GraphPipeline(bodies, GraphPipeline.Fan(Agents));

        var result = await pipeline.RunAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Agents / 2 - 1, result[Agents - 1].SkippedBecause.Count);
        Assert.Equal("A1", result[Agents - 1].SkippedBecause[0]);
    }

    [Fact]
    public async Task BoundedFan_Completes()
    {
        var pipeline = new GraphPipeline([.. Enumerable.Repeat(Bodies.Yield, Agents)], GraphPipeline.Fan(Agents));

        var result = await pipeline.RunAsync(
            options: new PipelineRunOptions { MaxConcurrency = 3 },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal($"{Agents} succeeded", result.Summary);
    }

    private static async Task<GraphResult> RunOnSmallStackAsync(IReadOnlyList<TestEdge> edges, bool yields, int inline)
    {
        var body = yields ? Bodies.Yield : Bodies.Sum;
        var pipeline = new GraphPipeline([.. Enumerable.Repeat(body, Agents)], edges) { InlineAgents = inline };
        Task<GraphResult>? task = null;
        var thread = new Thread(() => task = pipeline.RunAsync(), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        return await task!;
    }
}
