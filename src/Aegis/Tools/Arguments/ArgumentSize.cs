using System.Text.Json;
#if NET9_0_OR_GREATER
using System.Runtime.InteropServices;
#endif

namespace Aegis.Tools;

/// <summary>How much JSON one argument may be.</summary>
internal static class ArgumentSize
{
    /// <summary>In bytes of UTF-8; models write far less, and what is more is an attack or a mistake.</summary>
    public const int Limit = 1_048_576;

    public static bool IsTooLarge(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String))
        {
            return false;
        }

#if NET9_0_OR_GREATER
        return JsonMarshal.GetRawUtf8Value(value).Length > Limit;
#else
        return value.GetRawText().Length > Limit;
#endif
    }
}
