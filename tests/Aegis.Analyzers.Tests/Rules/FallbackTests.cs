namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG050.</summary>
public class FallbackTests
{
    [Theory]
    [InlineData("Nothing", "", "which 'A' does not have")]
    [InlineData("M", "public static int M() => 1;", "which returns 'int', but 'RunAsync' gives 'string'; return that")]
    [InlineData("M", "public static void M() { }", "which returns nothing, but 'RunAsync' gives 'string'; return that")]
    [InlineData("M", "private static string M() => \"\";", "which the pipeline can not call; make it public")]
    [InlineData("M", "internal static string M() => \"\";", "which the pipeline can not call; make it public")]
    [InlineData("M", "public static string M<T>() => \"\";", "which is generic; drop its type parameters")]
    [InlineData(
        "M",
        "public static string M(int other) => \"\";",
        "whose parameter 'other' is no int of 'RunAsync'; it may take parameters of that by name and type, the Exception, a CancellationToken and the AgentContext"
    )]
    public Task MethodThatCanNotStandIn_Reports(string name, string method, string detail)
    {
        return Reports(
            $$"""
            [Agent, {|AEG050:Fallback("{{name}}")|}]
            public partial class A
            {
                public async Task<string> RunAsync(string topic) { await Task.Yield(); return topic; }
                {{method}}
            }
            """,
            $"[Fallback] of 'A' names '{name}', {detail}"
        );
    }

    [Theory]
    [InlineData("public static string M() => \"\";")]
    [InlineData("public static Task<string> M(string topic) => Task.FromResult(topic);")]
    [InlineData(
        "public static ValueTask<string> M(System.Exception error, string topic, CancellationToken token) => new(topic);"
    )]
    [InlineData("public static string M(AgentContext context) => context.AgentId;")]
    [InlineData("public static string M(int other) => \"\"; public static string M(string topic) => topic;")]
    public Task MethodThatCanStandIn_IsFine(string method) =>
        DoesNotReport(
            $$"""
            [Agent, Fallback("M")]
            public partial class A
            {
                public async Task<string> RunAsync(string topic) { await Task.Yield(); return topic; }
                {{method}}
            }
            """
        );

    [Fact]
    public Task InternalAgent_TakesAnInternalOne() =>
        DoesNotReport(
            """
            [Agent("Go."), Fallback(nameof(M))]
            internal partial class A { internal static string M(string message) => message; }
            """
        );

    [Fact]
    public Task Tool_TakesAPrivateOneThatFits() =>
        Reports(
            """
            public partial class T
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), Fallback(nameof(Good))] public int One() => 1;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), {|AEG050:Fallback(nameof(Bad))|}] public int Two() => 2;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), {|AEG050:Fallback(nameof(Good))|}] public static int Three() => 3;
                private int Good(System.Exception error) => GetHashCode();
                private static string Bad() => "";
            }
            """,
            "[Fallback] of 'T.Two' names 'Bad', which returns 'string', but 'Two' gives 'int'; return that",
            "[Fallback] of 'T.Three' names 'Good', which needs an instance, but 'Three' is static; make it static"
        );
}
