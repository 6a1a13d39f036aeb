using System.Globalization;

namespace Aegis.Tools;

/// <summary>Numbers of JSON in one form, exactly: <c>5</c>, <c>5.0</c> and <c>0.5e1</c> are one.</summary>
internal static class CanonicalNumber
{
    public static string Of(string written)
    {
        var mark = written.AsSpan().IndexOfAny('e', 'E');
        var mantissa = (mark < 0 ? written : written[..mark]).TrimStart('-');
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = (point < 0 ? mantissa : mantissa.Remove(point, 1)).TrimStart('0');
        var significant = digits.TrimEnd('0');
        if (significant.Length == 0)
        {
            return "0";
        }

        var power = 0;
        if (
            mark >= 0
            && !int.TryParse(
                written.AsSpan(mark + 1),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out power
            )
        )
        {
            // no type of .NET holds such a number, so it only equals itself
            return written;
        }

        var exponent =
            (long)power + (digits.Length - significant.Length) - (point < 0 ? 0 : mantissa.Length - point - 1);
        var sign = written[0] == '-' ? "-" : "";
        return exponent == 0
            ? $"{sign}{significant}"
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{significant}e{exponent}");
    }
}
