using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Aegis.Tools;

/// <summary>All arguments of a call as the one JSON object that a schema speaks of.</summary>
internal static class ArgumentObject
{
    /// <summary>Checks the arguments; what is wrong with them goes to the check.</summary>
    /// <returns>The arguments in the spelling of the schema: numbers as numbers, names as they are declared.</returns>
    public static AIFunctionArguments Check(AIFunctionArguments arguments, JsonShape shape, JsonCheck check)
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
            return arguments;
        }

        // how deep it may be is for the check to say
        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        var whole = JsonElement.ParseValue(ref reader);
        try
        {
            shape.Check(whole, check);
            if (check is { IsValid: true, Corrections: { } corrections })
            {
                // what a spelling stands for may be refused, though the spelling is not
                var corrected = corrections.Apply(whole);
                check.Expect(buffer.WrittenCount);
                shape.Check(corrected, check);
                return With(arguments, corrected, corrections);
            }
        }
        catch (InvalidOperationException)
        {
            // half a surrogate pair, say: JSON may escape it, but no string can hold it
            check.Report("must be text of valid Unicode characters", whole);
        }

        return arguments;
    }

    private static AIFunctionArguments With(
        AIFunctionArguments arguments,
        JsonElement corrected,
        JsonCorrections corrections
    ) =>
        new(
            arguments.ToDictionary(
                static pair => pair.Key,
                pair => corrections.Concern(pair.Key) ? corrected.GetProperty(pair.Key) : pair.Value,
                StringComparer.Ordinal
            )
        )
        {
            Services = arguments.Services,
            Context = arguments.Context,
        };

    private static void Write(Utf8JsonWriter writer, string name, object? given, JsonCheck check)
    {
        if (!ArgumentBinder.TryElement(given, ToolJson.Default.Options, check, out var value))
        {
            return;
        }

        if (ArgumentSize.IsTooLarge(value, check))
        {
            return;
        }

        writer.WritePropertyName(name);
        writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
    }
}
