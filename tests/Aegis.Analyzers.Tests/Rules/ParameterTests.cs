namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG012, AEG013 and AEG014.</summary>
public class ParameterTests
{
    [Fact]
    public Task WrongType_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class Researcher;
            [Agent, DependsOn<Researcher>] public partial class Writer { public int Run(int {|AEG012:notes|}) => notes; }
            """,
            "Parameter 'notes' of agent 'Writer' takes 'int', which no dependency produces (Researcher produces 'string'); change "
                + "its type, or mark it [Input]"
        );

    [Theory]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("Wrapped")]
    public Task ConversionThatMayBeMeant_NeedsFrom(string type) =>
        Reports(
            $$"""
            public class Wrapped { public static implicit operator Wrapped(string text) => new(); }
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>] public partial class B { public int Run({{type}} {|AEG012:text|}) => 1; }
            """,
            $"Parameter 'text' of agent 'B' takes '{type}', which no dependency produces (A produces 'string'); say by "
                + "[From<A>] that it takes what this one produces, change its type, or mark it [Input]"
        );

    [Theory]
    [InlineData("string", "string")]
    [InlineData("string", "string?")]
    [InlineData("int", "long")]
    [InlineData("int", "int?")]
    [InlineData("int", "double")]
    [InlineData("List<int>", "IReadOnlyList<int>")]
    [InlineData("string[]", "IEnumerable<object>")]
    public Task Conversion_Binds(string output, string parameter) =>
        DoesNotReport(
            $$"""
            [Agent] public partial class A { public {{output}} Run() => default!; }
            [Agent, DependsOn<A>] public partial class B { public int Run({{parameter}} value) => 1; }
            """
        );

    [Fact]
    public Task ObjectFromANamedAgent_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>] public partial class B { public int Run([From<A>] object text) => 1; }
            """
        );

    [Fact]
    public Task Input_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>] public partial class B { public int Run([Input] int count, string text) => count; }
            """
        );

    [Fact]
    public Task StreamOfItems_IsTakenAsAList() =>
        DoesNotReport(
            """
            [Agent] public partial class A
            {
                public async IAsyncEnumerable<int> RunAsync() { await Task.Yield(); yield return 1; }
            }
            [Agent, DependsOn<A>] public partial class B { public int Run(IReadOnlyList<int> items) => items.Count; }
            """
        );

    [Fact]
    public Task TwoThatFit_Report() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class B;
            [Agent, DependsOn<A>, DependsOn<B>] public partial class C { public int Run(string {|AEG013:text|}) => 1; }
            """,
            "Parameter 'text' of agent 'C' can take its 'string' from A and B; say which by [From<A>]"
        );

    [Fact]
    public Task TwoThatFitWithNames_AreFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class B;
            [Agent, DependsOn<A>, DependsOn<B>]
            public partial class C { public int Run([From<A>] string a, [From(typeof(B))] string b) => 1; }
            """
        );

    [Fact]
    public Task FromOfWhatIsNoDependency_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class B;
            [Agent, DependsOn<A>]
            public partial class C { public int Run([From<B>] string {|AEG012:b|}, string a) => 1; }
            """,
            "Parameter 'b' of agent 'C' takes 'string', which no dependency produces ([From<B>] names none of its dependencies); "
                + "add [DependsOn<B>]"
        );

    [Fact]
    public Task RequiredFromOptional_Reports() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run(string {|AEG014:text|}) => 1; }
            """,
            "Parameter 'text' of agent 'B' takes no null, but 'A' is an optional dependency, which may leave no value; make it "
                + "'string?' or AgentOutcome<string>"
        );

    [Theory]
    [InlineData("string?")]
    [InlineData("AgentOutcome<string>")]
    public Task OptionalThatMayBeMissing_IsFine(string type) =>
        DoesNotReport(
            $$"""
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run({{type}} text) => 1; }
            """
        );

    [Fact]
    public Task ReferenceInCodeWithoutAnnotations_MayBeMissing() =>
        DoesNotReport(
            """
            #nullable disable
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run(string text) => 1; }
            """
        );

    [Fact]
    public Task ValueInCodeWithoutAnnotations_MayNot() =>
        Reports(
            """
            #nullable disable
            [Agent] public partial class A { public int Run() => 1; }
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run(int {|AEG014:number|}) => 1; }
            """
        );
}
