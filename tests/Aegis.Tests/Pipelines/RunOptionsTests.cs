using Aegis.Tests.Pipelines.Synthetic;
using Xunit;

namespace Aegis.Tests.Pipelines;

public sealed class RunOptionsTests
{
    public static TheoryData<PipelineRunOptions, string> Mistakes =>
        new()
        {
            {
                new PipelineRunOptions { MaxConcurrency = -1 },
                "MaxConcurrency"
            },
            {
                new PipelineRunOptions { Timeout = TimeSpan.FromSeconds(-1) },
                "Timeout"
            },
            {
                new PipelineRunOptions { Timeout = TimeSpan.MaxValue },
                "Timeout"
            },
            {
                new PipelineRunOptions { RunId = "" },
                "RunId"
            },
            {
                new PipelineRunOptions { OnFailure = (OnFailure)7 },
                "OnFailure"
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void OptionOutOfRange_ThrowsAtOnceAndNamesIt(PipelineRunOptions options, string name)
    {
        var pipeline = new GraphPipeline([Bodies.Sum], []);

        void Run() => _ = pipeline.RunAsync(0, options, TestContext.Current.CancellationToken);
        void Stream() => _ = pipeline.StreamAsync(0, options, TestContext.Current.CancellationToken);
        Assert.Equal(name, Assert.Throws<ArgumentException>(Run).ParamName);
        Assert.Equal(name, Assert.Throws<ArgumentException>(Stream).ParamName);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task RunId_IsTheCallersWhenGiven(int inline)
    {
        var pipeline = new GraphPipeline([Bodies.Sum], []) { InlineAgents = inline };

        var result = await pipeline.RunAsync(
            options: new() { RunId = "run 7" },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal("run 7", result.RunId);
    }

    [Fact]
    public async Task ZeroTimeout_EndsTheRunBeforeAnAgentThatWaits()
    {
        var pipeline = new GraphPipeline([Bodies.UntilCancelled], []);

        var result = await pipeline.RunAsync(
            options: new() { Timeout = TimeSpan.Zero },
            cancellationToken: TestContext.Current.CancellationToken
        );

        Assert.Equal(PipelineStatus.TimedOut, result.Status);
    }
}
