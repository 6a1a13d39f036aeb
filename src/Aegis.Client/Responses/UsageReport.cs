using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>What a tenant has used in the current period.</summary>
public sealed record UsageReport
{
    /// <summary>The period, such as <c>2026-11</c>.</summary>
    public string? Period { get; init; }

    /// <summary>The plan that holds.</summary>
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
