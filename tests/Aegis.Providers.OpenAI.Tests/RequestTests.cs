using System.Text.Json;
using System.Text.Json.Nodes;
using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using ChatResponseFormat = Microsoft.Extensions.AI.ChatResponseFormat;

namespace Aegis.Providers.Tests;

/// <summary>What is sent for what is asked.</summary>
public sealed class RequestTests : ServerTest
{
    private const string Schema =
        """{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],"additionalProperties":false}""";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Options_AreSent(bool streaming)
    {
        var sent = await SentAsync(
            new ChatOptions
            {
                ModelId = "large",
                Instructions = "Be brief.",
                MaxOutputTokens = 50,
                Temperature = 0.5f,
                TopP = 0.25f,
                FrequencyPenalty = 1,
                PresencePenalty = -1,
                Seed = 7,
                StopSequences = ["END"],
                Reasoning = new ReasoningOptions { Effort = ReasoningEffort.Low },
            },
            streaming
        );

        AssertJson(
            """
            {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hello?"}],
            "model":"large","max_completion_tokens":50,"temperature":0.5,"top_p":0.25,"frequency_penalty":1,"presence_penalty":-1,
            "seed":7,"stop":["END"],"reasoning_effort":"low"}
            """,
            sent,
            except: ["stream", "stream_options"]
        );
        Assert.Equal(streaming, sent.TryGetProperty("stream", out var stream) && stream.GetBoolean());
    }

    [Fact]
    public async Task NothingAsked_NothingIsSent()
    {
        var sent = await SentAsync(options: null);

        Assert.Equal(["messages", "model"], sent.EnumerateObject().Select(property => property.Name).Order());
        Assert.Equal($"Bearer {Key}", Server.Requests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData("openai", "max_completion_tokens")]
    [InlineData("ollama", "max_tokens")]
    [InlineData("LMStudio", "max_tokens")]
    [InlineData("vllm", "max_tokens")]
    [InlineData("openai-compatible", "max_tokens")]
    public async Task Limit_GoesByTheNameThatTheServerKnows(string type, string name)
    {
        Server.Enqueue(Reply.Text("So"), Reply.Text("So"));
        using var client = Client(options => (options.Type, options.MaxOutputTokens) = (type, 9));

        await AskAsync(client, streaming: false);
        await AskAsync(client, streaming: false, options: new ChatOptions { MaxOutputTokens = 3 });

        Assert.Equal([9, 3], Server.Requests.Select(request => request.Body.GetProperty(name).GetInt32()));
    }

    [Fact]
    public async Task LocalServer_NeedsNoKey()
    {
        Server.Enqueue(Reply.Text("So"));
        using var client = Client(options => (options.Type, options.ApiKey) = ("ollama", null));

        Assert.Equal("So", (await AskAsync(client, streaming: false)).Text);
    }

    [Fact]
    public async Task RawRepresentation_SaysWhatTheOptionsDoNot()
    {
        var sent = await SentAsync(
            new ChatOptions
            {
                Temperature = 0.5f,
                RawRepresentationFactory = _ => new ChatCompletionOptions { Temperature = 1, EndUserId = "someone" },
            }
        );

        Assert.Equal("someone", sent.GetProperty("user").GetString());
        Assert.Equal(0.5, sent.GetProperty("temperature").GetDouble());
    }

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

    [Theory]
    [InlineData(Schema, true)]
    [InlineData("""{"type":"object","properties":{"text":{"type":"string"}},"required":["text"]}""", false)]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string"}},"required":[],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string","minLength":1}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData("""{"type":"object","properties":{"a":{}},"required":["a"],"additionalProperties":false}""", false)]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"object"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":["array","null"],"items":{"$ref":"#"}}},"required":["a"],"additionalProperties":false}""",
        true
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"$ref":"#/properties/b"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    [InlineData(
        """{"type":"object","properties":{"a":{"type":"string","format":"uri"}},"required":["a"],"additionalProperties":false}""",
        false
    )]
    public async Task Schema_IsStrictWhereThatIsAccepted(string schema, bool isStrict)
    {
        using var document = JsonDocument.Parse(schema);

        var sent = await SentAsync(
            new ChatOptions
            {
                ResponseFormat = ChatResponseFormat.ForJsonSchema(document.RootElement, "Report", "What is said."),
            }
        );

        AssertJson(
            $$$"""
            {"type":"json_schema","json_schema":{"name":"Report","description":"What is said.","schema":{{{schema}}}{{{(
                isStrict ? ",\"strict\":true" : ""
            )}}}}}
            """,
            sent.GetProperty("response_format")
        );
    }

    [Fact]
    public async Task JsonWithoutSchema_IsAnObject()
    {
        var sent = await SentAsync(new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        AssertJson("""{"type":"json_object"}""", sent.GetProperty("response_format"));
    }

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

    [Fact]
    public async Task NoModel_IsSaidBeforeAnythingIsSent()
    {
        using var client = Client(options => options.Model = " ");

        var error = await Assert.ThrowsAsync<ProviderConfigurationException>(() => AskAsync(client, streaming: false));

        Assert.Equal("fast", error.Provider);
        Assert.Contains("without a model", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }

    private Task<JsonElement> SentAsync(ChatOptions? options, params ChatMessage[] messages) =>
        SentAsync(options, streaming: false, messages);

    private async Task<JsonElement> SentAsync(ChatOptions? options, bool streaming, params ChatMessage[] messages)
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

    private static void AssertJson(string expected, JsonElement actual, params string[] except)
    {
        var node = JsonNode.Parse(actual.GetRawText());
        foreach (var name in except)
        {
            node!.AsObject().Remove(name);
        }

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), node), $"sent: {node!.ToJsonString()}");
    }
}
