namespace Aegis.Graph.Model;

/// <summary>A JSON schema as text, and what came to light while it was made.</summary>
/// <param name="Json">One line, the same for the same source.</param>
/// <param name="Defects">What can not work, in the order of the declarations.</param>
/// <param name="Enums">Every enum that the schema names, once each.</param>
/// <param name="JsonTypes">Whole parameters or results that need a <c>JsonTypeInfo</c>: all but simple values.</param>
public sealed record ToolSchema(
    string Json,
    EquatableArray<SchemaDefect> Defects,
    EquatableArray<TypeName> Enums,
    EquatableArray<TypeName> JsonTypes
)
{
    /// <summary>What arguments are checked against when the schema itself can not say it all; null when it can.</summary>
    public string? Enforced { get; init; }
}
