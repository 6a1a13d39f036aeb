using System.Text.Json;
using System.Text.Json.Nodes;
using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>What is sent for what is asked.</summary>
public abstract class RequestTest : ServerTest
{
    protected Task<JsonElement> SentAsync(ChatOptions? options, params ChatMessage[] messages) =>
        SentAsync(options, streaming: false, messages);

    protected async Task<JsonElement> SentAsync(ChatOptions? options, bool streaming, params ChatMessage[] messages)
    {
        Server.Enqueue(Reply.Text("So"));
        using var client = Client();
        if (messages.Length == 0)
        {
            await AskAsync(client, streaming, options: options);
        }
        else
        {
            await client.GetResponseAsync(messages, options, Token);
        }

        return Assert.Single(Server.Requests).Body;
    }

    protected static void AssertJson(string expected, JsonElement actual, params string[] except)
    {
        var node = JsonNode.Parse(actual.GetRawText());
        foreach (var name in except)
        {
            node!.AsObject().Remove(name);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), node), $"sent: {node!.ToJsonString()}");
    }
}
