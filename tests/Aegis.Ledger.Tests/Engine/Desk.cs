using Aegis.Tests.Pipelines.Synthetic;

namespace Aegis.Ledger.Tests.Engine;

/// <summary>A ledger over a store in memory, and an effect that counts.</summary>
internal sealed class Desk
{
    public Desk(Func<ILedgerStore, ILedgerStore>? between = null, Action<LedgerOptions>? configure = null)
    {
        Store = new InMemoryLedgerStore(Clock);
        Options = new LedgerOptions { MaintenanceInterval = Timeout.InfiniteTimeSpan };
        configure?.Invoke(Options);
        Ledger = new ActionLedger(between is null ? Store : between(Store), Options, timeProvider: Clock);
    }

    public FakeTimeProvider Clock { get; } = new();

    public InMemoryLedgerStore Store { get; }

    public LedgerOptions Options { get; }

    public ActionLedger Ledger { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public int Calls { get; private set; }

    public List<LedgerCall> Seen { get; } = [];

    public static LedgerAction Pay(ToolEffect effect = ToolEffect.AtMostOnce, string arguments = """{"amount":12}""") =>
        new()
        {
            Key = "order-7",
            Operation = "pay",
            Effect = effect,
            Arguments = arguments,
        };

    public ValueTask<string> Receipt(LedgerCall call, CancellationToken token)
    {
        Seen.Add(call);
        return new($"receipt {++Calls}");
    }

    public ValueTask<string> PayAsync(
        LedgerAction? action = null,
        Func<LedgerCall, CancellationToken, ValueTask<string>>? effect = null,
        CancellationToken? token = null
    ) => Ledger.ExecuteAsync(action ?? Pay(), effect ?? Receipt, token ?? CancellationToken.None);

    public async Task<OperationRecord> OperationAsync() =>
        (await Store.FindByKeyAsync("default", "order-7", CancellationToken.None))!;

    /// <summary>Somebody else's claim, as a process that is gone has left it.</summary>
    public async Task<OperationRecord> AbandonedAsync(ToolEffect effect, bool hasBegun)
    {
        var claimed = await Store.ClaimAsync(
            new OperationClaim
            {
                Id = Guid.NewGuid(),
                Tenant = "default",
                Key = "order-7",
                Thread = "*",
                Operation = "pay",
                Effect = effect,
                Fingerprint = Fingerprint.Of("pay", "*", """{"amount":12}"""),
                Owner = "another",
                Lease = Options.Lease,
            },
            CancellationToken.None
        );
        return hasBegun
            ? (
                await Store.TransitionAsync(
                    new OperationTransition.Begin(claimed.Handle, "another", Options.Lease),
                    CancellationToken.None
                )
            )!
            : claimed;
    }
}
