using Aegis.Graph.Model;
using Aegis.Graph.Rules;

namespace Aegis.Graph.Tests.Rules;

/// <summary>What parameters take: AEG012, AEG013, AEG014.</summary>
public class ParameterRuleTests
{
    [Fact]
    public void UnboundParameter_SaysWhatThereIs()
    {
        var graph = Judge(
            Agent("Text"),
            Agent("Void").Bodied(null),
            Agent("C").DependsOn("Text", "Void").Bodied("int", "bool flag")
        );
        Expect.Findings(
            graph,
            "AEG012 C Parameter: Parameter 'flag' of agent 'C' takes 'bool', which no dependency produces (Text produces "
                + "'string', Void produces nothing); change its type, or mark it [Input]"
        );
        Assert.Equal("string|string|Text", Expect.Hint(graph, HintKeys.Choices));
    }

    [Fact]
    public void BoundParameter_IsFine() =>
        Expect.NoFindings(Judge(Agent("A"), Agent("C").DependsOn("A").Bodied("int", "string text")));

    [Fact]
    public void FromOfAStranger_SaysWhichDependencyIsMissing() =>
        Assert.Contains(
            Judge(Agent("A"), Agent("B"), Agent("C").DependsOn("A").Bodied("int", "[From<B>] string text")).Findings,
            finding =>
                finding.Message
                == "Parameter 'text' of agent 'C' takes 'string', which no dependency produces ([From<B>] names none of its "
                    + "dependencies); add [DependsOn<B>]"
        );

    [Fact]
    public void OutcomeWithoutDependencies_SaysSo() =>
        Expect.Findings(
            Judge(Agent("C").Bodied("int", "AgentOutcome<string> text")),
            "AEG012 C Parameter: Parameter 'text' of agent 'C' takes 'AgentOutcome<string>', which no dependency produces (it "
                + "has no dependencies); add the [DependsOn<T>] that does"
        );

    [Fact]
    public void TypeThatTheCompilerDoesNotKnow_IsTheCompilersToReport()
    {
        Assert.DoesNotContain(
            Judge(Agent("A"), Agent("C").DependsOn("A").Bodied("int", "Missing text")).Findings,
            finding => finding.RuleId == "AEG012"
        );
        Assert.DoesNotContain(
            Judge(Agent("A").Bodied("Missing"), Agent("C").DependsOn("A").Bodied("int", "string text")).Findings,
            finding => finding.RuleId == "AEG012"
        );
    }

    [Fact]
    public void Ambiguity_NamesTheCandidatesAndTheWayOut()
    {
        var graph = Judge(
            Agent("X").Bodied("int"),
            Agent("Y").Bodied("int"),
            Agent("Z").Bodied("int"),
            Agent("C")
                .DependsOn("X", "Y", "Z")
                .Bodied("int", "int n", "[From<X>] int x", "[From<Y>] int y", "[From<Z>] int z")
        );
        Expect.Findings(
            graph,
            "AEG013 C Parameter: Parameter 'n' of agent 'C' can take its 'int' from X, Y and Z; say which by [From<X>]"
        );
        Assert.Equal("global::X|X\nglobal::Y|Y\nglobal::Z|Z", Expect.Hint(graph, HintKeys.Choices));
    }

    [Fact]
    public void RequiredParameterOfAnOptionalDependency_IsReported()
    {
        var graph = Judge(Agent("A"), Agent("C").DependsOnOptionally("A").Bodied("int", "string text"));
        Expect.Findings(
            graph,
            "AEG014 C Parameter: Parameter 'text' of agent 'C' takes no null, but 'A' is an optional dependency, which may "
                + "leave no value; make it 'string?' or AgentOutcome<string>"
        );
        Assert.Equal("string", Expect.Hint(graph, HintKeys.Output));
    }

    [Theory]
    [InlineData("string? text")]
    [InlineData("AgentOutcome<string> text")]
    public void ParameterThatTakesNothingToo_IsFine(string parameter) =>
        Expect.NoFindings(Judge(Agent("A"), Agent("C").DependsOnOptionally("A").Bodied("int", parameter)));

    [Fact]
    public void ValueBesideTheOutcomeOfTheSameAgent_MustAcceptNull() =>
        Assert.Equal(
            ["AEG014"],
            Judge(Agent("A"), Agent("C").DependsOn("A").Bodied("int", "AgentOutcome<string> outcome", "string text"))
                .Findings.Select(finding => finding.RuleId)
        );
}
