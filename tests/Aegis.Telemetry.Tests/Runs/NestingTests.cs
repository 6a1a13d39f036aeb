using System.Diagnostics;
using Aegis.Pipelines;
using Aegis.Resilience;
using Aegis.Tests.Agents;
using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Telemetry.Tests.Runs;

/// <summary>Whatever way agents take to a thread, each has one span under that of its run, and what it does is under its own.</summary>
public sealed class NestingTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ThousandAgentsOfAnyKind_EachHaveOneSpanWithWhatTheyDid(int seed)
    {
        const int Count = 1000;
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        var pipeline = Mixed(Count, seed, out var asks, out var calls);

        var running = pipeline.RunAsync(cancellationToken: TestToken);
        Assert.Same(outer, Activity.Current);
        var result = await running;

        Assert.Same(outer, Activity.Current);
        Assert.Equal(PipelineStatus.Succeeded, result.Status);
        var workflow = spans.Single("invoke_workflow");
        Assert.Equal(outer.SpanId, workflow.ParentSpanId);
        var agents = spans.Of("invoke_agent");
        Assert.Equal(Count, agents.Count);
        Assert.Equal(Count, agents.Select(agent => agent.GetTagItem("gen_ai.agent.name")).Distinct().Count());
        Assert.All(agents, agent => Assert.Equal(workflow.SpanId, agent.ParentSpanId));
        AssertEachUnderItsAgent(agents, spans.Of("chat"), asks);
        AssertEachUnderItsAgent(agents, spans.Of("execute_tool"), calls);
        Assert.Equal(1 + Count + asks.Count + calls.Count, spans.All.Count);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(8, false)]
    [InlineData(0, true)]
    public async Task BoundedOrPooledRun_NestsTheSame(int bound, bool pooled)
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        var pool = pooled ? new AgentPool(4, 5, TimeSpan.FromSeconds(1)) : null;
        var pipeline = Mixed(200, seed: 7, out _, out _);

        await pipeline.RunAsync(
            options: new PipelineRunOptions { MaxConcurrency = bound, Pool = pool },
            cancellationToken: TestToken
        );

        var workflow = spans.Single("invoke_workflow");
        Assert.Equal(200, spans.Of("invoke_agent").Count);
        Assert.All(spans.Of("invoke_agent"), agent => Assert.Equal(workflow.SpanId, agent.ParentSpanId));
        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public async Task CallerWhoseContextDoesNotFlow_IsTheParentAllTheSame()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        Task running;
        using (ExecutionContext.SuppressFlow())
        {
            running = new GraphPipeline([Bodies.Yield], []).RunAsync(cancellationToken: TestToken);
        }

        await running;

        Assert.Equal(outer.SpanId, spans.Single("invoke_workflow").ParentSpanId);
        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public async Task StreamedRun_NestsAndLeavesItsReaderAlone()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();
        var pipeline = new GraphPipeline(Enumerable.Repeat(Bodies.Yield, 5).ToList(), GraphPipeline.Fan(5));

        await foreach (var _ in pipeline.StreamAsync(cancellationToken: TestToken))
        {
            Assert.Same(outer, Activity.Current);
        }

        var workflow = spans.Single("invoke_workflow");
        Assert.Equal(outer.SpanId, workflow.ParentSpanId);
        Assert.All(spans.Of("invoke_agent"), agent => Assert.Equal(workflow.SpanId, agent.ParentSpanId));
    }

    [Fact]
    public async Task StreamLeftEarly_EndsEverySpan()
    {
        using var spans = new SpanRecorder();
        var pipeline = new GraphPipeline([Bodies.Sum, Bodies.UntilCancelled], GraphPipeline.Chain(2));

        await foreach (var happened in pipeline.StreamAsync(cancellationToken: TestToken))
        {
            if (happened is AgentCompleted)
            {
                break;
            }
        }

        Assert.Equal("Cancelled", spans.Single("invoke_workflow").GetTagItem("aegis.run.status"));
    }

    [Fact]
    public async Task RunsAtTheSameTime_KeepTheirAgents()
    {
        using var spans = new SpanRecorder();
        var pipeline = new GraphPipeline(Enumerable.Repeat(Bodies.Yield, 10).ToList(), GraphPipeline.Fan(10));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(run => pipeline.RunAsync(run, cancellationToken: TestToken)));

        Assert.Equal(50, spans.Of("invoke_workflow").Count);
        Assert.All(
            spans.Of("invoke_workflow"),
            workflow => Assert.Equal(10, spans.Of("invoke_agent").Count(agent => agent.ParentSpanId == workflow.SpanId))
        );
    }

    [Fact]
    public async Task PipelineWithinAnAgent_IsUnderThatAgent()
    {
        using var spans = new SpanRecorder();
        var inner = new GraphPipeline([Bodies.Yield], []);
        AgentBody runs = async call => (await inner.RunAsync(call.Input, cancellationToken: call.Token))[0].Value;

        await new GraphPipeline([runs], []).RunAsync(cancellationToken: TestToken);

        var workflows = spans.Of("invoke_workflow");
        Assert.Equal(2, workflows.Count);
        Assert.Contains(
            workflows,
            workflow => spans.Of("invoke_agent").Any(agent => agent.SpanId == workflow.ParentSpanId)
        );
    }

    [Theory]
    [InlineData(ActivitySamplingResult.None, 0)]
    [InlineData(ActivitySamplingResult.PropagationData, 4)]
    public async Task SpansThatAreNotSampled_ChangeNothingOfTheRun(ActivitySamplingResult sampling, int expected)
    {
        using var spans = new SpanRecorder(sampling);
        var pipeline = new GraphPipeline(
            [Bodies.Yield, Bodies.Throws(new FormatException()), Bodies.Sum],
            [new TestEdge(0, 1), new TestEdge(0, 2)]
        );

        var result = await pipeline.RunAsync(cancellationToken: TestToken);

        Assert.Equal(PipelineStatus.Failed, result.Status);
        Assert.Equal(expected, spans.All.Count);
        Assert.Null(Activity.Current);
    }

    /// <summary>A random graph after a chain and a fan, of agents that return at once, yield, ask a model or call a tool.</summary>
    private static GraphPipeline Mixed(int count, int seed, out HashSet<string> asks, out HashSet<string> calls)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var bodies = new List<AgentBody>();
        var edges = new List<TestEdge>();
        (asks, calls) = ([], []);
        for (var agent = 0; agent < count; agent++)
        {
            var kind = random.Next(5);
            bodies.Add(
                kind == 0 ? Bodies.Sum
                : kind == 1 ? Bodies.Yield
                : kind == 2 ? Asks
                : kind == 3 ? Calls
                : Both
            );
            if (kind is 2 or 4)
            {
                asks.Add(GraphPipeline.IdOf(agent));
            }

            if (kind is 3 or 4)
            {
                calls.Add(GraphPipeline.IdOf(agent));
            }

            edges.AddRange(
                agent < count / 4 ? Enumerable.Range(Math.Max(0, agent - 1), agent == 0 ? 0 : 1).Select(To)
                : agent < count / 2 ? [To(0)]
                : Enumerable.Range(0, 3).Select(_ => random.Next(agent)).Distinct().Select(To)
            );

            TestEdge To(int from) => new(from, agent);
        }

        return new GraphPipeline(
            bodies,
            edges,
            graph => new PipelineShape(graph) { PlainAgents = [.. Enumerable.Range(0, count).Where(n => n % 7 == 0)] }
        );
    }

    private static async ValueTask<int> Asks(AgentCall call)
    {
        var context = call.Run!.CreateContext(call.Agent, new ScriptedChatClient("well"));
        await Task.Yield();
        await context.ChatClient!.GetResponseAsync([], cancellationToken: call.Token);
        return call.Sum;
    }

    private static async ValueTask<int> Calls(AgentCall call)
    {
        await Desk.Add.InvokeAsync(new() { ["number"] = call.Agent }, call.Token);
        return call.Sum;
    }

    private static async ValueTask<int> Both(AgentCall call)
    {
        await Asks(call);
        return await Calls(call);
    }

    private static void AssertEachUnderItsAgent(
        IReadOnlyList<Activity> agents,
        IReadOnlyList<Activity> children,
        HashSet<string> expected
    )
    {
        var byId = agents.ToDictionary(agent => agent.SpanId, agent => (string)agent.GetTagItem("gen_ai.agent.name")!);
        Assert.Equal(expected.Count, children.Count);
        Assert.Equal(expected, children.Select(child => byId[child.ParentSpanId]).ToHashSet());
        Assert.All(children, child => Assert.Equal(byId[child.ParentSpanId], child.GetTagItem("gen_ai.agent.name")));
    }
}
