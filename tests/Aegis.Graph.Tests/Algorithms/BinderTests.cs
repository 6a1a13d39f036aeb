using Aegis.Graph.Check;
using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Algorithms;

public class BinderTests
{
    [Fact]
    public void TokenAndContext_AreNoData() =>
        Assert.Equal(
            [new Binding(BindingKind.CancellationToken), new Binding(BindingKind.Context)],
            Bind("CancellationToken token", "AgentContext context")
        );

    [Fact]
    public void ParameterWithoutDependencies_IsAnInput() =>
        Assert.Equal([new Binding(BindingKind.Input)], BindAlone("string topic"));

    [Fact]
    public void ParameterMarkedInput_IsAnInputEvenIfADependencyFits() =>
        Assert.Equal([new Binding(BindingKind.Input)], Bind("[Input] string topic"));

    [Fact]
    public void ParameterThatNothingFits_IsUnboundAndNoInput() =>
        Assert.Equal([new Binding(BindingKind.Unbound)], Bind("bool flag"));

    [Fact]
    public void IdenticalOutput_WinsOverAConvertibleOne() =>
        Assert.Equal(
            [new Binding(BindingKind.Output, "Long", Fit.Identical)],
            Bindings(Agent("Int").Bodied("int"), Agent("Long").Bodied("long"), "long value")
        );

    [Fact]
    public void ConvertibleOutput_IsTakenWhenNoneIsIdentical() =>
        Assert.Equal([new Binding(BindingKind.Output, "Count", Fit.Implicit)], Bind("long value"));

    [Fact]
    public void TwoEqualFits_AreAmbiguous() =>
        Assert.Equal(
            [new Binding(BindingKind.Ambiguous)],
            Bindings(Agent("X").Bodied("int"), Agent("Y").Bodied("int"), "int value")
        );

    [Fact]
    public void From_SettlesATie() =>
        Assert.Equal(
            [new Binding(BindingKind.Output, "Y", Fit.Identical)],
            Bindings(Agent("X").Bodied("int"), Agent("Y").Bodied("int"), "[From<Y>] int value")
        );

    [Fact]
    public void Object_IsNeverBoundUnlessNamed() =>
        Assert.Equal(
            [new Binding(BindingKind.Unbound), new Binding(BindingKind.Output, "Text", Fit.WhenNamed)],
            Bind("object any", "[From<Text>] object named")
        );

    [Fact]
    public void From_OfAnAgentThatIsNoDependency_IsUnbound() =>
        Assert.Equal([new Binding(BindingKind.Unbound)], Bind("[From<Stranger>] string value"));

    [Fact]
    public void From_OfADependencyThatDoesNotConvert_IsUnbound() =>
        Assert.Equal([new Binding(BindingKind.Unbound)], Bind("[From<Text>] int value"));

    [Fact]
    public void Outcome_BindsByItsValueAndMakesTheEdgeOptional()
    {
        var agent = Bound(Agent("C").DependsOn("Text").Bodied("string", "AgentOutcome<string> text"));
        Assert.Equal([new Binding(BindingKind.Outcome, "Text", Fit.Identical)], agent.Bindings);
        Assert.True(agent.Edges[0].IsOptional);
    }

    [Fact]
    public void OutcomeWithoutDependencies_IsNoInput() =>
        Assert.Equal([new Binding(BindingKind.Unbound)], BindAlone("AgentOutcome<string> text"));

    [Fact]
    public void OneDependency_MayFeedSeveralParameters()
    {
        var agent = Bound(Agent("C").DependsOn("Text").Bodied("string", "string first", "string second"));
        Assert.Equal(["first", "second"], agent.Edges[0].Parameters);
    }

    [Fact]
    public void RepeatedDependency_IsOneEdgeAndNoTie()
    {
        var agent = Bound(Agent("C").DependsOn("Text", "Count", "Text").Bodied("string", "string text"));
        Assert.Equal(["Text", "Count"], agent.Edges.Select(edge => edge.Source));
        Assert.Equal(BindingKind.Output, agent.Bindings[0].Kind);
    }

    [Fact]
    public void RepeatedDependency_IsOptionalWhenOneOfThemSaysSo()
    {
        var agent = Bound(Agent("C").DependsOn("Text").DependsOnOptionally("Text").Bodied("string", "string? text"));
        Assert.True(Assert.Single(agent.Edges).IsOptional);
    }

    [Theory]
    [InlineData(TargetKind.NoAgent)]
    [InlineData(TargetKind.Unknown)]
    [InlineData(TargetKind.WithoutContract)]
    public void WhatIsNoAgent_IsNoEdge(TargetKind kind) =>
        Assert.Empty(Bound(Agent("C").DependsOn("Text", kind).Bodied("string")).Edges);

    private static IEnumerable<Binding> Bind(params string[] parameters) =>
        Bound(Agent("C").DependsOn("Text", "Count").Bodied("string", parameters)).Bindings;

    private static IEnumerable<Binding> BindAlone(params string[] parameters) =>
        Bound(Agent("C").Bodied("string", parameters)).Bindings;

    private static IEnumerable<Binding> Bindings(AgentBuilder first, AgentBuilder second, string parameter) =>
        Bound(Agent("C").DependsOn(first.Key, second.Key).Bodied("string", parameter), first, second).Bindings;

    /// <summary>The agent, with <c>Text</c> (a string) and <c>Count</c> (an int) around it.</summary>
    private static BoundAgent Bound(AgentBuilder agent, params AgentBuilder[] others) =>
        Judge([agent, Agent("Text").Bodied("string"), Agent("Count").Bodied("int"), .. others])
            .Agents.Single(bound => bound.Key == agent.Key);
}
