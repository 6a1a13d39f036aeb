using System.Net;
using Aegis.Providers;
using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>What is known of one call, and so what becomes of its reservation.</summary>
internal sealed class BudgetedCall(BudgetReservation reservation, Action<long> learn)
{
    private UsageDetails? counted;
    private string? model;
    private long heard;
    private Exception? error;
    private bool isAnswered;

    public void Add(ChatResponse response)
    {
        isAnswered = true;
        model = response.ModelId;
        if (response.Usage is { } usage)
        {
            counted = usage;
        }
        else
        {
            Count(response.Messages.SelectMany(message => message.Contents));
        }
    }

    public void Fail(Exception exception) => error = exception;

    /// <summary>Goes on in a stream, and sees what it counts and how it ends.</summary>
    public async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatResponseUpdate> stream)
    {
        try
        {
            if (!await stream.MoveNextAsync().ConfigureAwait(false))
            {
                isAnswered = true;
                return false;
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
            throw;
        }

        var update = stream.Current;
        model = update.ModelId ?? model;
        Count(update.Contents);
        heard += CallEstimate.TokensOf(update.Contents);
        return true;
    }

    public ValueTask EndAsync()
    {
        if (counted is null)
        {
            return EndUncountedAsync();
        }

        var tokens = TokenCounts.Of(counted);
        learn(tokens.Input);
        // a provider that counts as it begins to answer has not counted what came before the stream was left
        var written = isAnswered ? tokens.Output : Math.Max(tokens.Output, heard);
        return reservation.SettleAsync(tokens with { Output = written }, model);
    }

    private ValueTask EndUncountedAsync() =>
        isAnswered ? reservation.SettleAsync(tokens: null)
        : WasRefused ? reservation.DisposeAsync()
        // nobody knows how far it came: the question, and what was heard of the answer
        : reservation.SettleAsync(new TokenCounts(reservation.Request.InputTokens, heard), model);

    // who refuses, or is not there, bills nothing
    private bool WasRefused =>
        error
            is ProviderException { StatusCode: >= HttpStatusCode.BadRequest }
                or ProviderConfigurationException
                or HttpRequestException { StatusCode: >= HttpStatusCode.BadRequest }
                or HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                        or HttpRequestError.SecureConnectionError
                };

    private void Count(IEnumerable<AIContent> contents)
    {
        foreach (var usage in contents.OfType<UsageContent>())
        {
            (counted ??= new UsageDetails()).Add(usage.Details);
        }
    }
}
