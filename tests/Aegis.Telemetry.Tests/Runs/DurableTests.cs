using System.Diagnostics;
using Aegis.Runs;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Telemetry.Tests.Runs;

/// <summary>Runs that are kept.</summary>
public sealed class DurableTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReplayedAgent_HasNoSpanButAnEventOfTheRun()
    {
        var store = new InMemoryRunStore();
        var options = new PipelineRunOptions { RunId = "kept", Store = store };
        var fails = true;
        AgentBody second = call => fails ? throw new FormatException() : Bodies.Yield(call);
        var pipeline = new GraphPipeline([Bodies.Yield, second, Bodies.Sum], GraphPipeline.Chain(3));
        using var outer = new Activity("caller").Start();
        await pipeline.RunAsync(options: options, cancellationToken: TestToken);
        fails = false;
        using var spans = new SpanRecorder();

        var result = await pipeline.RunAsync(options: options, cancellationToken: TestToken);

        Assert.Equal(PipelineStatus.Succeeded, result.Status);
        var workflow = spans.Single("invoke_workflow");
        Assert.Equal("kept", workflow.GetTagItem("aegis.run.id"));
        Assert.Equal(outer.SpanId, workflow.ParentSpanId);
        var replayed = Assert.Single(workflow.Events);
        Assert.Equal("aegis.agent.replayed", replayed.Name);
        Assert.Equal("A0", replayed.Tags.Single().Value);
        Assert.Equal(["A1", "A2"], spans.Of("invoke_agent").Select(agent => agent.GetTagItem("gen_ai.agent.name")));
        Assert.All(spans.Of("invoke_agent"), agent => Assert.Equal(workflow.SpanId, agent.ParentSpanId));
        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public async Task CallerWhoseContextDoesNotFlow_IsTheParentOfAKeptRun()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        var options = new PipelineRunOptions { RunId = "apart", Store = new InMemoryRunStore() };
        Task running;
        using (ExecutionContext.SuppressFlow())
        {
            running = new GraphPipeline([Bodies.Yield], []).RunAsync(options: options, cancellationToken: TestToken);
        }

        await running;

        Assert.Equal(outer.SpanId, spans.Single("invoke_workflow").ParentSpanId);
    }
}
