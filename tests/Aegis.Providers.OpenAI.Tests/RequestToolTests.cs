using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>What is sent of tools.</summary>
public sealed class RequestToolTests : RequestTest
{
    [Fact]
    public async Task Tools_AreSentWithTheirSchemas()
    {
        var tool = AIFunctionFactory.Create((int days) => days, "get_weather", "The weather.");
        var strict = AIFunctionFactory.Create(
            () => 1,
            new AIFunctionFactoryOptions
            {
                Name = "today",
                AdditionalProperties = new Dictionary<string, object?> { ["strict"] = true },
            }
        );

        var sent = await SentAsync(
            new ChatOptions { Tools = [tool, strict, new HostedWebSearchTool()], AllowMultipleToolCalls = false }
        );

        AssertJson(
            """
            [{"type":"function","function":{"name":"get_weather","description":"The weather.",
            "parameters":{"type":"object","properties":{"days":{"type":"integer"}},"required":["days"]}}},
            {"type":"function","function":{"name":"today","description":"","strict":true,"parameters":{"type":"object","properties":{}}}}]
            """,
            sent.GetProperty("tools")
        );
        Assert.False(sent.GetProperty("parallel_tool_calls").GetBoolean());
        Assert.False(sent.TryGetProperty("tool_choice", out _));
    }

    public static TheoryData<string, string> Modes =>
        new()
        {
            { "auto", "\"auto\"" },
            { "none", "\"none\"" },
            { "required", "\"required\"" },
            { "today", """{"type":"function","function":{"name":"today"}}""" },
        };

    [Theory]
    [MemberData(nameof(Modes))]
    public async Task ToolMode_IsSent(string mode, string expected)
    {
        var sent = await SentAsync(
            new ChatOptions
            {
                Tools = [AIFunctionFactory.Create(() => 1, "today")],
                ToolMode = mode switch
                {
                    "auto" => ChatToolMode.Auto,
                    "none" => ChatToolMode.None,
                    "required" => ChatToolMode.RequireAny,
                    _ => ChatToolMode.RequireSpecific(mode),
                },
            }
        );

        AssertJson(expected, sent.GetProperty("tool_choice"));
    }

    [Fact]
    public async Task ToolModeWithoutTools_IsNotSent()
    {
        var sent = await SentAsync(new ChatOptions { ToolMode = ChatToolMode.None, AllowMultipleToolCalls = true });

        Assert.False(sent.TryGetProperty("tool_choice", out _));
        Assert.False(sent.TryGetProperty("parallel_tool_calls", out _));
    }
}
