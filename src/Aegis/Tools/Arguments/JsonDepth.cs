using System.Text;
using System.Text.Json;

namespace Aegis.Tools;

internal static class JsonDepth
{
    /// <summary>Whether JSON is nested more deeply than a value of any type may be.</summary>
    public static bool IsTooDeep(JsonElement element)
    {
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(element.GetRawText()),
            new JsonReaderOptions { MaxDepth = int.MaxValue }
        );
        while (reader.Read())
        {
            // which is that of what is around the value
            if (reader.CurrentDepth >= JsonCheck.MaxDepth)
            {
                return true;
            }
        }

        return false;
    }
}
