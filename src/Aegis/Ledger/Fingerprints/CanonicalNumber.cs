using System.Globalization;

namespace Aegis.Ledger;

/// <summary>A number as digits without zeros at either end, and a power of ten: <c>12.50</c> is <c>125e-1</c>.</summary>
internal static class CanonicalNumber
{
    private const int MaxDigits = 64;
    private const int MaxExponent = 400;

    /// <summary>The one spelling of a number in JSON.</summary>
    /// <exception cref="CanonicalJsonException">It has too many digits or too large an exponent.</exception>
    public static string Of(string json)
    {
        var isNegative = json[0] == '-';
        var end = json.AsSpan().IndexOfAny('e', 'E');
        var exponent = end < 0 ? 0 : ExponentOf(json, end + 1);
        var mantissa = json.AsSpan(isNegative ? 1 : 0, (end < 0 ? json.Length : end) - (isNegative ? 1 : 0));
        var point = mantissa.IndexOf('.');
        exponent -= point < 0 ? 0 : mantissa.Length - point - 1;
        var digits = mantissa.ToString().Replace(".", "", StringComparison.Ordinal).TrimStart('0');
        var significant = digits.TrimEnd('0');
        exponent += digits.Length - significant.Length;
        if (significant.Length == 0)
        {
            return "0";
        }

        if (significant.Length > MaxDigits || Math.Abs(exponent) > MaxExponent)
        {
            throw Beyond(json);
        }

        var sign = isNegative ? "-" : "";
        return exponent == 0
            ? sign + significant
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{significant}e{exponent}");
    }

    private static long ExponentOf(string json, int start) =>
        int.TryParse(json.AsSpan(start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            ? exponent
            : throw Beyond(json);

    private static CanonicalJsonException Beyond(string json) =>
        new(
            $"The number {Tools.Shortened.Of(json)} has more than {MaxDigits} digits or an exponent beyond {MaxExponent}."
        );
}
