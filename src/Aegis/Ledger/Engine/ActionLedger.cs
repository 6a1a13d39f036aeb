using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Aegis.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Ledger;

/// <summary>
/// Makes actions happen once: claims the key, writes down that the effect is about to be called, calls it, and writes down what
/// it gave. What a crash in between means is up to the action's effect.
/// </summary>
public sealed partial class ActionLedger : IActionLedger
{
    private readonly LedgerParts parts;
    private readonly JsonSerializerOptions json;

    /// <summary>A ledger.</summary>
    /// <param name="store">Where operations are kept.</param>
    /// <param name="options">Times and limits. Default: those of <see cref="LedgerOptions"/>.</param>
    /// <param name="jsonOptions">How results become JSON and back. Default: those of <see cref="AegisOptions"/>.</param>
    /// <param name="timeProvider">When to beat and to ask again; never who owns what. Default: the system's clock.</param>
    /// <param name="classifier">Tells calls that were turned away. Default: <see cref="FaultClassifier.Default"/>.</param>
    /// <param name="logger">Hears of what is late, lost or unknown. Default: nobody.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is zero or less.</exception>
    public ActionLedger(
        ILedgerStore store,
        LedgerOptions? options = null,
        JsonSerializerOptions? jsonOptions = null,
        TimeProvider? timeProvider = null,
        IFaultClassifier? classifier = null,
        ILogger<ActionLedger>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        json = jsonOptions ?? AegisOptions.Default.JsonSerializerOptions;
        parts = new LedgerParts(
            store,
            (options ?? new LedgerOptions()).Validated(),
            timeProvider ?? TimeProvider.System,
            classifier ?? FaultClassifier.Default,
            logger ?? NullLogger<ActionLedger>.Instance
        );
        maintainedAt = parts.Clock.GetTimestamp();
    }

    /// <summary>Whether effects can write in the transaction that commits their operation.</summary>
    internal bool HasTransactions => parts.Store is ITransactionalLedgerStore;

    /// <summary>What its store is called, for messages.</summary>
    internal string StoreName => parts.Store.GetType().Name;

    /// <summary>What all its actions share.</summary>
    internal LedgerParts Parts => parts;

    /// <inheritdoc/>
    public ValueTask<T> ExecuteAsync<T>(
        LedgerAction action,
        Func<LedgerCall, CancellationToken, ValueTask<T>> effect,
        CancellationToken cancellationToken = default
    ) =>
        // before anything happens: what can not be kept is no action
        ExecuteAsync(
            action,
            effect,
            new JsonResultCodec<T>((JsonTypeInfo<T>)AgentJson.TypeInfo(json, typeof(T))),
            cancellationToken
        );

    /// <summary>Waits until no effect goes on whose caller has given up; for a host that shuts down.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>When none does.</returns>
    public Task WhenIdleAsync(CancellationToken cancellationToken = default) =>
        parts.Detached.WhenIdleAsync(cancellationToken);

    internal ValueTask<T> ExecuteAsync<T>(
        LedgerAction action,
        Func<LedgerCall, CancellationToken, ValueTask<T>> effect,
        ResultCodec<T> codec,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(effect);
        if (action.Effect < ToolEffect.AtMostOnce)
        {
            throw new ArgumentException(
                $"'{action.Operation}' has the effect {action.Effect}, which needs no ledger: call it as it is.",
                nameof(action)
            );
        }

        if (action.Effect == ToolEffect.Transactional && !HasTransactions)
        {
            throw new NotSupportedException(
                $"'{action.Operation}' is transactional, but {StoreName} has no database transaction. Use a "
                    + "store in a database, or another effect."
            );
        }

        MaintainNowAndThen();
        return new LedgerRun<T>(parts, action, effect, codec).RunAsync(cancellationToken);
    }
}
