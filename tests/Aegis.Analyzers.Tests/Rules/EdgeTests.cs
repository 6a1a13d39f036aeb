namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG005, AEG006, AEG010, AEG017 and AEG018.</summary>
public class EdgeTests
{
    [Fact]
    public Task DependencyThatIsNoAgent_Reports() =>
        Reports(
            """
            public class Plain;
            [Agent("Go.")]
            [{|AEG005:DependsOn<Plain>|}]
            public partial class A;
            """,
            "Agent 'A' depends on 'Plain', which is no agent; add [Agent] to it or remove the dependency"
        );

    [Theory]
    [InlineData("int")]
    [InlineData("string[]")]
    [InlineData("List<int>")]
    [InlineData("IDisposable")]
    public Task DependencyOfAnotherKindOfType_Reports(string type) =>
        Reports($"[Agent(\"Go.\")] [{{|AEG005:DependsOn(typeof({type}))|}}] public partial class A;");

    [Fact]
    public Task RepeatedDependency_ReportsTheSecond() =>
        Reports(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go."), DependsOn<A>, {|AEG006:DependsOn(typeof(A))|}] public partial class B;
            """
        );

    [Fact]
    public Task RepeatedDependencyInAnotherFile_Reports() =>
        Reports(
            Project(
                "[Agent(\"Go.\")] public partial class A; [Agent(\"Go.\"), DependsOn<A>] public partial class B;",
                "[{|AEG006:DependsOn<A>|}] public partial class B;"
            )
        );

    [Fact]
    public Task Cycle_ReportsEveryEdge() =>
        Reports(
            """
            [Agent("Go."), {|AEG010:DependsOn<Editor>|}] public partial class Writer;
            [Agent("Go."), {|AEG010:DependsOn<Writer>|}] public partial class Editor;
            """,
            "Agents depend on each other in a cycle: Writer → Editor → Writer; remove one of these dependencies",
            "Agents depend on each other in a cycle: Editor → Writer → Editor; remove one of these dependencies"
        );

    [Fact]
    public Task DependencyOnItself_Reports() =>
        Reports("[Agent(\"Go.\"), {|AEG010:DependsOn<A>|}] public partial class A;");

    [Fact]
    public Task Chain_IsFine() =>
        DoesNotReport(
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go."), DependsOn<A>] public partial class B;
            [Agent("Go."), DependsOn<B>] public partial class C;
            """
        );

    [Fact]
    public Task ImpliedDependency_Reports() =>
        Reports(
            """
            [Agent] public partial class A { public void Run() { } }
            [Agent, DependsOn<A>] public partial class B { public void Run() { } }
            [Agent, {|AEG017:DependsOn<A>|}, DependsOn<B>] public partial class C { public void Run() { } }
            """,
            "Agent 'C' waits for 'A' anyway, through 'B', and takes nothing from it; the dependency can go"
        );

    [Fact]
    public Task ValueThatNobodyTakes_Reports() =>
        Reports(
            """
            [Agent] public partial class {|AEG015:A|} { public int Run() => 1; }
            [Agent, {|AEG018:DependsOn<A>|}] public partial class B { public void Run() { } }
            """,
            "Agent 'A' produces 'int', which none of its dependants takes; take it as a parameter there",
            "Agent 'B' depends on 'A', which produces 'int', but no parameter takes it; add one, or remove the dependency"
        );

    [Fact]
    public Task ValueThatIsTaken_IsFine() =>
        DoesNotReport(
            """
            [Agent] public partial class A { public int Run() => 1; }
            [Agent, DependsOn<A>] public partial class B { public void Run(int number) { } }
            """
        );
}
