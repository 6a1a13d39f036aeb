using Aegis.Agents;
using Aegis.Ledger;
using Aegis.Tools;
using Microsoft.Extensions.AI;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Approvals.Tests.Gate;

/// <summary>What began on an approval may be repeated on it; nothing else may.</summary>
public sealed class RepeatTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly (string, object?)[] Order7 = [("order", "7"), ("amount", 1)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CallWhoseProcessDied_IsRepeated_OnlyIfItBeganOnAnApproval(bool wasAllowed)
    {
        await using var app = new App();
        var operation = await DiedAsync(app, wasAllowed);

        var answer = await app.CallAsync("refund", arguments: Order7);

        var audit = (await app.AuditAsync(operation.Id)).Select(static record => record.Action);
        if (wasAllowed)
        {
            Assert.Equal("did refund 7 1", answer);
            Assert.Equal(["claim", "approve", "begin-approved", "unknown", "re-run", "commit"], audit);
        }
        else
        {
            Assert.Contains("outcome of the earlier call is unknown", answer, StringComparison.Ordinal);
            Assert.Empty(app.Bank.Effects);
        }
    }

    [Fact]
    public async Task MiddlewareOfARunThatIsResumed_IsNotToldYesAgain()
    {
        await using var app = new App(static approvals =>
            approvals.Default.Use("all", static _ => ApprovalVerdict.Allow)
        );

        Assert.Equal((true, null), await AskAsync(app));
        var again = await AskAsync(app);

        Assert.False(again.Approved);
        Assert.Contains("was allowed before, and may have been made", again.Reason, StringComparison.Ordinal);
    }

    private static async Task<(bool Approved, string? Reason)> AskAsync(App app)
    {
        (bool, string?) answer = default;
        var model = new Model(
            (round, messages) =>
            {
                if (round == 0)
                {
                    return [new ToolApprovalRequestContent("request-1", Model.Call("pay"))];
                }

                var response = messages[^1].Contents.OfType<ToolApprovalResponseContent>().Single();
                answer = (response.Approved, response.Reason);
                return [new TextContent("done")];
            }
        );
        var context = new AgentContext("Cashier", model, app.Services, null, new SameRun());
        var pay = new ApprovalRequiredAIFunction(AIFunctionFactory.Create(static () => "paid", "pay"));
        await ChatAgent.AskAsync(context, null, "Pay.", null, [pay], 0, App.Token);
        return answer;
    }

    /// <summary>An operation whose owner is gone after it had begun.</summary>
    private static async Task<OperationRecord> DiedAsync(App app, bool wasAllowed)
    {
        var tool = (ToolFunction)app.Bank.Tools.Single(static tool => tool.Name == "refund");
        var payload = ApprovalPayload.Write("refund", tool.Definition.Version, """{"order":"7","amount":1}""");
        var fingerprint = Fingerprint.Of("refund", "*", payload);
        var claimed = await app.Store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "default",
                Key = "key:refund:7",
                Thread = "*",
                Operation = "refund",
                Effect = ToolEffect.IdempotentDownstream,
                Fingerprint = fingerprint,
                Owner = "gone",
                Lease = Hour,
                Approval = wasAllowed
                    ? new ApprovalRequest
                    {
                        Policy = "ask",
                        RequestedBy = "agent:Cashier",
                        Payload = payload,
                    }
                    : null,
            },
            App.Token
        );
        if (wasAllowed)
        {
            await ApplyAsync(app, new Approve(claimed.Handle, App.Alice, Hour));
        }

        await ApplyAsync(
            app,
            wasAllowed
                ? new BeginApproved(claimed.Handle, "gone", Hour, fingerprint)
                : new Begin(claimed.Handle, "gone", Hour)
        );
        var failure = new OperationFailure(FailureKind.Ambiguous, "gone", isRetryable: false);
        return await ApplyAsync(app, new MarkUnknown(claimed.Handle, "gone", failure, OnlyIfLeaseIsOver: false));
    }

    private static async Task<OperationRecord> ApplyAsync(App app, OperationTransition step) =>
        (await app.Store.TransitionAsync(step, App.Token))!;
}
