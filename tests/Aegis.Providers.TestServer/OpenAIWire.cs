using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aegis.Providers.TestServer;

/// <summary>Chat completions as OpenAI, Ollama, LM Studio and vLLM send them.</summary>
internal sealed class OpenAIWire : IWire
{
    public static readonly OpenAIWire Instance = new();

    public string Body(RecordedRequest request, Reply reply)
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = string.Concat(reply.Texts) };
        if (reply.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.Calls.Select(call => Call(call, call.Arguments))]);
        }

        var choice = new JsonObject
        {
            ["index"] = 0,
            ["message"] = message,
            ["finish_reason"] = Reason(reply),
        };
        var answer = Answer(request, "chat.completion", choice);
        answer["usage"] = Usage(reply.Usage);
        return answer.ToJsonString();
    }

    public IEnumerable<string> Events(RecordedRequest request, Reply reply)
    {
        yield return Chunk(request, new JsonObject { ["role"] = "assistant", ["content"] = "" });
        foreach (var text in reply.Texts)
        {
            yield return Chunk(request, new JsonObject { ["content"] = text });
        }

        for (var at = 0; at < reply.Calls.Count; at++)
        {
            // the first chunk of a call has its id and name, the others only more of the arguments
            var first = Call(reply.Calls[at], "");
            first["index"] = at;
            yield return Chunk(request, new JsonObject { ["tool_calls"] = new JsonArray(first) });
            foreach (var piece in reply.Calls[at].Pieces)
            {
                var more = new JsonObject
                {
                    ["index"] = at,
                    ["function"] = new JsonObject { ["arguments"] = piece },
                };
                yield return Chunk(request, new JsonObject { ["tool_calls"] = new JsonArray(more) });
            }
        }

        yield return Chunk(request, [], Reason(reply));
        if (
            request.Body.TryGetProperty("stream_options", out var options)
            && options.GetProperty("include_usage").GetBoolean()
        )
        {
            var last = Answer(request, "chat.completion.chunk", null);
            last["usage"] = Usage(reply.Usage);
            yield return Event(last);
        }

        yield return "data: [DONE]\n\n";
    }

    public string ErrorEvent(string message) =>
        Event(
            new JsonObject
            {
                ["error"] = new JsonObject { ["message"] = message, ["type"] = "server_error" },
            }
        );

    private static string Chunk(RecordedRequest request, JsonObject delta, string? reason = null) =>
        Event(
            Answer(
                request,
                "chat.completion.chunk",
                new JsonObject
                {
                    ["index"] = 0,
                    ["delta"] = delta,
                    ["finish_reason"] = reason,
                }
            )
        );

    private static string Event(JsonObject data) => $"data: {data.ToJsonString()}\n\n";

    private static JsonObject Answer(RecordedRequest request, string kind, JsonObject? choice) =>
        new()
        {
            ["id"] = "chatcmpl-1",
            ["object"] = kind,
            ["created"] = 1_700_000_000,
            ["model"] = request.Model,
            ["choices"] = choice is null ? new JsonArray() : new JsonArray(choice),
        };

    private static JsonObject Call(ScriptedCall call, string arguments) =>
        new()
        {
            ["id"] = call.Id,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = arguments },
        };

    private static JsonObject Usage(ScriptedUsage usage) =>
        new()
        {
            ["prompt_tokens"] = usage.Input,
            ["completion_tokens"] = usage.Output,
            ["total_tokens"] = usage.Input + usage.Output,
            ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = usage.Cached },
            ["completion_tokens_details"] = new JsonObject { ["reasoning_tokens"] = usage.Reasoning },
        };

    private static string Reason(Reply reply) => reply.FinishReason ?? (reply.Calls.Count > 0 ? "tool_calls" : "stop");
}
