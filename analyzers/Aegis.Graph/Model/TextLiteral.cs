using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Aegis.Graph.Model;

/// <summary>Text of the user's as a C# literal.</summary>
public static class TextLiteral
{
    public static string Of(string text) => Escape(SymbolDisplay.FormatLiteral(text, quote: true));

    public static string Of(char letter) => Escape(SymbolDisplay.FormatLiteral(letter, quote: true));

    /// <summary>Half of a surrogate pair is a legal char, and no file can hold it.</summary>
    private static string Escape(string literal)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < literal.Length; i++)
        {
            if (!char.IsSurrogate(literal[i]))
            {
                escaped?.Append(literal[i]);
            }
            else if (i + 1 < literal.Length && char.IsSurrogatePair(literal[i], literal[i + 1]))
            {
                escaped?.Append(literal, i, 2);
                i++;
            }
            else
            {
                escaped ??= new StringBuilder(literal, 0, i, literal.Length + 5);
                escaped.Append("\\u").Append(((int)literal[i]).ToString("x4", CultureInfo.InvariantCulture));
            }
        }

        return escaped?.ToString() ?? literal;
    }
}
