namespace Aegis.Generators.Tests.Shapes;

public class RefusedDeclarationTests
{
    [Theory]
    [InlineData("[Agent] public partial class It<T> { public int Run() => 1; }", "AEG002")]
    [InlineData(
        "public partial class Outer<T> { [Agent] public partial class It { public int Run() => 1; } }",
        "AEG002"
    )]
    [InlineData("[Agent(\"Go.\")] public partial class It<T>;", "AEG002")]
    [InlineData("[Agent] public abstract partial class It { public int Run() => 1; }", "AEG002")]
    [InlineData("[Agent] public static partial class It { public static int Run() => 1; }", "AEG002")]
    [InlineData("[Agent(\"Go.\")] public static partial class It;", "AEG002")]
    [InlineData("[Agent] file partial class It { public int Run() => 1; }", "AEG002")]
    [InlineData("[Agent(\"Go.\")] file partial class It;", "AEG002")]
    [InlineData("public partial class Outer { [Agent(\"Go.\")] private partial class It; }", "AEG002")]
    [InlineData(
        "public partial class Outer { private class X; [Agent] public partial class It { internal int Run(string x) => 1; private It() { } } }",
        "AEG002"
    )]
    [InlineData(
        "[Agent] public partial class It { public required int A { get; init; } public int Run() => A; }",
        "AEG002"
    )]
    [InlineData("[Agent(\"Go.\")] public class It;", "AEG001")]
    [InlineData("public class Outer { [Agent(\"Go.\")] public partial class It; }", "AEG001")]
    [InlineData("public static class Outer { [Agent] public partial class It { public int Run() => 1; } }", "AEG001")]
    [InlineData("[Agent] public partial class It;", "AEG003")]
    [InlineData("[Agent(\"  \")] public partial class It;", "AEG003")]
    [InlineData("[Agent] public partial class It { public partial Task<int> RunAsync(); }", "AEG003")]
    [InlineData("[Agent(\"Go.\")] public partial class It { public partial int Run(); }", "AEG003")]
    [InlineData("[Agent(\"Go.\")] public partial class It { public static partial Task<int> RunAsync(); }", "AEG003")]
    [InlineData("[Agent(\"Go.\")] public partial class It { private partial Task<int> RunAsync(); }", "AEG003")]
    [InlineData("[Agent(\"Go.\")] public partial class It { public partial Task<int> RunAsync(ref int x); }", "AEG003")]
    [InlineData(
        "[Agent(\"Go.\")] public partial class It { public partial Task<int> RunAsync<T>(T x) where T : class; }",
        "AEG003"
    )]
    [InlineData(
        "[Agent(\"Go.\")] public partial class It { public partial Task<int> RunAsync(); public partial Task<int> RunAsync(int x); }",
        "AEG003"
    )]
    [InlineData("[Agent(\"Go.\")] public partial class It { public int RunCoreAsync; }", "AEG009")]
    public Task ShapeThatCanBeNoAgent_IsReportedAlone(string agent, string id) => IsReportedAloneAsync(agent, id);

    private static async Task IsReportedAloneAsync(string agent, string id)
    {
        await Errors.AreAsync(agent, id);
        await Errors.AreAsync(
            agent
                + " [Agent] public partial class Fine { public int Run() => 1; } [Pipeline] public partial class All;",
            id
        );
    }
}
