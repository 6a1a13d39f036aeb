namespace Aegis.Client;

/// <summary>Sends a call, and repeats it as long as that is worthwhile and allowed.</summary>
internal sealed class Sender(HttpClient http, AegisClientOptions options, RetryBudget? budget, TimeProvider clock)
{
    private readonly RequestWriter requests = new(http, options);

    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<Reply> SendAsync(Call call, CancellationToken cancellationToken)
    {
        budget?.OnCall();
        var backoff = new Backoff(options.RetryDelay, options.MaxRetryDelay, options.Randomizer);
        for (var attempt = 1; ; attempt++)
        {
            var reply = await SendOnceAsync(call, attempt, cancellationToken).ConfigureAwait(false);
            if (
                attempt > options.MaxRetries
                || !RetryRule.IsWorthwhile(reply)
                || reply.Response?.RetryAfter > options.MaxRetryDelay
                || budget?.TryTake() == false
            )
            {
                return reply;
            }

            // whom the server has told one time to come back are spread behind it
            var delay = reply.Response?.RetryAfter is { } asked
                ? asked + (options.RetryDelay * options.Randomizer())
                : backoff.Next();
            await Task.Delay(delay, clock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <exception cref="OperationCanceledException">The caller has cancelled.</exception>
    public async Task<Reply> SendOnceAsync(Call call, int attempt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var patience = new CancellationTokenSource(Patience(call), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            using var request = requests.Write(call, attempt);
            using var response = await http.SendAsync(request, either.Token).ConfigureAwait(false);
            var id = RequestWriter.IdOf(call, attempt);
            return new(
                await ResponseReader.ReadAsync(response, id, clock, either.Token).ConfigureAwait(false),
                null,
                attempt
            );
        }
        catch (HttpRequestException lost) when (!cancellationToken.IsCancellationRequested)
        {
            return new(null, lost, attempt);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            // the HttpClient that we were given may be less patient than we are
            var limit = patience.IsCancellationRequested ? Patience(call) : http.Timeout;
            return new(null, new TimeoutException($"There was no answer within {limit}.", late), attempt);
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException)
        {
            throw new OperationCanceledException("The call was cancelled.", gone, cancellationToken);
        }
    }

    private TimeSpan Patience(Call call) =>
        options.Timeout == Timeout.InfiniteTimeSpan ? options.Timeout : options.Timeout + call.Hold;
}
