using Aegis.Providers.TestServer;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace Aegis.Providers.Tests;

/// <summary>What is sent of options.</summary>
public sealed class RequestOptionsTests : RequestTest
{
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
    public async Task NoModel_IsSaidBeforeAnythingIsSent()
    {
        using var client = Client(options => options.Model = " ");

        var error = await Assert.ThrowsAsync<ProviderConfigurationException>(() => AskAsync(client, streaming: false));

        Assert.Equal("fast", error.Provider);
        Assert.Contains("without a model", error.Message, StringComparison.Ordinal);
        Assert.Empty(Server.Requests);
    }
}
