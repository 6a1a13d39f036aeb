namespace Aegis.Graph.Extract.Schemas;

/// <summary>What a <c>[JsonConverter]</c> makes of a value.</summary>
internal enum Converter
{
    None,
    EnumNames,
    EnumNumber,
    EnumText,

    /// <summary>Code of the developer's, which may read and write anything.</summary>
    Opaque,
}
