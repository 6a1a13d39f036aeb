using System.Text.Json;

namespace Aegis.Providers.TestServer;

/// <summary>A request as it came.</summary>
/// <param name="Path">The path it was sent to.</param>
/// <param name="Headers">Its headers; names in any case.</param>
/// <param name="Body">Its body.</param>
public sealed record RecordedRequest(string Path, IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>Whether the answer is to be streamed.</summary>
    public bool IsStreaming => Body.TryGetProperty("stream", out var stream) && stream.ValueKind == JsonValueKind.True;

    /// <summary>The model that is asked for.</summary>
    public string Model => Body.GetProperty("model").GetString()!;

    /// <summary>The whole body as text.</summary>
    public string Text => Body.GetRawText();
}
