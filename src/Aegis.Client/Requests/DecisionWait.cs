using System.Net;

namespace Aegis.Client;

/// <summary>
/// Asks for a status until it is decided, the time is over or the server refuses. Each attempt is one of the wait's own, not of a
/// call with repetitions: what goes wrong is only a reason to ask later.
/// </summary>
internal sealed class DecisionWait(
    Sender sender,
    AegisClientOptions options,
    TimeProvider clock,
    Call call,
    TimeSpan timeout
)
{
    // what servers and the proxies before them hold an answer back for at most
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(20);

    // a server that answers faster did not hold anything back
    private static readonly TimeSpan ShortestHold = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly long startedAt = clock.GetTimestamp();
    private readonly Backoff backoff = new(options.RetryDelay, Longest(options.RetryDelay), options.Randomizer);
    private OperationStatus? status;
    private Reply? reply;

    public async Task<WaitOutcome> RunAsync(CancellationToken cancellationToken)
    {
        // a wait of zero asks once, as patiently as any call
        using var deadline = new CancellationTokenSource(
            timeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : timeout,
            clock
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                var askedAt = clock.GetTimestamp();
                reply = await sender
                    .SendOnceAsync(call with { Hold = Hold() }, attempt, either.Token)
                    .ConfigureAwait(false);
                if (Ended() is { } outcome)
                {
                    return outcome;
                }

                if (timeout == TimeSpan.Zero)
                {
                    return new WaitOutcome.TimedOut(status, reply);
                }

                await Task.Delay(Pause(clock.GetElapsedTime(askedAt)), clock, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
            when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new WaitOutcome.TimedOut(status, reply);
        }
        catch (OperationCanceledException over)
        {
            throw new OperationCanceledException("The wait was cancelled.", over, cancellationToken);
        }
    }

    private WaitOutcome? Ended()
    {
        if (reply!.Response is not { } response)
        {
            return null;
        }

        if (!response.IsSuccessStatus)
        {
            return RetryRule.IsWorthwhile(reply) || response.StatusCode is HttpStatusCode.TooManyRequests
                ? null
                : new WaitOutcome.Refused(status, response);
        }

        status = response.Parse(WireJson.Default.OperationStatus) ?? status;
        return status switch
        {
            { IsLapsed: true } => new WaitOutcome.Lapsed(status),
            { Decision: { } decision } => new WaitOutcome.Decided(status, decision),
            _ => null,
        };
    }

    // whole seconds, and one less than there is time for: the answer has to come back too
    private TimeSpan Hold()
    {
        if (timeout == Timeout.InfiniteTimeSpan)
        {
            return LongestHold;
        }

        var left = TimeSpan.FromSeconds(Math.Floor((timeout - clock.GetElapsedTime(startedAt)).TotalSeconds) - 1);
        return left > LongestHold ? LongestHold
            : left > TimeSpan.Zero ? left
            : TimeSpan.Zero;
    }

    private TimeSpan Pause(TimeSpan asked)
    {
        if (reply?.Response?.RetryAfter is { } later)
        {
            return later + (options.RetryDelay * options.Randomizer());
        }

        if (asked < ShortestHold || reply?.Response is not { IsSuccessStatus: true })
        {
            return backoff.Next();
        }

        // the server holds answers back: ask at once, but not all who wait in the same moment
        backoff.Reset();
        return options.RetryDelay * options.Randomizer();
    }

    private static TimeSpan Longest(TimeSpan shortest) => shortest > LongestPause ? shortest : LongestPause;
}
