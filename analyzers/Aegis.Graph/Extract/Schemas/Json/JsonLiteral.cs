using System.Globalization;
using System.Text;

namespace Aegis.Graph.Extract.Schemas;

/// <summary>Constants to JSON. Written by hand, since an analyzer that brings a JSON library clashes with the compiler's own.</summary>
internal static class JsonLiteral
{
    public const string Null = "null";

    public static string Of(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (letter is '"' or '\\')
            {
                json.Append('\\').Append(letter);
            }
            else if (letter is < ' ' or '\u007f' or '\u2028' or '\u2029')
            {
                Escape(json, letter);
            }
            else if (!char.IsSurrogate(letter))
            {
                json.Append(letter);
            }
            else if (i + 1 < text.Length && char.IsSurrogatePair(letter, text[i + 1]))
            {
                json.Append(letter).Append(text[++i]);
            }
            else
            {
                // half a character is no text; the serializer writes the same
                Escape(json, '\ufffd');
            }
        }

        return json.Append('"').ToString();
    }

    /// <summary>A constant of C#; null for what JSON can not say, such as NaN.</summary>
    public static string? Of(object? value) =>
        value switch
        {
            null => Null,
            string text => Of(text),
            char letter => Of(letter.ToString()),
            bool flag => flag ? "true" : "false",
            double number => double.IsNaN(number) || double.IsInfinity(number)
                ? null
                : number.ToString("R", CultureInfo.InvariantCulture),
            float number => float.IsNaN(number) || float.IsInfinity(number)
                ? null
                : number.ToString("R", CultureInfo.InvariantCulture),
            DateTime time => Of(time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)),
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal => (
                (IFormattable)value
            ).ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };

    private static void Escape(StringBuilder json, char letter) =>
        json.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
}
