using System.Text;

namespace Aegis.Generators.Tests.Running;

public class ScaleTests
{
    [Fact]
    public async Task ThousandAgents_CompileAndRun()
    {
        const int Count = 1000;
        var source = new StringBuilder("using Aegis;\n");
        for (var i = 0; i < Count; i++)
        {
            // every tenth is a root; the others wait for the one before, some for a while
            var agent = (i % 10, i % 3) switch
            {
                (0, _) => "[Agent] public partial class A{0} {{ public int Run(int start) => start; }}",
                (_, 0) =>
                    "[Agent, DependsOn<A{1}>] public partial class A{0} {{ public int Run(int number) => number + 1; }}",
                (_, 1) =>
                    "[Agent, DependsOn<A{1}>] public partial class A{0} {{ public async Task<int> RunAsync(int number) {{ await Task.Yield(); return number + 1; }} }}",
                _ =>
                    "[Agent, DependsOn<A{1}>] public partial class A{0} {{ public async ValueTask<int> RunAsync(int number, CancellationToken token) {{ await Task.Yield(); return number + 1; }} }}",
            };
            source.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, agent, i, i - 1).Append('\n');
        }

        source.Append(
            """
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var result = await new All().RunPipelineAsync(5);
                    return result.Summary + " " + result.A999.Value + " " + result.A0.Value + " " + result.A505.Value;
                }
            }
            """
        );
        var run = Project.Generate(new TestCompilation(source.ToString()));
        Assert.Contains("Invoke7(", run["All.State.g.cs"], StringComparison.Ordinal);
        using var loaded = run.EmitAndLoad();
        Assert.Equal("1000 succeeded 14 5 10", await loaded.CallAsync("Consumer", "Run"));
    }

    [Fact]
    public async Task AgentsNamedLikeTheMethodsOfAWideResult_KeepTheirNames()
    {
        const int Count = 200;
        var names = Enumerable.Range(0, Count).Select(i => i < 2 ? $"Set{i}" : $"A{i}").Append("set0");
        var agents = names.Select(name => $"[Agent] public partial class {name} {{ public int Run() => 1; }}");
        var result = await Project.RunAsync(
            string.Join("\n", agents)
                + """

                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task<string> Run()
                    {
                        var result = await new All().RunPipelineAsync();
                        return result.Summary + " " + (result.Set0.Value + result.set0.Value + result.Set1.Value);
                    }
                }
                """
        );
        Assert.Equal("201 succeeded 3", result);
    }
}
