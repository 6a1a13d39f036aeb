using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>Policy attributes, on graphs by hand: AEG040, AEG043, AEG044, AEG050.</summary>
public class PolicyRuleTests
{
    [Theory]
    [InlineData(ToolEffect.Unspecified)]
    [InlineData(ToolEffect.AtMostOnce)]
    [InlineData(ToolEffect.Queryable)]
    [InlineData(ToolEffect.Transactional)]
    public void RetryOfWhatMustNotHappenTwice_IsReported(ToolEffect effect) =>
        Expect.Findings(
            Judge(Toolset("Box").Tool("Pay", tool => Retried(tool, 2).Of(effect))),
            $"AEG040 Box ToolPolicy: [Retry] would call 'Box.Pay' again after an attempt that may have happened, and its effect, {effect}, "
                + "does not allow that; set Effect to ReadOnly, Idempotent or IdempotentDownstream if one is true, or remove [Retry]"
        );

    [Theory]
    [InlineData(ToolEffect.ReadOnly, 2)]
    [InlineData(ToolEffect.Idempotent, 2)]
    [InlineData(ToolEffect.IdempotentDownstream, 2)]
    [InlineData(ToolEffect.AtMostOnce, 1)]
    public void RetryOfWhatMayHappenTwice_IsFine(ToolEffect effect, int attempts) =>
        Expect.NoFindings(Judge(Toolset("Box").Tool("Pay", tool => Retried(tool, attempts).Of(effect))));

    [Theory]
    [InlineData(false, "[Retry]")]
    [InlineData(true, "[assembly: Retry]")]
    public void RetryOfAnAgent_IsReportedOfToolsThatSayNothing(bool isOfAssembly, string retry) =>
        Expect.Findings(
            Judge(
                Under("A", Policy(PolicyKind.Retry, ("MaxAttempts", 2)) with { IsOfAssembly = isOfAssembly })
                    .With(node =>
                        node with
                        {
                            UsedTools = new[]
                            {
                                new ToolUse(Types.Of("global::Box"), ToolUseKind.Toolset),
                            }.ToEquatableArray(),
                        }
                    ),
                Toolset("Box")
                    .Tool("see")
                    .Tool("Pay", tool => tool.Of(ToolEffect.Unspecified))
                    .Tool("Send", tool => tool.Of(ToolEffect.AtMostOnce) with { NeedsNoApproval = true }),
                Toolset("Other").Tool("Pay", tool => tool.Of(ToolEffect.Unspecified))
            ),
            $"AEG040 Box Tool 1: {retry} of agent 'A' would call 'Box.Pay' again after an attempt that may have happened, and its effect, "
                + "Unspecified, does not allow that; set Effect to what is true of it, or [Retry(1)] on the agent"
        );

    [Fact]
    public void OneAttemptOfAnAgent_IsFineForAnyTool() =>
        Expect.NoFindings(Judge(Retried("A", 1), Toolset("A").Tool("Pay", tool => tool.Of(ToolEffect.Unspecified))));

    [Fact]
    public void RetryOfAnAgentAndOfItsTools_IsReportedOfEachTool() =>
        Expect.Findings(
            Judge(
                Retried("A", 3),
                Toolset("Box").Tool("look", tool => Safe(tool, 2)).Tool("see").Tool("find", tool => Safe(tool, 4)),
                Toolset("A").Tool("read", tool => Safe(tool, 5))
            ),
            "AEG043 Box ToolPolicy: [Retry] of agent 'A' (3 attempts) and of its tool 'look' (2 attempts) multiply to up to 6 calls; "
                + "remove the one of the tool, or the agent's with [Retry(1)]",
            "AEG043 Box ToolPolicy 2: [Retry] of agent 'A' (3 attempts) and of its tool 'find' (4 attempts) multiply to up to 12 calls; "
                + "remove the one of the tool, or the agent's with [Retry(1)]",
            "AEG043 A ToolPolicy: [Retry] of agent 'A' (3 attempts) and of its tool 'read' (5 attempts) multiply to up to 15 calls; "
                + "remove the one of the tool, or the agent's with [Retry(1)]"
        );

    [Theory]
    [InlineData(1, 4)]
    [InlineData(3, 1)]
    public void RetryOfOneOfThem_IsFine(int agent, int tool) =>
        Expect.NoFindings(Judge(Retried("A", agent), Toolset("Box").Tool("look", node => Safe(node, tool))));

    [Fact]
    public void RetryOfToolsThatNoRetriedAgentUses_IsFine() =>
        Expect.NoFindings(Judge(Retried("A", 3), Toolset("Other").Tool("look", tool => Safe(tool, 3))));

    [Fact]
    public void BoundThatCanNotBe_IsReportedWithTheNearest()
    {
        var graph = Judge(Under("A", Policy(PolicyKind.Retry, ("MaxAttempts", 0))));
        Expect.Findings(
            graph,
            "AEG044 A PolicyAttribute 4: MaxAttempts of [Retry] of 'A' is 0; set it to 1 or more: how often to call in all; 1 means "
                + "no retry"
        );
        Assert.Equal("MaxAttempts", Expect.Hint(graph, "Property"));
        Assert.Equal("1", Expect.Hint(graph, "Value"));
    }

    [Fact]
    public void BoundThatCouldMeanMany_IsReportedWithoutAGuess() =>
        Assert.Empty(
            Assert
                .Single(
                    Judge(Under("A", Policy(PolicyKind.Timeout, ("TotalSeconds", 0)))).Findings,
                    f => f.RuleId == "AEG044"
                )
                .Hints.Items.ToArray()
        );

    [Fact]
    public void BoundOfTheAssembly_IsReportedOnce() =>
        Expect.Findings(
            Judge(
                Under("A", Policy(PolicyKind.ConcurrencyLimit, ("MaxConcurrent", 0)) with { IsOfAssembly = true }),
                Under("B", Policy(PolicyKind.ConcurrencyLimit, ("MaxConcurrent", 0)) with { IsOfAssembly = true })
            ),
            "AEG044 A PolicyAttribute: MaxConcurrent of [ConcurrencyLimit] of the assembly is 0; set it to 1 or more: how many calls "
                + "may run at once"
        );

    [Fact]
    public void BoundOfATool_IsReported() =>
        Expect.Findings(
            Judge(
                Toolset("Box")
                    .Tool("see")
                    .Tool(
                        "Look",
                        tool => tool with { Policies = Of(Policy(PolicyKind.CircuitBreaker, ("FailureRatio", 2))) }
                    )
            ),
            "AEG044 Box ToolPolicy 1: FailureRatio of [CircuitBreaker] of 'Box.Look' is 2; set it between 0 and 1"
        );

    [Fact]
    public void TypeThatCanNotBeNamed_IsReported() =>
        Expect.Findings(
            Judge(Under("A", Policy(PolicyKind.Retry, ("MaxAttempts", 3)) with { HiddenType = "Secret" })),
            "AEG044 A PolicyAttribute 4: A type of [Retry] of 'A' is 'Secret', which the pipeline can not name; make it internal"
        );

    [Fact]
    public void BoundsThatCanBe_AreFine() =>
        Expect.NoFindings(
            Judge(
                Under(
                    "A",
                    Policy(PolicyKind.ConcurrencyLimit, ("MaxConcurrent", 1), ("QueueLimit", 0)),
                    Policy(PolicyKind.Timeout, ("TotalSeconds", 10), ("AttemptSeconds", 10)),
                    Policy(PolicyKind.CircuitBreaker, ("ConsecutiveFailures", 1), ("RecoverySeconds", 0.5)),
                    Policy(PolicyKind.Retry, ("MaxAttempts", 1), ("DelaySeconds", 2), ("MaxDelaySeconds", 2))
                )
            )
        );

    [Fact]
    public void FallbackThatDoesNotFit_IsReported()
    {
        var graph = Judge(
            Agent("A").With(node => node with { Fallback = new("Spare") { Defect = "which is generic" } })
        );
        Expect.Findings(graph, "AEG050 A PolicyAttribute 2: [Fallback] of 'A' names 'Spare', which is generic");
        Assert.Empty(Assert.Single(graph.Findings).Hints.Items.ToArray());
    }

    [Fact]
    public void FallbackOfAToolThatIsMissing_IsReportedWithItsSignature()
    {
        var fallback = new FallbackMethod("Spare") { Defect = "which 'Box' does not have", Signature = "int Spare()" };
        var graph = Judge(Toolset("Box").Tool("see").Tool("Look", tool => tool with { Fallback = fallback }));
        Expect.Findings(
            graph,
            "AEG050 Box ToolPolicy 1: [Fallback] of 'Box.Look' names 'Spare', which 'Box' does not have"
        );
        Assert.Equal("int Spare()", Expect.Hint(graph, "Signature"));
    }

    [Fact]
    public void FallbackThatFits_IsFine() =>
        Expect.NoFindings(
            Judge(
                Agent("A").With(node => node with { Fallback = new("Spare") }),
                Toolset("Box").Tool("Look", tool => tool with { Fallback = new("Spare") })
            )
        );

    private static ToolNode Retried(ToolNode tool, int attempts) => tool with { Policies = Of(Retry(attempts)) };

    private static ToolNode Safe(ToolNode tool, int attempts) =>
        Retried(tool, attempts) with
        {
            Effect = ToolEffect.ReadOnly,
        };

    /// <summary>An agent that may call the tools of Box.</summary>
    private static AgentBuilder Retried(string key, int attempts) =>
        Under(key, Retry(attempts))
            .With(node =>
                node with
                {
                    UsedTools = EquatableArray.ToEquatableArray([
                        new ToolUse(Types.Of("global::Box"), ToolUseKind.Toolset),
                    ]),
                }
            );

    private static AgentBuilder Under(string key, params Policy[] policies) =>
        Agent(key).With(node => node with { Policies = Of(policies) });

    private static Policy Retry(int attempts) => Policy(PolicyKind.Retry, ("MaxAttempts", attempts));

    private static Policy Policy(PolicyKind kind, params (string Name, double Value)[] numbers) =>
        new(kind, $"new {kind}()", kind.ToString(), IsOfAssembly: false)
        {
            Numbers = numbers.Select(number => new PolicyNumber(number.Name, number.Value)).ToEquatableArray(),
        };

    private static EquatableArray<Policy> Of(params Policy[] policies) => policies.ToEquatableArray();
}
