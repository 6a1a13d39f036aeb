using Aegis.Ledger;
using Aegis.Metrics;
using Aegis.Resilience;
using Aegis.Runs;

namespace Aegis;

/// <summary>How one run differs from what the pipeline declares.</summary>
public sealed class PipelineRunOptions
{
    /// <summary>What a timer of .NET can wait for.</summary>
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    /// <summary>
    /// The id of the run. Default: a new one, made when first asked for. With a <see cref="Store"/>, or an
    /// <see cref="IRunStore"/> among the pipeline's services, the run is durable: what each agent gives is kept under this id, and
    /// to run the same id again goes on with it, in another process too.
    /// </summary>
    public string? RunId { get; init; }

    /// <summary>
    /// Where a run with a <see cref="RunId"/> is kept. Default: the <see cref="IRunStore"/> of the pipeline's services; without
    /// one, nowhere.
    /// </summary>
    public IRunStore? Store { get; init; }

    /// <summary>
    /// Whose the run is, and what its tools do and ask for: 1 to 128 bytes of UTF-8. Runs and actions of one tenant are not there
    /// for another. Default: <c>default</c>.
    /// </summary>
    public string Tenant { get; init; } = "default";

    /// <summary>How many agents may run at once; 0: no bound. Default: what the pipeline declares.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>What the other agents do when one fails. Default: what the pipeline declares.</summary>
    public OnFailure? OnFailure { get; init; }

    /// <summary>
    /// How long the run may take; <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>: no limit.
    /// Default: what the pipeline declares.
    /// </summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// How many tokens, read and written, the models of all agents may use in the run; 0: no limit. Default: what the pipeline
    /// declares.
    /// </summary>
    public long? TokenBudget { get; init; }

    /// <summary>
    /// The pool in which each agent takes a place while it runs, so that it bounds all runs that share it, and turns agents away
    /// after too many failures in a row. Default: the <see cref="AgentPool"/> that is registered in the pipeline's services, if
    /// any.
    /// </summary>
    /// <remarks>An agent that runs another pipeline in the same pool holds a place while it waits for others: avoid that.</remarks>
    public AgentPool? Pool { get; init; }

    /// <summary>
    /// Whether to measure how long each agent and the run take. Default: <see langword="false"/>; agents that ask a
    /// model are measured all the same, and all are when the pipeline's services have <see cref="AgentMetrics"/>.
    /// </summary>
    public bool MeasureDuration { get; init; }

    /// <summary>
    /// Is told of each event of the run as it happens, on the thread on which it happens, one at a time. Default: nobody.
    /// It should return quickly. When it throws, it is told nothing more, nothing new starts, what runs is cancelled, and
    /// the run ends with that exception instead of a result; no agent sees it.
    /// </summary>
    public IProgress<PipelineEvent>? Progress { get; init; }

    internal void Validate()
    {
        if (RunId is { Length: 0 })
        {
            throw new ArgumentException("RunId is empty; leave it out to have one made.", nameof(RunId));
        }

        if (RunId is null && Store is not null)
        {
            throw new ArgumentException(
                "A run that is kept in a Store needs a RunId to be found again.",
                nameof(RunId)
            );
        }

        StoredText.ThrowIfUnfit(Tenant, 128, nameof(Tenant));
        if (MaxConcurrency is < 0)
        {
            throw new ArgumentException(
                $"MaxConcurrency is {MaxConcurrency}; 0 means no bound.",
                nameof(MaxConcurrency)
            );
        }

        if (TokenBudget is < 0)
        {
            throw new ArgumentException($"TokenBudget is {TokenBudget}; 0 means no limit.", nameof(TokenBudget));
        }

        if (OnFailure is { } onFailure && !Enum.IsDefined(onFailure))
        {
            throw new ArgumentException($"OnFailure has no value {onFailure}.", nameof(OnFailure));
        }

        if (
            Timeout is { } timeout
            && timeout != System.Threading.Timeout.InfiniteTimeSpan
            && (timeout < TimeSpan.Zero || timeout > LongestTimeout)
        )
        {
            throw new ArgumentException(
                $"Timeout is {timeout}; it must lie between zero and {LongestTimeout}, or be Timeout.InfiniteTimeSpan.",
                nameof(Timeout)
            );
        }
    }
}
