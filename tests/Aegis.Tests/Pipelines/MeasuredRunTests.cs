using Aegis.Pipelines;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Pipelines;

/// <summary>Durations of agents that run inline, up to where the engine takes over and beyond.</summary>
public class MeasuredRunTests
{
    private static readonly PipelineRunOptions Measured = new() { MeasureDuration = true };

    private readonly FakeTimeProvider clock = new();

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task AgentsThatCompleteAtOnce_HaveTheirOwnDurations(int inline)
    {
        var pipeline = Chain(inline, Takes(1), Takes(2), Takes(4));

        var result = await pipeline.RunAsync(options: Measured, cancellationToken: TestToken);

        Assert.Equal([1, 2, 4], result.Outcomes.Select(outcome => outcome.Duration?.TotalSeconds));
        Assert.All(result.Outcomes, outcome => Assert.Equal(1, outcome.Attempts));
        Assert.Equal(7, result.Duration?.TotalSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AgentThatSuspends_IsMeasuredFromTheEndOfTheOneBefore(int inline)
    {
        var gate = new TaskCompletionSource();
        var pipeline = Chain(inline, Takes(1), Takes(2, gate.Task), Takes(4));

        var run = pipeline.RunAsync(options: Measured, cancellationToken: TestToken);
        clock.Advance(TimeSpan.FromSeconds(10));
        gate.SetResult();
        var result = await run;

        Assert.Equal([1, 12, 4], result.Outcomes.Select(outcome => outcome.Duration?.TotalSeconds));
        Assert.Equal(17, result.Duration?.TotalSeconds);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public async Task AgentThatFails_HasADuration(int inline)
    {
        var pipeline = Chain(inline, Takes(1), Takes(2, Task.FromException(new FormatException())), Takes(4));

        var result = await pipeline.RunAsync(options: Measured, cancellationToken: TestToken);

        Assert.Equal([1, 2, null], result.Outcomes.Select(outcome => outcome.Duration?.TotalSeconds));
        Assert.Equal("1 succeeded, 1 failed, 1 skipped", result.Summary);
    }

    [Fact]
    public async Task RunIdOfTheCaller_IsKept()
    {
        var result = await Chain(inline: 1, Takes(1))
            .RunAsync(options: new() { MeasureDuration = true, RunId = "mine" }, cancellationToken: TestToken);

        Assert.Equal("mine", result.RunId);
        Assert.Equal(1, result[0].Duration?.TotalSeconds);
    }

    private AgentBody Takes(int seconds, Task? then = null) =>
        async call =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            await (then ?? Task.CompletedTask);
            return call.Sum;
        };

    private GraphPipeline Chain(int inline, params AgentBody[] bodies)
    {
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider();
        return new(bodies, GraphPipeline.Chain(bodies.Length), host: new PipelineHost("Graph", services))
        {
            InlineAgents = inline,
        };
    }
}
