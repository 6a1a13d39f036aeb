using Aegis.Graph.Rules;

namespace Aegis.Graph.Tests.Rules;

/// <summary>What prompts name: AEG030, AEG031, AEG032.</summary>
public class PromptRuleTests
{
    [Fact]
    public void PlaceholderOfAParameter_IsFine() =>
        Expect.NoFindings(Judge(Agent("A").Prompted("About {topic}", "string", "string topic")));

    [Fact]
    public void MisspeltPlaceholder_IsReportedWithAGuess()
    {
        var graph = Judge(Agent("A").Prompted("About {topc} and {topic}", "string", "string topic"));
        Expect.Findings(
            graph,
            "AEG030 A Prompt: Placeholder '{topc}' of agent 'A' matches no parameter; did you mean '{topic}'?"
        );
        Assert.Equal("topic", Expect.Hint(graph, HintKeys.Name));
        Assert.Equal("topc", Expect.Hint(graph, HintKeys.Placeholder));
    }

    [Fact]
    public void UnknownPlaceholder_IsReportedWithWhatThereIs() =>
        Expect.Findings(
            Judge(Agent("A").Prompted("{elephant} {topic} {n}", "string", "string topic", "int n")),
            "AEG030 A Prompt: Placeholder '{elephant}' of agent 'A' matches no parameter; there are {topic}, {n}; braces "
                + "themselves are written twice"
        );

    [Fact]
    public void PlaceholderOfAMethodWithoutParameters_SaysSo() =>
        Expect.Findings(
            Judge(Agent("A").Prompted("{topic}", "string", "CancellationToken topic")),
            "AEG030 A Prompt: Placeholder '{topic}' of agent 'A' matches no parameter; the run method has none that a prompt can "
                + "use; braces themselves are written twice"
        );

    [Fact]
    public void PlaceholderInInstructions_IsJudgedToo() =>
        Expect.Findings(
            Judge(Instructed("Be {tone}.", Agent("A").Prompted("{topic}", "string", "string topic"))),
            "AEG030 A Attribute: Placeholder '{tone}' of agent 'A' matches no parameter; there are {topic}; braces themselves are "
                + "written twice"
        );

    [Fact]
    public void BracesOfAnAgentWithoutDeclaration_ArePlainText() =>
        Expect.NoFindings(Judge(Instructed("Be {tone}.", Agent("A"))));

    [Fact]
    public void ParameterThatThePromptLeavesOut_IsReported() =>
        Expect.Findings(
            Judge(Agent("A").Prompted("{topic}", "string", "string topic", "int count", "CancellationToken token")),
            "AEG031 A Parameter 1: Parameter 'count' of agent 'A' is in neither its prompt nor its instructions, so the model "
                + "never sees it; name it as {count} in the [Prompt]"
        );

    [Fact]
    public void ParametersWithoutAPrompt_AreAllSent() =>
        Expect.NoFindings(Judge(Agent("A").Prompted(null, "string", "string topic", "int count")));

    [Fact]
    public void OutputInInstructions_IsReported()
    {
        var graph = Judge(
            Agent("Web"),
            Instructed("Obey {notes}.", Agent("A").DependsOn("Web").Prompted("Go.", "int", "string notes"))
        );
        Expect.Findings(
            graph,
            "AEG032 A Parameter: The output of 'Web' flows through '{notes}' into the system instructions of agent 'A', which a "
                + "model obeys; move it to the [Prompt]"
        );
        Assert.Equal("notes", Expect.Hint(graph, HintKeys.Placeholder));
    }

    [Fact]
    public void InputInInstructions_IsTheCallersOwnChoice() =>
        Expect.NoFindings(
            Judge(Instructed("Answer in {language}.", Agent("A").Prompted("Go.", "int", "string language")))
        );

    private static AgentBuilder Instructed(string instructions, AgentBuilder agent) =>
        agent.With(node => node with { Instructions = instructions });
}
