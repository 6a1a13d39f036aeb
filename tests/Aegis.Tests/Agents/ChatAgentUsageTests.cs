using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents;

public sealed class ChatAgentUsageTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<bool> Followed => [false, true];

    [Theory]
    [MemberData(nameof(Followed))]
    public async Task Usage_IsCountedOnce(bool isFollowed)
    {
        var context = Context(isFollowed, new ScriptedReply("an answer") { Usage = Usage(10, 5) });

        await ChatAgent.AskAsync(context, null, "Hello", null, Cancellation);

        Assert.Equal((10, 5), (context.Usage?.InputTokenCount, context.Usage?.OutputTokenCount));
    }

    [Fact]
    public async Task UsageAmongTheContents_IsCounted()
    {
        var context = Context(
            isFollowed: false,
            new ScriptedReply("an answer") { Contents = [new UsageContent(Usage(10, 5))] }
        );

        await ChatAgent.AskAsync(context, null, "Hello", null, Cancellation);

        Assert.Equal(10, context.Usage?.InputTokenCount);
    }

    [Theory]
    [MemberData(nameof(Followed))]
    public async Task RepairRound_IsAddedToTheFirst(bool isFollowed)
    {
        var context = Context(
            isFollowed,
            new ScriptedReply("seven") { Usage = Usage(10, 5) },
            new ScriptedReply("7") { Usage = Usage(30, 2) }
        );

        await ChatAgent.AskAsync<int>(context, null, "How many?", null, Cancellation);

        Assert.Equal((40, 7), (context.Usage?.InputTokenCount, context.Usage?.OutputTokenCount));
    }

    [Theory]
    [MemberData(nameof(Followed))]
    public async Task RefusedAnswer_IsCountedAllTheSame(bool isFollowed)
    {
        var context = Context(
            isFollowed,
            new ScriptedReply("Once") { FinishReason = ChatFinishReason.Length, Usage = Usage(10, 5) }
        );

        await Assert.ThrowsAsync<AgentResponseException>(() =>
            ChatAgent.AskAsync(context, null, "Hello", null, Cancellation)
        );

        Assert.Equal(5, context.Usage?.OutputTokenCount);
    }

    [Fact]
    public async Task StreamGivenUpHalfWay_IsCountedAsFarAsItCame()
    {
        var reply = new ScriptedReply("One", "two")
        {
            UsageFirst = Usage(10, 0),
            BeforePiece = index => _ = index == 0 ? 0 : throw new HttpRequestException("reset"),
        };
        var context = Context(isFollowed: true, reply);

        await Assert.ThrowsAsync<HttpRequestException>(() =>
            ChatAgent.AskAsync(context, null, "Hello", null, Cancellation)
        );

        Assert.Equal(10, context.Usage?.InputTokenCount);
    }

    [Fact]
    public async Task NoUsage_StaysUnknown()
    {
        var context = Context(isFollowed: false, new ScriptedReply("an answer"));

        await ChatAgent.AskAsync(context, null, "Hello", null, Cancellation);

        Assert.Null(context.Usage);
    }

    private static AgentContext Context(bool isFollowed, params ScriptedReply[] replies) =>
        new(
            "Writer",
            new ScriptedChatClient(replies),
            services: null,
            timeProvider: null,
            new RecordingListener { IsFollowed = isFollowed }
        );

    private static UsageDetails Usage(long input, long output) =>
        new() { InputTokenCount = input, OutputTokenCount = output };
}
