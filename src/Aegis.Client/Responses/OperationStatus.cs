using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>What the server knows of an operation. What it does not say, or says in words of a later version, is null.</summary>
public sealed record OperationStatus
{
    /// <summary>The id that the server has given to the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>What became of it.</summary>
    public OperationState? State { get; init; }

    /// <summary>Where it stands while it is pending.</summary>
    public OperationPhase? Phase { get; init; }

    /// <summary>
    /// What was decided; null as long as nothing is. It stays when it does not hold any more: <see cref="IsLapsed"/> says so.
    /// </summary>
    public Decision? Decision { get; init; }

    /// <summary>Who has decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Until when it can be decided.</summary>
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>How often it was begun.</summary>
    public int? Attempt { get; init; }

    /// <summary>Grows whenever another owner takes over.</summary>
    public long? Fence { get; init; }

    /// <summary>Why it has failed or is unknown, in the server's words, such as <c>rejected</c>; null otherwise.</summary>
    public string? Failure { get; init; }

    /// <summary>When the server forgets it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>
    /// Whether no decision holds, and none will: the time to decide, or to begin after an approval, is over, or the request was
    /// withdrawn. <see cref="Lapse"/> says which.
    /// </summary>
    [JsonIgnore]
    public bool IsLapsed =>
        Lapse is not null || (Decision is null && State is (OperationState.Committed or OperationState.Failed));

    /// <summary>Why no decision holds; null when one does, may come, or the server does not say why.</summary>
    [JsonIgnore]
    public LapseCause? Lapse =>
        (State, Failure) switch
        {
            (OperationState.Failed, "approval_expired") => LapseCause.Expired,
            (OperationState.Failed, "cancelled") => LapseCause.Cancelled,
            _ => null,
        };
}
