using System.Collections.Concurrent;
using Aegis.Buffering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aegis.Usage;

/// <summary>
/// Takes down what models have used, and writes it in the background: whoever records neither waits for the store nor hears of its
/// failures. <c>services.AddAegis()</c> registers one, which records the agents of all pipelines by itself.
/// </summary>
/// <remarks>
/// What is recorded is priced at once, so that a price that changes later does not change what was paid. Dispose of a tracker to
/// have all of it written; the app's services do so by themselves.
/// </remarks>
public sealed partial class UsageTracker : IAsyncDisposable, IDisposable
{
    private const int MostModelsLogged = 1000;

    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly RecordBuffer<UsageEvent> buffer;
    private readonly ConcurrentDictionary<string, bool> unpriced = [];
    private readonly ConcurrentDictionary<string, bool> uncounted = [];

    /// <summary>A tracker.</summary>
    /// <param name="store">Where usage is kept; the tracker does not dispose of it. Default: this process' memory.</param>
    /// <param name="prices">What models cost. Default: no model has a price.</param>
    /// <param name="options">How events are written. Default: as <see cref="UsageTrackerOptions"/> says.</param>
    /// <param name="timeProvider">The clock. Default: the system's.</param>
    /// <param name="logger">Is told what goes wrong. Default: nobody.</param>
    public UsageTracker(
        IUsageStore? store = null,
        PriceTable? prices = null,
        UsageTrackerOptions? options = null,
        TimeProvider? timeProvider = null,
        ILogger<UsageTracker>? logger = null
    )
    {
        options ??= new();
        this.logger = logger ?? NullLogger<UsageTracker>.Instance;
        Store = store ?? new InMemoryUsageStore();
        Prices = prices ?? PriceTable.Empty;
        clock = timeProvider ?? TimeProvider.System;
        buffer = new RecordBuffer<UsageEvent>(
            Store.AppendAsync,
            new RecordBufferLimits
            {
                Capacity = options.Capacity,
                Interval = options.FlushInterval,
                ShutdownTimeout = options.StopTimeout,
            },
            new UsageBufferLog(this.logger, options.Capacity),
            clock
        );
    }

    /// <summary>Where usage is kept.</summary>
    public IUsageStore Store { get; }

    /// <summary>What models cost.</summary>
    public PriceTable Prices { get; }

    /// <summary>How many events were dropped, because too many waited for the store, or came after the end.</summary>
    public long Dropped => buffer.Dropped;

    /// <summary>How many events are not in the store yet.</summary>
    public int Waiting => buffer.Count;

    internal TimeProvider Clock => clock;

    /// <summary>Records what an agent has used outside a pipeline.</summary>
    /// <param name="agentId">The agent.</param>
    /// <param name="inputTokens">Tokens that the model was given, those of caches included.</param>
    /// <param name="outputTokens">Tokens that the model wrote, those of reasoning included.</param>
    /// <param name="model">The model.</param>
    /// <exception cref="ArgumentException">A name is empty, or a number is negative or above 10¹².</exception>
    public void Record(string agentId, long inputTokens, long outputTokens, string model)
    {
        ArgumentException.ThrowIfNullOrEmpty(agentId);
        ArgumentException.ThrowIfNullOrEmpty(model);
        var tokens = new TokenCounts(inputTokens, outputTokens);
        tokens.ThrowIfUnfit(inputTokens is < 0 or > TokenCounts.Most ? nameof(inputTokens) : nameof(outputTokens));
        var time = clock.GetUtcNow();
        Add(
            new UsageEvent
            {
                Time = time,
                AgentId = agentId,
                Model = model,
                Tokens = tokens,
                Cost = CostOf(model, time, tokens),
            }
        );
    }

    /// <summary>
    /// Records what an answer has used. An event without a time gets the time; one without a cost gets the cost, if its model has a
    /// price at that time.
    /// </summary>
    /// <param name="usage">The event.</param>
    /// <exception cref="ArgumentException">Its tokens can not be those of an answer.</exception>
    public void Record(UsageEvent usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        usage.Tokens.ThrowIfUnfit(nameof(usage));
        if (usage.Time == default)
        {
            usage = usage with { Time = clock.GetUtcNow() };
        }

        if (usage.Cost is null && CostOf(usage.Model, usage.Time, usage.Tokens) is { } cost)
        {
            usage = usage with { Cost = cost };
        }

        Add(usage);
    }

    /// <summary>What tokens cost; says once of each model that it has no price.</summary>
    internal decimal? CostOf(string model, DateTimeOffset time, TokenCounts tokens)
    {
        var cost = Prices.CostOf(model, time, tokens);
        if (cost > UsageEvent.MostCost)
        {
            // a client that counts nonsense must not lose its answer
            return UsageEvent.MostCost;
        }

        if (cost is null && IsNews(unpriced, model))
        {
            UsageLog.PriceUnknown(logger, model);
        }

        return cost;
    }

    /// <summary>A model has answered, and nobody knows what that used.</summary>
    internal void NoteUncounted(string model)
    {
        if (IsNews(uncounted, model))
        {
            UsageLog.NotCounted(logger, model);
        }
    }

    // names come from outside, and may be any number
    private static bool IsNews(ConcurrentDictionary<string, bool> known, string model) =>
        !known.ContainsKey(model) && known.Count < MostModelsLogged && known.TryAdd(model, true);
}
