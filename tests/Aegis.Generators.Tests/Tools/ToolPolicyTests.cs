namespace Aegis.Generators.Tests.Tools;

/// <summary>Tools under policies, in every shape.</summary>
public class ToolPolicyTests
{
    private const string Flaky = """
        public static class Flaky
        {
            private static int calls;

            /// <summary>Fails at each first call of two.</summary>
            public static T Give<T>(T value) => Interlocked.Increment(ref calls) % 2 == 1 ? throw new TimeoutException() : value;
        }

        """;

    private const string Retried = "[Tool(Effect = ToolEffect.ReadOnly), Retry(2, DelaySeconds = 0)]";

    [Theory]
    [InlineData("static partial class Box", "static int Do(int x) => Flaky.Give(x);", "3")]
    [InlineData("partial struct Box", "int Do(int x) => Flaky.Give(x);", "3")]
    [InlineData("readonly partial record struct Box", "int Do(int x) => Flaky.Give(x);", "3")]
    [InlineData(
        "sealed partial record Box",
        "async Task<int> DoAsync(int x) { await Task.Yield(); return Flaky.Give(x); }",
        "3"
    )]
    [InlineData(
        "partial class Box",
        "Dictionary<string, List<int?>> Do(int x) => Flaky.Give(new Dictionary<string, List<int?>> { [\"a\"] = new() { x, null } });",
        "{\"a\":[3,null]}"
    )]
    [InlineData(
        "partial class Box",
        "ValueTask<KeyValuePair<int, string?>> DoAsync(int x) => new(Flaky.Give(new KeyValuePair<int, string?>(x, null)));",
        "{\"key\":3}"
    )]
    [InlineData(
        "partial class Box",
        "async IAsyncEnumerable<int> DoAsync(int x) { await Task.Yield(); yield return Flaky.Give(x); yield return 4; }",
        "[3,4]"
    )]
    [InlineData("partial class Box", "dynamic Do(int x) => Flaky.Give((object)x);", "3")]
    [InlineData("partial class Box", "void Do(int x) => Flaky.Give(x);", "null")]
    [InlineData("partial class Box", "Task DoAsync(int x) => Flaky.Give(Task.CompletedTask);", "null")]
    [InlineData(
        "static partial class Box",
        "static string? Do(int call, int token = 1, int bound = 2, int error = 3) => Flaky.Give<string?>(null);",
        "null"
    )]
    [InlineData(
        "partial class Box",
        "int Do(int Item1, int Item2 = 1, int ToString = 2, int @class = 3, CancellationToken cancellationToken = default) => Flaky.Give(@class);",
        "3"
    )]
    public async Task ToolOfAnyShape_IsCalledAgain(string type, string method, string answer)
    {
        using var box = Toolbox.Of($"{Flaky}public {type} {{ {Retried} public {method} }}");
        var parameter = box.Tools[0].JsonSchema.GetProperty("required")[0].GetString();
        Assert.Equal(answer, await box.CallAsync("do", $$"""{"{{parameter}}":3}"""));
    }

    [Theory]
    [InlineData("string? Do(string? x)", "string Spare(string x)", "x", "a")]
    [InlineData("string Do(string x)", "string? Spare(string? x = null, Exception? error = null)", "x", "a")]
    [InlineData("dynamic Do(string x)", "dynamic Spare(string x)", "x", "a")]
    [InlineData("dynamic? Do(string x)", "Task<object?> Spare(string x)", "Task.FromResult<object?>(x)", "a")]
    [InlineData("Task<object> Do(string x)", "string Spare(string x)", "x", "a")]
    [InlineData("Task<int?> Do(string x)", "async Task<int> Spare()", "await Task.FromResult(3)", "3")]
    [InlineData("IAsyncEnumerable<int> Do(string x)", "IReadOnlyList<int> Spare()", "new[] { 1 }", "[1]")]
    [InlineData(
        "void Do(string x)",
        "Task Spare(CancellationToken error, Exception token)",
        "Task.CompletedTask",
        "null"
    )]
    public async Task FallbackOfAnyShape_IsCalled(string method, string fallback, string value, string answer)
    {
        using var box = Toolbox.Of(
            $$"""
            public partial class Box
            {
                [Tool(Effect = ToolEffect.ReadOnly), Fallback(nameof(Spare))] public {{method}} => throw new InvalidOperationException();
                private {{fallback}} => {{value}};
            }
            """
        );
        Assert.Equal(answer, await box.CallAsync("do", """{"x":"a"}"""));
    }
}
