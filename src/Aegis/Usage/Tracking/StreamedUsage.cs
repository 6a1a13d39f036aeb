using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>What a stream has counted so far, and how it ended.</summary>
internal sealed class StreamedUsage(string? model)
{
    public string? Model { get; private set; } = model;

    public UsageDetails? Usage { get; private set; }

    /// <summary>Why it did not come to its end; none when it did.</summary>
    public string? Fault { get; private set; } = "Abandoned";

    public async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<ChatResponseUpdate> stream)
    {
        try
        {
            if (!await stream.MoveNextAsync().ConfigureAwait(false))
            {
                Fault = null;
                return false;
            }
        }
        catch (Exception exception)
        {
            Fault = exception is OperationCanceledException ? "Canceled" : exception.GetType().Name;
            throw;
        }

        Model = stream.Current.ModelId ?? Model;
        foreach (var content in stream.Current.Contents)
        {
            if (content is UsageContent { Details: { } details })
            {
                (Usage ??= new UsageDetails()).Add(details);
            }
        }

        return true;
    }
}
