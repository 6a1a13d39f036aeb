using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

public sealed class ChatAgentTextTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InstructionsAndMessage_AreSystemAndUserMessage()
    {
        var client = new ScriptedChatClient("an answer");

        var answer = await Ask(client, instructions: "Be brief.", message: "Hello");

        Assert.Equal("an answer", answer);
        var request = Assert.Single(client.Requests);
        Assert.Equal(["system: Be brief.", "user: Hello"], request.Texts);
        Assert.Null(request.Options?.ResponseFormat);
        Assert.False(request.IsStreamed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task NoInstructions_SendNoSystemMessage(string? instructions)
    {
        var client = new ScriptedChatClient("an answer");

        await Ask(client, instructions);

        Assert.Equal(["user: Hello"], client.Requests[0].Texts);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("large")]
    public async Task Model_IsAskedFor(string? model)
    {
        var client = new ScriptedChatClient("an answer");

        await Ask(client, model: model);

        Assert.Equal(model, client.Requests[0].Options?.ModelId);
    }

    [Fact]
    public async Task NoChatClient_SaysWhoNeedsOneAndHowToGiveIt()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            ChatAgent.AskAsync(new AgentContext("Writer"), "Be brief.", "Hello", model: null, Cancellation)
        );

        Assert.Equal(
            "Agent 'Writer' asks a model, but there is no chat client. Build the pipeline with one (new MyPipeline(chatClient)), "
                + "or register an IChatClient with the services it is built from.",
            error.Message
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task EmptyAnswer_IsRefused(string answer)
    {
        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(answer)));

        Assert.Equal("The model's answer to agent 'Writer' is empty (finish reason: stop).", error.Message);
        Assert.Equal("Writer", error.AgentId);
        Assert.Null(error.Received);
    }

    [Fact]
    public async Task AnswerCutOff_IsRefusedWithWhatThereIs()
    {
        var reply = new ScriptedReply("Once upon a") { FinishReason = ChatFinishReason.Length };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(reply)));

        Assert.Equal(
            "The model's answer to agent 'Writer' was cut off at the limit of output tokens (finish reason: length). "
                + "Received: Once upon a",
            error.Message
        );
        Assert.Equal(ChatFinishReason.Length, error.FinishReason);
        Assert.Equal("Once upon a", error.Received);
    }

    [Fact]
    public async Task AnswerWithheld_IsRefused()
    {
        var reply = new ScriptedReply { FinishReason = ChatFinishReason.ContentFilter };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(reply)));

        Assert.Equal(
            "The model's answer to agent 'Writer' was withheld by the content filter (finish reason: content_filter).",
            error.Message
        );
    }

    [Fact]
    public async Task Refusal_IsQuoted()
    {
        var reply = new ScriptedReply { Contents = [new ErrorContent("I can not help with that.")] };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(reply)));

        Assert.EndsWith("is empty (finish reason: stop). The model reported: I can not help with that.", error.Message);
    }

    [Fact]
    public async Task NoFinishReason_IsAnAnswer()
    {
        var reply = new ScriptedReply("an answer") { FinishReason = null };

        Assert.Equal("an answer", await Ask(new ScriptedChatClient(reply)));
    }

    [Fact]
    public async Task LongAnswerCutOff_IsQuotedInPartAndBetweenCharacters()
    {
        var reply = new ScriptedReply(new string('x', 299) + "😀" + "tail") { FinishReason = ChatFinishReason.Length };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(reply)));

        Assert.Equal(new string('x', 299) + "…", error.Received);
    }

    [Fact]
    public async Task Cancellation_ReachesTheClient()
    {
        using var cancellation = new CancellationTokenSource();
        var client = new ScriptedChatClient("an answer");

        await ChatAgent.AskAsync(new AgentContext("Writer", client), null, "Hello", null, cancellation.Token);

        Assert.Equal(cancellation.Token, client.Requests[0].CancellationToken);
    }

    [Fact]
    public async Task CancelledBefore_AsksNothing()
    {
        var client = new ScriptedChatClient("an answer");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            ChatAgent.AskAsync(new AgentContext("Writer", client), null, "Hello", null, new CancellationToken(true))
        );

        Assert.Empty(client.Requests);
    }

    private static Task<string> Ask(
        ScriptedChatClient client,
        string? instructions = "Be brief.",
        string message = "Hello",
        string? model = null
    ) => ChatAgent.AskAsync(new AgentContext("Writer", client), instructions, message, model, Cancellation);
}
