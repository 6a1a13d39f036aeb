using Aegis.Graph.Model;

namespace Aegis.Graph.Tests.Rules;

/// <summary>What effects take, on graphs by hand: AEG041, AEG042, AEG045, AEG046.</summary>
public class EffectRuleTests
{
    [Fact]
    public void KeyThatIsNotHandedOn_IsReported()
    {
        var graph = Judge(Toolset("Box").Tool("Pay", tool => tool with { Effect = ToolEffect.IdempotentDownstream }));
        Expect.Findings(
            graph,
            "AEG041 Box Tool: Tool 'Box.Pay' is IdempotentDownstream, but takes neither a ToolCallKey nor a parameter with [IdempotencyKey], "
                + "so that the remote side can not recognise a repeated call; take a ToolCallKey and hand it on"
        );
        Assert.Equal("Aegis.ToolCallKey key", Expect.Hint(graph, "Parameter"));
    }

    [Fact]
    public void KeyOfEitherKind_IsFine() =>
        Expect.NoFindings(
            Judge(
                Toolset("Box")
                    .Tool("pay", tool => tool.Of(ToolEffect.IdempotentDownstream))
                    .Tool(
                        "send",
                        tool => tool with { Effect = ToolEffect.IdempotentDownstream, IdempotencyKey = "order" }
                    )
            )
        );

    [Fact]
    public void EffectThatIsNotSaid_IsReported() =>
        Expect.Findings(
            Judge(
                Toolset("Box").Tool("see").Tool("Do", tool => tool with { DeclaresEffect = false, Effect = default })
            ),
            "AEG042 Box ToolAttribute 1: Tool 'Box.Do' does not say what a call does to the world; set Effect: ReadOnly if it only looks"
        );

    [Fact]
    public void EffectThatIsSaidToBeNone_IsFine() =>
        Expect.NoFindings(Judge(Toolset("Box").Tool("do", tool => tool with { Effect = ToolEffect.Unspecified })));

    [Theory]
    [InlineData(ToolEffect.AtMostOnce)]
    [InlineData(ToolEffect.IdempotentDownstream)]
    [InlineData(ToolEffect.Queryable)]
    [InlineData(ToolEffect.Transactional)]
    public void EffectThatNobodyAllows_IsReportedOnce(ToolEffect effect) =>
        Expect.Findings(
            Judge(Agent("A"), User("B"), User("C"), Toolset("Box").Tool("see").Tool("Pay", tool => tool.Of(effect))),
            $"AEG045 Box Tool 1: Agent 'B' can call 'Box.Pay', whose effect is {effect}, without anybody's approval; add [RequiresApproval], "
                + "or say why it needs none: [NoApproval(\"…\")]"
        );

    [Fact]
    public void EffectOfABaseClass_IsReportedOfWhoeverUsesTheDerived() =>
        Expect.Findings(
            Judge(
                User("A", "Derived"),
                Toolset("Derived").Tool("see").With(node => node with { Base = "global::Box" }),
                Toolset("Box").Tool("Pay", tool => tool.Of(ToolEffect.AtMostOnce))
            ),
            "AEG045 Box Tool: Agent 'A' can call 'Box.Pay', whose effect is AtMostOnce, without anybody's approval; add [RequiresApproval], "
                + "or say why it needs none: [NoApproval(\"…\")]"
        );

    [Fact]
    public void EffectThatSomebodyHasThoughtOf_IsFine() =>
        Expect.NoFindings(
            Judge(
                User("A"),
                Toolset("Box")
                    .Tool("pay", tool => tool.Of(ToolEffect.AtMostOnce) with { ApprovalTimeoutSeconds = 60 })
                    .Tool("send", tool => tool.Of(ToolEffect.AtMostOnce) with { NeedsNoApproval = true })
                    .Tool("set", tool => tool.Of(ToolEffect.Idempotent))
            )
        );

    [Fact]
    public void EffectThatNoModelReaches_IsFine() =>
        Expect.NoFindings(
            Judge(
                User("A").Bodied("string"),
                User("B", "Other"),
                Toolset("Box").Tool("pay", tool => tool.Of(ToolEffect.AtMostOnce))
            )
        );

    [Fact]
    public void ToolThatCanNotBeAsked_IsReportedWithAProbe()
    {
        var graph = Judge(
            Toolset("Box")
                .Tool("ShipAsync", tool => tool with { Effect = ToolEffect.Queryable, IsStatic = true })
                .With(node => node with { TakenNames = new[] { "FindShipAsync" }.ToEquatableArray() })
        );
        Expect.Findings(
            graph,
            "AEG046 Box Tool: Tool 'Box.ShipAsync' is Queryable, but no method tells whether a call took effect; add one with "
                + "[Probe(nameof(ShipAsync))]"
        );
        Assert.Equal(
            "[global::Aegis.Probe(nameof(ShipAsync))]\nprivate static global::System.Threading.Tasks.Task<global::Aegis.Ledger.ProbeAnswer> "
                + "FindShipAsync2(global::Aegis.ToolCallKey key, global::System.Threading.CancellationToken cancellationToken)",
            Expect.Hint(graph, "Signature")
        );
    }

    [Fact]
    public void ProbesThatTellNothing_AreReportedWhereTheyAre() =>
        Expect.Findings(
            Judge(
                Toolset("Box")
                    .Tool(
                        "Ship",
                        tool =>
                            tool with
                            {
                                Effect = ToolEffect.Queryable,
                                Probe = new ProbeMethod("Find", 1) { Defect = "is generic; drop its type parameters" },
                            }
                    )
                    .With(node =>
                        node with
                        {
                            StrayProbes = new[]
                            {
                                new StrayProbe(0, "Look", "names 'X', which is no [Tool] of 'Box'"),
                            }.ToEquatableArray(),
                        }
                    )
            ),
            "AEG046 Box Probe 1: [Probe] 'Find' of tool 'Box.Ship' is generic; drop its type parameters",
            "AEG046 Box Probe: [Probe] of 'Box.Look' names 'X', which is no [Tool] of 'Box'"
        );

    [Fact]
    public void TransactionThatIsMissing_IsReported()
    {
        var graph = Judge(
            Toolset("Box")
                .Tool(
                    "Book",
                    tool =>
                        tool with
                        {
                            Effect = ToolEffect.Transactional,
                            Parameters = new[]
                            {
                                new ToolParameter("transaction", Types.Of("int"), ToolParameterRole.Argument)
                                {
                                    HasDescription = true,
                                },
                            }.ToEquatableArray(),
                        }
                )
        );
        Expect.Findings(
            graph,
            "AEG046 Box Tool: Tool 'Box.Book' is Transactional, but takes no DbTransaction to write in; add one, and write in nothing else"
        );
        Assert.Equal("System.Data.Common.DbTransaction transaction2", Expect.Hint(graph, "Parameter"));
    }

    [Fact]
    public void TransactionOfAnotherEffect_IsReported() =>
        Expect.Findings(
            Judge(Toolset("Box").Tool("Book", tool => tool.Taking(ToolParameterRole.Transaction))),
            "AEG046 Box Tool: Tool 'Box.Book' takes the ledger's transaction as 'given', which calls whose effect is ReadOnly do not have; "
                + "set Effect to Transactional, or remove the parameter"
        );

    [Fact]
    public void FallbackWithinATransaction_IsReported() =>
        Expect.Findings(
            Judge(
                Toolset("Box").Tool("Book", tool => tool.Of(ToolEffect.Transactional) with { Fallback = new("Spare") })
            ),
            "AEG046 Box Tool: Tool 'Box.Book' is Transactional and has a [Fallback], with whose result the transaction would commit what the "
                + "failed attempt wrote; remove [Fallback]"
        );

    private static AgentBuilder User(string key, string toolset = "Box") =>
        Agent(key)
            .With(node =>
                node with
                {
                    UsedTools = new[]
                    {
                        new ToolUse(Types.Of("global::" + toolset), ToolUseKind.Toolset),
                    }.ToEquatableArray(),
                }
            );
}
