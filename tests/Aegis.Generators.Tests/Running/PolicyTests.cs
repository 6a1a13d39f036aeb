namespace Aegis.Generators.Tests.Running;

/// <summary>Agents under policies, in every shape: each is called again after it has failed, and then its fallback.</summary>
public class PolicyTests
{
    private const string Flaky = """
        public sealed class Passing : Exception;
        public static class Flaky
        {
            private static int calls;

            /// <summary>Fails at each first call of two.</summary>
            public static T Give<T>(T value) => Interlocked.Increment(ref calls) % 2 == 1 ? throw new Passing() : value;
        }

        """;

    [Theory]
    [InlineData("string? Run(string? x)", "x", "a")]
    [InlineData("int? Run(string x)", "(int?)x.Length", "1")]
    [InlineData("dynamic? Run(string x)", "(object)x", "a")]
    [InlineData("dynamic Run(dynamic x)", "(object)x", "a")]
    [InlineData("Task<dynamic?> RunAsync(string x)", "Task.FromResult<dynamic?>(x)", "a")]
    [InlineData("Task<string?> RunAsync(string x)", "Task.FromResult<string?>(null)", "")]
    [InlineData("ValueTask<int?> RunAsync(string x)", "new ValueTask<int?>(3)", "3")]
    [InlineData(
        "ValueTask<(int Left, string? Right)> RunAsync(string x)",
        "new ValueTask<(int, string?)>((1, x))",
        "(1, a)"
    )]
    [InlineData(
        "List<List<string?>?> Run(string x)",
        "new List<List<string?>?> { null, new() }",
        "System.Collections.Generic.List`1[System.Collections.Generic.List`1[System.String]]"
    )]
    public Task OutputOfAnyType_IsGivenAtTheSecondAttempt(string method, string value, string output) =>
        Expect(
            output,
            $$"""
            [Agent, Retry(2, DelaySeconds = 0)]
            public partial class A { public {{method}} => Flaky.Give({{value}}); }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() => $"{(await new All().RunPipelineAsync("a")).A.Value}";
            }
            """
        );

    [Theory]
    [InlineData("public void Run(string x) => Flaky.Give(x);")]
    [InlineData("public static void Run(string x) => Flaky.Give(x);")]
    [InlineData("public Task RunAsync(string x) => Flaky.Give(Task.CompletedTask);")]
    [InlineData("public async ValueTask RunAsync(string x) { await Task.Yield(); Flaky.Give(x); }")]
    public Task NoOutput_IsGivenAtTheSecondAttempt(string method) =>
        Expect(
            "Succeeded",
            $$"""
            [Agent, Retry(2, DelaySeconds = 0)] public partial class A { {{method}} }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() => $"{(await new All().RunPipelineAsync("a")).A.Status}";
            }
            """
        );

    [Theory]
    [InlineData("call", "token")]
    [InlineData("error", "agent")]
    [InlineData("run", "context")]
    [InlineData("Item1", "ToString")]
    [InlineData("Item2", "Rest")]
    [InlineData("@class", "@event")]
    [InlineData("agents", "message")]
    [InlineData("GetType", "CompareTo")]
    public Task ParametersOfAnyName_ReachTheMethodAndItsFallback(string first, string second) =>
        Expect(
            "1b 2b",
            $$"""
            [Agent, Retry(1), Fallback(nameof(Spare))]
            public partial class A
            {
                public Task<string> RunAsync(AgentContext context_, int {{first}}, string {{second}}, CancellationToken token_) =>
                    throw new InvalidOperationException({{first}} + {{second}});
                public string Spare(string {{second}}, Exception error_, int {{first}}, CancellationToken cancellation, AgentContext context2) =>
                    error_.Message + " " + ({{first}} + 1) + {{second}};
            }
            [Agent, Timeout(60)] public partial class B { public static int Run(int {{first}}) => {{first}}; }
            [Agent, Timeout(60)]
            public partial class C
            {
                public async IAsyncEnumerable<int> RunAsync(int {{first}}, string {{second}}) { await Task.Yield(); yield return {{first}}; }
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var result = await new All().RunPipelineAsync(1, "b");
                    return result.B.Value == result.C.Value[0] ? result.A.Value : "differ";
                }
            }
            """
        );

    [Theory]
    [InlineData("string Spare(string? x = null, CancellationToken token = default)", "x ?? \"none\"")]
    [InlineData("string? Spare(string x = \"y\", Exception? error = null)", "x + error!.Message")]
    [InlineData("async Task<string> Spare(string x)", "await Task.FromResult(x)")]
    [InlineData("ValueTask<string?> Spare(string? x)", "new(x)")]
    public Task FallbackThatTakesAndGivesOtherNulls_IsCalled(string method, string value) =>
        Expect(
            "Succeeded a",
            $$"""
            [Agent, Fallback(nameof(Spare))]
            public partial class A
            {
                public Task<string> RunAsync(string? x = null) => throw new Exception("");
                public {{method}} => {{value}};
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var a = (await new All().RunPipelineAsync("a")).A;
                    return $"{a.Status} {a.Value}";
                }
            }
            """
        );

    [Fact]
    public Task AgentOfOneRun_IsOneInstanceForAllAttemptsAndTheFallback() =>
        Expect(
            "spare 3 3",
            """
            [Agent(Lifetime = AgentLifetime.Run), Retry(3, DelaySeconds = 0), Fallback(nameof(Spare))]
            public sealed partial class A : IDisposable
            {
                private int calls;
                public static int Disposed;
                public string Run(string agent) { calls++; throw new TimeoutException(agent); }
                public string Spare(Exception error) => $"{error.Message} {calls}";
                public void Dispose() => Disposed += calls;
            }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run() =>
                    $"{(await new All().RunPipelineAsync("spare")).A.Value} {A.Disposed}";
            }
            """
        );

    [Fact]
    public Task PrivateNestedPipeline_KeepsPolicies() =>
        Expect(
            "a",
            """
            public static partial class Consumer
            {
                [Agent, Retry(2, DelaySeconds = 0, On = new[] { typeof(Passing) }), Fallback(nameof(Spare))]
                internal sealed partial class A { public string Run(string x) => Flaky.Give(x); internal static string Spare() => "spare"; }
                [Pipeline(typeof(A))] private sealed partial class Hidden;
                public static async Task<string> Run() => (await new Hidden().RunPipelineAsync("a")).A.Value;
            }
            """
        );

    [Fact]
    public Task AgentNamedLikeThePolicyOfAnother_KeepsItsName() =>
        Expect(
            "1 2 3 4",
            """
            [Agent, Timeout(60)] public partial class Writer { public int Run() => 1; }
            [Agent, Timeout(60)] public partial class WriterPolicy { public int Run() => 2; }
            [Agent] public partial class WriterPolicyCall { public int Run() => 3; }
            [Agent, Timeout(60)] public partial class WriterPolicyPolicy { public int Run() => 4; }
            [Pipeline] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var all = await new All().RunPipelineAsync();
                    return $"{all.Writer.Value} {all.WriterPolicy.Value} {all.WriterPolicyCall.Value} {all.WriterPolicyPolicy.Value}";
                }
            }
            """
        );

    [Fact]
    public Task PipelineThatStops_DoesNotRetryNorFallBack() =>
        Expect(
            "Failed Cancelled 1 0",
            """
            [Agent]
            public partial class Bad
            {
                public static readonly TaskCompletionSource Waiting = new();
                public async Task<int> RunAsync() { await Waiting.Task; throw new InvalidOperationException(); }
            }
            [Agent, Retry(5, DelaySeconds = 0), Fallback(nameof(Spare))]
            public partial class Slow
            {
                public static int Calls, Spares;
                public async Task<int> RunAsync(CancellationToken token)
                {
                    Calls++;
                    Bad.Waiting.SetResult();
                    await Task.Delay(Timeout.Infinite, token);
                    return 1;
                }
                public int Spare() { Spares++; return 2; }
            }
            [Pipeline(OnFailure = OnFailure.StopPipeline)] public partial class All;
            public static class Consumer
            {
                public static async Task<string> Run()
                {
                    var all = await new All().RunPipelineAsync();
                    return $"{all.Bad.Status} {all.Slow.Status} {Slow.Calls} {Slow.Spares}";
                }
            }
            """
        );

    internal static async Task Expect(string result, string source) =>
        Assert.Equal(result, await Project.RunAsync(Flaky + source));
}
