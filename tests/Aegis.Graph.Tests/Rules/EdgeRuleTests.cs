using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Edges: AEG005, AEG006, AEG017, AEG018, AEG067.</summary>
public class EdgeRuleTests
{
    [Fact]
    public void DependencyThatIsNoAgent_IsReported() =>
        Expect.Findings(
            Judge(Agent("A").DependsOn("Plain", TargetKind.NoAgent)),
            "AEG005 A Dependency: Agent 'A' depends on 'Plain', which is no agent; add [Agent] to it or remove the dependency"
        );

    [Fact]
    public void DependencyThatTheCompilerDoesNotKnow_IsTheCompilersToReport() =>
        Expect.NoFindings(
            Judge(Agent("A").DependsOn("Missing", TargetKind.Unknown).DependsOn("Missing", TargetKind.Unknown))
        );

    [Fact]
    public void DependencyWithoutContract_IsReported() =>
        Expect.Findings(
            Judge(Agent("A").DependsOn("Far", TargetKind.WithoutContract)),
            "AEG067 A Dependency: 'A' names the agent 'Far' of a project that was not built with Aegis; add the Aegis package "
                + "to that project"
        );

    [Fact]
    public void RepeatedDependency_IsReportedFromTheSecondOn() =>
        Expect.Findings(
            Judge(Agent("A"), Agent("B").DependsOn("A", "A", "A")),
            "AEG006 B Dependency 1: Agent 'B' depends on 'A' more than once; one [DependsOn] is enough",
            "AEG006 B Dependency 2: Agent 'B' depends on 'A' more than once; one [DependsOn] is enough"
        );

    [Fact]
    public void ImpliedDependency_IsReportedWithTheWay() =>
        Expect.Findings(
            Judge(
                Agent("A"),
                Agent("B").DependsOn("A"),
                Agent("C").DependsOn("A", "B").Bodied("int", "[From<B>] string text")
            ),
            "AEG017 C Dependency: Agent 'C' waits for 'A' anyway, through 'B', and takes nothing from it; the dependency can go"
        );

    [Fact]
    public void ImpliedDependencyThatIsTaken_IsFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A").Bodied("int"),
                Agent("B").DependsOn("A"),
                Agent("C").DependsOn("A", "B").Bodied("int", "int number", "string text")
            )
        );

    [Fact]
    public void DependencyImpliedFromFarAway_IsReported() =>
        Assert.Equal(
            ["AEG017"],
            Judge(
                Agent("A").Bodied(null),
                Agent("B").DependsOn("A").Bodied(null),
                Agent("C").DependsOn("B").Bodied(null),
                Agent("D").DependsOn("A", "C").Bodied(null)
            )
                .Findings.Select(finding => finding.RuleId)
        );

    [Fact]
    public void DependencyImpliedByAnOptionalOne_IsNotImplied() =>
        Expect.NoFindings(
            Judge(
                Agent("A").Bodied(null),
                Agent("B").DependsOn("A").Bodied(null),
                Agent("C").DependsOn("A").DependsOnOptionally("B").Bodied(null)
            )
        );

    [Fact]
    public void DependencyImpliedBehindAnOptionalOne_IsNotImplied() =>
        Expect.NoFindings(
            Judge(
                Agent("A").Bodied(null),
                Agent("B").DependsOnOptionally("A").Bodied(null),
                Agent("C").DependsOn("A", "B").Bodied(null)
            )
        );

    [Fact]
    public void ComposedAgent_TakesEveryDependency() =>
        Expect.NoFindings(Judge(Agent("A"), Agent("B").DependsOn("A"), Agent("C").DependsOn("A", "B")));

    [Fact]
    public void ValueThatNoParameterTakes_IsReported()
    {
        var graph = Judge(
            Agent("Source").Bodied("int"),
            Agent("C").DependsOn("Source").Bodied("bool", "[Input] int source")
        );
        Assert.Contains(
            graph.Findings,
            finding =>
                finding.RuleId == "AEG018"
                && finding.Message
                    == "Agent 'C' depends on 'Source', which produces 'int', but no parameter takes it; add one, or remove the dependency"
        );
    }

    [Fact]
    public void DependencyWithoutValue_OrdersAndNoMore() =>
        Expect.NoFindings(Judge(Agent("A").Bodied(null), Agent("B").DependsOn("A").Bodied("int")));

    [Fact]
    public void ParameterThatIsUnbound_IsReportedAlone() =>
        Assert.Equal(
            ["AEG012"],
            Judge(Agent("A"), Agent("B").DependsOn("A").Bodied("int", "bool flag"))
                .Findings.Select(finding => finding.RuleId)
        );
}
