namespace Aegis.Generators.Tests.References;

public class ReachTests
{
    [Fact]
    public async Task AgentOfAProjectWithoutTheGenerator_IsReportedAlone()
    {
        var library = new TestCompilation("using Aegis; [Agent] public partial class Bare { public int Run() => 1; }")
        {
            AssemblyName = "Lib",
        };
        var app = new TestCompilation(
            """
            using Aegis;
            [Agent, DependsOn<Bare>] public partial class Here { public int Run(int number) => number; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).Here.Value;
            }
            """
        )
        {
            Projects = [ReferencedAssembly.AsImage(library.Create())],
        };
        await Errors.AreAsync(app, "AEG067");
    }

    [Fact]
    public async Task PipelineOverAnInternalAgentOfAnotherProject_IsTheCompilersToReport()
    {
        var library = Project.Compile(
            new TestCompilation("using Aegis; [Agent] internal partial class Inner { public int Run() => 1; }")
            {
                AssemblyName = "Lib",
            }
        );
        var app = new TestCompilation(
            "using Aegis; [Agent, DependsOn<Inner>] public partial class Here { public int Run() => 1; }"
        )
        {
            Projects = [library.AsImage()],
        };
        await Errors.AreAsync(app, "CS0122");
    }

    [Theory]
    [InlineData("[Agent] public partial class Far { internal int Run() => 1; }")]
    [InlineData("[Agent(\"Go.\")] public partial class Far { internal partial Task<int> RunAsync(); }")]
    [InlineData("[Agent(\"Go.\")] public partial class Far { internal Far() { } }")]
    [InlineData(
        "[Agent] internal partial class In { public int Run() => 1; } [Agent, DependsOn<In>] public partial class Far { public int Run(int x) => x; }"
    )]
    [InlineData(
        "[Agent] internal partial class In { public int Run() => 1; } [Agent(\"Go.\"), DependsOn<In>] public partial class Mid; [Agent(\"Go.\"), DependsOn<Mid>] public partial class Far;"
    )]
    public async Task AgentThatOnlyItsOwnProjectCanCall_IsReportedWhereItIsNamed(string agents)
    {
        // its own project may
        var library = Project.Compile(new TestCompilation("using Aegis;\n" + agents) { AssemblyName = "Lib" });
        const string Source = """
            using Aegis;
            [Agent, DependsOn<Far>] public partial class Here { public int Run() => 1; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<int> Run() => (await new All().RunPipelineAsync()).Here.Value;
            }
            """;
        await Errors.AreAsync(new TestCompilation(Source) { Projects = [library.AsImage()] }, "AEG002");
        await Errors.AreAsync(new TestCompilation(Source) { Projects = [library.AsProject()] }, "AEG002");
        await Errors.AreAsync(
            new TestCompilation("using Aegis; [Pipeline(typeof(Far))] public partial class All;")
            {
                Projects = [library.AsImage()],
            },
            "AEG002"
        );
    }
}
