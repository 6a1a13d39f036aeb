using System.Globalization;

namespace Aegis.Generators.Tests.Running;

/// <summary>Policies of agents that come from elsewhere, are many, or have something else wrong with them.</summary>
public class PolicyReachTests
{
    private const string Library = """
        [assembly: Aegis.Retry(3, DelaySeconds = 0, On = new[] { typeof(Lib.Hidden), typeof(Lib.Outer<int>.Inner) })]
        namespace Lib
        {
            internal sealed class Hidden : Exception { }
            internal static class Outer<T> { internal sealed class Inner : Exception { } }

            [Agent]
            public sealed partial class OfAssembly
            {
                private int calls;
                public int Run() => ++calls switch { 1 => throw new Hidden(), 2 => throw new Outer<int>.Inner(), _ => calls };
            }

            [Agent, Retry(1), Timeout(30, AttemptSeconds = 20), Fallback(nameof(Spare))]
            public sealed partial class Own
            {
                public int Run(int start) => throw new Hidden();
                public static int Spare(int start, Exception error) => -start;
            }
        }
        """;

    private const string App = """
        [assembly: Aegis.Retry(7, DelaySeconds = 0)]
        [Agent, DependsOn<Lib.OfAssembly>, DependsOn<Lib.Own>]
        public partial class Mine
        {
            private static int calls;
            public string Run([From<Lib.OfAssembly>] int left, [From<Lib.Own>] int right) =>
                ++calls < 7 ? throw new Exception() : $"{left} {right} {calls}";
        }
        [Pipeline] public partial class All;
        public static class Consumer
        {
            public static async Task<string> Run() => (await new All().RunPipelineAsync(5)).Mine.Value;
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AgentsOfAReferencedProject_KeepThePoliciesOfTheirAssembly(bool asProject)
    {
        var library = Project.Compile(new TestCompilation("using Aegis;\n" + Library) { AssemblyName = "Lib" });
        var app = new TestCompilation("using Aegis;\n" + App)
        {
            Projects = [asProject ? library.AsProject() : library.AsImage()],
        };
        await Errors.AreAsync(app);
        using var loaded = Project.Compile(app).EmitAndLoad();
        Assert.Equal("3 -5 7", await loaded.CallAsync("Consumer", "Run"));
    }

    [Fact]
    public async Task ManyAgents_AreCalledUnderTheirPolicies()
    {
        const int Count = 300;
        var agents = Enumerable
            .Range(0, Count)
            .Select(i =>
                string.Format(
                    CultureInfo.InvariantCulture,
                    i % 2 == 0
                        ? "[Agent, Retry({1}, DelaySeconds = 0)] public partial class A{0} {{ private int calls; public int Run() => ++calls < 2 ? throw new Exception() : {0}; }}"
                        : "[Agent, Timeout({1}), Fallback(nameof(M))] public partial class A{0}(TimeProvider clock) {{ public int Run() => throw new Exception(clock.ToString()); public int M() => {0}; }}",
                    i,
                    2 + i
                )
            );
        var source =
            "using Aegis;\n"
            + string.Join("\n", agents)
            + """

                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task<string> Run()
                    {
                        var all = await new All().RunPipelineAsync();
                        return $"{all.Summary} {all.A0.Value} {all.A149.Value} {all.A299.Value}";
                    }
                }
                """;
        var run = Project.Generate(new TestCompilation(source));
        Assert.Contains("BuildPolicies2(", run["All.Agents.g.cs"], StringComparison.Ordinal);
        using var loaded = run.EmitAndLoad();
        Assert.Equal("300 succeeded 0 149 299", await loaded.CallAsync("Consumer", "Run"));
    }

    [Theory]
    [InlineData("[Agent, Retry(0)] public partial class A { public int Run() => 1; }", "AEG044")]
    [InlineData(
        "[Agent, Retry(On = new[] { typeof(Secret) })] public partial class A { public int Run() => 1; sealed class Secret : Exception { } }",
        "AEG044"
    )]
    [InlineData("[Agent, Fallback(\"M\")] public partial class A { public int Run() => 1; }", "AEG050")]
    [InlineData(
        "[Agent, Retry, Fallback(\"M\")] public partial class A { public int Run() => 1; string M() => \"\"; }",
        "AEG050"
    )]
    [InlineData(
        "[Agent, Retry, Fallback(\"M\")] public class A { public int Run() => 1; public int M() => 1; }",
        "AEG001"
    )]
    [InlineData(
        "[Agent, Retry, Fallback(\"M\"), DependsOn<A>] public partial class A { public int Run() => 1; public int M() => 1; }",
        "AEG010"
    )]
    [InlineData("[Agent, Retry, Fallback(\"M\")] public partial class A { public int M() => 1; }", "AEG003")]
    [InlineData(
        "[Agent, Retry, Timeout(3), Fallback(\"M\")] public partial class A<T> { public int Run() => 1; public int M() => 1; }",
        "AEG002"
    )]
    [InlineData(
        "[Agent, Retry(nonsense), Fallback(nameof(M))] public partial class A { public int Run() => 1; public int M() => 1; }",
        "CS0103"
    )]
    [InlineData("[Agent, Retry(On = null!)] public partial class A { public int Run() => 1; }")]
    public Task BrokenAgent_ShowsItsOwnErrorAlone(string agent, params string[] errors) =>
        Errors.AreAsync(agent + "\n[Pipeline] public partial class All;", errors);
}
