namespace Aegis.CodeFixes.Tests;

/// <summary>AEG041, AEG042, AEG045 and AEG046, and AEG040 of agents.</summary>
public class EffectFixTests
{
    [Fact]
    public Task KeyThatIsMissing_IsTaken() =>
        Fixes<EffectMeansFix>(
            null!,
            Box(
                "[Tool(Effect = ToolEffect.IdempotentDownstream, Description = \"Pays.\")] public int {|AEG041:Pay|}() => 1;",
                "[Tool(Effect = ToolEffect.IdempotentDownstream, Description = \"Sends.\")]\n    public Task {|AEG041:Send|}(CancellationToken token) => Task.CompletedTask;"
            ),
            Box(
                "[Tool(Effect = ToolEffect.IdempotentDownstream, Description = \"Pays.\")] public int Pay(ToolCallKey key) => 1;",
                "[Tool(Effect = ToolEffect.IdempotentDownstream, Description = \"Sends.\")]\n    public Task Send(ToolCallKey key, CancellationToken token) => Task.CompletedTask;"
            )
        );

    [Theory]
    [InlineData("ReadOnly")]
    [InlineData("Idempotent")]
    [InlineData("AtMostOnce")]
    public Task EffectThatIsNotSaid_IsSet(string effect) =>
        Fixes<SetEffectFix>(
            null,
            Project(Box("[{|AEG042:Tool(Description = \"Looks.\")|}] public int Look() => 1;")) with
            {
                EditorConfig = "",
            },
            Project(Box($"[Tool(Description = \"Looks.\", Effect = ToolEffect.{effect})] public int Look() => 1;")) with
            {
                EditorConfig = "",
            },
            $"AEG042.{effect}"
        );

    [Fact]
    public Task EffectOfARetriedAgentsTool_IsSet() =>
        Fixes<SetEffectFix>(
            "Set Effect of 'Pay' to ReadOnly",
            """
            [Agent("Go."), Retry]
            public partial class A
            {
                [Tool(Description = "Pays.")] public int {|AEG040:Pay|}() => 1;
            }
            """,
            """
            [Agent("Go."), Retry]
            public partial class A
            {
                [Tool(Description = "Pays.", Effect = ToolEffect.ReadOnly)] public int Pay() => 1;
            }
            """
        );

    [Fact]
    public Task EffectThatNobodyAllows_IsGated() =>
        Fixes<RequireApprovalFix>(
            null!,
            """
            [Agent("Go.")]
            public partial class A
            {
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Pays.")]
                public int {|AEG045:Pay|}() => 1;
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Sends."), Timeout(3)] public int {|AEG045:Send|}() => 1;
            }
            """,
            """
            [Agent("Go.")]
            public partial class A
            {
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Pays."), RequiresApproval]
                public int Pay() => 1;
                [Tool(Effect = ToolEffect.AtMostOnce, Description = "Sends."), Timeout(3), RequiresApproval] public int Send() => 1;
            }
            """
        );

    [Fact]
    public Task ProbesThatAreMissing_AreAddedOnceEach() =>
        Fixes<EffectMeansFix>(
            null!,
            """
            using System;
            using Aegis.Ledger;

            public partial class Box
            {
                [Tool(Effect = ToolEffect.Queryable, Description = "Ships.")] public int {|AEG046:Ship|}() => 1;
                [Tool(Effect = ToolEffect.Queryable, Description = "Sails.")] public static int {|AEG046:SailAsync|}() => 1;
            }
            """,
            """
            using System;
            using Aegis.Ledger;

            public partial class Box
            {
                [Tool(Effect = ToolEffect.Queryable, Description = "Ships.")] public int Ship() => 1;
                [Tool(Effect = ToolEffect.Queryable, Description = "Sails.")] public static int SailAsync() => 1;

                [Probe(nameof(Ship))]
                private Task<ProbeAnswer> FindShipAsync(ToolCallKey key, CancellationToken cancellationToken)
                {
                    throw new NotImplementedException();
                }

                [Probe(nameof(SailAsync))]
                private static Task<ProbeAnswer> FindSailAsync(ToolCallKey key, CancellationToken cancellationToken)
                {
                    throw new NotImplementedException();
                }
            }
            """
        );

    [Fact]
    public Task TransactionThatIsMissing_IsTaken() =>
        Fixes<EffectMeansFix>(
            "Let 'Book' take a DbTransaction",
            "using System.Data.Common;\n"
                + Box(
                    "[Tool(Effect = ToolEffect.Transactional, Description = \"Books.\")] public int {|AEG046:Book|}() => 1;"
                ),
            "using System.Data.Common;\n"
                + Box(
                    "[Tool(Effect = ToolEffect.Transactional, Description = \"Books.\")] public int Book(DbTransaction transaction) => 1;"
                )
        );

    [Fact]
    public Task TransactionOfAnotherEffect_SetsTheEffect() =>
        Fixes<EffectMeansFix>(
            "Set Effect of 'Book' to Transactional",
            "using System.Data.Common;\n"
                + Box(
                    "[Tool(Effect = ToolEffect.AtMostOnce, Description = \"Books.\")] public int {|AEG046:Book|}(DbTransaction transaction) => 1;"
                ),
            "using System.Data.Common;\n"
                + Box(
                    "[Tool(Effect = ToolEffect.Transactional, Description = \"Books.\")] public int Book(DbTransaction transaction) => 1;"
                )
        );

    [Theory]
    [InlineData(
        "[Tool(Effect = ToolEffect.Transactional)] public partial int {|AEG046:Book|}(); public partial int Book() => 1;"
    )]
    [InlineData(
        "[Tool(Effect = ToolEffect.Transactional)] public int {|AEG046:Book|}(params int[] {|AEG022:all|}) => 1;"
    )]
    public Task TransactionThatHasNoPlace_HasNoFix(string method) =>
        OffersNothing<EffectMeansFix>(Box("/// <summary>Books.</summary>\n    " + method));

    private static string Box(params string[] tools) =>
        $"public partial class Box\n{{\n    {string.Join("\n    ", tools)}\n}}\n";
}
