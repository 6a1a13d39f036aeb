namespace Aegis.Usage;

/// <summary>Which events; those that fit all of it. Names are compared letter by letter.</summary>
public sealed record UsageFilter
{
    internal static readonly UsageFilter None = new();

    /// <summary>Those of a tenant. Default: those of all tenants.</summary>
    public string? Tenant { get; init; }

    /// <summary>Those of an agent. Default: of any.</summary>
    public string? AgentId { get; init; }

    /// <summary>Those of a model. Default: of any.</summary>
    public string? Model { get; init; }

    /// <summary>Those of a pipeline. Default: of any, and of none.</summary>
    public string? Pipeline { get; init; }

    /// <summary>Whether an event is one of them.</summary>
    internal bool Has(UsageEvent usage) =>
        (Tenant is null || usage.Tenant == Tenant)
        && (AgentId is null || usage.AgentId == AgentId)
        && (Model is null || usage.Model == Model)
        && (Pipeline is null || usage.Pipeline == Pipeline);
}
