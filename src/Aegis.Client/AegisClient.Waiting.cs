namespace Aegis.Client;

/// <content>Waiting for what others decide.</content>
public sealed partial class AegisClient
{
    /// <summary>
    /// Waits until a request is decided. The server is asked to hold its answer back until there is one; it may be away for a
    /// while without an end to the waiting.
    /// </summary>
    /// <param name="requestId">The id that the server has given to the request.</param>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> is for ever, zero asks once.</param>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="ArgumentException">
    /// The id is empty, there is no tenant, or the timeout is negative. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WaitOutcome> WaitForDecisionAsync(
        string requestId,
        TimeSpan timeout,
        string? tenantId = null,
        CancellationToken cancellationToken = default
    )
    {
        if (timeout < TimeSpan.Zero && timeout != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), timeout, "A wait can not be shorter than zero.");
        }

        var wait = new DecisionWait(sender, options, clock, StatusOf(requestId, tenantId), timeout);
        return await wait.RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
