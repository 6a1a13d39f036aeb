using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Aegis.Tools;

/// <summary>Numbers and booleans as models write them: as such, or as text.</summary>
internal static class JsonNumber
{
    private const NumberStyles Written =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads a number, exactly where 28 digits are enough.</summary>
    public static bool TryRead(JsonElement value, out JsonQuantity number)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number when value.TryGetDecimal(out var exact):
                number = new JsonQuantity(exact);
                return true;
            case JsonValueKind.Number when value.TryGetDouble(out var near) && double.IsFinite(near):
                number = new JsonQuantity(near);
                return true;
            case JsonValueKind.String:
                return TryRead(value.GetString(), out number);
            default:
                number = default;
                return false;
        }
    }

    /// <summary>Whether it is a number without a fraction; <c>5.0</c> is one, as in JSON schema.</summary>
    public static bool IsWhole(JsonElement value) =>
        (value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _))
        || (TryRead(value, out var number) && number.IsWhole);

    /// <summary>Whether it is a number below 0.</summary>
    public static bool IsNegative(JsonElement value) => SignOf(value) < 0;

    /// <summary>Whether it is a number above 0.</summary>
    public static bool IsPositive(JsonElement value) => SignOf(value) > 0;

    private static int SignOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && TryRead(value, out var number)
            ? number.CompareTo(new JsonQuantity(decimal.Zero))
            : 0;

    public static bool TryReadBoolean(JsonElement value, out bool boolean)
    {
        boolean = false;
        return value.ValueKind switch
        {
            JsonValueKind.True => boolean = true,
            JsonValueKind.False => true,
            JsonValueKind.String => bool.TryParse(value.GetString(), out boolean),
            _ => false,
        };
    }

    private static bool TryRead(string? text, out JsonQuantity number)
    {
        if (decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out var exact))
        {
            number = new JsonQuantity(exact);
            return true;
        }

        number = default;
        if (!double.TryParse(text, Written, CultureInfo.InvariantCulture, out var near) || !double.IsFinite(near))
        {
            return false;
        }

        number = new JsonQuantity(near);
        return true;
    }
}

/// <summary>A number: exact, or near when it is too large or too small to be exact.</summary>
internal readonly partial struct JsonQuantity
{
    private readonly decimal exact;
    private readonly double near;
    private readonly bool isExact;

    public JsonQuantity(decimal exact)
    {
        this.exact = exact;
        near = (double)exact;
        isExact = true;
    }

    public JsonQuantity(double near) => this.near = near;

    /// <summary>Whether it has no fraction.</summary>
    public bool IsWhole => isExact ? decimal.Truncate(exact) == exact : Math.Truncate(near) == near;

    /// <summary>A whole number in digits alone; none when it is too large to be exact.</summary>
    public string? WholeText => isExact ? decimal.Truncate(exact).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>The number as JSON has it.</summary>
    /// <param name="written">As it was written, which stays as it is when it is JSON.</param>
    public string Text(string written) =>
        WrittenInJson().IsMatch(written) ? written
        : isExact ? exact.ToString(CultureInfo.InvariantCulture)
        : near.ToString("R", CultureInfo.InvariantCulture);

    public override int GetHashCode() => near.GetHashCode();

    public int CompareTo(JsonQuantity other) =>
        isExact && other.isExact ? exact.CompareTo(other.exact) : near.CompareTo(other.near);

    public bool IsMultipleOf(JsonQuantity step) =>
        isExact && step.isExact && step.exact != 0 ? exact % step.exact == 0 : Math.IEEERemainder(near, step.near) == 0;

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenInJson();
}
