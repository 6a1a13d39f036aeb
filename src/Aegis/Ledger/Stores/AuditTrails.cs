namespace Aegis.Ledger;

/// <summary>The audit of each operation, in memory.</summary>
internal sealed class AuditTrails
{
    private readonly Dictionary<(string Tenant, Guid Id), List<AuditRecord>> trails = [];

    public void Add(AuditRecord record)
    {
        var key = (record.Tenant, record.OperationId);
        if (!trails.TryGetValue(key, out var trail))
        {
            trails.Add(key, trail = []);
        }

        trail.Add(record);
    }

    public AuditRecord LastOf(OperationRecord operation) => trails[(operation.Tenant, operation.Id)][^1];

    public IReadOnlyList<AuditRecord> Of(string tenant, Guid id) =>
        trails.TryGetValue((tenant, id), out var trail) ? [.. trail] : [];

    public void Forget(OperationRecord operation) => trails.Remove((operation.Tenant, operation.Id));
}
