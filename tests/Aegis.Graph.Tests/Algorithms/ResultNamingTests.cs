namespace Aegis.Graph.Tests.Algorithms;

public class ResultNamingTests
{
    [Fact]
    public void Property_IsNamedByTheClass() => Assert.Equal(["Writer"], Names(Agent("Shop.Writer")));

    [Fact]
    public void EqualClassNames_AreQualifiedByWhatIsAroundThem() =>
        Assert.Equal(["BillingWriter", "SalesWriter"], Names(Agent("Shop.Billing.Writer"), Agent("Shop.Sales.Writer")));

    [Fact]
    public void OnlyEqualNames_AreQualified() =>
        Assert.Equal(["AX", "BX", "Y"], Names(Agent("A.X"), Agent("B.X"), Agent("C.Y")));

    [Fact]
    public void NamesEqualOneStepOut_AreQualifiedFurther() =>
        Assert.Equal(["OneCommonX", "TwoCommonX"], Names(Agent("One.Common.X"), Agent("Two.Common.X")));

    [Fact]
    public void ClassInTheGlobalNamespace_KeepsItsName() => Assert.Equal(["AX", "X"], Names(Agent("X"), Agent("A.X")));

    [Fact]
    public void ChosenName_IsKeptAsItIs() =>
        Assert.Equal(["Text", "X"], Names(Agent("A.X").With(node => node with { ResultName = "Text" }), Agent("B.X")));

    private static IEnumerable<string> Names(params AgentBuilder[] agents) =>
        Judge([.. agents.Select(agent => agent.With(node => node with { Id = node.Type.Key }))])
            .Pipelines[0]
            .ResultNames;
}
