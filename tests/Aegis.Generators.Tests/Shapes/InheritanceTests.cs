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
        var client = new ScriptedChatClient(instructions => instructions == "A." ? "1" : instructions);
        var result = await Project.RunAsync(
            agents
                + """

                [Pipeline(typeof(It))] public partial class All;
                [Pipeline] public partial class Everything;
                public static class Consumer
                {
                    public static async Task<string> Run(Microsoft.Extensions.AI.IChatClient client)
                    {
                        dynamic all = Activator.CreateInstance(typeof(All), typeof(All).GetConstructors().Length == 2 && typeof(All).GetConstructor(Type.EmptyTypes) is null ? new object[] { client } : Array.Empty<object>())!;
                        var run = typeof(All).GetMethod("RunPipelineAsync")!;
                        var result = (Task<AllResult>)run.Invoke(all, run.GetParameters().Length == 3 ? new object?[] { "t", null, default(CancellationToken) } : new object?[] { null, default(CancellationToken) })!;
                        return (await result).It.Value;
                    }
                }
                """,
            client
        );
        Assert.Equal(expected, result);
    }
}
