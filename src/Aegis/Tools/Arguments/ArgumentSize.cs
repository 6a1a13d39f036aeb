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

    /// <summary>Refuses a value that is too large; a check of any other is given the time that it needs.</summary>
    public static bool IsTooLarge(JsonElement value, JsonCheck check)
    {
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String))
        {
            return false;
        }

#if NET9_0_OR_GREATER
        var bytes = JsonMarshal.GetRawUtf8Value(value).Length;
#else
        var bytes = System.Text.Encoding.UTF8.GetByteCount(value.GetRawText());
#endif
        if (bytes > Limit)
        {
            check.Report($"must not be longer than {Limit} bytes of JSON", value);
            return true;
        }

        check.Expect(bytes);
        return false;
    }
}
