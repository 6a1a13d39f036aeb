using System.Text.Json.Serialization;
using Aegis.AspNetCore.Identity;
using Aegis.Ledger;

namespace Aegis.AspNetCore.Hitl;

/// <summary>What became of an operation, as <c>GET hitl/status/{id}</c> tells.</summary>
/// <param name="RequestId">What was asked after.</param>
/// <param name="State">PENDING, COMMITTED, FAILED or UNKNOWN.</param>
/// <param name="Phase">How far it is; none unless it is pending.</param>
/// <param name="Decision">What was decided, approved or rejected; none before. It stays when it does not hold any more.</param>
/// <param name="DecidedBy">Who decided; none before.</param>
/// <param name="DecidedAt">When it was decided; none before.</param>
/// <param name="DecideBy">Until when it can be decided; none where nobody was asked.</param>
/// <param name="Attempt">How many owners have tried.</param>
/// <param name="Fence">Grows with every owner.</param>
/// <param name="Failure">
/// The sort of failure; none in other states than FAILED and UNKNOWN. With <c>approval_expired</c> and <c>cancelled</c> no decision holds.
/// </param>
/// <param name="ExpiresAt">From when on its key is free again; none as long as nobody knows.</param>
internal sealed record OperationStatus(
    string RequestId,
    string State,
    string? Phase,
    string? Decision,
    string? DecidedBy,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? DecideBy,
    int Attempt,
    long Fence,
    string? Failure,
    DateTimeOffset? ExpiresAt
)
{
    /// <summary>Whether nothing will change by itself any more.</summary>
    [JsonIgnore]
    public bool IsOver => State != OperationWords.Pending;

    [JsonIgnore]
    public string ETag => $"\"{Fence}.{Phase ?? State}.{Decision}\"";

    public static OperationStatus Of(Caller caller, OperationRecord operation, ApprovalRecord? approval) =>
        new(
            RequestHandles.Of(caller, operation.Id),
            OperationWords.Of(operation.State),
            OperationWords.Of(operation.Phase),
            OperationWords.DecisionOf(approval),
            approval?.Decider?.Name,
            approval?.DecidedAt,
            approval?.DecideBy,
            operation.Attempt,
            operation.Fence,
            operation.Failure is { } failure ? OperationWords.Of(failure.Kind) : null,
            operation.ExpiresAt
        );
}
