namespace Aegis.CodeFixes.Tests;

/// <summary>AEG004, AEG008, AEG009 and AEG011.</summary>
public class NameFixTests
{
    [Fact]
    public Task EqualIds_BecomeQualifiedNames() =>
        FixesOneForAll<SetAttributeNameFix>(
            "Set Id of 'Writer' to \"One.Writer\"",
            """
            namespace One { [Agent("Go.", Model = "m")] public partial class {|AEG004:Writer|}; }
            namespace Two { [Agent("Go.")] public partial class {|AEG004:Writer|}; }
            """,
            """
            namespace One { [Agent("Go.", Model = "m", Id = "One.Writer")] public partial class Writer; }
            namespace Two { [Agent("Go.")] public partial class Writer; }
            """
        );

    [Fact]
    public Task IdThatIsSet_IsReplaced() =>
        FixesOneForAll<SetAttributeNameFix>(
            "Set Id of 'A' to \"A2\"",
            """
            [Agent(Id = "x")] public partial class {|AEG004:A|} { public int Run() => 1; }
            [Agent(Id = "x")] public partial class {|AEG004:B|} { public int Run() => 1; }
            [Agent("Go.", Id = "A")] public partial class C;
            """,
            """
            [Agent(Id = "A2")] public partial class A { public int Run() => 1; }
            [Agent(Id = "x")] public partial class B { public int Run() => 1; }
            [Agent("Go.", Id = "A")] public partial class C;
            """
        );

    [Fact]
    public Task AgentNamedAsAMemberOfResults_GetsAName() =>
        Fixes<SetAttributeNameFix>(
            "Set Name of 'Summary' to \"SummaryAgent\"",
            "[Agent(\"Go.\")] public partial class {|AEG009:Summary|};",
            "[Agent(\"Go.\", Name = \"SummaryAgent\")] public partial class Summary;"
        );

    [Fact]
    public Task ResultNameThatIsTaken_IsSet() =>
        Fixes<SetAttributeNameFix>(
            "Set ResultName of 'P' to \"POutcome2\"",
            """
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class {|AEG009:P|};
            public class PResult;
            public class POutcome;
            """,
            """
            [Agent("Go.")] public partial class A;
            [Pipeline(ResultName = "POutcome2")] public partial class P;
            public class PResult;
            public class POutcome;
            """
        );

    [Fact]
    public Task MemberThatClashes_HasNoFix() =>
        OffersNothing<SetAttributeNameFix>(
            "[Agent(\"Go.\")] public partial class A { public int {|AEG009:RunCoreAsync|} => 1; }"
        );

    [Fact]
    public Task InputOfTwoTypes_IsRenamedWhereverItIsNamed() =>
        Fixes<RenameInputFix>(
            "Rename 'count' to 'bCount'",
            """
            [Agent] public partial class A { public bool Run(int count) => count > 1; }
            [Agent("Be {count}.")]
            public partial class B
            {
                [Prompt("{count}, not {{count}}")]
                public partial Task<bool> RunAsync(string {|AEG008:count|}, CancellationToken token);
                public Task<bool> Call() => RunAsync(count: "one", default);
            }
            """,
            """
            [Agent] public partial class A { public bool Run(int count) => count > 1; }
            [Agent("Be {bCount}.")]
            public partial class B
            {
                [Prompt("{bCount}, not {{count}}")]
                public partial Task<bool> RunAsync(string bCount, CancellationToken token);
                public Task<bool> Call() => RunAsync(bCount: "one", default);
            }
            """
        );

    [Fact]
    public Task ReservedInput_IsRenamedInItsBody() =>
        Fixes<RenameInputFix>(
            "Rename 'options' to 'aOptions'",
            """
            [Agent] public partial class A
            {
                /// <param name="options">What.</param>
                public int Run(int {|AEG008:options|}) => options + Math.Max(options, 1);
            }
            """,
            """
            [Agent] public partial class A
            {
                /// <param name="options">What.</param>
                public int Run(int aOptions) => aOptions + Math.Max(aOptions, 1);
            }
            """
        );

    [Fact]
    public Task DocumentedInput_IsRenamedInItsDocumentation() =>
        Fixes<RenameInputFix>(
            "Rename 'options' to 'aOptions'",
            Documented(
                """
                [Agent] public partial class A
                {
                    /// <summary>Runs with <paramref name="options"/>.</summary>
                    /// <param name="options">What.</param>
                    public int Run(int {|AEG008:options|}) => options;
                }
                """
            ),
            Documented(
                """
                [Agent] public partial class A
                {
                    /// <summary>Runs with <paramref name="aOptions"/>.</summary>
                    /// <param name="aOptions">What.</param>
                    public int Run(int aOptions) => aOptions;
                }
                """
            )
        );

    [Fact]
    public Task AgentsInNoPipeline_AreAddedToItsOutputs() =>
        Fixes<AddToPipelineFix>(
            null,
            Program(
                """
                namespace N
                {
                    [Agent("Go.")] public partial class A;
                    [Agent("Go.")] public partial class {|AEG011:B|};
                    public partial class Outer { [Agent("Go.")] public partial class {|AEG011:C|}; }
                    [Pipeline(typeof(A), MaxConcurrency = 2)] public partial class P;
                }
                """
            ),
            Program(
                """
                namespace N
                {
                    [Agent("Go.")] public partial class A;
                    [Agent("Go.")] public partial class B;
                    public partial class Outer { [Agent("Go.")] public partial class C; }
                    [Pipeline(typeof(A), typeof(B), typeof(Outer.C), MaxConcurrency = 2)] public partial class P;
                }
                """
            )
        );

    [Fact]
    public Task AgentInNoPipeline_MayBeAddedToEachPipeline() =>
        Fixes<AddToPipelineFix>(
            "Add 'C' to the outputs of 'Q'",
            Program(
                """
                [Agent("Go.")] public partial class A;
                [Agent("Go.")] public partial class {|AEG011:C|};
                [Pipeline(typeof(A))] public partial class P;
                [Pipeline(typeof(A))] public partial class Q;
                """
            ),
            Program(
                """
                [Agent("Go.")] public partial class A;
                [Agent("Go.")] public partial class C;
                [Pipeline(typeof(A))] public partial class P;
                [Pipeline(typeof(A), typeof(C))] public partial class Q;
                """
            ),
            "AEG011.AddTo.Q"
        );

    private static TestCompilation Program(string source) =>
        Project(("Agents.cs", source), ("Program.cs", "return;")) with
        {
            OutputKind = Microsoft.CodeAnalysis.OutputKind.ConsoleApplication,
        };

    private static TestCompilation Documented(string source) =>
        Project(source) with
        {
            DocumentationMode = Microsoft.CodeAnalysis.DocumentationMode.Parse,
        };
}
