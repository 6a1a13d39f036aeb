using Microsoft.Extensions.Logging;

namespace Aegis.Usage;

// how room is made for a call, and given back
public sealed partial class BudgetKeeper
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private const int Tries = 4;

    private TaskCompletionSource settled = NewSignal();

    /// <summary>Keeps room for a call in all budgets that are for it.</summary>
    /// <param name="request">The call.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The reservation: settle it when the call has ended, or dispose of it when none was made.</returns>
    /// <exception cref="BudgetExceededException">A budget has no room for it.</exception>
    /// <exception cref="UnknownPriceException">A budget is in US dollars, and the price table does not know the model.</exception>
    public async ValueTask<BudgetReservation> ReserveAsync(
        BudgetRequest request,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        var reservation = new BudgetReservation(this, request, SharesOf(request));
        if (reservation.Shares.Count == 0)
        {
            return new BudgetReservation(keeper: null, request, []);
        }

        var start = clock.GetTimestamp();
        while (true)
        {
            var signal = Volatile.Read(ref settled).Task;
            Refusal? refusal = null;
            var isReserved = await book.ChangeAsync(
                    [.. reservation.Shares.Select(share => share.Key)],
                    counters => Reserve(reservation, counters, out refusal),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (isReserved)
            {
                return reservation;
            }

            var left = options.WaitAtMost - clock.GetElapsedTime(start);
            if (refusal!.IsFinal || left <= TimeSpan.Zero)
            {
                throw refusal.ToException(request.AgentId);
            }

            await WaitAsync(signal, left, cancellationToken).ConfigureAwait(false);
        }
    }

    internal async ValueTask SettleAsync(BudgetReservation reservation, Func<BudgetShare, long> costOf)
    {
        var pause = FirstPause;
        for (var tried = 1; ; tried++, pause *= 2)
        {
            try
            {
                await book.ChangeAsync(
                        [.. reservation.Shares.Select(share => share.Key)],
                        counters => Settle(reservation, counters, costOf),
                        CancellationToken.None
                    )
                    .ConfigureAwait(false);
                break;
            }
            catch (Exception exception) when (exception is not ArgumentException)
            {
                if (tried == Tries)
                {
                    // the call has been made: what it gave must not be lost with this
                    BudgetLog.NotSettled(
                        logger,
                        reservation.Request.AgentId,
                        options.ReservationsExpireAfter,
                        exception
                    );
                    break;
                }
            }

            await Task.Delay(pause, clock).ConfigureAwait(false);
        }

        Interlocked.Exchange(ref settled, NewSignal()).TrySetResult();
    }

    private BudgetCounter[]? Reserve(BudgetReservation reservation, BudgetCounter?[] counters, out Refusal? refusal)
    {
        refusal = null;
        var now = clock.GetUtcNow();
        var after = new BudgetCounter[counters.Length];
        for (var at = 0; at < counters.Length; at++)
        {
            var share = reservation.Shares[at];
            var counter = (counters[at] ?? BudgetCounter.Empty(share.Owner)).At(now, share.Budget.PeriodAt(now).Start);
            var left = share.Budget.Limit - counter.Spent;
            var mayFit = share.Estimate <= left;
            var fits = share.Bound <= left - counter.Reserved || (mayFit && !counter.IsBusy);
            if (!fits && (refusal is null || (!mayFit && !refusal.IsFinal)))
            {
                var status = share.Budget.StatusOf(share.Owner, counter, now);
                refusal = new Refusal(status, share.Budget.AmountOf(share.Estimate), IsFinal: !mayFit);
            }

            var until = now + options.ReservationsExpireAfter;
            after[at] = counter.With(reservation.Id, new OpenCall(share.Bound, share.Estimate, until));
        }

        return refusal is null ? after : null;
    }

    private BudgetCounter[] Settle(
        BudgetReservation reservation,
        BudgetCounter?[] counters,
        Func<BudgetShare, long> costOf
    )
    {
        var now = clock.GetUtcNow();
        return
        [
            .. reservation.Shares.Select(
                (share, at) =>
                    (counters[at] ?? BudgetCounter.Empty(share.Owner))
                        .At(now, share.Budget.PeriodAt(now).Start)
                        .Settle(reservation.Id, costOf(share))
            ),
        ];
    }

    // a call of another process is heard of by looking
    private async Task WaitAsync(Task signal, TimeSpan left, CancellationToken cancellationToken)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pause = Task.Delay(left < LookAgain ? left : LookAgain, clock, waiting.Token);
        await Task.WhenAny(signal, pause).ConfigureAwait(false);
        await waiting.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Refusal(BudgetStatus Budget, decimal Needed, bool IsFinal)
    {
        public BudgetExceededException ToException(string agentId) => new(agentId, Budget, Needed);
    }
}
