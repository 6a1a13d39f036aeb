using Aegis.Tests.Pipelines.Emitted;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aegis.Tests.Pipelines;

/// <summary>The engine under what the generator writes for four agents.</summary>
public sealed class DiamondPipelineTests
{
    private readonly DiamondBehaviors behaviors = new();
    private readonly DiamondPipeline pipeline;

    public DiamondPipelineTests()
    {
        pipeline = new DiamondPipeline(new ServiceCollection().AddSingleton(behaviors).BuildServiceProvider());
    }

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryAgentCompletesAtOnce_ResultIsThere()
    {
        var task = pipeline.RunPipelineAsync("tea", cancellationToken: TestToken);

        Assert.True(task.IsCompletedSuccessfully);
        var result = await task;
        Assert.Equal("notes on tea", result.Researcher.Value);
        Assert.Equal(12, result.Analyst.Value);
        Assert.True(result.Critic.Value);
        Assert.Equal("12, sound", result.Editor.Value);
        Assert.Equal("4 succeeded", result.Summary);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task AgentsSuspend_ResultIsTheSame(int first)
    {
        Behavior[] all = [behaviors.Researcher, behaviors.Analyst, behaviors.Critic, behaviors.Editor];
        foreach (var behavior in all.Skip(first))
        {
            behavior.Is(async _ => await Task.Yield());
        }

        for (var run = 0; run < 50; run++)
        {
            var result = await pipeline.RunPipelineAsync($"tea {run}", cancellationToken: TestToken);

            Assert.Equal($"notes on tea {run}", result.Researcher.Value);
            Assert.Equal($"{result.Analyst.Value}, sound", result.Editor.Value);
            Assert.Equal(PipelineStatus.Succeeded, result.Status);
        }
    }

    [Fact]
    public async Task AgentThrows_DependantsAreSkippedAndNameIt()
    {
        behaviors.Analyst.Is(_ => throw new FormatException("no"));

        var result = await pipeline.RunPipelineAsync("tea", cancellationToken: TestToken);

        Assert.Equal("2 succeeded, 1 failed, 1 skipped", result.Summary);
        Assert.IsType<FormatException>(result.Analyst.Error);
        Assert.Equal(["Analyst"], result.Editor.SkippedBecause);
        Assert.True(result.Critic.Value);
    }
}
