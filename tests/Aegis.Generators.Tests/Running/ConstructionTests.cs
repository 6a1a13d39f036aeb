using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Running;

public class ConstructionTests
{
    [Theory]
    [InlineData("public partial class It { public int Run() => 1; }", "0,IServiceProvider")]
    [InlineData("public partial class It(TimeProvider clock) { public object Run() => clock; }", "0,IServiceProvider")]
    [InlineData("public partial class It(string text = \"\") { public object Run() => text; }", "0,IServiceProvider")]
    [InlineData(
        "public partial class It(Microsoft.Extensions.Logging.ILogger<It> log) { public object Run() => log; }",
        "0,IServiceProvider"
    )]
    [InlineData("public partial class It { public partial Task<int> RunAsync(); }", "IChatClient,IServiceProvider")]
    [InlineData("public partial class It;", "IChatClient,IServiceProvider")]
    [InlineData(
        "public partial class It(Microsoft.Extensions.AI.IChatClient client) { public object Run() => client; }",
        "IChatClient,IServiceProvider"
    )]
    [InlineData(
        "public partial class It { public object? Run(AgentContext context) => context.ChatClient; }",
        "0,IChatClient,IServiceProvider"
    )]
    [InlineData(
        "public partial class It(IComparer<int> service) { public object Run() => service; }",
        "IServiceProvider"
    )]
    [InlineData(
        "public partial class It(IComparer<int>? service) { public object? Run() => service; }",
        "IServiceProvider"
    )]
    public void Constructors_AreThoseThatTheAgentsAllow(string agent, string expected)
    {
        using var loaded = Project
            .Compile($"[Agent(\"Go.\")] {agent} [Pipeline] public partial class All;")
            .EmitAndLoad();
        var found = loaded
            .Type("All")
            .GetConstructors()
            .Select(c => c.GetParameters() is [var p] ? p.ParameterType.Name : "0");
        Assert.Equal(expected, string.Join(",", found.Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Client = \"key\"", "IServiceProvider")]
    [InlineData("Lifetime = AgentLifetime.Run", "IServiceProvider")]
    public void KeyedClientsAndRunLifetimes_NeedAProvider(string property, string expected) =>
        Constructors_AreThoseThatTheAgentsAllow(
            $"public partial class X;\n[Agent(\"Go.\", {property})] public partial class It;",
            expected
        );

    [Fact]
    public async Task RegisteredPipeline_IsASingletonOverTheContainer()
    {
        const string Source = """
            using Microsoft.Extensions.DependencyInjection;
            namespace My
            {
                public sealed class Store { public int Next { get; set; } }
                [Agent] public partial class Counter(Store store) { public int Run() => ++store.Next; }
                [Agent(Lifetime = AgentLifetime.Run)] public sealed partial class Fresh : IDisposable
                {
                    public static int Made, Disposed;
                    public Fresh() => Made++;
                    public async Task<int> RunAsync() { await Task.Yield(); return Made - Disposed; }
                    public void Dispose() => Disposed++;
                }
                public partial class Outer { [Pipeline] public partial class All; }
                public static class Use
                {
                    public static async Task<string> Run()
                    {
                        var services = new ServiceCollection().AddSingleton<Store>().AddOuterAll().AddOuterAll().BuildServiceProvider();
                        var all = services.GetRequiredService<Outer.All>();
                        await all.RunPipelineAsync();
                        var result = await services.GetRequiredService<Outer.All>().RunPipelineAsync();
                        return $"{result.Counter.Value} {result.Fresh.Value} {Fresh.Made} {Fresh.Disposed}";
                    }
                }
            }
            public static class Consumer { public static Task<string> Run() => My.Use.Run(); }
            """;
        var test = new TestCompilation("using Aegis;\n" + Source)
        {
            References = [TestReferences.Of(typeof(ServiceProvider))],
        };
        using var loaded = Project.Compile(test).EmitAndLoad();
        Assert.Equal("2 1 2 2", await loaded.CallAsync("Consumer", "Run"));
    }

    [Theory]
    [InlineData("public", "public", "public", true)]
    [InlineData("public", "internal", "public", false)]
    [InlineData("public", "public", "internal", false)]
    [InlineData("internal", "public", "public", false)]
    public void Surface_IsAsAccessibleAsItsLeastAccessiblePart(
        string pipeline,
        string agent,
        string output,
        bool isPublic
    )
    {
        var run = Project.Compile(
            $$"""
            {{output}} class Thing { }
            [Agent] {{agent}} partial class It { internal Thing Run() => new(); }
            [Pipeline] {{pipeline}} partial class All;
            """
        );
        using var loaded = run.EmitAndLoad();
        Assert.Equal(isPublic, loaded.Type("AllResult").IsPublic);
        Assert.Equal(isPublic, loaded.Type("All").GetMethod("RunPipelineAsync") is not null);
        Assert.Equal(isPublic, loaded.Type("All").GetMethod("StreamPipelineAsync") is not null);
        Assert.Equal(isPublic ? 2 : 0, loaded.Type("All").GetConstructors().Length);
    }
}
