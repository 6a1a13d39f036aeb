namespace Aegis.Generators.Tests.Shapes;

public class PlaceholderTests
{
    [Fact]
    public async Task PlaceholdersOfEveryKind_AreFilledIn()
    {
        var client = new ScriptedChatClient(_ => "{\"Name\":\"n\"}");
        await Project.RunAsync(
            """
            public record Company(string Name);
            public enum Mood { Calm }
            [Agent] public partial class Source { public int[] Run() => new[] { 1, 2 }; }
            [Agent("Be {mood}."), DependsOn<Source>, DependsOn<Other>(Optional = true)]
            public partial class Prompted
            {
                [Prompt("{company}|{count}|{numbers}|{missing}|{other}|{@company}")]
                public partial ValueTask<Company> RunAsync([Input] Company company, [Input] int? count, int[] numbers,
                    [Input] string? missing, AgentOutcome<double> other, [Input] Mood mood);
            }
            [Agent] public partial class Other { public double Run() => throw new InvalidOperationException("broken"); }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task Run(Microsoft.Extensions.AI.IChatClient client) =>
                    Console.Write((await new All(client).RunPipelineAsync(new("A"), 3, null, Mood.Calm)).Prompted.Value.Name);
            }
            """,
            client
        );
        var (instructions, message) = Assert.Single(client.Requests);
        Assert.Equal("Be Calm.", instructions);
        Assert.StartsWith("{\"name\":\"A\"}|3|[1,2]||", message, StringComparison.Ordinal);
        Assert.EndsWith("|{@company}", message, StringComparison.Ordinal);
    }
}
