using Microsoft.CodeAnalysis;

namespace Aegis.Analyzers.Tests.Shapes;

/// <summary>Shapes that break what looks at names and places only.</summary>
public class HostileShapeTests
{
    [Theory]
    [InlineData("[Agent(\"Go.\")] public partial class @class;")]
    [InlineData("[Agent(\"Go.\")] public partial class Größe;")]
    [InlineData("[Agent(\"Go.\")] public partial class 研究者;")]
    [InlineData("[Agent(\"Go.\")] public partial record A;")]
    [InlineData("[Agent(\"Go.\")] public sealed partial record A(TimeProvider Clock);")]
    [InlineData("[Agent(\"Go.\")] partial class A;")]
    [InlineData("namespace N { [Agent(\"Go.\")] public partial class A; }")]
    [InlineData("namespace @event.@namespace; [Agent(\"Go.\")] public partial class A;")]
    [InlineData("public partial class Outer { [Agent(\"Go.\")] public partial class A; }")]
    [InlineData("public static partial class Outer { [Agent(\"Go.\")] internal partial class A; }")]
    [InlineData("public partial struct Outer { [Agent(\"Go.\")] public partial class A; }")]
    [InlineData("public partial interface Outer { [Agent(\"Go.\")] public partial class A; }")]
    [InlineData("public partial record struct Outer { [Agent(\"Go.\")] public partial class A; }")]
    [InlineData("[Aegis.Agent(\"Go.\")] public partial class A;")]
    [InlineData("[global::Aegis.AgentAttribute(\"Go.\")] public partial class A;")]
    [InlineData("using Worker = Aegis.AgentAttribute; [Worker(\"Go.\")] public partial class A;")]
    public Task UsableShape_IsFine(string source) => DoesNotReport(source);

    [Fact]
    public Task KeywordsEverywhere_AreFine() =>
        DoesNotReport(
            """
            [Agent] public partial class @int { public int Run(int @class, string @params) => @class; }
            [Agent("Go.")]
            [DependsOn<@int>]
            public partial class @void
            {
                [Prompt("{return} {event}")]
                public partial Task<string> RunAsync(int @return, [Input] string @event);
            }
            """
        );

    [Fact]
    public Task SameNameInContainerAndNamespace_AreTwoAgents() =>
        DoesNotReport(
            """
            namespace N
            {
                [Agent("Go.", Id = "a")] public partial class A;
                public partial class Outer { [Agent("Go.", Id = "b")] public partial class A; }
            }
            """
        );

    [Fact]
    public Task AttributesInAnotherFileThanTheMethod_AreRead() =>
        Reports(
            Project(
                "[Agent(\"Go.\")] public partial class Web;",
                "[Agent(\"Be {tone}.\")] public partial class A;",
                "[DependsOn<Web>] public partial class A;",
                """
                public partial class A
                {
                    public partial Task<string> RunAsync(string {|AEG032:tone|}, [Input] int {|AEG031:count|});
                }
                """.Replace("{|AEG031:count|}", "count", StringComparison.Ordinal)
            )
        );

    [Fact]
    public Task AgentThatIsAPipelineToo_IsReportedAsEach() =>
        Reports(
            "[Agent(\"Go.\"), Pipeline] public partial class {|AEG007:A|} { public A(int {|AEG062:number|}) { } }"
                .Replace("{|AEG007:A|} {", "A {", StringComparison.Ordinal)
                .Replace("public A(", "public {|AEG007:A|}(", StringComparison.Ordinal)
        );

    [Fact]
    public Task AttributesOfOthers_AreNone() =>
        Reports(
            new TestCompilation(
                """
                namespace Other { public class AgentAttribute(string text) : System.Attribute { public string Text => text; } }
                [Other.Agent("Go.")] public class A;
                """
            )
        );

    [Fact]
    public Task ProjectWithoutAegis_IsLeftAlone() =>
        Reports(
            new TestCompilation("public class AgentAttribute : System.Attribute; [Agent] public class A;")
            {
                ReferencesAegis = false,
            }
        );

    [Fact]
    public Task OldAnnotations_AreFine() =>
        Reports(
            Project(
                """
                [Agent("Go.")] public partial class A;
                [Agent("Go."), DependsOn<A>] public partial class B { [Prompt("{text}")] public partial Task<string> RunAsync(string text); }
                """
            ) with
            {
                Nullable = NullableContextOptions.Disable,
            }
        );
}
