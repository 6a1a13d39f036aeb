using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Algorithms;

public class ClosureTests
{
    [Fact]
    public void PipelineWithoutOutputs_TakesAllAgents() =>
        Assert.Equal(["A", "B"], Order(Agent("B"), Agent("A"), Pipeline("P")));

    [Fact]
    public void PipelineWithOutputs_TakesTheirClosureOnly() =>
        Assert.Equal(
            ["Root", "Middle", "Output"],
            Order(
                Agent("Root"),
                Agent("Middle").DependsOn("Root"),
                Agent("Output").DependsOn("Middle"),
                Agent("Other").DependsOn("Root"),
                Pipeline("P", "Output")
            )
        );

    [Fact]
    public void SharedAncestor_IsTakenOnce() =>
        Assert.Equal(
            ["Root", "A", "B"],
            Order(Agent("Root"), Agent("A").DependsOn("Root"), Agent("B").DependsOn("Root"), Pipeline("P", "A", "B"))
        );

    [Fact]
    public void Agents_AreOrderedByLevelThenId() =>
        Assert.Equal(
            ["Y", "Z", "A", "B"],
            Order(
                Agent("A").DependsOn("Z"),
                Agent("Z"),
                Agent("B").DependsOn("Y"),
                Agent("First").With(node => node with { Id = "Y" }).With(n => n with { Type = Named(n, "Y") }),
                Pipeline("P")
            )
        );

    [Fact]
    public void LevelIsTheLongestWay_NotTheShortest() =>
        Assert.Equal(
            ["Root", "Middle", "End"],
            Order(Agent("End").DependsOn("Root", "Middle"), Agent("Middle").DependsOn("Root"), Agent("Root"))
        );

    [Fact]
    public void AgentsOfACycle_ComeLastAndAreKept() =>
        Assert.Equal(
            ["Z", "A", "B"],
            Order(Agent("A").DependsOn("B"), Agent("B").DependsOn("A"), Agent("Z"), Pipeline("P"))
        );

    [Fact]
    public void ProjectWithoutPipeline_HasTheDefaultOne()
    {
        var pipeline = Assert.Single(Judge(new ProjectFacts { RootNamespace = "Shop" }, Agent("A")).Pipelines).Node;
        Assert.Equal(("Shop.AgentPipeline", true), (pipeline.Type.Key, pipeline.IsDefault));
    }

    [Fact]
    public void ProjectWithoutPipelineWhoseNameIsTaken_HasNone() =>
        Assert.Empty(Judge(new ProjectFacts { IsDefaultPipelineNameTaken = true }, Agent("A")).Pipelines);

    [Fact]
    public void AgentsOfOtherAssemblies_AreTakenOnlyWhereNamed()
    {
        var external = Agent("Far").With(node => node with { IsExternal = true });
        Assert.Equal(["A"], Order(external, Agent("A"), Pipeline("P")));
        Assert.Equal(["Far", "A"], Order(external, Agent("A").DependsOn("Far"), Pipeline("P")));
    }

    private static TypeDeclaration Named(AgentNode node, string key) => node.Type with { Key = key };

    private static IEnumerable<string> Order(params IPart[] parts) =>
        Assert.Single(Judge(parts).Pipelines).Agents.Select(agent => agent.Id);
}
