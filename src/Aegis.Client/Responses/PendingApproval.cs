using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>A request that waits for a decision.</summary>
public sealed record PendingApproval
{
    /// <summary>The id to decide by or to ask for.</summary>
    public required string RequestId { get; init; }

    /// <summary>The idempotency key: what <see cref="AegisClient.ApproveAsync"/> takes.</summary>
    public string? Key { get; init; }

    /// <summary>The thread it belongs to.</summary>
    public string? ThreadId { get; init; }

    /// <summary>What would be done.</summary>
    public string? Operation { get; init; }

    /// <summary>With what, as it is stored: a decision may repeat it, or leave it out. Null when the server does not say.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>The same for people, made by the server: one line a value, and nothing invisible in it.</summary>
    public string? Rendered { get; init; }

    /// <summary>The policy that asks for a decision.</summary>
    public string? Policy { get; init; }

    /// <summary>Who has asked.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset? RequestedAt { get; init; }

    /// <summary>Until when it can be decided; no answer means no.</summary>
    public DateTimeOffset? DecideBy { get; init; }

    /// <summary>What else the server says.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }
}
