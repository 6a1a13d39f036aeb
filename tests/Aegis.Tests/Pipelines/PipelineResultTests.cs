using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>What a result says of its run.</summary>
public sealed class PipelineResultTests
{
    private static readonly FormatException First = new("first");
    private static readonly InvalidOperationException Second = new("second");

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunId_IsMadeOnceForEachRun()
    {
        var pipeline = new GraphPipeline([Bodies.Sum], []) { InlineAgents = 1 };

        var one = await pipeline.RunAsync(cancellationToken: TestToken);
        var other = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal(one.RunId, one.RunId);
        Assert.NotEqual(one.RunId, other.RunId);
        Assert.Equal("1 succeeded", one.Summary);
    }

    [Fact]
    public async Task RunId_IsWhatTheAgentsSaw()
    {
        string? seen = null;
        AgentBody looks = call =>
        {
            seen = call.Run!.CreateContext(call.Agent).RunId;
            return Bodies.Yield(call);
        };

        var result = await new GraphPipeline([looks], []).RunAsync(cancellationToken: TestToken);

        Assert.Equal(seen, result.RunId);
    }

    [Fact]
    public async Task EnsureSuccess_EveryAgentSucceeded_DoesNothing()
    {
        var result = await new GraphPipeline([Bodies.Sum], []).RunAsync(cancellationToken: TestToken);

        result.EnsureSuccess();
    }

    [Fact]
    public async Task EnsureSuccess_OneFailed_NamesItAndItsCause()
    {
        var pipeline = new GraphPipeline([Bodies.Throws(First), Bodies.Sum], [new(0, 1)]);
        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        var exception = Assert.Throws<PipelineFailedException>(result.EnsureSuccess);

        Assert.Equal(
            "Pipeline 'Graph' failed: 1 failed, 1 skipped. Agent 'A0' failed with FormatException: first",
            exception.Message
        );
        Assert.Same(First, exception.InnerException);
        Assert.Equal("Graph", exception.Pipeline);
        Assert.Equal(result.Outcomes, exception.Outcomes);
    }

    [Fact]
    public async Task EnsureSuccess_SeveralFailed_NamesAll()
    {
        var pipeline = new GraphPipeline([Bodies.Throws(First), Bodies.Throws(Second)], []);
        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        var exception = Assert.Throws<PipelineFailedException>(result.EnsureSuccess);

        Assert.Contains("'A0' failed with FormatException: first", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "'A1' failed with InvalidOperationException: second",
            exception.Message,
            StringComparison.Ordinal
        );
        Assert.Equal([First, Second], Assert.IsType<AggregateException>(exception.InnerException).InnerExceptions);
    }

    [Fact]
    public async Task Value_OfAnAgentThatDidNotSucceed_ThrowsAndNamesTheCause()
    {
        var pipeline = new GraphPipeline([Bodies.Throws(First), Bodies.Sum], [new(0, 1)]);
        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Same(First, Assert.Throws<AgentNotSucceededException>(() => result[0].Value).InnerException);
        Assert.Equal(["A0"], Assert.Throws<AgentNotSucceededException>(() => result[1].Value).SkippedBecause);
        Assert.Equal(1, result[0].Attempts);
        Assert.Equal(0, result[1].Attempts);
    }

    [Fact]
    public async Task Usage_IsWhatTheAgentsCountedTogether()
    {
        AgentBody counts = call =>
        {
            var context = call.Run!.CreateContext(call.Agent);
            context.AddUsage(new UsageDetails { InputTokenCount = 10, OutputTokenCount = call.Agent });
            return call.Agent == 2 ? throw First : Bodies.Sum(call);
        };
        var pipeline = new GraphPipeline([Bodies.Sum, counts, counts], []);

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal(20, result.Usage?.InputTokenCount);
        Assert.Equal(3, result.Usage?.OutputTokenCount);
        Assert.Null(result[0].Usage);
        Assert.Equal(1, result[1].Usage?.OutputTokenCount);
        Assert.Equal(2, result[2].Usage?.OutputTokenCount);
        Assert.Null(result.Duration);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Duration_IsMeasuredWhenAskedForAndOfAgentsThatAskAModel(bool asked)
    {
        var clock = new FakeTimeProvider();
        AgentBody takesASecond = call =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return Bodies.Sum(call);
        };
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        var pipeline = new GraphPipeline(
            [takesASecond, takesASecond],
            [new(0, 1)],
            graph => new PipelineShape(graph) { ModelAgents = [1] },
            new PipelineHost("Graph", services)
        )
        {
            InlineAgents = 1,
        };

        var result = await pipeline.RunAsync(options: new() { MeasureDuration = asked }, cancellationToken: TestToken);

        Assert.Equal(asked ? TimeSpan.FromSeconds(1) : null, result[0].Duration);
        Assert.Equal(TimeSpan.FromSeconds(1), result[1].Duration);
        Assert.Equal(TimeSpan.FromSeconds(2), result.Duration);
    }

    [Fact]
    public async Task Outcomes_AreInTopologicalOrder()
    {
        var result = await new GraphPipeline([Bodies.Sum, Bodies.Yield, Bodies.Sum], []).RunAsync(
            cancellationToken: TestToken
        );

        Assert.Equal(["A0", "A1", "A2"], result.Outcomes.Select(outcome => outcome.AgentId));
        Assert.Equal("Graph: Succeeded (3 succeeded)", result.ToString());
    }

    [Fact]
    public async Task PipelineWithoutAgents_Succeeds()
    {
        var result = await new GraphPipeline([], []).RunAsync(
            options: new() { MeasureDuration = true },
            cancellationToken: TestToken
        );

        Assert.Equal(PipelineStatus.Succeeded, result.Status);
        Assert.Equal("", result.Summary);
    }
}
