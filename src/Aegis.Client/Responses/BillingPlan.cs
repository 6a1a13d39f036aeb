using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>A plan that the server offers.</summary>
public sealed record BillingPlan
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>The events of a month; null when there is no limit.</summary>
    public long? Quota { get; init; }

    /// <summary>What each event costs, in <see cref="Currency"/>.</summary>
    public decimal? PricePerEvent { get; init; }

    /// <summary>The currency by ISO 4217.</summary>
    public string? Currency { get; init; }

    /// <summary>The keys that a tenant may have at once.</summary>
    public int? LiveKeys { get; init; }

    /// <summary>What else the server says.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
