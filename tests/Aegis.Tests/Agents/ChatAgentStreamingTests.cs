using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

public sealed class ChatAgentStreamingTests
{
    private readonly RecordingListener listener = new();

    [Fact]
    public async Task FollowedRun_HearsEachPieceOfText()
    {
        var client = new ScriptedChatClient(new ScriptedReply("One ", "", "two"));

        var answer = await Ask(client);

        Assert.Equal("One two", answer);
        Assert.Equal(["Writer: One ", "Writer: two"], listener.Texts);
        Assert.True(Assert.Single(client.Requests).IsStreamed);
    }

    [Fact]
    public async Task UnfollowedRun_DoesNotStream()
    {
        var client = new ScriptedChatClient("an answer");
        var unfollowed = new RecordingListener { IsFollowed = false };
        var context = new AgentContext("Writer", client, services: null, timeProvider: null, unfollowed);

        await ChatAgent.AskAsync(context, null, "Hello", null, TestContext.Current.CancellationToken);

        Assert.False(client.Requests[0].IsStreamed);
        Assert.Empty(unfollowed.Texts);
    }

    [Fact]
    public async Task AnswerThatIsRefused_IsToldApartFromTheNext()
    {
        var client = new ScriptedChatClient(new ScriptedReply("so", "me"), new ScriptedReply("""{"result":""", "7}"));
        var context = new AgentContext("Writer", client, services: null, timeProvider: null, listener);

        var answer = await ChatAgent.AskAsync<int>(
            context,
            null,
            "How many?",
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(7, answer);
        Assert.Equal(["Writer: so", "Writer: me"], listener.Texts.Take(2));
        Assert.StartsWith(
            "Writer refused: 's' is an invalid start of a value",
            listener.Texts[2],
            StringComparison.Ordinal
        );
        Assert.Equal(["""Writer: {"result":""", "Writer: 7}"], listener.Texts.Skip(3));
    }

    [Fact]
    public async Task Reasoning_IsNoTextOfTheAnswer()
    {
        var reply = new ScriptedReply("an answer") { Contents = [new TextReasoningContent("Let me think.")] };

        var answer = await Ask(new ScriptedChatClient(reply));

        Assert.Equal("an answer", answer);
        Assert.Equal(["Writer: an answer"], listener.Texts);
    }

    [Fact]
    public async Task StreamCutOff_IsRefused()
    {
        var reply = new ScriptedReply("Once", " upon") { FinishReason = ChatFinishReason.Length };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => Ask(new ScriptedChatClient(reply)));

        Assert.Equal(ChatFinishReason.Length, error.FinishReason);
        Assert.Equal("Once upon", error.Received);
    }

    [Fact]
    public async Task CancelledMidStream_StopsThoughTheClientGoesOn()
    {
        using var cancellation = new CancellationTokenSource();
        var asked = new List<int>();
        var reply = new ScriptedReply("One", "two", "three")
        {
            BeforePiece = index =>
            {
                asked.Add(index);
                if (index == 1)
                {
                    cancellation.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Ask(new ScriptedChatClient(reply), cancellation.Token)
        );

        Assert.Equal([0, 1], asked);
    }

    [Fact]
    public async Task StructuredAnswer_IsStreamedToo()
    {
        var client = new ScriptedChatClient(new ScriptedReply("""{"res""", """ult":7}"""));

        var answer = await ChatAgent.AskAsync<int>(
            Context(client),
            null,
            "How many?",
            null,
            TestContext.Current.CancellationToken
        );

        Assert.Equal(7, answer);
        Assert.Equal(2, listener.Texts.Count);
    }

    private Task<string> Ask(ScriptedChatClient client, CancellationToken? cancellation = null) =>
        ChatAgent.AskAsync(Context(client), null, "Hello", null, cancellation ?? TestContext.Current.CancellationToken);

    private AgentContext Context(ScriptedChatClient client) =>
        new("Writer", client, services: null, timeProvider: null, listener);
}
