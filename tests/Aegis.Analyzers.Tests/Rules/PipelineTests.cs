using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG007, AEG011, AEG015, AEG016, AEG067 and AEG068.</summary>
public class PipelineTests
{
    private const string Agent = "[Agent(\"Go.\")] public partial class A;";

    [Theory]
    [InlineData("public static partial class {|AEG007:P|};")]
    [InlineData("public abstract partial class {|AEG007:P|};")]
    [InlineData("public partial class {|AEG007:P|}<T>;")]
    [InlineData("public partial record {|AEG007:P|};")]
    [InlineData("file partial class {|AEG007:P|};")]
    [InlineData("public partial class P { public {|AEG007:P|}(int number) { } }")]
    [InlineData("public partial class {|AEG007:P|}(int number) { public int Number => number; }")]
    [InlineData("[Agent(\"Go.\")] public partial class {|AEG007:P|};")]
    [InlineData("public partial class {|AEG007:P|} { public required int Number { get; init; } }")]
    [InlineData("public partial class {|AEG007:P|} : Base; public class Base(int number) { public int N => number; }")]
    [InlineData("public partial class {|AEG007:P|} : Base; public class Base { private Base() { } }")]
    [InlineData(
        "public partial class {|AEG007:P|} : Base; public class Base { private Base() { } public Base(ref int x) { } }"
    )]
    public Task UnusablePipeline_Reports(string declaration) => Reports($"{Agent} [Pipeline] {declaration}");

    [Theory]
    [InlineData("public partial class P;")]
    [InlineData("public partial class P : Base; public class Base { protected Base() { } public Base(int x) { } }")]
    [InlineData("public partial class P : Base; public class Base(int x = 1) { public int X => x; }")]
    [InlineData("public partial class P : Base; public class Base(params int[] x) { public int X => x.Length; }")]
    [InlineData("internal sealed partial class P { public string Name => \"p\"; }")]
    public Task UsablePipeline_IsFine(string declaration) => DoesNotReport($"{Agent} [Pipeline] {declaration}");

    [Fact]
    public Task AgentInNoPipelineOfAnExecutable_Reports() =>
        Reports(
            Program(
                """
                [Agent("Go.")] public partial class A;
                [Agent("Go.")] public partial class {|AEG011:Lost|};
                [Pipeline(typeof(A))] public partial class P;
                """
            ),
            "Agent 'Lost' is in no pipeline, so nothing runs it; add it to the outputs of one"
        );

    [Fact]
    public Task AgentInNoPipelineOfALibrary_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class Lost;
            [Pipeline(typeof(A))] public partial class P;
            """
        );

    [Fact]
    public Task AgentInOneOfTwoPipelines_IsFine() =>
        Reports(
            Program(
                """
                [Agent("Go.")] public partial class A;
                [Agent("Go.")] public partial class B;
                [Pipeline(typeof(A))] public partial class P;
                [Pipeline(typeof(B))] public partial class Q;
                """
            )
        );

    [Fact]
    public Task PipelineOfNoAgents_Reports() =>
        Reports(
            "[{|AEG016:Pipeline|}] public partial class P;",
            "Pipeline 'P' has no agents, because the project declares none; add [Agent] to a partial class"
        );

    [Fact]
    public Task OutputThatIsNoAgent_Reports() =>
        Reports(
            "public class Plain; [{|AEG016:Pipeline(typeof(Plain))|}] public partial class P;",
            "Pipeline 'P' asks for 'Plain', which is no agent; add [Agent] to it"
        );

    [Fact]
    public Task AgentOfAProjectWithoutAegis_Reports()
    {
        var library = Project("public partial class Far { public string Run() => \"\"; }") with
        {
            AssemblyName = "Library",
        };
        var text = library.Files[0].Text.Replace("public partial", "[Agent] public partial", StringComparison.Ordinal);
        var built = (library with { Files = library.Files.SetItem(0, ("Far.cs", text)) }).Create();
        return Reports(
            Project(
                """
                [Agent("Go."), {|AEG067:DependsOn<Far>|}] public partial class A;
                [{|AEG067:Pipeline(typeof(Far), typeof(A))|}] public partial class P;
                """
            ) with
            {
                Projects = [ReferencedAssembly.AsImage(built)],
            },
            "'A' names the agent 'Far' of a project that was not built with Aegis; add the Aegis package to that project",
            "'P' names the agent 'Far' of a project that was not built with Aegis; add the Aegis package to that project"
        );
    }

    [Fact]
    public Task AgentOfAProjectWithAegis_IsFine()
    {
        var library = Project("[Agent(\"Go.\")] public partial class Far;") with { AssemblyName = "Library" };
        var built = GeneratorTest.Run(new Generators.PipelineGenerator(), library).Output;
        return Reports(
            Project("[Agent] [DependsOn<Far>] public partial class A { public int Run(string text) => 1; }") with
            {
                Projects = [ReferencedAssembly.AsImage(built)],
            }
        );
    }

    [Fact]
    public Task OldLanguage_Reports() =>
        Reports(
            Project("[Agent(\"Go.\")] public partial class {|AEG068:A|} { }") with
            {
                LanguageVersion = LanguageVersion.CSharp10,
            },
            "Aegis writes C# 11, and this project is compiled as C# 10; set <LangVersion> to 11 or higher"
        );

    [Fact]
    public Task LanguageOfEleven_IsFine() =>
        Reports(
            Project("[Agent(\"Go.\")] public partial class A { }") with
            {
                LanguageVersion = LanguageVersion.CSharp11,
            }
        );

    private static TestCompilation Program(string marked) =>
        Project(("Agents.cs", marked), ("Program.cs", "return;")) with
        {
            OutputKind = OutputKind.ConsoleApplication,
        };
}
