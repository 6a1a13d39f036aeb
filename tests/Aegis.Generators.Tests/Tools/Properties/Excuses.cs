using System.Text.Json;
using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using JsonException = System.Text.Json.JsonException;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>Why a tool may refuse what fits its schema.</summary>
internal static partial class Excuses
{
    public static bool Has(RecordedTool tool, JsonElement arguments, JToken plain, string result) =>
        // the judge sees the last of two properties with one name
        result.Contains("must not be given twice", StringComparison.Ordinal)
        // half a surrogate pair, which no string holds
        || arguments.GetRawText().Contains("\\uD800", StringComparison.Ordinal)
        // no keyword of a schema says it: a range of dates or times, and what its annotation says is checked of what is taken
        || (HasTimeRange(tool) && TimeLimit().IsMatch(result))
        // a relative one, which the CLR type would take, is none to the format
        || result.Contains("must be an absolute URI", StringComparison.Ordinal)
        || tool.Places.Any(place => plain[place.JsonName] is { } argument && !CanRead(argument, place.Type))
        || tool.Places.Any(place =>
            arguments.TryGetProperty(place.JsonName, out var argument) && HoldsTooLarge(argument)
        );

    [GeneratedRegex("must be at (least|most) [0-9.]+[-:][0-9]")]
    private static partial Regex TimeLimit();

    private static bool HasTimeRange(RecordedTool tool) =>
        tool.Enforced.Contains("x-aegis-range", StringComparison.Ordinal);

    /// <summary>Whether the CLR type takes it: a date that there is, a number that it holds.</summary>
    private static bool CanRead(JToken argument, Type type)
    {
        try
        {
            System.Text.Json.JsonSerializer.Deserialize(argument.ToString(Formatting.None), type, Canonical.Options);
            return true;
        }
        catch (Exception error)
            when (error is JsonException or ArgumentException or FormatException or OverflowException)
        {
            return false;
        }
    }

    /// <summary>A number that no finite double is near; the judge is given the largest long for those beyond it.</summary>
    private static bool HoldsTooLarge(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Number => !value.TryGetDouble(out var number)
                || !double.IsFinite(number)
                || Math.Abs(number) >= long.MaxValue,
            JsonValueKind.String => value.GetRawText().Trim('"') is var text
                && double.TryParse(text, out var number)
                && Math.Abs(number) >= long.MaxValue,
            JsonValueKind.Array => value.EnumerateArray().Any(HoldsTooLarge),
            JsonValueKind.Object => value.EnumerateObject().Any(static property => HoldsTooLarge(property.Value)),
            _ => false,
        };
}
