namespace Aegis.Client;

/// <summary>What answers to a decision carry, the accepting and the refusing ones.</summary>
internal sealed record DecisionBody
{
    public static DecisionBody Empty { get; } = new();

    public string? RequestId { get; init; }

    public OperationState? State { get; init; }

    public OperationPhase? Phase { get; init; }

    public Decision? Decision { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public DateTimeOffset? DecideBy { get; init; }

    public DateTimeOffset? ResetsAt { get; init; }

    public long? Quota { get; init; }

    public long? Used { get; init; }
}
