using Aegis.Ledger;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Aegis.AspNetCore.Hitl;

/// <summary>Requests that wait for an operation to change: without a thread, a bounded number of them, until the server stops.</summary>
internal sealed class StatusWaits(
    DecisionBells bells,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    IOptions<AegisServerOptions> options
)
{
    // other nodes decide too, and nobody tells this one
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private int waiting;

    /// <summary>Reads until what is read is news to the client, or the time is over.</summary>
    public async Task<OperationStatus?> WaitAsync(
        Guid id,
        TimeSpan wait,
        Func<Task<OperationStatus?>> read,
        string known,
        CancellationToken cancellationToken
    )
    {
        var began = clock.GetTimestamp();
        using var bell = bells.Listen(id);
        try
        {
            var mayWait = Interlocked.Increment(ref waiting) <= options.Value.MaxWaiting;
            while (true)
            {
                var rings = bell.Next;
                var status = await read().ConfigureAwait(false);
                var left = wait - clock.GetElapsedTime(began);
                if (status is null || IsNews(status, known) || !mayWait || left <= TimeSpan.Zero || IsStopping)
                {
                    return status;
                }

                await SleepAsync(rings, left < LookAgain ? left : LookAgain, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private bool IsStopping => lifetime.ApplicationStopping.IsCancellationRequested;

    // without a version that it knows, a client waits for the decision, or the end where it was decided before
    private static bool IsNews(OperationStatus status, string known) =>
        status.IsOver || (known.Length > 0 ? status.ETag != known : status.Decision is not null);

    private async Task SleepAsync(Task rings, TimeSpan longest, CancellationToken cancellationToken)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            lifetime.ApplicationStopping
        );
        var timer = Task.Delay(longest, clock, awake.Token);
        await Task.WhenAny(rings, timer).ConfigureAwait(false);
        await awake.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
    }
}
