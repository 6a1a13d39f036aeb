using System.Text;
using System.Text.Json;

namespace ResearchReport.Extractive;

/// <summary>Finds JSON objects and arrays that stand in a text, as prompts carry data.</summary>
public static class EmbeddedJson
{
    /// <summary>
    /// The string values of all JSON in a text, in order, and the text without the JSON. None when the text holds no JSON
    /// that can carry material: "[1]" in running text is a reference.
    /// </summary>
    public static (IReadOnlyList<string> Strings, string Remainder)? Separate(string text)
    {
        var strings = new List<string>();
        var rest = new StringBuilder();
        var holdsObject = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '[' && TryRead(text[i..], strings) is { } length)
            {
                holdsObject |= text[i] == '{';
                i += length - 1;
            }
            else
            {
                rest.Append(text[i]);
            }
        }

        return strings.Count > 0 || holdsObject ? (strings, rest.ToString()) : null;
    }

    // returns the number of characters read, or null when what begins here is no JSON after all
    private static int? TryRead(string text, List<string> strings)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(bytes, isFinalBlock: true, state: default);
        try
        {
            if (!JsonDocument.TryParseValue(ref reader, out var document))
            {
                return null;
            }

            using (document)
            {
                Collect(document.RootElement, strings);
            }

            return Encoding.UTF8.GetCharCount(bytes.AsSpan(0, (int)reader.BytesConsumed));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement element, List<string> strings)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                strings.Add(element.GetString()!);
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Collect(item, strings);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Collect(property.Value, strings);
                }

                break;
        }
    }
}
