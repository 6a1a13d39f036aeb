using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Tools;

/// <summary>What tools reach the model of an agent.</summary>
public class AgentToolTests
{
    private const string Source = """
        public sealed class Store : IDisposable { public bool IsGone; public void Dispose() => IsGone = true; }
        public partial class WebTools(Microsoft.Extensions.AI.IChatClient client, Store? store = null) : IDisposable
        {
            public static int Built;
            public static int Gone;
            public readonly int Number = ++Built;
            [Tool] public string SearchWeb(string query) => query + client.GetType().Name + store;
            public void Dispose() => Gone++;
        }
        public static partial class Clock { [Tool] public static string Now() => "now"; }
        public abstract class Registry { public abstract IEnumerable<Microsoft.Extensions.AI.AITool> Tools { get; } }
        public partial struct Small { [Tool] public int Tiny() => 1; }
        [Agent("Research."), UseTools<WebTools>, UseTools(typeof(Clock)), UseTools<Small>]
        public partial class Researcher { [Tool] public string Today() => "today"; [Tool] public static string Always() => "always"; }
        [Agent("Write.", MaxToolRounds = 3), DependsOn<Researcher>, UseTools<WebTools>]
        public partial class Writer { public partial Task<string> RunAsync(string notes, [Input] string Tools); }
        [Agent, DependsOn<Writer>, UseTools<WebTools>]
        public partial class Reader { public string Run(string text, AgentContext context) => string.Join(",", context.Tools.Select(tool => tool.Name)); }
        [Agent("Plain."), DependsOn<Writer>] public partial class Plain;
        [Pipeline] public partial class All;
        public static class Consumer
        {
            public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
            {
                string text;
                await using (var all = new All(client))
                {
                    var result = await all.RunPipelineAsync("t");
                    result.EnsureSuccess();
                    await all.RunPipelineAsync("t");
                    text = $"{result.Reader.Value} {WebTools.Built} {WebTools.Gone}";
                }
                return $"{text} {WebTools.Gone}";
            }
        }
        """;

    [Fact]
    public async Task ToolsOfClassAndUseTools_ReachTheModel()
    {
        using var loaded = Project.Compile(Source).EmitAndLoad();
        var client = new ScriptedChatClient(_ => "answer");
        Assert.Equal("search_web 1 0 1", await loaded.CallAsync("Consumer", "Run", client));
        Assert.Equal(["today", "always", "search_web", "now", "tiny"], client.ToolsOf("Research."));
        Assert.Equal(["search_web"], client.ToolsOf("Write."));
        Assert.Empty(client.ToolsOf("Plain."));
    }

    [Fact]
    public void Graph_NamesTheToolsOfEachAgent()
    {
        using var loaded = Project.Compile(Source).EmitAndLoad();
        var graph = (PipelineGraph)loaded.Type("All").GetProperty("Graph")!.GetValue(null)!;
        Assert.Equal(
            ["always", "today", "search_web", "now", "tiny"],
            graph
                .Agents[0]
                .Tools.OrderBy(n =>
                    n is "today" ? 1
                    : n is "always" ? 0
                    : 2
                )
        );
        Assert.Contains("<br/>", graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains("\"search_web\"", graph.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProviderThatKnowsTheToolset_GivesIt()
    {
        var run = Project.Compile(
            """
            public abstract class Registry { public abstract IReadOnlyList<Microsoft.Extensions.AI.AIFunction> Tools { get; } }
            public sealed class Empty : Registry { public override IReadOnlyList<Microsoft.Extensions.AI.AIFunction> Tools => new Box(1).Tools; }
            public partial class Box(int number) { [Tool] public int Do() => number; public int Number => number; }
            public partial class Late { [Tool] public int More() => 1; public int Seen; public static Late? Made; public Late() => Made = this; }
            [Agent("Ask."), UseTools<Registry>, UseTools<Late>] public partial class Asker;
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task Run(IServiceProvider services) => (await new All(services).RunPipelineAsync("x")).EnsureSuccess();
                public static Type[] Types => new[] { typeof(Registry), typeof(Empty), typeof(Late) };
            }
            """
        );
        using var loaded = run.EmitAndLoad();
        var client = new ScriptedChatClient(_ => "answer");
        var services = new ServiceCollection()
            .AddSingleton<IChatClient>(client)
            .AddSingleton(loaded.Type("Registry"), loaded.Type("Empty"))
            .BuildServiceProvider();
        await loaded.CallAsync("Consumer", "Run", services);
        Assert.Equal(["do", "more"], client.ToolsOf("Ask."));
        Assert.Null(loaded.Type("All").GetConstructor([typeof(IChatClient)]));
        var known = loaded.Create("Late");
        var more = new ServiceCollection()
            .AddSingleton<IChatClient>(client)
            .AddSingleton(loaded.Type("Registry"), loaded.Type("Empty"))
            .AddSingleton(loaded.Type("Late"), known)
            .BuildServiceProvider();
        await loaded.CallAsync("Consumer", "Run", more);
        Assert.Same(known, loaded.Type("Late").GetField("Made")!.GetValue(null));
    }

    [Fact]
    public async Task ServiceThatAToolsetLacks_IsSaidToBeTheToolsets()
    {
        using var loaded = Project
            .Compile(
                """
                public interface IStore;
                public partial class Box(IStore store) { [Tool] public string Do() => $"{store}"; }
                [Agent("Ask."), UseTools<Box>] public partial class Asker;
                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task Run(IServiceProvider services) => await new All(services).RunPipelineAsync("x");
                }
                """
            )
            .EmitAndLoad();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            loaded.CallAsync("Consumer", "Run", new ServiceCollection().BuildServiceProvider())
        );

        Assert.StartsWith("Toolset 'Box' of pipeline 'All' takes a IStore as 'store'", error.Message);
    }

    [Fact]
    public async Task ToolsetThatNobodyRegisters_IsNamed()
    {
        using var loaded = Project
            .Compile(
                """
                public abstract class Registry { public abstract IReadOnlyList<Microsoft.Extensions.AI.AIFunction> Tools { get; } }
                [Agent("Ask."), UseTools<Registry>] public partial class Asker;
                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task Run(IServiceProvider services) => await new All(services).RunPipelineAsync("x");
                }
                """
            )
            .EmitAndLoad();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            loaded.CallAsync("Consumer", "Run", new ServiceCollection().BuildServiceProvider())
        );

        Assert.StartsWith(
            "Pipeline 'All' takes its toolset Registry from services, but none is registered",
            error.Message
        );
    }

    [Fact]
    public async Task AgentOfAnotherProject_BringsItsTools()
    {
        var library = Project.Compile(
            new TestCompilation(
                """
                using Aegis;
                public partial class Box { [Tool] public int Do() => 1; }
                [Agent("Ask."), UseTools<Box>] public partial class Asker { [Tool] public int Own() => 1; }
                """
            )
            {
                AssemblyName = "Lib",
            }
        );
        Assert.Contains("Tools = new[] { typeof(global::Box) }", library["Asker.Agent.g.cs"], StringComparison.Ordinal);
        var app = new TestCompilation(
            """
            using Aegis;
            [Pipeline(typeof(Asker))] public partial class All;
            public static class Consumer
            {
                public static async Task Run(Microsoft.Extensions.AI.IChatClient client) => (await new All(client).RunPipelineAsync("x")).EnsureSuccess();
            }
            """
        )
        {
            Projects = [library.AsImage()],
        };
        using var loaded = Project.Compile(app).EmitAndLoad();
        var client = new ScriptedChatClient(_ => "answer");
        await loaded.CallAsync("Consumer", "Run", client);
        Assert.Equal(["own", "do"], client.ToolsOf("Ask."));
    }
}
