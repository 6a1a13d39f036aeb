namespace Aegis.CodeFixes.Tests;

/// <summary>AEG012, AEG013 and AEG014.</summary>
public class ParameterFixTests
{
    private const string Agents = """
        namespace Work
        {
            public record Report(string Text);
            [Agent("Go.")] public partial class Researcher;
            [Agent] public partial class Analyst { public Report Run() => new(""); }
        }

        """;

    [Fact]
    public Task WrongType_BecomesThatOfADependency() =>
        Fixes<ParameterFix>(
            "Change 'report' to 'Report', which 'Analyst' produces",
            Agents
                + """
                [Agent, DependsOn<Work.Researcher>, DependsOn<Work.Analyst>]
                public partial class Writer { public int Run(string notes, /* the report */ int {|AEG012:report|}) => 1; }
                """,
            Agents
                + """
                [Agent, DependsOn<Work.Researcher>, DependsOn<Work.Analyst>]
                public partial class Writer { public int Run(string notes, /* the report */ Work.Report report) => 1; }
                """,
            "AEG012.Take.Analyst"
        );

    [Fact]
    public Task WrongTypes_BecomeInputs() =>
        Fixes<ParameterFix>(
            null,
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>]
            public partial class B
            {
                public int Run(
                    string text,
                    // how many
                    int {|AEG012:count|},
                    bool {|AEG012:flag|}
                ) => 1;
            }
            """,
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>]
            public partial class B
            {
                public int Run(
                    string text,
                    // how many
                    [Input] int count,
                    [Input] bool flag
                ) => 1;
            }
            """,
            "AEG012.MarkInput"
        );

    [Fact]
    public Task WrongOutcome_CanNotBecomeAnInput() =>
        OffersNothing<ParameterFix>(
            """
            [Agent("Go.")] public partial class A;
            [Agent, DependsOn<A>] public partial class B { public int Run(string text, AgentOutcome<int> {|AEG012:count|}) => 1; }
            """,
            "AEG012.MarkInput"
        );

    [Fact]
    public Task Ambiguity_IsSettledByName() =>
        Fixes<ParameterFix>(
            "Take 'text' from 'B'",
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class B;
            [Agent, DependsOn<A>, DependsOn<B>] public partial class C { public int Run([From<A>] string a, string {|AEG013:text|}) => 1; }
            """,
            """
            [Agent("Go.")] public partial class A;
            [Agent("Go.")] public partial class B;
            [Agent, DependsOn<A>, DependsOn<B>] public partial class C { public int Run([From<A>] string a, [From<B>] string text) => 1; }
            """,
            "AEG013.From.global::B"
        );

    [Theory]
    [InlineData("string")]
    [InlineData("int")]
    [InlineData("List<int>")]
    public Task RequiredFromOptional_BecomesNullable(string type) =>
        Fixes<ParameterFix>(
            "Make 'value' nullable",
            $$"""
            [Agent] public partial class A { public {{type}} Run() => default!; }
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run({{type}} {|AEG014:value|}) => 1; }
            """,
            $$"""
            [Agent] public partial class A { public {{type}} Run() => default!; }
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run({{type}}? value) => 1; }
            """
        );

    [Fact]
    public Task RequiredFromOptional_BecomesAnOutcomeOfWhatIsProduced() =>
        Fixes<ParameterFix>(
            "Take the outcome in 'items', whatever it is",
            """
            [Agent] public partial class A { public List<int> Run() => []; }
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run(IReadOnlyList<int> {|AEG014:items|}) => 1; }
            """,
            """
            [Agent] public partial class A { public List<int> Run() => []; }
            [Agent, DependsOn<A>(Optional = true)] public partial class B { public int Run(AgentOutcome<List<int>> items) => 1; }
            """,
            "AEG014.TakeOutcome"
        );
}
