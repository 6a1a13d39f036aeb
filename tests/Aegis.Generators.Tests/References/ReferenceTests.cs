namespace Aegis.Generators.Tests.References;

public class ReferenceTests
{
    private const string Library = """
        using Aegis;
        namespace Lib
        {
            internal sealed class Hidden { }
            public sealed record Notes(string Text);
            [Agent] public partial class Origin { public static int Run(string topic) => topic.Length; }
            [Agent("Research."), DependsOn<Origin>]
            public partial class Researcher { [Prompt("{number} {style}")] public partial Task<Notes> RunAsync(int number, [Input] string? style = null); }
            [Agent("Write."), DependsOn<Researcher>] public partial class Writer;
            [Agent] public sealed partial class Feed : IDisposable
            {
                public Feed(TimeProvider clock) { }
                internal Feed(TimeProvider clock, Hidden? hidden) { }
                public async IAsyncEnumerable<(int Number, string? Name)> RunAsync() { await Task.Yield(); yield return (1, null); }
                public void Dispose() { }
            }
        }
        """;

    private const string App = """
        using Aegis;
        using Lib;
        [Agent, DependsOn<Writer>, DependsOn<Researcher>, DependsOn<Feed>]
        public partial class Publisher { public string Run(string report, Notes notes, IReadOnlyList<(int Number, string? Name)> items) => $"{report}|{notes.Text}|{items[0].Number}"; }
        [Agent("Sum up."), DependsOn<Publisher>, DependsOn<Feed>(Optional = true)] public partial class Summary2;
        [Pipeline] public partial class All;
        [Pipeline(typeof(Lib.Writer))] public partial class Theirs;
        public static class Consumer
        {
            public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
            {
                await using var all = new All(client);
                var result = await all.RunPipelineAsync("abc", "brief");
                result.EnsureSuccess();
                var theirs = await new Theirs(client).RunPipelineAsync("ab");
                return $"{result.Publisher.Value} {result.Origin.Value} {theirs.Origin.Value} {theirs.Writer.Value} {result.Summary}";
            }
        }
        """;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AgentsOfAReferencedProject_RunInAPipelineHere(bool asProject)
    {
        var library = Project.Compile(new TestCompilation(Library) { AssemblyName = "Lib" });
        var app = new TestCompilation(App) { Projects = [asProject ? library.AsProject() : library.AsImage()] };
        await Errors.AreAsync(app);
        using var loaded = Project.Compile(app).EmitAndLoad();
        var client = new ScriptedChatClient(instructions => instructions == "Research." ? "{\"text\":\"n\"}" : "w");
        Assert.Equal("w|n|1 3 2 w 6 succeeded", await loaded.CallAsync("Consumer", "Run", client));
        Assert.Contains(client.Requests, request => request.Message == "3 brief");
    }
}
