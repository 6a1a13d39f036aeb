namespace Aegis.Runs;

/// <summary>A durable run as its store has it, without what its agents gave.</summary>
public sealed record RunRecord
{
    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its id.</summary>
    public required string RunId { get; init; }

    /// <summary>The name of the pipeline's class.</summary>
    public required string Pipeline { get; init; }

    /// <inheritdoc cref="RunStart.Shape"/>
    public required string Shape { get; init; }

    /// <inheritdoc cref="RunStart.Inputs"/>
    public required string Inputs { get; init; }

    /// <summary>How far it has come.</summary>
    public required RunState State { get; init; }

    /// <summary>How often it was taken over, and one.</summary>
    public required long Fence { get; init; }

    /// <summary>Who runs it, or did last.</summary>
    public required string Owner { get; init; }

    /// <summary>How long its owner has it yet, negative when that is over; none when it has ended.</summary>
    public TimeSpan? LeaseLeft { get; init; }

    /// <summary>Why it did not succeed; none while it runs, and when it did.</summary>
    public string? Error { get; init; }

    /// <summary>When it began, by the store's clock.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its last owner took it, by the store's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; none while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When it is forgotten; none while it runs.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The run as its owner knows it.</summary>
    public RunHandle Handle => new(Tenant, RunId, Fence);

    /// <summary>Where a page ends of which this is the last.</summary>
    public RunCursor Cursor => new(CreatedAt, RunId);
}
