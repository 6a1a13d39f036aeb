using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>
/// Records what each answer of a model used, streamed or not, also when only a part of it came. The agent, the run and the tenant
/// are those of <see cref="AgentContext.Current"/>.
/// </summary>
/// <remarks>A client that the same tracker records already, somewhere beneath, is recorded there alone.</remarks>
public sealed class UsageTrackingChatClient : DelegatingChatClient
{
    private readonly UsageTracker tracker;
    private readonly string? agentId;
    private int isTrackedBeneath = -1;
    private ChatClientMetadata? metadata;

    /// <summary>Records what a client uses.</summary>
    /// <param name="innerClient">The client.</param>
    /// <param name="tracker">Takes it down.</param>
    /// <param name="agentId">Who asks. Default: the agent that is running, else <see cref="UsageEvent.Unknown"/>.</param>
    public UsageTrackingChatClient(IChatClient innerClient, UsageTracker tracker, string? agentId = null)
        : base(innerClient)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        (this.tracker, this.agentId) = (tracker, agentId);
    }

    // asked late: a client may be made by its first request
    private bool IsTrackedBeneath =>
        (isTrackedBeneath >= 0 ? isTrackedBeneath : isTrackedBeneath = FindBeneath() is null ? 0 : 1) == 1;

    /// <inheritdoc/>
    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var response = await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        if (!IsTrackedBeneath)
        {
            Record(response.ModelId ?? options?.ModelId, response.Usage, fault: null);
        }

        return response;
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var updates = base.GetStreamingResponseAsync(messages, options, cancellationToken);
        if (IsTrackedBeneath)
        {
            await foreach (var update in updates.ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        var stream = updates.GetAsyncEnumerator(cancellationToken);
        var counted = new StreamedUsage(options?.ModelId);
        try
        {
            while (await counted.MoveNextAsync(stream).ConfigureAwait(false))
            {
                yield return stream.Current;
            }
        }
        finally
        {
            // of a stream that fails, or that its reader leaves, too: what has come is paid
            Record(counted.Model, counted.Usage, counted.Fault);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(UsageTrackingChatClient) && ReferenceEquals(serviceKey, tracker)
            ? this
            : base.GetService(serviceType, serviceKey);

    private object? FindBeneath() => InnerClient.GetService(typeof(UsageTrackingChatClient), tracker);

    private void Record(string? model, UsageDetails? details, string? fault)
    {
        metadata ??= InnerClient.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata ?? new();
        model = string.IsNullOrEmpty(model) ? metadata.DefaultModelId ?? UsageEvent.Unknown : model;
        if (details is null)
        {
            // a stream that ends early has often not come to its counts
            if (fault is null)
            {
                tracker.NoteUncounted(model);
            }

            return;
        }

        var context = AgentContext.Current;
        var time = tracker.Clock.GetUtcNow();
        var tokens = TokenCounts.Of(details);
        tracker.Record(
            new UsageEvent
            {
                Time = time,
                Tenant = context?.Tenant ?? Ledger.LedgerAction.DefaultTenant,
                Pipeline = context?.Pipeline,
                AgentId = agentId ?? context?.AgentId ?? UsageEvent.Unknown,
                RunId = context?.RunId,
                Attempt = context?.Attempt ?? 1,
                Provider = metadata.ProviderName,
                Model = model,
                Tokens = tokens,
                Cost = tracker.CostOf(model, time, tokens),
                Fault = fault,
            }
        );
    }
}
