using System.Diagnostics;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Telemetry.Tests.Tools;

/// <summary>Calls of tools, whoever makes them.</summary>
public sealed class ToolTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CallOutsideAnyRun_HasASpan()
    {
        using var spans = new SpanRecorder();
        using var outer = new Activity("caller").Start();

        await Desk.Named("greet").InvokeAsync(new() { ["name"] = "Ada" }, TestToken);

        Assert.Same(outer, Activity.Current);
        var span = spans.Named("execute_tool greet");
        Assert.Equal(ActivityKind.Internal, span.Kind);
        Assert.Equal(outer.SpanId, span.ParentSpanId);
        Assert.Equal("execute_tool", span.GetTagItem("gen_ai.operation.name"));
        Assert.Equal("greet", span.GetTagItem("gen_ai.tool.name"));
        Assert.Equal("function", span.GetTagItem("gen_ai.tool.type"));
        Assert.Equal("Says hello to somebody.", span.GetTagItem("gen_ai.tool.description"));
        Assert.Null(span.GetTagItem("gen_ai.agent.name"));
        Assert.Null(span.GetTagItem("error.type"));
    }

    [Theory]
    [InlineData("fail", "why", "System.FormatException")]
    [InlineData("fail", "wrong", "tool_error")]
    public async Task CallThatFails_SaysSoToSpanAndMetric(string tool, string argument, string errorType)
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();

        await Desk.Named(tool).InvokeAsync(new() { [argument] = "secret" }, TestToken);

        var span = spans.Single("execute_tool");
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Equal(errorType, span.GetTagItem("error.type"));
        Assert.Null(span.StatusDescription);
        var duration = metrics.Single("gen_ai.execute_tool.duration");
        Assert.Equal(errorType, duration.Tags["error.type"]);
        Assert.Equal(tool, duration.Tags["gen_ai.tool.name"]);
    }

    [Fact]
    public async Task CallThatIsGivenUp_EndsItsSpan()
    {
        using var spans = new SpanRecorder();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Desk.Named("greet").InvokeAsync(new() { ["name"] = "Ada" }, new CancellationToken(canceled: true))
        );

        Assert.Equal(ActivityStatusCode.Error, spans.Single("execute_tool").Status);
    }

    [Fact]
    public async Task ToolWithinAWrapper_HasOneSpan()
    {
        using var spans = new SpanRecorder();
        var wrapped = new WrappedFunction(new Renamed(Desk.Named("greet")));

        await wrapped.InvokeAsync(new() { ["name"] = "Ada" }, TestToken);

        Assert.Equal("execute_tool hello", spans.Single("execute_tool").OperationName);
    }

    [Fact]
    public async Task FunctionThatAegisDidNotWrite_HasASpanWhereAegisCallsIt()
    {
        using var spans = new SpanRecorder();
        var function = AIFunctionFactory.Create(() => 5, "five");

        await new WrappedFunction(function).InvokeAsync(cancellationToken: TestToken);

        spans.Named("execute_tool five");
    }

    private sealed class Renamed(AIFunction inner) : DelegatingAIFunction(inner)
    {
        public override string Name => "hello";
    }
}
