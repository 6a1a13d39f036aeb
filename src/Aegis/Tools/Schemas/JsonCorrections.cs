using System.Buffers;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// What a check has taken for something else: a text for the number that it spells, a name for the one that is declared. Whoever
/// can not read such spellings is given the corrected value.
/// </summary>
internal sealed class JsonCorrections
{
    private readonly Dictionary<JsonStep, JsonCorrections> parts = [];
    private (string Written, string Json)? meant;

    /// <summary>Whether anything is corrected at or below a property.</summary>
    public bool Concern(string property) => parts.ContainsKey(new JsonStep(property, 0));

    /// <summary>The value of a property with everything corrected.</summary>
    public JsonElement ApplyTo(string property, JsonElement value) =>
        parts.TryGetValue(new JsonStep(property, 0), out var part) ? part.Apply(value) : value;

    /// <summary>Says which JSON stands at a place in truth, for what is written there.</summary>
    public void Add(IEnumerable<JsonStep> path, string written, string json) => At(path).meant = (written, json);

    /// <summary>Takes over what was found by a check that began at a place.</summary>
    public void Add(IEnumerable<JsonStep> path, JsonCorrections others) => At(path).Add(others);

    /// <summary>The value with everything corrected.</summary>
    public JsonElement Apply(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, value);
        }

        // how deep it may be is for the check to say
        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref reader);
    }

    private JsonCorrections At(IEnumerable<JsonStep> path)
    {
        var place = this;
        foreach (var step in path)
        {
            if (!place.parts.TryGetValue(step, out var next))
            {
                place.parts.Add(step, next = new JsonCorrections());
            }

            place = next;
        }

        return place;
    }

    private void Add(JsonCorrections others)
    {
        if (meant?.Written != others.meant?.Written)
        {
            // of two entries with one name the last counts
            meant = others.meant ?? meant;
        }

        foreach (var (step, part) in others.parts)
        {
            if (!parts.TryAdd(step, part))
            {
                parts[step].Add(part);
            }
        }
    }

    private void Write(Utf8JsonWriter writer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when parts.Count > 0:
                writer.WriteStartObject();
                foreach (var (name, last) in LastOfEach(value))
                {
                    writer.WritePropertyName(name);
                    WritePart(writer, new JsonStep(name, 0), last);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array when parts.Count > 0:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    WritePart(writer, new JsonStep(null, index++), item);
                }

                writer.WriteEndArray();
                break;
            default:
                // as it is, whatever escapes it is written with
                var written = value.GetRawText();
                var json = meant is { } correction && correction.Written == written ? correction.Json : written;
                writer.WriteRawValue(json, skipInputValidation: true);
                break;
        }
    }

    /// <summary>Of two entries with one name the last counts, and what was corrected may be the first.</summary>
    private static Dictionary<string, JsonElement> LastOfEach(JsonElement value)
    {
        var all = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in value.EnumerateObject())
        {
            all[property.Name] = property.Value;
        }

        return all;
    }

    private void WritePart(Utf8JsonWriter writer, JsonStep step, JsonElement value)
    {
        if (parts.TryGetValue(step, out var part))
        {
            part.Write(writer, value);
        }
        else
        {
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true);
        }
    }
}
