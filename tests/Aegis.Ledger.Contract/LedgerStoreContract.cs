using System.Text;
using static Aegis.Ledger.OperationTransition;

namespace Aegis.Ledger.Contract;

/// <summary>
/// What every <see cref="ILedgerStore"/> has to do. The tests of a store derive from it, and say how to open an empty store and
/// how to let time pass for it.
/// </summary>
public abstract partial class LedgerStoreContract : IAsyncLifetime
{
    protected const string Tenant = "acme";
    protected static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);
    protected static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    protected static readonly OperationResult Paid = Result("""{"paid":true}""");
    protected static readonly OperationFailure Refused = new(FailureKind.Definite, "connection refused", true);
    protected static readonly OperationFailure TimedOut = new(FailureKind.Ambiguous, "timed out", false);
    protected static readonly Decider Alice = new("alice", DeciderKind.Human);

    private ILedgerStore? store;

    protected ILedgerStore Store => store!;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => store = await OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await CloseAsync(Store);
        GC.SuppressFinalize(this);
    }

    /// <summary>An empty store.</summary>
    protected abstract ValueTask<ILedgerStore> OpenAsync();

    /// <summary>
    /// Lets so much time pass by the store's clock. A store whose clock is the database's moves all times in its rows back
    /// instead.
    /// </summary>
    protected abstract ValueTask ElapseAsync(TimeSpan time);

    /// <summary>Cleans up after a test.</summary>
    protected virtual ValueTask CloseAsync(ILedgerStore opened) => default;

    protected static OperationResult Result(string json) => new("application/json", Encoding.UTF8.GetBytes(json));

    protected static Fingerprint PrintOf(byte seed) => new(1, Enumerable.Repeat(seed, 32).ToArray());

    protected static OperationClaim Claim(
        string key = "order-7",
        string owner = "one",
        ToolEffect effect = ToolEffect.IdempotentDownstream
    ) =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = Tenant,
            Key = key,
            Thread = "run-1",
            Operation = "charge_card",
            Effect = effect,
            Fingerprint = PrintOf(1),
            Owner = owner,
            Lease = Lease,
        };

    protected static ApprovalRequest Approval { get; } =
        new()
        {
            Policy = "payments",
            RequestedBy = "agent",
            Payload = """{"amount":12}""",
            DecideWithin = Hour,
        };

    protected ValueTask<OperationRecord> ClaimAsync(OperationClaim? claim = null) =>
        Store.ClaimAsync(claim ?? Claim(), Token);

    protected async ValueTask<OperationRecord> ApplyAsync(OperationTransition transition)
    {
        var after = await Store.TransitionAsync(transition, Token);
        Assert.NotNull(after);
        var read = await FindAsync(after.Id);
        // what a step returns is what a reader finds, but for the time that went by in between
        Assert.Equal(after with { LeaseLeft = null }, read! with { LeaseLeft = null });
        return after;
    }

    protected async Task RefusesAsync(OperationTransition transition)
    {
        var before = await FindAsync(transition.Operation.Id);
        var audited = await AuditAsync(transition.Operation.Id);
        Assert.Null(await Store.TransitionAsync(transition, Token));
        Assert.Equal(
            before! with
            {
                LeaseLeft = null,
            },
            (await FindAsync(transition.Operation.Id))! with
            {
                LeaseLeft = null,
            }
        );
        Assert.Equal(audited.Count, (await AuditAsync(transition.Operation.Id)).Count);
    }

    protected ValueTask<OperationRecord?> FindAsync(Guid id) => Store.FindAsync(Tenant, id, Token);

    protected ValueTask<IReadOnlyList<AuditRecord>> AuditAsync(Guid id) => Store.ReadAuditAsync(Tenant, id, Token);

    protected ValueTask<OperationRecord> BeginAsync(OperationRecord claimed, string owner = "one") =>
        ApplyAsync(new Begin(claimed.Handle, owner, Lease));

    protected async ValueTask<OperationRecord> ExecutingAsync(OperationClaim? claim = null) =>
        await BeginAsync(await ClaimAsync(claim));

    protected async ValueTask<OperationRecord> UnknownAsync(OperationClaim? claim = null) =>
        await ApplyAsync(
            new MarkUnknown((await ExecutingAsync(claim)).Handle, "one", TimedOut, OnlyIfLeaseIsOver: false)
        );

    protected async ValueTask<OperationRecord> FailedAsync(OperationFailure? failure = null) =>
        await ApplyAsync(new Fail((await ExecutingAsync()).Handle, "one", failure ?? Refused, Hour));

    protected async ValueTask<OperationRecord> CommittedAsync(OperationClaim? claim = null) =>
        await ApplyAsync(CommitOf(await ExecutingAsync(claim)));

    protected static Commit CommitOf(OperationRecord operation, string actor = "one") =>
        new(operation.Handle, actor, Paid, Hour, 2 * Hour);

    protected static void AssertEnded(OperationRecord operation, OperationState state)
    {
        Assert.Equal((state, OperationPhase.None), (operation.State, operation.Phase));
        Assert.Null(operation.Owner);
        Assert.Null(operation.LeaseLeft);
        Assert.NotNull(operation.FinishedAt);
    }
}
