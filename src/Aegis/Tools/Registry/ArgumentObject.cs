using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>All arguments of a call as the one JSON object that a schema speaks of.</summary>
internal static class ArgumentObject
{
    /// <summary>Checks the arguments; what is wrong with them goes to the check.</summary>
    public static void Check(AIFunctionArguments arguments, JsonShape shape, JsonCheck check)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var (name, given) in arguments)
            {
                check.Step(name);
                Write(writer, name, given, check);
                check.StepBack();
            }

            writer.WriteEndObject();
        }

        if (!check.IsValid)
        {
            return;
        }

        // how deep it may be is for the check to say
        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var whole = JsonElement.ParseValue(ref reader);
        try
        {
            shape.Check(whole, check);
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair, say: JSON may escape it, but no string can hold it
            check.Report("must be text of valid Unicode characters", whole);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, object? given, JsonCheck check)
    {
        if (!ArgumentBinder.TryElement(given, ToolJson.Default.Options, check, out var value))
        {
            return;
        }

        if (ArgumentSize.IsTooLarge(value))
        {
            check.Report($"must not be longer than {ArgumentSize.Limit} bytes of JSON", value);
            return;
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
