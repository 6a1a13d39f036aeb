using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Aegis.Generators.Tests.Shapes;

public class InheritanceTests
{
    [Theory]
    [InlineData("[Agent(\"A.\")] public partial class Base; [Agent(\"B.\")] public partial class It : Base;", "B.")]
    [InlineData("[Agent(\"A.\")] public partial record Base; [Agent(\"B.\")] public partial record It : Base;", "B.")]
    [InlineData(
        "[Agent(\"A.\")] public partial class Base { public virtual partial Task<string> RunAsync(string topic); } [Agent(\"B.\")] public partial class It : Base { public override partial Task<string> RunAsync(string topic); }",
        "B."
    )]
    [InlineData(
        "[Agent(\"A.\")] public partial class Base { public partial Task<int> RunAsync(string topic); } [Agent(\"B.\")] public partial class It : Base { public new partial Task<string> RunAsync(string topic); }",
        "B."
    )]
    [InlineData(
        "[Agent(\"A.\")] public partial class Base { protected internal partial Task<string> RunAsync(string topic); } [Agent(\"B.\")] public partial class It : Base { new internal protected partial Task<string> RunAsync(string topic); }",
        "B."
    )]
    [InlineData(
        "[Agent(\"A.\")] public partial class Base; [Agent] public partial class It : Base { public string Run() => \"C\"; }",
        "C"
    )]
    [InlineData(
        "public interface IRun { Task<string> RunAsync(string message, CancellationToken token = default); } [Agent(\"B.\")] public partial class It : IRun;",
        "B."
    )]
    [InlineData(
        "public abstract class Base { public abstract Task<string> RunAsync(string topic); } [Agent(\"B.\")] public partial class It : Base { public override partial Task<string> RunAsync(string topic); }",
        "B."
    )]
    public async Task AgentOfABase_RunsAsItself(string agents, string expected)
    {
        using var client = new ScriptedChatClient(instructions => instructions == "A." ? "1" : instructions);
        await using var services = new ServiceCollection().AddSingleton<IChatClient>(client).BuildServiceProvider();
        var input = agents.Contains("topic", StringComparison.Ordinal) || expected == "B." ? "\"t\"" : "";
        var result = await Project.RunAsync(
            $$"""
            {{agents}}
            [Pipeline(typeof(It))] public partial class All;
            [Pipeline] public partial class Everything;
            public static class Consumer
            {
                public static async Task<string> Run(IServiceProvider services) =>
                    (await new All(services).RunPipelineAsync({{input}})).It.Value;
            }
            """,
            services
        );
        Assert.Equal(expected, result);
    }
}
