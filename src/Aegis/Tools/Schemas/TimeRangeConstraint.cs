using System.Globalization;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// Limits of dates and times, which JSON schema has no keyword for: <c>[Range(typeof(DateOnly), "2020-01-01", "2029-12-31")]</c>.
/// </summary>
internal sealed class TimeRangeConstraint : IJsonConstraint
{
    private readonly string type;
    private readonly (string Text, bool IsExclusive) minimum;
    private readonly (string Text, bool IsExclusive) maximum;

    private TimeRangeConstraint(JsonElement range)
    {
        type = range.GetProperty("of").GetString()!;
        minimum = (range.GetProperty("minimum").GetString()!, range.TryGetProperty("above", out _));
        maximum = (range.GetProperty("maximum").GetString()!, range.TryGetProperty("below", out _));
    }

    public static TimeRangeConstraint? Read(JsonElement schema) =>
        schema.TryGetProperty("x-aegis-range", out var range) ? new TimeRangeConstraint(range) : null;

    public void Check(JsonElement value, JsonCheck check)
    {
        // what can not be read is told once it is read
        if (value.ValueKind != JsonValueKind.String || ValueOf(value) is not { } time)
        {
            return;
        }

        if (Limit(minimum.Text) is { } first && time.CompareTo(first) < (minimum.IsExclusive ? 1 : 0))
        {
            check.Report($"must be {(minimum.IsExclusive ? "after" : "at least")} {minimum.Text}", value);
        }

        if (Limit(maximum.Text) is { } last && time.CompareTo(last) > (maximum.IsExclusive ? -1 : 0))
        {
            check.Report($"must be {(maximum.IsExclusive ? "before" : "at most")} {maximum.Text}", value);
        }
    }

    /// <summary>As the serializer reads it.</summary>
    private IComparable? ValueOf(JsonElement value) =>
        type switch
        {
            "DateTime" when value.TryGetDateTime(out var time) => time,
            "DateTimeOffset" when value.TryGetDateTimeOffset(out var time) => time,
            "DateTime" or "DateTimeOffset" => null,
            _ => Limit(value.GetString()!),
        };

    /// <summary>As the annotation reads it.</summary>
    private IComparable? Limit(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        return type switch
        {
            "DateTime" when DateTime.TryParse(text, culture, DateTimeStyles.None, out var time) => time,
            "DateTimeOffset" when DateTimeOffset.TryParse(text, culture, DateTimeStyles.None, out var time) => time,
            "DateOnly" when DateOnly.TryParse(text, culture, DateTimeStyles.None, out var date) => date,
            "TimeOnly" when TimeOnly.TryParse(text, culture, DateTimeStyles.None, out var time) => time,
            "TimeSpan" when TimeSpan.TryParse(text, culture, out var time) => time,
            _ => null,
        };
    }
}
