namespace Aegis.Ledger.Tests.Audit;

/// <summary>A ledger in memory, and its audit as others may see it.</summary>
internal sealed class SealedLedger
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public SealedLedger() => Audit = new WatchedAudit(Store);

    public InMemoryLedgerStore Store { get; } = new();

    public WatchedAudit Audit { get; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Operations that are done, the claims under one seal and what followed under another.</summary>
    public static async Task<SealedLedger> OfAsync(int operations)
    {
        var ledger = new SealedLedger();
        var claimed = new List<OperationRecord>();
        for (var i = 0; i < operations; i++)
        {
            claimed.Add(await ledger.ClaimAsync());
        }

        await ledger.SealAsync();
        foreach (var operation in claimed)
        {
            await ledger.FinishAsync(operation);
        }

        await ledger.SealAsync();
        return ledger;
    }

    public async Task<OperationRecord> ClaimAsync()
    {
        var id = Guid.NewGuid();
        return await Store.ClaimAsync(
            new OperationClaim
            {
                Id = id,
                Tenant = "acme",
                Key = id.ToString(),
                Thread = "run-1",
                Operation = "charge_card",
                Effect = ToolEffect.IdempotentDownstream,
                Fingerprint = new Fingerprint(1, new byte[32]),
                Owner = "one",
                Lease = Hour,
            },
            Token
        );
    }

    public async Task FinishAsync(OperationRecord claimed)
    {
        await Store.TransitionAsync(new OperationTransition.Begin(claimed.Handle, "one", Hour), Token);
        await Store.TransitionAsync(
            new OperationTransition.Commit(claimed.Handle, "one", new("text/plain", "ok"u8.ToArray()), Hour, Hour),
            Token
        );
    }

    public async Task<IReadOnlyList<AuditSeal>> SealAsync() => await new AuditSealer(Store).SealAsync(Token);

    public async Task<IReadOnlyList<string>> FaultsAsync(SealAnchor? anchor = null) =>
        (await new AuditVerifier(Audit, Store).VerifyAsync("acme", anchor, Token)).Faults;
}
