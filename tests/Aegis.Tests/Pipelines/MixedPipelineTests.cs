using Aegis.Tests.Pipelines.Emitted;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>The engine under what the generator writes for one agent of each kind.</summary>
public sealed class MixedPipelineTests
{
    private readonly List<string> log = [];
    private readonly MixedPipeline pipeline;

    public MixedPipelineTests()
    {
        pipeline = new MixedPipeline(new ServiceCollection().AddSingleton(log).BuildServiceProvider());
    }

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryKindOfAgent_HasItsOutcome()
    {
        var result = await pipeline.RunPipelineAsync("a b", cancellationToken: TestToken);

        Assert.Equal("text of a b", result.Reader.Value);
        Assert.Equal(11, result.Counter.Value);
        Assert.Equal(["text", "of", "a", "b"], result.Splitter.Value);
        Assert.Equal($"Witness in {result.RunId}, current Witness", result.Witness.Value);
        Assert.Equal("Succeeded, Recorder: Succeeded", result.Judge.Value);
        Assert.Equal("6 succeeded", result.Summary);
    }

    [Fact]
    public async Task AgentOfOneRun_IsDisposedOfBeforeTheRunEnds()
    {
        await pipeline.RunPipelineAsync("a", cancellationToken: TestToken);
        Assert.Equal(["recorded 9", "disposed"], log);

        await pipeline.RunPipelineAsync("a", cancellationToken: TestToken);
        Assert.Equal(4, log.Count);
    }

    [Fact]
    public async Task AgentThatTakesAnOutcome_SeesTheFailure()
    {
        var result = await pipeline.RunPipelineAsync("fail", cancellationToken: TestToken);

        Assert.Equal("Failed, Recorder: Succeeded", result.Judge.Value);
        Assert.Equal("5 succeeded, 1 failed", result.Summary);
    }

    [Fact]
    public async Task InlineAgentThrows_EveryOneThatNeedsItIsSkipped()
    {
        var result = await pipeline.RunPipelineAsync("", cancellationToken: TestToken);

        Assert.IsType<ArgumentException>(result.Reader.Error);
        Assert.Equal(["Reader"], result.Recorder.SkippedBecause);
        Assert.Equal("Skipped, Recorder: Skipped", result.Judge.Value);
        Assert.Equal("1 succeeded, 1 failed, 4 skipped", result.Summary);
        Assert.Empty(log);
    }

    [Fact]
    public async Task Streaming_TellsOfItemsAndProgress()
    {
        var events = new List<PipelineEvent>();
        await foreach (var happened in pipeline.StreamPipelineAsync("a", cancellationToken: TestToken))
        {
            events.Add(happened);
        }

        Assert.Same(MixedPipeline.Graph, Assert.IsType<RunStarted>(events[0]).Graph);
        Assert.Equal(["text", "of", "a"], events.OfType<AgentItem>().Select(item => item.Item));
        Assert.Equal("half done", Assert.Single(events.OfType<AgentProgress>()).Progress);
        Assert.Equal(6, events.OfType<AgentStarted>().Count());
        Assert.Equal(6, events.OfType<AgentCompleted>().Count());
        var result = Assert.IsType<RunCompleted<MixedPipelineResult>>(events[^1]).Result;
        Assert.NotNull(result.Duration);
        Assert.All(events, happened => Assert.Equal(result.RunId, happened.RunId));
        Assert.All(result.Outcomes, outcome => Assert.NotNull(outcome.Duration));
    }
}
