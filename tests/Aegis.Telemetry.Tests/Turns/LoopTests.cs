using System.Diagnostics;
using Aegis.Turns;

namespace Aegis.Telemetry.Tests.Turns;

/// <summary>A loop is an agent, and its turns are calls of tools.</summary>
public sealed class LoopTests
{
    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turns_AreUnderTheSpanOfTheirLoop()
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();
        using var outer = new Activity("caller").Start();
        using var loop = new AgentLoop("greeter", "Greets people.", Desk.Tools);
        await loop.PutAsync(Desk.Turns.AddOne(1), TestToken);
        await loop.PutAsync(Desk.Turns.Count(3), TestToken);
        await loop.PutAsync(new Turn("greet", new() { { "name", "Ada" } }), TestToken);

        await foreach (var _ in loop.RunAsync(TestToken))
        {
            Assert.Same(outer, Activity.Current);
        }

        var span = spans.Named("invoke_agent greeter");
        Assert.Equal(outer.SpanId, span.ParentSpanId);
        Assert.Equal("Greets people.", span.GetTagItem("gen_ai.agent.description"));
        Assert.Equal(
            ["execute_tool add", "execute_tool count", "execute_tool greet"],
            spans.Of("execute_tool").Select(tool => tool.OperationName)
        );
        Assert.All(spans.Of("execute_tool"), tool => Assert.Equal(span.SpanId, tool.ParentSpanId));
        Assert.All(spans.Of("execute_tool"), tool => Assert.Equal("greeter", tool.GetTagItem("gen_ai.agent.name")));
        Assert.Equal(3, metrics.Single("gen_ai.invoke_agent.tool_calls").Value);
        Assert.Same(outer, Activity.Current);
    }

    [Fact]
    public async Task TurnThatFails_FailsItsSpanAndTheLoops()
    {
        using var spans = new SpanRecorder();
        using var loop = new AgentLoop("greeter", "", Desk.Tools);
        await loop.PutAsync(Desk.Turns.Fail("secret"), TestToken);

        await Assert.ThrowsAsync<FormatException>(async () =>
        {
            await foreach (var _ in loop.RunAsync(TestToken)) { }
        });

        Assert.All(spans.All, span => Assert.Equal("System.FormatException", span.GetTagItem("error.type")));
        Assert.Equal(2, spans.All.Count);
    }

    [Fact]
    public async Task LoopLeftEarly_EndsEverySpan()
    {
        using var spans = new SpanRecorder();
        using var loop = new AgentLoop("greeter", "", Desk.Tools);
        await loop.PutAsync(Desk.Turns.Count(100), TestToken);

        await foreach (var _ in loop.RunAsync(TestToken))
        {
            break;
        }

        Assert.Equal(2, spans.All.Count);
        Assert.Null(Activity.Current);
    }
}
