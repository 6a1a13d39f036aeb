using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Resilience.Tests.Agents;

public class FallbackTests
{
    private static readonly Exception Down = new HttpRequestException("down");

    [Fact]
    public async Task AgentThatFailedForGood_IsStoodInFor()
    {
        var script = Script.Always(Script.Throw(Down));
        var (result, events) = await RunAsync(script, "tides");
        Assert.Equal("tides: down", result.Covered.Value);
        Assert.Equal(2, result.Covered.Attempts);
        Assert.Equal(AgentStatus.Succeeded, result.CoveredSilently.Status);
        Assert.Equal(
            ["Covered", "CoveredSilently"],
            events.OfType<AgentFellBack>().Select(fell => fell.AgentId).Order()
        );
        Assert.All(events.OfType<AgentFellBack>(), fell => Assert.Same(Down, fell.Error));
    }

    [Fact]
    public async Task AgentThatSucceeds_IsNot()
    {
        var (result, events) = await RunAsync(new Script(), "tides");
        Assert.Equal("tides", result.Covered.Value);
        Assert.Empty(events.OfType<AgentFellBack>());
    }

    [Fact]
    public async Task FallbackThatFails_IsTheFailure()
    {
        var (result, _) = await RunAsync(Script.Always(Script.Throw(Down)), "nothing");
        Assert.Equal("not even that", result.Covered.Error?.Message);
    }

    [Fact]
    public async Task ContextOfAFallback_HasATokenOfItsOwn()
    {
        var clock = new FakeTimeProvider();
        using var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(Script.Always(Script.Hang))
            .BuildServiceProvider();
        var run = new RestlessPipeline(provider).RunPipelineAsync(
            cancellationToken: TestContext.Current.CancellationToken
        );
        Assert.Equal("rested", (await clock.RunAsync(run)).Restless.Value);
    }

    [Fact]
    public async Task TotalTimeout_IsNotStoodInFor()
    {
        var (result, events) = await RunAsync(Script.Always(Script.Hang), "tides", coveredAlone: true);
        Assert.True(Assert.IsType<AgentTimeoutException>(result.Covered.Error).IsTotal);
        Assert.DoesNotContain(events.OfType<AgentFellBack>(), fell => fell.AgentId == "Covered");
    }

    private static async Task<(CoveredPipelineResult Result, IReadOnlyList<PipelineEvent> Events)> RunAsync(
        Script script,
        string topic,
        bool coveredAlone = false
    )
    {
        var clock = new FakeTimeProvider();
        var silent = coveredAlone ? new Script() : script;
        using var provider = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddTransient(_ => script)
            .BuildServiceProvider();
        var events = new EventLog();
        using var timeout = new CancellationTokenSource();
        var options = new PipelineRunOptions
        {
            Progress = events,
            Timeout = coveredAlone ? TimeSpan.FromMinutes(2) : null,
        };
        var run = new CoveredPipeline(provider).RunPipelineAsync(topic, options, timeout.Token);
        return (await clock.RunAsync(run), events.All);
    }
}
