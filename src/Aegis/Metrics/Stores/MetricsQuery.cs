namespace Aegis.Metrics;

/// <summary>Which calls or interactions are asked for.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="From">The first moment.</param>
/// <param name="To">The first moment after.</param>
/// <param name="Agent">Of which agent; none for all.</param>
public sealed record MetricsQuery(string Tenant, DateTimeOffset From, DateTimeOffset To, string? Agent = null);
