using System.Text.Json.Nodes;

namespace Aegis.Mcp.TestServer;

/// <summary>A server whose answers are JSON, but not those of the protocol.</summary>
public static class Nonsense
{
    /// <summary>Answers until the client has gone.</summary>
    /// <param name="method">The request whose answer makes no sense.</param>
    public static async Task AnswerAsync(string method)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var request = JsonNode.Parse(line)!;
            if (request["id"] is { } id)
            {
                var answer = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone() };
                var asked = (string?)request["method"];
                if (asked == method)
                {
                    answer["result"] = new JsonObject { ["tools"] = "many", ["serverInfo"] = 5 };
                }
                else if (asked == "initialize")
                {
                    answer["result"] = Ready(request);
                }
                else
                {
                    answer["error"] = new JsonObject { ["code"] = -32601, ["message"] = "not known" };
                }

                await Console.Out.WriteLineAsync(answer.ToJsonString());
            }
        }
    }

    private static JsonObject Ready(JsonNode request) =>
        new()
        {
            ["protocolVersion"] = request["params"]!["protocolVersion"]!.DeepClone(),
            ["capabilities"] = new JsonObject { ["tools"] = new JsonObject() },
            ["serverInfo"] = new JsonObject { ["name"] = "nonsense-server", ["version"] = "1" },
        };
}
