namespace Aegis.Generators.Tests.Shapes;

public class DeclarationTests
{
    private const string Rest = """

        [Pipeline] public partial class All;
        public static class Consumer
        {
            public static async Task<string> Run(IServiceProvider services) =>
                "" + (await new All(services).RunPipelineAsync()).It.Value;
        }
        """;

    [Theory]
    [InlineData("[Agent] public partial record It { public int Run() => 1; }", "1")]
    [InlineData("[Agent] public partial record It(string Text = \"1\") { public string Run() => Text; }", "1")]
    [InlineData("[Agent] public sealed partial record class It { public int Run() => 1; }", "1")]
    [InlineData("[Agent] internal sealed partial class It { internal int Run() => 1; }", "1")]
    [InlineData("[Agent] partial class It { internal protected int Run() => 1; }", "1")]
    [InlineData("[Agent] public partial class It { public static int Run() => 1; }", "1")]
    [InlineData(
        "[Agent] public partial class It { public static async Task<int> RunAsync() { await Task.Yield(); return 1; } }",
        "1"
    )]
    [InlineData("public class Base { public int Run() => 1; } [Agent] public partial class It : Base;", "1")]
    [InlineData(
        "public abstract class Base<T> { public T Run() => Get(); protected abstract T Get(); } [Agent] public partial class It : Base<int> { protected override int Get() => 1; }",
        "1"
    )]
    [InlineData(
        "public abstract class Base { public abstract int Run(); } [Agent] public partial class It : Base { public override int Run() => 1; }",
        "1"
    )]
    [InlineData(
        "[Agent] public partial class Base { public int Run() => 0; } [Agent] public partial class It : Base { public new int Run() => 1; }",
        "1"
    )]
    [InlineData(
        "public partial class It { } [Agent] public partial class It { } public partial class It { public int Run() => 1; }",
        "1"
    )]
    [InlineData(
        "[Agent] public partial class It { public It(int a = 1) => A = a; private It(int a, int b) => A = b; private readonly int A; public int Run() => A; }",
        "1"
    )]
    [InlineData(
        "[Agent] public partial class It { private readonly int A; [Marked] public It() => A = 1; public It(IDisposable x) => A = 2; public int Run() => A; } [AttributeUsage(AttributeTargets.Constructor)] class MarkedAttribute : Attribute;",
        "missing"
    )]
    [InlineData(
        "[Agent] public partial class It { private readonly int A; [ActivatorUtilitiesConstructor] public It() => A = 1; public It(IDisposable x) => A = 2; public int Run() => A; } [AttributeUsage(AttributeTargets.Constructor)] class ActivatorUtilitiesConstructorAttribute : Attribute;",
        "1"
    )]
    [InlineData(
        "[Agent] public partial class It { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public It() => A = 1; public required int A { get; init; } public int Run() => A; }",
        "1"
    )]
    [InlineData(
        "[Agent] public partial class It(TimeProvider clock, IServiceProvider services, Microsoft.Extensions.Logging.ILoggerFactory loggers, IEnumerable<int>? none) { public string Run() => \"\" + (clock != null && services != null && loggers != null && none == null); }",
        "True"
    )]
    [InlineData(
        "[Agent] public partial class It { public int Run() { return Core(); int Core() => 1; } private int Run(int helper) => helper; }",
        "1"
    )]
    [InlineData(
        "[Agent(null)] public partial class It { public int Run(params int[] none) => 1; } [Agent] partial class Other { }",
        null
    )]
    public async Task ClassOfAnyShape_RunsOrIsRefused(string agent, string? expected)
    {
        if (expected is null)
        {
            await Errors.AreAsync(agent, "AEG003");
        }
        else if (expected == "missing")
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
                Project.RunAsync(agent + Rest, Nothing.Instance)
            );
            Assert.Contains("'It'", error.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, await Project.RunAsync(agent + Rest, Nothing.Instance));
        }
    }

    private sealed class Nothing : IServiceProvider
    {
        public static Nothing Instance { get; } = new();

        public object? GetService(Type serviceType) => null;
    }
}
