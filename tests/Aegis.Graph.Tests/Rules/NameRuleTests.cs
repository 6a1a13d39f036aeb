using Aegis.Graph.Model;
using Aegis.Graph.Rules;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Names that must differ: AEG004, AEG008, AEG009.</summary>
public class NameRuleTests
{
    private const string ResultClash =
        "AEG009 P Name: The result of pipeline 'P' would be 'PResult', and there is a type of that name already; set "
        + "ResultName";

    [Fact]
    public void EqualIds_AreReportedOnBoth() =>
        Expect.Findings(
            Judge(Agent("One.Writer"), Agent("Two.Writer")),
            "AEG004 One.Writer Name: Agent 'Writer' has the id 'Writer', as has 'Two.Writer'; set Id on one of them, "
                + "because events and stored runs tell agents apart by it",
            "AEG004 Two.Writer Name: Agent 'Writer' has the id 'Writer', as has 'One.Writer'; set Id on one of them, "
                + "because events and stored runs tell agents apart by it"
        );

    [Fact]
    public void IdsThatDifferInCase_AreTwo() => Expect.NoFindings(Judge(Agent("writer"), Agent("Writer")));

    [Fact]
    public void IdSuggested_IsNoOtherAgents()
    {
        var findings = Judge(
            Agent("One.Writer"),
            Agent("Two.Writer").With(node => node with { IsExternal = true }),
            Agent("Three").With(node => node with { Id = "One.Writer" })
        ).Findings;
        Assert.Equal(
            "One.Writer2",
            Assert.Single(Assert.Single(findings).Hints, hint => hint.Name == HintKeys.Name).Value
        );
    }

    [Fact]
    public void InputOfTwoTypes_IsReportedOnTheLater() =>
        Expect.Findings(
            Judge(Agent("A").Bodied("bool", "int count"), Agent("B").Bodied("bool", "string count")),
            "AEG008 B Parameter: Input 'count' is 'string' in agent 'B' and 'int' in 'A'; rename one or agree on the type"
        );

    [Fact]
    public void InputsThatDifferInNullabilityOnly_Agree() =>
        Expect.NoFindings(Judge(Agent("A").Bodied("bool", "string? t"), Agent("B").Bodied("bool", "string t")));

    [Fact]
    public void ValueInputsThatDifferInNullability_Conflict() =>
        Assert.Equal(
            "AEG008",
            Assert
                .Single(Judge(Agent("A").Bodied("bool", "int? n"), Agent("B").Bodied("bool", "int n")).Findings)
                .RuleId
        );

    [Theory]
    [InlineData("options")]
    [InlineData("cancellationToken")]
    public void ReservedInput_IsReportedWithAFreeName(string name)
    {
        var graph = Judge(Agent("Writer").Bodied("bool", $"int {name}"));
        Expect.Findings(
            graph,
            $"AEG008 Writer Parameter: Input '{name}' of agent 'Writer' has a name that RunPipelineAsync uses itself; rename it"
        );
        Assert.Equal("writer" + char.ToUpperInvariant(name[0]) + name[1..], Expect.Hint(graph, HintKeys.Name));
    }

    [Fact]
    public void ReservedNameOfWhatIsNoInput_IsFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A"),
                Agent("B").DependsOn("A").Bodied("int", "string options", "CancellationToken cancellationToken")
            )
        );

    [Fact]
    public void SameNameInTwoPipelines_IsFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A").Bodied("bool", "int count"),
                Agent("B").Bodied("bool", "string count"),
                Pipeline("P", "A"),
                Pipeline("Q", "B")
            )
        );

    [Fact]
    public void PinnedInputs_MustBeThoseOfTheAgents() =>
        Expect.Findings(
            Judge(Agent("A").Bodied("bool", "int count"), Pipeline("P").Pinned(("string", "topic"))),
            "AEG008 P RunMethod: RunPipelineAsync of 'P' declares the inputs (string topic), but its agents take (int count)"
        );

    [Fact]
    public void PinnedInputs_MayBeOrderedAnew() =>
        Expect.NoFindings(
            Judge(Agent("A").Bodied("bool", "int x", "bool y"), Pipeline("P").Pinned(("bool", "y"), ("int", "x")))
        );

    [Fact]
    public void MemberThatAegisWrites_IsReported() =>
        Expect.Findings(
            Judge(
                Agent("A")
                    .With(node => node with { ClashingMembers = EquatableArray.ToEquatableArray(["RunCoreAsync"]) })
            ),
            "AEG009 A ClashingMember: 'A' has a member 'RunCoreAsync', which Aegis writes; rename it"
        );

    [Fact]
    public void ResultNameThatIsTaken_IsReported()
    {
        var graph = Judge(
            Agent("A"),
            Pipeline("P").With(node => node with { TakenResultName = "PResult", ResultName = "POutcome" })
        );
        Expect.Findings(graph, ResultClash);
        Assert.Equal("ResultName", Expect.Hint(graph, HintKeys.Property));
        Assert.Equal("POutcome", Expect.Hint(graph, HintKeys.Name));
    }

    [Fact]
    public void AgentNamedAsAMemberOfResults_IsReportedWithAFreeName()
    {
        var graph = Judge(Agent("Summary"), Agent("SummaryAgent"), Pipeline("P"));
        Expect.Findings(
            graph,
            "AEG009 Summary Name: Agent 'Summary' would be the property 'Summary' of a result, which is a member that every "
                + "result has; set [Agent(Name = …)]"
        );
        Assert.Equal("SummaryAgent2", Expect.Hint(graph, HintKeys.Name));
    }

    [Fact]
    public void TwoAgentsOfOneChosenName_AreReportedOnce() =>
        Expect.Findings(
            Judge(Agent("A"), Agent("B").With(node => node with { ResultName = "A" }), Pipeline("P")),
            "AEG009 B Name: Agent 'B' would be the property 'A' of the result of 'P', which is the property of 'A'; set "
                + "[Agent(Name = …)]"
        );

    [Fact]
    public void ClashOfAnAgentOfAnotherAssembly_IsReportedWhereThisProjectCanSeeIt()
    {
        var far = Agent("Status").With(node => node with { IsExternal = true });
        Assert.Equal("P", Assert.Single(Judge(far, Pipeline("P", "Status")).Findings).Anchor.Owner);
        Assert.Equal("Near", Assert.Single(Judge(far, Agent("Near").DependsOn("Status")).Findings).Anchor.Owner);
    }
}
