using Aegis.Graph.Check;

namespace Aegis.Graph.Tests.Algorithms;

public class InputTests
{
    [Fact]
    public void Inputs_AreOrderedByLevelThenIdThenPosition() =>
        Assert.Equal(
            ["b", "a", "z", "c"],
            Names(
                Agent("Late").DependsOn("Early").Bodied("string", "string text", "[Input] int c"),
                Agent("Early").Bodied("string", "string b", "string a"),
                Agent("Other").Bodied("string", "int z")
            )
        );

    [Fact]
    public void SameInputOfTwoAgents_IsOne() =>
        Assert.Equal(
            ["topic"],
            Names(Agent("A").Bodied("int", "string topic"), Agent("B").Bodied("int", "string topic"))
        );

    [Fact]
    public void ComposedRootAlone_TakesTheImplicitInput()
    {
        var pipeline = Pipeline(Agent("A"));
        Assert.True(pipeline.HasImplicitInput);
        Assert.Equal("input", Assert.Single(pipeline.Inputs).Name);
    }

    [Fact]
    public void ComposedRootBesideAnInput_TakesThatInput()
    {
        var pipeline = Pipeline(Agent("A"), Agent("B").Bodied("int", "string topic"));
        Assert.False(pipeline.HasImplicitInput);
        Assert.Equal("topic", Assert.Single(pipeline.Inputs).Name);
    }

    [Fact]
    public void BodiedRootsWithoutParameters_TakeNothing() => Assert.Empty(Pipeline(Agent("A").Bodied("int")).Inputs);

    [Fact]
    public void DefaultThatAllUsesShare_IsKept() =>
        Assert.Equal("3", Single(Agent("A").Bodied("int", "int n = 3"), Agent("B").Bodied("int", "int n = 3")).Default);

    [Fact]
    public void DefaultsThatDiffer_AreDropped() =>
        Assert.Null(Single(Agent("A").Bodied("int", "int n = 3"), Agent("B").Bodied("int", "int n = 4")).Default);

    [Fact]
    public void DefaultThatOneUseLacks_IsDropped() =>
        Assert.Null(Single(Agent("A").Bodied("int", "int n"), Agent("B").Bodied("int", "int n = 4")).Default);

    [Fact]
    public void DefaultBeforeARequiredInput_IsDropped() =>
        Assert.Equal(
            [null, null, "1"],
            Pipeline(Agent("A").Bodied("int", "int x = 3"), Agent("B").Bodied("int", "int y", "int z = 1"))
                .Inputs.Select(input => input.Default)
        );

    [Fact]
    public void WhoTakesNoNull_DecidesTheType() =>
        Assert.Equal(
            "string",
            Single(Agent("A").Bodied("int", "string? topic"), Agent("B").Bodied("int", "string topic")).Type.FullName
        );

    private static IEnumerable<string> Names(params IPart[] parts) =>
        Pipeline(parts).Inputs.Select(input => input.Name);

    private static PipelineInput Single(params IPart[] parts) => Assert.Single(Pipeline(parts).Inputs);

    private static PipelineClosure Pipeline(params IPart[] parts) => Assert.Single(Judge(parts).Pipelines);
}
