using Aegis.Resilience;
using Microsoft.Extensions.Logging;

namespace Aegis.Ledger;

/// <summary>What all actions of a ledger share.</summary>
internal sealed class LedgerParts(
    ILedgerStore store,
    LedgerOptions options,
    TimeProvider clock,
    IFaultClassifier classifier,
    ILogger logger
)
{
    private static readonly string Process = $"{Environment.MachineName}/{Environment.ProcessId}";

    public ILedgerStore Store => store;

    public LedgerOptions Options => options;

    public TimeProvider Clock => clock;

    public IFaultClassifier Classifier => classifier;

    public ILogger Logger => logger;

    public LedgerSteps Steps { get; } = new(store, options, clock);

    /// <summary>Who waits for a decision in this process.</summary>
    public DecisionBells Decisions { get; } = new();

    /// <summary>Effects whose caller has gone.</summary>
    public Detached Detached { get; } = new();

    /// <summary>Another name for every call, so that a call knows what is its own when an answer of the store was lost.</summary>
    public static string NewOwner() => $"{Process}/{Guid.NewGuid():n}";
}
