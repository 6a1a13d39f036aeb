using Microsoft.Extensions.AI;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>How requests, calls and results follow one another.</summary>
public sealed class RoundTests
{
    private static readonly AIFunction Clock = ToolLoop.Tool("clock", static () => "noon");

    [Fact]
    public async Task Call_IsMadeAndItsResultSent()
    {
        var loop = new ToolLoop(ToolLoop.Calling("clock", "call-7"), new ScriptedReply("It is noon."))
        {
            Own = [Clock],
        };

        Assert.Equal("It is noon.", await loop.AskAsync());

        Assert.Equal("noon", loop.Result);
        Assert.Equal(["user", "assistant", "tool"], loop.Client.Requests[1].Messages.Select(m => m.Role.Value));
        Assert.Equal("call-7", loop.Results.Single()[0].CallId);
        Assert.All(loop.Client.Requests, request => Assert.Equal([Clock], request.Options!.Tools!));
    }

    [Fact]
    public async Task OldOverload_HasTheToolsOfTheContext()
    {
        var loop = new ToolLoop(ToolLoop.Calling("clock"), new ScriptedReply("noon")) { Shared = [Clock] };

        await Aegis.Agents.ChatAgent.AskAsync(loop.Context, null, "Hello", null, TestContext.Current.CancellationToken);

        Assert.Equal("noon", loop.Result);
    }

    [Fact]
    public async Task SeveralRounds_GoOnUntilThereAreNoCalls()
    {
        var loop = new ToolLoop(
            ScriptedReply.Calling(new TextContent("Let me look."), ToolLoop.Call("clock", "1")),
            ToolLoop.Calling("clock", "2"),
            new ScriptedReply("noon, twice")
        )
        {
            Shared = [Clock],
        };

        Assert.Equal("noon, twice", await loop.AskAsync());

        Assert.Equal(["1", "2"], loop.Results.Select(round => round.Single().CallId));
        Assert.Equal(["Writer: noon, twice"], loop.Listener.Texts[^1..]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Usage_IsSummedOverTheRounds(bool isFollowed)
    {
        var usage = new UsageDetails { InputTokenCount = 10, OutputTokenCount = 1 };
        var loop = new ToolLoop(
            ToolLoop.Calling("clock") with
            {
                Usage = usage,
            },
            new ScriptedReply("noon") { Usage = usage }
        )
        {
            Own = [Clock],
            Listener = new RecordingListener { IsFollowed = isFollowed },
        };

        await loop.AskAsync();

        Assert.Equal((20, 2), (loop.Context.Usage?.InputTokenCount, loop.Context.Usage?.OutputTokenCount));
        Assert.All(loop.Client.Requests, request => Assert.Equal(isFollowed, request.IsStreamed));
    }

    [Fact]
    public async Task TextOfEveryRound_IsStreamed_AndOnlyTheLastReturned()
    {
        var announced = new ScriptedReply("Let me ", "look.") { Contents = [ToolLoop.Call("clock")] };
        var loop = new ToolLoop(announced, new ScriptedReply("It is ", "noon.")) { Own = [Clock] };

        Assert.Equal("It is noon.", await loop.AskAsync());

        Assert.Equal(["Writer: Let me ", "Writer: look.", "Writer: It is ", "Writer: noon."], loop.Listener.Texts);
    }

    [Fact]
    public async Task RepairRound_MayCallToolsToo()
    {
        var loop = new ToolLoop(
            new ScriptedReply("seven"),
            ToolLoop.Calling("clock"),
            new ScriptedReply("""{"result":7}""")
        )
        {
            Own = [Clock],
        };

        Assert.Equal(7, await loop.AskAsync<int>());

        Assert.Equal("noon", loop.Result);
        Assert.All(loop.Client.Requests, request => Assert.NotNull(request.Options!.ResponseFormat));
    }

    [Fact]
    public async Task CallsMadeByAMiddleware_AreNotMadeAgain()
    {
        var made = ScriptedReply.Calling(ToolLoop.Call("clock"), new FunctionResultContent("1", "noon"));
        var loop = new ToolLoop(made with { Pieces = ["noon"] })
        {
            Own = [Clock],
            Listener = new RecordingListener { IsFollowed = false },
        };

        await Assert.ThrowsAsync<AgentResponseException>(() => loop.AskAsync());

        Assert.Single(loop.Client.Requests);
    }

    [Fact]
    public async Task CallThatIsOnlyReported_IsNotMade()
    {
        var call = ToolLoop.Call("clock");
        call.InformationalOnly = true;
        var loop = new ToolLoop(new ScriptedReply("noon") { Contents = [call] }) { Own = [Clock] };

        Assert.Equal("noon", await loop.AskAsync());
    }

    [Fact]
    public async Task WithheldResponse_CallsNothing()
    {
        var calls = 0;
        var loop = new ToolLoop(ToolLoop.Calling("count") with { FinishReason = ChatFinishReason.ContentFilter })
        {
            Own = [ToolLoop.Tool("count", () => calls++)],
        };

        var error = await Assert.ThrowsAsync<AgentResponseException>(() => loop.AskAsync());

        Assert.Contains("withheld", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ServiceThatKeepsTheConversation_IsSentOnlyWhatIsNew(bool isFollowed)
    {
        var loop = new ToolLoop(
            ToolLoop.Calling("clock", "1") with
            {
                ConversationId = "thread-1",
            },
            ToolLoop.Calling("clock", "2") with
            {
                ConversationId = "thread-2",
            },
            ToolLoop.Calling("clock", "3"),
            new ScriptedReply("noon")
        )
        {
            Own = [Clock],
            Listener = new RecordingListener { IsFollowed = isFollowed },
        };

        await loop.AskAsync();

        var requests = loop.Client.Requests;
        Assert.Equal(["tool"], requests[1].Messages.Select(message => message.Role.Value));
        Assert.Equal(["tool"], requests[2].Messages.Select(message => message.Role.Value));
        // it has given up keeping it: everything is sent again
        Assert.Equal(7, requests[3].Messages.Count);
        Assert.Equal([null, "thread-1", "thread-2", null], requests.Select(request => request.Options!.ConversationId));
    }
}
