using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Tests.Agents;

public sealed class AgentContextTests
{
    [Fact]
    public void NoContext_SaysWhichAgentNeedsOneAndHowToGetIt()
    {
        var error = Assert.Throws<InvalidOperationException>(() => AgentContext.Require("Writer"));

        Assert.Equal(
            "Agent 'Writer' was called outside a run. Run it in a pipeline, or make a context current around the call: "
                + "using (new AgentContext(\"Writer\", chatClient).Enter()) { … }",
            error.Message
        );
    }

    [Fact]
    public async Task EnteredContext_IsRequiredsUntilItIsLeft()
    {
        var outer = new AgentContext("Writer");
        var inner = new AgentContext("Editor");
        using (outer.Enter())
        {
            using (inner.Enter())
            {
                await Task.Yield();
                Assert.Same(inner, AgentContext.Require("Editor"));
            }

            Assert.Same(outer, AgentContext.Require("Writer"));
        }

        Assert.Null(AgentContext.Current);
    }

    [Fact]
    public void ContextMadeByHand_TakesModelAndClockFromItsServices()
    {
        using var client = new ScriptedChatClient("an answer");
        var clock = new StoppedClock();
        using var services = new ServiceCollection()
            .AddSingleton<IChatClient>(client)
            .AddSingleton<TimeProvider>(clock)
            .BuildServiceProvider();

        var context = new AgentContext("Writer", services: services);

        Assert.Same(client, context.ChatClient);
        Assert.Same(clock, context.TimeProvider);
    }

    [Fact]
    public void ModelGivenByHand_WinsOverTheServices()
    {
        using var given = new ScriptedChatClient("given");
        using var registered = new ScriptedChatClient("registered");
        using var services = new ServiceCollection().AddSingleton<IChatClient>(registered).BuildServiceProvider();

        Assert.Same(given, new AgentContext("Writer", given, services).ChatClient);
    }

    private sealed class StoppedClock : TimeProvider;
}
