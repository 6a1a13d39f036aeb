using Aegis.Ledger;

namespace Aegis.Storage.Tests;

internal static class Samples
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    public static readonly OperationResult Done = new("text/plain", "done"u8.ToArray());

    /// <summary>Empties the schema as a replica would: without the triggers that keep the audit.</summary>
    public const string Empty =
        "SET session_replication_role = replica; DELETE FROM aegis.operation; DELETE FROM aegis.audit; "
        + "DELETE FROM aegis.usage; DELETE FROM aegis.audit_seal; DELETE FROM aegis.audit_sealed; "
        + "DELETE FROM aegis.audit_unsealed; DELETE FROM aegis.api_key; DELETE FROM aegis.tenant";

    public static OperationClaim Claim(string key, string owner = "one", ToolEffect effect = ToolEffect.AtMostOnce) =>
        new()
        {
            Id = Guid.NewGuid(),
            Tenant = "acme",
            Key = key,
            Thread = "run",
            Operation = "charge",
            Effect = effect,
            Fingerprint = new Fingerprint(1, new byte[32]),
            Owner = owner,
            Lease = Hour,
        };
}
