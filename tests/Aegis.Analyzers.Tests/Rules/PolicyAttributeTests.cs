namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG040, AEG043 and AEG044 over policy attributes.</summary>
public class PolicyAttributeTests
{
    [Theory]
    [InlineData("Retry(0)")]
    [InlineData("Retry(-1)")]
    [InlineData("Retry(3, DelaySeconds = -1)")]
    [InlineData("Retry(3, DelaySeconds = double.NaN)")]
    [InlineData("Retry(3, DelaySeconds = 5, MaxDelaySeconds = 4)")]
    [InlineData("Retry(3, MaxRetryAfterSeconds = 86401)")]
    [InlineData("Timeout(0)")]
    [InlineData("Timeout(0.005)")]
    [InlineData("Timeout(-5)")]
    [InlineData("Timeout(10, AttemptSeconds = 11)")]
    [InlineData("Timeout(AttemptSeconds = 0)")]
    [InlineData("CircuitBreaker(0)")]
    [InlineData("CircuitBreaker(5, RecoverySeconds = 0)")]
    [InlineData("CircuitBreaker(FailureRatio = 1.5)")]
    [InlineData("CircuitBreaker(FailureRatio = -0.1)")]
    [InlineData("CircuitBreaker(FailureRatio = 0.5, MinimumThroughput = 1)")]
    [InlineData("ConcurrencyLimit(0)")]
    [InlineData("ConcurrencyLimit(1, QueueLimit = -1)")]
    public async Task NumberThatCanNotBe_Reports(string attribute)
    {
        await Reports($"[Agent(\"Go.\"), {{|AEG044:{attribute}|}}] public partial class A;");
        await Reports(
            $"public partial class T {{ [Tool(Effect = ToolEffect.ReadOnly, Description = \"Tells.\"), {{|AEG044:{attribute}|}}] public int Now() => 1; }}"
        );
        await Reports($"[assembly: {{|AEG044:{attribute}|}}] [Agent(\"Go.\")] public partial class A;");
    }

    [Theory]
    [InlineData("Retry")]
    [InlineData("Retry(1)")]
    [InlineData("Retry(3, DelaySeconds = 0, MaxDelaySeconds = 0)")]
    [InlineData("Timeout(0.01)")]
    [InlineData("Timeout(double.PositiveInfinity)")]
    [InlineData("Timeout(10, AttemptSeconds = 10)")]
    [InlineData("Timeout(AttemptSeconds = 10)")]
    [InlineData("CircuitBreaker")]
    [InlineData("CircuitBreaker(1, RecoverySeconds = 0.5, FailureRatio = 1, MinimumThroughput = 2)")]
    [InlineData("ConcurrencyLimit(1, QueueLimit = 0)")]
    public Task NumberThatCanBe_IsFine(string attribute) =>
        DoesNotReport($"[Agent(\"Go.\"), {attribute}] public partial class A;");

    [Fact]
    public Task Messages_NameTheOwnerAndSayWhatToSet() =>
        Reports(
            "[Agent(\"Go.\"), {|AEG044:Retry(0)|}, {|AEG044:Timeout(10, AttemptSeconds = 11)|}] public partial class A;",
            "MaxAttempts of [Retry] of 'A' is 0; set it to 1 or more: how often to call in all; 1 means no retry",
            "AttemptSeconds of [Timeout] of 'A' is 11; one attempt may not take longer than the 10 s that all may take together"
        );

    [Fact]
    public Task TypeThatThePipelineCanNotName_Reports() =>
        Reports(
            """
            [Agent("Go."), {|AEG044:Retry(3, On = [typeof(Secret)])|}]
            public partial class A { private sealed class Secret : System.Exception; }
            """,
            "A type of [Retry] of 'A' is 'Secret', which the pipeline can not name; make it internal"
        );

    [Theory]
    [InlineData("Unspecified")]
    [InlineData("AtMostOnce")]
    [InlineData(
        "Queryable",
        "ToolCallKey key",
        "[Probe(nameof(Pay))] private Aegis.Ledger.ProbeAnswer Find(ToolCallKey key) => null!;"
    )]
    [InlineData("Transactional", "System.Data.Common.DbTransaction transaction")]
    public Task RetryOfWhatMustNotHappenTwice_Reports(
        string effect,
        string parameter = "ToolCallKey key",
        string more = ""
    ) =>
        Reports(
            $$"""
            public partial class T
            {
                [Tool(Effect = ToolEffect.{{effect}}, Description = "Pays."), {|AEG040:Retry(2)|}]
                public int Pay({{parameter}}) => 1;
                {{more}}
            }
            """
        );

    [Theory]
    [InlineData("ReadOnly", 2)]
    [InlineData("Idempotent", 2)]
    [InlineData("IdempotentDownstream", 2)]
    [InlineData("Unspecified", 1)]
    public Task RetryOfWhatMayHappenTwice_IsFine(string effect, int attempts) =>
        DoesNotReport(
            $$"""
            public partial class T
            {
                [Tool(Effect = ToolEffect.{{effect}}, Description = "Pays."), Retry({{attempts}})]
                public int Pay([IdempotencyKey, System.ComponentModel.Description("Which.")] string order) => 1;
            }
            """
        );

    [Theory]
    [InlineData("[Agent(\"Go.\"), Retry(3), UseTools<T>] public partial class A;")]
    [InlineData("[assembly: Retry(3)] [Agent(\"Go.\"), UseTools<T>] public partial class A;")]
    public Task RetryOfAgentAndOfItsTool_Reports(string agent) =>
        Reports(
            $$"""
            {{agent}}
            public partial class T
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), {|AEG043:Retry(4)|}] public int LookUp() => 1;
            }
            """,
            "[Retry] of agent 'A' (3 attempts) and of its tool 'look_up' (4 attempts) multiply to up to 12 calls; remove the one of the tool, or the agent's with [Retry(1)]"
        );

    [Fact]
    public Task RetryOfAgentAndOfItsOwnTool_Reports() =>
        Reports(
            """
            [Agent("Go."), Retry]
            public partial class A
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), {|AEG043:Retry|}] public int LookUp() => 1;
            }
            """
        );

    [Theory]
    [InlineData("[assembly: Retry(3)] [Agent(\"Go.\"), Retry(1), UseTools<T>] public partial class A;")]
    [InlineData("[Agent(\"Go.\"), UseTools<T>] public partial class A;")]
    [InlineData("[Agent(\"Go.\"), Retry(3)] public partial class A;")]
    public Task RetryOfOneOfThem_IsFine(string agent) =>
        DoesNotReport(
            $$"""
            {{agent}}
            public partial class T
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), Retry(4)] public int LookUp() => 1;
            }
            """
        );
}
