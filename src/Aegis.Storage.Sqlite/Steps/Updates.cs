using Aegis.Ledger;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>What the conditional updates have in common.</summary>
internal static class Updates
{
    public const string Update = "UPDATE aegis_operation SET ";

    /// <summary>Which operation: it exists, and has the fence.</summary>
    public const string Where = $"{WhereAnyFence} AND fence = @fence AND ";

    public const string WhereAnyFence =
        " WHERE op_id = @id AND tenant_id = @tenant AND (expires_at IS NULL OR expires_at > @now)";

    public const string Returning = $" RETURNING {OperationRow.Names}";

    public const string Claimed = "phase = 'Claimed', owner = @owner, lease_until = @lease_until";

    public const string Executing =
        "phase = 'Executing', owner = @owner, lease_until = @lease_until, executing_at = coalesce(executing_at, @now)";

    public const string Committed =
        $"state = 'Committed', {Ended}, result_type = @result_type, result = @result, failure_kind = NULL, "
        + "failure_message = NULL, failure_retryable = NULL, result_expires_at = @result_expires_at, expires_at = @expires_at";

    public const string Failed =
        $"state = 'Failed', {Ended}, {HasFailure}, executing_at = NULL, expires_at = @expires_at";

    public const string Unknown = $"state = 'Unknown', {Ended}, {HasFailure}";

    /// <summary>Another owner tries.</summary>
    public const string Again =
        "state = 'Pending', fence = fence + 1, attempt = attempt + 1, finished_at = NULL, result_type = NULL, result = NULL, "
        + "failure_kind = NULL, failure_message = NULL, failure_retryable = NULL, result_expires_at = NULL, "
        + "expires_at = NULL";

    private const string Ended = "phase = NULL, owner = NULL, lease_until = NULL, finished_at = @now";

    private const string HasFailure =
        "failure_kind = @failure_kind, failure_message = @failure_message, failure_retryable = @failure_retryable";

    public static Statement For(this string sql, OperationHandle operation, long now) =>
        new Statement(sql)
            .With("@id", Columns.Of(operation.Id))
            .With("@tenant", operation.Tenant)
            .With("@fence", operation.Fence)
            .With("@now", now);

    public static Statement WithLease(this Statement statement, string owner, TimeSpan lease, long now) =>
        statement.With("@owner", owner).With("@lease_until", StoreTime.After(now, lease));

    public static Statement WithFailure(this Statement statement, OperationFailure failure) =>
        statement
            .With("@failure_kind", failure.Kind.ToString())
            .With("@failure_message", failure.Message)
            .With("@failure_retryable", failure.IsRetryable ? 1 : 0);

    public static Statement WithFailure(this Statement statement, OperationFailure failure, TimeSpan kept, long now) =>
        statement.WithFailure(failure).With("@expires_at", StoreTime.After(now, kept));

    public static Statement WithResult(
        this Statement statement,
        OperationResult result,
        TimeSpan resultKept,
        TimeSpan keyKept,
        long now
    )
    {
        var resultExpiresAt = StoreTime.After(now, resultKept);
        return statement
            .With("@result_type", result.ContentType)
            .With("@result", result.Content.ToArray())
            .With("@result_expires_at", resultExpiresAt)
            .With("@expires_at", StoreTime.After(resultExpiresAt, keyKept));
    }
}
