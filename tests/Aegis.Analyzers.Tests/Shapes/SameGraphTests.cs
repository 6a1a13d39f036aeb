using Aegis.Generators;
using Aegis.Graph.Extract;
using Aegis.Graph.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aegis.Analyzers.Tests.Shapes;

/// <summary>The generator does not see what it emits, the analyzer does: both must see the same graph.</summary>
public class SameGraphTests
{
    [Theory]
    [InlineData("[Agent(\"Go.\")] public partial class A;")]
    [InlineData("[Agent(\"Go.\")] public partial class A; [Pipeline] public partial class P;")]
    [InlineData("[Agent(\"Go.\")] public partial class A; [Pipeline(ResultName = \"R\")] sealed partial class P;")]
    [InlineData("[Agent(\"Go.\")] public partial class A { public partial Task<int> RunAsync(string topic); }")]
    [InlineData("[Agent] public partial class A(TimeProvider clock) { public long Run() => clock.GetTimestamp(); }")]
    [InlineData("[Agent(\"Go.\")] public partial record A;")]
    [InlineData(
        "public partial class Outer { [Agent(\"Go.\")] internal partial class A; [Pipeline] internal partial class P; }"
    )]
    [InlineData("[Agent(\"Go.\")] public class Wrong;")]
    [InlineData("[Agent(\"Go.\")] public partial class A { public int RunCoreAsync => 1; }")]
    [InlineData(
        "[Agent(\"Go.\"), DependsOn<A>] public partial class A { [Prompt(\"{text}\")] public partial Task<string> RunAsync(string text); }"
    )]
    [InlineData("public class AgentPipeline; [Agent(\"Go.\")] public partial class A;")]
    [InlineData("[Agent(\"Go.\")] public partial class A; [Pipeline] public partial class P; public class PResult;")]
    public void Graph_IsTheSameBeforeAndAfterGeneration(string source)
    {
        var run = GeneratorTest.Run(new PipelineGenerator(), Project(source));
        Assert.NotEmpty(run.Output.SyntaxTrees.Except(Project(source).Create().SyntaxTrees));
        Assert.Equal(GraphOf(Project(source).Create()), GraphOf(run.Output));
    }

    [Fact]
    public void AnotherSource_IsAnotherGraph() =>
        Assert.NotEqual(
            GraphOf(Project("[Agent(\"Go.\")] public partial class A;").Create()),
            GraphOf(Project("[Agent(\"Stop.\")] public partial class A;").Create())
        );

    private static AgentGraph GraphOf(Compilation compilation) =>
        GraphExtractor.Extract(compilation, new NoOptions(), null, TestContext.Current.CancellationToken);

    private sealed class NoOptions : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            // as the test project's, whose root namespace is its name
            value = key == "build_property.RootNamespace" ? "TestProject" : "";
            return value.Length > 0;
        }
    }
}
