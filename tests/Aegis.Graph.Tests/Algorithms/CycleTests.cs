using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Algorithms;

public class CycleTests
{
    private const string Advice = "; remove one of these dependencies";

    [Fact]
    public void Chain_HasNoCycle() =>
        Expect.NoFindings(Judge(Agent("A"), Agent("B").DependsOn("A"), Agent("C").DependsOn("B")));

    [Fact]
    public void Diamond_HasNoCycle() =>
        Expect.NoFindings(
            Judge(Agent("A"), Agent("B").DependsOn("A"), Agent("C").DependsOn("A"), Agent("D").DependsOn("B", "C"))
        );

    [Fact]
    public void AgentThatDependsOnItself_IsACycleOfOne() =>
        Expect.Findings(
            Judge(Agent("A").DependsOn("A")),
            "AEG010 A Dependency: Agents depend on each other in a cycle: A → A" + Advice
        );

    [Fact]
    public void TwoAgents_ReportBothEdges() =>
        Expect.Findings(
            Judge(Agent("Writer").DependsOn("Editor"), Agent("Editor").DependsOn("Writer")),
            "AEG010 Editor Dependency: Agents depend on each other in a cycle: Editor → Writer → Editor" + Advice,
            "AEG010 Writer Dependency: Agents depend on each other in a cycle: Writer → Editor → Writer" + Advice
        );

    [Fact]
    public void EdgesIntoAndOutOfACycle_AreNotReported() =>
        Expect.Findings(
            Judge(Agent("In"), Agent("A").DependsOn("In", "B"), Agent("B").DependsOn("A"), Agent("Out").DependsOn("B")),
            "AEG010 A Dependency 1: Agents depend on each other in a cycle: A → B → A" + Advice,
            "AEG010 B Dependency: Agents depend on each other in a cycle: B → A → B" + Advice
        );

    [Fact]
    public void SeveralWaysRound_EachEdgeShowsItsShortest() =>
        Expect.Findings(
            Judge(Agent("A").DependsOn("B", "C"), Agent("B").DependsOn("C"), Agent("C").DependsOn("A")),
            "AEG010 A Dependency: Agents depend on each other in a cycle: A → B → C → A" + Advice,
            "AEG010 A Dependency 1: Agents depend on each other in a cycle: A → C → A" + Advice,
            "AEG010 B Dependency: Agents depend on each other in a cycle: B → C → A → B" + Advice,
            "AEG010 C Dependency: Agents depend on each other in a cycle: C → A → C" + Advice
        );

    [Fact]
    public void DisjointCycles_AreAllReported() =>
        Assert.Equal(
            4,
            Judge(
                Agent("A").DependsOn("B"),
                Agent("B").DependsOn("A"),
                Agent("C").DependsOn("D"),
                Agent("D").DependsOn("C")
            )
                .Findings.Count(finding => finding.RuleId == "AEG010")
        );

    [Fact]
    public void OptionalEdges_MakeCyclesToo() =>
        Assert.Equal(
            2,
            Judge(Agent("A").DependsOnOptionally("B"), Agent("B").DependsOn("A"))
                .Findings.Count(finding => finding.RuleId == "AEG010")
        );

    [Fact]
    public void LongCycle_ShowsBeginAndEndOfTheWay()
    {
        var ring = Ring(40);
        var message = ring.Findings.First(finding => finding.Anchor.Owner == "A00").Message;
        Assert.Equal(
            "Agents depend on each other in a cycle: A00 → A01 → A02 → A03 → A04 → A05 → A06 → A07 → A08 → A09 → A10"
                + " → A11 → A12 → A13 → … (25 more) … → A39 → A00"
                + Advice,
            message
        );
    }

    [Fact]
    public void CycleOfThousands_IsReportedOnEveryEdgeInBoundedMessages()
    {
        var ring = Ring(4_000);
        Assert.Equal(4_000, ring.Findings.Count);
        Assert.All(ring.Findings, finding => Assert.InRange(finding.Message.Length, 1, 300));
    }

    [Fact]
    public void ChainOfTenThousand_NeedsNoDeepStack()
    {
        var graph = Judge([.. Enumerable.Range(0, 10_000).Select(i => i == 0 ? Agent(Name(0)) : Link(i, i - 1))]);
        Expect.NoFindings(graph);
        Assert.Equal(10_000, graph.Pipelines[0].Agents.Count);
    }

    [Fact]
    public void FanOfTenThousand_IsJudgedToo()
    {
        var sources = Enumerable.Range(0, 10_000).Select(Name).ToArray();
        var graph = Judge([.. sources.Select(Agent), Agent("Sink").DependsOn(sources)]);
        Expect.NoFindings(graph);
        Assert.Equal("Sink", graph.Pipelines[0].Agents[10_000].Id);
    }

    [Fact]
    public void OrderingFanOfThousands_IsJudgedToo()
    {
        var sources = Enumerable.Range(0, 3_000).Select(Name).ToArray();
        var graph = Judge([
            .. sources.Select(source => Agent(source).Bodied(null)),
            Agent("Sink").DependsOn(sources).Bodied(null),
        ]);
        Expect.NoFindings(graph);
    }

    private static CheckedGraph Ring(int size) =>
        Judge([.. Enumerable.Range(0, size).Select(i => Link(i, (i + 1) % size))]);

    private static AgentBuilder Link(int agent, int dependency) => Agent(Name(agent)).DependsOn(Name(dependency));

    private static string Name(int number) => $"A{number:00}";
}
