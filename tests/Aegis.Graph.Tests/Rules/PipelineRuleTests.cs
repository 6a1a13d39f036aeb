using Aegis.Graph.Model;
using Aegis.Graph.Rules;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Pipelines and what is in them: AEG011, AEG015, AEG016, AEG044, AEG067.</summary>
public class PipelineRuleTests
{
    private static readonly ProjectFacts Executable = new() { IsExecutable = true };

    [Fact]
    public void AgentThatNoPipelineReaches_IsReportedInAnExecutable()
    {
        var graph = Judge(Executable, Agent("A"), Agent("Lost"), Pipeline("Shop.P", "A"));
        Expect.Findings(
            graph,
            "AEG011 Lost Name: Agent 'Lost' is in no pipeline, so nothing runs it; add it to the outputs of one"
        );
        Assert.Equal("Shop.P|P", Expect.Hint(graph, HintKeys.Choices));
    }

    [Fact]
    public void AgentThatNoPipelineReaches_IsFineInALibrary() =>
        Expect.NoFindings(Judge(Agent("A"), Agent("Lost"), Pipeline("P", "A")));

    [Fact]
    public void AgentThatAnOutputNeeds_IsReached() =>
        Expect.NoFindings(Judge(Executable, Agent("A"), Agent("B").DependsOn("A"), Pipeline("P", "B")));

    [Fact]
    public void PipelineOfNothing_IsReported() =>
        Expect.Findings(
            Judge(Pipeline("P")),
            "AEG016 P Attribute: Pipeline 'P' has no agents, because the project declares none; add [Agent] to a partial class"
        );

    [Fact]
    public void OutputThatIsNoAgent_IsReported() =>
        Expect.Findings(
            Judge(Agent("A"), Pipeline("P", "A", "Plain")),
            "AEG016 P Attribute: Pipeline 'P' asks for 'Plain', which is no agent; add [Agent] to it"
        );

    [Fact]
    public void BoundsThatNoRunCanKeep_AreReportedEach() =>
        Expect.Findings(
            Judge(
                Agent("A"),
                Pipeline("P", "A").With(node => node with { MaxConcurrency = -1, TimeoutSeconds = double.NaN })
            ),
            "AEG044 P Policy: MaxConcurrency of 'P' is -1; set how many agents may run at once, or 0 for no bound",
            "AEG044 P Policy 1: TimeoutSeconds of 'P' is NaN; set it between 0.001 and 4294967.294, or to 0 for no limit"
        );

    [Fact]
    public void BoundsThatRunsKeep_AreFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A"),
                Pipeline("P", "A").With(node => node with { MaxConcurrency = 2, TimeoutSeconds = 4294967.294 })
            )
        );

    [Fact]
    public void OutputWithoutContract_IsReported() =>
        Expect.Findings(
            Judge(
                Agent("A"),
                Pipeline("P")
                    .With(node =>
                        node with
                        {
                            Outputs = EquatableArray.ToEquatableArray([
                                new Dependency("Far", "Far", false, TargetKind.WithoutContract),
                            ]),
                        }
                    )
            ),
            "AEG067 P Attribute: 'P' names the agent 'Far' of a project that was not built with Aegis; add the Aegis package to "
                + "that project"
        );

    [Fact]
    public void OutputThatNoDependantTakes_IsReported() =>
        Assert.Contains(
            Judge(Agent("Source").Bodied("int"), Agent("C").DependsOn("Source").Bodied("bool")).Findings,
            finding =>
                finding is { RuleId: "AEG015", Anchor: { Owner: "Source", Kind: AnchorKind.Name } }
                && finding.Message
                    == "Agent 'Source' produces 'int', which none of its dependants takes; take it as a parameter there"
        );

    [Fact]
    public void OutputThatOneDependantTakes_IsUsed() =>
        Assert.DoesNotContain(
            Judge(
                Agent("Source").Bodied("int"),
                Agent("C").DependsOn("Source").Bodied("bool"),
                Agent("D").DependsOn("Source").Bodied("bool", "int number")
            ).Findings,
            finding => finding.RuleId == "AEG015"
        );

    [Fact]
    public void OutputOfASink_IsForWhoRunsThePipeline() => Expect.NoFindings(Judge(Agent("A").Bodied("int")));

    [Fact]
    public void UnusedOutputOfAChosenPipeline_IsWhatItWasChosenFor() =>
        Assert.DoesNotContain(
            Judge(
                Agent("Source").Bodied("int"),
                Agent("C").DependsOn("Source").Bodied("bool"),
                Pipeline("P", "C")
            ).Findings,
            finding => finding.RuleId == "AEG015"
        );
}
