using System.Globalization;
using System.Text;

namespace Aegis.Generators.Emit;

/// <summary>JSON as the inside of a raw string literal that people read.</summary>
internal static class JsonLines
{
    /// <summary>Some characters may stand in JSON and not in a line of C#; they only stand in JSON's own strings.</summary>
    public static string Escape(string json)
    {
        StringBuilder? text = null;
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (char.IsControl(letter) || char.IsSurrogate(letter) || letter is '\u2028' or '\u2029')
            {
                text ??= new StringBuilder(json, 0, i, json.Length + 16);
                text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text?.Append(letter);
            }
        }

        return text?.ToString() ?? json;
    }

    /// <summary>The properties of the outermost object a line each, and those of the objects in it.</summary>
    public static IEnumerable<string> Split(string json)
    {
        var open = new Stack<char>();
        var (start, inString) = (0, false);
        for (var i = 0; i < json.Length; i++)
        {
            var letter = json[i];
            if (inString)
            {
                i += letter == '\\' ? 1 : 0;
                inString = letter != '"';
                continue;
            }

            inString = letter == '"';
            if (letter is '}' or ']')
            {
                open.Pop();
            }
            else if (letter is '{' or '[')
            {
                open.Push(letter);
            }

            var isBreak =
                open.Count == 2 && open.Peek() == '{' ? letter is '{' or ',' : open.Count == 1 && letter == ',';
            if (isBreak && json[i + 1] != '}')
            {
                yield return json.Substring(start, i + 1 - start);
                start = i + 1;
            }
        }

        yield return json.Substring(start);
    }
}
