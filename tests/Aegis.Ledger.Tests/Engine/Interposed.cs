namespace Aegis.Ledger.Tests.Engine;

/// <summary>A store whose answers can be lost, and that can be told of what was done.</summary>
internal sealed class Interposed(ILedgerStore inner) : Simulation.FlawedStore(inner)
{
    public Action? AfterClaim { get; init; }

    /// <summary>Which answers are lost: after the request took effect, or before.</summary>
    public Func<string, (bool Before, bool After)> Loses { get; set; } = static _ => default;

    public override async ValueTask<OperationRecord> ClaimAsync(
        OperationClaim claim,
        CancellationToken cancellationToken
    )
    {
        var claimed = await LoseAsync("claim", () => Inner.ClaimAsync(claim, cancellationToken));
        AfterClaim?.Invoke();
        return claimed;
    }

    public override ValueTask<OperationRecord?> TransitionAsync(
        OperationTransition transition,
        CancellationToken cancellationToken
    ) => LoseAsync(transition.AuditAction ?? "heartbeat", () => Inner.TransitionAsync(transition, cancellationToken));

    public override ValueTask<OperationRecord?> FindAsync(
        string tenant,
        Guid id,
        CancellationToken cancellationToken
    ) => LoseAsync("find", () => Inner.FindAsync(tenant, id, cancellationToken));

    private async ValueTask<T> LoseAsync<T>(string what, Func<ValueTask<T>> ask)
    {
        var (before, after) = Loses(what);
        if (before)
        {
            throw new IOException($"{what} did not arrive");
        }

        var answer = await ask();
        return after ? throw new IOException($"the answer to {what} was lost") : answer;
    }
}
