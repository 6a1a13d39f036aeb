using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>A plan that the server offers.</summary>
public sealed record BillingPlan
{
    /// <summary>Its id.</summary>
    public string? Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>The events of a month; null when there is no limit.</summary>
    public long? Quota { get; init; }

    /// <summary>What else the server says, prices among it.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
