using Aegis.Ledger;

namespace Aegis.Metrics;

/// <summary>What one call of an agent became. It holds nothing of what the agent was told or said.</summary>
public sealed record AgentCall
{
    /// <summary>Of two calls with one id, only the first is kept. Default: a new one.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>When it ended. Default: when it is recorded.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Whose it was: 1 to 128 bytes of UTF-8. Default: <c>default</c>.</summary>
    public string Tenant { get; init; } = LedgerAction.DefaultTenant;

    /// <summary>The id of the agent. Stored are its first 255 characters.</summary>
    public required string Agent { get; init; }

    /// <summary>The name of the pipeline's class; none outside pipelines. Stored are its first 255 characters.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The id of the run; none outside runs. Stored are its first 255 characters.</summary>
    public string? RunId { get; init; }

    /// <summary>
    /// What became of it. An agent that was running when the run's timeout came has failed, of the kind
    /// <see cref="ErrorKinds.Timeout"/>; a skipped one was not called at all. Default: succeeded.
    /// </summary>
    public AgentStatus Status { get; init; }

    /// <summary>How often the agent was tried: 1 without a retry. Default: 1; at least 0.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>How long all attempts took together, kept to the microsecond; none when nobody measured. Never negative.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>
    /// What kind of error it was, one of <see cref="ErrorKinds"/> or of your own; none when it succeeded or was skipped. Stored are
    /// its first 64 characters.
    /// </summary>
    public string? ErrorKind { get; init; }

    /// <summary>The name of the exception's type. Stored are its first 255 characters.</summary>
    public string? ErrorType { get; init; }
}
