using System.Globalization;
using System.Text;

namespace Aegis.Generators.Emit;

/// <summary>
/// Text that MSBuild hands on as it is. Within MSBuild some characters have a meaning, and outside of Windows it takes any
/// backslash for a slash: they are escaped. What <c>[MSBuild]::ConvertFromBase64</c> decodes is not escaped once more.
/// </summary>
internal static class MSBuildText
{
    private const string Special = "%*?@$();'\\";

    public static string Encode(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            _ =
                Special.IndexOf(character) < 0
                    ? escaped.Append(character)
                    : escaped.Append('%').Append(((int)character).ToString("X2", CultureInfo.InvariantCulture));
        }

        return Convert.ToBase64String(Encoding.UTF8.GetBytes(escaped.ToString()));
    }
}
