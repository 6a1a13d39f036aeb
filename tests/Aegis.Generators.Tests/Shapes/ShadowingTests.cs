namespace Aegis.Generators.Tests.Shapes;

public class ShadowingTests
{
    private const string Agents = """
        [global::Aegis.Agent("Go.")]
        public partial class Model
        {
            [global::Aegis.Prompt("{topic}")]
            public partial global::System.Threading.Tasks.Task<int[]> RunAsync(string topic, global::System.Threading.CancellationToken token);
        }

        [global::Aegis.Agent("Go."), global::Aegis.DependsOn<Model>] public partial class Composed;

        [global::Aegis.Agent, global::Aegis.DependsOn<Composed>]
        public partial class Plain : global::System.IDisposable
        {
            public Plain(global::Microsoft.Extensions.Logging.ILogger<Plain>? logger = null) { }
            #nullable enable
        public string Run(string? text, [global::Aegis.From<Composed>] global::Aegis.AgentOutcome<string> outcome) => text + outcome.Value;
            public void Dispose() { }
        }

        [global::Aegis.Pipeline(TimeoutSeconds = 60, OnFailure = global::Aegis.OnFailure.StopPipeline)]
        public partial class All;

        public static class Use
        {
            public static async global::System.Threading.Tasks.Task<string> Run(global::Microsoft.Extensions.AI.IChatClient client) =>
                (await new All(client).RunPipelineAsync("t")).Plain.Value;
        }
        """;

    [Theory]
    [InlineData("MyApp.Aegis")]
    [InlineData("MyApp.System")]
    [InlineData("MyApp.Microsoft.Extensions")]
    [InlineData("MyApp.System.Threading.Tasks")]
    [InlineData("MyApp.Aegis.Pipelines.State")]
    public Task NamespaceThatShadowsOnesOfAegis_Runs(string name) => RunAsync(name, "");

    [Theory]
    [InlineData("System")]
    [InlineData("Aegis")]
    [InlineData("Microsoft")]
    [InlineData("Task")]
    [InlineData("CancellationToken")]
    [InlineData("PipelineHost")]
    [InlineData("GeneratedCode")]
    [InlineData("String")]
    public Task ClassThatShadowsATypeOrNamespace_Runs(string name) =>
        RunAsync("MyApp", $"public class {name} {{ }} public class {name}Attribute : global::System.Attribute {{ }}");

    private static async Task RunAsync(string space, string more)
    {
        var test = new TestCompilation(
            $$"""
            namespace {{space}}
            {
                {{more}}
                {{Agents}}
            }
            """,
            $$"""
            public static class Consumer
            {
                public static global::System.Threading.Tasks.Task<string> Run(global::Microsoft.Extensions.AI.IChatClient client) =>
                    global::{{space}}.Use.Run(client);
            }
            """
        )
        {
            ImplicitUsings = false,
        };
        using var loaded = Project.Compile(test).EmitAndLoad();
        var client = new ScriptedChatClient(_ => "[1]");
        Assert.Equal("[1][1]", await loaded.CallAsync("Consumer", "Run", client));
    }
}
