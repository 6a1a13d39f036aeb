using Aegis.Tests.Agents.Emitted;

namespace Aegis.Tests.Agents;

/// <summary>The agents written by hand as the generator has to write them do what they should.</summary>
public sealed class EmittedAgentTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ComposedAgent_AsksWithItsInstructions()
    {
        var client = new ScriptedChatClient("notes");
        using var _ = new AgentContext("Researcher", client).Enter();

        var notes = await new Researcher().RunAsync("AI trends", Cancellation);

        Assert.Equal("notes", notes);
        Assert.Equal(["system: Research the topic thoroughly.", "user: AI trends"], client.Requests[0].Texts);
    }

    [Fact]
    public async Task PromptedAgent_FillsItsTemplate()
    {
        var client = new ScriptedChatClient("""{"risks":[],"note":"calm"}""");
        using var _ = new AgentContext("Analyst", client).Enter();

        var report = await new Analyst().RunAsync(new Company("Acme", "ACM"), 3, "notes", Cancellation);

        Assert.Equal("calm", report.Note);
        Assert.Equal(
            [
                "system: You are a concise market analyst.",
                "user: List the top 3 risks for {\"name\":\"Acme\",\"ticker\":\"ACM\"} given:\nnotes",
            ],
            client.Requests[0].Texts
        );
        Assert.Equal("large", client.Requests[0].Options?.ModelId);
    }

    [Fact]
    public async Task PromptedAgentWithoutTemplate_ComposesItsParameters()
    {
        var client = new ScriptedChatClient("""{"result":4}""");
        using var _ = new AgentContext("Grader", client).Enter();

        var grade = await new Grader().RunAsync("AI trends", "notes");

        Assert.Equal(4, grade);
        Assert.Equal(["user: ## topic\n\nAI trends\n\n## Researcher\n\nnotes"], client.Requests[0].Texts);
    }

    [Fact]
    public async Task OutsideARun_SaysSo()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new Researcher().RunAsync("AI trends", Cancellation)
        );

        Assert.StartsWith("Agent 'Researcher' was called outside a run.", error.Message);
    }
}
