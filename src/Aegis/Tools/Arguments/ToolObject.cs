using System.Text.Json;

namespace Aegis.Tools;

/// <summary>
/// An object of JSON that fits its schema, from which emitted code reads the members of a type that it can build by its
/// constructor. A serializer takes several times as long.
/// </summary>
public readonly struct ToolObject
{
    private readonly JsonElement element;
    private readonly ToolJson json;

    internal ToolObject(JsonElement element, ToolJson json)
    {
        this.element = element;
        this.json = json;
    }

    /// <summary>Reads a member that the schema requires.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <returns>The value.</returns>
    public T Read<T>(ReadOnlySpan<byte> name) =>
        element.TryGetProperty(name, out var member) ? Value<T>(member) : default!;

    /// <summary>Reads a member that may be left out.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <param name="defaultValue">The value when it is left out.</param>
    /// <returns>The value.</returns>
    public T Read<T>(ReadOnlySpan<byte> name, T defaultValue) =>
        element.TryGetProperty(name, out var member) ? Value<T>(member) : defaultValue;

    /// <summary>Reads a member that is an object of the same kind.</summary>
    /// <typeparam name="T">The member's type.</typeparam>
    /// <param name="name">The member's name in JSON, as UTF-8.</param>
    /// <param name="reader">Builds the member.</param>
    /// <returns>The value; <see langword="default"/> when it is left out or <c>null</c>.</returns>
    public T? ReadObject<T>(ReadOnlySpan<byte> name, ToolObjectReader<T> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object
            ? reader(new ToolObject(member, json))
            : default;
    }

    private T Value<T>(JsonElement member) =>
        PlainValues.TryRead<T>(member, out var plain) ? plain : JsonSerializer.Deserialize(member, json.TypeInfo<T>())!;
}

/// <summary>Builds a value from an object that fits its schema.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <param name="members">The object.</param>
/// <returns>The value.</returns>
public delegate T ToolObjectReader<out T>(ToolObject members);
