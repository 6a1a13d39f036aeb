namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG001 and AEG002.</summary>
public class AgentClassTests
{
    [Fact]
    public Task PartialClass_IsFine() => DoesNotReport("[Agent(\"Go.\")] public partial class A;");

    [Fact]
    public Task ClassNotPartial_Reports() =>
        Reports(
            "[Agent(\"Go.\")] public class {|AEG001:A|};",
            "'A' must be declared partial, so that Aegis can write the other part of 'A'"
        );

    [Fact]
    public Task PipelineNotPartial_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Pipeline] public class {|AEG001:P|};
            """
        );

    [Fact]
    public Task ContainerNotPartial_ReportsTheContainer() =>
        Reports(
            """
            public class {|AEG001:Outer|}
            {
                [Agent("Go.")] public partial class A;
            }
            """,
            "'Outer' must be declared partial, so that Aegis can write the other part of 'A'"
        );

    [Fact]
    public Task PartialInSeveralFiles_IsFine() =>
        DoesNotReport("[Agent(\"Go.\")] public partial class A;", "public partial class A { public int Number => 1; }");

    [Theory]
    [InlineData("abstract", "is abstract")]
    [InlineData("static", "is static")]
    public Task Modifier_Reports(string modifier, string why) =>
        Reports(
            $"[Agent(\"Go.\")] public {modifier} partial class {{|AEG002:A|}};",
            $"Agent 'A' {why}; an agent is a class that is not abstract, static or generic"
        );

    [Fact]
    public Task GenericClassThatIsDependedOn_ReportsThatAlone() =>
        Reports(
            """
            [Agent("Go.")] public partial class {|AEG002:A|}<T>;
            [Agent("Go."), DependsOn(typeof(A<>))] public partial class B;
            [Agent("Go."), DependsOn<A<int>>] public partial class C;
            """
        );

    [Fact]
    public Task GenericClass_Reports() => Reports("[Agent(\"Go.\")] public partial class {|AEG002:A|}<T>;");

    [Fact]
    public Task ClassInAGenericOne_Reports() =>
        Reports("public partial class Outer<T> { [Agent(\"Go.\")] public partial class {|AEG002:A|}; }");

    [Fact]
    public Task PrivateNestedClass_Reports() =>
        Reports("public partial class Outer { [Agent(\"Go.\")] partial class {|AEG002:A|}; }");

    [Fact]
    public Task ClassInAPrivateOne_ReportsWhoHidesIt() =>
        Reports(
            """
            public partial class Outer
            {
                private partial class Inner { [Agent("Go.")] public partial class {|AEG002:A|}; }
            }
            """,
            "Agent 'A' is in 'Inner', which is private to 'Outer', where no pipeline can name it; make it internal or public"
        );

    [Fact]
    public Task OutputThatNoResultCanHold_SaysSo() =>
        Reports(
            "[Agent] public partial class A { public unsafe int*[] {|AEG002:Run|}() => []; }",
            "Agent 'A' returns 'int*[]', which no result can hold; return something else"
        );

    [Fact]
    public Task FileLocalClass_Reports() => Reports("[Agent(\"Go.\")] file partial class {|AEG002:A|};");

    [Theory]
    [InlineData("private A() { }")]
    [InlineData("protected A() { }")]
    public Task UnreachableConstructor_Reports(string constructor) =>
        Reports($"[Agent(\"Go.\")] public partial class {{|AEG002:A|}} {{ {constructor} }}");

    [Fact]
    public Task InternalConstructor_IsFine() =>
        DoesNotReport("[Agent(\"Go.\")] public partial class A { internal A() { } }");

    [Fact]
    public Task RequiredMember_Reports() =>
        Reports("[Agent(\"Go.\")] public partial class {|AEG002:A|} { public required string Key { get; init; } }");

    [Fact]
    public Task RequiredMemberThatTheConstructorSets_IsFine() =>
        DoesNotReport(
            """
            using System.Diagnostics.CodeAnalysis;
            [Agent("Go.")]
            public partial class A
            {
                [SetsRequiredMembers] public A() => Key = "k";
                public required string Key { get; init; }
            }
            """
        );

    [Theory]
    [InlineData("public Secret {|AEG002:Run|}() => new();")]
    [InlineData("public int {|AEG002:Run|}(Secret secret) => 1;")]
    public Task PrivateTypeInTheRunMethod_IsLeftToTheCompilerOrReported(string method) =>
        ReportsBeside(
            ["CS0050", "CS0051"],
            $"[Agent] public partial class A {{ private sealed class Secret; {method} }}"
        );
}
