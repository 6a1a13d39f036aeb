using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Aegis.Tools;

/// <summary>The types that most parameters have, read without a serializer.</summary>
internal static class PlainValues
{
    /// <summary>Whether a type is among them, so that a serializer is needed only for odd spellings.</summary>
    public static bool Has<T>() =>
        typeof(T) == typeof(string)
        || typeof(T) == typeof(int)
        || typeof(T) == typeof(int?)
        || typeof(T) == typeof(long)
        || typeof(T) == typeof(double)
        || typeof(T) == typeof(bool);

    /// <summary>Reads a value that stands there as it is; anything else is left to the serializer.</summary>
    public static bool TryRead<T>(JsonElement element, [MaybeNullWhen(false)] out T value)
    {
        // the casts through object are free: the JIT compiles one body for each of these types, and sees what T is
        switch (element.ValueKind)
        {
            case JsonValueKind.String when typeof(T) == typeof(string):
                value = (T)(object)element.GetString()!;
                return true;
            case JsonValueKind.Number when typeof(T) == typeof(int) && element.TryGetInt32(out var number):
                value = (T)(object)number;
                return true;
            case JsonValueKind.Number when typeof(T) == typeof(int?) && element.TryGetInt32(out var number):
                value = (T)(object)number;
                return true;
            case JsonValueKind.Number when typeof(T) == typeof(long) && element.TryGetInt64(out var number):
                value = (T)(object)number;
                return true;
            case JsonValueKind.Number when typeof(T) == typeof(double) && element.TryGetDouble(out var number):
                value = (T)(object)number;
                return true;
            case JsonValueKind.True or JsonValueKind.False when typeof(T) == typeof(bool):
                value = (T)(object)element.GetBoolean();
                return true;
            case JsonValueKind.Null when default(T) is null:
                value = default!;
                return true;
            default:
                value = default;
                return false;
        }
    }
}
