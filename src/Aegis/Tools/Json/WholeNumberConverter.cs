using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aegis.Tools;

/// <summary>Whole numbers, also as <c>5.0</c>, <c>1e3</c> or text.</summary>
/// <typeparam name="T">The type of number.</typeparam>
internal sealed class WholeNumberConverter<T> : JsonConverter<T>
    where T : struct, IBinaryInteger<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not (JsonTokenType.Number or JsonTokenType.String))
        {
            throw new UnfitValueException(typeof(T));
        }

        // no number that fits is longer, and a text may hide digits behind escapes
        ReadOnlySpan<byte> text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
        return T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : FromDecimal(text);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteRawValue(text[..length], skipInputValidation: true);
    }

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) =>
        T.TryParse(reader.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new UnfitValueException(typeof(T));

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString(null, CultureInfo.InvariantCulture));

    private static T FromDecimal(ReadOnlySpan<byte> text)
    {
        const NumberStyles Written =
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (
            decimal.TryParse(text, Written, CultureInfo.InvariantCulture, out var number)
            && decimal.Truncate(number) == number
        )
        {
            try
            {
                return T.CreateChecked(number);
            }
            catch (OverflowException)
            {
                // said below, in words that name the type
            }
        }

        throw new UnfitValueException(typeof(T));
    }
}
