namespace Aegis.CodeFixes.Tests;

/// <summary>AEG040, AEG043 and AEG044.</summary>
public class PolicyFixTests
{
    [Theory]
    [InlineData("ReadOnly")]
    [InlineData("Idempotent")]
    public Task RetriedEffect_IsSet(string effect) =>
        Fixes<SetEffectFix>(
            null,
            Box(
                "[Tool(Description = \"Pays.\"), {|AEG040:Retry(2)|}] public int Pay() => 1;",
                "[Tool(Effect = ToolEffect.AtMostOnce, Description = \"Mails.\")]\n    [{|AEG040:Retry|}]\n    public int Mail() => 1;"
            ),
            Box(
                $"[Tool(Description = \"Pays.\", Effect = ToolEffect.{effect}), Retry(2)] public int Pay() => 1;",
                $"[Tool(Effect = ToolEffect.{effect}, Description = \"Mails.\")]\n    [Retry]\n    public int Mail() => 1;"
            ),
            $"AEG040.{effect}"
        );

    [Fact]
    public Task EffectOfOneTool_IsNamedInTheTitle() =>
        Fixes<SetEffectFix>(
            "Set Effect of 'Pay' to ReadOnly",
            Box("[Tool(Description = \"Pays.\"), {|AEG040:Retry(2)|}] public int Pay() => 1;"),
            Box("[Tool(Description = \"Pays.\", Effect = ToolEffect.ReadOnly), Retry(2)] public int Pay() => 1;")
        );

    [Fact]
    public Task RetryOfWhatMustNotHappenTwice_IsRemoved() =>
        Fixes<RemoveRetryFix>(
            "Remove [Retry] of 'Pay'",
            """
            public partial class Box
            {
                // stays
                [Tool(Description = "Pays.")]
                [{|AEG040:Retry(2)|}]
                [Timeout(3)]
                public int Pay() => 1;
            }
            public partial class Bag { [Tool(Description = "Pays."), {|AEG040:Retry|}, Timeout(3)] public int Pay() => 1; }
            """,
            """
            public partial class Box
            {
                // stays
                [Tool(Description = "Pays.")]
                [Timeout(3)]
                public int Pay() => 1;
            }
            public partial class Bag { [Tool(Description = "Pays."), Timeout(3)] public int Pay() => 1; }
            """
        );

    [Fact]
    public Task RetryWithinTheAgents_IsRemoved() =>
        Fixes<RemoveRetryFix>(
            null!,
            """
            [Agent("Go."), Retry(3)]
            public partial class A
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks."), {|AEG043:Retry(3)|}] public int Look() => 1;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Finds."), {|AEG043:Retry(2, Jitter = false)|}] public int Find() => 1;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Reads."), Retry(1)] public int Read() => 1;
            }
            """,
            """
            [Agent("Go."), Retry(3)]
            public partial class A
            {
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks.")] public int Look() => 1;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Finds.")] public int Find() => 1;
                [Tool(Effect = ToolEffect.ReadOnly, Description = "Reads."), Retry(1)] public int Read() => 1;
            }
            """
        );

    [Theory]
    [InlineData("Retry(0)", "Retry(1)")]
    [InlineData("Retry(maxAttempts: -1, Jitter = false)", "Retry(1, Jitter = false)")]
    [InlineData("Retry(DelaySeconds = -1)", "Retry(DelaySeconds = 0)")]
    [InlineData("Retry(DelaySeconds = 5, MaxDelaySeconds = 4)", "Retry(DelaySeconds = 5, MaxDelaySeconds = 5)")]
    [InlineData("Retry(3, MaxRetryAfterSeconds = 86401)", "Retry(3, MaxRetryAfterSeconds = 86400)")]
    [InlineData("Timeout(1e9)", "Timeout(86400)")]
    [InlineData("Timeout(10, AttemptSeconds = 11)", "Timeout(10, AttemptSeconds = 10)")]
    [InlineData("CircuitBreaker(0)", "CircuitBreaker(1)")]
    [InlineData("CircuitBreaker(FailureRatio = 50)", "CircuitBreaker(FailureRatio = 1)")]
    [InlineData("CircuitBreaker(RecoverySeconds = 0)", "CircuitBreaker(RecoverySeconds = 0.5)")]
    [InlineData("ConcurrencyLimit(0)", "ConcurrencyLimit(1)")]
    public async Task NumberThatCanNotBe_BecomesTheNearest(string before, string after)
    {
        await Fixes<NearestValueFix>(
            null!,
            $"[Agent(\"Go.\"), {{|AEG044:{before}|}}] public partial class A;",
            $"[Agent(\"Go.\"), {after}] public partial class A;"
        );
        await Fixes<NearestValueFix>(
            null!,
            $"[assembly: {{|AEG044:{before}|}}] [Agent(\"Go.\")] public partial class A;",
            $"[assembly: {after}] [Agent(\"Go.\")] public partial class A;"
        );
    }

    [Fact]
    public Task NumbersOfOneAttribute_BecomeTheNearestEach() =>
        Fixes<NearestValueFix>(
            null!,
            "[Agent(\"Go.\"), {|AEG044:{|AEG044:Retry(0, DelaySeconds = -1)|}|}] public partial class A;",
            "[Agent(\"Go.\"), Retry(1, DelaySeconds = 0)] public partial class A;"
        );

    [Theory]
    [InlineData("{|AEG044:TokenBudget = -1|}", "TokenBudget = 0", "Set TokenBudget to 0")]
    [InlineData("{|AEG044:MaxConcurrency = -1|}", "MaxConcurrency = 0", "Set MaxConcurrency to 0")]
    [InlineData("{|AEG044:TimeoutSeconds = -1|}", "TimeoutSeconds = 0", "Set TimeoutSeconds to 0")]
    [InlineData(
        "{|AEG044:TimeoutSeconds = 1e300|}",
        "TimeoutSeconds = 4294967.294",
        "Set TimeoutSeconds to 4294967.294"
    )]
    public Task BoundOfAPipeline_BecomesTheNearest(string before, string after, string title) =>
        Fixes<NearestValueFix>(
            title,
            $"[Agent(\"Go.\")] public partial class A; [Pipeline({before})] public partial class P;",
            $"[Agent(\"Go.\")] public partial class A; [Pipeline({after})] public partial class P;"
        );

    [Theory]
    [InlineData("Timeout(0)")]
    [InlineData("Timeout(-5)")]
    [InlineData("Retry(DelaySeconds = double.NaN)")]
    [InlineData("ConcurrencyLimit(1, QueueLimit = -1)")]
    public Task NumberThatCouldMeanMany_HasNoFix(string attribute) =>
        OffersNothing<NearestValueFix>($"[Agent(\"Go.\"), {{|AEG044:{attribute}|}}] public partial class A;");

    [Fact]
    public Task TimeoutThatNoTimerCanWait_HasNoFix() =>
        OffersNothing<NearestValueFix>(
            "[Agent(\"Go.\")] public partial class A; [Pipeline({|AEG044:TimeoutSeconds = 0.0001|})] public partial class P;"
        );

    private static string Box(params string[] tools) =>
        $"public partial class Box\n{{\n    {string.Join("\n    ", tools)}\n}}";
}
