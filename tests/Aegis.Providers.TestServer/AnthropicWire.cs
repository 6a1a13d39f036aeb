using System.Text.Json.Nodes;

namespace Aegis.Providers.TestServer;

/// <summary>Messages as Anthropic sends them.</summary>
internal sealed class AnthropicWire : IWire
{
    public static readonly AnthropicWire Instance = new();

    public string Body(RecordedRequest request, Reply reply)
    {
        var message = Message(request, reply.Usage, reply.Usage.Output);
        var content = message["content"]!.AsArray();
        if (reply.Texts.Count > 0)
        {
            content.Add(new JsonObject { ["type"] = "text", ["text"] = string.Concat(reply.Texts) });
        }

        foreach (var call in reply.Calls)
        {
            content.Add(Call(call, JsonNode.Parse(call.Arguments)!));
        }

        message["stop_reason"] = Reason(reply);
        return message.ToJsonString();
    }

    public IEnumerable<string> Events(RecordedRequest request, Reply reply)
    {
        yield return Event("message_start", ("message", Message(request, reply.Usage, output: 1)));
        var index = 0;
        if (reply.Texts.Count > 0)
        {
            yield return Start(index, new JsonObject { ["type"] = "text", ["text"] = "" });
            yield return Event("ping");
            foreach (var text in reply.Texts)
            {
                yield return Delta(index, new JsonObject { ["type"] = "text_delta", ["text"] = text });
            }

            yield return Stop(index++);
        }

        foreach (var call in reply.Calls)
        {
            yield return Start(index, Call(call, new JsonObject()));
            foreach (var piece in call.Pieces)
            {
                yield return Delta(index, new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = piece });
            }

            yield return Stop(index++);
        }

        yield return Event(
            "message_delta",
            ("delta", new JsonObject { ["stop_reason"] = Reason(reply), ["stop_sequence"] = null }),
            ("usage", new JsonObject { ["output_tokens"] = reply.Usage.Output })
        );
        yield return Event("message_stop");
    }

    public string ErrorEvent(string message) =>
        Event("error", ("error", new JsonObject { ["type"] = "overloaded_error", ["message"] = message }));

    private static JsonObject Message(RecordedRequest request, ScriptedUsage usage, int output) =>
        new()
        {
            ["id"] = "msg_1",
            ["type"] = "message",
            ["role"] = "assistant",
            ["model"] = request.Model,
            ["content"] = new JsonArray(),
            ["stop_reason"] = null,
            ["stop_sequence"] = null,
            ["usage"] = new JsonObject
            {
                // the protocol counts what came from the cache, or went into it, apart
                ["input_tokens"] = usage.Input - usage.Cached - usage.CacheWritten,
                ["cache_creation_input_tokens"] = usage.CacheWritten,
                ["cache_read_input_tokens"] = usage.Cached,
                ["output_tokens"] = output,
            },
        };

    private static JsonObject Call(ScriptedCall call, JsonNode input) =>
        new()
        {
            ["type"] = "tool_use",
            ["id"] = call.Id,
            ["name"] = call.Name,
            ["input"] = input,
        };

    private static string Start(int index, JsonObject block) =>
        Event("content_block_start", ("index", index), ("content_block", block));

    private static string Delta(int index, JsonObject delta) =>
        Event("content_block_delta", ("index", index), ("delta", delta));

    private static string Stop(int index) => Event("content_block_stop", ("index", index));

    private static string Event(string type, params (string Name, JsonNode? Value)[] properties)
    {
        var data = new JsonObject { ["type"] = type };
        foreach (var (name, value) in properties)
        {
            data[name] = value;
        }

        return $"event: {type}\ndata: {data.ToJsonString()}\n\n";
    }

    private static string Reason(Reply reply) =>
        reply.FinishReason ?? (reply.Calls.Count > 0 ? "tool_use" : "end_turn");
}
