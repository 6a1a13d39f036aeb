using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Token budgets, on graphs by hand: AEG044 and AEG048.</summary>
public class BudgetRuleTests
{
    [Fact]
    public void WorstCaseBeyondTheBudget_IsReportedWithTheLargestAgent() =>
        Expect.Findings(
            Judge(
                Agent("Small").With(node => node with { MaxOutputTokens = 400 }),
                Agent("Large")
                    .With(node =>
                        node with
                        {
                            MaxOutputTokens = 100,
                            MaxToolRounds = 4,
                            UsedTools = Tools,
                            Policies = Retry(3),
                        }
                    ),
                Pipeline("P").With(node => node with { TokenBudget = 1899 })
            ),
            "AEG048 P Policy 2: In the worst case the models of 'P' write 1900 tokens, more than its TokenBudget of 1899; most of them "
                + "'Large': MaxOutputTokens 100 × 3 attempts × 5 requests; raise TokenBudget, or lower one of these"
        );

    [Fact]
    public void WorstCaseThatJustFits_IsFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A").With(node => node with { MaxOutputTokens = 100, Policies = Retry(3) }),
                Pipeline("P").With(node => node with { TokenBudget = 300 })
            )
        );

    [Fact]
    public void AgentWithToolsOfItsOwn_IsReckonedWithTheDefaultRounds() =>
        Expect.Findings(
            Judge(
                Agent("A").With(node => node with { MaxOutputTokens = 100, OwnTools = InheritedTools.OfInstance }),
                Pipeline("P").With(node => node with { TokenBudget = 2099 })
            ),
            "AEG048 P Policy 2: In the worst case the models of 'P' write 2100 tokens, more than its TokenBudget of 2099; most of them "
                + "'A': MaxOutputTokens 100 × 1 attempt × 21 requests; raise TokenBudget, or lower one of these"
        );

    [Fact]
    public void LargestNumbers_AreReckonedWith() =>
        Expect.Findings(
            Judge(
                Agent("A")
                    .With(node =>
                        node with
                        {
                            MaxOutputTokens = int.MaxValue,
                            MaxToolRounds = int.MaxValue,
                            UsedTools = Tools,
                            Policies = Retry(int.MaxValue),
                        }
                    ),
                Pipeline("P").With(node => node with { TokenBudget = long.MaxValue })
            ),
            string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"AEG048 P Policy 2: In the worst case the models of 'P' write {(double)int.MaxValue * int.MaxValue * 2147483648:0} tokens, more than its TokenBudget of {(double)long.MaxValue:0}; most of them "
            )
                + "'A': MaxOutputTokens 2147483647 × 2147483647 attempts × 2147483648 requests; raise TokenBudget, or lower one of these"
        );

    [Fact]
    public void AgentsOfOtherPipelinesAndThoseThatAskNobody_DoNotCount() =>
        Expect.NoFindings(
            Judge(
                Agent("A").With(node => node with { MaxOutputTokens = 100 }),
                Agent("B").With(node => node with { MaxOutputTokens = 100 }),
                Agent("C")
                    .Bodied("string", "string text")
                    .DependsOn("A")
                    .With(node => node with { MaxOutputTokens = 100 }),
                Pipeline("P", "B").With(node => node with { TokenBudget = 100 }),
                Pipeline("Q", "C").With(node => node with { TokenBudget = 100 }),
                Pipeline("Free")
            )
        );

    [Fact]
    public void NegativeNumbers_AreReported() =>
        Expect.Findings(
            Judge(
                Agent("A").With(node => node with { MaxOutputTokens = -1 }),
                Pipeline("P").With(node => node with { TokenBudget = -5 })
            ),
            "AEG044 A Policy 3: MaxOutputTokens of 'A' is -1; set how many tokens an answer may have, or 0 for the provider's own limit",
            "AEG044 P Policy 2: TokenBudget of 'P' is -5; set how many tokens a run may use, or 0 for any number"
        );

    private static EquatableArray<ToolUse> Tools =>
        EquatableArray.ToEquatableArray([new ToolUse(Types.Of("Box"), ToolUseKind.Toolset)]);

    private static EquatableArray<Policy> Retry(int attempts) =>
        EquatableArray.ToEquatableArray([
            new Policy(PolicyKind.Retry, "", "Retry", IsOfAssembly: false)
            {
                Numbers = EquatableArray.ToEquatableArray([new PolicyNumber("MaxAttempts", attempts)]),
            },
        ]);
}
