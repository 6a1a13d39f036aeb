using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Agents.ToolLoop;

/// <summary>How often a model may ask for tools.</summary>
public sealed class LimitTests
{
    private static readonly AIFunction Clock = ToolLoop.Tool("clock", static () => "noon");

    [Fact]
    public async Task LastRequest_KeepsTheToolsInSightAndForbidsCalls()
    {
        var loop = Loop(calls: 2, new ScriptedReply("noon"), maxToolRounds: 2);

        Assert.Equal("noon", await loop.AskAsync());

        Assert.Equal(
            [null, null, ChatToolMode.None],
            loop.Client.Requests.Select(request => request.Options!.ToolMode)
        );
        Assert.Equal([Clock], loop.Client.Requests[2].Options!.Tools!);
        Assert.Equal(2, loop.Results.Count());
    }

    [Fact]
    public async Task CallAfterTheLimit_NamesAgentAndLimit()
    {
        var error = await Assert.ThrowsAsync<AgentResponseException>(() =>
            Loop(calls: 3, new ScriptedReply("never"), maxToolRounds: 2).AskAsync()
        );

        Assert.Equal(
            "The model of agent 'Writer' still calls tools (clock) after the limit of 2 rounds of tool calls, though it was asked "
                + "to answer without. If the work needs more rounds, raise [Agent(MaxToolRounds = …)], or for all agents that do not set it AegisOptions.MaxToolRounds.",
            error.Message
        );
        Assert.Equal("Writer", error.AgentId);
    }

    [Fact]
    public async Task Zero_IsTheOptionsLimit()
    {
        using var services = new ServiceCollection()
            .AddAegis(options => options.MaxToolRounds = 3)
            .BuildServiceProvider();
        var loop = Loop(calls: 3, new ScriptedReply("noon"), services: services);

        await loop.AskAsync();

        Assert.Equal(ChatToolMode.None, loop.Client.Requests[3].Options!.ToolMode);
    }

    [Fact]
    public async Task Default_IsTwentyRounds()
    {
        var loop = Loop(calls: 20, new ScriptedReply("noon"));

        await loop.AskAsync();

        Assert.Null(loop.Client.Requests[19].Options!.ToolMode);
        Assert.Equal(ChatToolMode.None, loop.Client.Requests[20].Options!.ToolMode);
    }

    [Fact]
    public async Task RepairRound_HasTheRoundsThatAreLeft()
    {
        var loop = new ToolLoop(
            ToolLoop.Calling("clock"),
            new ScriptedReply("seven"),
            new ScriptedReply("""{"result":7}""")
        )
        {
            Own = [Clock],
            MaxToolRounds = 1,
        };

        Assert.Equal(7, await loop.AskAsync<int>());

        Assert.Equal(ChatToolMode.None, loop.Client.Requests[2].Options!.ToolMode);
    }

    [Fact]
    public Task NegativeLimit_IsRefused() =>
        Assert.ThrowsAsync<ArgumentOutOfRangeException>(() =>
            Loop(calls: 0, new ScriptedReply("noon"), maxToolRounds: -1).AskAsync()
        );

    private static ToolLoop Loop(
        int calls,
        ScriptedReply last,
        int maxToolRounds = 0,
        IServiceProvider? services = null
    ) =>
        new([.. Enumerable.Range(0, calls).Select(round => ToolLoop.Calling("clock", $"{round}")), last])
        {
            Own = [Clock],
            MaxToolRounds = maxToolRounds,
            Services = services,
        };
}
