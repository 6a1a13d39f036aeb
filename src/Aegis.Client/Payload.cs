using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Client;

/// <summary>
/// What a decision is about, as JSON. It belongs to the key: the server refuses the same key with another payload. The default
/// is an empty object.
/// </summary>
public readonly struct Payload
{
    private static readonly byte[] Empty = "{}"u8.ToArray();
    private readonly byte[]? utf8;

    private Payload(byte[] utf8) => this.utf8 = utf8;

    internal byte[] Utf8 => utf8 ?? Empty;

    /// <summary>JSON as it stands; numbers keep all their digits.</summary>
    /// <param name="json">One JSON value.</param>
    /// <exception cref="ArgumentException"><paramref name="json"/> is no JSON.</exception>
    public static Payload Json([StringSyntax(StringSyntaxAttribute.Json)] string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using var document = JsonDocument.Parse(json);
            return Of(document.RootElement);
        }
        catch (JsonException invalid)
        {
            throw new ArgumentException($"The payload is no JSON: {invalid.Message}", nameof(json), invalid);
        }
    }

    /// <summary>JSON that was read before; numbers keep all their digits.</summary>
    public static Payload Of(JsonElement element) => new(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()));

    /// <summary>An object, serialised by a generated contract: works in apps that are trimmed or compiled ahead of time.</summary>
    public static Payload Of<T>(T value, JsonTypeInfo<T> contract) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, contract));

    /// <summary>An object, serialised by reflection: camelCase, as the web does.</summary>
    /// <param name="value">What to send.</param>
    /// <param name="options">How to serialise. Default: <see cref="JsonSerializerDefaults.Web"/>.</param>
    [RequiresUnreferencedCode("Serialises by reflection. Pass a JsonTypeInfo<T>.")]
    [RequiresDynamicCode("Serialises by reflection. Pass a JsonTypeInfo<T>.")]
    public static Payload Of<T>(T value, JsonSerializerOptions? options = null) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, options ?? Web));

    private static JsonSerializerOptions Web { get; } = new(JsonSerializerDefaults.Web);

    /// <summary>The JSON.</summary>
    public override string ToString() => System.Text.Encoding.UTF8.GetString(Utf8);
}
