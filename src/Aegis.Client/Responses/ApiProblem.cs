using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Client;

/// <summary>Why the server has refused: problem details of RFC 9457.</summary>
public sealed record ApiProblem
{
    /// <summary>What kind of problem it is, such as <c>/problems/key-reused</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The kind in words.</summary>
    public string? Title { get; init; }

    /// <summary>The status, as the body says it.</summary>
    public int? Status { get; init; }

    /// <summary>What is wrong this time.</summary>
    public string? Detail { get; init; }

    /// <summary>Names this occurrence, for the server's logs.</summary>
    public string? Instance { get; init; }

    /// <summary>What else the server says.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? More { get; set; }

    /// <summary>The last part of the type: <c>key-reused</c> of <c>/problems/key-reused</c>, wherever its pages are served.</summary>
    [JsonIgnore]
    public string? Code =>
        Type is null or "about:blank" ? null : Type[(Type.TrimEnd('/').LastIndexOf('/') + 1)..].TrimEnd('/');
}
