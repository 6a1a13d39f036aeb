using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Aegis.Tools;

/// <summary>One parameter of a tool that the model fills: how its JSON becomes a value.</summary>
/// <typeparam name="T">The parameter's type.</typeparam>
/// <param name="name">The parameter's name.</param>
/// <param name="json">How values of the project become JSON and back.</param>
public sealed class ToolParameter<T>(string name, ToolJson json)
{
    private JsonTypeInfo<T>? typeInfo;
    private JsonShape? shape;

    /// <summary>The parameter's name.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// The schema of the argument, for a parameter that the tool's own schema hides. Default: the tool's schema has it.
    /// </summary>
    [StringSyntax(StringSyntaxAttribute.Json)]
    public string? Schema { get; init; }

    /// <summary>
    /// Whether <c>null</c> stands for the default value, as strict schemas have it. Default: <see langword="false"/>.
    /// </summary>
    public bool NullIsDefault { get; init; }

    /// <summary>Builds the value from an object. Default: a serializer does.</summary>
    public ToolObjectReader<T>? Reader { get; init; }

    internal ToolJson Json => json;

    internal JsonTypeInfo<T> TypeInfo => typeInfo ??= json.TypeInfo<T>();

    /// <summary>Makes sure that there is a way to read the type.</summary>
    /// <exception cref="InvalidOperationException">It needs a serializer, and none knows it.</exception>
    internal void ThrowIfUnreadable()
    {
        if (Reader is null && !PlainValues.Has<T>())
        {
            _ = TypeInfo;
        }
    }

    internal JsonShape ShapeIn(ToolDefinition tool) =>
        shape ??= Schema is null ? tool.Shape[Name] : JsonShape.Parse(Schema, PatternScope.WholeText);
}
