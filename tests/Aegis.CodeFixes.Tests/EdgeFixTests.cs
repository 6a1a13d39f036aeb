namespace Aegis.CodeFixes.Tests;

/// <summary>AEG005, AEG006, AEG010, AEG017 and AEG018.</summary>
public class EdgeFixTests
{
    [Fact]
    public Task DependencyThatIsNoAgent_BecomesOne() =>
        Fixes<MakeAgentFix>(
            "Make 'Plain' an agent",
            """
            /// <summary>Stays.</summary>
            public class Plain;

            [Agent("Go.")]
            [{|AEG005:DependsOn<Plain>|}]
            public partial class A;
            """,
            """
            /// <summary>Stays.</summary>
            [Agent("TODO: say what Plain is to do.")]
            public partial class Plain;

            [Agent("Go.")]
            [DependsOn<Plain>]
            public partial class A;
            """
        );

    [Fact]
    public Task DependencyThatCanRun_BecomesAnAgentInItsOwnFile() =>
        Fixes<MakeAgentFix>(
            null,
            new TestCompilation(
                ("Plain.cs", "namespace N;\n\npublic class Plain { public int Run() => 1; }\n"),
                (
                    "A.cs",
                    """
                    using Aegis;
                    using N;

                    [Agent("Go."), {|AEG005:DependsOn<Plain>|}] public partial class A;
                    [Agent("Go."), {|AEG005:DependsOn<Plain>|}] public partial class B;
                    """
                )
            ),
            new TestCompilation(
                ("Plain.cs", "namespace N;\n\n[Aegis.Agent]\npublic partial class Plain { public int Run() => 1; }\n"),
                (
                    "A.cs",
                    """
                    using Aegis;
                    using N;

                    [Agent("Go."), DependsOn<Plain>] public partial class A;
                    [Agent("Go."), DependsOn<Plain>] public partial class B;
                    """
                )
            )
        );

    [Fact]
    public Task DependencyOfTheFramework_CanNotBecomeAnAgent() =>
        OffersNothing<MakeAgentFix>("[Agent(\"Go.\")] [{|AEG005:DependsOn<Random>|}] public partial class A;");

    [Fact]
    public Task DependencyThatIsNoAgent_IsRemoved() =>
        Fixes<RemoveDependencyFix>(
            "Remove the dependency of 'A' on 'Random'",
            """
            /// <summary>Stays.</summary>
            [{|AEG005:DependsOn<Random>|}]
            [Agent("Go.")]
            public partial class A;
            """,
            """
            /// <summary>Stays.</summary>
            [Agent("Go.")]
            public partial class A;
            """
        );

    [Fact]
    public Task RepeatedDependencies_AreRemoved() =>
        Fixes<RemoveDependencyFix>(
            null!,
            """
            namespace N
            {
                [Agent("Go.")] public partial class A;

                [Agent("Go."), DependsOn<A>, {|AEG006:DependsOn<A>|}, {|AEG006:DependsOn(typeof(A))|}]
                // a comment
                [{|AEG006:DependsOn<A>|}] // goes
                public partial class B;

                [DependsOn<A>] [{|AEG006:DependsOn<A>|}]
                [Agent("Go.")]
                public partial class C;
            }
            """,
            """
            namespace N
            {
                [Agent("Go.")] public partial class A;

                [Agent("Go."), DependsOn<A>]
                // a comment
                public partial class B;

                [DependsOn<A>]
                [Agent("Go.")]
                public partial class C;
            }
            """
        );

    [Fact]
    public Task EdgeOfACycleOfOne_IsRemoved() =>
        Fixes<RemoveDependencyFix>(
            "Remove the dependency of 'A' on 'A'",
            """
            [Agent("Go.")]
            [{|AEG010:DependsOn<A>|}]
            public partial class A;
            """,
            """
            [Agent("Go.")]
            public partial class A;
            """
        );

    [Fact]
    public Task ImpliedDependency_IsRemoved() =>
        Fixes<RemoveDependencyFix>(
            "Remove the dependency of 'C' on 'A'",
            """
            [Agent] public partial class A { public void Run() { } }
            [Agent, DependsOn<A>] public partial class B { public void Run() { } }
            [Agent, {|AEG017:DependsOn<A>|}, DependsOn<B>] public partial class C { public void Run() { } }
            """,
            """
            [Agent] public partial class A { public void Run() { } }
            [Agent, DependsOn<A>] public partial class B { public void Run() { } }
            [Agent, DependsOn<B>] public partial class C { public void Run() { } }
            """
        );

    [Fact]
    public Task UnusedDependency_IsTakenAsAParameter() =>
        Fixes<BindDependencyFix>(
            "Take the output of 'Counter' as a parameter of 'RunAsync'",
            """
            [Agent] public partial class {|AEG015:Counter|} { public int Run() => 1; }
            [Agent, {|AEG018:DependsOn<Counter>|}]
            public partial class B
            {
                public Task<int> RunAsync([Input] string topic, CancellationToken token, [Input] int limit = 3) => Task.FromResult(limit);
            }
            """,
            """
            [Agent] public partial class Counter { public int Run() => 1; }
            [Agent, DependsOn<Counter>]
            public partial class B
            {
                public Task<int> RunAsync([Input] string topic, int counter, CancellationToken token, [Input] int limit = 3) => Task.FromResult(limit);
            }
            """
        );

    [Fact]
    public Task UnusedDependenciesOfOneType_AreTakenByName() =>
        Fixes<BindDependencyFix>(
            null!,
            """
            namespace N
            {
                [Agent] public partial class {|AEG015:X|} { public List<int> Run() => []; }
                [Agent] public partial class {|AEG015:Y|} { public List<int> Run() => []; }
                [Agent, {|AEG018:DependsOn<X>|}, {|AEG018:DependsOn<Y>|}] public partial class B { public void Run() { } }
            }
            """,
            """
            namespace N
            {
                [Agent] public partial class X { public List<int> Run() => []; }
                [Agent] public partial class Y { public List<int> Run() => []; }
                [Agent, DependsOn<X>, DependsOn<Y>] public partial class B { public void Run([From<X>] List<int> x, [From<Y>] List<int> y) { } }
            }
            """
        );
}
