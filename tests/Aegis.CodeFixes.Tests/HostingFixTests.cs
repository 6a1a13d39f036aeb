namespace Aegis.CodeFixes.Tests;

/// <summary>AEG019, AEG060, AEG061 and AEG062.</summary>
public class HostingFixTests
{
    [Theory]
    [InlineData("await {|AEG019:p.RunPipelineAsync(\"x\")|};", "(await p.RunPipelineAsync(\"x\")).EnsureSuccess();")]
    [InlineData("{|AEG019:p.RunPipelineAsync(\"x\")|};", "(await p.RunPipelineAsync(\"x\")).EnsureSuccess();")]
    [InlineData(
        "/* a */ await {|AEG019:p.RunPipelineAsync(\"x\")|}.ConfigureAwait(false); // b",
        "/* a */ (await p.RunPipelineAsync(\"x\").ConfigureAwait(false)).EnsureSuccess(); // b"
    )]
    public Task IgnoredResult_IsEnsured(string before, string after) =>
        Fixes<EnsureSuccessFix>(
            "Throw when an agent did not succeed: EnsureSuccess()",
            Call("async Task", before),
            Call("async Task", after)
        );

    [Theory]
    [InlineData(
        "{|AEG019:p.RunPipelineAsync(\"x\")|}.Wait();",
        "p.RunPipelineAsync(\"x\").GetAwaiter().GetResult().EnsureSuccess();"
    )]
    [InlineData(
        "{|AEG019:p.RunPipelineAsync(\"x\")|}.GetAwaiter().GetResult();",
        "p.RunPipelineAsync(\"x\").GetAwaiter().GetResult().EnsureSuccess();"
    )]
    public Task IgnoredResultThatIsWaitedFor_IsEnsured(string before, string after) =>
        Fixes<EnsureSuccessFix>(
            "Throw when an agent did not succeed: EnsureSuccess()",
            Call("void", before),
            Call("void", after)
        );

    [Fact]
    public Task ResultThatIsWaitedForALimitedTime_HasNoFix() =>
        OffersNothing<EnsureSuccessFix>(Call("void", "{|AEG019:p.RunPipelineAsync(\"x\")|}.Wait(1000);"));

    [Fact]
    public Task IgnoredTaskInAMethodThatCanNotAwait_HasNoFix() =>
        OffersNothing<EnsureSuccessFix>(Call("void", "{|AEG019:p.RunPipelineAsync(\"x\")|};"));

    [Fact]
    public Task FieldsThatNobodySets_BecomeReadonly() =>
        Fixes<ReadOnlyMemberFix>(
            null!,
            """
            [Agent]
            public partial class A
            {
                // stays
                private int {|AEG060:number|} = 1;
                int {|AEG060:other|};
                public A() => other = 2;
                public string {|AEG060:Name|} { get; set; } = "";
                public int Run() => number + other;
            }
            """,
            """
            [Agent]
            public partial class A
            {
                // stays
                private readonly int number = 1;
                readonly int other;
                public A() => other = 2;
                public string Name { get; } = "";
                public int Run() => number + other;
            }
            """
        );

    [Theory]
    [InlineData("count++")]
    [InlineData("count = 2")]
    [InlineData("this.count += 2")]
    [InlineData("Interlocked.Increment(ref count)")]
    public Task FieldThatIsSet_CanNotBecomeReadonly(string write) =>
        OffersNothing<ReadOnlyMemberFix>(
            $$"""[Agent] public partial class A { private int {|AEG060:count|}; public int Run() => {{write}}; }"""
        );

    [Fact]
    public Task MutableAgent_LivesForOneRun() =>
        Fixes<RunLifetimeFix>(
            "Give each run its own 'A'",
            Project(
                "[Agent(\"Go.\", Id = \"a\")] public partial class A;",
                "public partial class A { private int {|AEG060:x|}, {|AEG060:y|}; public int Next() => x++ + y++; }"
            ),
            Project(
                "[Agent(\"Go.\", Id = \"a\", Lifetime = AgentLifetime.Run)] public partial class A;",
                "public partial class A { private int x, y; public int Next() => x++ + y++; }"
            )
        );

    [Fact]
    public Task AgentWithAScopedService_LivesForOneRun() =>
        Fixes<RunLifetimeFix>(
            "Give each run its own 'A'",
            new TestCompilation(
                """
                namespace Microsoft.EntityFrameworkCore { public class DbContext; }
                [Aegis.Agent(Lifetime = Aegis.AgentLifetime.Singleton)]
                public partial class A(Microsoft.EntityFrameworkCore.DbContext {|AEG061:db|}) { public bool Run() => db is null; }
                """
            ),
            new TestCompilation(
                """
                namespace Microsoft.EntityFrameworkCore { public class DbContext; }
                [Aegis.Agent(Lifetime = Aegis.AgentLifetime.Run)]
                public partial class A(Microsoft.EntityFrameworkCore.DbContext db) { public bool Run() => db is null; }
                """
            )
        );

    [Fact]
    public Task ValuesOfAPrimaryConstructor_GoIntoARecord() =>
        Fixes<OptionsClassFix>(
            "Take the values of 'A' as 'AOptions'",
            """
            namespace N;

            [Agent]
            public partial class A(TimeProvider clock, string {|AEG062:apiKey|}, int {|AEG062:limit|}, int retries = 3)
            {
                private readonly string key = apiKey;

                public string Run() => $"{key} {limit + limit} {clock} {retries}";
            }

            public class After;
            """,
            """
            namespace N;

            [Agent]
            public partial class A(TimeProvider clock, AOptions options, int retries = 3)
            {
                private readonly string key = options.ApiKey;

                public string Run() => $"{key} {options.Limit + options.Limit} {clock} {retries}";
            }

            public sealed record AOptions(string ApiKey, int Limit);

            public class After;
            """
        );

    [Fact]
    public Task ValuesOfAnOrdinaryConstructor_GoIntoARecord() =>
        Fixes<OptionsClassFix>(
            "Take the values of 'A' as 'AOptions2'",
            """
            [Agent]
            partial class A
            {
                private readonly string key;

                public A(string {|AEG062:apiKey|}, IServiceProvider options)
                {
                    key = apiKey + options;
                }

                public string Run() => key;
            }
            class AOptions;
            """,
            """
            [Agent]
            partial class A
            {
                private readonly string key;

                public A(AOptions2 options2, IServiceProvider options)
                {
                    key = options2.ApiKey + options;
                }

                public string Run() => key;
            }

            internal sealed record AOptions2(string ApiKey);
            class AOptions;
            """
        );

    private static string Call(string returns, string statement) =>
        $$"""
            [Agent("Go.")] public partial class A;
            [Pipeline] public partial class P;
            public class Caller
            {
                public {{returns}} Call(P p)
                {
                    {{statement}}
                }
            }
            """;
}
