using Microsoft.Extensions.AI;

namespace Aegis.Providers.Tests;

/// <summary>What is sent of messages.</summary>
public sealed class RequestMessageTests : RequestTest
{
    [Fact]
    public async Task Conversation_IsSent()
    {
        var sent = await SentAsync(
            options: null,
            new ChatMessage(ChatRole.System, "Be brief."),
            new ChatMessage(ChatRole.User, "What is it like in Oslo?") { AuthorName = "Ada" },
            new ChatMessage(
                ChatRole.Assistant,
                [
                    new TextReasoningContent("Hm."),
                    new TextContent("One moment."),
                    new FunctionCallContent(
                        "c1",
                        "get",
                        new Dictionary<string, object?> { ["place"] = "Oslo", ["days"] = 2 }
                    ),
                ]
            ),
            new ChatMessage(
                ChatRole.Tool,
                [new FunctionResultContent("c1", "rain"), new FunctionResultContent("c2", true)]
            ),
            new ChatMessage(ChatRole.Assistant, "It rains.")
        );

        AssertJson(
            """
            [{"role":"system","content":"Be brief."},
            {"role":"user","name":"Ada","content":"What is it like in Oslo?"},
            {"role":"assistant","content":"One moment.","tool_calls":[{"id":"c1","type":"function","function":{"name":"get","arguments":"{\"place\":\"Oslo\",\"days\":2}"}}]},
            {"role":"tool","tool_call_id":"c1","content":"rain"},
            {"role":"tool","tool_call_id":"c2","content":"true"},
            {"role":"assistant","content":"It rains."}]
            """,
            sent.GetProperty("messages")
        );
    }

    [Fact]
    public async Task Images_AreSent()
    {
        var sent = await SentAsync(
            options: null,
            new ChatMessage(
                ChatRole.User,
                [
                    new TextContent("What is this?"),
                    new UriContent("https://example.com/a.png", "image/png"),
                    new DataContent(new byte[] { 1, 2, 3 }, "image/jpeg"),
                ]
            )
        );

        AssertJson(
            """
            [{"type":"text","text":"What is this?"},
            {"type":"image_url","image_url":{"url":"https://example.com/a.png"}},
            {"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AQID"}}]
            """,
            sent.GetProperty("messages")[0].GetProperty("content")
        );
    }

    [Fact]
    public async Task ContentThatCanNotBeSent_IsRefused()
    {
        using var client = Client();
        var message = new ChatMessage(ChatRole.User, [new UriContent("https://example.com/a.mp4", "video/mp4")]);

        var error = await Assert.ThrowsAsync<NotSupportedException>(() =>
            client.GetResponseAsync(message, null, Token)
        );

        Assert.Contains("'video/mp4'", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
