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
    [InlineData("Lifetime = AgentLifetime.Run", "IChatClient,IServiceProvider")]
    public void KeyedClientsNeedAProvider_AndRunLifetimesDoNot(string property, string expected) =>
        Constructors_AreThoseThatTheAgentsAllow(
            $"public partial class X;\n[Agent(\"Go.\", {property})] public partial class It;",
            expected
        );

    [Fact]
    public async Task AgentOfARunThatNeedsNothing_IsBuiltForEachRun() =>
        Assert.Equal(
            "1 1",
            await Project.RunAsync(
                """
                [Agent(Lifetime = AgentLifetime.Run)] public partial class Counter
                {
                    private int count;
                    public int Run() => ++count;
                }
                [Pipeline] public partial class P;
                public static class Consumer
                {
                    public static async Task<string> Run()
                    {
                        var pipeline = new P();
                        return (await pipeline.RunPipelineAsync()).Counter.Value
                            + " " + (await pipeline.RunPipelineAsync()).Counter.Value;
                    }
                }
                """
            )
        );
}
