using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Numerics;

namespace Aegis.Generators.Tests.Tools.Properties;

/// <summary>Random values of simple types: often at an end, often what an annotation names.</summary>
internal sealed class RandomScalar(Random random)
{
    private static readonly string[] Texts =
    [
        "",
        "a",
        "ab",
        "abc",
        "Abcd",
        "x1",
        "x",
        "Cd",
        "äöü",
        "日本語",
        "a\"b\\",
        "line\nline",
        "\u0000\u2028",
        "5",
        "true",
        "null",
        "two words",
        "😀😀",
        "1e3",
    ];

    public object Next(Type type, IReadOnlyList<ValidationAttribute> attributes)
    {
        if (attributes.OfType<AllowedValuesAttribute>().FirstOrDefault() is { } allowed)
        {
            return One(allowed.Values)!;
        }

        if (attributes.OfType<RangeAttribute>().FirstOrDefault() is { } range && random.Next(8) > 0)
        {
            return Between(type, Text(range.Minimum), Text(range.Maximum));
        }

        return type.IsEnum ? Enum(type)
            : type == typeof(string) ? One(Texts)
            : type == typeof(bool) ? random.Next(2) == 0
            : type == typeof(char) ? One<object>('a', '"', '\n', 'ß', '語')
            : type == typeof(Guid) ? new Guid(Bytes(16))
            : type == typeof(Uri)
                ? new Uri(One("https://example.org/a?b=c#d", "urn:isbn:1", "mailto:a@b.c"), UriKind.Absolute)
            : type == typeof(Version) ? new Version(random.Next(9), random.Next(9))
            : Time(type) ?? Number(type);
    }

    private static string Text(object limit) => Convert.ToString(limit, CultureInfo.InvariantCulture)!;

    private object Enum(Type type) =>
        System.Enum.GetValues(type).GetValue(random.Next(System.Enum.GetValues(type).Length))!;

    private object? Time(Type type)
    {
        var ticks = random.Next(4) == 0 ? TimeSpan.TicksPerDay : random.NextInt64(TimeSpan.TicksPerDay * 700_000);
        return type == typeof(DateTime) ? new DateTime(ticks, One(DateTimeKind.Utc, DateTimeKind.Unspecified))
            : type == typeof(DateTimeOffset)
                ? new DateTimeOffset(ticks + TimeSpan.TicksPerDay, TimeSpan.FromMinutes(random.Next(-840, 841)))
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(new DateTime(ticks))
            : type == typeof(TimeOnly) ? new TimeOnly(ticks % TimeSpan.TicksPerDay)
            : type == typeof(TimeSpan) ? new TimeSpan(One(ticks, -ticks, ticks % 1000 * TimeSpan.TicksPerSecond))
            : null;
    }

    private object Between(Type type, string minimum, string maximum)
    {
        if (type == typeof(DateOnly))
        {
            return DateOnly.Parse(minimum, CultureInfo.InvariantCulture).AddDays(random.Next(3650));
        }

        if (type == typeof(DateTime))
        {
            return DateTime.Parse(minimum, CultureInfo.InvariantCulture).AddMinutes(random.Next(5_000_000));
        }

        if (type == typeof(TimeSpan))
        {
            return TimeSpan.FromSeconds(random.Next(1, 86_400));
        }

        var (low, high) = (
            decimal.Parse(minimum, CultureInfo.InvariantCulture),
            decimal.Parse(maximum, CultureInfo.InvariantCulture)
        );
        var number = One(low, high, low + ((high - low) * random.Next(0, 9) / 8));
        return Convert.ChangeType(
            type == typeof(float) || type == typeof(double) || type == typeof(decimal)
                ? number
                : decimal.Truncate(number),
            type,
            CultureInfo.InvariantCulture
        );
    }

    private object Number(Type type) =>
        type == typeof(double) ? One(0, -0.5, 1e-7, 12345.678, double.MaxValue, double.MinValue, random.NextDouble())
        : type == typeof(float) ? One(0, -0.5f, 3.25f, float.MaxValue, random.NextSingle())
        : type == typeof(Half) ? One((Half)0, (Half)1.5, Half.MaxValue, (Half)random.NextSingle())
        : type == typeof(decimal)
            ? One(0, 1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, random.Next())
        : type == typeof(int) ? Whole<int>()
        : type == typeof(long) ? Whole<long>()
        : type == typeof(ulong) ? Whole<ulong>()
        : type == typeof(uint) ? Whole<uint>()
        : type == typeof(short) ? Whole<short>()
        : type == typeof(ushort) ? Whole<ushort>()
        : type == typeof(byte) ? Whole<byte>()
        : type == typeof(sbyte) ? Whole<sbyte>()
        : type == typeof(Int128) ? Whole<Int128>()
        : type == typeof(UInt128) ? Whole<UInt128>()
        : throw new NotSupportedException(type.FullName);

    private object Whole<T>()
        where T : IBinaryInteger<T>, IMinMaxValue<T> =>
        One(T.MinValue, T.MaxValue, T.Zero, T.One, T.CreateTruncating(random.Next()));

    private byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
}
