using Aegis.Ledger;

namespace Aegis.AspNetCore.Tests.Apps;

/// <summary>Operations that agents of the same store have made.</summary>
internal static class Seeds
{
    public const string Payload = """{"amount":250,"customer":"ada"}""";

    public static OperationClaim Claim(string key, string tenant = "acme", string thread = "thread-1") =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = tenant,
            Key = key,
            Thread = thread,
            Operation = "charge_card",
            Effect = ToolEffect.AtMostOnce,
            Fingerprint = Fingerprint.Of("charge_card", thread, Payload),
            Owner = "worker-1",
            Lease = TimeSpan.FromSeconds(30),
        };

    /// <summary>One that waits for a decision.</summary>
    public static async Task<OperationRecord> AwaitApprovalAsync(
        this ILedgerStore store,
        string key,
        string tenant = "acme",
        string requestedBy = "billing-agent",
        TimeSpan? decideWithin = null
    ) =>
        await store.ClaimAsync(
            Claim(key, tenant) with
            {
                Approval = new ApprovalRequest
                {
                    Policy = "amounts",
                    RequestedBy = requestedBy,
                    Payload = Payload,
                    DecideWithin = decideWithin ?? TimeSpan.FromHours(1),
                },
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>One that began, and of which nobody knows how it ended.</summary>
    public static async Task<OperationRecord> BecomeUnknownAsync(
        this ILedgerStore store,
        string key,
        string tenant = "acme"
    )
    {
        var token = TestContext.Current.CancellationToken;
        var claimed = await store.ClaimAsync(Claim(key, tenant), token);
        await store.TransitionAsync(
            new OperationTransition.Begin(claimed.Handle, "worker-1", TimeSpan.FromSeconds(30)),
            token
        );
        var failure = new OperationFailure(FailureKind.Ambiguous, "The connection was reset.", isRetryable: false);
        return (
            await store.TransitionAsync(
                new OperationTransition.MarkUnknown(claimed.Handle, "worker-1", failure, OnlyIfLeaseIsOver: false),
                token
            )
        )!;
    }
}
