using Aegis.Ledger;
using Aegis.Storage.Sqlite.Accounts;
using Aegis.Storage.Sqlite.Files;
using Aegis.Storage.Sqlite.Rows;

namespace Aegis.Storage.Sqlite.Steps;

/// <summary>How a key is taken.</summary>
internal static class Claims
{
    private const string Insert =
        "INSERT INTO aegis_operation (op_id, tenant_id, idem_key, thread_id, operation, effect, fp_version, fingerprint, "
        + "state, phase, owner, lease_until, created_at) VALUES (@id, @tenant, @key, @thread, @operation, @effect, "
        + "@fp_version, @fingerprint, 'Pending', @phase, @owner, @lease_until, @now) "
        + $"ON CONFLICT (tenant_id, idem_key) DO NOTHING RETURNING {OperationRow.Names}";

    private const string Free =
        "DELETE FROM aegis_operation WHERE tenant_id = @tenant AND idem_key = @key AND expires_at <= @now";

    /// <summary>Takes the key and writes the first audit; the caller has begun a transaction that holds the write lock.</summary>
    /// <returns>
    /// The operation that has the key; none when the quota is used up, with what is used: an exception here would undo what
    /// others write in the same transaction.
    /// </returns>
    public static (OperationRecord? Has, long Used) Apply(LedgerConnection connection, OperationClaim claim, long now)
    {
        if (claim.Quota is { } quota)
        {
            var byKey = Queries.ByKey(claim.Tenant, claim.Key, now);
            if (connection.ReadOne(byKey, row => OperationRow.Read(row, now)) is { } taken)
            {
                return (taken, 0);
            }

            if (QuotaUsage.ExceededBy(connection, claim.Tenant, quota.Cap, now) is { } used)
            {
                return (null, used);
            }
        }

        return (Take(connection, claim, now), 0);
    }

    private static OperationRecord Take(LedgerConnection connection, OperationClaim claim, long now)
    {
        // none of it is decided from what was read: nobody else writes within this transaction
        if (TryInsert(connection, claim, now) is { } claimed)
        {
            return claimed;
        }

        if (connection.Execute(ForKey(Free, claim, now)) == 0)
        {
            return connection.ReadOne(Queries.ByKey(claim.Tenant, claim.Key, now), row => OperationRow.Read(row, now))!;
        }

        return TryInsert(connection, claim, now)!;
    }

    private static OperationRecord? TryInsert(LedgerConnection connection, OperationClaim claim, long now)
    {
        var insert = ForKey(Insert, claim, now)
            .With("@id", Columns.Of(claim.Id))
            .With("@thread", claim.Thread)
            .With("@operation", claim.Operation)
            .With("@effect", claim.Effect.ToString())
            .With("@fp_version", claim.Fingerprint.Version)
            .With("@fingerprint", claim.Fingerprint.Hash.ToArray())
            .With(
                "@phase",
                (claim.Approval is null ? OperationPhase.Claimed : OperationPhase.AwaitingApproval).ToString()
            )
            .With("@owner", claim.Approval is null ? claim.Owner : null)
            .With("@lease_until", claim.Approval is null ? StoreTime.After(now, claim.Lease) : null);
        if (connection.ReadOne(insert, row => OperationRow.Read(row, now)) is not { } claimed)
        {
            return null;
        }

        if (claim.Approval is { } approval)
        {
            connection.Execute(ApprovalSteps.Ask(claimed.Handle, approval, now));
        }

        var at = DateTimeOffset.FromUnixTimeMilliseconds(now);
        connection.Execute(AuditRow.Append(AuditChain.First(claimed, claim, at)));
        foreach (var step in claim.Steps)
        {
            claimed = Step.Apply(connection, step, now) ?? claimed;
        }

        return claimed;
    }

    private static Statement ForKey(string sql, OperationClaim claim, long now) =>
        new Statement(sql).With("@tenant", claim.Tenant).With("@key", claim.Key).With("@now", now);
}
