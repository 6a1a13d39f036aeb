using System.Collections;
using System.Globalization;

namespace Aegis.Tools;

/// <summary>What a type takes, in words for a model, which knows JSON and not .NET.</summary>
internal static class TypeWords
{
    private static readonly Dictionary<Type, string> Plain = new()
    {
        [typeof(bool)] = "true or false",
        [typeof(sbyte)] = Whole(sbyte.MinValue, sbyte.MaxValue),
        [typeof(byte)] = Whole(byte.MinValue, byte.MaxValue),
        [typeof(short)] = Whole(short.MinValue, short.MaxValue),
        [typeof(ushort)] = Whole(ushort.MinValue, ushort.MaxValue),
        [typeof(int)] = Whole(int.MinValue, int.MaxValue),
        [typeof(uint)] = Whole(uint.MinValue, uint.MaxValue),
        [typeof(long)] = Whole(long.MinValue, long.MaxValue),
        [typeof(ulong)] = Whole(ulong.MinValue, ulong.MaxValue),
        [typeof(Int128)] = Whole(Int128.MinValue, Int128.MaxValue),
        [typeof(UInt128)] = Whole(UInt128.MinValue, UInt128.MaxValue),
        [typeof(Half)] = "a number from -65504 to 65504",
        [typeof(float)] = "a number from -3.4e38 to 3.4e38",
        [typeof(double)] = "a number from -1.7e308 to 1.7e308",
        [typeof(decimal)] = "a number of at most 28 digits",
        [typeof(char)] = "one character",
        [typeof(string)] = "a text",
        [typeof(byte[])] = "a text in base64",
        [typeof(Guid)] = "a UUID, such as 0f8fad5b-d9cb-469f-a165-70867728950e",
        [typeof(Uri)] = "a URI",
        [typeof(Version)] = "a version, such as 1.2.3",
        [typeof(DateTime)] = "a date and time, such as 2026-01-31T12:00:00Z",
        [typeof(DateTimeOffset)] = "a date and time, such as 2026-01-31T12:00:00+01:00",
        [typeof(DateOnly)] = "a date, such as 2026-01-31",
        [typeof(TimeOnly)] = "a time of day, such as 13:30:00",
        [typeof(TimeSpan)] = "a length of time, such as 01:30:00",
    };

    /// <summary>As in <c>must be …</c>.</summary>
    public static string Of(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying) + " or null";
        }

        return Plain.TryGetValue(type, out var words) ? words
            : type.IsEnum ? $"one of {string.Join(", ", Enum.GetNames(type).Select(static name => $"\"{name}\""))}"
            : typeof(IEnumerable).IsAssignableFrom(type) && !IsDictionary(type) ? "an array"
            : "an object";
    }

    private static bool IsDictionary(Type type) =>
        typeof(IDictionary).IsAssignableFrom(type)
        || (
            type.IsGenericType
            && type.GetGenericTypeDefinition() is var definition
            && (definition == typeof(IDictionary<,>) || definition == typeof(IReadOnlyDictionary<,>))
        );

    private static string Whole<T>(T least, T most)
        where T : IFormattable => string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}");
}
