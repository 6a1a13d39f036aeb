using Aegis.Accounts;

namespace Aegis.Ledger;

/// <summary>The audit of each operation, in memory, and the seals over it.</summary>
internal sealed class AuditTrails
{
    private readonly Dictionary<(string Tenant, Guid Id), List<AuditRecord>> trails = [];
    private readonly Dictionary<(string Tenant, BillingPeriod Period), long> claims = [];
    private readonly Dictionary<string, List<(AuditSeal Seal, SealedOperation[] Operations)>> seals = [];
    private readonly Dictionary<(string Tenant, Guid Id), int> sealedUpTo = [];

    public void Add(AuditRecord record)
    {
        var key = (record.Tenant, record.OperationId);
        if (!trails.TryGetValue(key, out var trail))
        {
            trails.Add(key, trail = []);
            var period = (record.Tenant, BillingPeriod.Of(record.At));
            claims[period] = claims.GetValueOrDefault(period) + 1;
        }

        trail.Add(record);
    }

    public AuditRecord LastOf(OperationRecord operation) => trails[(operation.Tenant, operation.Id)][^1];

    public IReadOnlyList<AuditRecord> Of(string tenant, Guid id) =>
        trails.TryGetValue((tenant, id), out var trail) ? [.. trail] : [];

    public long ClaimsOf(string tenant, BillingPeriod period) => claims.GetValueOrDefault((tenant, period));

    public IEnumerable<AuditRecord> Of(string tenant) =>
        trails.Where(trail => trail.Key.Tenant == tenant).SelectMany(static trail => trail.Value);

    public bool Has(string tenant, SealedOperation operation) =>
        trails.TryGetValue((tenant, operation.OperationId), out var trail) && trail.Count >= operation.Sequence;

    /// <summary>The last record of each operation that has some which no seal covers.</summary>
    public IEnumerable<AuditRecord> Unsealed =>
        trails
            .Where(trail => trail.Value[^1].Sequence > sealedUpTo.GetValueOrDefault(trail.Key))
            .Select(static trail => trail.Value[^1]);

    public IReadOnlyList<(AuditSeal Seal, SealedOperation[] Operations)> SealsOf(string tenant) =>
        seals.TryGetValue(tenant, out var all) ? all : [];

    public void Add(AuditSeal seal, IReadOnlyList<SealedOperation> operations)
    {
        if (!seals.TryGetValue(seal.Tenant, out var all))
        {
            seals.Add(seal.Tenant, all = []);
        }

        all.Add((seal, [.. operations.Select(operation => operation with { Number = seal.Number })]));
        foreach (var operation in operations)
        {
            sealedUpTo[(seal.Tenant, operation.OperationId)] = operation.Sequence;
        }
    }

    /// <summary>Forgets what no seal covers.</summary>
    public void Forget(OperationRecord operation)
    {
        var key = (operation.Tenant, operation.Id);
        if (!sealedUpTo.ContainsKey(key))
        {
            trails.Remove(key);
        }
    }
}
