using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Aegis.Agents;
using Microsoft.Extensions.AI;

namespace Aegis.Memory;

// how a window is put away and brought back
public sealed partial class WindowMemory
{
    private const int Format = 1;

    /// <summary>All that the window holds, to be kept: in a file, or under a key of a <see cref="SessionMemory"/>.</summary>
    /// <returns>JSON; <see cref="FromJson"/> reads it.</returns>
    public string ToJson()
    {
        Item[] held;
        string? folded;
        lock (gate)
        {
            (held, folded) = ([.. items], summary);
        }

        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteString("summary", folded);
            writer.WriteStartArray("messages");
            foreach (var item in held)
            {
                JsonSerializer.Serialize(writer, item.Message, MessageJson);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    /// <summary>A window that holds what another held; it may behave otherwise. Nothing is folded before something is added.</summary>
    /// <param name="json">What <see cref="ToJson"/> wrote.</param>
    /// <param name="options">How it behaves. Default: as <see cref="WindowMemoryOptions"/> says.</param>
    /// <returns>The window.</returns>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="MemoryValueException">It is no window, or one of a newer version.</exception>
    public static WindowMemory FromJson(string json, WindowMemoryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        var window = new WindowMemory(options);
        int format;
        try
        {
            using var document = JsonDocument.Parse(json);
            format = document.RootElement.GetProperty("format").GetInt32();
            if (format == Format)
            {
                window.Read(document.RootElement);
                return window;
            }
        }
        catch (Exception error)
            when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new MemoryValueException($"This is no window that ToJson wrote: {error.Message}", error);
        }

        throw new MemoryValueException(
            $"The window has format {format}, and this version of Aegis knows {Format}. Update the package."
        );
    }

    private void Read(JsonElement json)
    {
        summary = json.GetProperty("summary").GetString();
        summaryTokens = options.TokenCounter.Count(summary ?? "");
        foreach (var message in json.GetProperty("messages").EnumerateArray())
        {
            Add(message.Deserialize(MessageJson) ?? throw new JsonException("A message is null."));
        }
    }

    private static JsonTypeInfo<ChatMessage> MessageJson =>
        (JsonTypeInfo<ChatMessage>)AgentJson.TypeInfo(AIJsonUtilities.DefaultOptions, typeof(ChatMessage));
}
