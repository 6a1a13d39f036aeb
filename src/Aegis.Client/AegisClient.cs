namespace Aegis.Client;

/// <summary>
/// Asks the approval API to decide, and tells what is decided. Statuses are outcomes, not exceptions; what may have been lost on
/// the way is sent again with the same key. Safe for concurrent use.
/// </summary>
public sealed partial class AegisClient
{
    private readonly AegisClientOptions options;
    private readonly TimeProvider clock;
    private readonly Callers callers;
    private readonly Sender sender;

    /// <summary>Makes a client.</summary>
    /// <param name="http">Sends; it stays the caller's, to dispose as well.</param>
    /// <param name="options">Where to, who asks, and how patient. Not to be changed any more.</param>
    /// <exception cref="ArgumentException">The options can not be used; the message says why.</exception>
    public AegisClient(HttpClient http, AegisClientOptions options)
        : this(http, Valid(options), BudgetOf(options)) { }

    internal AegisClient(HttpClient http, AegisClientOptions options, RetryBudget? budget)
    {
        ArgumentNullException.ThrowIfNull(http);
        this.options = options;
        clock = options.TimeProvider ?? TimeProvider.System;
        callers = new(options);
        sender = new(http, options, budget, clock);
    }

    /// <summary>Approves the action that a key names.</summary>
    /// <param name="key">Names the action, not the call: the same for everyone who decides it, and for every repetition.</param>
    /// <param name="payload">What the action is about. Default: an empty object.</param>
    /// <param name="threadId">The thread. Default: <see cref="AegisClientOptions.ThreadId"/>.</param>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the call; the decision may have arrived by then.</param>
    /// <exception cref="ArgumentException">There is no thread or no tenant, or an id can not be sent. Nothing was sent.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<DecisionOutcome> ApproveAsync(
        string key,
        Payload payload = default,
        string? threadId = null,
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) => DecideAsync(Decision.Approved, key, payload, threadId, tenantId, cancellationToken);

    /// <summary>Rejects the action that a key names.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<DecisionOutcome> RejectAsync(
        string key,
        Payload payload = default,
        string? threadId = null,
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) => DecideAsync(Decision.Rejected, key, payload, threadId, tenantId, cancellationToken);

    /// <summary>Does what a word says: <c>approve</c> or <c>reject</c>.</summary>
    /// <param name="action">The word.</param>
    /// <param name="key">Names the action, not the call: the same for everyone who decides it, and for every repetition.</param>
    /// <param name="payload">What the action is about. Default: an empty object.</param>
    /// <param name="threadId">The thread. Default: <see cref="AegisClientOptions.ThreadId"/>.</param>
    /// <param name="tenantId">The tenant. Default: <see cref="AegisClientOptions.TenantId"/>; not sent beside an API key.</param>
    /// <param name="cancellationToken">Ends the call; the decision may have arrived by then.</param>
    /// <exception cref="ArgumentException">
    /// The word is another one, there is no thread or no tenant, or an id can not be sent. Nothing was sent.
    /// </exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public Task<DecisionOutcome> ExecuteAsync(
        string action,
        string key,
        Payload payload = default,
        string? threadId = null,
        string? tenantId = null,
        CancellationToken cancellationToken = default
    ) =>
        action switch
        {
            "approve" => ApproveAsync(key, payload, threadId, tenantId, cancellationToken),
            "reject" => RejectAsync(key, payload, threadId, tenantId, cancellationToken),
            _ => throw new ArgumentException(
                $"The action '{action}' is neither 'approve' nor 'reject'.",
                nameof(action)
            ),
        };

    private async Task<DecisionOutcome> DecideAsync(
        Decision decision,
        string key,
        Payload payload,
        string? threadId,
        string? tenantId,
        CancellationToken cancellationToken
    )
    {
        var call = new Call(HttpMethod.Post, decision is Decision.Approved ? "hitl/approve" : "hitl/reject")
        {
            Key = Callers.Key(key),
            ThreadId = callers.Thread(threadId),
            TenantId = callers.Tenant(tenantId),
            Body = payload.Utf8,
        };
        return OutcomeReader.Read(await sender.SendAsync(call, cancellationToken).ConfigureAwait(false), decision);
    }

    private static AegisClientOptions Valid(AegisClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        AegisClientOptionsValidator.ThrowIfInvalid(options);
        return options;
    }

    internal static RetryBudget? BudgetOf(AegisClientOptions options) =>
        options.RetryBudget is { } perCall ? new(perCall, options.TimeProvider ?? TimeProvider.System) : null;
}
