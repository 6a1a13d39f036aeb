using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>What came of a call as a request carries it to the model.</summary>
internal static class ResultText
{
    // each blank and each escape is paid for
    private static readonly JsonWriterOptions Compact = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = int.MaxValue,
        SkipValidation = true,
    };

    /// <summary>A text as it is, content as it is, anything else as compact JSON.</summary>
    public static object Of(in ToolOutcome outcome) =>
        outcome.Value switch
        {
            // "null" would read as if something had been looked for and not been found
            null => outcome.IsNothing ? "Done." : "null",
            JsonElement json => Text(json),
            var value => value,
        };

    private static string Text(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Undefined:
                return "null";
            case JsonValueKind.String when TryRead(json) is { } text:
                return text;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string? TryRead(JsonElement json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair, which JSON may escape, but no string can hold
            return json.GetRawText();
        }
    }
}
