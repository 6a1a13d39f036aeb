namespace Aegis.Generators.Tests.Shapes;

/// <summary>Names that emitted code writes itself, or that are keywords in some places only.</summary>
public class NastyNameTests
{
    private static readonly string[] Names = """
        var dynamic nint nuint record async await field value required scoped file extension allows managed unmanaged
        notnull nameof global partial where when yield with init and or not args alias get set add remove _ __ this base
        string int object void null default checked unsafe fixed
        State Agents AegisRunState AegisAgentSet Graph Shape agents runner state host services run Run RunAsync RunCoreAsync Task Set0 Set128 Invoke
        CallPlain Plain Outcome Outcomes Dispose DisposeAsync System Aegis Microsoft PipelineHost AgentContext
        AgentMessage Exception options cancellationToken context message parts result agent
        """.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What Aegis writes into a pipeline, and says so where the name is taken.</summary>
    private static readonly string[] EmittedMembers =
    [
        "AegisRunState",
        "AegisAgentSet",
        "Graph",
        "Shape",
        "agents",
        "runner",
        "Dispose",
        "DisposeAsync",
    ];

    private const string Agents = """
        [global::Aegis.Agent] public partial class Plain : global::System.IDisposable { public global::System.IntPtr Run() => 1; public void Dispose() { } }
        [global::Aegis.Agent(Lifetime = global::Aegis.AgentLifetime.Run)] public partial class Late { public global::System.UIntPtr[] Run() => []; }
        [global::Aegis.Agent("Go."), global::Aegis.DependsOn<Plain>] public partial class Composed;
        [global::Aegis.Agent("Go."), global::Aegis.DependsOn<Composed>]
        public partial class Prompted
        {
            [global::Aegis.Prompt("{last}")]
            public partial global::System.Threading.Tasks.Task<int[]> RunAsync(string last);
        }
        [global::Aegis.Agent("Go."), global::Aegis.DependsOn<Composed>]
        public partial class Unprompted
        {
            public partial global::System.Threading.Tasks.Task<int[]> RunAsync(string last);
        }
        """;

    private const string Pipeline = "[global::Aegis.Pipeline] public partial class All;";

    public static TheoryData<string> AllNames => [.. Names];

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task Pipeline_IsCalledSo(string name) =>
        AreAsync(
            $"{AgentsBut(name)} [global::Aegis.Pipeline] public partial class @{name};",
            EmittedMembers.Contains(name) ? ["AEG009"] : []
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task ComposedAgent_IsCalledSo(string name) =>
        AreAsync(
            $"{AgentsBut(name)} [global::Aegis.Agent(\"Go.\")] public partial class @{name}; {Pipeline}",
            name is "RunAsync" or "RunCoreAsync" or "Outcomes" ? ["AEG009"] : []
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task BodiedAgent_IsCalledSo(string name) =>
        AreAsync(
            $$"""
            {{AgentsBut(name)}}
            [global::Aegis.Agent] public partial class @{{name}} { public @{{name}}? {{(
                name == "Run" ? "RunAsync" : "Run"
            )}}() => null; }
            {{Pipeline}}
            """,
            name is "Outcomes" ? ["AEG009"] : []
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task Input_IsCalledSo(string name) =>
        AreAsync(
            $$"""
            {{Agents}}
            [global::Aegis.Agent] public partial class Taker { public int Run(global::System.Func<int, string> @{{name}}) => 1; }
            [global::Aegis.Agent("Go.")]
            public partial class Asker
            {
                public partial global::System.Threading.Tasks.Task<int[]> RunAsync(global::System.Func<int, string> @{{name}});
            }
            {{Pipeline}}
            """,
            name is "options" or "cancellationToken" ? ["AEG008", "AEG008"] : []
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task Parameter_IsCalledSo(string name) =>
        AreAsync(
            $$"""
            {{Agents}}
            [global::Aegis.Agent, global::Aegis.DependsOn<Plain>] public partial class Taker { public int Run(global::System.IntPtr @{{name}}) => 1; }
            [global::Aegis.Agent("Go."), global::Aegis.DependsOn<Plain>(Optional = true)]
            public partial class Asker
            {
                [global::Aegis.Prompt("{{{name}}}")]
                public partial global::System.Threading.Tasks.ValueTask<int[]> RunAsync(global::Aegis.AgentOutcome<global::System.IntPtr> @{{name}});
            }
            {{Pipeline}}
            """
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task TypeBeside_IsCalledSo(string name) =>
        AreAsync(
            $$"""
            {{AgentsBut(name)}}
            public class @{{name}} { }
            {{Pipeline}}
            """
        );

    [Theory]
    [MemberData(nameof(AllNames))]
    public Task TypeInside_IsCalledSo(string name) =>
        AreAsync(
            $$"""
            {{Agents}}
            partial class Prompted { class @{{name}} { } }
            partial class Unprompted { class @{{name}} { } }
            [global::Aegis.Pipeline] public partial class All { class @{{name}} { } }
            """,
            EmittedMembers.Contains(name) ? ["AEG009"]
                : name == "RunCoreAsync" ? ["AEG009", "AEG009"]
                : name == "RunAsync" ? ["CS0102", "CS0102"] // the developer's own method has that name
                : []
        );

    [Fact]
    public Task PipelinesWhoseContainersMakeOneName_Compile() =>
        AreAsync(
            """
            [global::Aegis.Agent] public partial class Plain { public int Run() => 1; }
            public partial class Outer { [global::Aegis.Pipeline] public partial class Inner; }
            [global::Aegis.Pipeline] public partial class OuterInner;
            """
        );

    /// <summary>Agents, none of which has the name that a test is about.</summary>
    private static string AgentsBut(string name) =>
        name == "Plain" ? Agents.Replace("Plain", "Simple", StringComparison.Ordinal) : Agents;

    private static Task AreAsync(string source, params string[] ids) =>
        Errors.AreAsync(new TestCompilation($"namespace My\n{{\n{source}\n}}"), ids);
}
