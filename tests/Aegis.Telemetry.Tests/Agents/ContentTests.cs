using System.Diagnostics;
using System.Text.Json;
using Aegis.Tests.Agents;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Telemetry.Tests.Agents;

/// <summary>What people and models say is told on request alone.</summary>
public sealed class ContentTests
{
    private const string Marker = "marker";
    private const string Variable = "OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT";

    private static CancellationToken TestToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NotAskedFor_NoContentIsAnywhere()
    {
        using var spans = new SpanRecorder();
        using var metrics = new MetricRecorder();

        await RunAsync(Office.Services(failures: 9, Replies()));

        Assert.Equal(7, spans.All.Count);
        Assert.DoesNotContain(
            Marker,
            string.Join('\n', spans.All.Select(Everything)),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.DoesNotContain(
            Marker,
            string.Join('\n', metrics.All.SelectMany(one => one.Tags.Select(tag => $"{tag.Value}"))),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Fact]
    public async Task AskedFor_SpansCarryTheMessagesOfTheConventions()
    {
        using var spans = new SpanRecorder();
        var services = Office.Services(failures: 9, Replies());
        services.AddAegis(options => options.Telemetry.EnableSensitiveData = true);

        await RunAsync(services);

        var second = spans.Of("chat")[1];
        Assert.Equal(
            """[{"type":"text","content":"You are a marker clerk."}]""",
            second.GetTagItem("gen_ai.system_instructions")
        );
        Assert.Equal(
            """
            [{"role":"user","parts":[{"type":"text","content":"Answer: marker letter"}]},
            {"role":"assistant","parts":[{"type":"tool_call","id":"1","name":"greet","arguments":{"name":"marker Ada"}},{"type":"tool_call","id":"2","name":"fail","arguments":{"why":"marker why"}}]},
            {"role":"tool","parts":[{"type":"tool_call_response","id":"1","response":"Hello, marker Ada"},{"type":"tool_call_response","id":"2","response":"{\"error\":{\"tool\":\"fail\",\"message\":\"The tool failed with FormatException: marker why\"}}"}]}]
            """.ReplaceLineEndings(""),
            second.GetTagItem("gen_ai.input.messages")
        );
        Assert.Equal(
            """[{"role":"assistant","parts":[{"type":"text","content":"marker answer"}],"finish_reason":"stop"}]""",
            second.GetTagItem("gen_ai.output.messages")
        );
        using var tools = JsonDocument.Parse((string)second.GetTagItem("gen_ai.tool.definitions")!);
        Assert.Equal(
            ["add", "count", "fail", "greet"],
            tools.RootElement.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).Order()
        );

        var greet = spans.Named("execute_tool greet");
        Assert.Equal("""{"name":"marker Ada"}""", greet.GetTagItem("gen_ai.tool.call.arguments"));
        Assert.Equal("Hello, marker Ada", Text(greet.GetTagItem("gen_ai.tool.call.result")));
        Assert.Equal("marker why", spans.Named("execute_tool fail").StatusDescription);

        var clerk = spans.Named("invoke_agent Clerk");
        Assert.Equal(
            """[{"role":"user","parts":[{"type":"text","content":"Answer: marker letter"}]}]""",
            clerk.GetTagItem("gen_ai.input.messages")
        );
        Assert.Equal(second.GetTagItem("gen_ai.output.messages"), clerk.GetTagItem("gen_ai.output.messages"));
        Assert.Equal("marker: no ink", spans.Named("invoke_agent Stamp").StatusDescription);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void Variable_IsTheDefault(string? value, bool expected)
    {
        var before = Environment.GetEnvironmentVariable(Variable);
        try
        {
            Environment.SetEnvironmentVariable(Variable, value);

            Assert.Equal(expected, new TelemetryOptions().EnableSensitiveData);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Variable, before);
        }
    }

    private static ScriptedReply[] Replies() =>
        [
            ScriptedReply.Calling(
                Office.Greets("1", "marker Ada"),
                new Microsoft.Extensions.AI.FunctionCallContent(
                    "2",
                    "fail",
                    new Dictionary<string, object?> { ["why"] = "marker why" }
                )
            ),
            new ScriptedReply("marker answer"),
        ];

    private static async Task RunAsync(ServiceCollection services)
    {
        await using var provider = services.BuildServiceProvider();
        var result = await new OfficePipeline(provider).RunPipelineAsync("marker letter", cancellationToken: TestToken);
        Assert.Equal("marker answer", result.Clerk.Value);
    }

    private static string Text(object? value) => value is string text ? text.Trim('"') : "";

    private static string Everything(Activity span) =>
        string.Join(
            '\n',
            span.TagObjects.Concat(span.Events.SelectMany(happened => happened.Tags))
                .Select(tag => tag.Value is string[] values ? string.Join(',', values) : $"{tag.Value}")
                .Append(span.DisplayName)
                .Append(span.StatusDescription)
        );
}
