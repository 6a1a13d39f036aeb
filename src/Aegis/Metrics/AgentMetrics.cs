using Aegis.Buffering;
using Aegis.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Metrics;

/// <summary>
/// Takes what becomes of calls of agents. <c>services.AddAegis()</c> registers one, and pipelines over these services record their
/// runs by themselves; record by hand what else there is. <see cref="AgentMetricsReports"/> tells of it.
/// </summary>
/// <remarks>
/// To record never waits: what is recorded is stored in the background, after a second or as soon as a thousand wait, and when this
/// is disposed of. While the store fails it is kept and tried again. A process that is killed loses its last second.
/// </remarks>
public sealed partial class AgentMetrics : IAsyncDisposable, IDisposable
{
    private readonly IMetricsStore store;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly RecordBuffer<IMetricsEntry> buffer;
    private readonly MetricsPruning? pruning;
    private readonly ErrorTaxonomies taxonomies;

    /// <summary>Metrics over a store.</summary>
    /// <param name="store">Where they are kept.</param>
    /// <param name="options">How they behave. Default: as <see cref="AgentMetricsOptions"/> says.</param>
    /// <param name="taxonomies">What is asked of which kind an error is, in this order, before <see cref="ErrorTaxonomy"/>. Default: none.</param>
    /// <param name="classifier">What <see cref="ErrorTaxonomy"/> goes by in the end. Default: <see cref="FaultClassifier.Default"/>.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="logger">Is told when they can not be stored. Default: nobody.</param>
    public AgentMetrics(
        IMetricsStore store,
        AgentMetricsOptions? options = null,
        IEnumerable<IErrorTaxonomy>? taxonomies = null,
        IFaultClassifier? classifier = null,
        TimeProvider? timeProvider = null,
        ILogger<AgentMetrics>? logger = null
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        options ??= new AgentMetricsOptions();
        this.store = store;
        this.logger = logger ?? (ILogger)NullLogger.Instance;
        clock = timeProvider ?? TimeProvider.System;
        this.taxonomies = new ErrorTaxonomies(taxonomies ?? [], new ErrorTaxonomy(classifier), this.logger);
        CapturesRuns = options.CapturesRuns;
        pruning =
            options.Retention == Timeout.InfiniteTimeSpan
                ? null
                : new MetricsPruning(store, options.Retention, clock, this.logger);
        buffer = new RecordBuffer<IMetricsEntry>(
            StoreAsync,
            new RecordBufferLimits { Capacity = options.BufferSize },
            new MetricsBufferLog(this.logger, options.BufferSize),
            clock
        );
    }

    /// <inheritdoc cref="AgentMetricsOptions.CapturesRuns"/>
    internal bool CapturesRuns { get; }

    /// <summary>Records a call.</summary>
    /// <param name="call">What it became.</param>
    /// <exception cref="ArgumentException">Its tenant or agent can not be stored, or a number is negative.</exception>
    public void Record(AgentCall call) => Add(new SingleEntry(StorableForm.Of(call, clock.GetUtcNow()), null));

    /// <summary>Records a call that ended just now.</summary>
    /// <param name="agent">The id of the agent.</param>
    /// <param name="duration">How long it took.</param>
    /// <param name="error">What it threw; none when it succeeded.</param>
    /// <exception cref="ArgumentException">The agent has no id, or the duration is negative.</exception>
    public void Record(string agent, TimeSpan duration, Exception? error = null) =>
        Record(
            new AgentCall
            {
                Agent = agent,
                Duration = duration,
                Status = error is null ? AgentStatus.Succeeded : AgentStatus.Failed,
                ErrorKind = error is null ? null : KindOf(error),
                ErrorType = error is null ? null : ErrorTaxonomies.TypeNameOf(error),
            }
        );

    /// <summary>Records that one agent gave something to another.</summary>
    /// <param name="from">The id of the one that gave.</param>
    /// <param name="to">The id of the other.</param>
    /// <param name="kind">How.</param>
    /// <exception cref="ArgumentException">One of them has no id, or there is no such kind.</exception>
    public void RecordInteraction(string from, string to, InteractionKind kind) =>
        RecordInteraction(
            new AgentInteraction
            {
                From = from,
                To = to,
                Kind = kind,
            }
        );

    /// <summary>Records that one agent gave something to another.</summary>
    /// <param name="interaction">Who gave to whom.</param>
    /// <exception cref="ArgumentException">Its tenant or agents can not be stored, or there is no such kind.</exception>
    public void RecordInteraction(AgentInteraction interaction) =>
        Add(new SingleEntry(null, StorableForm.Of(interaction, clock.GetUtcNow())));

    /// <summary>Of which kind an error is: what the app's taxonomies say, else <see cref="ErrorTaxonomy"/>.</summary>
    /// <param name="exception">The error. One that only wraps another stands for that.</param>
    /// <returns>One of <see cref="ErrorKinds"/>, or a kind of the app's own.</returns>
    public string KindOf(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return taxonomies.KindOf(exception);
    }

    /// <summary>Stores what was recorded, now.</summary>
    /// <param name="cancellationToken">Gives up waiting; what is not stored is stored later.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="Exception">What the store threw; what was recorded is kept, and tried again.</exception>
    public Task FlushAsync(CancellationToken cancellationToken = default) => buffer.FlushAsync(cancellationToken);

    /// <summary>Stores what was recorded, and takes no more. Waits for the store for five seconds at most.</summary>
    public void Dispose() => buffer.Dispose();

    /// <inheritdoc cref="Dispose"/>
    /// <returns>When it is stored, or given up.</returns>
    public ValueTask DisposeAsync() => buffer.DisposeAsync();

    internal void Add(IMetricsEntry entry) => buffer.Add(entry);

    private async ValueTask StoreAsync(IReadOnlyList<IMetricsEntry> entries, CancellationToken cancellationToken)
    {
        var calls = new List<AgentCall>(entries.Count);
        var interactions = new List<AgentInteraction>();
        foreach (var entry in entries)
        {
            entry.AddTo(calls, interactions);
        }

        await store.AppendAsync(calls, interactions, cancellationToken).ConfigureAwait(false);
        if (pruning is not null)
        {
            await pruning.PruneAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
