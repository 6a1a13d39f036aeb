using Aegis.Ledger;
using Npgsql;
using static Aegis.Ledger.OperationTransition;
using static Aegis.Storage.Sql;

namespace Aegis.Storage;

/// <summary>
/// What a step asks of a row and sets in it. Parameters from 5 on are its own; before come tenant, id, fence and the id of the
/// call.
/// </summary>
internal sealed partial record Step(string Where, string Set, params object?[] Values)
{
    private const string Again = """
        state = 'Pending', fence = o.fence + 1, attempt = o.attempt + 1, failure_kind = NULL, failure_message = NULL,
        failure_retryable = NULL, result_type = NULL, result_body = NULL, finished_at = NULL, result_expires_at = NULL,
        expires_at = NULL
        """;

    private const string IsUnderWay = "o.phase IN ('Claimed', 'Executing')";
    private const string IsExecutingOrUnknown = "(o.phase = 'Executing' OR o.state = 'Unknown')";
    private static readonly string Owned = $"owner = $5, due_at = {After(6)}";
    private static readonly string Executing =
        $"phase = 'Executing', {Owned}, executing_at = coalesce(o.executing_at, clock.now)";

    /// <summary>The statements of a step: one conditional update, which returns the row, and the record of it.</summary>
    public static IEnumerable<NpgsqlBatchCommand> StatementsOf(OperationTransition transition)
    {
        var call = Guid.NewGuid();
        var step = Of(transition);
        var fence = transition is NoteLate ? "o.fence > $3" : "o.fence = $3";
        yield return Sql.Of(
            $"""
            {Clock} UPDATE aegis.operation AS o SET {step.Set}, last_step = $4 FROM clock
            WHERE o.tenant = $1 AND o.op_id = $2 AND {fence} AND {IsThere} AND {step.Where}
            RETURNING {OperationRows.Columns}
            """,
            [transition.Operation.Tenant, transition.Operation.Id, transition.Operation.Fence, call, .. step.Values]
        );
        if (transition.AuditAction is { } action)
        {
            yield return AuditRows.OfTransition(transition, action, call);
        }
    }

    private static Step Of(OperationTransition transition) =>
        transition switch
        {
            Begin step => new(
                "o.phase = 'Claimed' AND o.owner = $5 AND o.due_at > clock.now",
                Executing,
                step.Owner,
                Milliseconds(step.Lease)
            ),
            Heartbeat step => new($"{IsUnderWay} AND o.owner = $5", Owned, step.Owner, Milliseconds(step.Lease)),
            Release step => new("o.phase = 'Claimed' AND o.owner = $5", "due_at = clock.now", step.Owner),
            Commit step => new(IsExecutingOrUnknown, Committed, ValuesOf(step.Result, step.ResultKept, step.KeyKept)),
            ResolveCommitted step => new(
                "o.state = 'Unknown'",
                Committed,
                ValuesOf(step.Result, step.ResultKept, step.KeyKept)
            ),
            Fail step => new(
                $"({IsUnderWay} OR o.state = 'Unknown')",
                Failed,
                [.. ValuesOf(step.Failure), Milliseconds(step.Kept)]
            ),
            ResolveFailed step => new(
                "o.state = 'Unknown'",
                Failed,
                [.. ValuesOf(step.Failure), Milliseconds(step.Kept)]
            ),
            MarkUnknown step => new(
                step.OnlyIfLeaseIsOver ? "o.phase = 'Executing' AND o.due_at <= clock.now" : "o.phase = 'Executing'",
                $"{Ended("Unknown")}, {Failure}",
                ValuesOf(step.Failure)
            ),
            TakeOver step => new(
                "o.phase = 'Claimed' AND o.due_at <= clock.now",
                $"{Again}, phase = 'Claimed', {Owned}",
                step.Owner,
                Milliseconds(step.Lease)
            ),
            ReRun step => new(
                $"""
                o.state = 'Unknown' AND o.effect <> 'AtMostOnce' AND o.finished_at + $7 * interval '1 millisecond' <= clock.now
                AND ($8 IS NULL OR o.executing_at IS NULL OR clock.now - o.executing_at <= $8 * interval '1 millisecond')
                """,
                $"{Again}, {Executing}",
                step.Owner,
                Milliseconds(step.Lease),
                Milliseconds(step.MinAge),
                step.MaxAge is { } maxAge ? Milliseconds(maxAge) : Null.Number
            ),
            // the row is written all the same: that is how the audit record finds it, and how steps at once are put in order
            NoteLate => new("true", "fence = o.fence"),
            Retry step => OfRetry(step),
            _ => OfApproval(transition),
        };

    private static Step OfRetry(Retry step)
    {
        const string isRetryable = "o.state = 'Failed' AND o.failure_retryable AND o.attempt < ";
        return step.Approval is { } approval
            ? new(
                isRetryable + "$9",
                $"{Again}, {AwaitingApproval}",
                Milliseconds(approval.DecideWithin),
                approval.Policy,
                approval.RequestedBy,
                approval.Payload,
                step.MaxAttempts
            )
            : new(
                isRetryable + "$7",
                $"{Again}, phase = 'Claimed', {Owned}",
                step.Owner,
                Milliseconds(step.Lease),
                step.MaxAttempts
            );
    }
}
