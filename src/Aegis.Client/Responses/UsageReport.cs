using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>What a tenant has used in a period.</summary>
public sealed record UsageReport
{
    /// <summary>Whose usage it is.</summary>
    public string? TenantId { get; init; }

    /// <summary>The period, such as <c>2026-11</c>.</summary>
    public string? Period { get; init; }

    /// <summary>The plan that holds; null for a tenant without an account.</summary>
    public string? Plan { get; init; }

    /// <summary>The events that are billed.</summary>
    public long? Used { get; init; }

    /// <summary>The events that the plan allows; null when there is no limit.</summary>
    public long? Quota { get; init; }

    /// <summary>When the next period begins.</summary>
    public DateTimeOffset? ResetsAt { get; init; }

    /// <summary>What else the server says.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
