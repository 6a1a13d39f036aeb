namespace Aegis.Usage;

/// <summary>What is kept for one call of a model until it has ended.</summary>
public sealed class BudgetReservation : IAsyncDisposable
{
    private readonly BudgetKeeper? keeper;
    private int isOver;

    internal BudgetReservation(BudgetKeeper? keeper, BudgetRequest request, IReadOnlyList<BudgetShare> shares) =>
        (this.keeper, Request, Shares) = (keeper, request, shares);

    /// <summary>What it was made for.</summary>
    public BudgetRequest Request { get; }

    internal string Id { get; } = Guid.NewGuid().ToString("n");

    internal IReadOnlyList<BudgetShare> Shares { get; }

    /// <summary>Puts what the call has used in the place of what was kept for it. Only the first call does something.</summary>
    /// <param name="tokens">What it has used; none when nobody counted, which is taken to be what was estimated.</param>
    /// <param name="model">The model that answered. Default: the one that was to be asked.</param>
    /// <returns>When it is written. Errors of the store are logged: the reservation then expires by itself.</returns>
    /// <exception cref="ArgumentException">The tokens can not be those of an answer.</exception>
    public ValueTask SettleAsync(TokenCounts? tokens, string? model = null)
    {
        tokens?.ThrowIfUnfit(nameof(tokens));
        return keeper is not null && Interlocked.Exchange(ref isOver, 1) == 0
            ? keeper.SettleAsync(this, share => tokens is { } used ? keeper.CostOf(share, used, model) : share.Estimate)
            : ValueTask.CompletedTask;
    }

    /// <summary>Keeps nothing any more: the call was not made, or costs nothing. Does nothing once it is settled.</summary>
    /// <returns>When it is written.</returns>
    public ValueTask DisposeAsync() =>
        keeper is not null && Interlocked.Exchange(ref isOver, 1) == 0
            ? keeper.SettleAsync(this, static _ => 0)
            : ValueTask.CompletedTask;
}

/// <summary>What of a call one budget keeps.</summary>
/// <param name="Budget">The budget.</param>
/// <param name="Owner">Who pays by it.</param>
/// <param name="Bound">What the call can not cost more than, as far as anybody can say.</param>
/// <param name="Estimate">What it probably costs.</param>
/// <param name="Model">The model that is to be asked.</param>
internal sealed record BudgetShare(Budget Budget, string Owner, long Bound, long Estimate, string? Model)
{
    public string Key { get; } = Budget.KeyOf(Owner);
}
