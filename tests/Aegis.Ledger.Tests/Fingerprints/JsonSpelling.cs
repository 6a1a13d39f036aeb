using System.Globalization;
using System.Numerics;
using System.Text;

namespace Aegis.Ledger.Tests.Fingerprints;

/// <summary>Spells a value in one of its many ways.</summary>
internal static class JsonSpelling
{
    public static string Of(JsonTree tree, Random random) => Blank(random) + Inner(tree, random) + Blank(random);

    private static string Inner(JsonTree tree, Random random) =>
        tree switch
        {
            JsonTree.Word word => word.Json,
            JsonTree.Text text => Quoted(text.Value, random),
            JsonTree.Number number => Spell(number, random),
            JsonTree.Items items =>
                $"[{string.Join(",", items.Values.Select(value => Of(value, random)))}{Blank(random)}]",
            JsonTree.Members members => "{"
                + string.Join(
                    ",",
                    members
                        .Values.OrderBy(_ => random.Next())
                        .Select(pair =>
                            $"{Blank(random)}{Quoted(pair.Key, random)}{Blank(random)}:{Of(pair.Value, random)}"
                        )
                )
                + Blank(random)
                + "}",
            _ => throw new ArgumentException("not a JSON value", nameof(tree)),
        };

    private static string Blank(Random random) => new[] { "", "", "", " ", "\n", "\t\r" }[random.Next(6)];

    private static string Quoted(string text, Random random)
    {
        var quoted = new StringBuilder("\"");
        // a pair is escaped as a whole, or half of it would be raw
        foreach (var rune in text.EnumerateRunes())
        {
            var units = rune.ToString();
            if (rune.Value is < 0x20 or '"' or '\\' || random.Next(3) == 0)
            {
                foreach (var unit in units)
                {
                    quoted.Append(Escape(unit, random));
                }
            }
            else
            {
                quoted.Append(units);
            }
        }

        return quoted.Append('"').ToString();
    }

    private static string Escape(char unit, Random random)
    {
        var at = "\"\\/\b\f\n\r\t".IndexOf(unit, StringComparison.Ordinal);
        return at >= 0 && random.Next(2) == 0 ? $"\\{"\"\\/bfnrt"[at]}"
            : random.Next(2) == 0 ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}")
            : string.Create(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
    }

    private static string Spell(JsonTree.Number number, Random random)
    {
        if (number.Digits.IsZero)
        {
            return new[] { "0", "-0", "0.0", "-0.00", "0e5", "0E-7" }[random.Next(6)];
        }

        var sign = number.Digits.Sign < 0 ? "-" : "";
        // more zeros, a smaller power
        var zeros = random.Next(4);
        var digits = BigInteger.Abs(number.Digits).ToString(CultureInfo.InvariantCulture) + new string('0', zeros);
        var exponent = number.Exponent - zeros;
        // a point somewhere, a greater power
        var point = random.Next(digits.Length);
        if (random.Next(2) == 0 && point > 0)
        {
            exponent += digits.Length - point;
            digits = $"{digits[..point]}.{digits[point..]}";
        }
        else if (random.Next(3) == 0)
        {
            exponent += digits.Length;
            digits = $"0.{digits}";
        }

        if (exponent == 0 && random.Next(2) == 0)
        {
            return sign + digits;
        }

        var mark = random.Next(2) == 0 ? "e" : "E";
        var plus = exponent >= 0 && random.Next(2) == 0 ? "+" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}{mark}{plus}{exponent}");
    }
}
