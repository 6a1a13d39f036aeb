using System.Diagnostics;
using Aegis.Tests.Agents;
using Aegis.Tests.Pipelines.Synthetic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Telemetry.Tests.Agents;

/// <summary>An emitted pipeline whose agent asks a model, which asks for tools.</summary>
public sealed class PipelineTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ChatsAndParallelTools_AreUnderTheirAgent(bool streams)
    {
        using var spans = new SpanRecorder();
        await using var services = Office
            .Services(
                failures: 0,
                ScriptedReply.Calling(Office.Greets("1", "Ada"), Office.Greets("2", "Bob"), Office.Greets("3", "Cleo")),
                new ScriptedReply("done")
                {
                    Usage = new UsageDetails { InputTokenCount = 7, OutputTokenCount = 2 },
                }
            )
            .BuildServiceProvider();
        var pipeline = new OfficePipeline(services);

        if (streams)
        {
            await foreach (var _ in pipeline.StreamPipelineAsync("hello", cancellationToken: TestToken)) { }
        }
        else
        {
            (await pipeline.RunPipelineAsync("hello", cancellationToken: TestToken)).EnsureSuccess();
        }

        var clerk = spans.Named("invoke_agent Clerk");
        Assert.Equal(2, spans.Of("chat").Count);
        Assert.All(spans.Of("chat"), chat => Assert.Equal(clerk.SpanId, chat.ParentSpanId));
        Assert.Equal(
            ["1", "2", "3"],
            spans.Of("execute_tool").Select(tool => (string)tool.GetTagItem("gen_ai.tool.call.id")!).Order()
        );
        Assert.All(spans.Of("execute_tool"), tool => Assert.Equal(clerk.SpanId, tool.ParentSpanId));
        Assert.All(spans.Of("execute_tool"), tool => Assert.Equal("Clerk", tool.GetTagItem("gen_ai.agent.name")));
        Assert.Equal(7L, clerk.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal("small", clerk.GetTagItem("gen_ai.request.model"));
        Assert.Equal("fake", clerk.GetTagItem("gen_ai.provider.name"));
        Assert.Equal("Answers letters.", clerk.GetTagItem("gen_ai.agent.description"));
        Assert.Equal("OfficePipeline", spans.Single("invoke_workflow").GetTagItem("gen_ai.workflow.name"));
    }

    [Fact]
    public async Task Retry_IsAnEventOfTheAgentsSpan()
    {
        using var spans = new SpanRecorder();
        await using var services = Office.Services(failures: 2, new ScriptedReply("done")).BuildServiceProvider();

        var result = await new OfficePipeline(services).RunPipelineAsync("hello", cancellationToken: TestToken);

        result.EnsureSuccess();

        var stamp = spans.Named("invoke_agent Stamp");
        Assert.Equal(ActivityStatusCode.Unset, stamp.Status);
        Assert.Equal(3, stamp.GetTagItem("aegis.agent.attempts"));
        Assert.Equal(
            ["aegis.agent.retry 1 System.TimeoutException", "aegis.agent.retry 2 System.TimeoutException"],
            stamp.Events.Select(happened =>
            {
                var tags = happened.Tags.ToDictionary();
                return $"{happened.Name} {tags["aegis.attempt"]} {tags["error.type"]}";
            })
        );
    }

    [Fact]
    public async Task Metrics_SayWhatAgentAndRunDid()
    {
        using var metrics = new MetricRecorder();
        await using var services = Office
            .Services(
                failures: 5,
                ScriptedReply.Calling(Office.Greets("1", "Ada"), Office.Greets("2", "Bob")),
                new ScriptedReply("done")
            )
            .BuildServiceProvider();

        var result = await new OfficePipeline(services).RunPipelineAsync("hello", cancellationToken: TestToken);

        Assert.Equal(PipelineStatus.Failed, result.Status);
        Assert.Equal(
            ["Clerk 2 2", "Stamp 0 0"],
            metrics
                .Of("gen_ai.invoke_agent.inference_calls")
                .Zip(metrics.Of("gen_ai.invoke_agent.tool_calls"))
                .Select(both => $"{both.First.Tags["gen_ai.agent.name"]} {both.First.Value} {both.Second.Value}")
        );
        Assert.Equal(
            ["Clerk small ", "Stamp  System.TimeoutException"],
            metrics
                .Of("gen_ai.invoke_agent.duration")
                .Select(one =>
                    $"{one.Tags["gen_ai.agent.name"]} {one.Tags.GetValueOrDefault("gen_ai.request.model")} {one.Tags.GetValueOrDefault("error.type")}"
                )
        );
        var run = metrics.Single("gen_ai.workflow.duration");
        Assert.Equal("OfficePipeline", run.Tags["gen_ai.workflow.name"]);
        Assert.Equal("System.TimeoutException", run.Tags["error.type"]);
        Assert.All(
            metrics.Of("gen_ai.execute_tool.duration"),
            one => Assert.Equal("Clerk", one.Tags["gen_ai.agent.name"])
        );
    }

    [Fact]
    public async Task MetricsAlone_MakeNoSpan()
    {
        using var metrics = new MetricRecorder();
        Activity? seen = new("none");
        AgentBody looks = async call =>
        {
            await Task.Yield();
            seen = Activity.Current;
            return call.Sum;
        };

        await new GraphPipeline([looks], []).RunAsync(cancellationToken: TestToken);

        Assert.Null(seen);
        metrics.Single("gen_ai.workflow.duration");
    }
}
