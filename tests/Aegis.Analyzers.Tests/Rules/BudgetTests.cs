namespace Aegis.Analyzers.Tests.Rules;

/// <summary>AEG048, and AEG044 of token budgets.</summary>
public class BudgetTests
{
    [Fact]
    public Task WorstCaseBeyondTheBudget_Reports() =>
        Reports(
            """
            [assembly: Retry(2)]
            [Agent("Go.", MaxOutputTokens = 1_000), UseTools<T>] public partial class A;
            [Agent("Go.", MaxOutputTokens = 500), Retry(1)] public partial class B;
            public partial class T { [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks.")] public int Look() => 1; }
            [Pipeline(MaxConcurrency = 2, {|AEG048:TokenBudget = 42_499|})] public partial class P;
            """,
            "In the worst case the models of 'P' write 42500 tokens, more than its TokenBudget of 42499; most of them 'A': MaxOutputTokens 1000 × 2 attempts × 21 requests; raise TokenBudget, or lower one of these"
        );

    [Theory]
    [InlineData("MaxOutputTokens = 1_000, MaxToolRounds = 3", "TokenBudget = 4_000")]
    [InlineData("MaxOutputTokens = 1_000", "MaxConcurrency = 1")]
    [InlineData("MaxToolRounds = 1_000", "TokenBudget = 1")]
    public Task WorstCaseWithinTheBudget_IsFine(string agent, string pipeline) =>
        DoesNotReport(
            $$"""
            [Agent("Go.", {{agent}})]
            public partial class A { [Tool(Effect = ToolEffect.ReadOnly, Description = "Looks.")] public int Look() => 1; }
            [Pipeline({{pipeline}})] public partial class P;
            """
        );

    [Fact]
    public Task NegativeNumbers_Report() =>
        Reports(
            """
            [Agent("Go.", {|AEG044:MaxOutputTokens = -1|})] public partial class A;
            [Pipeline({|AEG044:TokenBudget = -1|})] public partial class P;
            """
        );
}
