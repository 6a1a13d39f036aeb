using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>References within a schema: <c>#/properties/node</c>, by RFC 6901.</summary>
internal static class JsonPointer
{
    /// <exception cref="ArgumentException">There is nothing at the place.</exception>
    public static JsonElement Resolve(JsonElement root, string reference)
    {
        if (reference is not ['#'] and not ['#', '/', ..])
        {
            throw Unknown(reference);
        }

        var place = root;
        foreach (var escaped in reference.Split('/').Skip(1))
        {
            var step = Uri.UnescapeDataString(escaped)
                .Replace("~1", "/", StringComparison.Ordinal)
                .Replace("~0", "~", StringComparison.Ordinal);
            place = place.ValueKind switch
            {
                JsonValueKind.Object when place.TryGetProperty(step, out var property) => property,
                JsonValueKind.Array
                    when int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                        && index < place.GetArrayLength() => place[index],
                _ => throw Unknown(reference),
            };
        }

        return place;
    }

    /// <summary>A step as a reference has it.</summary>
    public static string Escape(string step) =>
        step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static ArgumentException Unknown(string reference) =>
        new($"A JSON schema refers to '{reference}', which it does not contain.");
}
