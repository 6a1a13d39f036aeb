using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Mcp.TestServer;

/// <summary>Tools whose schemas are right, but more than Aegis reads.</summary>
public static class OddTools
{
    public static IReadOnlyList<AIFunction> All =>
        [
            new EchoFunction("anchored", """{"$ref":"#text"}"""),
            new EchoFunction("patterned", """{"type":"string","pattern":"^[^]+$"}"""),
            new EchoFunction("plain", """{"type":"integer","$anchor":"text"}"""),
        ];

    private sealed class EchoFunction(string name, string text) : AIFunction
    {
        public override string Name => name;

        public override JsonElement JsonSchema { get; } =
            JsonDocument
                .Parse($$"""{"type":"object","properties":{"text":{{text}}},"required":["text"]}""")
                .RootElement;

        protected override ValueTask<object?> InvokeCoreAsync(
            AIFunctionArguments arguments,
            CancellationToken cancellationToken
        ) => new($"{name} {((JsonElement)arguments["text"]!).GetRawText()}");
    }
}
