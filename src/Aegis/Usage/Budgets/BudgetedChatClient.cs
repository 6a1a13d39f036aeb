using System.Runtime.CompilerServices;
using Aegis.Ledger;
using Microsoft.Extensions.AI;

namespace Aegis.Usage;

/// <summary>Asks a model only what fits into the budgets of whoever asks.</summary>
internal sealed class BudgetedChatClient(IChatClient inner, BudgetKeeper keeper, string? agentId = null)
    : DelegatingChatClient(inner)
{
    private readonly string? defaultModel = inner.GetService<ChatClientMetadata>()?.DefaultModelId;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var bounded = Bounded(options);
        var call = await BeginAsync(asked, bounded, cancellationToken).ConfigureAwait(false);
        try
        {
            var response = await base.GetResponseAsync(asked, bounded, cancellationToken).ConfigureAwait(false);
            call.Add(response);
            return response;
        }
        catch (Exception exception)
        {
            call.Fail(exception);
            throw;
        }
        finally
        {
            await call.EndAsync().ConfigureAwait(false);
        }
    }

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var bounded = Bounded(options);
        var call = await BeginAsync(asked, bounded, cancellationToken).ConfigureAwait(false);
        try
        {
            var stream = base.GetStreamingResponseAsync(asked, bounded, cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            await using (stream.ConfigureAwait(false))
            {
                while (await call.NextAsync(stream).ConfigureAwait(false))
                {
                    yield return stream.Current;
                }
            }
        }
        finally
        {
            await call.EndAsync().ConfigureAwait(false);
        }
    }

    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(BudgetKeeper) ? keeper : base.GetService(serviceType, serviceKey);

    private async ValueTask<BudgetedCall> BeginAsync(
        IReadOnlyList<ChatMessage> messages,
        ChatOptions options,
        CancellationToken cancellationToken
    )
    {
        var context = AgentContext.Current;
        var estimate = CallEstimate.Of(messages, options);
        var model = options.ModelId ?? defaultModel;
        var request = new BudgetRequest(agentId ?? context?.AgentId ?? UsageEvent.Unknown, model)
        {
            Pipeline = context?.Pipeline,
            Tenant = context?.Tenant ?? LedgerAction.DefaultTenant,
            InputTokens = estimate.Probable,
            MaxInputTokens = keeper.InputBounds.Of(model, estimate),
            MaxOutputTokens = options.MaxOutputTokens,
        };
        var reservation = await keeper.ReserveAsync(request, cancellationToken).ConfigureAwait(false);
        return new BudgetedCall(reservation, read => keeper.InputBounds.Learn(model, estimate, read));
    }

    private ChatOptions Bounded(ChatOptions? options)
    {
        if (options?.MaxOutputTokens is not null)
        {
            return options;
        }

        var bounded = options?.Clone() ?? new ChatOptions();
        bounded.MaxOutputTokens = keeper.MaxOutputTokens;
        return bounded;
    }
}
