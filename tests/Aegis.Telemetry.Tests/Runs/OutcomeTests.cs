using System.Diagnostics;
using Aegis.Resilience;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Telemetry.Tests.Runs;

/// <summary>What spans say of runs and agents that did not simply succeed.</summary>
public sealed class OutcomeTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Success_IsSaidWithoutAnError()
    {
        using var spans = new SpanRecorder();

        var result = await new GraphPipeline([Bodies.Sum], []).RunAsync(cancellationToken: TestToken);

        var workflow = spans.Named("invoke_workflow Graph");
        Assert.Equal(ActivityKind.Internal, workflow.Kind);
        Assert.Equal("invoke_workflow", workflow.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("Graph", workflow.GetTagItem("gen_ai.workflow.name"));
        Assert.Equal("Succeeded", workflow.GetTagItem("aegis.run.status"));
        Assert.Equal(result.RunId, workflow.GetTagItem("aegis.run.id"));
        var agent = spans.Named("invoke_agent A0");
        Assert.Equal("A0", agent.GetTagItem("gen_ai.agent.id"));
        Assert.All(spans.All, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
        Assert.All(spans.All, span => Assert.Null(span.GetTagItem("error.type")));
        Assert.Equal(AegisTelemetry.ActivitySourceName, workflow.Source.Name);
        Assert.NotEmpty(workflow.Source.Version!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Failure_IsTheAgentsAndTheRuns_AndWhoIsSkippedIsSaid(bool atOnce)
    {
        using var spans = new SpanRecorder();
        var fails = atOnce
            ? Bodies.Throws(new FormatException("secret"))
            : Bodies.ThrowsLater(new FormatException("secret"));

        await new GraphPipeline([fails, Bodies.Sum, Bodies.Sum], GraphPipeline.Chain(3)).RunAsync(
            cancellationToken: TestToken
        );

        var agent = spans.Single("invoke_agent");
        Assert.Equal("A0", agent.GetTagItem("gen_ai.agent.name"));
        AssertFailed(agent, "System.FormatException");
        var workflow = spans.Single("invoke_workflow");
        AssertFailed(workflow, "System.FormatException");
        Assert.Equal(["A1", "A2"], workflow.Events.Select(happened => Tag(happened, "gen_ai.agent.name")));
        Assert.All(workflow.Events, happened => Assert.Equal("aegis.agent.skipped", happened.Name));
        Assert.All(
            workflow.Events,
            happened => Assert.Equal(["A0"], Assert.IsType<string[]>(Tag(happened, "aegis.skipped_because")))
        );
    }

    [Fact]
    public async Task Timeout_IsTheErrorOfTheRun()
    {
        using var spans = new SpanRecorder();

        var result = await new GraphPipeline([Bodies.UntilCancelled], []).RunAsync(
            options: new PipelineRunOptions { Timeout = TimeSpan.FromMilliseconds(1) },
            cancellationToken: TestToken
        );

        Assert.Equal(PipelineStatus.TimedOut, result.Status);
        AssertFailed(spans.Single("invoke_workflow"), "timeout");
        AssertFailed(spans.Single("invoke_agent"), "System.Threading.Tasks.TaskCanceledException");
    }

    [Fact]
    public async Task Cancellation_IsTheErrorOfTheRun()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        using var giveUp = new CancellationTokenSource();
        var running = new GraphPipeline([Bodies.UntilCancelled], []).RunAsync(cancellationToken: giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
        var workflow = spans.Single("invoke_workflow");
        AssertFailed(workflow, "System.OperationCanceledException");
        Assert.Equal("Cancelled", workflow.GetTagItem("aegis.run.status"));
        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public async Task RunThatIsCancelledBefore_HasItsSpan()
    {
        using var spans = new SpanRecorder();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new GraphPipeline([Bodies.Sum], []).RunAsync(cancellationToken: new CancellationToken(canceled: true))
        );

        AssertFailed(spans.Single("invoke_workflow"), "System.OperationCanceledException");
        Assert.Empty(spans.Of("invoke_agent"));
    }

    [Fact]
    public async Task StopOnFailure_EndsEverySpan()
    {
        using var spans = new SpanRecorder();
        AgentBody[] bodies = [Bodies.ThrowsLater(new FormatException()), Bodies.UntilCancelled, Bodies.UntilCancelled];

        await new GraphPipeline(bodies, []).RunAsync(
            options: new PipelineRunOptions { OnFailure = OnFailure.StopPipeline },
            cancellationToken: TestToken
        );

        Assert.Equal(3, spans.Of("invoke_agent").Count);
        AssertFailed(spans.Single("invoke_workflow"), "System.FormatException");
    }

    [Fact]
    public async Task AgentThatThePoolTurnsAway_HasASpanThatSaysSo()
    {
        using var spans = new SpanRecorder();
        var pool = new AgentPool(1, 1, TimeSpan.FromMinutes(1));
        pool.Breaker.Isolate();

        await new GraphPipeline([Bodies.Sum], []).RunAsync(
            options: new PipelineRunOptions { Pool = pool },
            cancellationToken: TestToken
        );

        AssertFailed(spans.Single("invoke_agent"), typeof(CircuitOpenException).FullName!);
    }

    [Fact]
    public async Task SamplerIsShown_WhoIsInvoked()
    {
        using var spans = new SpanRecorder();

        await new GraphPipeline([Bodies.Sum], []).RunAsync(cancellationToken: TestToken);

        Assert.Equal(
            ["invoke_workflow Graph ", "invoke_agent  A0"],
            spans.AtCreation.Select(tags =>
                $"{tags["gen_ai.operation.name"]} {tags.GetValueOrDefault("gen_ai.workflow.name")} {tags.GetValueOrDefault("gen_ai.agent.name")}"
            )
        );
    }

    [Fact]
    public async Task ParentThatEndsBeforeTheRun_ChangesNothing()
    {
        using var spans = new SpanRecorder();
        var go = new TaskCompletionSource();
        var outer = new Activity("caller").Start();
        var running = new GraphPipeline([Bodies.After(go.Task)], []).RunAsync(cancellationToken: TestToken);

        outer.Stop();
        go.SetResult();
        await running;

        Assert.Equal(outer.SpanId, spans.Single("invoke_workflow").ParentSpanId);
        Assert.Null(Activity.Current);
    }

    private static object? Tag(ActivityEvent happened, string name) =>
        happened.Tags.Single(tag => tag.Key == name).Value;

    private static void AssertFailed(Activity span, string errorType)
    {
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(errorType, span.GetTagItem("error.type"));
        Assert.Null(span.StatusDescription);
    }
}
