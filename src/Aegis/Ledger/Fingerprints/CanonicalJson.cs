using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Aegis.Ledger;

/// <summary>JSON with one spelling for each meaning.</summary>
/// <remarks>
/// RFC 8785 (JSON Canonicalization Scheme) with two differences, since two amounts must never look the same: numbers are exact
/// decimals, and not doubles, so that 9007199254740993 is not 9007199254740992 while <c>1</c>, <c>1.0</c> and <c>10e-1</c> are
/// one number, written <c>1</c>; and what has more than one meaning, a repeated name or half a surrogate pair, is refused.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>How many bytes of JSON are compared: 64 KiB.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>How deep arrays and objects may be nested: 32.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    /// <summary>Puts JSON into its one spelling.</summary>
    /// <param name="json">JSON in any spelling, as UTF-8.</param>
    /// <returns>The same JSON, as UTF-8 without blanks.</returns>
    /// <exception cref="CanonicalJsonException">
    /// It is longer than <see cref="MaxLength"/>, nested deeper than <see cref="MaxDepth"/>, is no JSON, repeats a name in an
    /// object, holds half a surrogate pair, or a number with more than 64 digits or an exponent beyond 400.
    /// </exception>
    public static byte[] Of(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxLength)
        {
            throw new CanonicalJsonException($"The JSON has {json.Length} bytes, {MaxLength} at most can be compared.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Of(document.RootElement);
        }
        catch (JsonException error)
        {
            throw new CanonicalJsonException($"It is no JSON, or nested too deep: {error.Message}", error);
        }
    }

    internal static byte[] Of(JsonElement json)
    {
        var output = new ArrayBufferWriter<byte>();
        Write(output, json, MaxDepth);
        return output.WrittenSpan.ToArray();
    }

    private static void Write(ArrayBufferWriter<byte> output, JsonElement json, int depthLeft)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object or JsonValueKind.Array when depthLeft == 0:
                throw new CanonicalJsonException($"The JSON is nested deeper than {MaxDepth} levels.");
            case JsonValueKind.Object:
                WriteObject(output, json, depthLeft - 1);
                break;
            case JsonValueKind.Array:
                WriteArray(output, json, depthLeft - 1);
                break;
            case JsonValueKind.String:
                CanonicalText.Write(output, TextOf(json));
                break;
            case JsonValueKind.Number:
                Write(output, CanonicalNumber.Of(json.GetRawText()));
                break;
            default:
                Write(output, json.GetRawText());
                break;
        }
    }

    private static void WriteObject(ArrayBufferWriter<byte> output, JsonElement json, int depthLeft)
    {
        var members = json.EnumerateObject().Select(static member => (Name: NameOf(member), member.Value)).ToList();
        members.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        output.Write("{"u8);
        for (var at = 0; at < members.Count; at++)
        {
            if (at > 0)
            {
                if (members[at].Name == members[at - 1].Name)
                {
                    throw new CanonicalJsonException($"The JSON repeats the name '{members[at].Name}' in one object.");
                }

                output.Write(","u8);
            }

            CanonicalText.Write(output, members[at].Name);
            output.Write(":"u8);
            Write(output, members[at].Value, depthLeft);
        }

        output.Write("}"u8);
    }

    private static void WriteArray(ArrayBufferWriter<byte> output, JsonElement json, int depthLeft)
    {
        output.Write("["u8);
        var isFirst = true;
        foreach (var item in json.EnumerateArray())
        {
            if (!isFirst)
            {
                output.Write(","u8);
            }

            isFirst = false;
            Write(output, item, depthLeft);
        }

        output.Write("]"u8);
    }

    private static void Write(ArrayBufferWriter<byte> output, string ascii) => Encoding.UTF8.GetBytes(ascii, output);

    private static string TextOf(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException error)
        {
            throw HalfPair(error);
        }
    }

    private static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException error)
        {
            throw HalfPair(error);
        }
    }

    private static CanonicalJsonException HalfPair(InvalidOperationException error) =>
        new("The JSON holds half a surrogate pair, which is no character.", error);
}
