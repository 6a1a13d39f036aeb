using System.Text;

namespace Aegis.Graph.Extract.Tools;

/// <summary>The names that models call tools by.</summary>
public static class ToolNames
{
    /// <summary><c>GetHTTPStatusAsync</c> becomes <c>get_http_status</c>.</summary>
    public static string Of(string method)
    {
        var name = Stem(method);
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_')
            {
                Separate(text);
                continue;
            }

            if (char.IsUpper(name[i]) && StartsWord(name, i))
            {
                Separate(text);
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString().TrimEnd('_');
    }

    /// <summary>The method's name without <c>Async</c> at its end.</summary>
    public static string Stem(string method) =>
        method.Length > 5 && method.EndsWith("Async", StringComparison.Ordinal)
            ? method.Substring(0, method.Length - 5)
            : method;

    /// <summary>After a small letter or a digit, and at the last capital of several, where the next word begins.</summary>
    private static bool StartsWord(string name, int index) =>
        index > 0 && (!char.IsUpper(name[index - 1]) || (index + 1 < name.Length && char.IsLower(name[index + 1])));

    private static void Separate(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != '_')
        {
            text.Append('_');
        }
    }
}
