using Aegis.Ledger;

namespace Aegis.Storage.Tests;

internal static class Samples
{
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    public static readonly OperationResult Done = new("text/plain", "done"u8.ToArray());

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
