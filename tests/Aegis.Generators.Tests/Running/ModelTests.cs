namespace Aegis.Generators.Tests.Running;

public class ModelTests
{
    [Fact]
    public async Task AgentsThatAreInstructions_AreToldInputAndOutputs()
    {
        var client = new ScriptedChatClient(instructions => instructions + " done");
        var result = await Project.RunAsync(
            """
            [Agent("Research.")] public partial class Researcher;
            [Agent("Write."), DependsOn<Researcher>] public partial class Writer;
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client) =>
                    (await new All(client).RunPipelineAsync("AI trends")).Writer.Value;
            }
            """,
            client
        );
        Assert.Equal("Write. done", result);
        Assert.Equal(("Research.", "AI trends"), client.Requests[0]);
        Assert.Equal("Write.", client.Requests[1].Instructions);
        Assert.Contains("AI trends", client.Requests[1].Message, StringComparison.Ordinal);
        Assert.Contains("Researcher", client.Requests[1].Message, StringComparison.Ordinal);
        Assert.Contains("Research. done", client.Requests[1].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Task<Finding?>")]
    [InlineData("ValueTask<Finding?>")]
    [InlineData("Task<string?>")]
    [InlineData("Task<int?>")]
    [InlineData("Task<string[]?>")]
    public async Task DeclaredMethodThatMayAnswerNull_TakesIt(string output) =>
        Assert.Equal(
            "Succeeded nothing",
            await Project.RunAsync(
                $$"""
                public sealed record Finding(string Text);
                [Agent("Find.")] public partial class Finder { public partial {{output}} RunAsync(string topic); }
                [Pipeline] public partial class All;
                public static class Consumer
                {
                    public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                    {
                        var finder = (await new All(client).RunPipelineAsync("tides")).Finder;
                        return $"{finder.Status} {(finder.Value is null ? "nothing" : "something")}";
                    }
                }
                """,
                new ScriptedChatClient(_ => "{\"result\":null}")
            )
        );

    [Fact]
    public async Task DeclaredMethod_SendsThePromptAndParsesTheAnswer()
    {
        var client = new ScriptedChatClient(instructions =>
            instructions == "Analyse." ? "{\"risks\":[\"a\",\"b\"]}" : "notes!"
        );
        var result = await Project.RunAsync(
            """
            public sealed record Company(string Name);
            public sealed record RiskReport(string[] Risks);
            [Agent("Research.")] public partial class Researcher;
            [Agent("Analyse."), DependsOn<Researcher>]
            public partial class Analyst
            {
                [Prompt("List the top {count} risks for {company} given:\n{notes}")]
                public partial Task<RiskReport> RunAsync([Input] Company company, [Input] int count, string notes, CancellationToken cancellationToken);
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                {
                    RiskReport report = (await new All(client).RunPipelineAsync(new Company("X"), 2)).Analyst.Value;
                    return string.Join("|", report.Risks);
                }
            }
            """,
            client
        );
        Assert.Equal("a|b", result);
        Assert.Equal("List the top 2 risks for {\"name\":\"X\"} given:\nnotes!", client.Requests[1].Message);
    }

    [Theory]
    [InlineData("Prompted.RunAsync(\"x\")")]
    [InlineData("Composed.RunAsync(\"x\")")]
    public async Task PlainCall_NeedsAContextAndSaysSo(string call)
    {
        var agent = call.Split('.')[0];
        var source = $$"""
            [Agent("Go.")] public partial class Prompted { [Prompt("{text}")] public partial Task<string> RunAsync(string text); }
            [Agent("Go.")] public partial class Composed;
            public static class Consumer
            {
                public static async Task<string> Run(AgentContext? context)
                {
                    using var scope = context?.Enter();
                    return await new {{agent}}().RunAsync("x");
                }
            }
            """;
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Project.RunAsync(source, [null]));
        Assert.Contains($"'{agent}'", error.Message, StringComparison.Ordinal);
        var context = new AgentContext(agent, new ScriptedChatClient(_ => "y"));
        Assert.Equal("y", await Project.RunAsync(source, context));
    }
}
