using Aegis.Agents;
using Aegis.Tests.Agents.Emitted;

namespace Aegis.Tests.Agents;

public sealed class AgentMessageTests
{
    private readonly AgentContext context = new("Writer");

    [Fact]
    public void LoneInput_IsJustItsText() =>
        Assert.Equal("AI trends", new AgentMessage(context).Input("topic", "AI trends").ToString());

    [Fact]
    public void SeveralInputs_StandUnderTheirNames() =>
        Assert.Equal(
            "## topic\n\nAI trends\n\n## count\n\n3",
            new AgentMessage(context).Input("topic", "AI trends").Input("count", 3).ToString()
        );

    [Fact]
    public void LoneOutput_StandsUnderItsAgent() =>
        Assert.Equal("## Researcher\n\nnotes", new AgentMessage(context).Output("Researcher", "notes").ToString());

    [Fact]
    public void InputsAndOutputs_StandInTheOrderInWhichTheyWereAdded() =>
        Assert.Equal(
            "## topic\n\nAI trends\n\n## Researcher\n\nnotes\n\n## Analyst\n\n{\"risks\":[]}",
            new AgentMessage(context)
                .Input("topic", "AI trends")
                .Output("Researcher", "notes")
                .Output("Analyst", new RiskReport([], Note: null))
                .ToString()
        );

    [Fact]
    public void Nothing_IsEmpty() => Assert.Equal("", new AgentMessage(context).ToString());
}
