using System.Text.Json;
using Aegis.Tools;
using Microsoft.Extensions.AI;

namespace Aegis.Mcp.TestServer;

/// <summary>Tools of each kind that a server may have.</summary>
public static class TestTools
{
    /// <summary>The schema of <c>repeat</c>, with blanks and keywords that nobody would write by accident.</summary>
    public const string RepeatSchema = """
        {"type":"object","properties":{"text":{"type":"string","minLength":2,"description":"What to say – ünïcode."},"times":{"type":"integer","minimum":1,"maximum":3,"default":1}},"required":["text"],"additionalProperties":false,"x-vendor":{"a":[1.0,null]}}
        """;

    public static IReadOnlyList<AIFunction> All =>
        [
            new RepeatFunction(),
            AIFunctionFactory.Create(static () => Environment.ProcessId, "process_id"),
            AIFunctionFactory.Create(
                static () =>
                {
                    throw new InvalidOperationException("no network");
                },
                "broken"
            ),
            AIFunctionFactory.Create(static () => new DataContent(new byte[] { 1, 2 }, "image/png"), "image"),
            AIFunctionFactory.Create(static () => new { Name = "Ada", Age = 36 }, "person"),
            AIFunctionFactory.Create(static () => Console.WriteLine("not for the protocol"), "noisy"),
            AIFunctionFactory.Create(static () => Environment.Exit(7), "exit"),
            AIFunctionFactory.Create(
                static (CancellationToken token) => Task.Delay(Timeout.Infinite, token),
                "endless"
            ),
            new ApprovalRequiredAIFunction(AIFunctionFactory.Create(static () => "paid", "pay")),
            .. Mailroom.Tools,
        ];

    private sealed class RepeatFunction() : ToolFunction(Standard)
    {
        private static readonly ToolDefinition Standard = new("repeat")
        {
            Description = "Says something again.",
            Schema = RepeatSchema,
            Effect = ToolEffect.ReadOnly,
        };

        private static readonly ToolParameter<string> Text = new("text", ToolJson.Default);
        private static readonly ToolParameter<int> Times = new("times", ToolJson.Default);
        private static readonly ToolResult<string> Result = new(ToolJson.Default);

        protected override ValueTask<ToolOutcome> CallAsync(ToolCall call)
        {
            var text = call.Read(Text);
            var times = call.Read(Times, 1);
            return call.RunAsync(_ => new(string.Join(' ', Enumerable.Repeat(text, times))), Result);
        }
    }
}
